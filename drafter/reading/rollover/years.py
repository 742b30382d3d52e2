"""The year that a draft is for, as far as the draft says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from drafter.draft.fields import Draft
from drafter.draft.texts import Text, TextKind
from drafter.reading.rollover.change import YearFrom
from drafter.reading.rollover.numbers import YEAR, value_of

_IN_TITLE = re.compile(rf"(?P<year>{YEAR})[ \u3000]?年")
_IN_WORDS = re.compile(rf"(?P<year>{YEAR})[ \u3000]?年(?!以来|起|代)")
_RECENT = 3


def own_year(draft: Draft, texts: Iterable[Text], before: int | None = None) -> tuple[int, YearFrom] | None:
    """Return the year that *draft* is for and how it is known: its field year, its title, the year its texts name most often.

    Where *before* is given, only the years of texts up to three before it count. Then comes the date, else any date that
    is a field; None where nothing tells.
    """
    texts = tuple(texts)
    field = next((text.words for text in texts if text.kind is TextKind.NUMBER and re.fullmatch(YEAR, text.words)), "")
    if field:
        return value_of(field), YearFrom.FIELD
    if title := _IN_TITLE.search(_title(draft)):
        return value_of(title["year"]), YearFrom.TITLE
    words = (text.words for text in texts if text.kind is TextKind.WORDS)
    named = Counter(value_of(each["year"]) for each in _IN_WORDS.finditer("\n".join(words)))
    recent = [(count, each) for each, count in named.items() if before is None or before - _RECENT <= each <= before]
    if recent:
        return max(recent)[1], YearFrom.WORDS
    dates = sorted((text for text in texts if text.kind is TextKind.DATE), key=lambda text: text.key != "date")
    return (value_of(dates[0].words[:4]), YearFrom.DATE) if dates else None


def _title(draft: Draft) -> str:
    title = draft.values.get("title", "")
    return title if isinstance(title, str) else ""
