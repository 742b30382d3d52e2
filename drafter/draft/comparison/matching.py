"""Which text became which: equal ones first, then the most alike by the pairs of characters they share.

Time grows with the length of the texts, not with the number of their pairs: an index of character pairs names the few texts
that can be alike at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence

_ALIKE = 0.4
_COMMON = 60
"""A pair of characters in more texts than this tells little."""
_RAREST, _CANDIDATES = 10, 12


def matches(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return the index in *old* of the text that each text of *new* was, by its index there; new ones are missing."""
    found = _equal(old, new)
    taken = set(found.values())
    rest_old = [index for index in range(len(old)) if index not in taken]
    rest_new = [index for index in range(len(new)) if index not in found]
    for after, before in _alike(old, new, rest_old, rest_new):
        if after not in found and before not in taken:
            found[after] = before
            taken.add(before)
    return found


def _equal(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    places: dict[str, deque[int]] = defaultdict(deque)
    for index, text in enumerate(old):
        places[text].append(index)
    return {index: places[text].popleft() for index, text in enumerate(new) if places.get(text)}


def _alike(old: Sequence[str], new: Sequence[str], rest_old: Sequence[int], rest_new: Sequence[int]) -> list[tuple[int, int]]:
    """Return pairs (index in *new*, index in *old*) that are alike, the most alike first, then those least far apart."""
    pairs_old = {index: _pairs(old[index]) for index in rest_old}
    holding: dict[str, list[int]] = defaultdict(list)
    for index, pairs in pairs_old.items():
        for pair in pairs:
            holding[pair].append(index)
    scored = []
    for after in rest_new:
        pairs = _pairs(new[after])
        for before in _candidates(pairs, holding):
            score = 2 * len(pairs & pairs_old[before]) / (len(pairs) + len(pairs_old[before]))
            if score >= _ALIKE:
                scored.append((-score, abs(after - before), after, before))
    return [(after, before) for _, _, after, before in sorted(scored)]


def _candidates(pairs: set[str], holding: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the texts that share most with *pairs*, told by the pairs that few texts have."""
    known = sorted((pair for pair in pairs if pair in holding), key=lambda pair: (len(holding[pair]), pair))
    rare = sum(len(holding[pair]) <= _COMMON for pair in known)
    telling = known[: max(rare, _RAREST)]
    votes = Counter(index for pair in telling for index in holding[pair])
    return [index for index, _ in votes.most_common(_CANDIDATES)]


def _pairs(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)} or {text}


def in_order(numbers: Sequence[int]) -> set[int]:
    """Return the indices of a longest run of *numbers* that rises: what stands elsewhere has moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            ends.append(index)
        else:
            tails[at], ends[at] = number, index
    found, index = set[int](), ends[-1] if ends else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found
