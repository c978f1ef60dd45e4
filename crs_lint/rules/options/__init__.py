"""Rules about the options as a set."""
