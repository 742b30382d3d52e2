"""What is wrong with a library as a whole, for those who keep it and for CI."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from drafter.base.layers import Location
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Level, Problem
from drafter.snippets.entry import Entry
from drafter.snippets.likeness import near_pairs, skeleton
from drafter.snippets.snippet import Status
from drafter.snippets.wording import names_used

if TYPE_CHECKING:
    from drafter.snippets.library import Library

_Known = Mapping[str, Entry]


def check(library: Library, today: date | None, layers: Sequence[Location]) -> list[Problem]:
    """Return what is wrong with the records of *layers* on the day *today* (by default the day it is), by place.

    Errors: files that cannot be read, unknown variables, successors that are not there. Warnings: unused variables, expired
    and superseded phrases still approved, texts that stand there twice or nearly. Notices: the source of a copy has changed.
    """
    known = {entry.id: entry for entry in library.all()}
    roots = tuple(f"{location.folder}{os.sep}" for location in layers)
    found = [each for each in library.problems() if each.level > Level.NOTICE and each.place.file.startswith(roots)]
    for entry in known.values():
        if entry.location in layers and entry.snippet.status is not Status.ARCHIVED:
            found += _variables(entry)
            found += _validity(entry, today or date.today())
            found += _successor(entry, known)
            found += _source(library, entry)
    found += _alike({key: each for key, each in known.items() if each.snippet.status is not Status.ARCHIVED}, layers)
    return sorted(found, key=lambda each: each.place)


def _variables(entry: Entry) -> Iterator[Problem]:
    used, declared = names_used(entry.snippet.text), entry.snippet.variables
    for name in used:
        if name not in declared:
            message = say("text 用到的变量“{name}”没有写在 variables 里", name=name)
            yield Problem(entry.place("text"), message, advice(name, declared) or say("请在 variables 里写上它要问什么"))
    for name in declared:
        if name not in used:
            message = say("variables 里的“{name}”在 text 里没有用到", name=name)
            yield Problem(entry.place("variables"), message, level=Level.WARNING)


def _validity(entry: Entry, today: date) -> Iterator[Problem]:
    end = entry.snippet.valid.end
    if entry.snippet.status is Status.APPROVED and end is not None and end < today:
        message = say(
            "{id} 已于 {day} 过期，却仍是 approved：{title}", id=entry.id, day=end.isoformat(), title=entry.snippet.title
        )
        yield Problem(
            entry.place("valid"), message, say("请改为 deprecated，并在 superseded_by 写上新表述的编号"), Level.WARNING
        )


def _successor(entry: Entry, known: _Known) -> Iterator[Problem]:
    successor = entry.snippet.superseded_by
    if not successor:
        return
    place = entry.place("superseded_by")
    if successor not in known:
        yield Problem(place, say("superseded_by 指向的“{id}”不存在", id=successor), advice(successor, ()))
    elif _comes_back(entry.id, known):
        yield Problem(place, say("superseded_by 绕成了圈：{ids}", ids=" → ".join(_chain(entry.id, known))))
    elif (
        known[successor].snippet.status in (Status.ARCHIVED, Status.DEPRECATED) and not known[successor].snippet.superseded_by
    ):
        message = say("superseded_by 指向的“{id}”自己也已停用", id=successor)
        yield Problem(place, message, level=Level.WARNING)
    if entry.snippet.status is Status.APPROVED:
        message = say("{id} 已有后继 {successor}，却仍是 approved", id=entry.id, successor=successor)
        yield Problem(place, message, say("请改为 deprecated"), Level.WARNING)


def _comes_back(id: str, known: _Known) -> bool:
    chain = _chain(id, known)
    return len(chain) > 1 and chain[-1] == id


def _chain(id: str, known: _Known) -> list[str]:
    """Return *id* and what follows it, up to the first that comes again."""
    chain = [id]
    while (entry := known.get(chain[-1])) is not None and entry.snippet.superseded_by:
        chain.append(entry.snippet.superseded_by)
        if chain[-1] in chain[:-1]:
            break
    return chain


def _source(library: Library, entry: Entry) -> Iterator[Problem]:
    source = library.upstream(entry)
    if source is not None:
        message = say("{id} 所依据的原文已有改动：{path}", id=entry.id, path=source.path)
        todo = say("请对照后修改，并把 based_on 更新为 {revision}", revision=source.snippet.revision)
        yield Problem(entry.place("based_on"), message, todo, Level.NOTICE)


def _alike(known: _Known, layers: Sequence[Location]) -> Iterator[Problem]:
    """Yield the texts of *layers* that stand in the library twice, or nearly."""
    skeletons = {key: skeleton(entry.snippet.text) for key, entry in known.items()}
    same: dict[str, list[str]] = {}
    for key, words in skeletons.items():
        same.setdefault(words, []).append(key)
    twice = [pair for keys in same.values() for pair in pairwise(keys)]
    near = near_pairs({keys[0]: known[keys[0]].snippet.text for keys in same.values()})
    for pair in (*twice, *near):
        one, other = sorted((known[key] for key in pair), key=lambda each: each.location in layers)
        if other.location not in layers:
            continue
        if skeletons[one.id] == skeletons[other.id]:
            message = say("{id} 与 {other} 文字相同：{title}", id=other.id, other=one.id, title=one.snippet.title)
        else:
            message = say("{id} 与 {other} 文字几乎相同：{title}", id=other.id, other=one.id, title=one.snippet.title)
        yield Problem(other.place("text"), message, level=Level.WARNING)
