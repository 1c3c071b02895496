"""The UI in a browser of this machine."""
