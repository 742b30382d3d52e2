"""Levels: which paragraphs are numbered, by which forms, and how the numbers count."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.draft.labels import (
    Digits,
    Family,
    LabelForm,
    TypedLabel,
    parse_form,
    recognise,
    recognise_compound,
    recognise_following,
    recognise_slip,
)
from drafter.draft.numbering import Counter, Numbering
from drafter.reading.recognising.pieces import BLANKS, Piece, Pieces

_DEEPEST = 6
DECIMAL = tuple(form for form in map(parse_form, ("1　", "1.1　", "1.1.1　", "1.1.1.1　")) if form is not None)
"""The forms of a decimal system: a number, two of them, and so on, with a blank behind."""
_RANKS = {Family.ARTICLE: 0, Family.FIRST: 3, Family.SECOND: 4, Family.THIRD: 5, Family.FOURTH: 6}
_ARTICLES = {"编": 0, "篇": 0, "部分": 0, "章": 0.5, "节": 1, "条": 2}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A piece with the number it begins with (None: none) and the text behind; ``level`` once it is known (0: no number)."""

    piece: Piece
    text: str
    label: TypedLabel | None = None
    level: int = 0

    @property
    def typed(self) -> str:
        """Return the label as it stood in the source."""
        return self.label.text if self.label is not None and self.level else ""


def labelled(pieces: Pieces) -> list[Labelled]:
    """Return *pieces* with their numbers apart; a number of a decimal system counts only where the text has such levels."""
    decimal = DECIMAL if any(recognise_compound(piece.shown, DECIMAL[1:]) for piece in pieces) else ()
    found: list[Labelled] = []
    third = 0
    for piece in pieces:
        label = _label(piece, decimal, third)
        if label is not None and label.form.family is Family.THIRD:
            third = label.number
        found.append(_split(piece, label))
    return found


def _label(piece: Piece, decimal: tuple[LabelForm, ...], third: int) -> TypedLabel | None:
    if piece.table is not None or not piece.is_body:
        return None
    line = piece.label + "\u3000" if piece.label else piece.text
    found = recognise_compound(line, decimal) or recognise(line)
    return found or recognise_following(line, third) or recognise_slip(line)


def _split(piece: Piece, label: TypedLabel | None) -> Labelled:
    if label is None or not piece.label:
        return Labelled(piece, piece.text[len(label.text) :].lstrip(BLANKS) if label is not None else piece.text, label)
    return Labelled(piece, piece.text, TypedLabel(piece.label, label.number, label.form))


def numbered(found: Sequence[Labelled]) -> tuple[list[Labelled], Numbering]:
    """Return the pieces with their levels and the numbering (without leads and points) that counts them as they stand.

    A form that neither begins at 1 nor counts on is no level; a series that begins again where no higher number stands between
    cannot be counted, and stays text.
    """
    forms = _levels(found)
    if not forms:
        return [replace(each, label=None, text=each.piece.text) for each in found], Numbering(())
    levels = {form.kin: level for level, form in enumerate(forms, 1)}
    kept = [_with_level(each, levels) for each in found]
    numbering = Numbering(tuple(forms), _continuous(kept, len(forms)))
    return _countable(kept, numbering), numbering


def _with_level(item: Labelled, levels: Mapping[tuple[Family, Digits, int, str], int]) -> Labelled:
    level = levels.get(item.label.form.kin, 0) if item.label is not None else 0
    return replace(item, level=level) if level else replace(item, label=None, text=item.piece.text)


def _levels(found: Iterable[Labelled]) -> list[LabelForm]:
    """Return the forms of the levels, the highest first."""
    labels = [each.label for each in found if each.label is not None]
    numbers: dict[object, list[int]] = {}
    written: dict[object, Tally[LabelForm]] = {}
    for label in labels:
        numbers.setdefault(label.form.kin, []).append(label.number)
        written.setdefault(label.form.kin, Tally())[label.form] += 1
    counting = [kin for kin, own in numbers.items() if _counts(own)]
    forms = [written[kin].most_common(1)[0][0] for kin in counting]
    return _in_order(sorted(forms, key=_rank)[:_DEEPEST], labels)


def _counts(numbers: Sequence[int]) -> bool:
    return 1 in numbers or any(after == before + 1 for before, after in pairwise(numbers))


def _rank(form: LabelForm) -> tuple[float, int]:
    if form.family is Family.ARTICLE:
        return _ARTICLES.get(form.suffix.strip(), 0), 0
    if form.depth > 1 or form.bare:
        return 2.5, form.depth
    return _RANKS[form.family] + (0.5 if not form.prefix and form.family is Family.FOURTH else 0), 0


def _in_order(forms: list[LabelForm], labels: Sequence[TypedLabel]) -> list[LabelForm]:
    """Return *forms* with neighbours exchanged where the lower one stands above: it comes first and the higher begins anew."""
    kinds = [label.form.kin for label in labels]
    for index in range(len(forms) - 1):
        high, low = forms[index], forms[index + 1]
        begins_anew = [label.number for label in labels if label.form.kin == high.kin].count(1) > 1
        runs_on = [label.number for label in labels if label.form.kin == low.kin].count(1) == 1
        if begins_anew and runs_on and kinds.index(low.kin) < kinds.index(high.kin):
            forms[index], forms[index + 1] = low, high
    return forms


def _continuous(found: Sequence[Labelled], depth: int) -> frozenset[int]:
    """Return the levels whose numbers run on under higher ones: those that fit better so."""
    every = frozenset(range(2, depth + 1))
    again, on = _misfits(found, depth, frozenset()), _misfits(found, depth, every)
    return frozenset(level for level in every if on[level] < again[level])


def _misfits(found: Sequence[Labelled], depth: int, continuous: frozenset[int]) -> Tally[int]:
    counts = [0] * (depth + 1)
    misfits: Tally[int] = Tally()
    for item in found:
        if item.label is None:
            continue
        counts[item.level] += 1
        misfits[item.level] += counts[item.level] != item.label.number
        counts[item.level] = item.label.number  # one slip must not make misfits of all that follow
        for lower in range(item.level + 1, depth + 1):
            counts[lower] = counts[lower] if lower in continuous else 0
    return misfits


def _countable(found: Sequence[Labelled], numbering: Numbering) -> list[Labelled]:
    """Return *found* with the series as text that begin at 1 again though no higher number stands between."""
    kept: list[Labelled] = []
    stray: dict[int, int] = {}  # level → the latest number of a series that stays text
    counted: dict[int, int] = {}
    for item in found:
        if item.label is None:
            kept.append(item)
            continue
        level, number = item.level, item.label.number
        if (counted.get(level) and number == 1) or (stray.get(level) and number == stray[level] + 1):
            stray[level] = number
            kept.append(replace(item, label=None, level=0, text=_whole(item)))
            continue
        counted[level] = number
        stray.pop(level, None)
        for lower in [each for each in (*counted, *stray) if each > level]:
            stray.pop(lower, None)
            if lower not in numbering.continuous:
                counted.pop(lower, None)
        kept.append(item)
    return kept


def _whole(item: Labelled) -> str:
    return item.piece.label + item.piece.text


def slips(found: Iterable[Labelled], numbering: Numbering) -> list[tuple[Labelled, str]]:
    """Return the paragraphs whose computed label has another number than the one that stood there, with the computed one."""
    counter = Counter(numbering)
    differ = []
    for item in found:
        if item.level and item.label is not None:
            number = counter.next(item.level)
            if number.value != item.label.number:
                differ.append((item, number.label))
    return differ
