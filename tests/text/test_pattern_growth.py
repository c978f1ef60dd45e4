"""Every pattern of the project takes time that grows with the text, not with its square: each is tried on its own pumped texts."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

import crs_lint
from crs_lint.language import answer_verdict, numbers, terms
from crs_lint.language.tables import LANGUAGES, tables_of
from crs_lint.rules.options import letter_reference
from crs_lint.rules.options.overlapping_options import _patterns
from crs_lint.rules.shared import team_terms
from crs_lint.rules.stem import dangling_reference
from crs_lint.rules.text import missing_question_mark, placeholder_text
from crs_lint.text.lazy_pattern import LazyPattern
from tests.text.pumped import Pump, pumps

ROOT = Path(crs_lint.__file__).parent
METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")
LONG = 16 * 1024
# A linear pattern takes 16 times as long for 16 times the text, one that grows with the square 256 times: a machine that is four times
# slower for one of the two than for the other turns neither into the other.
MOST = 64.0
# Seconds of the processor that 16 KB take at least before a ratio means something.
LEAST = 0.004
# Seconds of the processor that calls take together, where one call alone is too short for a steady ratio.
BLOCK = 0.1
# Seconds of the processor after which a call is stopped: by then, a pattern is far from linear.
PATIENCE = 1.0
# The most characters of the texts that these patterns get: the callers see to it. They may grow with the square, and must only end.
LIMITED = {
    "crs_lint.language.answer_labels._LISTS": 60,
    **{f"numbers in {tag}": 120 for tag in ("de-CH", "en", "es", "fr", "it", "pt", "nl")},
    "crs_lint.language.stand_ins._PATTERNS": 120,
    "crs_lint.language.terms._SENTENCE_START": 80,
    "crs_lint.report.own_output._STARTS": 4096,
    **{f"ranges in {code}": 60 for code in LANGUAGES},
    "crs_lint.rules.schema.ambiguous_scalar._KINDS": 40,
    "crs_lint.rules.stem.mid_stem_blank._SERIES_BEFORE": 12,
}


class Use(NamedTuple):
    """A pattern, and a method that the project calls."""

    name: str
    source: str | bytes
    flags: int
    method: str


def modules() -> Iterator[tuple[str, str]]:
    """The name and the source of each module."""
    for module in pkgutil.walk_packages([str(ROOT)], "crs_lint."):
        if module.name != "crs_lint.__main__":
            path = ROOT.parent / module.name.replace(".", "/")
            file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
            yield module.name, file.read_text("utf-8")


def patterns_in(value: object) -> Iterator[tuple[str | bytes, int]]:
    if isinstance(value, LazyPattern):
        yield value.source, int(value.flags)
    elif isinstance(value, re.Pattern):
        yield value.pattern, value.flags & ~re.UNICODE.value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from patterns_in(part)
    elif isinstance(value, dict):
        yield from patterns_in(list(value.values()))


def uses_of_names() -> Iterator[Use]:
    """The patterns that have a name, with the methods called on it; for those in a collection, any that takes no other text."""
    for module, text in modules():
        for name, value in vars(importlib.import_module(module)).items():
            for source, flags in patterns_in(value):
                called = set(re.findall(rf"\b{name}(?:\[[\w.]+\])?\.({'|'.join(METHODS)})\b", text))
                called = (
                    called or set(re.findall(r"\b[a-z]\w*\.(search|match|fullmatch|finditer)\b", text.replace("re.", ""))) or {"search"}
                )
                yield from (Use(f"{module}.{name}", source, flags, method) for method in sorted(called))


def uses_of_calls() -> Iterator[Use]:
    """The patterns that stand in a call of a function of ``re``, where they are constant."""
    for module, text in modules():
        for node in ast.walk(ast.parse(text)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and (node.func.value.id, node.func.attr in METHODS) == ("re", True)
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str | bytes)
            ):
                yield Use(f"{module}:{node.lineno}", node.args[0].value, re.ASCII if "ASCII" in ast.unparse(node) else 0, node.func.attr)


def uses() -> list[Use]:
    built = [
        *(
            Use("team_terms", *next(patterns_in(pattern)), "match")
            for _, terms_by_start in team_terms._index(("e-mail", "log in", "whitelist*")).by_length
            for entries in terms_by_start.values()
            for _, pattern in entries
        ),
        *(
            Use(f"numbers in {tag}", reading.pattern.source, int(reading.pattern.flags), "fullmatch")
            for tag in ("de-CH", "en", "es", "fr", "it", "pt", "nl")
            for reading in numbers.readings(tables_of(tag))
        ),
        *(Use(f"ranges in {code}", *next(patterns_in(_patterns(code).range)), "fullmatch") for code in LANGUAGES),
        *(Use(f"asking for {code}", *next(patterns_in(asking)), "search") for code in LANGUAGES for asking in _patterns(code)[2:]),
        *(
            Use(f"references in {code}", pattern.source, int(pattern.flags), "finditer")
            for code in LANGUAGES
            for patterns in letter_reference._patterns(code)[1:5]
            for pattern in patterns
        ),
        *(
            Use(f"dangling references in {code}", pattern.source, int(pattern.flags), "search")
            for code in LANGUAGES
            for pattern in dangling_reference._patterns(code)[1:]
        ),
        *(
            Use(f"verdicts in {code}", pattern.source, int(pattern.flags), method)
            for code in LANGUAGES
            if code != "en"
            for patterns in [answer_verdict._patterns_of(code)]
            for method, some in (
                ("match", (patterns.right, patterns.wrong, patterns.opening)),
                ("finditer", (patterns.letter, patterns.text)),
                ("search", (patterns.order,)),
            )
            for pattern in some
        ),
        *(
            Use(f"placeholders in {code}", pattern.source, int(pattern.flags), method)
            for code in LANGUAGES
            for looks in [placeholder_text._looks_of(code)]
            for method, pattern in (("fullmatch", looks.whole), ("search", looks.line))
        ),
        *(
            Use(f"questions in {code}", pattern.source, int(pattern.flags), "match")
            for code in LANGUAGES
            for pattern in missing_question_mark._patterns(code)
        ),
        *(Use(f"terms of {len(of)}", *next(patterns_in(terms._compiled(of))), "finditer") for of in terms.LISTS.values()),
    ]
    rows = {use[1:]: use for use in [*uses_of_names(), *uses_of_calls(), *built]}
    return sorted(rows.values(), key=lambda use: (use.name, use.method))


def seconds(call: Callable[[str | bytes], Any], text: str | bytes) -> float:
    """What one call takes of the processor; ``PATIENCE`` if it is stopped."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    start = time.process_time()
    try:
        call(text)
        return time.process_time() - start
    except TimeoutError:
        return PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def caller(use: Use) -> Callable[[str | bytes], Any]:
    method = getattr(re.compile(use.source, use.flags), use.method)
    if use.method == "sub":
        return lambda text: method(b"" if isinstance(text, bytes) else "", text)
    return (lambda text: deque(method(text), 0)) if use.method == "finditer" else method


def growth(use: Use, pump: Pump) -> float:
    """How many times longer a pattern takes for the long text; 0 if it takes hardly any time, or its text has a limit."""
    call = caller(use)
    longest = LIMITED.get(use.name, LONG)
    short, middle, long = (
        pump.text(size).encode() if isinstance(use.source, bytes) else pump.text(size) for size in (longest // 16, longest // 4, longest)
    )
    if seconds(call, middle) < LEAST / 16:
        return 0.0
    last = seconds(call, long)
    if last >= PATIENCE:
        return PATIENCE / LEAST
    if use.name in LIMITED or last < LEAST or last <= MOST * seconds(call, short):
        return 0.0
    return min(_steady(call, long) / _steady(call, short) for _ in range(3))


def _steady(call: Callable[[str | bytes], Any], text: str | bytes) -> float:
    """The mean of as many calls as take a time that every clock can tell."""
    total, calls = 0.0, 0
    while total < BLOCK:
        total += seconds(call, text)
        calls += 1
    return total / calls


def slow(use: Use) -> Iterator[tuple[float, Pump]]:
    source = use.source.decode("latin-1") if isinstance(use.source, bytes) else use.source
    for pump in pumps(source, use.flags):
        if (ratio := growth(use, pump)) > MOST:
            yield ratio, pump


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a pattern that never ends is stopped by a signal")
@pytest.mark.parametrize("use", uses(), ids=lambda use: f"{use.name}.{use.method}")
def test_a_pattern_takes_time_in_proportion_to_its_text(use: Use) -> None:
    found = next(slow(use), None)
    assert found is None, f"{use.source!r}: 16 times the text takes {found[0]:.0f} times as long: {found[1]!r}"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="a pattern that never ends is stopped by a signal")
@pytest.mark.parametrize("source", [r"\s*x", r"(?:a|b)*c", r"\w+\d"])
def test_a_pattern_that_grows_with_the_square_is_found(source: str) -> None:
    assert next(slow(Use("quadratic", source, 0, "search")), None) is not None
