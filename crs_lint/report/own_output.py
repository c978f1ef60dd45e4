"""Recognizes reports of earlier runs by how they begin, so that a report replaces nothing else."""

from __future__ import annotations

from crs_lint.text.lazy_pattern import LazyPattern

HEAD = 4096  # bytes that tell
_WORD = r"(?:error|warning|info)"
_PLACE = r"[^\n]+:[0-9]+:[0-9]+: "
_COUNT = rf" *[0-9]+  {_WORD} +[a-z-]+(?: \[\*\])?\n"
_STATS = r"[^\n]*: [0-9,]++ items?"
_STARTS = {
    "text": LazyPattern(rf"(?:{_PLACE}{_WORD}\[[a-z-]+\] |{_COUNT})"),
    "concise": LazyPattern(rf"(?:{_PLACE}{_WORD} [a-z-]+ |{_COUNT})"),
    "json": LazyPattern(r'\{\s*"version": 1,\s*"(?:findings|statistics)": \['),
    "sarif": LazyPattern(
        r'\{\s*"\$schema": "[^"\n]*sarif[^"\n]*",\s*"version": "2\.1\.0",\s*"runs": \[\s*\{'
        r'\s*"tool": \{\s*"driver": \{\s*"name": "crs-lint"'
    ),
    "github": LazyPattern(r"::(?:error|warning|notice)[ :]"),
    "gitlab": LazyPattern(r'\[(?:\]\s*\Z|\s*\{\s*"description": "[a-z-]+: )'),
    "junit": LazyPattern(r"<\?xml [^\n>]*>\s*<testsuites[ />]"),
    "rdjson": LazyPattern(r'\{\s*"source": \{\s*"name": "crs-lint"'),
    "markdown": LazyPattern(r"## crs-lint\n"),
    "stats-text": LazyPattern(rf"{_STATS}\n\nItems by status"),
    "stats-json": LazyPattern(r'\{\s*"version": 1,\s*"exams": \['),
    "stats-markdown": LazyPattern(rf"# {_STATS}\n\n## Items by status"),
    "stats-csv": LazyPattern(r"exam,(?:table,counts,row,column,value\n|item,n,omitted,not_reached,)"),
    "key": LazyPattern(r"form,number,item,key,order,file\n"),
    "html": LazyPattern(r'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"'),
}


def may_be_replaced(head: bytes, form: str) -> bool:
    """Whether a file that begins with ``head``, its first HEAD bytes, is empty or a report in a format."""
    return not head or _STARTS[form].match(head.decode("utf-8", "replace")) is not None
