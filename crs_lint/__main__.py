"""The program: ``crs-lint`` and ``python -m crs_lint``."""

import os
import sys
from typing import NoReturn

from crs_lint.cli.main import main


def run() -> NoReturn:
    """Runs a command and ends the process.

    Python would first free every object, which takes 7% of the time of a small run; ``main`` has already written and closed
    everything. Where other processes were started, or a profiler or a debugger watches, Python ends as usual.
    """
    code = main()
    if "multiprocessing" in sys.modules or sys.getprofile() is not None or sys.gettrace() is not None:
        raise SystemExit(code)
    os._exit(code)


if __name__ == "__main__":
    run()
