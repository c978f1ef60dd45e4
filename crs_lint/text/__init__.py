"""Text as such: sanitizing, normalizing, suggestions, lazy patterns, hashing."""
