"""What candidates answered: reading responses, matching them to the bank, and item analysis."""
