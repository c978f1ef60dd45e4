"""Finding files, reading git, and writing files whole."""
