"""Rules about what learners read afterwards."""
