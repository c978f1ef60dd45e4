"""Writer of JSON: items in the bank's own form."""

from __future__ import annotations

import json
from collections.abc import Sequence

from crs_lint.convert import native_yaml
from crs_lint.convert.record import ItemRecord, WriteResult, picture_losses


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """A file of items. Pictures are not in it; the items name their files."""
    items = [native_yaml.fields(record) for record in records]
    text = json.dumps({"items": items}, ensure_ascii=False, indent=2)
    losses = [loss for record in records for loss in picture_losses(record)]
    return WriteResult((("", f"{text}\n".encode()),), len(items), tuple(losses))
