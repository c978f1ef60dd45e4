"""Rules about cues: an item answered right for the wrong reason."""
