"""Keeps what was found of files between runs, as data in a database outside the repository; what it holds is never believed unchecked."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from crs_lint import __version__
from crs_lint.text.hashing import blake2b

if TYPE_CHECKING:
    import sqlite3

_NAME = "store-3.sqlite"
# "crsl": a database that does not say so is somebody else's.
_APPLICATION = 0x6372736C
_LARGEST = 256 * 1024 * 1024
_AT_ONCE = 500
_WAIT = 2.0
_SEAL = 8
_DAY = 24 * 60 * 60
# How much there is of all that was used no longer ago than each entry.
_FILLED = "SELECT name, sum(length(value)) OVER (ORDER BY used DESC, name) AS filled FROM entries"


def default_folder() -> str:
    """The user's folder for caches, by the customs of the platform; empty where there is no home."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        above = os.path.join(home, "Library", "Caches") if home != "~" else ""
    else:
        above = os.environ.get("XDG_CACHE_HOME") or (os.path.join(home, ".cache") if home != "~" else "")
    return os.path.join(above, "crs-lint") if above else ""


def key(*parts: str | bytes) -> bytes:
    """Sixteen bytes that no other list of parts has."""
    digest = blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.digest()


def program() -> str:
    """Names this very program: its version, and every file of it, so that a changed rule forgets what the old one found."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parts = [__version__, sys.version]
    for folder, subfolders, names in os.walk(package):
        subfolders.sort()
        for name in sorted(names):
            if name.endswith((".py", ".json")):
                stat = os.stat(os.path.join(folder, name))
                parts.append(f"{os.path.relpath(folder, package)}/{name} {stat.st_size} {stat.st_mtime_ns}")
    return key(*parts).hex()


class Store:
    """Values by key. Nothing it does can fail a run: what goes wrong is kept in ``trouble`` and costs the memory, no more."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.file = os.path.join(folder, _NAME)
        self.trouble = ""
        self.fresh: dict[bytes, bytes] = {}
        self.used: list[bytes] = []
        self.connection = self._open()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        """The values that are there and whole, by key."""
        found: dict[bytes, Any] = {}
        for start in range(0, len(keys), _AT_ONCE):
            for name, sealed in self._rows(keys[start : start + _AT_ONCE]):
                value = _unsealed(name, sealed)
                if value is not None:
                    found[name] = value
        self.used += found
        return found

    def keep(self, name: bytes, value: Any) -> None:
        """Takes a value to be written, soon or when the run ends; it consists of what JSON has."""
        self.fresh[name] = _sealed(name, value)
        if len(self.fresh) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Writes what is fresh, and lets the oldest go where there is too much."""
        wrote = bool(self.fresh)
        self._write()
        if self.connection is None:
            return
        try:
            if wrote:
                self._shrink(self.connection)
            self.connection.close()
        except Exception as error:
            self._complain(error)

    def _write(self) -> None:
        """Writes what is fresh, all of it or nothing; and that what was found is still in use."""
        fresh, self.fresh = self.fresh, {}
        used, self.used = self.used, []
        if self.connection is None or not fresh:
            return
        try:
            with self.connection as connection:
                now = int(time.time())
                connection.executemany(
                    "INSERT OR REPLACE INTO entries (name, value, used) VALUES (?, ?, ?)", ((*row, now) for row in fresh.items())
                )
                old = ((now, name, now - _DAY) for name in used)
                connection.executemany("UPDATE entries SET used = ? WHERE name = ? AND used < ?", old)
        except Exception as error:
            self._complain(error)
            self.connection = None

    def _open(self) -> sqlite3.Connection | None:
        import sqlite3

        try:
            os.makedirs(self.folder, mode=0o700, exist_ok=True)
            try:
                return self._connect()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                    raise
                os.replace(self.file, f"{self.file}.damaged")
                return self._connect()
        except (OSError, sqlite3.Error) as error:
            self._complain(error)
            return None

    def _connect(self) -> sqlite3.Connection:
        """Opens the database, made anew where it is none. Raises DatabaseError where it is another program's or damaged."""
        import sqlite3

        connection = sqlite3.connect(self.file, timeout=_WAIT)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if application != _APPLICATION and tables:
                raise sqlite3.DatabaseError("this database is not ours")
            if not tables:
                with connection:
                    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                    connection.execute("CREATE TABLE IF NOT EXISTS entries (name BLOB PRIMARY KEY, value BLOB, used INTEGER)")
            connection.execute("SELECT name, value, used FROM entries LIMIT 0")
            # The machine may lose what it was told last, and a half of it may remain; every value is sealed.
            connection.execute("PRAGMA synchronous = OFF")
        except BaseException:
            connection.close()
            raise
        return connection

    def _rows(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        if self.connection is None:
            return
        try:
            marks = ",".join("?" * len(keys))
            yield from self.connection.execute(f"SELECT name, value FROM entries WHERE name IN ({marks})", keys)
        except Exception as error:
            self._complain(error)

    def _shrink(self, connection: sqlite3.Connection) -> None:
        size = connection.execute("SELECT total(length(value)) FROM entries").fetchone()[0]
        if size <= _LARGEST:
            return
        with connection:
            connection.execute(f"DELETE FROM entries WHERE name IN (SELECT name FROM ({_FILLED}) WHERE filled > ?)", (_LARGEST // 2,))
        connection.execute("VACUUM")

    def _complain(self, error: Exception) -> None:
        self.trouble = f"the store {self.file} is not used: {error}"


def _sealed(name: bytes, value: Any) -> bytes:
    """A value as it is stored: a seal over its key and text, then the text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return blake2b(name + text, digest_size=_SEAL).digest() + text


def _unsealed(name: bytes, sealed: Any) -> Any:
    """What was stored; nothing where the seal is broken."""
    if not isinstance(sealed, bytes) or blake2b(name + sealed[_SEAL:], digest_size=_SEAL).digest() != sealed[:_SEAL]:
        return None
    return json.loads(sealed[_SEAL:].decode("utf-8", "surrogatepass"))


class NoStore:
    """Remembers nothing, where no store is asked for or there is no place for one."""

    trouble = ""

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, Any]:
        del keys
        return {}

    def keep(self, name: bytes, value: Any) -> None:
        pass

    def close(self) -> None:
        pass


class Overlay:
    """A memory for one process that looks at the same files many times; what it does not know, the one below it may."""

    trouble = ""

    def __init__(self, below: Store | NoStore) -> None:
        self.below = below
        self.values: dict[bytes, Any] = {}

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, Any]:
        wanted = list(keys)
        found = {name: self.values[name] for name in wanted if name in self.values}
        return {**self.below.get([name for name in wanted if name not in found]), **found}

    def keep(self, name: bytes, value: Any) -> None:
        self.values[name] = value

    def close(self) -> None:
        pass


AnyStore: TypeAlias = Store | NoStore | Overlay
