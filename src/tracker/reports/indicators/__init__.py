"""Is the work done: targets, results, and how the one is held against the other."""
