"""Log records of a run, for ``-vv`` and for programs that configure ``logging`` themselves."""

from __future__ import annotations

import sys


def debug(name: str, message: str, *values: object) -> None:
    """Logs a message to the logger of a module (``__name__``); ``values`` fill its ``%s``.

    Nobody can have asked for records while ``logging`` is not imported, so it is not imported for them.
    """
    logging = sys.modules.get("logging")
    if logging is not None:
        logging.getLogger(name).debug(message, *values)
