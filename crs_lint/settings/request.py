"""What to lint, and how."""

from enum import Enum

from crs_lint.named_tuple import NamedTuple
from crs_lint.settings.config import Overrides


class BaselineUse(Enum):
    """What to do with the file of a baseline."""

    APPLY = "apply"
    WRITE = "write"
    PRUNE = "prune"


class ResponsesRequest(NamedTuple):
    """The responses that a run evaluates.

    - ``files``: the paths of files, as the user wrote them. If there are none, ``uses_settings`` tells whether those that the settings
      name are evaluated.
    - ``form``: the form of the files, which is empty where their heads tell it. ``revision``: that of the bank that was answered.
    - ``scoring``: a file that says how items were scored. ``size``: the largest file in bytes; 0 for the default.
    """

    files: tuple[str, ...] = ()
    uses_settings: bool = False
    form: str = ""
    revision: str = ""
    scoring: str = ""
    size: int = 0


class Request(NamedTuple):
    """What the command line, or another caller, asks of a run.

    - ``stdin``: the content of the path ``-``, which counts as the file ``stdin_name``.
    - ``contents``: contents by absolute path, which count in place of what is on the disk, or as if they were there.
    - ``jobs``: the number of processes.
    - ``cache_folder``: the folder of the cache, which is not used if this is empty or there are fewer files than
      ``min_files_for_cache``.
    - ``needs_facts``: keep the facts of all items for the report, which takes memory.
    - ``baseline``: a file of findings that are not reported. It may be written or pruned before it is applied.
    - ``since``: report only on items that changed since this revision.
    - ``responses``: what candidates answered.
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
    cache_folder: str = ""
    needs_facts: bool = False
    min_files_for_cache: int = 24
    baseline: str = ""
    baseline_use: BaselineUse = BaselineUse.APPLY
    contents: tuple[tuple[str, bytes], ...] = ()
    since: str = ""
    responses: ResponsesRequest = ResponsesRequest()
