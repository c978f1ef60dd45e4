"""Rules about cues: clues that give the key away."""
