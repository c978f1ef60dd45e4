"""What somebody asks of a run."""

from typing import Literal, NamedTuple

from crs_lint.settings.config import Overrides


class Request(NamedTuple):
    """What to lint and how. ``stdin`` is the content to take for the path ``-``, as if it were ``stdin_name``.

    ``jobs`` is the number of processes, ``store`` the folder that keeps what was found for the next run; none where it is
    empty. Fewer files than ``worth_a_store`` are not kept.
    With ``needs_facts``, the report has banks, at the price of the memory that they take. ``baseline`` is a file of
    parked findings, to be written anew or rid of what does not occur any more before it is used. ``held`` are contents that stand
    for files, by their absolute paths, in place of what is on the disk. With ``since``, only what concerns items that changed
    since that revision is reported.
    """

    paths: tuple[str, ...] = ()
    overrides: Overrides = Overrides()
    config: str = ""
    isolated: bool = False
    force_exclude: bool = False
    gitignore: bool = True
    stdin: bytes | None = None
    stdin_name: str = "stdin.yaml"
    jobs: int = 1
    store: str = ""
    needs_facts: bool = False
    worth_a_store: int = 24
    baseline: str = ""
    baseline_use: Literal["apply", "write", "prune"] = "apply"
    held: tuple[tuple[str, bytes], ...] = ()
    since: str = ""
