"""The files of a bank that git has and that a sparse checkout leaves out of the work tree: a run knows nothing of them."""

import os
from collections.abc import Iterable

from crs_lint.files import discover
from crs_lint.files.git import GitError, Repository
from crs_lint.text.file_endings import is_item_file


def files_left_out(paths: Iterable[str]) -> list[str]:
    """The absolute paths of such files at or below some paths; none where there is no repository or no git."""
    wanted = [os.path.realpath(path) for path in paths]
    tops = dict.fromkeys(discover.top_of(path if os.path.isdir(path) else os.path.dirname(path)) for path in wanted)
    files = (os.path.join(top, *path.split("/")) for top in tops for path in _left_out(top) if is_item_file(path))
    return [file for file in files if not os.path.lexists(file) and any(discover.is_at_or_below(file, path) for path in wanted)]


def _left_out(top: str) -> list[str]:
    try:
        return Repository(top).left_out() if os.path.exists(os.path.join(top, ".git")) else []
    except GitError:
        return []
