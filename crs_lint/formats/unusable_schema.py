"""The error for a team's schema that cannot be used."""


class UnusableSchemaError(Exception):
    """The schema cannot be used; the text is one sentence for the user."""
