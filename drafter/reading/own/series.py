"""The points of a document of ours (一是……): which series each belongs to, so that counting gives the labels it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.draft.outline import Paragraph, ParagraphKind
from drafter.draft.points import PointCounter, point_label, recognise_point

_MOST_TRIES = 2_000
_LEADS_ON = "。：；:;"
_BEFORE = _LEADS_ON + "，,"


@dataclass(slots=True)
class _Search:
    """How many ways have been tried: a run of hundreds of points that fit no way must not take for ever."""

    left: int = _MOST_TRIES


def points_of(texts: Sequence[str], counter: PointCounter, *, apart: bool) -> list[Paragraph]:
    """Return the points that neighbouring paragraphs *texts* are, counted on by *counter*, which goes on behind them.

    *apart* tells that a point would run in otherwise. A text whose label no series gives is a plain paragraph; so are those
    behind it.
    """
    for size in range(len(texts), 0, -1):
        found = _fitting(texts[:size], deepcopy(counter), _Search())
        if found is not None:
            for point in found:
                _count(counter, point)
            found = [replace(point, apart=apart) for point in found]
            return [*found, *(Paragraph(ParagraphKind.PLAIN, text) for text in texts[size:])]
    return [Paragraph(ParagraphKind.PLAIN, text) for text in texts]


def _fitting(texts: Sequence[str], counter: PointCounter, search: _Search) -> list[Paragraph] | None:
    if not texts:
        return []
    for point in _candidates(texts[0]):
        search.left -= 1
        if search.left < 0:
            return None
        tried = deepcopy(counter)
        if texts[0] != _count(tried, point) + point.text:
            continue
        others = _fitting(texts[1:], tried, search)
        if others is not None:
            return [point, *others]
    return None


def _count(counter: PointCounter, point: Paragraph) -> str:
    label = counter.next(point.level, point.series, point.typed)
    counter.went_on(point.text)
    return label


def _candidates(text: str) -> Iterator[Paragraph]:
    """Yield the points that *text* could be: of the series that is open, of an inner one, of a new one."""
    label = recognise_point(text)
    if label is None:
        return
    typed, words = text[: label.size], text[label.size :]
    for level, series, said in ((1, "", ""), (2, "", ""), (1, label.series, ""), (1, label.series, typed)):
        yield Paragraph(ParagraphKind.POINT, words, level, series=series, typed=said)


def run_in(text: str, counter: PointCounter, label: str) -> list[str]:
    """Return *text* cut into what stands before a series that runs in, and its points with their labels.

    *label* is the first label of the document's series. One piece where there is no series of at least two points that
    *counter* would count the same: …抓好两件事。一是甲。二是乙。
    """
    cuts, number = list[int](), 1
    while (at := text.find(point_label(label, number), cuts[-1] + 1 if cuts else 0)) > 0:
        if text[at - 1] not in _BEFORE or (number == 1 and text[at - 1] not in _LEADS_ON):
            break
        cuts.append(at)
        number += 1
    pieces = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    points = [Paragraph(ParagraphKind.POINT, piece.removeprefix(point_label(label, n)), 1) for n, piece in enumerate(pieces)]
    tried = deepcopy(counter)
    tried.interrupt(pieces[0])
    same = all(_count(tried, point) + point.text == piece for point, piece in zip(points[1:], pieces[1:], strict=True))
    return pieces if len(cuts) > 1 and same else [text]
