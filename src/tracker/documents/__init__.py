"""Files become blocks of text and tables, each with its place in the file."""
