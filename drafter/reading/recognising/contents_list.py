"""The contents list at the head of a document: its entries, what it repairs, what it has that the text has not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.base.messages import say
from drafter.draft.labels import recognise
from drafter.draft.points import recognise_point
from drafter.reading.recognising.accounts import Accounts, Change
from drafter.reading.recognising.pieces import BLANKS, Piece, Pieces

_HEADS = re.compile(r"[目綱纲提][\s\u3000]*[录錄纲綱次](?:[/／][目綱纲提][\s\u3000]*[录錄纲綱])?[\s:：.…]*")
_PAGE = re.compile(r"(?:[\s\u3000.．·…_-]{2,}|[\s\u3000]|[（(](?=\d{1,3}[）)]$))(?P<page>\d{1,3})[）)]?$")
_LEVEL = re.compile(r"(?:toc|contents) ?([1-9])", re.IGNORECASE)
_LONGEST = 70
_LEAST_ALIKE = 8
_MOST_LONGER = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a contents list: its line, its label and text as they stand, its printed page (0: none).

    ``level`` is that of a contents list that Word made (its styles are called toc 1) or LibreOffice (Contents 1), else 0.
    """

    line: int
    label: str
    text: str
    page: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class ContentsList:
    """A contents list: its entries, and whether it is a 提纲 (an outline without pages)."""

    entries: tuple[Entry, ...] = ()

    @property
    def paged(self) -> bool:
        """Tell whether its entries have page numbers."""
        return any(entry.page for entry in self.entries)

    def stands_above(self, line: int) -> bool:
        """Tell whether it is a 提纲 that stands above *line*, where the body begins."""
        return bool(self.entries) and not self.paged and self.entries[0].line < line


@dataclass(frozen=True, slots=True)
class _Repair:
    """What a damaged heading gets: the piece, its first characters that go, and what comes in their place."""

    piece: int
    damaged: str
    restored: str


def take_contents(pieces: Pieces, accounts: Accounts) -> tuple[ContentsList, list[Piece]]:
    """Return the contents list that stands in the first third of *pieces*, and the pieces without it.

    It begins with 目录 or 提纲 and ends where its first entry comes again, at prose, or where something was left out.
    """
    start = next((index for index, piece in enumerate(pieces[:40]) if _HEADS.fullmatch(piece.shown) and piece.is_body), None)
    if start is None:
        return ContentsList(), list(pieces)
    end = _end(pieces, start + 1)
    if end - start < 3:
        return ContentsList(), list(pieces)
    entries = tuple(_entry(piece) for piece in pieces[start + 1 : end])
    accounts.leave_out(pieces[start].number, pieces[start].shown, say("目录（提纲）由程序生成"))
    for piece in pieces[start + 1 : end]:
        accounts.leave_out(piece.number, piece.shown, say("目录（提纲）由程序生成"))
    return ContentsList(entries), [*pieces[:start], *pieces[end:]]


def _end(pieces: Pieces, start: int) -> int:
    for index in range(start, len(pieces)):
        piece = pieces[index]
        prose = piece.table is not None or len(piece.text) > _LONGEST or piece.text.endswith(("。", "；", "："))
        again = index > start and _is_again(piece, pieces[start])
        if prose or again or (index > start and piece.cut):
            return index
    return len(pieces)


def _is_again(piece: Piece, first: Piece) -> bool:
    """Tell whether *piece* is what the entry *first* names, the author behind its title aside."""
    entry, own = _entry(first), _plain(_entry(piece).text)
    return own in (_plain(entry.text), _plain(entry.text.split()[0] if entry.text else ""))


def _entry(piece: Piece) -> Entry:
    text = piece.shown
    page = _PAGE.search(text)
    words = text[: page.start()].rstrip(BLANKS + ".…·") if page is not None else text
    label = label_of(words)
    level = _LEVEL.fullmatch(piece.line.style)
    return Entry(
        piece.number,
        label,
        words[len(label) :].strip(BLANKS),
        int(page["page"]) if page is not None else 0,
        int(level[1]) if level is not None else 0,
    )


def label_of(words: str) -> str:
    """Return the label of whatever kind that *words* begin with, a point's too; empty where they begin with none."""
    if (label := recognise(words)) is not None:
        return label.text
    point = recognise_point(words)
    return words[: point.size] if point is not None else ""


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def completed(contents: ContentsList, pieces: Pieces, accounts: Accounts) -> tuple[list[Piece], list[int]]:
    """Return *pieces* with damaged headings repaired and the entries without body put in, and the lines of those entries.

    An entry goes in behind the one before it; where something was left out between its neighbours, there.
    """
    if contents.paged or not contents.entries or not any(entry.label for entry in contents.entries):
        return list(pieces), []
    places, repairs = _places(contents.entries, pieces)
    if sum(place is not None for place in places) * 3 < len(places):  # it lists something else: nothing is repaired by it
        return list(pieces), []
    found = _repaired(pieces, repairs, accounts)
    missing: list[int] = []
    at = _first_place(places)
    for order, entry in enumerate(contents.entries):
        place = places[order]
        if place is not None:
            at = place + 1
            continue
        following = next((each for each in places[order + 1 :] if each is not None), len(found))
        at = max(at, next((index for index in range(at, following) if found[index].cut), at if at < following else following))
        accounts.change(Change.REPAIRED, "", entry.label + entry.text)
        found.insert(at, replace(_blank(found, at), text=entry.label + entry.text))
        places = [each + 1 if each is not None and each >= at else each for each in places]
        missing.append(entry.line)
        at += 1
    return found, missing


def _first_place(places: Sequence[int | None]) -> int:
    return next((place for place in places if place is not None), 0)


def _blank(pieces: Pieces, at: int) -> Piece:
    line = pieces[min(at, len(pieces) - 1)].line
    return Piece("", "", replace(line, text="", label="", table=None, emphasis=()), opened=True)


def _places(entries: Sequence[Entry], pieces: Pieces) -> tuple[list[int | None], list[_Repair]]:
    """Return where the body of each entry begins, None where it has none, and what has to be repaired for that."""
    plain = [_plain(piece.shown[:120]) for piece in pieces]
    found: list[int | None] = []
    repairs: list[_Repair] = []
    at = 0
    for entry in entries:
        place = _find(entry, plain, at)
        if place is None and (repair := _repair(entry, pieces, at)) is not None:
            repairs.append(repair)
            place = repair.piece
        found.append(place)
        at = at if place is None else place + 1
    return found, repairs


def _find(entry: Entry, plain: Sequence[str], at: int) -> int | None:
    wanted = _plain(entry.label + entry.text)
    return next((index for index in range(at, len(plain)) if wanted and plain[index].startswith(wanted)), None)


def _repair(entry: Entry, pieces: Pieces, at: int) -> _Repair | None:
    """Return the repair of the piece from *at* on that ends like *entry* but begins with damaged characters."""
    for index in range(at, len(pieces)):
        text = pieces[index].text.rstrip("。")
        if not text.endswith(entry.text[-_LEAST_ALIKE:]) or recognise(text) is not None:
            continue
        if abs(len(text) - len(entry.label + entry.text)) > _MOST_LONGER:
            continue
        alike = _alike_behind(text, entry.text)
        if alike >= max(_LEAST_ALIKE, len(entry.text) // 2):
            return _Repair(index, text[: len(text) - alike], entry.label + entry.text[: len(entry.text) - alike])
    return None


def _repaired(pieces: Pieces, repairs: Sequence[_Repair], accounts: Accounts) -> list[Piece]:
    found = list(pieces)
    for each in repairs:
        piece = found[each.piece]
        reason = say("标题损坏，已按目录（提纲）恢复为“{text}”", text=each.restored)
        accounts.leave_out(piece.number, each.damaged, reason)
        accounts.change(Change.REPAIRED, "", each.restored)
        found[each.piece] = piece.with_text(each.restored + piece.text[len(each.damaged) :])
    return found


def _alike_behind(one: str, other: str) -> int:
    """Return how many characters at their ends *one* and *other* have in common."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((count for count, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
