"""Rules about explanations, rationales and references."""
