"""Questions put to the database in a thread, and their answers."""
