"""Portuguese: its words, and the module that is made of them."""
