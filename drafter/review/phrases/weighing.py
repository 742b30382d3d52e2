"""How much a misquotation weighs: same-sound characters and numbers most, particles least."""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.review.finding import Severity
from drafter.review.phrases.edits import Change, Edit, Edits

_NUMBERS = frozenset("0123456789〇零一二两三四五六七八九十百千万")
_PARTICLES = frozenset("的地得了着和与及并、，；。：“”‘’《》（）等之在也都 \u3000")
_ORDINAL = re.compile("[0-9〇零一二三四五六七八九十百]*(?:届|中全会|次|年|月|日|大|期|批|周|章|条|号)")


def weight_of(phrase: str, text: str, edits: Edits) -> Severity | None:
    """Return how much *edits* weigh together; None where a number was meant to differ (another session, another year)."""
    weights = [_weight(phrase, text, edit) for edit in edits]
    return None if None in weights else max(each for each in weights if each is not None)


def _weight(phrase: str, text: str, edit: Edit) -> Severity | None:
    meant = "" if edit.change is Change.ADDED else phrase[edit.phrase]
    stands = "" if edit.change is Change.DROPPED else text[edit.text]
    if set(meant + stands) <= _PARTICLES:
        return Severity.HINT
    if set(meant + stands) <= _NUMBERS:
        return None if _ORDINAL.match(text, edit.text) else Severity.ERROR
    if meant and stands and sound_alike(meant, stands):
        return Severity.ERROR
    return Severity.WARNING


@lru_cache(maxsize=4096)
def sound_alike(one: str, other: str) -> bool:
    """Tell whether two 汉字 can be read as the same syllable, whatever the tone."""
    return not _readings(one).isdisjoint(_readings(other))


@lru_cache(maxsize=4096)
def _readings(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin  # 0.2 s that only a misquotation needs

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(found[0]) if found else frozenset()
