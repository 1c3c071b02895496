"""Everything that is wrong, as one list with ids that stay."""
