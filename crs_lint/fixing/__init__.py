"""Fixes: edits of the text, their verification, the fix loop, and comments that suppress."""
