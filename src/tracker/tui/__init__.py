"""The terminal UI: one screen a file. The only package that imports Textual."""
