"""Templates of the files that ``init`` writes: an exam, settings, a pre-commit hook, a CI job for GitHub or GitLab."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

from crs_lint.document.scalar_writer import scalar
from crs_lint.text.toml_writer import toml_value

# "<" and ">" occur in no name of a repository or a commit: a job that was not filled in installs nothing.
UNKNOWN = ("https://github.com/<OWNER>/crs-lint", "<COMMIT>")
_GITHUB = "https://github.com/"


class PackageSource(NamedTuple):
    """Where crs-lint is installed from: the URL of a repository, a commit, and the tag of a release; the tag may be empty."""

    address: str
    commit: str
    tag: str = ""

    @property
    def is_known(self) -> bool:
        return self[:2] != UNKNOWN


class ExamWords(NamedTuple):
    """The values of an exam file, taken from its items; empty or None if they do not agree or have none."""

    id: str
    title: str
    language: str
    options: int | None
    levels: tuple[str, ...]
    domains: tuple[str, ...]
    requires_nothing: bool = False


def exam(words: ExamWords) -> str:
    rows = ["# What this exam is, and what it asks of its items. The page docs/bank.md of crs-lint explains every field."]
    rows += [f"exam: {scalar(words.id, in_flow=False)}", f"title: {scalar(words.title, in_flow=False)}"]
    rows += [f"language: {scalar(words.language, in_flow=False)}"] if words.language else []
    rows += [f"options: {words.options} # how many answers an item has"] if words.options else []
    if words.levels:
        rows += ["levels:", *(f"  - {scalar(level, in_flow=False)}" for level in words.levels)]
    if words.domains:
        rows += ["# Give each domain its title and its weight in percent, as in: {id: planets, title: The planets, weight: 40}"]
        rows += ["domains:", *(f"  - id: {scalar(domain, in_flow=False)}" for domain in words.domains)]
    if words.requires_nothing:
        rows += ["# The imported items have no explanations, so none is required. When they have some: requires: [explanation]"]
        rows += ["requires: []"]
    return "\n".join(rows) + "\n"


_CONFIG = """\
# Settings of crs-lint. What is not set here is as the page docs/output.md of crs-lint says.
#
#   crs-lint rule                    lists the rules
#   crs-lint --show-settings PATH    shows what holds for a file, and why
#
# extend-select = ["short-explanation"]
# ignore = ["uneven-rationale"]
"""


def config(patterns: Sequence[str], detected: str = "") -> str:
    """Settings that only exclude some patterns, and name the language detected in the items."""
    rows = language(detected) + (exclude(patterns) if patterns else "")
    return _CONFIG + ("\n" + rows if rows else "")


def language(code: str) -> str:
    """The setting ``language``; empty without a code."""
    return f"language = {toml_value(code)}\n" if code else ""


def dialect(lines: str) -> str:
    """Settings for items that are not in the bank's own form."""
    head = "# Settings of crs-lint: where the items are and what their fields are called, as the page docs/dialects.md explains.\n"
    return f"{head}{lines}"


def exclude(patterns: Sequence[str]) -> str:
    """The setting ``exclude``."""
    return "\n".join(["# YAML that holds no items.", "exclude = [", *(f"  {toml_value(pattern)}," for pattern in patterns), "]"]) + "\n"


def hook(source: PackageSource, folders: Sequence[str]) -> str:
    """The pre-commit config: with the hook of a known repository, or else with the installed program.

    The hook checks the whole bank at every commit, since pre-commit runs a hook of files neither for deleted files nor for
    changed settings and pictures. It is verbose, since pre-commit hides what a passing hook prints.
    """
    if source.is_known:
        rows = [f"  - repo: {source.address}", f"    rev: {source.tag or source.commit}", "    hooks:", "      - id: crs-lint-bank"]
    else:
        rows = [
            "  - repo: local",
            "    hooks:",
            "      - id: crs-lint-bank",
            "        name: crs-lint (whole bank)",
            "        entry: crs-lint check",
            "        language: system",
            "        always_run: true",
            "        pass_filenames: false",
            "        require_serial: true",
        ]
    rows += [f"        args: [{', '.join(scalar(folder, in_flow=True) for folder in folders)}]", "        verbose: true"]
    return "\n".join(["repos:", *rows]) + "\n"


def github(source: PackageSource, folders: Sequence[str], config_files: Sequence[str]) -> str:
    """A workflow of GitHub that checks pull requests as docs/ci.md describes; the first config file is the one to use."""
    name = source.address.removeprefix(_GITHUB) if source.address.startswith(_GITHUB) else UNKNOWN[0].removeprefix(_GITHUB)
    commit = source.commit if source.address.startswith(_GITHUB) else UNKNOWN[1]
    release = f" # {source.tag}" if source.tag and commit == source.commit else ""
    paths = f" {folders[0]}" if len(folders) == 1 else " |" + "".join(f"\n            {folder}" for folder in folders)
    return f"""\
name: bank
on:
  pull_request:
  merge_group:
permissions: {{}}
jobs:
  crs-lint:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Take the settings from the branch that the pull request goes to
        env:
          BASE: ${{{{ github.base_ref || github.event.merge_group.base_ref }}}}
        run: git checkout "origin/${{BASE#refs/heads/}}" -- {shlex.join(config_files)}
      - uses: {name}@{commit}{release}
        with:
          paths:{paths}
          config: {config_files[0]}
          arguments: --no-gitignore
"""


def gitlab(source: PackageSource, folders: Sequence[str], config_files: Sequence[str]) -> str:
    """A job of GitLab that checks merge requests as docs/ci.md describes; the first config file is the one to use."""
    return f"""\
crs-lint:
  image: python:3.13
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    GIT_DEPTH: "0"
  script:
    - pip install "git+{source.address}@{source.commit}"
    - git fetch origin "${{CI_MERGE_REQUEST_TARGET_BRANCH_NAME:-$CI_DEFAULT_BRANCH}}"
    - git checkout FETCH_HEAD -- {shlex.join(config_files)}
    - >-
      crs-lint --config {config_files[0]} --no-gitignore
      --format text --format gitlab=gl-code-quality-report.json --format junit=crs-lint.xml {shlex.join(folders)}
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: crs-lint.xml
"""
