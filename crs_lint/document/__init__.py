"""From bytes to plain data, and from paths in the data to positions in the text."""
