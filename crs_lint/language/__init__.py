"""Words, and matchers of notions in prose."""
