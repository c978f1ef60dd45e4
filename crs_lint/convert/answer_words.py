"""The words that people write before a key or an explanation, or above its column, in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import product


def _phrases(*parts: Sequence[str]) -> list[str]:
    """All phrases of one word of each part: few authors mind the agreement of adjectives."""
    return [" ".join(words) for words in product(*parts)]


KEY = (
    *("answer", "ans", "answer key", "key", "solution", "respuesta", "solución", "réponse", "antwort", "lösung", "risposta", "soluzione"),
    *("resposta", "gabarito", "antwoord", "odpowiedź", "cevap", "đáp án", "ответ", "відповідь", "答案", "答え", "解答", "정답"),
    *("إجابة", "الإجابة", "جواب", "الجواب"),
)
"""Nouns for one key."""
KEYS = (
    *("answers", "keys", "solutions", "respuestas", "soluciones", "réponses", "antworten", "lösungen", "risposte", "soluzioni"),
    "respostas",
)
"""Nouns for several keys; above a column, most of them mean the options."""
RIGHT = (
    "correct",
    *_phrases(("correct", "right", "best"), ("answer", "answers", "ans", "key", "keys", "option", "options", "choice", "choices")),
    *_phrases(("respuesta", "respuestas", "opción"), ("correcta", "correctas")),
    *_phrases(("réponse", "réponses"), ("correcte", "correctes")),
    *_phrases(("bonne", "bonnes"), ("réponse", "réponses")),
    *_phrases(("richtige",), ("antwort", "antworten")),
    *_phrases(("risposta", "risposte"), ("corretta", "corrette")),
    *_phrases(("resposta", "respostas", "alternativa"), ("correta", "corretas")),
    *("правильный ответ", "правильна відповідь", "正解", "正确答案", "正確答案"),
    *_phrases(("إجابة", "الإجابة"), ("الصحيحة",)),
    *_phrases(("جواب", "الجواب"), ("الصحيح",)),
)
"""What says that an answer is right."""
EXPLANATION = (
    *("explanation", "explanations", "rationale", "feedback", "reason", "reasoning", "justification", "explicación", "explication"),
    *("explications", "erklärung", "begründung", "spiegazione", "explicação"),
)
"""Nouns for an explanation."""
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}


def pattern(*words: str) -> str:
    """A regular expression for any of some words, longer ones first, with or without accents, and with "ae" for "ä"."""
    return "|".join("".join(map(_spellings, word)) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _spellings(letter: str) -> str:
    if letter == " ":
        return r"\s+"
    spellings = dict.fromkeys((letter, _UMLAUTS.get(letter, letter), bare(letter)))
    return letter if len(spellings) == 1 else f"(?:{'|'.join(map(re.escape, spellings))})"


def bare(text: str) -> str:
    """A text without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
