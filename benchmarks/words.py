"""Word mutants: how many words of the patterns and word tables the tests of rules and language can tell from nonsense.

    python benchmarks/words.py --words 40 --seed 1 [--commit REVISION] [--jobs 2]

Each mutant replaces one word of one raw string, or of one string of a table at the top of a module, in ``crs_lint/language`` and
in the folders of ``crs_lint/rules``. It is made in a clone of the repository in a temporary folder. The tests of that rule or
module run against it first, and then, if none fails, all of ``tests/rules`` and ``tests/language``. A word that no test misses is
printed with its line: it needs a case in ``tests/rules/cases``.
"""

from __future__ import annotations

import argparse
import ast
import io
import random
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.mutants import Mutant, clones, notices

_FOLDERS = ("crs_lint/language", "crs_lint/rules")
_TESTS = ("tests/rules", "tests/language")
# Tables that are no words to search for: examples, and what messages and pages say.
_SKIPPED_NAMES = frozenset(("GOOD", "BAD", "NIDA", "SAMHSA"))
_SKIPPED_FILES = frozenset(("docs.py", "registry.py", "rule.py", "table.py", "examples.py", "house_rules.py", "blueprint_fields.py"))
# Escapes, group names, flags, quantifiers, fields of a formatted string and character sets come first: they are no words.
_WORD = re.compile(
    r"\\[a-zA-Z]|\\.|\(\?P?[<=]\w+[>)]|\(\?[aimsux-]+[:)]|\{[^{}]*\}|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<word>[^\W\d_]{2,})", re.DOTALL
)
_PREFIX = re.compile(r"[a-zA-Z]*")
_NONSENSE = "zqx"
_LIMIT = 900.0


def words_of(file: str, source: str) -> Iterator[Mutant]:
    """A mutant for each word of a module's patterns and tables."""
    tables = _lines_of_tables(ast.parse(source))
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.STRING or not (_is_raw(token.string) or token.start[0] in tables):
            continue
        if '"""' in token.string and token.start[1] == 0:
            continue  # a docstring
        offset, prefix = starts[token.start[0] - 1] + token.start[1], len(_prefix(token.string))
        for match in _WORD.finditer(token.string, prefix):
            if match["word"]:
                start, end = (len(source[: offset + index].encode()) for index in match.span())
                line = token.start[0] + token.string.count("\n", 0, match.start())
                yield Mutant(file, line, start, end, _NONSENSE, match["word"])


def _prefix(literal: str) -> str:
    found = _PREFIX.match(literal)
    return found[0] if found else ""


def _is_raw(literal: str) -> bool:
    return "r" in _prefix(literal).lower()


def _lines_of_tables(tree: ast.Module) -> set[int]:
    """The lines of assignments at the top of a module and in its classes, without those whose names are skipped."""
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    found: set[int] = set()
    for node in (node for body in bodies for node in body if isinstance(node, ast.Assign | ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if not any(isinstance(target, ast.Name) and target.id in _SKIPPED_NAMES for target in targets):
            found.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return found


def chosen(folder: Path, count: int, seed: int) -> list[Mutant]:
    """So many words, drawn by a seed from all that there are."""
    files = sorted(file for top in _FOLDERS for file in (folder / top).rglob("*.py") if file.name not in _SKIPPED_FILES)
    found = [word for file in files for word in words_of(str(file.relative_to(folder)), file.read_text("utf-8"))]
    return random.Random(seed).sample(found, min(count, len(found)))


def _survives(mutant: Mutant, folder: Path) -> bool:
    file = Path(mutant.file)
    nearest = f"tests/language/test_{file.stem}.py"
    narrow = [nearest] if (folder / nearest).exists() else [*_TESTS, "-k", file.stem.replace("_", "-")]
    return not notices(folder, narrow, _LIMIT) and not notices(folder, list(_TESTS), _LIMIT)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--words", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--commit", default="HEAD")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with clones(options.commit, options.jobs) as pool:
        with pool.borrowed() as folder:
            words = chosen(folder, options.words, options.seed)
        alive = pool.survivors(words, _survives)
    print(f"{len(alive)} of {len(words)} words survive (seed {options.seed}, {options.commit})")
    for mutant in alive:
        print(f"  {mutant.file}:{mutant.line}: {mutant.before}")


if __name__ == "__main__":
    main()
