"""Archives and folders that were not made here: their files, the paths in them, and pictures."""
