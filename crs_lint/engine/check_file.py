"""Checks one file: from a document to the findings of its rules and the facts that bank rules need. No input or output."""

from collections.abc import Callable, Sequence
from typing import Any

from crs_lint.bank.item_facts import facts_of
from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.document.load import Document, read_file
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.file_rules import FileRules
from crs_lint.engine.file_shape import FileShape, shape_of
from crs_lint.engine.fingerprint import in_file
from crs_lint.engine.item_findings import ItemFindings
from crs_lint.engine.items import items_in, with_language
from crs_lint.engine.left_out import LeftOut, left_out_in
from crs_lint.model.figure_state import FigureState
from crs_lint.model.finding import Path, Problem, UnlocatedFinding
from crs_lint.model.item import Exam, Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Rule
from crs_lint.settings.config import Active, Settings
from crs_lint.text.file_endings import is_markdown


class CheckedFile(NamedTuple):
    """What the rules find in one file, and the facts of its items."""

    path: str
    findings: tuple[UnlocatedFinding, ...] = ()
    facts: PackedFacts = PackedFacts([])
    crashes: tuple[Crash, ...] = ()
    left_out: LeftOut = LeftOut()


def check_file(
    path: str,
    document: Document,
    settings: Settings,
    exam: Exam,
    rules: FileRules,
    *,
    is_exam: bool = False,
    figure_state: Callable[[str], FigureState],
    known: ItemFindings | None = None,
) -> CheckedFile:
    """Runs the rules of one file, which may be one that could not be read.

    ``figure_state`` tells whether a picture is there, by the name that an item gives. ``known`` has what rules found in items
    earlier, and gets what they find now. An exception of a rule becomes a crash.
    """
    try:
        shape = shape_of(path, document, settings, with_language(exam, settings), is_exam=is_exam, figure_state=figure_state)
    except Exception as error:
        return CheckedFile(path, crashes=(crash_of("schema", path, error),))
    is_sound = settings.dialect is None and not (is_exam or shape.broken or shape.above)
    checks = _FileChecks(shape, settings)
    checks.run(rules, known if is_sound else None)
    checks_spelling = settings.checks_spelling
    facts = PackedFacts([facts_of(item, path, spelling=checks_spelling) for item in shape.file.items])
    return CheckedFile(path, tuple(checks.findings), facts, tuple(checks.crashes), left_out_in(shape.file.items, rules))


def facts_in_file(path: str, content: bytes, settings: Settings, exam: Exam) -> PackedFacts:
    """The facts of the items of a file that is not reported on."""
    items = items_in(read_file(path, content, settings.limits).data, settings.dialect, with_language(exam, settings))
    checks_spelling = settings.checks_spelling
    return PackedFacts([facts_of(item, path, spelling=checks_spelling) for item in items])


class _FileChecks:
    """The rules of one file, run one after the other, with what they have found so far."""

    def __init__(self, shape: FileShape, settings: Settings) -> None:
        self.findings: list[UnlocatedFinding] = []
        self.crashes: list[Crash] = []
        self._shape = shape
        self._file = shape.file
        self._settings = settings
        self._items = {item.path: item for item in shape.file.items}

    def run(self, rules: FileRules, known: ItemFindings | None) -> None:
        """Runs all rules. ``known`` is None where findings in items depend on more than the items."""
        self._check([one for one in rules.of_file if self._concerns_file(one.rule)], self._file, None)
        if self._file.is_exam:
            self._check(rules.of_exam, self._file.exam, None)
        for item in self._file.items:
            if known is None:
                self._check(rules.of_item(item), item, item)
            else:
                self._check_unknown(rules, item, known)

    def _check_unknown(self, rules: FileRules, item: Item, known: ItemFindings) -> None:
        """Runs the rules of an item, unless it is known what they find."""
        key = known.key(item)
        found = known.get(key)
        if found is not None:
            self.findings += found
            return
        findings, crashes = len(self.findings), len(self.crashes)
        self._check(rules.of_item(item), item, item)
        if len(self.crashes) == crashes:
            known.put(key, self.findings[findings:])

    def _concerns_file(self, rule: Rule) -> bool:
        """Whether a rule of files has what it looks at in this one."""
        has_field = not rule.needs_field or (isinstance(self._file.data, dict) and rule.needs_field in self._file.data)
        return has_field and (not rule.needs_report or rule.name in self._file.reported)

    def _check(self, rules: Sequence[Active], subject: Any, item: Item | None) -> None:
        """Runs rules on the file, the exam or an item; ``item`` is None unless it is the subject."""
        for active in rules:
            try:
                for problem in active.rule.check(subject, **active.options):
                    self._add(active, problem, item)
            except Exception as error:
                self.crashes.append(crash_of(active.rule.name, self._file.path, error))

    def _add(self, active: Active, problem: Problem, item: Item | None) -> None:
        rule = active.rule
        if rule.category != "schema" and self._shape.repeats_schema(problem.path):
            return
        owner = item or self._item_at(problem.path)
        if problem.fix is not None:
            problem = self._with_possible_fix(problem, owner)
        if owner is not None and owner.shares(problem.path):
            owner = None
        name = owner.id if owner else ""
        fingerprint = in_file(problem, self._file, owner)
        self.findings.append(UnlocatedFinding(rule.name, active.severity, problem, name or None, fingerprint, name))

    def _with_possible_fix(self, problem: Problem, owner: Item | None) -> Problem:
        """The problem without its fix where a fix cannot be made in a file of this format, and with an unsafe fix where it may do harm."""
        if is_markdown(self._file.path):
            return problem._replace(fix=None)
        if problem.fix is not None and owner is not None:
            from crs_lint.rules.shared.safe_fixes import as_safe_as_its_changes

            problem = problem._replace(fix=as_safe_as_its_changes(problem.fix, owner))
        if self._settings.dialect is None or self._file.is_exam or problem.fix is None:
            return problem
        from crs_lint.formats import dialect_fixes

        return problem._replace(fix=dialect_fixes.applicable(problem.fix, self._settings.dialect))

    def _item_at(self, path: Path) -> Item | None:
        """The item that a path leads into."""
        if not path:
            return None
        return next((self._items[path[:length]] for length in range(len(path) + 1) if path[:length] in self._items), None)
