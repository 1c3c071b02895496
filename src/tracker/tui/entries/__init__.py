"""What a person enters in the UI: results, causes, names."""
