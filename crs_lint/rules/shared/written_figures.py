"""How rules about responses write figures, and which figures their findings carry for programs."""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.evidence import ItemEvidence
from crs_lint.model.finding import Figures
from crs_lint.text.plural import counted


def correlation(value: float | None) -> str:
    """A correlation with two decimals and no zero before the point: ".21", "-.04"."""
    if value is None:
        return "unknown"
    text = f"{value:.2f}"
    return "0" if float(text) == 0 else text.replace("0.", ".", 1)


def percent(share: float) -> str:
    """A share in percent; one that is neither none nor all is never written as 0% or 100%."""
    rounded = round(100 * share)
    if 0 < share < 1 and rounded in (0, 100):
        return f"{100 * share:.1f}%" if 0.0005 <= share <= 0.9995 else "under 0.1%" if share < 0.5 else "over 99.9%"
    return f"{rounded}%"


def candidates(evidence: ItemEvidence) -> str:
    return counted(evidence.candidates, "candidate")


def scored_anew(evidence: ItemEvidence) -> str:
    """A sentence, after a space, on an item whose key changed since it was answered; empty for all others."""
    if not evidence.former_key:
        return ""
    return f" It is scored by its key of today, {evidence.key}; when it was answered, the key was {evidence.former_key}."


def figures_of(evidence: ItemEvidence) -> Figures:
    """The figures of a finding. Shares are from 0 to 1, with six decimals."""
    return tuple(_figures(evidence))


def _figures(evidence: ItemEvidence) -> Iterator[tuple[str, str | int | float | tuple[float, ...] | None]]:
    yield "candidates", evidence.candidates
    yield "p", round(evidence.p, 6)
    yield "point_biserial", _rounded(evidence.r)
    if evidence.interval is not None:
        yield "interval", tuple(round(limit, 6) for limit in evidence.interval)
    if evidence.option:
        yield "option", evidence.chosen.letter
        yield "share", round(evidence.chosen.share, 6)
        yield "option_point_biserial", _rounded(evidence.chosen.r)
    if evidence.tests:
        yield "p_value", round(evidence.p_value, 6)
        yield "tests", evidence.tests


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
