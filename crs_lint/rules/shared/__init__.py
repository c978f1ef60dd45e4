"""Code that several rules share, by subject."""
