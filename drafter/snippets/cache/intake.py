"""Files read into the cache: those that are new or have changed, and no others."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from drafter.snippets.cache.codec import encode
from drafter.snippets.cache.doubt import checksum, content
from drafter.snippets.cache.listing import CATEGORY_FILE, SUFFIX, Found
from drafter.snippets.cache.stamps import YOUNG
from drafter.snippets.cache.store import SEPARATOR, Store, seal_of
from drafter.snippets.category import read_category
from drafter.snippets.record import Reading, read_record

_CATEGORY = CATEGORY_FILE.removesuffix(SUFFIX)
_STAMPS = ("path", "root", "category", "name", "mtime", "size", "read", "checksum")
_CONTENT = ("sound", "said", "seal", "id", "title", "text", "kind", "status", "tags", "types", "pinyin", "until", "data")
_SOUNDS = ("title_sounds", "title_again", "text_sounds", "text_again")
_COLUMNS = (*_STAMPS, *_CONTENT, *_SOUNDS)  # the sounds are left to the maker of the index, who needs pypinyin
_PUT = f"""insert into records ({", ".join(_COLUMNS)}) values ({", ".join("?" * len(_COLUMNS))})
    on conflict (path) do update set {", ".join(f"{each} = excluded.{each}" for each in _COLUMNS[1:])}"""
_CONFIRM = "update records set mtime = ?, size = ?, read = ? where number = ?"
_REMOVE = "delete from records where path = ?"
_BATCH = 1000


class _Known(NamedTuple):
    number: int
    mtime: int
    size: int
    read: float
    checksum: int


def take_in(store: Store, files: Sequence[Found], roots: Sequence[str]) -> None:
    """Bring the records of *store* up to *files*, which are all there are under *roots*."""
    known = _known_files(store, roots)
    with _without_collector():
        for start in range(0, len(files), _BATCH):
            changed = [each for each in files[start : start + _BATCH] if not _is_known(each, known.get(each.path))]
            _write(store, [_row(file, known.get(file.path)) for file in changed])  # what was read is kept if somebody stops it
    _write(store, [(_REMOVE, (path,)) for path in known.keys() - {each.path for each in files}])


def _write(store: Store, changes: Sequence[tuple[str, tuple[Any, ...]]]) -> None:
    """Write *changes*; where records change, every index made of them has had its time."""
    with store.writing():
        for statement, values in changes:
            store.connection.execute(statement, values)
        if any(statement != _CONFIRM for statement, _ in changes):
            store.connection.execute("update states set built = ''")


def _known_files(store: Store, roots: Sequence[str]) -> dict[str, _Known]:
    marks = ",".join("?" * len(roots))
    query = f"select path, number, mtime, size, read, checksum from records where root in ({marks})"
    return {row[0]: _Known(*row[1:]) for row in store.connection.execute(query, tuple(roots))}


def _is_known(file: Found, known: _Known | None) -> bool:
    """Tell whether *file* is as it was read; a stamp that was young then does not tell."""
    if known is None or (known.mtime, known.size) != (file.mtime, file.size):
        return False
    return file.mtime < (known.read - YOUNG) * 1e9


def _row(file: Found, known: _Known | None) -> tuple[str, tuple[Any, ...]]:
    """Return the statement that brings the record of *file* up to date, and its values."""
    read, data = time.time(), content(file.path)
    now = checksum(data)
    if known is not None and known.checksum == now:
        return _CONFIRM, (file.mtime, file.size, read, known.number)
    return _PUT, (*file, read, now, *_content(file, data))


def _content(file: Found, data: bytes | None) -> tuple[Any, ...]:
    """Return the columns of what is in *file*; all empty where it cannot be used."""
    empty = (None,) * (len(_CONTENT) + len(_SOUNDS) - 2)
    if data is None:
        return (0, 1, *empty)
    if file.name == _CATEGORY:
        category, problems = read_category(data, file.category, file.path)
        text = json.dumps([category.name, category.tags], ensure_ascii=False) if category is not None else None
        return (int(category is not None), int(bool(problems)), *empty[:10], text, *empty[11:])
    reading = read_record(data, file.name, file.category, file.path)
    return _columns(reading) if reading.snippet is not None else (0, 1, *empty)


def _columns(reading: Reading) -> tuple[Any, ...]:
    snippet = reading.snippet
    assert snippet is not None
    tags, types, pinyin = (SEPARATOR.join(each) for each in (snippet.tags, snippet.types, snippet.pinyin))
    until = int(snippet.valid.end.strftime("%Y%m%d")) if snippet.valid.end else 0
    shown = (snippet.id, snippet.title, snippet.text, snippet.kind.value, snippet.status.value, tags, types)
    data = encode(snippet, reading.places)
    return (1, int(bool(reading.problems)), seal_of(shown), *shown, pinyin, until, data, *(None for _ in _SOUNDS))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep the garbage collector from walking over thousands of fresh nodes: it takes three quarters of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
