"""Files of the library written: added, changed, moved; under a lock, so that two programs at once lose nothing."""

from __future__ import annotations

import contextlib
import errno
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.base import files
from drafter.base.errors import UsageError, WriteError
from drafter.base.layers import Location
from drafter.base.messages import listed, say
from drafter.base.problems import Place, Problem, errors_of
from drafter.snippets.cache.listing import CATEGORY_FILE, LOCK_FILE, SUFFIX
from drafter.snippets.category import Category
from drafter.snippets.entry import Entry
from drafter.snippets.errors import ChangedElsewhereError, LockedError
from drafter.snippets.record import Reading, read_record
from drafter.snippets.snippet import CATEGORY, ID, Snippet, changed_keys
from drafter.snippets.writing import category_text, rewritten, snippet_text, tidy

_PATIENCE = 10.0  # seconds to wait for another program
_PREFIX = "bs"  # 表述


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the library in *folder* for writing, made where it is not there; LockedError, WriteError where that cannot be."""
    import filelock  # 40 ms, and only writing needs it

    files.make_folder(folder)
    lock = filelock.FileLock(folder / LOCK_FILE, timeout=_PATIENCE)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise LockedError(folder) from error
    except OSError as error:
        raise WriteError(folder, files.reason(error)) from error
    try:
        yield
    finally:
        lock.release()


def new_id(prefix: str, folders: Sequence[Path]) -> str:
    """Return an id that no record in *folders* has ever had; *prefix* is two to eight letters, else ``bs``."""
    stem = prefix if ID.fullmatch(f"{prefix}-000000") else _PREFIX
    while True:
        found = f"{stem}-{secrets.token_hex(3)}"
        if not any(_files_of(found, folder) for folder in folders):
            return found


def put_new(snippet: Snippet, location: Location) -> Path:
    """Write the file of *snippet*, which is new in *location*, and return its path; UsageError where it is not right."""
    wanted = _tidied(snippet)
    path = path_of(wanted, location)
    with locked(location.folder):
        if _files_of(wanted.id, location.folder):
            raise UsageError(say("表述库里已有编号“{id}”", id=wanted.id))
        files.make_folder(path.parent)
        files.write(path, _checked(snippet_text(wanted), wanted, path))
    return path


def put_copy(entry: Entry, after: Snippet, location: Location) -> Path:
    """Write *after*, changed from *entry* of a lower layer, as a record of its own in *location* and return its path."""
    if _files_of(entry.id, location.folder):  # copied by somebody else since it was read
        raise ChangedElsewhereError(entry.id, changed_keys(entry.snippet, after))
    return put_new(replace(after, based_on=entry.snippet.revision), location)


def put_changed(entry: Entry, after: Snippet) -> Path:
    """Write what has changed from *entry* to *after* over its file and return the path, another in another category.

    What others have changed meanwhile in other keys stays; ChangedElsewhereError where it is the same key.
    """
    with locked(entry.location.folder):
        reading = _read_again(entry)
        current = reading.snippet
        if current is None or reading.source is None:
            raise ChangedElsewhereError(entry.id, ["id"])
        wanted = _merged(entry.snippet, _tidied(after), current)
        path = path_of(wanted, entry.location)
        text = rewritten(reading.source.text, current, wanted)
        _checked(text, wanted, path)
        files.make_folder(path.parent)
        files.write(path, reading.source.encoded(text))
        if path != entry.path:
            entry.path.unlink()
    return path


def put_text(entry: Entry, before: str, after: str) -> Path:
    """Write *after*, which somebody made of *before*, the text of the file of *entry*, and return the path.

    As it is, comments and all, where the file still says *before*; else what has changed, as :func:`put_changed`.
    """
    wanted = parsed(after, entry.id, entry.snippet.category)
    with locked(entry.location.folder):
        source = _read_again(entry).source
        if source is not None and _with_lf(source.text) == before:
            files.write(entry.path, source.encoded(after.replace("\n", source.newline)))
            return entry.path
    return put_changed(entry, wanted)


def text_of(entry: Entry) -> str:
    """Return the text of the file of *entry*, its lines ended by LF; ChangedElsewhereError where it cannot be read now."""
    source = _read_again(entry).source
    if source is None:
        raise ChangedElsewhereError(entry.id, ["id"])
    return _with_lf(source.text)


def parsed(text: str, id: str, category: str) -> Snippet:
    """Return the record *id* that *text* writes; UsageError with all that is wrong with it, by line."""
    reading = read_record(text, id, category, "")
    if reading.snippet is None:
        raise UsageError.of(errors_of(reading.problems))
    return reading.snippet


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n")


def put_category(category: Category, location: Location) -> None:
    """Write what *category* is called and its tags; UsageError where its key is no name of a folder."""
    path = _inside(location, category.key) / CATEGORY_FILE
    with locked(location.folder):
        files.make_folder(path.parent)
        files.write(path, category_text(category).encode())


def path_of(snippet: Snippet, location: Location) -> Path:
    """Return where the file of *snippet* stands in *location*; UsageError where that would be outside of it."""
    if ID.fullmatch(snippet.id) is None:
        raise UsageError(say("“{id}”不是编号", id=snippet.id))
    return _inside(location, snippet.category) / (snippet.id + SUFFIX)


def _inside(location: Location, category: str) -> Path:
    if CATEGORY.fullmatch(category) is None or category.startswith("_"):
        message = say("“{name}”不能作类别的文件夹名", name=category)
        raise UsageError(message, say("用字母、汉字、数字、“-”和“_”，不以“_”“-”开头"))
    folder = location.folder / category
    if not folder.resolve().is_relative_to(location.folder.resolve()):
        raise UsageError(say("{path} 通向表述库之外，不能使用", path=folder))
    return folder


def _files_of(id: str, folder: Path) -> list[Path]:
    return list(folder.glob(f"*/{id}{SUFFIX}"))


def _read_again(entry: Entry) -> Reading:
    try:
        data = entry.path.read_bytes()
    except OSError as error:
        if error.errno == errno.ENOENT:
            raise ChangedElsewhereError(entry.id, ["id"]) from error
        raise WriteError(entry.path, files.reason(error)) from error
    return read_record(data, entry.id, entry.snippet.category, str(entry.path))


def _merged(before: Snippet, after: Snippet, current: Snippet) -> Snippet:
    """Return *current* with what has changed from *before* to *after*."""
    changed = changed_keys(before, after)
    both = [key for key in changed if getattr(current, key) not in (getattr(before, key), getattr(after, key))]
    if both:
        raise ChangedElsewhereError(after.id, both)
    return replace(current, **{key: getattr(after, key) for key in changed})


def _tidied(snippet: Snippet) -> Snippet:
    return replace(snippet, title=" ".join(tidy(snippet.title).split()), text=tidy(snippet.text))


def _checked(text: str, wanted: Snippet, path: Path) -> bytes:
    """Return *text* as bytes; UsageError with all that is wrong with it, or where it would not be read as *wanted*."""
    reading = read_record(text, wanted.id, wanted.category, str(path))
    if found := errors_of(reading.problems):
        raise UsageError.of([replace(each, place=Place()) for each in found])
    if reading.snippet != wanted:
        differing = changed_keys(reading.snippet, wanted) if reading.snippet is not None else ["text"]
        message = say("“{id}”的 {keys} 写不成文件", id=wanted.id, keys=listed(differing))
        raise UsageError.of([Problem(Place(), message)])
    return text.encode("utf-8")
