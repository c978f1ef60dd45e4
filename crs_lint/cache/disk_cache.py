"""The cache on disk: JSON values and bytes in an SQLite database outside the repository. A value with a wrong checksum is a miss."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from crs_lint.cache.cache import Cache, NoCache
from crs_lint.text.hashing import blake2b

if TYPE_CHECKING:
    import sqlite3

_NAME = "cache-5.sqlite"
# "crsl": marks a database as ours.
_APPLICATION = 0x6372736C
_LARGEST = 256 * 1024 * 1024  # bytes
_BATCH = 500  # entries
_TIMEOUT = 2.0  # seconds
_CHECKSUM = 8  # bytes
_DAY = 24 * 60 * 60  # seconds
# Running total of sizes, most recently used first.
_FILLED = "SELECT name, sum(length(value)) OVER (ORDER BY used DESC, name) AS filled FROM entries"


def default_folder() -> str:
    """The folder for this program in the platform's cache folder; empty if the user has no home folder."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        above = os.path.join(home, "Library", "Caches") if home != "~" else ""
    else:
        above = os.environ.get("XDG_CACHE_HOME") or (os.path.join(home, ".cache") if home != "~" else "")
    return os.path.join(above, "crs-lint") if above else ""


def open_cache(folder: str) -> Cache:
    """The cache in a folder, which is created if need be; one that keeps nothing if ``folder`` is empty."""
    return DiskCache(folder) if folder else NoCache()


class DiskCache:
    """A cache that the next run can use. An error of the database never fails a run: ``problem`` describes it."""

    is_used = True
    objects = None

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.file = os.path.join(folder, _NAME)
        self.problem = ""
        self._added: dict[bytes, bytes] = {}
        self._used: list[bytes] = []
        self._connection = self._open()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        """The values of those keys that are in the cache and have the right checksum."""
        found: dict[bytes, Any] = {}
        for start in range(0, len(keys), _BATCH):
            for key, data in self._rows(keys[start : start + _BATCH]):
                value = _decoded(key, data)
                if value is not None:
                    found[key] = value
        self._used += found
        return found

    def put(self, key: bytes, value: Any) -> None:
        """Adds or replaces a value, which is written with the next batch or by ``close``."""
        self._added[key] = _encoded(key, value)
        if len(self._added) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Writes what was added, and removes the least recently used entries of a database that is too large."""
        has_grown = bool(self._added)
        self._write()
        if self._connection is None:
            return
        try:
            if has_grown:
                self._shrink(self._connection)
            self._connection.close()
        except Exception as error:
            self._fail(error)

    def _write(self) -> None:
        """Writes what was added in one transaction, and when the values found were last used."""
        added, self._added = self._added, {}
        used, self._used = self._used, []
        if self._connection is None or not added:
            return
        try:
            with self._connection as connection:
                now = int(time.time())
                connection.executemany(
                    "INSERT OR REPLACE INTO entries (name, value, used) VALUES (?, ?, ?)", ((*row, now) for row in added.items())
                )
                old = ((now, key, now - _DAY) for key in used)
                connection.executemany("UPDATE entries SET used = ? WHERE name = ? AND used < ?", old)
        except Exception as error:
            self._fail(error)
            self._connection = None

    def _open(self) -> sqlite3.Connection | None:
        import sqlite3

        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            try:
                return self._connect()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                    raise
                os.replace(self.file, f"{self.file}.damaged")
                return self._connect()
        except (OSError, sqlite3.Error) as error:
            self._fail(error)
            return None

    def _connect(self) -> sqlite3.Connection:
        """Opens the database and creates its table if it is new. Raises DatabaseError if it is damaged or another program's."""
        import sqlite3

        connection = sqlite3.connect(self.file, timeout=_TIMEOUT)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if application != _APPLICATION and tables:
                raise sqlite3.DatabaseError("this database belongs to another program")
            if not tables:
                with connection:
                    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                    connection.execute("CREATE TABLE IF NOT EXISTS entries (name BLOB PRIMARY KEY, value BLOB, used INTEGER)")
            connection.execute("SELECT name, value, used FROM entries LIMIT 0")
            # A power failure may lose or cut what was written last; the checksums tell.
            connection.execute("PRAGMA synchronous = OFF")
        except BaseException:
            connection.close()
            raise
        return connection

    def _rows(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        if self._connection is None:
            return
        try:
            marks = ",".join("?" * len(keys))
            yield from self._connection.execute(f"SELECT name, value FROM entries WHERE name IN ({marks})", keys)
        except Exception as error:
            self._fail(error)

    def _shrink(self, connection: sqlite3.Connection) -> None:
        size = connection.execute("SELECT total(length(value)) FROM entries").fetchone()[0]
        if size <= _LARGEST:
            return
        with connection:
            connection.execute(f"DELETE FROM entries WHERE name IN (SELECT name FROM ({_FILLED}) WHERE filled > ?)", (_LARGEST // 2,))
        connection.execute("VACUUM")

    def _fail(self, error: Exception) -> None:
        self.problem = f"the cache {self.file} is not used: {error}"


# The first byte of a value tells what it is.
_BYTES, _JSON = b"b", b"j"


def _encoded(key: bytes, value: Any) -> bytes:
    """Bytes, or another value as JSON in UTF-8, after a checksum of the key and the value."""
    if isinstance(value, bytes):
        data = _BYTES + value
    else:
        import json

        data = _JSON + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return blake2b(key + data, digest_size=_CHECKSUM).digest() + data


def _decoded(key: bytes, data: Any) -> Any:
    """The value that was encoded; None if the checksum is wrong."""
    if not isinstance(data, bytes) or blake2b(key + data[_CHECKSUM:], digest_size=_CHECKSUM).digest() != data[:_CHECKSUM]:
        return None
    start = _CHECKSUM + 1
    if data[_CHECKSUM:start] == _BYTES:
        return data[start:]
    import json

    return json.loads(data[start:].decode("utf-8", "surrogatepass"))
