"""All records of some layers through the cache: which are in force, and the index to search them by.

Where the cache is warm and nothing has changed, neither YAML nor pypinyin is loaded.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from drafter.base.layers import Location
from drafter.snippets.cache.stamps import YOUNG, folder_stamps, newest_stamp
from drafter.snippets.cache.store import (
    COMMON,
    GoneError,
    State,
    Store,
    cache_file,
    discard,
    is_broken,
    key_of,
    open_store,
    store_in_memory,
)
from drafter.snippets.search.index import Index

if TYPE_CHECKING:
    from drafter.snippets.cache.listing import Listing

CHECKED_FOR = 60.0
"""Seconds for which the stamps of all files are trusted.

Those of folders, which tell of files added, removed and replaced, are checked at every start: that costs nothing, those of
10 000 files 14 ms. A file written over in place is noticed when it is shown, when little is found, or after this time; by what
is no search, at once.
"""

_T = TypeVar("_T")


class Catalogue:
    """The records of *locations* (the lowest layer first) without those that are *hidden*."""

    def __init__(self, locations: Sequence[Location], hidden: Collection[str] = (), cache: Path | None = None) -> None:
        self.locations = tuple(locations)
        self.hidden = frozenset(hidden)
        self._file = cache or cache_file()
        self._opened: Store | None = None
        self._state: State | None = None
        self._index: Index | None = None
        self._key = key_of(locations, hidden)
        self._is_doubtful = False
        self.is_checked = False  # all files' stamps, since this object was made

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders of the layers."""
        return tuple(str(location.folder) for location in self.locations)

    def index(self) -> Index:
        """Return the index of what is in force; made anew where something has changed."""
        if self._index is None:
            self._index = self.kept(self._ready_index)
        return self._index

    def records(self) -> Store:
        """Return the cache with its records brought up to date, all files looked at; for searching there is :meth:`index`."""
        self.kept(self._current if self.is_checked else self._check_files)
        return self.store

    def refresh(self) -> bool:
        """Check the stamps of all files, read what has changed, and tell whether anything had."""
        before = self._state
        after = self.kept(self._check_files)
        return before is None or (before.files, before.build) != (after.files, after.build)

    def kept(self, work: Callable[[], _T]) -> _T:
        """Return what *work* returns; where the cache fails it is done once more, on one in memory if need be."""
        try:
            return work()
        except GoneError:
            self._state, self._index = None, None
        except sqlite3.Error as error:
            self._fall_back(error)
        try:
            return work()
        except sqlite3.Error as error:
            self._fall_back(error)
            return work()

    @property
    def store(self) -> Store:
        """The cache."""
        if self._opened is None:
            self._opened = open_store(self._file)
        return self._opened

    def forget(self) -> None:
        """Check the stamps of all files before anything is said again: some were just written."""
        self._state, self._index, self._is_doubtful = None, None, True

    def close(self) -> None:
        """Let go of the cache; it is opened again when it is needed."""
        if self._opened is not None:
            self._opened.close()
        self._opened, self._state, self._index = None, None, None

    def _fall_back(self, error: sqlite3.Error) -> None:
        self._state, self._index = None, None
        store, broken = self._opened, is_broken(error)
        self._opened = store_in_memory(None if broken else self._file)
        if store is not None:
            store.close()
        if broken:
            discard(self._file)

    def _ready_index(self) -> Index:
        state = self._current()
        if state.built != state.files:
            state = self._state = self._made_anew(state)
        build = state.build
        return Index(lambda name: self.store.part(build, name), lambda name: self.store.part(COMMON, name))

    def _current(self) -> State:
        """Return the state of the records, which were up to date when they were first asked for."""
        if self._state is not None:
            return self._state
        state = self.store.state(self._key)
        if state is None or self._is_doubtful or state.young or not 0 <= time.time() - state.checked < CHECKED_FOR:
            return self._check_files()
        if state.folders != folder_stamps(self.locations):
            return self._check_files()
        self._state = state
        return state

    def _check_files(self) -> State:
        from drafter.snippets.cache.listing import list_files  # most searches can do without

        now = time.time()
        folders, listing = folder_stamps(self.locations), list_files(self.locations)
        before = self.store.state(self._key)
        young = any(each.mtime > (now - YOUNG) * 1e9 for each in listing.files) or newest_stamp(folders) > (now - YOUNG) * 1e9
        state = State(folders, listing.digest(), now, young)
        if before is not None and before.files == state.files and not self._changed_unseen(before, listing):
            state = state._replace(build=before.build, built=before.built)
            with contextlib.suppress(sqlite3.Error):  # then it is checked again the next time
                self.store.put_state(self._key, state)
        else:
            from drafter.snippets.cache.intake import take_in  # loads YAML: 30 ms

            take_in(self.store, listing.files, self.roots)
            self.store.put_state(self._key, state)
            self._index = None
        self._state, self.is_checked, self._is_doubtful = state, True, False
        return state

    def _changed_unseen(self, before: State, listing: Listing) -> bool:
        """Tell whether a file whose stamp was young when it was last checked holds something else by now."""
        if not before.young:
            return False
        from drafter.snippets.cache.doubt import has_changed  # only after a change

        doubtful = [each for each in listing.files if each.mtime > (before.checked - YOUNG) * 1e9]
        return has_changed(self.store, doubtful)

    def _made_anew(self, state: State) -> State:
        from drafter.snippets.cache.hearing import hear, learn  # both load pypinyin: 0.2 s
        from drafter.snippets.cache.records import categories_in_force, rows_in_force
        from drafter.snippets.search.indexing import index_parts

        learn(self.store)
        rows = None
        while rows is None:
            hear(self.store, self.roots)
            rows = rows_in_force(self.store, self.roots, self.hidden)
        return self.store.put_index(self._key, state, index_parts(rows, categories_in_force(self.store, self.roots)))
