"""What an author's own fields are called, and what to do about a key, in messages: for the bank's own form and for others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Wording(NamedTuple):
    """``fields`` are the author's names of fields by those of the bank's own form, where they differ.

    ``mark_right`` tells how to say which answer is right, ``mark_best`` how to leave one of several, ``fit_key`` how to
    write a key that names an answer.
    """

    fields: Mapping[str, str] = {}
    mark_right: str = 'Put "correct: true" under the right answer.'
    mark_best: str = 'Leave "correct: true" on the best one, or write "type: multiple".'
    fit_key: str = ""

    def name(self, field: str) -> str:
        """The author's name of a field."""
        return self.fields.get(field, field)


NATIVE = Wording()
