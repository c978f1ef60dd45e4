"""The names that teams give the fields of items, the likeliest first, and names that never are the key."""

from __future__ import annotations

import re
from collections.abc import Sequence

STEMS = (
    "stem",
    "question",
    "questiontext",
    "prompt",
    "query",
    "q",
    "text",
    "problem",
    "statement",
    "title",
    "frage",
    "pregunta",
    "enunciado",
)
HOMES = ("questions", "items", "quiz", "quizzes", "results", "mcqs", "exam", "test", "tests", "preguntas", "fragen")
OPTIONS = ("options", "answers", "choices", "alternatives", "responses", "opciones", "respuestas", "antworten", "possibilities", "a")
TEXTS = ("text", "value", "label", "answer", "option", "content", "body", "choice", "title", "t")
KEYS = (
    "correct",
    "iscorrect",
    "right",
    "answer",
    "correctanswer",
    "answers",
    "correctanswers",
    "key",
    "solution",
    "answerindex",
    "correctindex",
    "isright",
    "istrue",
    "true",
    "correctoption",
    "answerkey",
    "correctchoice",
    "c",
    "o",
)
EXPLANATIONS = ("explanation", "help", "rationale", "feedback", "reason", "justification", "explain", "comment", "solution", "why")
IDS = ("id", "uid", "uuid", "qid", "identifier", "questionid", "code")

# Names of much else, too: they tell a question, or the text of an answer, only beside better ones.
_COMMON = frozenset(("q", "a", "text", "problem", "statement", "title", "query", "c", "key", "code", "o"))
_KEY_WORDS = frozenset(("correct", "right", "answer", "answers", "solution", "solutions", "key", "keys", "correcta", "correto", "richtig"))
_PLACES = frozenset(
    (
        "is",
        "the",
        "index",
        "idx",
        "id",
        "ids",
        "number",
        "num",
        "no",
        "position",
        "value",
        "letter",
        "letters",
        "text",
        "option",
        "options",
        "choice",
        "choices",
        "of",
    )
)
_NO_KEY_WORDS = frozenset(
    (
        *("points", "point", "marks", "mark", "score", "grade", "credit", "credits", "value", "weight", "weighting", "penalty"),
        *("difficulty", "level", "order", "nav", "position", "rank", "priority", "number", "num", "no", "version", "revision"),
        *("time", "timeout", "timer", "minutes", "seconds", "duration", "limit", "page", "chapter", "section", "unit", "week", "part"),
        *("year", "date", "count", "total", "default", "placeholder", "type", "kind", "tag", "tags", "language", "lang", "category"),
        *("pin", "pinned", "fixed", "shuffle", "shuffled", "random", "hidden", "visible", "disabled", "enabled", "active", "selected"),
        *("required", "optional", "draft", "published", "status", "dev", "exclusive", "attempts"),
    )
)
_NO_OPTIONS = frozenset(
    (
        *("tags", "keywords", "categories", "topics", "authors", "links", "references", "sources", "images", "figures", "hints"),
        *("objectives", "skills", "standards", "prerequisites", "dependencies", "requires", "needs", "aliases"),
    )
)
_DISTRACTORS = frozenset(
    (
        *("distractors", "incorrect", "wrong", "false", "incorrectanswers", "wronganswers", "falseanswers", "incorrectoptions"),
        *("wrongoptions", "incorrectchoices", "wrongchoices", "wronganswer", "incorrectanswer", "distractor", "wrongoption", "wrongchoice"),
    )
)
_OPTION_WORDS = frozenset(("option", "answer", "choice", "alternative", "response", "opcion", "respuesta", "antwort", "reponse"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_A-Za-z]+")


def rank(name: str, likely: Sequence[str]) -> int:
    """How well a name fits: the lower the better."""
    letters = plain(name)
    return likely.index(letters) if letters in likely else len(likely)


def is_likely(name: str, likely: Sequence[str]) -> bool:
    return rank(name, likely) < len(likely)


def weight(name: str, *, is_likely: bool) -> float:
    """How much a name tells of a file: nothing if it is unlikely, and half if fields of any file have it."""
    return (0.5 if name.lower() in _COMMON else 1.0) if is_likely else 0.0


def is_distractors(name: str) -> bool:
    """Whether a name says that its field holds wrong answers only."""
    return plain(name) in _DISTRACTORS


def is_options_pattern(name: str) -> bool:
    """Whether the name of fields of one answer each says so, as "answer_*" does."""
    return _has_option_word(name) or is_distractors(name)


def _has_option_word(name: str) -> bool:
    return not _OPTION_WORDS.isdisjoint(_words(name))


def is_options_name(name: str) -> bool:
    """Whether a name says that its field, which has the form of answers, holds them."""
    return is_likely(name, OPTIONS) or is_options_pattern(name)


def is_key_name(name: str) -> bool:
    """Whether a name says that its field holds the key: it is a likely one, or has a word such as "correct" in it."""
    words = _words(name)
    return is_likely(name, KEYS) or (not _KEY_WORDS.isdisjoint(words) and words <= _KEY_WORDS | _PLACES)


def can_be_key(name: str) -> bool:
    """Whether a field may hold the key; one whose name says points, difficulty or an order does not."""
    return is_key_name(name) or _NO_KEY_WORDS.isdisjoint(_words(name))


def can_be_options(name: str) -> bool:
    return _NO_OPTIONS.isdisjoint(_words(name))


def plain(name: str) -> str:
    """A name in lower case without white space and signs: "isCorrect" and "is_correct" are the same."""
    return re.sub(r"[\W_]+", "", name).lower()


def _words(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(name)}
