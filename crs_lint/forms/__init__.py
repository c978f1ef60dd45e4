"""Forms: items that are chosen from a bank so that they meet the blueprint of its exam."""
