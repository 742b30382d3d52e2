"""How often and how lately each phrase was used: this user's, on this machine, never in the library."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from drafter.base.folders import state_folder
from drafter.snippets.cache.store import is_broken

FILE = "usage.sqlite3"

_PATIENCE = 5.0  # seconds to wait for another process
_HALF_LIFE = 120 * 86_400.0
_USED, _MORE = 5.5, 0.4
_MOST_MORE = 2.0
_RANKED = 200
_SCHEMA = """create table if not exists
    uses (id text primary key, count integer not null, weight real not null, last real not null)"""
_NOTE = """insert into uses values (:id, 1, 1, :now) on conflict (id) do update set
    count = count + 1, weight = 1 + weight * pow(0.5, max(0, :now - last) / :half), last = max(last, :now)"""


class Use(NamedTuple):
    """How many times a phrase was used, and when last, in seconds since 1970."""

    times: int
    last: float


class Usage:
    """The uses kept in *file*. Where it cannot be read there are none; where it cannot be written a use is not noted."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or usage_file()

    def note(self, id: str, now: float | None = None) -> bool:
        """Note that the phrase *id* was used; tell whether that could be done."""
        values = {"id": id, "now": time.time() if now is None else now, "half": _HALF_LIFE}
        for _ in range(2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._opened() as connection:
                    connection.execute(_SCHEMA)
                    connection.create_function("pow", 2, pow, deterministic=True)  # not every SQLite has it
                    connection.execute(_NOTE, values)
                    return True
            except (sqlite3.Error, OSError) as error:
                if not is_broken(error) or not self._set_aside():
                    break
        return False

    def _set_aside(self) -> bool:
        """Give a file that is no good another name, so that uses can be noted from now on."""
        try:
            self._file.replace(self._file.with_name(FILE + ".bad"))
        except OSError:
            return False
        return True

    def all(self) -> dict[str, Use]:
        """Return every use by id."""
        return {row[0]: Use(*row[1:]) for row in self._rows("select id, count, last from uses")}

    def weights(self, now: float | None = None) -> dict[str, float]:
        """Return what use adds to the rank of the phrases used most of late, by id.

        One use lately counts more than that a title begins with what was typed; after 120 days it counts half.
        """
        moment = time.time() if now is None else now
        rows = self._rows(f"select id, weight, last from uses order by last desc limit {_RANKED}")
        fresh = ((row[0], row[1] * 0.5 ** (max(0.0, moment - row[2]) / _HALF_LIFE)) for row in rows)
        return {key: _USED * min(1.0, each) + min(_MOST_MORE, _MORE * max(0.0, each - 1)) for key, each in fresh}

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        with contextlib.suppress(sqlite3.Error, OSError):
            if self._file.exists():
                with self._opened() as connection:
                    return connection.execute(query).fetchall()
        return []

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()


def usage_file() -> Path:
    """Return where uses are kept: beside the cache where ``DRAFTER_CACHE`` names a folder, else among the user's state."""
    named = os.environ.get("DRAFTER_CACHE")
    return (Path(named) if named else state_folder()) / FILE
