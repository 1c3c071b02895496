"""Budget credibility after the PEFA framework: outturns over the years, and their grades."""
