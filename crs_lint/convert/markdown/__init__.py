"""Quizzes in Markdown."""
