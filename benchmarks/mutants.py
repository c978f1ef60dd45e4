"""Mutation testing: how many small faults, put into a package one at a time, its own tests notice.

    python benchmarks/mutants.py engine --mutants 60 --seed 1 [--commit REVISION] [--jobs 2]

Each mutant is one change of one expression or statement: a comparison or an arithmetic operator swapped, a condition
negated, a constant moved by one, a call that stands alone left out. It is made in a clone of the repository in a temporary
folder, and the tests of ``tests/PACKAGE`` that reach its line run against it, or all of them where none is known to. A mutant
that no test notices is printed with its line. Some survivors change nothing that can be seen, so a few are no fault of the
tests. A run that takes four times as long as all the tests without a mutant, and a minute more, counts as noticed.

Needs pytest-cov, which tells the tests that reach a line.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.FloorDiv: ast.Mult,
}


class Mutant(NamedTuple):
    """A change of a file: the characters from ``start`` to ``end`` become ``text``."""

    file: str
    line: int
    start: int
    end: int
    text: str
    before: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {' '.join(self.before.split())[:90]}  ->  {' '.join(self.text.split())[:90]}"


def mutants_of(file: str, source: str) -> Iterator[Mutant]:
    """All mutants of a file's source."""
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    content = source.encode()
    tree = ast.parse(source)
    skipped = {id(inner) for node in ast.walk(tree) for part in _without_effect(node) for inner in ast.walk(part)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.expr | ast.stmt) or id(node) in skipped:
            continue
        for text in _changed(node):
            start, end = starts[node.lineno - 1] + node.col_offset, starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
            yield Mutant(file, node.lineno, start, end, text, content[start:end].decode())


def _without_effect(node: ast.AST) -> Iterator[ast.AST]:
    """Parts that nothing evaluates, or that only a type checker reads."""
    if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield node.annotation
    if isinstance(node, ast.FunctionDef) and node.returns is not None:
        yield node.returns
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        yield node
    if isinstance(node, ast.JoinedStr):  # positions inside are not reliable before Python 3.12
        yield from node.values


def _changed(node: ast.AST) -> Iterator[str]:
    """What may stand in place of a node."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield f"({ast.unparse(ast.Compare(node.left, [_COMPARISONS[type(node.ops[0])]()], node.comparators))})"
    elif isinstance(node, ast.BoolOp):
        other = ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        yield f"({ast.unparse(ast.BoolOp(other, node.values))})"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS and not isinstance(node.left, ast.Constant | ast.JoinedStr):
        yield f"({ast.unparse(ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right))})"
    elif isinstance(node, ast.Constant) and type(node.value) in (bool, int):
        yield repr(not node.value) if isinstance(node.value, bool) else repr(node.value + 1)
    elif isinstance(node, ast.IfExp):
        yield f"({ast.unparse(ast.IfExp(node.test, node.orelse, node.body))})"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "pass"
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield "return None"
    elif isinstance(node, ast.Continue | ast.Break):
        yield "pass"


def chosen(package: str, folder: Path, count: int, seed: int) -> list[Mutant]:
    """So many mutants of a package, drawn by a seed from all that there are."""
    found = []
    for file in sorted((folder / "crs_lint" / package).rglob("*.py")):
        source = file.read_text("utf-8")
        found += list(mutants_of(str(file.relative_to(folder)), source))
    return random.Random(seed).sample(found, min(count, len(found)))


class Clones:
    """Clones of the repository, of which each is used by one thread at a time."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._free: Queue[Path] = Queue()
        for folder in folders:
            self._free.put(folder)
        self._jobs = len(folders)

    @contextmanager
    def borrowed(self) -> Iterator[Path]:
        """A clone that nothing else uses meanwhile."""
        folder = self._free.get()
        try:
            yield folder
        finally:
            self._free.put(folder)

    def survivors(self, mutants: Sequence[Mutant], survives: Callable[[Mutant, Path], bool]) -> list[Mutant]:
        """The mutants that survive; ``survives`` is called while the mutant is made in a clone."""

        def is_alive(mutant: Mutant) -> bool:
            with self.borrowed() as folder:
                file = folder / mutant.file
                content = file.read_bytes()
                try:
                    file.write_bytes(content[: mutant.start] + mutant.text.encode() + content[mutant.end :])
                    return survives(mutant, folder)
                finally:
                    file.write_bytes(content)

        with ThreadPoolExecutor(self._jobs) as threads:
            return [mutant for mutant, alive in zip(mutants, threads.map(is_alive, mutants), strict=True) if alive]


@contextmanager
def clones(commit: str, count: int) -> Iterator[Clones]:
    """Some clones of a commit in a temporary folder."""
    with tempfile.TemporaryDirectory() as top:
        Path(top).chmod(0o755)  # tests that lint without rights import the package from there
        folders = [Path(top, str(number)) for number in range(count)]
        for folder in folders:
            subprocess.run(["git", "clone", "-q", "--shared", str(ROOT), str(folder)], check=True)
            subprocess.run(["git", "-C", str(folder), "checkout", "-q", commit], check=True)
            _compile(folder)
        yield Clones(folders)


def _compile(folder: Path) -> None:
    """Compiles the package of a clone, each module bound to its source by a digest, so that a mutant is never taken for the original."""
    command = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "crs_lint"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, cwd=folder, env=environment, check=True)


def notices(folder: Path, tests: Sequence[str], limit: float) -> bool:
    """Whether some tests fail in a clone, or take longer than a limit in seconds."""
    try:
        return run_tests(folder, tests, limit).returncode not in (0, 5)
    except subprocess.TimeoutExpired:
        return True


def run_tests(folder: Path, tests: Sequence[str], limit: float, *options: str) -> subprocess.CompletedProcess[str]:
    """Runs some tests in a clone, up to the first that fails. Raises TimeoutExpired after a limit in seconds."""
    listed = folder / "tests-to-run.txt"
    listed.write_text("\n".join(tests) + "\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *options, f"@{listed}"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=limit,
        check=False,
    )


def reaching(folder: Path, package: str) -> dict[tuple[str, int], list[str]]:
    """The tests of a package that reach each line of it, by file and line. Raises SystemExit where a test fails."""
    tests = folder / "tests" / package
    if not tests.is_dir():
        return {}
    (folder / "contexts.cfg").write_text("[run]\nrelative_files = true\n", "utf-8")
    options = (f"--cov=crs_lint/{package}", "--cov-context=test", "--cov-config=contexts.cfg", "--cov-report=")
    done = run_tests(folder, [f"tests/{package}"], 3600, *options)
    if done.returncode:
        raise SystemExit(f"{done.stdout[-3000:]}\ntests/{package} fail without a mutant")
    return _contexts(folder / ".coverage")


def _contexts(data: Path) -> dict[tuple[str, int], list[str]]:
    import coverage.numbits

    found: dict[tuple[str, int], list[str]] = {}
    rows = (
        "SELECT file.path, context.context, numbits FROM line_bits JOIN file ON file.id = file_id JOIN context ON context.id = context_id"
    )
    for path, context, bits in sqlite3.connect(data).execute(rows):
        for line in coverage.numbits.numbits_to_nums(bits) if context else ():
            found.setdefault((path, line), []).append(context.rpartition("|")[0])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("packages", nargs="+")
    parser.add_argument("--mutants", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--commit", default="HEAD")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with clones(options.commit, options.jobs) as pool:
        for package in options.packages:
            survivors = _survivors(package, pool, options)
            print(f"{package}: {len(survivors)} of {options.mutants} survive (seed {options.seed}, {options.commit})", flush=True)
            for mutant in survivors:
                print(f"  {mutant}", flush=True)


def _survivors(package: str, pool: Clones, options: argparse.Namespace) -> list[Mutant]:
    with pool.borrowed() as folder:
        mutants = chosen(package, folder, options.mutants, options.seed)
        began = time.monotonic()
        reached = reaching(folder, package)
        limit = 4 * (time.monotonic() - began) + 60

    def survives(mutant: Mutant, folder: Path) -> bool:
        tests = _tests(mutant, reached, package)
        return not (folder / tests[0].partition("::")[0]).exists() or not notices(folder, tests, limit)

    return pool.survivors(mutants, survives)


def _tests(mutant: Mutant, reached: Mapping[tuple[str, int], list[str]], package: str) -> list[str]:
    """The tests that reach a mutant, once each; the whole folder where none is known."""
    return list(dict.fromkeys(reached.get((mutant.file, mutant.line), ()))) or [f"tests/{package}"]


if __name__ == "__main__":
    main()
