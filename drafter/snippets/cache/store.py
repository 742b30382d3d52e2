"""The cache: one SQLite file with the records that were read and the indexes made of them.

It only saves time. Where it is broken, locked or cannot be written, one in memory takes its place.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from drafter.base.folders import cache_folder
from drafter.base.layers import Location

FILE = "snippets.sqlite3"
SEPARATOR = "\x1f"
"""Stands between the words of a list in one column."""
COMMON = -1
"""The number under which the parts of all indexes are kept."""
FORMAT = 4
"""Counted up whenever what is stored changes its meaning; other formats are made anew."""

_PATIENCE = 2.0  # seconds to wait for another process
_OUT_OF_REACH = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
)
_KEPT = 4  # indexes: of other sets of layers
_SCHEMA = """
create table records (
    number integer primary key, path text not null unique, root text not null, category text not null, name text not null,
    mtime integer not null, size integer not null, read real not null, checksum integer not null,
    sound integer not null, said integer not null, seal integer,
    id text, title text, text text, kind text, status text, tags text, types text, pinyin text, until integer, data text,
    title_sounds text, title_again text, text_sounds text, text_again text
);
create index records_by_id on records (id);
create table states (
    key text primary key, folders text not null, files text not null, checked real not null, young integer not null,
    build integer not null, built text not null
);
create table parts (
    number integer primary key, build integer not null, name text not null, checksum integer not null, data blob not null,
    unique (build, name)
);
"""


class GoneError(sqlite3.OperationalError):
    """An index was replaced by another process while it was still being loaded."""


class State(NamedTuple):
    """What is known of some layers: their stamps when they were read, when those were checked, and if some were young then.

    ``build`` is the number of their index, ``built`` the stamps it was made from; 0 and empty where there is none.
    """

    folders: str
    files: str
    checked: float
    young: bool
    build: int = 0
    built: str = ""


class Store:
    """One connection to the cache, for one thread at a time; every method may raise ``sqlite3.Error``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def state(self, key: str) -> State | None:
        """Return the state of the layers *key*, None where they were never read."""
        columns = ", ".join(State._fields)
        row = self.connection.execute(f"select {columns} from states where key = ?", (key,)).fetchone()
        return State(*row)._replace(young=bool(row[3])) if row else None

    def put_state(self, key: str, state: State) -> None:
        """Note the *state* of the layers *key*."""
        with self.writing():
            self._put_state(key, state)

    def put_index(self, key: str, state: State, parts: Iterable[tuple[str, bytes]]) -> State:
        """Store an index made from *state* and return the state that names it."""
        made = state._replace(build=time.time_ns(), built=state.files)
        rows = [(made.build, name, crc32(data), data) for name, data in parts]
        with self.writing():
            self.connection.executemany("insert into parts (build, name, checksum, data) values (?, ?, ?, ?)", rows)
            self._put_state(key, made)
        return made

    def put_common(self, name: str, data: bytes) -> None:
        """Store a part of all indexes."""
        with self.writing():
            values = (COMMON, name, crc32(data), data)
            self.connection.execute("insert or replace into parts (build, name, checksum, data) values (?, ?, ?, ?)", values)

    def _put_state(self, key: str, state: State) -> None:
        """Put *state*, and forget the layers of which nobody has heard for longest, their indexes and records."""
        execute = self.connection.execute
        marks = ", ".join("?" * (1 + len(State._fields)))
        execute(f"insert or replace into states (key, {', '.join(State._fields)}) values ({marks})", (key, *state))
        latest = "select key from states order by checked desc limit ?"
        dropped = execute(f"delete from states where key not in ({latest})", (_KEPT,)).rowcount
        execute(f"delete from parts where build <> {COMMON} and build not in (select build from states)")
        if dropped:
            roots = {root for (other,) in execute("select key from states") for root in roots_of(other)}
            execute(f"delete from records where root not in ({','.join('?' * len(roots))})", tuple(roots))

    def has_part(self, build: int, name: str) -> bool:
        """Tell whether there is a part *name* of the index *build*."""
        query = "select 1 from parts where build = ? and name = ?"
        return self.connection.execute(query, (build, name)).fetchone() is not None

    def part(self, build: int, name: str) -> bytes:
        """Return the part *name* of the index *build*; GoneError where it is no longer there."""
        query = "select number, checksum from parts where build = ? and name = ?"
        row = self.connection.execute(query, (build, name)).fetchone()
        if row is None:
            raise GoneError(name)
        with self.connection.blobopen("parts", "data", row[0], readonly=True) as blob:  # a select takes six times as long
            data = blob.read()
        if crc32(data) != row[1]:
            raise sqlite3.DatabaseError(name)
        return data

    def prove(self) -> None:
        """Raise ``sqlite3.DatabaseError`` where the file has lost something."""
        if self.connection.execute("pragma quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check")

    def rows(self, columns: str, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        """Return the *columns* of the records with these *numbers*."""
        marks = ",".join("?" * len(numbers))
        rows = self.connection.execute(f"select number, {columns} from records where number in ({marks})", tuple(numbers))
        return {row[0]: row[1:] for row in rows}

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the cache for writing; all of it is written, or nothing."""
        self.connection.execute("begin immediate")
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()


def key_of(locations: Sequence[Location], hidden: Collection[str]) -> str:
    """Return the key of the index of *locations* without the ids that are *hidden*."""
    return "\n".join([*(f"{layer.value}\t{folder}" for layer, folder in locations), *sorted(hidden)])


def roots_of(key: str) -> list[str]:
    """Return the folders in *key*."""
    return [line.partition("\t")[2] for line in key.splitlines() if "\t" in line]


def seal_of(columns: Sequence[str]) -> int:
    """Return the checksum of what is shown of a record, which tells whether it is still what was stored."""
    return crc32(SEPARATOR.join(columns).encode("utf-8", "surrogatepass"))


def words(joined: str) -> tuple[str, ...]:
    """Return the words of a list in one column."""
    return tuple(joined.split(SEPARATOR)) if joined else ()


def cache_file() -> Path:
    """Return where the cache stands: in ``DRAFTER_CACHE``, else in the user's folder for caches."""
    named = os.environ.get("DRAFTER_CACHE")
    return (Path(named) if named else cache_folder()) / FILE


def open_store(file: Path) -> Store:
    """Return the cache in *file*, made anew where it cannot be used; one in memory where that cannot be done either."""
    for _ in range(2):
        try:
            return _opened(file)
        except (sqlite3.Error, OSError) as error:
            if not is_broken(error):
                break
            discard(file)
    return store_in_memory()


def is_broken(error: Exception) -> bool:
    """Tell whether *error* says that the file is no good, not merely locked, full, or closed to us."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.Error) and (code is None or code & 0xFF not in _OUT_OF_REACH)


def discard(file: Path) -> None:
    """Remove the cache *file*; it will be made anew."""
    for path in (file, file.with_name(file.name + "-journal")):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def store_in_memory(source: Path | None = None) -> Store:
    """Return a cache in memory, with the records of the cache file *source* where they can be read at once."""
    store = Store(_prepared(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)))
    if source is None:
        return store
    execute = store.connection.execute
    execute("pragma busy_timeout = 0")
    try:
        execute("attach ? as file", (str(source),))
        execute("insert into records select * from file.records")
        execute("detach file")
    except sqlite3.Error:
        store.close()
        return store_in_memory()
    return store


def _opened(file: Path) -> Store:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        return Store(_prepared(connection))
    except BaseException:
        connection.close()
        raise


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    if connection.execute("pragma user_version").fetchone()[0] == FORMAT:
        connection.execute("pragma synchronous = off")  # what a power failure spoils is made anew
        return connection
    connection.execute("pragma page_size = 65536")
    connection.execute("pragma synchronous = off")
    store = Store(connection)
    with store.writing():
        if connection.execute("pragma user_version").fetchone()[0] != FORMAT:
            names = connection.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
            for (name,) in names.fetchall():
                connection.execute(f'drop table "{name}"')
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"pragma user_version = {FORMAT}")
    return connection
