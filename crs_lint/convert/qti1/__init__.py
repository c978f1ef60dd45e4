"""QTI 1.2, as Canvas, Blackboard and others export it."""
