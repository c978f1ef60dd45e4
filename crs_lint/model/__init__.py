"""The values that every part shares: findings, items, exams."""
