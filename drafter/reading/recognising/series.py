"""Points that stand at the start of paragraphs: which of them count on, and in which series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.draft.points import TypedPoint, recognise_point
from drafter.reading.recognising.levels import Labelled


def points_among(found: Sequence[Labelled]) -> Mapping[int, TypedPoint]:
    """Return the points by the index of their paragraphs.

    一是 at the start of a paragraph is a point if 二是 begins another of the same section; one that only goes on inside its
    paragraph is text. A series may begin later than at its first number, or miss one, where two of its points stand there.
    """
    kept: dict[int, TypedPoint] = {}
    section: dict[str, list[tuple[int, TypedPoint]]] = {}
    for index, item in enumerate(found):
        if item.level:
            kept.update(_counting(section))
            section = {}
            continue
        point = recognise_point(item.text) if item.piece.table is None and item.piece.is_body else None
        if point is not None:
            section.setdefault(point.series, []).append((index, point))
    kept.update(_counting(section))
    return kept


def _counting(section: Mapping[str, Sequence[tuple[int, TypedPoint]]]) -> dict[int, TypedPoint]:
    series = (own for own in section.values() if len({point.number for _, point in own}) > 1)
    return {index: point for own in series for index, point in own}
