"""What the UI writes: tables and forms, whole or not at all."""
