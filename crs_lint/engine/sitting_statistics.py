"""The figures of each item at each sitting, as they are recorded in the bank."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from crs_lint.bank.recorded_statistics import RecordedStatistics, content_fingerprint
from crs_lint.engine.exam_evidence import ExamEvidence
from crs_lint.model.item import Item
from crs_lint.responses.evaluate import ResponseFile
from crs_lint.responses.evidence import LEAST_FOR_KEY, LEAST_FOR_P
from crs_lint.responses.item_statistics import ItemStatistics, analyze_item, letter
from crs_lint.responses.scoring import Scoring
from crs_lint.responses.tally import GroupTally

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def statistics_by_item(found: ExamEvidence) -> dict[str, list[RecordedStatistics]]:
    """The figures of each sitting, by the id of the item: p from 30 candidates, r from 50. What is not judged has none."""
    dates = {file.shown: _date_of(file) for file in found.files}
    statistics: dict[str, list[RecordedStatistics]] = {}
    for group in found.evaluation.analysis.groups:
        for name, one in _of_group(group, found, dates):
            statistics.setdefault(name, []).append(one)
    return statistics


def _of_group(group: GroupTally, found: ExamEvidence, dates: Mapping[str, str]) -> Iterator[tuple[str, RecordedStatistics]]:
    is_named = group.sitting not in dates
    stated = _DATE.search(group.sitting) if is_named else None
    date = stated[0] if stated else dates.get(group.sitting) or max(dates.values(), default="")
    for name in group.items:
        scoring = found.evaluation.scorings[name]
        if scoring.is_credited:
            continue
        item = found.items[name].item
        figures = analyze_item(name, len(item.options), [group], scoring, chance=0.0)
        if figures.n >= LEAST_FOR_P and figures.p is not None:
            sitting = RecordedStatistics(group.form, group.sitting if is_named else "", date, 0, "", 0.0, None, "")
            yield name, _recorded(figures, item, scoring, sitting)


def _recorded(figures: ItemStatistics, item: Item, scoring: Scoring, sitting: RecordedStatistics) -> RecordedStatistics:
    keys = ["".join(letter(number) for number in sorted(key)) for key in scoring.keys]
    r = figures.r if figures.n >= LEAST_FOR_KEY else None
    return sitting._replace(
        n=figures.n,
        key=" or ".join(keys),
        p=round(figures.p or 0.0, 4),
        r=None if r is None else round(r, 4),
        content=content_fingerprint(item),
    )


def _date_of(file: ResponseFile) -> str:
    """The day on which a file was last changed."""
    return datetime.fromtimestamp(os.stat(file.full).st_mtime, UTC).date().isoformat()
