"""Where a figure comes from: the place in the document, and the document as it is read."""
