"""Packages of QTI 1.2 for Canvas."""
