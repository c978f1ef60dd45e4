"""House rules: rules that a team writes as data in its config file, as a list of terms or a pattern."""

from collections.abc import Iterator
from functools import lru_cache, partial

from crs_lint.model.finding import Fix, Path, Problem, Rewrite, Severity
from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Fixable, Rule, Scope
from crs_lint.rules.shared.team_terms import TermMatch, replacement_of, terms_in
from crs_lint.text.linear_search import first_span, is_all
from crs_lint.text.normalize import shorten
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import line, sanitize

CATEGORY = "house"
FIELDS = ("stem", "options", "explanation", "rationale", "article", "scenario")
PLACEHOLDER = "{found}"
_MOST_LISTED = 20


class HouseRule(NamedTuple):
    """A rule as its team defines it, by ``terms`` or by ``pattern``.

    ``message`` may contain ``{found}``, which stands for the words that are found. ``fields`` are some of FIELDS, and ``languages``
    are codes such as "en"; empty ones stand for all. ``replacement`` is empty if there is none.
    """

    name: str
    message: str
    help: str = ""
    terms: tuple[str, ...] = ()
    pattern: str = ""
    fields: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    replacement: str = ""

    @property
    def is_fixable(self) -> bool:
        return bool(self.replacement) or any(map(replacement_of, self.terms))


@lru_cache(maxsize=256)
def as_rule(house: HouseRule) -> Rule:
    """The rule that runs a definition."""
    return Rule(
        house.name,
        CATEGORY,
        house.severity,
        True,
        "the team's own rules",
        Scope.ITEM,
        partial(house_problems, house),
        fixable=Fixable.UNSAFELY if house.is_fixable else Fixable.NO,
        own_docs=_docs(house),
    )


@lru_cache(maxsize=256)
def rule_called(name: str) -> Rule:
    """A house rule without its definition, for whoever knows only the name that a finding has."""
    return as_rule(HouseRule(name, ""))


def house_problems(house: HouseRule, item: Item) -> Iterator[Problem]:
    """The problems of an item, for each text and term at most one."""
    if house.languages and not _is_among(item.language, house.languages):
        return
    fields = _field_names(item) if house.fields else {}
    for path, text in item.shown_texts:
        if not house.fields or fields.get(path, "article") in house.fields:
            yield from _of_pattern(house, path, text) if house.pattern else _of_terms(house, path, text)


def _is_among(language: str, languages: tuple[str, ...]) -> bool:
    """Whether a language, or the one that it is a variety of, is among some: en-GB is English."""
    code = language.lower().replace("_", "-")
    return any(code == one or code.startswith(f"{one}-") for one in languages)


def _field_names(item: Item) -> dict[Path, str]:
    """The fields by path, without those of the article."""
    scenario = item.at("scenario")
    return {
        **dict.fromkeys((scenario, (*scenario, "text")), "scenario"),
        item.at("stem"): "stem",
        item.at("explanation"): "explanation",
        **{option.at("text"): "options" for option in item.options},
        **{option.at("rationale"): "rationale" for option in item.options},
    }


def _of_terms(house: HouseRule, path: Path, text: str) -> Iterator[Problem]:
    for one in terms_in(house.terms, text):
        replacement = one.replacement or house.replacement
        changes = tuple(Rewrite(path, _as_in(text[slice(*span)], replacement, one), span) for span in one.spans if replacement)
        yield _problem(house, path, text, one.spans[0], replacement, changes)


def _of_pattern(house: HouseRule, path: Path, text: str) -> Iterator[Problem]:
    span = first_span(house.pattern, text)
    if span is not None:
        is_exact = bool(house.replacement) and is_all(house.pattern, text[slice(*span)])
        changes = (Rewrite(path, house.replacement, span),) if is_exact else ()
        yield _problem(house, path, text, span, house.replacement if is_exact else "", changes)


def _problem(house: HouseRule, path: Path, text: str, span: tuple[int, int], replacement: str, changes: tuple[Rewrite, ...]) -> Problem:
    message = house.message.replace(PLACEHOLDER, shorten(text[slice(*span)]))
    action = f'Write "{shorten(replacement)}".' if replacement else "Use another term."
    return Problem(path, message, house.help or action, chars=span, fix=Fix(action, False, changes) if changes else None)


def _as_in(found: str, replacement: str, term: TermMatch) -> str:
    """The replacement, with a capital where a term that ignores case has one in the text."""
    return replacement[:1].upper() + replacement[1:] if term.ignores_case and found[:1].isupper() else replacement


def _docs(house: HouseRule) -> str:
    """The page of a rule, without anything in it that a terminal or a runner interprets."""
    parts = [line(house.message.replace(PLACEHOLDER, "…")), line(house.help), f"{_searched(house)} {_where(house)}"]
    return "\n\n".join(part for part in parts if part)


def _searched(house: HouseRule) -> str:
    listed = ", ".join(map(_code, house.terms[:_MOST_LISTED]))
    more = f" and {counted(len(house.terms) - _MOST_LISTED, 'other term')}" if len(house.terms) > _MOST_LISTED else ""
    found = f"the pattern {_code(house.pattern)}" if house.pattern else f"{listed}{more}"
    offered = f", and offers {_code(house.replacement)}," if house.replacement else ""
    return f"It searches for {found}{offered}"


def _where(house: HouseRule) -> str:
    fields = f"in these fields: {', '.join(house.fields)}" if house.fields else "in all texts that candidates and learners read"
    return f"{fields}, {'in the languages ' + ', '.join(house.languages) if house.languages else 'in every language'}."


def _code(text: str) -> str:
    return f"`{sanitize(text).replace('`', chr(0x2CB))}`"
