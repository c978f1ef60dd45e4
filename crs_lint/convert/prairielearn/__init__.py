"""Questions of PrairieLearn."""
