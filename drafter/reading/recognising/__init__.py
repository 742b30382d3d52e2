"""Recognising: the lines of an existing document become the values of a draft, and nothing of them is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.draft.fields import Form
from drafter.reading.lines import Line
from drafter.reading.recognising.accounts import Accounts, Change, LeftOut
from drafter.reading.recognising.characters import MissingConverterError
from drafter.reading.recognising.cleaning import cleaned, settled, settled_contents
from drafter.reading.recognising.contents_list import ContentsList, Entry, take_contents
from drafter.reading.recognising.dirt import without_dirt
from drafter.reading.recognising.document import Recogniser
from drafter.reading.recognising.joining import joined, unglued
from drafter.reading.recognising.pieces import pieces_of
from drafter.reading.recognising.reading import Reading
from drafter.reading.recognising.unrecognised import unrecognised

__all__ = ["Change", "ContentsList", "Entry", "LeftOut", "MissingConverterError", "Reading", "read_lines"]


def read_lines(
    lines: Sequence[Line],
    forms: Mapping[str, Form],
    *,
    type_name: str | None = None,
    keep_text: bool = False,
    simplify: bool = False,
    units: Collection[str] = (),
    file: str = "",
) -> Reading:
    """Return what *lines* say, as a document of one of *forms* (at least one), by name.

    ``type_name`` is a key of *forms*, None: the type is recognised. ``keep_text`` refuses every change of characters that
    show: punctuation, quotes, pinyin. ``simplify`` turns traditional characters into simplified ones; where the package for
    it is not installed, MissingConverterError. ``units`` are the names of the office's units. Places of problems name *file*.

    All characters are accounted for: should the accounts not balance, every line becomes a plain paragraph, with a warning.
    """
    accounts = Accounts(_shown(lines))
    pieces = without_dirt(pieces_of(cleaned(lines, accounts, keep_text=keep_text, simplify=simplify)), accounts)
    contents, pieces = take_contents(joined(unglued(pieces, accounts), accounts), accounts)
    pieces, contents = settled(pieces, accounts, keep_text=keep_text), settled_contents(contents, keep_text=keep_text)
    reading = Recogniser(forms, units, accounts, file).read(pieces, contents, type_name)
    missing, added = accounts.difference(reading.words())
    if missing or added:
        return unrecognised(lines, reading.form, file, missing + added)
    left_out = tuple(sorted(accounts.left_out, key=lambda each: each.line))
    return replace(reading, left_out=left_out, normalised=dict(+accounts.counts))


def _shown(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        yield line.shown
        if line.table is not None:
            yield from line.table.texts()
