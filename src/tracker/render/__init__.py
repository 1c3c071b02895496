"""How reports look: numbers, tables, and the files that people and programs read."""
