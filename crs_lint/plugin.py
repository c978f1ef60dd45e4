"""What a package of rules imports: the decorator of a rule, what its check receives, and what it yields."""

from __future__ import annotations

import re
from collections.abc import Callable

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Fix, Insert, Location, Problem, Quote, Related, Reorder, Rewrite, Severity
from crs_lint.model.item import Exam, Item, Option
from crs_lint.rules import rule as rules
from crs_lint.rules.rule import CATEGORIES, Bank, Check, Example, File, Fixable, Rule
from crs_lint.settings.house_rules import LONGEST_NAME, NAME

__all__ = [
    "Bank",
    "Exam",
    "Example",
    "File",
    "Fix",
    "Fixable",
    "Insert",
    "Item",
    "ItemFacts",
    "Location",
    "Option",
    "Problem",
    "Quote",
    "Related",
    "Reorder",
    "Rewrite",
    "Severity",
    "rule",
]

# What a finding of these categories means is known to the rest of crs-lint.
_RESERVED = ("schema", "meta")
_SUBJECTS = ("Item", "File", "Exam", "Bank")


def rule(
    name: str,
    *,
    category: str,
    severity: Severity,
    source: str,
    default: bool = True,
    needs_whole_bank: bool = False,
    excuses_drafts: bool = False,
    fixable: Fixable = Fixable.NO,
    habit: bool = False,
) -> Callable[[Check], Rule]:
    """Turns a check into a rule. There is one rule in a file, whose docstring becomes the page of the rule.

    The annotation of the check's first parameter tells what it receives: an ``Item``, ``File``, ``Exam`` or ``Bank``. Its
    keyword-only parameters are the options of the rule, with their defaults. The check yields a ``Problem`` for each finding.

    - ``category``: any but schema and meta. ``source`` says where the rule comes from.
    - ``default``: the rule is on unless the settings say otherwise.
    - ``needs_whole_bank``: a rule about a ``Bank`` that is skipped when only some files are checked.
    - ``excuses_drafts``: the rule skips items with ``status: draft``.
    - ``fixable``: whether problems have a ``Fix``, and whether it is safe.
    - ``habit``: the rule is about how items are written, so that reports for people may say it once.

    Raises ValueError.
    """
    _check_name(name)
    if category not in CATEGORIES or category in _RESERVED:
        known = ", ".join(one for one in CATEGORIES if one not in _RESERVED)
        raise ValueError(f'rule {name}: the category must be one of {known}, and not "{category}"')
    if habit and severity is Severity.ERROR:
        raise ValueError(f"rule {name}: a habit is never an error")

    def made(check: Check) -> Rule:
        _check_signature(name, check)
        plain = rules.rule(
            name,
            category=category,
            severity=Severity(severity),
            source=source,
            default=default,
            needs_whole_bank=needs_whole_bank,
            excuses_drafts=excuses_drafts,
            fixable=Fixable(fixable),
            habit=habit,
        )
        return plain(check)._replace(plugin_module=check.__module__)

    return made


def _check_name(name: str) -> None:
    if len(name) > LONGEST_NAME or not re.fullmatch(NAME.strip("^$"), name):
        raise ValueError(f'rule "{name}": a name has small letters, digits and hyphens, as in "acme-id-prefix"')


def _check_signature(name: str, check: Check) -> None:
    """Raises ValueError if a check does not say what it receives, or has an option that settings cannot give."""
    subject = next(iter(check.__annotations__.items()), ("", ""))
    first = check.__code__.co_varnames[:1]
    word = subject[1] if isinstance(subject[1], str) else getattr(subject[1], "__name__", "")
    if (subject[0],) != first or word not in _SUBJECTS:
        raise ValueError(f"rule {name}: the first parameter of its check must be annotated with one of {', '.join(_SUBJECTS)}")
    for option, value in (check.__kwdefaults__ or {}).items():
        is_list = isinstance(value, tuple) and all(isinstance(one, str) for one in value)
        if not is_list and type(value) not in (bool, int, float, str):
            raise ValueError(f"rule {name}: the default of option {option} must be a number, a text, a tuple of texts, True or False")
