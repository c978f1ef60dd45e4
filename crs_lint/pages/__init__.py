"""Pages for learners: an article and its question each, an index, and a page to practice on."""
