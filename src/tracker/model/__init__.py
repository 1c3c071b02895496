"""Nouns of the field: frozen values, no input or output, no formatting."""
