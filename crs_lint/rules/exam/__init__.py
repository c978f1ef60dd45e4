"""Rules about the exam file and the blueprint."""
