"""Fuzzing: what each reader gets, and what it may not answer. ``tools/fuzz.py`` runs it; ``cases`` holds what it found."""
