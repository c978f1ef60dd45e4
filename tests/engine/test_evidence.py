"""Rules about what candidates answered, in a run: suppressions, baseline, settings, figures for programs, and when they are silent."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Severity
from crs_lint.report.registry import reporter
from crs_lint.rules.evidence import likely_miskey, low_discrimination, rival_distractor, stale_responses
from crs_lint.rules.rule import Example
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import BaselineUse, Request, ResponsesRequest
from tests import example_bank, example_responses

pytest.importorskip("polars")

MISKEYED = likely_miskey.BAD[0]


def bank(folder: Path, example: Example = MISKEYED) -> Request:
    """Writes the bank of an example and its responses; the request that judges them."""
    example_bank.write(example, folder)
    file = example_responses.write(example, folder)
    return Request((str(folder),), Overrides(select=("evidence",)), isolated=True, responses=ResponsesRequest((str(file),)))


def found(report: Report) -> list[tuple[str, int]]:
    assert report.complaints == ()
    return [(finding.rule, finding.line) for finding in report.findings]


def replaced(example: Example, old: str, new: str) -> Example:
    assert old in example.text
    return example._replace(text=example.text.replace(old, new))


def test_without_responses_nothing_is_judged(tmp_path: Path) -> None:
    assert found(lint_paths(bank(tmp_path)._replace(responses=ResponsesRequest()))) == []


def test_a_comment_suppresses_a_finding(tmp_path: Path) -> None:
    comment = "# crs-lint: ignore[likely-miskey] reviewed by two experts"
    request = bank(tmp_path, replaced(MISKEYED, "text: Mercury", f"text: Mercury {comment}"))
    report = lint_paths(request)
    assert ("likely-miskey", 5) not in found(report)
    assert [(one.finding.rule, one.reason) for one in report.suppressed] == [("likely-miskey", "reviewed by two experts")]


def test_a_comment_is_not_reported_as_unused_without_responses(tmp_path: Path) -> None:
    request = bank(tmp_path, replaced(MISKEYED, "text: Mercury", "text: Mercury # crs-lint: ignore[likely-miskey] reviewed"))
    everything = request._replace(overrides=Overrides(), responses=ResponsesRequest())
    assert [finding.rule for finding in lint_paths(everything).findings if finding.rule == "unused-suppression"] == []


def test_a_baseline_holds_a_finding_whatever_the_next_sitting_says(tmp_path: Path) -> None:
    request = bank(tmp_path)
    baseline = str(tmp_path / "baseline.txt")
    assert lint_paths(request._replace(baseline=baseline, baseline_use=BaselineUse.WRITE)).findings == ()
    more = MISKEYED._replace(responses={"A": (10, 30, 60), "B": (25, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)})
    report = lint_paths(bank(tmp_path, more)._replace(baseline=baseline))
    assert (report.findings, report.stale) == ((), 0)


def test_a_run_without_responses_leaves_their_findings_in_a_baseline(tmp_path: Path) -> None:
    request = bank(tmp_path)
    baseline = str(tmp_path / "baseline.txt")
    lint_paths(request._replace(baseline=baseline, baseline_use=BaselineUse.WRITE))
    before = Path(baseline).read_text("utf-8")
    pruned = request._replace(responses=ResponsesRequest(), baseline=baseline, baseline_use=BaselineUse.PRUNE)
    assert lint_paths(pruned).stale == 0
    assert Path(baseline).read_text("utf-8") == before


def test_settings_change_the_severity(tmp_path: Path) -> None:
    config = tmp_path / "crs-lint.toml"
    config.write_text('[rules.likely-miskey]\nseverity = "info"\n')
    request = bank(tmp_path)._replace(isolated=False, config=str(config))
    assert {finding.severity for finding in lint_paths(request).findings if finding.rule == "likely-miskey"} == {Severity.INFO}


def test_settings_switch_a_rule_off_in_some_files(tmp_path: Path) -> None:
    config = tmp_path / "crs-lint.toml"
    config.write_text('[per-file-ignores]\n"items.yaml" = ["evidence"]\n')
    assert found(lint_paths(bank(tmp_path)._replace(isolated=False, config=str(config)))) == []


def test_a_weaker_rule_is_silent_where_a_stronger_one_reports(tmp_path: Path) -> None:
    request = bank(tmp_path)
    assert found(lint_paths(request)) == [("likely-miskey", 5)]
    others = request._replace(overrides=Overrides(select=("evidence",), ignore=("likely-miskey",)))
    assert found(lint_paths(others)) == [("negative-discrimination", 3), ("too-hard", 3), ("rival-distractor", 5)]


def test_too_few_candidates_to_tell_is_an_info(tmp_path: Path) -> None:
    report = lint_paths(bank(tmp_path, low_discrimination.BAD[1]))
    assert [(finding.rule, finding.severity) for finding in report.findings] == [("low-discrimination", Severity.INFO)]


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param({"A": (0, 10, 10), "B": (10, 5, 0), "C": (5, 5, 0), "D": (4, 0, 0)}, id="49 candidates"),
        pytest.param({"A": (0, 9, 0), "B": (30, 20, 10), "C": (10, 5, 0), "D": (10, 4, 0)}, id="9 chose it"),
    ],
)
def test_few_candidates_prove_no_miskey(tmp_path: Path, counts: dict[str, tuple[int, ...]]) -> None:
    request = bank(tmp_path, MISKEYED._replace(responses=counts))
    assert "likely-miskey" not in {rule for rule, _ in found(lint_paths(request))}


def test_a_weak_criterion_is_said_once(tmp_path: Path) -> None:
    request = bank(tmp_path)
    file = tmp_path / "responses.csv"
    rows = [row.split(",")[:9] for row in file.read_text().splitlines()]
    file.write_text("".join(f"{','.join(row)}\n" for row in rows))
    report = lint_paths(request)
    assert [(finding.rule, finding.message) for finding in report.findings] == [
        (
            "likely-miskey",
            "More than half of the candidates chose A, and fewer chose the key B than by guessing (187 candidates; 56% against 18%).",
        )
    ]
    assert sum("nothing is said of the discrimination of 9 items: it needs 10 other items" in note for note in report.notes) == 1


def test_a_retired_item_has_no_findings(tmp_path: Path) -> None:
    request = bank(tmp_path, replaced(MISKEYED, "    stem:", "    status: retired\n    stem:"))
    assert found(lint_paths(request)) == []


def test_a_key_that_changed_since_is_named(tmp_path: Path) -> None:
    now = MISKEYED.text
    asked = likely_miskey.GOOD[0].text
    report = lint_paths(bank(tmp_path, MISKEYED._replace(text=now, asked=asked)))
    assert found(report) == [("likely-miskey", 5)]
    assert report.findings[0].message.endswith("It is scored by its key of today, B; when it was answered, the key was A.")


@pytest.mark.parametrize("scoring", ['{"planet-nearest": "all"}', "{planet-nearest: [A, B]}"])
def test_a_sidecar_does_not_hide_what_is_wrong_with_the_key_of_today(tmp_path: Path, scoring: str) -> None:
    request = bank(tmp_path)
    file = tmp_path / "scoring.txt"
    file.write_text(scoring)
    scored = request._replace(responses=request.responses._replace(scoring=str(file)))
    assert ("likely-miskey", 5) in found(lint_paths(scored)) or "all" in scoring


def test_json_and_sarif_have_the_figures(tmp_path: Path) -> None:
    report = lint_paths(bank(tmp_path))
    figures = _written(report, "json")["findings"][0]["properties"]
    assert figures == {
        "candidates": 187,
        "p": pytest.approx(33 / 187, abs=1e-6),
        "point_biserial": pytest.approx(-0.29, abs=0.01),
        "interval": [pytest.approx(-0.42, abs=0.01), pytest.approx(-0.15, abs=0.01)],
        "option": "A",
        "share": pytest.approx(105 / 187, abs=1e-6),
        "option_point_biserial": pytest.approx(0.53, abs=0.01),
        "p_value": 0.0,
        "tests": 21,
    }
    assert _written(report, "sarif")["runs"][0]["results"][0]["properties"] == {"category": "evidence", "item": "planet-nearest", **figures}


@pytest.mark.parametrize("form", ["text", "concise", "github", "gitlab", "junit", "rdjson", "markdown", "html"])
def test_every_format_shows_the_message(tmp_path: Path, form: str) -> None:
    stream = StringIO()
    reporter(form)(lint_paths(bank(tmp_path)._replace(needs_facts=True)), stream)
    assert "Stronger candidates chose A more often than the key B" in stream.getvalue()


def _written(report: Report, form: str) -> Any:
    stream = StringIO()
    reporter(form)(report, stream)
    return json.loads(stream.getvalue())


def test_only_files_of_the_run_have_findings(tmp_path: Path) -> None:
    request = bank(tmp_path)._replace(paths=(str(tmp_path / "others.yaml"),))
    assert found(lint_paths(request)) == []


def test_a_cache_gives_no_finding_without_the_responses(tmp_path: Path) -> None:
    request = bank(tmp_path / "bank")._replace(cache_folder=str(tmp_path / "cache"), min_files_for_cache=1)
    plain = request._replace(responses=ResponsesRequest())
    expected = [("likely-miskey", 5)]
    assert [found(lint_paths(one)) for one in (request, plain, plain, request)] == [expected, [], [], expected]


def test_files_of_another_exam_are_no_error(tmp_path: Path) -> None:
    request = bank(tmp_path / "one")
    bank(tmp_path / "two", replaced(rival_distractor.BAD[0], "planet-nearest", "planet-second"))
    (tmp_path / "two" / "others.yaml").unlink()
    both = request._replace(paths=(str(tmp_path),))
    assert found(lint_paths(both)) == [("likely-miskey", 5)]


def test_a_file_without_items_of_any_exam_is_an_error(tmp_path: Path) -> None:
    request = bank(tmp_path)
    (tmp_path / "responses.csv").write_text("q1,q2\nA,B\n")
    report = lint_paths(request)
    assert len(report.complaints) == 1
    assert report.could_not_lint


def test_stale_responses_name_what_changed(tmp_path: Path) -> None:
    report = lint_paths(bank(tmp_path, stale_responses.BAD[0]))
    assert found(report) == [("stale-responses", 3)]
