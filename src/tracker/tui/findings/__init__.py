"""What the findings show: all that is wrong, its columns, what is said of each."""
