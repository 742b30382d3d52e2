"""Anchors: the names by which the parts of a draft are found, on the screen and as the ``file`` of a place.

``title``, ``body`` are fields; ``appendices/0`` an appendix, ``appendices/0/body`` its text, ``appendices/0/1/2`` a task
(group 1, task 2), ``appendices/0/1/2/due`` a cell of it. Lines of a text count from 1, as in every place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

PROSE = ("body", "after")
"""The texts of an appendix."""


def appendix(key: str, index: int, part: str = "") -> str:
    """Return the anchor of appendix *index* of the field *key*, or of its text *part*."""
    return f"{key}/{index}/{part}" if part else f"{key}/{index}"


def task(key: str, index: int, group: int, number: int | None = None) -> str:
    """Return the anchor of a group of appendix *index*, or of its task *number*."""
    return f"{key}/{index}/{group}" if number is None else f"{key}/{index}/{group}/{number}"


def is_prose(anchor: str) -> bool:
    """Tell whether a text of paragraphs of an appendix is at *anchor*."""
    return anchor.count("/") == 2 and anchor.endswith(PROSE)


def field_of(anchor: str) -> str:
    """Return the key of the field that *anchor* lies in."""
    return anchor.partition("/")[0]


def numbers_of(anchor: str) -> tuple[int, ...]:
    """Return the numbers in *anchor*: of the appendix, the group, the task."""
    return tuple(int(part) for part in anchor.split("/")[1:] if part.isdecimal())


def rearranged(texts: Mapping[str, str], key: str, order: Sequence[int | None]) -> dict[str, str]:
    """Return *texts* by the anchors they have once the appendices of *key* stand in *order* (old numbers; None: a new one)."""
    found = {anchor: text for anchor, text in texts.items() if not anchor.startswith(f"{key}/")}
    for now, before in enumerate(order):
        for part in PROSE if before is not None else ():
            old = texts.get(appendix(key, before or 0, part))
            if old is not None:
                found[appendix(key, now, part)] = old
    return found
