"""What the overview shows: the year in tiles, a chart of its quarters, news and gaps."""
