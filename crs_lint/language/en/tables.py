"""The tables of English. Generated from words.toml by "make generate"."""

from collections.abc import Mapping
from typing import Any

from crs_lint.language.tables import Tables

TABLES = Tables(
    code="en",
    name="English",
    function_words=frozenset((
        "a", "about", "above", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
        "being", "below", "between", "both", "but", "by", "can", "cannot", "could", "did", "do", "does", "during", "each", "either",
        "every", "few", "following", "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it",
        "its", "may", "might", "more", "most", "must", "neither", "no", "nor", "not", "of", "off", "on", "one", "only", "or", "other",
        "our", "over", "she", "should", "since", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
        "these", "they", "this", "those", "through", "to", "under", "until", "up", "upon", "was", "we", "were", "what", "when",
        "where", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yet", "you",
        "your",
    )),
)
REGIONS: Mapping[str, Mapping[str, Any]] = {}
