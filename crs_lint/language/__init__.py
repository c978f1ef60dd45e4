"""English words, numbers and phrases in prose: tokenizing, stemming, and matchers that rules share."""
