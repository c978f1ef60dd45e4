"""What the page shows of responses: curves, the drawing of all items, tables that say the same, and small cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.report import html
from crs_lint.report.option_curve_chart import CurveChart, curve_chart
from crs_lint.rules.evidence import likely_miskey
from crs_lint.rules.rule import Example
from crs_lint.settings.request import Request, ResponsesRequest
from tests import example_bank, example_responses

pytest.importorskip("polars")

MISKEYED = likely_miskey.BAD[0]


def report(folder: Path, example: Example = MISKEYED) -> Report:
    example_bank.write(example, folder)
    responses = ResponsesRequest((str(example_responses.write(example, folder)),))
    return lint_paths(Request((str(folder),), isolated=True, needs_facts=True, responses=responses))


def chart(folder: Path, counts: Mapping[str, tuple[int, ...]], *, small_cells: bool = False) -> CurveChart:
    (found,) = report(folder, MISKEYED._replace(responses=counts)).evidence
    figures = found.evaluation.analysis.items["planet-nearest"].as_scored
    made = curve_chart("planet-nearest", figures, found, small_cells=small_cells)
    assert made is not None
    return made


def last_share(made: CurveChart, letter: str) -> float:
    """The share of the strongest that the drawing shows for an option."""
    (line,) = (line for line in made.lines if line.letter == letter)
    return (150 - line.dots[-1][1]) / 140


def test_a_run_without_responses_shows_none(tmp_path: Path) -> None:
    example_bank.write(MISKEYED, tmp_path)
    page = html.page(lint_paths(Request((str(tmp_path),), isolated=True, needs_facts=True)), all_items=True)
    assert "<h4>What candidates answered</h4>" not in page
    assert "<svg class=" not in page


def test_each_item_has_its_figures_and_curves(tmp_path: Path) -> None:
    page = html.page(report(tmp_path), all_items=True)
    assert page.count('<svg class="curves"') == page.count("<h4>What candidates answered</h4>") == 21
    item = page[page.index('id="h1"') :]
    assert '<span class="name">candidates</span> 187' in item
    assert '<span class="name">r</span> -.29 (95% interval -.42 to -.16)' in item


def test_a_page_with_findings_only_links_to_the_items_that_it_has(tmp_path: Path) -> None:
    found = report(tmp_path)
    page = html.page(found)
    drawing = page[page.index('<svg class="scatter"') : page.index("The same as a table, what needs attention first")]
    assert drawing.count("<circle") == 21
    assert re.findall(r'<a href="#([^"]+)"', drawing) == ["item-planet-nearest"]
    assert html.page(found, all_items=True).count('tabindex="-1"><circle') == 21


def test_drawings_are_repeated_as_tables(tmp_path: Path) -> None:
    page = html.page(report(tmp_path), all_items=True)
    assert page.count("<svg class=") == len(re.findall(r'<svg class="(?:scatter|curves)"[^>]* aria-hidden="true"', page)) == 22
    assert Counter(re.findall("The same as a table", page))["The same as a table"] == 22
    table = page[page.index('<table class="items">') :]
    assert re.findall(r"<td>([^<]*)</td>", table)[:3] == ["187", ".18", "-.29"]


def test_curves_and_their_table(tmp_path: Path) -> None:
    made = chart(tmp_path, {"A": (15, 35, 55), "B": (20, 10, 12), "C": (15, 10, 0), "D": (12, 15, 23)})
    assert made.sizes == (62, 70, 90)
    assert [label for _, label in made.groups] == ["5", "10", "15"]
    assert made.rows == (
        ("A", False, ("24%", "50%", "61%")),
        ("B", True, ("32%", "14%", "13%")),
        ("C", False, ("24%", "14%", "0%")),
        ("D", False, ("19%", "21%", "26%")),
    )
    assert [(line.letter, line.is_key, len(line.points.split())) for line in made.lines] == [
        ("A", False, 3),
        ("B", True, 3),
        ("C", False, 3),
        ("D", False, 3),
    ]
    assert made.lines[0].dots[2][1] == pytest.approx(150 - 140 * 55 / 90)


def test_a_small_cell_is_few_and_a_second_one_hides_it(tmp_path: Path) -> None:
    counts = {"A": (15, 35, 55), "B": (20, 10, 12), "C": (15, 10, 3), "D": (12, 15, 23)}
    assert [cells[2] for _, _, cells in chart(tmp_path / "a", counts).rows] == ["59%", "13%", "few", "hidden"]
    assert last_share(chart(tmp_path / "c", counts), "D") == pytest.approx(21 / 93), "as if the 3 were 5"
    assert [cells[2] for _, _, cells in chart(tmp_path / "b", counts, small_cells=True).rows] == ["59%", "13%", "3%", "25%"]


def test_two_small_cells_hide_each_other(tmp_path: Path) -> None:
    made = chart(tmp_path, {"A": (15, 35, 55), "B": (20, 10, 12), "C": (15, 10, 3), "D": (12, 15, 4)})
    assert [cells[2] for _, _, cells in made.rows] == ["74%", "16%", "few", "few"]
    ends = {line.letter: line.dots[-1][1] for line in made.lines}
    assert ends["C"] == ends["D"] == pytest.approx(150 - 140 * 5 / 74)


def test_few_without_an_answer_hide_an_option(tmp_path: Path) -> None:
    made = chart(tmp_path, {"A": (15, 35, 55), "B": (20, 10, 12), "C": (15, 10, 10), "D": (12, 15, 23), "": (0, 0, 3)})
    assert [cells[2] for _, _, cells in made.rows] == ["53%", "12%", "hidden", "22%"]
    assert last_share(made, "C") == pytest.approx(8 / 103)


def test_many_without_an_answer_are_not_drawn_as_a_hidden_option(tmp_path: Path) -> None:
    made = chart(tmp_path, {"A": (15, 35, 55), "B": (20, 10, 12), "C": (15, 10, 3), "D": (12, 15, 23), "": (0, 0, 40)})
    assert [cells[2] for _, _, cells in made.rows] == ["41%", "9%", "few", "hidden"]
    assert last_share(made, "D") == pytest.approx(21 / 133)


def test_groups_of_few_candidates_are_joined(tmp_path: Path) -> None:
    counts = {"A": (15, 35, 3), "B": (20, 20, 2), "C": (15, 12, 1), "D": (12, 15, 1)}
    made = chart(tmp_path, counts)
    assert min(made.sizes) >= 10
    assert sum(made.sizes) == 151


def test_letters_at_the_ends_of_lines_are_apart(tmp_path: Path) -> None:
    made = chart(tmp_path, {"A": (15, 35, 30), "B": (20, 10, 30), "C": (15, 10, 30), "D": (12, 15, 30)})
    heights = sorted(line.label_at[1] for line in made.lines)
    assert min(high - low for low, high in pairwise(heights)) >= 12.9


def test_recorded_statistics_are_shown_without_responses(tmp_path: Path) -> None:
    entry = '{date: "2026-05-01", n: 412, key: B, p: 0.62, r: 0.21, content: "0"}'
    text = MISKEYED.text.replace("    stem:", f"    custom: {{statistics: [{entry}]}}\n    stem:")
    example_bank.write(MISKEYED._replace(text=text), tmp_path)
    page = html.page(lint_paths(Request((str(tmp_path),), isolated=True, needs_facts=True)), all_items=True)
    row = page[page.index('<table class="recorded">') :]
    assert re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row)[5:11] == ["2026-05-01", "412", "B", ".62", ".21", "changed since"]


def test_texts_of_a_bank_are_escaped(tmp_path: Path) -> None:
    name = "<script>alert(1)</script>"
    example_bank.write(MISKEYED._replace(exam=f"exam: '{name}'\ndomains: [{{id: a, title: '{name}', weight: 100}}]\n"), tmp_path)
    file = tmp_path / "items.yaml"
    file.write_text(file.read_text().replace("    stem:", "    domain: a\n    stem:"))
    responses = ResponsesRequest((str(example_responses.write(MISKEYED, tmp_path)),))
    page = html.page(lint_paths(Request((str(tmp_path),), isolated=True, needs_facts=True, responses=responses)), all_items=True)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;: what candidates answered" in page
