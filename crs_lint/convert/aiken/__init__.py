"""The Aiken format."""
