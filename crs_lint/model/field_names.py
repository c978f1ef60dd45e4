"""The author's names of fields, and advice about keys, in messages about items of any format."""

from collections.abc import Mapping

from crs_lint.named_tuple import NamedTuple


class Wording(NamedTuple):
    """``fields`` maps native field names to the author's, where they differ.

    ``mark_right`` is advice on how to mark the right answer, ``mark_best`` on how to mark only one, and ``fit_key`` on how to
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
