"""The nearest known word: what somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.base.messages import listed, say


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the word of *known* that looks most like *word*, or None where none is near."""
    import difflib  # 2 ms that only mistakes need to wait for

    found = difflib.get_close_matches(word, list(known), 1, 0.5)
    return found[0] if found else None


def advice(word: str, known: Iterable[str]) -> str:
    """Return the sentence that helps somebody who wrote *word*: the nearest known one, else all of them."""
    names = list(known)
    near = nearest(word, names)
    if near is not None:
        return say("是不是“{near}”？", near=near)
    return say("可用的有：{names}", names=listed(names)) if names else ""
