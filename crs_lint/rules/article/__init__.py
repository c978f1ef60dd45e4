"""Rules about the study page."""
