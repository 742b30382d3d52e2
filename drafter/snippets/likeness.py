"""Texts that are equal or nearly so, found without comparing each with each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from drafter.snippets.search.fold import fold

NEAR = 0.75
"""From which share of common pairs of characters on two texts are nearly equal."""

_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LEFT_OUT = re.compile(r"[\W_]+")
_SHORTEST = 8


def skeleton(text: str) -> str:
    """Return the words of *text* alone: folded, without punctuation, every expression the same."""
    return _LEFT_OUT.sub("", _EXPRESSION.sub("变", fold(text)))


def near_pairs(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the keys of texts that are nearly or wholly equal, each pair once, in the order of *texts*.

    Two texts that share enough must share one of their rarest pairs of characters, so only those are looked up.
    """
    grams = {key: _grams(words) for key, text in texts.items() if len(words := skeleton(text)) >= _SHORTEST}
    counts = Counter(gram for each in grams.values() for gram in each)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key, own in grams.items():
        rarest = sorted(own, key=lambda gram: (counts[gram], gram))[: len(own) - int(NEAR * len(own) + 0.999999) + 1]
        candidates = dict.fromkeys(other for gram in rarest for other in holders[gram])
        for other in candidates:
            if _share(own, grams[other]) >= NEAR:
                yield other, key
        for gram in rarest:
            holders[gram].append(key)


def is_alike(one: str, other: str) -> bool:
    """Tell whether two texts are equal or nearly so."""
    words = skeleton(one), skeleton(other)
    return words[0] == words[1] or (min(map(len, words)) >= _SHORTEST and _share(*map(_grams, words)) >= NEAR)


def _grams(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)
