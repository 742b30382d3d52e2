"""Records off the shelf: whole entries, categories, and what is wrong with files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.snippets.cache.catalogue import Catalogue
from drafter.snippets.cache.codec import decode
from drafter.snippets.cache.doubt import content
from drafter.snippets.cache.listing import CATEGORY_FILE, SUFFIX, Odd, Oddity, list_files
from drafter.snippets.cache.records import categories_in_force, select_in_force
from drafter.snippets.category import Category, read_category
from drafter.snippets.entry import Entry
from drafter.snippets.record import read_record

_COLUMNS = "root, path, category, data"


def entries(catalogue: Catalogue, ids: Sequence[str] | None = None) -> list[Entry]:
    """Return the entries in force, those of *ids* or all, by category and id."""

    def work() -> list[Entry]:
        store, known = catalogue.records(), _Known(catalogue)
        found = [known.entry(*row) for row in select_in_force(store, catalogue.roots, _COLUMNS, ids)]
        if ids is None or not found:
            store.prove()  # that nothing is missing; it costs a look at the whole file
        return sorted(found, key=lambda each: (each.snippet.category, each.id))

    return catalogue.kept(work)


def versions(catalogue: Catalogue, id: str) -> list[Entry]:
    """Return the record *id* of every layer that has it, the highest first."""

    def work() -> list[Entry]:
        known = _Known(catalogue)
        return [known.entry(*row) for row in _select(catalogue, _COLUMNS, "sound and id = ?", id)]

    ranks = {location: rank for rank, location in enumerate(catalogue.locations)}
    return sorted(catalogue.kept(work), key=lambda each: -ranks[each.location])


def entry_at(catalogue: Catalogue, id: str, path: Path) -> Entry:
    """Return the entry whose file was just written to *path*."""
    known = _Known(catalogue)
    reading = read_record(path.read_bytes(), id, path.parent.name, str(path))
    assert reading.snippet is not None
    root = next(each for each in catalogue.locations if path.parent.parent == each.folder)
    return Entry(reading.snippet, known.category(path.parent.name), root, path, id in catalogue.hidden, reading.places)


def categories(catalogue: Catalogue) -> list[Category]:
    """Return the categories that are described or hold records, by name."""

    def work() -> list[Category]:
        store, known = catalogue.records(), _Known(catalogue)
        keys = {row[0] for row in select_in_force(store, catalogue.roots, "category")} | known.described.keys()
        return sorted(map(known.category, keys), key=lambda each: (each.name, each.key))

    return catalogue.kept(work)


def prefix_for(catalogue: Catalogue, category: str) -> str:
    """Return the letters with which ids in *category* begin: as most do there, else the initials of its name."""
    ids = catalogue.kept(lambda: _select(catalogue, "id", "sound and id is not null and category = ?", category))
    counted = Counter(str(row[0]).partition("-")[0] for row in ids)
    if counted:
        return counted.most_common(1)[0][0]
    name = _Known(catalogue).category(category).name
    if name.isascii():
        return "".join(each for each in name.lower() if each.isalpha())[:8]
    from drafter.snippets.search.sounds import sounds  # 0.2 s
    from drafter.snippets.search.syllables import syllable

    return "".join(syllable(each)[0] for each in sounds(name) if syllable(each))[:8]


def faults(catalogue: Catalogue, id: str) -> list[Problem]:
    """Return the errors in files named *id*, of layers above the one whose record is in force."""
    rows = catalogue.kept(lambda: _select(catalogue, "root, path, category, sound", "name = ?", id))
    ranks = {root: rank for rank, root in enumerate(catalogue.roots)}
    lowest = max((ranks[root] for root, _, _, sound in rows if sound), default=-1)
    wrong = [(path, id, category) for root, path, category, sound in rows if not sound and ranks[root] > lowest]
    return [each for row in wrong for each in errors_of(_problems_of(*row))]


def problems(catalogue: Catalogue) -> list[Problem]:
    """Return what is wrong with the files of the layers, and notices of those that could be read, by place."""
    said = catalogue.kept(lambda: _select(catalogue, "path, name, category", "said"))
    twins = catalogue.kept(lambda: _select(catalogue, "root, id, path", "sound and id is not null"))
    found = [_odd_problem(each) for each in list_files(catalogue.locations).odd]
    found += [each for row in said for each in _problems_of(*row)]
    return sorted([*found, *_twins(twins)], key=lambda each: each.place)


class _Known:
    """What entries are made with."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.hidden = catalogue.hidden
        self.locations = {str(each.folder): each for each in catalogue.locations}
        self.described = categories_in_force(catalogue.records(), catalogue.roots)

    def category(self, key: str) -> Category:
        return Category(key, *self.described.get(key, (key, ())))

    def entry(self, root: str, path: str, category: str, data: str) -> Entry:
        snippet, places = decode(data)
        return Entry(snippet, self.category(category), self.locations[root], Path(path), snippet.id in self.hidden, places)


def _select(catalogue: Catalogue, columns: str, condition: str, *values: str) -> list[tuple[Any, ...]]:
    """Return *columns* of the records of all layers that meet *condition*, by path."""
    marks = ",".join("?" * len(catalogue.roots))
    query = f"select {columns} from records where {condition} and root in ({marks}) order by path"
    return catalogue.records().connection.execute(query, (*values, *catalogue.roots)).fetchall()


def _problems_of(path: str, name: str, category: str) -> Sequence[Problem]:
    """Read a file once more for its problems: the cache does not keep sentences, which would be in another language."""
    data = content(path)
    if data is None:
        return [Problem(Place(path), say("无法读取这个文件"))]
    if name + SUFFIX == CATEGORY_FILE:
        return read_category(data, category, path)[1]
    return read_record(data, name, category, path).problems


def _twins(rows: Sequence[tuple[str, str, str]]) -> Iterator[Problem]:
    """Yield the files whose id has been read from another file of the same layer."""
    first: dict[tuple[str, str], str] = {}
    for root, own, path in rows:
        other = first.setdefault((root, own), path)
        if other != path:
            message = say("编号“{id}”已用于 {path}，这个文件没有读入", id=own, path=other)
            yield Problem(Place(path, 1), message, say("编号不能重复，请给其中一条换新的编号"))


def _odd_problem(odd: Odd) -> Problem:
    sentences = {
        Oddity.LEADS_OUT: say("这个链接通向表述库之外，没有读入"),
        Oddity.NO_CATEGORY: say("这个文件不在类别的文件夹里，没有读入"),
        Oddity.TOO_DEEP: say("类别只有一层，这个文件夹里的文件没有读入"),
        Oddity.SUFFIX: say("文件名应当以 .yaml 结尾，没有读入"),
        Oddity.NAME: say("文件夹的名字不能作类别，里面的文件没有读入"),
    }
    level = Level.ERROR if odd.why is Oddity.LEADS_OUT else Level.WARNING
    return Problem(Place(odd.path), sentences[odd.why], level=level)
