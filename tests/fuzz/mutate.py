"""Changes inputs: their bytes, their lines and words, and what is in an archive."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

LARGEST = 200_000
_WORDS = re.compile(rb"[^\W\d_]+|\d+|[^\w\s]|\s+")
TOKENS = [
    *(
        b"&a ",
        b"*a",
        b"!!binary ",
        b"!x ",
        b"? ",
        b"- ",
        b": ",
        b"<<: *a",
        b"|\n",
        b">-\n",
        b"---\n",
        b"...\n",
        b"%YAML 1.1\n",
        b"%TAG ! x\n",
        b"#",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b"\\",
        b"\\u200b",
        b"\\x00",
        b"~",
        b"null",
        b"true",
        b".nan",
        b".inf",
        b"0x1F",
        b"1e999",
        b"9" * 400,
        b"-1",
        b"0",
    ),
    *(
        b"\0",
        b"\x1b[31m",
        b"\r",
        b"\n",
        b"\t",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xe2\x80\xae",
        b"\xe2\x80\x8b",
        b"\xcc\x81",
    ),
    *(
        b"::error::x",
        b"\n::stop-commands::x\n",
        b"##[error]x",
        b"##vso[x]y",
        b"<script>",
        b"</script>",
        b"<!--",
        b"]]>",
        b"&amp;",
        b"&#0;",
        b"&x;",
        b"<![CDATA[",
    ),
    *(
        b"crs-lint: ignore[",
        b"items:\n",
        b"correct: true\n",
        b"id: ",
        b"a, b",
        b"All of the above",
        b"A and B",
        b"$ref",
        b"$CATEGORY: ",
        b"ANSWER: ",
        b"=",
        b"{}",
        b"%50%",
    ),
]


def mutated(content: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """One to six changes of an input; ``others`` are inputs of the same reader, to take parts from."""
    if content[:2] == b"PK" and chance.random() < 0.85:
        return _archive(content, others, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        content = chance.choice(_CHANGES)(content, others, chance)[:LARGEST]
    return content


def _archive(content: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """The archive with one of its files changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            files = [(member.filename, old.read(member)) for member in old.infolist()]
    except Exception:  # a changed archive need not be one
        return _bytes(content, others, chance)
    index = chance.randrange(len(files))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for place, (name, text) in enumerate(files):
            new.writestr(zipfile.ZipInfo(name), mutated(text, (), chance) if place == index else text)
    return stream.getvalue()


def _span(content: bytes, chance: Random, longest: int = 64) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(start + chance.randrange(1, longest), len(content))


def _bytes(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(content, chance, 4)
    return content[:start] + chance.randbytes(chance.randrange(4)) + content[end:]


def _delete(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def _repeat(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(content, chance, chance.choice((3, 30, 300)))
    times = min(chance.choice((2, 2, 9, 100, 3000)), LARGEST // max(end - start, 1))
    return content[:start] + content[start:end] * times + content[end:]


def _token(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 1, 50, 3000)) + content[start:]


def _word(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    """One word, number or sign in place of another."""
    words = [match.span() for match in _WORDS.finditer(content)]
    if not words:
        return chance.choice(TOKENS)
    (start, end), (from_, to) = chance.choice(words), chance.choice(words)
    return content[:start] + (chance.choice(TOKENS) if chance.random() < 0.5 else content[from_:to]) + content[end:]


def _lines(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    """Lines moved, repeated, left out, joined or indented."""
    lines = content.split(b"\n")
    index = chance.randrange(len(lines))
    what = chance.randrange(5)
    if what == 0:
        lines.insert(chance.randrange(len(lines) + 1), lines[index])
    elif what == 1:
        lines.pop(index)
    elif what == 2:
        lines[index] = b" " * chance.randrange(1, 9) + lines[index]
    elif what == 3:
        lines[index] = lines[index].lstrip()
    else:
        lines.insert(chance.randrange(len(lines)), lines.pop(index))
    return b"\n".join(lines)


def _splice(content: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(others) if others else content
    start, end = _span(other, chance, 400)
    place = chance.randrange(len(content) + 1)
    return content[:place] + other[start:end] + content[place:]


def _truncate(content: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


_CHANGES: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    _bytes,
    _delete,
    _repeat,
    _token,
    _token,
    _word,
    _word,
    _lines,
    _lines,
    _splice,
    _truncate,
)


def smaller(content: bytes, still: Callable[[bytes], bool], tries: int = 300) -> bytes:
    """A smaller input of which something still holds, found by leaving out ever smaller parts."""
    size = len(content) // 2
    while size and tries > 0:
        start = 0
        while start < len(content) and tries > 0:
            shorter = content[:start] + content[start + size :]
            tries -= 1
            if still(shorter):
                content = shorter
            else:
                start += size
        size //= 2
    return content
