"""Rules about the file and its fields."""
