"""A recheck of what changed finds what a check of all items finds, whatever changed."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.item_index import ItemIndex
from crs_lint.bank.near_duplicates import MOST_CANDIDATES
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.engine import check_banks, recheck_bank
from crs_lint.engine.bank_items import BankItems, FactsOfFile
from crs_lint.engine.check_bank import BankProblems, check_bank
from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.model.item import Domain, Exam
from crs_lint.rules.registry import ALL, BY_NAME
from crs_lint.rules.rule import Scope
from crs_lint.settings.config import Active, Overrides
from crs_lint.settings.request import Request
from tests.bank.sample_facts import sample_facts

RULES = [Active(rule, rule.severity, rule.options) for rule in ALL if rule.scope is Scope.BANK]
EXAM = Exam(file="bank/exam.yaml", id="astronomy", domains=(Domain("sky", "Sky", 50.0, ()), Domain("sea", "Sea", 50.0, ())), form_items=20)
WORDS = ["amber", "birch", "cedar", "delta", "ember", "flint", "grove"]
Bank = Mapping[str, Sequence[ItemFacts]]


def _item(choice: random.Random, number: int) -> ItemFacts:
    """An item of few words, so that many items have some in common."""
    words = choice.sample(WORDS, choice.randint(3, 6)) if choice.random() < 0.7 else WORDS[:4]
    names = [f"item-{choice.randrange(15)}" for _ in range(choice.choice((0, 0, 0, 1, 2)))]
    options = choice.sample(("old oak", "new oak", "old elm", "Ask the elm", "Ask the oak"), choice.randint(2, 4))
    if choice.random() < 0.5:
        options = ["old oak", "new oak", "old elm"]
    facts = sample_facts(
        " ".join([*words, *choice.choice(([], [], ["not"], ["12"]))]),
        *options,
        name=f"item-{choice.randrange(15)}",
        enemies=names,
        language=choice.choice(("en", "en", "en", "es")),
        status=choice.choice(("ready", "ready", "ready", "retired", "draft")),
        domain=choice.choice(("sky", "sea")),
        explanation=choice.choice(("It grows here.", "It grows there.", "")),
    )
    position = choice.randrange(2)
    return facts._replace(path=("items", number), key_positions=(position,), keys=facts.keys ^ position)


def _bank(choice: random.Random) -> dict[str, list[ItemFacts]]:
    return {
        f"bank/{name}.yaml": [_item(choice, number)._replace(file=f"bank/{name}.yaml") for number in range(choice.randrange(1, 14))]
        for name in "abcd"
    }


def _changed(bank: Bank, choice: random.Random) -> dict[str, list[ItemFacts]]:
    """A bank after one to three edits."""
    files = {path: list(items) for path, items in bank.items()}
    for _ in range(choice.randint(1, 3)):
        path = choice.choice(sorted(files))
        items = files[path]
        edit = choice.choice(("reword", "add", "remove", "swap", "rename", "move", "key", "new file"))
        if edit == "new file" or not items:
            files[f"bank/{choice.choice('abcdef')}.yaml"] = [_item(choice, 0)]
        elif edit == "reword":
            items[choice.randrange(len(items))] = _item(choice, 0)
        elif edit == "add":
            items.insert(choice.randrange(len(items) + 1), choice.choice((_item(choice, 0), choice.choice(items))))
        elif edit == "remove":
            del items[choice.randrange(len(items))]
        elif edit == "swap":
            choice.shuffle(items)
        elif edit == "rename":
            files[f"bank/{choice.choice('abcdef')}.yaml"] = files.pop(path)
        elif edit == "move":
            files[choice.choice(sorted(files))].append(items.pop())
        else:
            index = choice.randrange(len(items))
            items[index] = items[index]._replace(key_positions=(choice.randrange(2),), keys=choice.randrange(1, 4))
    return {
        path: [item._replace(file=path, path=("items", number)) for number, item in enumerate(items)]
        for path, items in sorted(files.items())
        if items
    }


def _items(bank: Bank) -> BankItems:
    return BankItems([FactsOfFile(path, PackedFacts(list(items))) for path, items in bank.items()], lambda files: None)


def _earlier(bank: Bank) -> recheck_bank.EarlierBank:
    items = _items(bank)
    packed = [shard.pack() for shard in items.shards]
    return recheck_bank.EarlierBank(items, ItemIndex(len(packed), items.count, lambda numbers: [packed[number] for number in numbers]))


def _comparable(found: BankProblems) -> tuple[Any, ...]:
    sums = {name: +counted for name, counted in found.sums.items()}
    return sorted(map(repr, found.problems)), sorted(map(repr, found.members)), sums


@given(seed=st.integers(0, 1 << 32))
@settings(max_examples=200)
def test_a_recheck_finds_what_a_check_finds(seed: int) -> None:
    choice = random.Random(seed)
    before = _bank(choice)
    known, crashes = check_bank(EXAM, _items(before), RULES)
    assert not crashes
    now = before
    for _ in range(4):
        now = _changed(now, choice)
        expected, _ = check_bank(EXAM, _items(now), RULES)
        found, crashes = recheck_bank.recheck_bank(EXAM, _items(now), RULES, _earlier(before), known)
        assert not crashes
        assert _comparable(found) == _comparable(expected)


def _alike(question: int, numbers: int) -> ItemFacts:
    """An item whose only band is that of all others, and that resembles those with the same numbers."""
    facts = sample_facts("amber birch cedar", "old oak", "new oak", "old elm", name=f"item-{question}")
    return facts._replace(question=question, numbers=numbers, path=("items", question), file="bank/a.yaml")


def test_an_item_that_takes_the_last_place_of_a_full_band_parts_two_others() -> None:
    others = [_alike(number, number) for number in range(1, MOST_CANDIDATES)]
    before = {"bank/a.yaml": [*others, _alike(90, 90), _alike(91, 90)]}
    now = {"bank/a.yaml": [*before["bank/a.yaml"], _alike(50, 50)]}
    known, _ = check_bank(EXAM, _items(before), RULES)
    found, _ = recheck_bank.recheck_bank(EXAM, _items(now), RULES, _earlier(before), known)
    assert "near-duplicate-item" in dict(known.problems)
    assert "near-duplicate-item" not in dict(found.problems)
    assert _comparable(found) == _comparable(check_bank(EXAM, _items(now), RULES)[0])


def test_items_that_change_places_are_reported_at_the_other_one() -> None:
    first, second = (_alike(1, 1)._replace(path=(name,)) for name in "ab")
    known, _ = check_bank(EXAM, _items({"bank/a.yaml": [first, second]}), RULES)
    now = {"bank/a.yaml": [second, first]}
    found, _ = recheck_bank.recheck_bank(EXAM, _items(now), RULES, _earlier({"bank/a.yaml": [first, second]}), known)
    assert dict(found.problems)["duplicate-item"].path == ("a", "stem")
    assert _comparable(found) == _comparable(check_bank(EXAM, _items(now), RULES)[0])


def test_the_other_copy_of_a_question_takes_the_place_of_one_that_is_removed() -> None:
    """Of the items of one question, the first stands for all; its enemies are judged once another one stands for them."""
    common = "Which birds of the high north stay in winter"
    first = sample_facts(common, "old oak", "new oak", name="a", enemies=["b", "c"])
    second = sample_facts(common, "old oak", "new oak", name="b")
    similar = sample_facts(f"{common} too", "old oak", "new oak", name="c")
    items = [item._replace(file="bank/a.yaml", path=("items", number)) for number, item in enumerate((first, second, similar))]
    assert first.question == second.question != similar.question
    known, _ = check_bank(EXAM, _items({"bank/a.yaml": items}), RULES)
    now = {"bank/a.yaml": items[1:]}
    found, _ = recheck_bank.recheck_bank(EXAM, _items(now), RULES, _earlier({"bank/a.yaml": items}), known)
    assert "near-duplicate-item" not in dict(known.problems)
    assert "near-duplicate-item" in dict(found.problems)
    assert _comparable(found) == _comparable(check_bank(EXAM, _items(now), RULES)[0])


@given(seed=st.integers(0, 1 << 32))
@settings(max_examples=100)
def test_a_check_finds_what_each_rule_finds_in_all_items(seed: int) -> None:
    bank = _bank(random.Random(seed))
    items = tuple(item for some in bank.values() for item in some)
    found, _ = check_bank(EXAM, _items(bank), RULES)
    for active in RULES:
        whole = active.rule.check(_whole(items), **active.options)
        assert sorted(repr(problem) for name, problem in found.problems if name == active.rule.name) == sorted(map(repr, whole))


def _whole(items: tuple[ItemFacts, ...]) -> Any:
    from crs_lint.rules.rule import Bank

    return Bank(EXAM, items)


def test_the_banks_of_these_tests_have_what_rules_find() -> None:
    """Otherwise the tests above would compare nothing: full bands, and findings of every rule that compares items."""
    found: set[str] = set()
    most = 0
    for seed in range(40):
        items = [item for some in _bank(random.Random(seed)).values() for item in some]
        bands = [band for item in items for band in item.bands]
        most = max(most, *(bands.count(band) for band in set(bands)))
        found |= {name for name, _ in check_bank(EXAM, _items({"a": items}), RULES)[0].problems}
    assert most > MOST_CANDIDATES + 1
    assert found >= {active.rule.name for active in RULES if active.rule.compares and active.rule.name != "pattern-key"}


# Runs with a cache: each step edits the files of a bank, lints it with the cache of the steps before, and once more without one.


def _written(items: Sequence[Mapping[str, Any]]) -> str:
    lines = ["items:"]
    for item in items:
        lines += [f"  - id: {item['id']}", f"    stem: {item['stem']}", *([f"    status: {item['status']}"] if item["status"] else [])]
        lines += [f"    enemies: [{item['enemy']}]"] if item["enemy"] else []
        lines.append("    options:")
        for index, text in enumerate(item["options"]):
            lines += [f"      - text: {text}", *(["        correct: true"] if index == item["key"] else [])]
        lines.append(f"    explanation: {item['explanation']}")
    return "\n".join(lines) + "\n" if items else "items: []\n"


def _source(choice: random.Random) -> dict[str, Any]:
    return {
        "id": f"item-{choice.randrange(12)}",
        "stem": f"Which {' '.join(choice.sample(WORDS, choice.randint(3, 6)))} is it?",
        "status": choice.choice(("", "", "", "retired")),
        "enemy": f"item-{choice.randrange(14)}" if choice.random() < 0.1 else "",
        "options": choice.choice((["Oak tree", "Elm tree", "Fir tree"], ["Oak tree", "Elm tree"], ["Ash", "Oak tree", "Elm tree"])),
        "key": choice.randrange(2),
        "explanation": choice.choice(("It grows here.", "It grows there.")),
    }


class _Folder:
    """A bank in a folder, and edits of it."""

    def __init__(self, folder: Path, choice: random.Random) -> None:
        self.folder = folder
        self.choice = choice
        self.files = {f"{name}.yaml": [_source(choice) for _ in range(choice.randint(1, 8))] for name in "abc"}
        self.exam = "exam: astronomy\n"
        self.ignored: tuple[str, ...] = ()
        self.write()

    def edit(self) -> None:
        choice = self.choice
        name = choice.choice(sorted(self.files))
        items = self.files[name]
        edits: list[Callable[[], object]] = [
            lambda: items.__setitem__(choice.randrange(len(items)), _source(choice)),
            lambda: items[0].__setitem__("stem", f"Which {' '.join(choice.sample(WORDS, 5))} is it?"),
            lambda: items.insert(choice.randrange(len(items)), _source(choice)),
            lambda: items.append(dict(items[0])),
            lambda: items.pop(choice.randrange(len(items))),
            lambda: choice.shuffle(items),
            lambda: items[0].__setitem__("key", 1 - items[0]["key"]),
            lambda: self.files.__setitem__(f"{choice.choice('abcxyz')}.yaml", self.files.pop(name)),
            lambda: self.files.__setitem__(f"{choice.choice('xyz')}.yaml", [dict(item) for item in items]),
            lambda: self.files.pop(name) if len(self.files) > 1 else None,
            lambda: setattr(self, "exam", choice.choice(("exam: astronomy\n", "exam: botany\n", "exam: astronomy\noptions: 3\n"))),
            lambda: setattr(self, "ignored", choice.choice(((), ("near-duplicate-item",), ("pattern-key", "duplicate-id")))),
        ]
        edit = choice.choice(edits[:8] * 3 + edits[8:])
        if items or edit in edits[7:]:
            edit()
        else:
            items.append(_source(choice))

    def write(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        (self.folder / "exam.yaml").write_text(self.exam)
        for name, items in self.files.items():
            (self.folder / name).write_text(_written(items))

    def lint(self, *paths: str, cache: Path | None = None) -> Report:
        overrides = Overrides(select=("all",), ignore=self.ignored)
        folder = str(cache) if cache else ""
        return lint_paths(Request(paths, overrides, isolated=True, cache_folder=folder, min_files_for_cache=1, jobs=1))


def _printed(report: Report) -> tuple[Any, ...]:
    return report.findings, report.suppressed, report.complaints, report.files, report.items, report.left_out


@given(seed=st.integers(0, 1 << 32))
@settings(max_examples=12)
def test_a_run_with_a_cache_reports_what_one_without_reports_after_each_edit(seed: int) -> None:
    choice = random.Random(seed)
    with tempfile.TemporaryDirectory() as parent, pytest.MonkeyPatch.context() as patch:
        patch.chdir(parent)
        bank = _Folder(Path(parent, "bank"), choice)
        for _ in range(10):
            for paths in [("bank",), (f"bank/{choice.choice(sorted(bank.files))}",)]:
                assert _printed(bank.lint(*paths, cache=Path(parent, "cache"))) == _printed(bank.lint(*paths))
            bank.edit()
            bank.write()


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Folder:
    monkeypatch.chdir(tmp_path)
    return _Folder(tmp_path / "bank", random.Random(5))


def test_after_an_edit_the_bank_is_not_checked_anew(bank: _Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bank.ignored = ("cueing-items", "mixed-spelling", "unemphasised-priority", "misspelling")  # these look at all items
    bank.lint("bank", cache=tmp_path / "cache")
    monkeypatch.setattr(check_banks, "check_bank", lambda *arguments: pytest.fail("checked anew"))
    for _ in range(3):
        bank.files["a.yaml"][0] = _source(bank.choice)
        bank.write()
        assert _printed(bank.lint("bank", cache=tmp_path / "cache"))
        assert _printed(bank.lint("bank/a.yaml", cache=tmp_path / "cache"))


def _damage_shards(number: int) -> Callable[..., list[bytes]]:
    def shards(self: object, index: bytes, numbers: Sequence[int]) -> list[bytes]:
        if number == 0:
            raise LookupError("no such shard")
        return [(b"", b"x" * 7, b"\xff" * 24)[number - 1] for _ in numbers]

    return shards


@pytest.mark.parametrize("damage", [0, 2, 3], ids=["missing", "cut", "foreign"])
def test_an_index_that_cannot_be_used_changes_no_report(
    bank: _Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: int
) -> None:
    bank.lint("bank", cache=tmp_path / "cache")
    bank.files["a.yaml"][0] = _source(bank.choice)
    bank.write()
    monkeypatch.setattr("crs_lint.engine.cached_results.CachedResults.shards", _damage_shards(damage))
    assert _printed(bank.lint("bank", cache=tmp_path / "cache")) == _printed(bank.lint("bank"))


def test_links_of_a_rule_hold_for_its_options() -> None:
    links = BY_NAME["near-duplicate-item"].links
    assert links is not None
    one, other = (sample_facts(f"amber birch cedar delta {word}", "old oak", "new oak", "elm") for word in ("ember", "flint"))
    assert not links(one, other, similarity=0.8, answers=0.5)
    assert links(one, other, similarity=0.6, answers=0.5)
