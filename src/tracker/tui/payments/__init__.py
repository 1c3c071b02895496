"""What the payments show: the grid of quarters, its columns, the account of a project."""
