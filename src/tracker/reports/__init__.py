"""The questions: a connection in, frozen dataclasses out."""
