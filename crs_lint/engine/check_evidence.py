"""The step that judges items by what candidates answered: reads responses, and runs the rules of category evidence."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from crs_lint.bank.item_facts import signature
from crs_lint.engine.bank_file import BankFile
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.exam_evidence import ExamEvidence, ExamItem
from crs_lint.engine.item_evidence import decisions
from crs_lint.engine.response_files import response_files
from crs_lint.engine.run_files import RunFiles
from crs_lint.model.evidence import ItemEvidence
from crs_lint.model.finding import Problem, Severity, UnlocatedFinding
from crs_lint.model.item import Exam
from crs_lint.responses.evaluate import Evaluation, ResponseFile, ResponseSettings, evaluate
from crs_lint.responses.evidence import LEAST_ALPHA, LEAST_REST_ITEMS, find_evidence
from crs_lint.responses.extra import missing_extra
from crs_lint.responses.history import BankItem
from crs_lint.responses.layout import FileForm
from crs_lint.responses.limits import ResponseLimits
from crs_lint.responses.responses import FileNote
from crs_lint.responses.responses_error import ResponsesError
from crs_lint.responses.scoring_file import load_scoring
from crs_lint.rules.rule import Scope
from crs_lint.settings.config import Active, ConfigError
from crs_lint.settings.request import Request
from crs_lint.text.plural import counted


class CheckedEvidence(NamedTuple):
    """What responses say: findings, exams with their figures, sentences on what could not be used and on what was, and crashes."""

    findings: tuple[UnlocatedFinding, ...] = ()
    exams: tuple[ExamEvidence, ...] = ()
    complaints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    crashes: tuple[Crash, ...] = ()


def check_evidence(request: Request, banks: Sequence[BankFile], files: RunFiles, reported: Collection[str]) -> CheckedEvidence:
    """Judges the items of all banks. ``reported`` are the files that the run reports on.

    Raises ConfigError where the packages of the extra are missing and the request names responses.
    """
    if missing := missing_extra():
        return _without_extra(request, missing)
    grouped: dict[tuple[str, str], list[BankFile]] = {}
    for file in banks:
        grouped.setdefault((file.exam_file, files.lookup.bank_folder(file)), []).append(file)
    checked = [_ExamCheck(request, files, folder, exam_file).check(bank, reported) for (exam_file, folder), bank in grouped.items()]
    return CheckedEvidence(
        tuple(one for exam in checked for one in exam.findings),
        tuple(one for exam in checked for one in exam.exams),
        tuple(_complaints(checked)),
        tuple(dict.fromkeys(one for exam in checked for one in exam.notes)),
        tuple(one for exam in checked for one in exam.crashes),
    )


def _without_extra(request: Request, message: str) -> CheckedEvidence:
    if request.responses.files:
        raise ConfigError(message)
    return CheckedEvidence(notes=(f"The responses that the settings name are not read: {message}",))


class _CheckedExam(NamedTuple):
    """As CheckedEvidence, of one exam. ``errors`` are by file of responses; ``used`` are the files that it has items of."""

    findings: tuple[UnlocatedFinding, ...] = ()
    exams: tuple[ExamEvidence, ...] = ()
    complaints: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    crashes: tuple[Crash, ...] = ()
    errors: tuple[FileNote, ...] = ()
    used: frozenset[str] = frozenset()


def _complaints(checked: Sequence[_CheckedExam]) -> Iterator[str]:
    """What could not be used. A file that only some exams can read is for these."""
    used = frozenset().union(*(exam.used for exam in checked))
    yield from dict.fromkeys(one for exam in checked for one in exam.complaints)
    errors = (one for exam in checked for one in exam.errors if one.file not in used)
    yield from dict.fromkeys(f"{one.file}: {one.message.rstrip('.')}." for one in errors)


class _ExamCheck:
    """What checking one exam takes."""

    def __init__(self, request: Request, files: RunFiles, folder: str, exam_file: str) -> None:
        self._request = request
        self._files = files
        self._settings = files.lookup.in_folder(folder)
        self._exam = files.exam(exam_file)

    def check(self, bank: Sequence[BankFile], reported: Collection[str]) -> _CheckedExam:
        """Evaluates the responses to the items of the exam; an exception becomes a crash without the text of the exception."""
        named, unmatched = response_files(self._request, self._settings)
        notes = tuple(f'{self._settings.file}: the pattern "{line}" in "responses" matches no file.' for line in unmatched)
        items = self._items(bank)
        if not named or not items:
            return _CheckedExam(notes=notes)
        try:
            evaluation = self._evaluation(named, items, {file.target.shown: file.target.full for file in bank})
            return self._judged(named, items, evaluation, notes, reported)
        except ResponsesError as error:
            return _CheckedExam(notes=notes, complaints=(f"{self._scoring_file()}: {str(error).rstrip('.')}.",))
        except Exception as error:
            # Its text, and that of what it was raised from, could hold what a candidate answered.
            hidden = RuntimeError(type(error).__name__).with_traceback(error.__traceback__)
            hidden.__suppress_context__ = True
            return _CheckedExam(crashes=(crash_of("evaluating the responses", self._exam.file or "the bank", hidden, is_step=True),))

    def _items(self, bank: Sequence[BankFile]) -> dict[str, ExamItem]:
        """The items by id, each id once: of several languages, in the one of the exam."""
        found: dict[str, ExamItem] = {}
        for file in bank:
            for item in self._files.items_of(file.target.shown):
                known = found.get(item.id)
                if item.id and (known is None or (item.named_language == self._exam.language != known.item.named_language)):
                    found[item.id] = ExamItem(item, file.target.shown)
        return found

    def _evaluation(self, named: Sequence[ResponseFile], items: Mapping[str, ExamItem], full_paths: Mapping[str, str]) -> Evaluation:
        asked = self._request.responses
        scoring = asked.scoring or self._settings.scoring
        settings = ResponseSettings(
            FileForm(asked.form) if asked.form else None,
            asked.revision,
            load_scoring(os.path.abspath(scoring)) if isinstance(scoring, str) else scoring,
            cut=self._exam.form_cut,
            limits=ResponseLimits(file_size=asked.size) if asked.size else ResponseLimits(),
            bank_limits=self._settings.limits,
        )
        in_bank = [BankItem(one.item, full_paths[one.file]) for one in items.values()]
        return evaluate(named, in_bank, settings, lambda full: self._files.lookup.in_folder(os.path.dirname(full)).dialect)

    def _scoring_file(self) -> str:
        scoring = self._request.responses.scoring or self._settings.scoring
        return scoring if isinstance(scoring, str) else self._settings.file

    def _judged(
        self,
        named: Sequence[ResponseFile],
        items: Mapping[str, ExamItem],
        evaluation: Evaluation,
        notes: tuple[str, ...],
        reported: Collection[str],
    ) -> _CheckedExam:
        failed = {one.file for one in evaluation.errors}
        used = frozenset(one.shown for one in named) - failed
        if not used:
            return _CheckedExam(notes=notes, errors=evaluation.errors)
        evidence = ExamEvidence(self._exam, items, evaluation, find_evidence(evaluation.analysis, evaluation.scorings), _used(named, used))
        findings, crashes = self._findings(evidence, reported)
        said = tuple(f"{one.file}: {one.message}" for one in evaluation.notes)
        return _CheckedExam(tuple(findings), (evidence,), (), (*notes, *said, *_summary(evidence)), tuple(crashes), evaluation.errors, used)

    def _findings(self, found: ExamEvidence, reported: Collection[str]) -> tuple[list[UnlocatedFinding], list[Crash]]:
        active = {one.rule.name: one for one in self._settings.of_scope(Scope.EVIDENCE)}
        findings: list[UnlocatedFinding] = []
        crashes: list[Crash] = []
        for kind, evidence in decisions(found, active):
            file = found.items[evidence.item.id].file
            if file not in reported or evidence.item.is_retired or kind in self._files.rules_off_in(file):
                continue
            try:
                problems = list(active[kind].rule.check(evidence, **active[kind].options))
            except Exception as error:
                crashes.append(crash_of(kind, file, error))
                continue
            findings += [_finding(active[kind], problem._replace(file=file), evidence, self._exam) for problem in problems]
        return findings, crashes


def _used(named: Sequence[ResponseFile], used: Collection[str]) -> tuple[ResponseFile, ...]:
    return tuple(one for one in named if one.shown in used)


def _finding(active: Active, problem: Problem, evidence: ItemEvidence, exam: Exam) -> UnlocatedFinding:
    severity = active.severity if evidence.is_certain else min(active.severity, Severity.INFO)
    name = evidence.item.id
    return UnlocatedFinding(active.rule.name, severity, problem, name, _fingerprint(evidence, exam), name)


def _fingerprint(evidence: ItemEvidence, exam: Exam) -> str:
    """The hash of the stem, and of the option that a finding is about, without figures: they change with each sitting.

    A finding that more candidates confirm is another than the one that was uncertain.
    """
    item = evidence.item
    texts = (item.stem, *(one.text for one in item.options if one.number == evidence.option))
    return signature(exam.id, item.named_language, item.id, *texts, *(() if evidence.is_certain else ("uncertain",)))


def _summary(found: ExamEvidence) -> Iterator[str]:
    """What was analyzed and tested, and where nothing is said of correlations."""
    where = found.exam.file or "the bank"
    analysis = found.evaluation.analysis
    tests = ", ".join(f"{number:,} for {kind}" for kind, number in found.evidence.tests.items() if number)
    made = f"; tests made: {tests}" if tests else ""
    yield f"{where}: {counted(analysis.summary.n, 'candidate')} answered {counted(len(analysis.items), 'item')}{made}."
    if found.evidence.weak_criterion:
        alpha = analysis.summary.alpha
        reliability = f"alpha is {alpha:.2f}" if alpha is not None else "alpha is unknown"
        yield (
            f"{where}: nothing is said of the discrimination of {counted(len(found.evidence.weak_criterion), 'item')}: it needs "
            f"{LEAST_REST_ITEMS} other items and an alpha of {LEAST_ALPHA:.2f} ({reliability})."
        )
