"""Questions in JSON."""
