"""Files become facts, facts become rows: all of a file or nothing of it."""
