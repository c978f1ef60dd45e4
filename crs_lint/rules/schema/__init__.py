"""Rules about the file and its shape."""
