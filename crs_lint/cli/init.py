"""``crs-lint init``: sets up a repository."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crs_lint.cli.arguments import Parser, start_logging
from crs_lint.cli.console import complain
from crs_lint.cli.exit_codes import COULD_NOT_LINT, OK
from crs_lint.text.sanitize import line, sanitize

if TYPE_CHECKING:
    from crs_lint.setup.plan import Plan, Step


_USAGE = "crs-lint init [FOLDER]"
_MOST_NAMED = 3


def run(given: list[str]) -> int:
    """Runs the command with its arguments and returns the exit code. Raises UsageError."""
    options = parser().options_of(given)
    start_logging(options)
    from crs_lint.settings.config import ConfigError
    from crs_lint.setup import plan

    try:
        planned = plan.plan(options.folder, options.ci)
    except ConfigError as error:
        return complain(str(error))
    steps_done = [_show(step) if options.dry_run or step.is_there else _write(planned.top, step) for step in planned.steps]
    if not options.dry_run and all(steps_done):
        _advise(planned, options.ci)
    return OK if all(steps_done) else COULD_NOT_LINT


def parser() -> Parser:
    """The parser of all options."""
    made = Parser(
        "crs-lint init", "Sets up a repository: creates an exam, settings, a hook and a CI job where they are missing.", usage=_USAGE
    )
    made.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="a folder of the repository (default: the current one)")
    made.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    made.add_argument("--ci", choices=("github", "gitlab", "none"), default="", help="CI service (default: detected from files)")
    made.add_diagnostics()
    return made


def _show(step: Step) -> bool:
    """Shows a file that would be written, or what is missing in one that exists."""
    path = sanitize(step.path)
    if step.is_there:
        sys.stdout.write(line(f"{path} already exists and was not changed." + (" Add to it:" if step.missing else "")) + "\n")
    else:
        sys.stdout.write(line(f"{path} would be created:") + "\n")
    _indent(step.missing if step.is_there else step.text)
    return True


def _write(top: str, step: Step) -> bool:
    """Writes a file; returns whether that worked."""
    from crs_lint.setup import plan

    try:
        plan.write(top, step)
    except OSError as error:
        complain(f"{step.path}: cannot be written ({error.strerror}).")
        return False
    sys.stdout.write(line(f"{sanitize(step.path)} was created.") + "\n")
    return True


def _indent(text: str) -> None:
    """Prints the lines of a file so that none of them begins a line."""
    sys.stdout.writelines(f"{line(f'    {row}')}\n" if row else "\n" for row in text.splitlines())


def _advise(plan: Plan, service: str) -> None:
    """Prints the next steps."""
    from shlex import join

    check = sanitize(join([_command(), *plan.folders]))
    rows = [
        *(check, "    checks the items."),
        f"{check} --write-baseline baseline.txt",
        "    lists all current findings in baseline.txt; with --baseline baseline.txt, here and in CI, only new ones are reported.",
        *_left_out(plan.left_out),
    ]
    if plan.has_job:
        rows.append("Merge these files into the main branch: the CI job takes its settings from there.")
    elif not service:
        rows += [
            f"{_command()} init --ci github",
            "    adds a CI job; no file or remote here tells which service you use. For GitLab, write --ci gitlab.",
        ]
    if plan.unknown:
        rows.append("Replace <OWNER> and <COMMIT> in the CI job with the repository and the commit of crs-lint.")
    sys.stdout.write("\nNext:\n" + "".join(f"  {row}\n" for row in rows))


def _command() -> str:
    """The command as the user must type it: the path of this program if the shell does not find it by its name."""
    from shutil import which

    program = sys.argv[0]
    is_hidden = os.path.basename(program) == "crs-lint" and which("crs-lint") is None
    return program if is_hidden else "crs-lint"


def _left_out(files: Sequence[str]) -> list[str]:
    """What to do about files with items of yet another form."""
    if not files:
        return []
    from shlex import join

    folder = os.path.dirname(files[0])
    names = ", ".join(files[:_MOST_NAMED]) + (" and more" if len(files) > _MOST_NAMED else "")
    command = sanitize(join([_command(), f"{folder}/" if folder else files[0]]))
    return [command, f"    shows settings for items that those in crs-lint.toml cannot read: {sanitize(names)}."]
