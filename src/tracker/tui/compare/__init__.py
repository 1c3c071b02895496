"""What the comparison shows: its rows, columns and reasons."""
