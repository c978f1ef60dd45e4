"""Item analysis against published data with reference values of R, which stay out of the repository."""

from __future__ import annotations

import csv
from typing import NamedTuple

import pytest

from crs_lint.responses.analysis import Analysis, AnalyzedItem, analyze
from crs_lint.responses.asked_item import AskedItem
from crs_lint.responses.evidence import find_evidence
from crs_lint.responses.read_responses import read_responses
from crs_lint.responses.responses import Responses
from crs_lint.responses.scoring import Scoring
from crs_lint.responses.tabulate import tabulate
from tests.shared_data import SHARED

FOLDER = SHARED / "data" / "responses"
LETTERS = "ABCDEFGH"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the published responses are not here: their license keeps them out")


def rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


class Study(NamedTuple):
    responses: Responses
    items: list[AnalyzedItem]

    def analyze(self, keys: dict[str, int] = {}) -> tuple[Analysis, dict[str, Scoring]]:
        """Item analysis with other keys for some items."""
        items = [item._replace(keyed=Scoring((frozenset((keys[item.id],)),))) if item.id in keys else item for item in self.items]
        scorings = {item.id: item.keyed for item in items}
        return analyze(tabulate(self.responses, scorings), items, scorings), scorings


def study(name: str) -> Study:
    keys = {row["item"]: LETTERS.index(row["key"]) + 1 for row in rows(f"{name}-key.csv")}
    counts = dict.fromkeys(keys, 0)
    for row in rows(f"{name}-ref-rest.csv"):
        counts[row["item"]] = max(counts[row["item"]], LETTERS.index(row["option"]) + 1)
    asked = {
        item: AskedItem(item, item, tuple(f"text {n}" for n in range(count)), tuple(range(1, count + 1)), count)
        for item, count in counts.items()
    }
    found = read_responses(str(FOLDER / f"{name}-responses.csv"), name, asked)
    assert isinstance(found, Responses)
    assert found.notes == ()
    return Study(found, [AnalyzedItem(item, counts[item], Scoring((frozenset((key,)),))) for item, key in keys.items()])


@pytest.mark.parametrize(("name", "alpha", "mean", "sd"), [("ctt", 0.8127538, 9.48, 4.520392), ("hci", 0.7154535, 12.21198, 3.639684)])
def test_the_form(name: str, alpha: float, mean: float, sd: float) -> None:
    analysis, _ = study(name).analyze()
    form = analysis.summary
    assert form.alpha == pytest.approx(alpha, abs=5e-8)
    assert form.mean == pytest.approx(mean, abs=5e-6)
    assert form.sd == pytest.approx(sd, abs=5e-7)
    assert analysis.forms[0].reached_end == 1


@pytest.mark.parametrize("name", ["ctt", "hci"])
def test_items(name: str) -> None:
    analysis, _ = study(name).analyze()
    for row in rows(f"{name}-ref-items.csv"):
        item = analysis.items[row["itemName"]].as_scored
        assert item.p == pytest.approx(float(row["itemMean"]), abs=1e-9)
        assert item.r == pytest.approx(float(row["pBis"]), abs=1e-9)
        assert item.biserial == pytest.approx(float(row["bis"]), abs=1e-9)
        assert item.alpha_if_deleted == pytest.approx(float(row["alphaIfDeleted"]), abs=1e-9)


@pytest.mark.parametrize("name", ["ctt", "hci"])
def test_options(name: str) -> None:
    analysis, _ = study(name).analyze()
    for row in rows(f"{name}-ref-rest.csv"):
        option = analysis.items[row["item"]].as_scored.options[LETTERS.index(row["option"])]
        assert option.n == int(row["n"])
        assert option.share == pytest.approx(float(row["share"]), abs=1e-9)
        assert option.r == pytest.approx(float(row["r"]), abs=1e-9)


@pytest.mark.parametrize(("name", "sizes"), [("ctt", (44, 29, 27)), ("hci", (221, 228, 202))])
def test_thirds(name: str, sizes: tuple[int, ...]) -> None:
    analysis, _ = study(name).analyze()
    assert analysis.forms[0].thirds == sizes
    for row in rows(f"{name}-ref-options.csv"):
        options = analysis.items[row["item"]].as_scored.options
        at = LETTERS.index(row["key"])
        if at < len(options):
            assert options[at].thirds == pytest.approx([float(row[third]) for third in ("lower", "mid66", "upper")], abs=1e-9)


def test_wrong_keys_are_found_and_right_ones_are_not_doubted() -> None:
    given = study("hci")
    analysis, scorings = given.analyze()
    errors = ("likely-miskey", "negative-discrimination")
    assert not [verdict for verdict in find_evidence(analysis, scorings).verdicts if verdict.kind in errors]
    found = 0
    for name, item in analysis.items.items():
        wrong = max(item.as_scored.distractors, key=lambda option: option.n)
        keyed, with_wrong_key = given.analyze({name: wrong.number})
        miskeys = [verdict for verdict in find_evidence(keyed, with_wrong_key).verdicts if verdict.kind == "likely-miskey"]
        assert {verdict.item for verdict in miskeys} <= {name}
        found += bool(miskeys)
    assert found >= 16
