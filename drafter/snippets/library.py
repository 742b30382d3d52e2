"""The phrase library: what is in it, what is found in it, and how it is kept."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.base.layers import Location
from drafter.snippets.cache.catalogue import Catalogue
from drafter.snippets.cache.store import GoneError, seal_of
from drafter.snippets.hit import Hit, hit_of
from drafter.snippets.locations import Setup, setup
from drafter.snippets.search.engine import NO_FILTERS, Filters, Search
from drafter.snippets.usage import Usage

if TYPE_CHECKING:  # a search gets along without the model, YAML and what writes files: 30 ms
    from datetime import date

    from drafter.base.problems import Problem
    from drafter.draft.phrases import Missing, Phrase
    from drafter.snippets.category import Category
    from drafter.snippets.entry import Entry
    from drafter.snippets.snippet import Snippet

_COLUMNS = "id, title, text, kind, status, tags, types, category, seal, root, path, mtime, size"


class Library:
    """The snippets of some layers. A record of a higher layer replaces that of the same id below it."""

    def __init__(self, layers: Setup, *, cache: Path | None = None, usage: Usage | None = None) -> None:
        self.layers = layers
        self.usage = usage or Usage()
        self._cache = cache
        self._catalogue = Catalogue(layers.locations, layers.hidden, cache)
        self._search: Search | None = None
        self._prefixes: dict[str, str] = {}
        self._is_waiting = False  # with looking at the folders until all is written

    @classmethod
    def open(cls, named: Sequence[Path] = ()) -> Library:
        """Return the library that the settings, ``DRAFTER_LIBRARY`` and *named* describe; UsageError where one is wrong."""
        return cls(setup(named))

    def search(self, query: str, *, limit: int = 20, filters: Filters = NO_FILTERS, fresh: bool = True) -> list[Hit]:
        """Return what *query* finds, the best first, at most *limit*.

        Without *fresh* only what is loaded is searched, as on every key; :meth:`refresh` takes care of files that change.
        """
        hits, stale = self._catalogue.kept(lambda: self._searched(query, limit, filters))
        if fresh and (stale or (len(hits) < limit and not self._catalogue.is_checked)) and self.refresh():
            hits, _ = self._catalogue.kept(lambda: self._searched(query, limit, filters))
        return hits

    def refresh(self) -> bool:
        """Read what has changed in the folders and tell whether anything had."""
        return self._catalogue.refresh()

    def close(self) -> None:
        """Let go of the cache file; the library can still be used."""
        self._catalogue.close()
        self._search = None

    def find(self, id: str) -> Entry | None:
        """Return the snippet *id* of the highest layer that has it, also a hidden or archived one; None where none has it."""
        found = self._select([id])
        return found[0] if found else None

    def get(self, id: str) -> Entry:
        """Return the snippet *id*; UnknownSnippetError where there is none, UsageError with what is wrong in its file."""
        from drafter.base.errors import UsageError
        from drafter.snippets.errors import UnknownSnippetError

        found = self.find(id)
        if found is None:
            if wrong := self.faults(id):
                raise UsageError.of(wrong)
            raise UnknownSnippetError(id, (each.id for each in self.all()))
        return found

    def all(self) -> list[Entry]:
        """Return every snippet in force, also the archived and the hidden, by category and id."""
        return self._select(None)

    def versions(self, id: str) -> list[Entry]:
        """Return the snippet *id* of every layer that has it, the highest first."""
        from drafter.snippets.shelf import versions

        return versions(self._catalogue, id)

    def upstream(self, entry: Entry) -> Entry | None:
        """Return the record that *entry* was copied from where its text has changed since, else None."""
        if not entry.snippet.based_on:
            return None
        ranks = {location: rank for rank, location in enumerate(self.layers.locations)}
        below = (each for each in self.versions(entry.id) if ranks[each.location] < ranks[entry.location])
        source = next(below, None)
        return source if source is not None and source.snippet.revision != entry.snippet.based_on else None

    def categories(self) -> list[Category]:
        """Return the categories that are described or have snippets, by name."""
        from drafter.snippets.shelf import categories

        return categories(self._catalogue)

    def phrase(self, id: str) -> Phrase | Missing:
        """Return the phrase *id* for a document, or why it cannot be had: it is unknown or hidden, or its file has errors."""
        from drafter.snippets.linking import phrase

        return phrase(self, id)

    def problems(self) -> list[Problem]:
        """Return what is wrong with files of the library, each with its place; those files' records are missing."""
        from drafter.snippets.shelf import problems

        return problems(self._catalogue)

    def faults(self, id: str) -> list[Problem]:
        """Return why files of the snippet *id* cannot be read: those of layers above the one that has it in force."""
        from drafter.snippets.shelf import faults

        return faults(self._catalogue, id)

    def check(self, today: date | None = None, layers: Sequence[Location] | None = None) -> list[Problem]:
        """Return everything that is wrong with the records of *layers* (by default all), by place; see :mod:`.check`."""
        from drafter.snippets.check import check

        return check(self, today, self.layers.locations if layers is None else layers)

    @contextlib.contextmanager
    def at_once(self) -> Iterator[None]:
        """Add and edit many records: the folders are looked at again when all are written, and not for each of them."""
        self._is_waiting = True
        try:
            yield
        finally:
            self._is_waiting = False
            self._forget()

    def add(self, snippet: Snippet, location: Location | None = None) -> Entry:
        """Add *snippet* to *location*, by default the highest that may be written; without an id it is given one.

        UsageError where it is not right or the id is taken, ReadOnlyError where nothing may be written, WriteError.
        """
        from dataclasses import replace

        from drafter.snippets.keeping import put_new

        target = self._writable(location)
        if not snippet.id:
            snippet = replace(snippet, id=self.new_id(snippet.category))
        path = put_new(snippet, target)
        return self._read_back(snippet.id, path)

    def edit(self, entry: Entry, after: Snippet) -> Entry:
        """Change *entry* to *after* and return it. One that may not be written is copied up, with ``based_on``.

        What others have changed meanwhile in other keys stays; ChangedElsewhereError where it is the same key. Other errors as
        for :meth:`add`.
        """
        from drafter.base.errors import UsageError
        from drafter.snippets.keeping import put_changed, put_copy

        if entry.location.layer in self.layers.writable:
            path = put_changed(entry, after)
        elif wrong := self.faults(entry.id):  # of the copy that is there already
            raise UsageError.of(wrong)
        else:
            path = put_copy(entry, after, self._writable(above=entry.location))
        return self._read_back(entry.id, path)

    def edit_text(self, entry: Entry, before: str, after: str) -> Entry:
        """Change *entry* as somebody changed the text of its file from *before* to *after*, and return it; as :meth:`edit`."""
        from drafter.snippets.keeping import parsed, put_text

        if entry.location.layer in self.layers.writable:
            return self._read_back(entry.id, put_text(entry, before, after))
        return self.edit(entry, parsed(after, entry.id, entry.snippet.category))

    def new_id(self, category: str) -> str:
        """Return an id for a new record in *category* that no record has."""
        from drafter.snippets.keeping import new_id
        from drafter.snippets.shelf import prefix_for

        if category not in self._prefixes:
            self._prefixes[category] = prefix_for(self._catalogue, category)
        return new_id(self._prefixes[category], [each.folder for each in self.layers.locations])

    def alike(self, entry: Entry) -> list[Entry]:
        """Return the other records in force, but the archived, whose text is that of *entry* or nearly so."""
        from drafter.snippets.likeness import is_alike
        from drafter.snippets.snippet import Status

        others = (each for each in self.all() if each.id != entry.id and each.snippet.status is not Status.ARCHIVED)
        return [each for each in others if is_alike(each.snippet.text, entry.snippet.text)]

    def retire(self, id: str, *, superseded_by: str = "", archive: bool = False) -> Entry:
        """Mark the snippet *id* as deprecated, or *archive* it so that it is no longer found; nothing is ever deleted."""
        from dataclasses import replace

        from drafter.base.errors import UsageError
        from drafter.base.messages import say
        from drafter.snippets.snippet import Status

        entry = self.get(id)
        if superseded_by == id:
            raise UsageError(say("“{id}”不能由它自己接替", id=id))
        successor = self.get(superseded_by).id if superseded_by else entry.snippet.superseded_by
        status = Status.ARCHIVED if archive else Status.DEPRECATED
        return self.edit(entry, replace(entry.snippet, status=status, superseded_by=successor))

    def put_category(self, category: Category, location: Location | None = None) -> None:
        """Write the name and the tags of *category* to *location*, by default the highest that may be written."""
        from drafter.snippets.keeping import put_category

        put_category(category, self._writable(location))
        self._forget()

    def hide(self, id: str, *, hidden: bool = True) -> None:
        """Hide the snippet *id* from searches and documents, or show it again; the settings keep it."""
        from drafter.base.settings import settings_file
        from drafter.snippets.hiding import set_hidden

        if hidden:
            self.get(id)
        self.layers = self.layers._replace(hidden=set_hidden(id, hidden=hidden, file=settings_file()))
        self._catalogue.close()
        self._catalogue = Catalogue(self.layers.locations, self.layers.hidden, self._cache)
        self._search = None

    def _searched(self, query: str, limit: int, filters: Filters) -> tuple[list[Hit], bool]:
        """Return what *query* finds, and whether a file of it has changed since it was read."""
        index = self._catalogue.index()
        if self._search is None or self._search.index is not index:
            self._search = Search(index, self.usage.weights(), int(time.strftime("%Y%m%d")))
        found = self._search.find(query, limit, filters)
        rows = self._catalogue.store.rows(_COLUMNS, [index.records[each.row] for each in found])
        layers = {str(location.folder): location.layer for location in self.layers.locations}
        hits, stale = [], False
        for each in found:
            row = rows.get(index.records[each.row])
            if row is None:
                raise GoneError(each.row)
            if seal_of([value or "" for value in row[:7]]) != row[8]:
                raise sqlite3.DatabaseError(row[0])
            stale = stale or not _is_unchanged(*row[-3:])
            hits.append(hit_of(row, each, index.categories, layers[row[9]]))
        return hits, stale

    def _select(self, ids: Sequence[str] | None) -> list[Entry]:
        from drafter.snippets.shelf import entries

        return entries(self._catalogue, ids)

    def _writable(self, location: Location | None = None, *, above: Location | None = None) -> Location:
        """Return where to write: *location*, else the highest layer that may be written, *above* a lower one."""
        from drafter.snippets.errors import ReadOnlyError

        known = list(self.layers.locations)
        lowest = known.index(above) + 1 if above is not None else 0
        allowed = [each for each in known[lowest:] if each.layer in self.layers.writable]
        if (location is not None and location not in allowed) or not allowed:
            raise ReadOnlyError(location.folder if location is not None else None)
        return location or allowed[-1]

    def _read_back(self, id: str, path: Path) -> Entry:
        from drafter.snippets.shelf import entry_at

        self._forget()
        return entry_at(self._catalogue, id, path)

    def _forget(self) -> None:
        if not self._is_waiting:
            self._catalogue.forget()
            self._search = None
            self._prefixes.clear()


def _is_unchanged(path: str, mtime: int, size: int) -> bool:
    try:
        stat = os.stat(path)  # noqa: PTH116 (a Path for every hit would cost more than the call)
    except OSError:
        return False
    return (stat.st_mtime_ns, stat.st_size) == (mtime, size)
