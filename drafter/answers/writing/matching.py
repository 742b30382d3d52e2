"""Which items of a list became which: what stayed, what was moved, what was changed in place."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq

Opcode = tuple[str, int, int, int, int]
Identities = tuple[Hashable, ...]


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Opcode]:
    """Yield the opcodes of difflib that turn *old* into *new*; quick where only a stretch in the middle differs."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    ends = len(old) - tail, len(new) - tail
    if head:
        yield "equal", 0, head, 0, head
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old[head : ends[0]], new[head : ends[1]], autojunk=False).get_opcodes():
        yield tag, i1 + head, i2 + head, j1 + head, j2 + head
    if tail:
        yield "equal", ends[0], len(old), ends[1], len(new)


def _common(one: Sequence[Hashable], two: Sequence[Hashable]) -> int:
    return len(list(takewhile(bool, map(eq, one, two))))


def origins(old: Sequence[Identities], new: Sequence[Identities]) -> list[int | None]:
    """Return for each item of *new* the index of the one of *old* that it was, None for a new one.

    An item is given by what it can be known by, the surest first. It is the same where one of these is, wherever it stands
    now; what is left between two of them was changed in place.
    """
    found: list[int | None] = [None] * len(new)
    gaps = list[Opcode]()
    for code in opcodes(old, new):
        if code[0] == "equal":
            found[code[3] : code[4]] = range(code[1], code[2])
        elif code[0] == "replace":
            gaps.append(code)
    for was, wanted in zip(zip(*old, strict=True), zip(*new, strict=True), strict=True):
        _find_moved(found, was, wanted)
    for _, i1, i2, j1, j2 in gaps:
        taken = set(found)
        free = (index for index in range(i1, i2) if index not in taken)
        for index in range(j1, j2):
            if found[index] is None:
                found[index] = next(free, None)
    return found


def _find_moved(found: list[int | None], old: Sequence[Hashable], new: Sequence[Hashable]) -> None:
    """Fill the gaps of *found* with the items of *old* that are equal and that nobody has yet."""
    taken = set(found)
    free: dict[Hashable, list[int]] = {}
    for index, item in enumerate(old):
        if index not in taken and item is not None:
            free.setdefault(item, []).append(index)
    for index, item in enumerate(new):
        if found[index] is None and free.get(item):
            found[index] = free[item].pop(0)
