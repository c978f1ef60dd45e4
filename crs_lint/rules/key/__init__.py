"""Rules about the key: exactly one right answer."""
