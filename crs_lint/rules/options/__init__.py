"""Rules about the options as a set: number, order, form and overlap."""
