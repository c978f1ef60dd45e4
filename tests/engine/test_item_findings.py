"""Findings in items that are kept between runs: they are those of a run that knows nothing, and only changed items are checked."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from crs_lint.api import Request, lint
from crs_lint.cache.cache import RecentObjects
from crs_lint.cache.recent_cache import RecentCache
from crs_lint.engine.check_file import _FileChecks
from crs_lint.engine.item_findings import ItemFindings
from crs_lint.model.finding import Location, Problem, Related, Severity, Span, UnlocatedFinding
from crs_lint.model.item import Exam, Item
from crs_lint.settings.config import Active

ROOT = Path(__file__).parents[2]
EXAM = "exam: astronomy\nlanguage: en\nrequires: [domain]\ndomains: [{id: planets, title: Planets}]\n"
ITEM = """\
  - id: planet-{0}
    stem: Which planet is  is nearest to the sun, after {0}?
    options:
      - text: Mercury, which is much longer than {0}
        correct: true
      - text: Venus
      - text: Mars.
    explanation: Its orbit lies inside that of every other planet {0}.
"""
ITEMS = "domain: planets\nitems:\n" + "".join(map(ITEM.format, range(6)))
_SETTINGS = Request(isolated=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "exam.yaml").write_text(EXAM)
    (tmp_path / "a.yaml").write_text(ITEMS)
    return tmp_path / "a.yaml"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the items whose rules were run."""
    found: list[str] = []
    check = _FileChecks._check

    def counted(self: _FileChecks, rules: Sequence[Active], subject: Any, item: Item | None) -> None:
        found.extend([item.id] if item is not None else [])
        check(self, rules, subject, item)

    monkeypatch.setattr(_FileChecks, "_check", counted)
    return found


def test_only_the_items_that_changed_are_checked(file: Path, checked: list[str]) -> None:
    cache = RecentCache()
    lint([file], _SETTINGS, cache=cache)
    checked.clear()
    edited = lint([file], _SETTINGS, cache=cache, contents={str(file): ITEMS.replace("after 3", "after four").encode()})
    assert checked == ["planet-3"]
    assert {finding.item for finding in edited.findings} == {f"planet-{number}" for number in range(6)}


def test_another_run_of_the_command_line_checks_all(file: Path, checked: list[str]) -> None:
    lint([file], _SETTINGS)
    assert len(checked) == 6


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("domain: planets", "domain: stars"),
        ("domain: planets", "domain: planets\nlanguage: de"),
        ("domain: planets", "domain: planets\nstatus: draft"),
        ("domain: planets", "# crs-lint: ignore-file[repeated-word] why\ndomain: planets"),
        ("items:\n", "items:\n" + ITEM.format("new")),
        ("  - id: planet-1\n", "  - id: planet-1\n    unknown: field\n"),
        ("    options:\n", "    option:\n"),
        ("Mars.", "[Mars]"),
    ],
)
def test_what_an_item_is_not_alone_in_counts(file: Path, old: str, new: str) -> None:
    cache = RecentCache()
    lint([file], _SETTINGS, cache=cache)
    for text in (ITEMS.replace(old, new, 1), ITEMS):
        contents = {str(file): text.encode()}
        assert lint([file], _SETTINGS, cache=cache, contents=contents).findings == lint([file], _SETTINGS, contents=contents).findings


def test_a_character_that_stood_in_for_another_one_counts(file: Path) -> None:
    cache = RecentCache()
    for sign in ("\ufffd", "\x01", "\ufffd"):
        contents = {str(file): ITEMS.replace("after 3", f"after {sign}3").encode()}
        assert lint([file], _SETTINGS, cache=cache, contents=contents).findings == lint([file], _SETTINGS, contents=contents).findings


def test_what_a_rule_that_failed_would_have_found_is_not_known(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: _FileChecks, active: Active, problem: Problem, item: Item | None) -> None:
        raise RuntimeError(active.rule.name)

    cache = RecentCache()
    with monkeypatch.context() as patch:
        patch.setattr(_FileChecks, "_add", failing)
        assert lint([file], _SETTINGS, cache=cache).crashes
    assert lint([file], _SETTINGS, cache=cache).findings == lint([file], _SETTINGS).findings


def test_settings_and_exams_count(file: Path) -> None:
    cache = RecentCache()
    exam = str(file.parent / "exam.yaml")
    config = file.parent / "crs-lint.toml"
    runs = (
        (EXAM, ""),
        (EXAM.replace("[domain]", "[domain, level]"), ""),
        (EXAM.replace("en", "de"), ""),
        (EXAM, 'ignore = ["repeated-word"]\n'),
        (EXAM, ""),
    )
    for text, settings in runs:
        config.write_text(settings)
        contents = {exam: text.encode(), str(file): ITEMS.encode()}
        Path(exam).write_text(text)
        assert lint([file], Request(), cache=cache, contents=contents).findings == lint([file], Request(), contents=contents).findings


GERMAN = """\
  - id: planet-{0}
    stem: Welcher der Planeten ist der Sonne nicht am nächsten, und das immer noch nach {0}?
    options:
      - text: Merkur, der nicht so weit ist
        correct: true
      - text: Die Venus
    explanation: Die Bahn liegt innen.
"""
UNCLEAR = (
    GERMAN.format(0)
    .replace("Welcher der Planeten ist der Sonne nicht am nächsten, und das immer noch nach", "Io")
    .replace("Merkur, der nicht so weit ist", "Mars")
    .replace("Die Venus", "Alle genannten")
)


def test_the_language_of_the_other_items_counts(file: Path) -> None:
    (file.parent / "exam.yaml").write_text("exam: astronomy\n")
    cache = RecentCache()
    found = []
    for others in ("", "".join(map(GERMAN.format, range(1, 40)))):
        contents = {str(file): f"items:\n{UNCLEAR}{others}".encode()}
        known = lint([file], _SETTINGS, cache=cache, contents=contents).findings
        found.append("all-of-the-above" in {finding.rule for finding in known})
    assert found == [False, True]


ARTICLES = """\
articles:
  - {id: sun, title: The the sun, sections: [{body: It is is a star.}]}
  - {id: moon, title: The moon, sections: [{body: It is is no star.}]}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("article: sun\n", "article: moon\n"),
        ("    article: sun\n", ""),
        ("is is a star", "is a star"),
        ("id: sun,", "id: sol,"),
        ("id: moon,", "id: luna,"),
        ("articles:\n", "articles:\n  - {id: first, title: First, sections: [{body: One.}]}\n"),
    ],
)
def test_articles_that_items_share_count(file: Path, old: str, new: str) -> None:
    before = ARTICLES + ITEMS
    for name, article in (("planet-0", "sun"), ("planet-1", "sun"), ("planet-2", "mon")):
        before = before.replace(f"{name}\n", f"{name}\n    article: {article}\n")
    cache = RecentCache()
    for text in (before, before.replace(old, new, 1), before):
        contents = {str(file): text.encode()}
        assert lint([file], _SETTINGS, cache=cache, contents=contents).findings == lint([file], _SETTINGS, contents=contents).findings


def _typed(text: str, random_: random.Random) -> str:
    at = random_.randrange(len(text))
    return text[:at] + random_.choice(" a.\n:-?'") + text[at:]


def _removed(text: str, random_: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    del lines[random_.randrange(len(lines))]
    return "".join(lines)


def _moved(text: str, random_: random.Random) -> str:
    head, *items = text.split("\n  - id:")
    random_.shuffle(items)
    return "\n  - id:".join([head, *items])


def _replaced(text: str, random_: random.Random) -> str:
    words = ("not", "NOT", "All of the above", "the the", "always", "correct: true", "correct: false", "TBD", "domain: stars")
    return text.replace(random_.choice(text.split()), random_.choice(words), 1)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_findings_are_those_of_a_run_that_knows_nothing(tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)
    source = random_.choice(sorted(one for one in (ROOT / "bank" / "crs").rglob("*.yaml") if one.name != "exam.yaml"))
    (tmp_path / "exam.yaml").write_bytes((ROOT / "bank" / "crs" / "exam.yaml").read_bytes())
    file = tmp_path / "a.yaml"
    file.write_bytes(source.read_bytes())
    edits: list[Callable[[str, random.Random], str]] = [_typed, _removed, _moved, _replaced]
    cache = RecentCache()
    text = sound = source.read_text("utf-8")
    for number in range(24):
        text = sound if number % 6 == 5 else random_.choice(edits)(text, random_)
        contents = {str(file): text.encode()}
        known = lint([file], _SETTINGS, cache=cache, contents=contents)
        fresh = lint([file], _SETTINGS, contents=contents)
        assert (known.findings, known.suppressed, known.complaints) == (fresh.findings, fresh.suppressed, fresh.complaints)


def test_a_finding_at_an_offset_of_the_text_is_not_kept() -> None:
    item = Item({"id": "a"}, ("items", 0), Exam())
    problems = (Problem(("items", 0), "A."), Problem((), "A.", span=Span(1, 2)))
    related = Problem(("items", 0), "A.", related=(Related(Location((), span=Span(1, 2)), "B."),))
    kept = []
    for problem in (*problems, related):
        known = ItemFindings(RecentObjects(), b"")
        known.put(known.key(item), [UnlocatedFinding("a", Severity.ERROR, problem, "a", "", "a")])
        kept.append(known.get(known.key(item)) is not None)
    assert kept == [True, False, False]


def test_objects_that_were_not_used_for_a_while_are_forgotten() -> None:
    objects = RecentObjects()
    objects.put(b"used", 1)
    objects.put(b"unused", 2)
    for _ in range(3):
        objects.age()
        assert objects.get(b"used") == 1
    assert (objects.get(b"unused"), objects.size) == (None, 1)
