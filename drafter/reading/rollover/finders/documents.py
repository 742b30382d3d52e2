"""Numbers of documents: 中办发〔2025〕57号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.reading.rollover.aim import Aim
from drafter.reading.rollover.change import Done, Found, TimeClass

_NUMBER = re.compile(
    r"[〔\[［(（【]\s?(?:(?P<year>(?:19|20)[0-9]{2})|20[xX×＊*]{2})\s?[〕\]］)）】]\s?第?\s?(?:[0-9]{1,5}|[xX×＊*]{1,4})\s?号"
)


def documents(text: str, aim: Aim) -> Iterator[Found]:
    """Find document numbers: all stay; recent and masked ones are to be looked at, for a newer document may have come."""
    for match in _NUMBER.finditer(text):
        year = int(match["year"]) if match["year"] else None
        if year is not None and not aim.is_near(year):
            why = say("早年的文件，引用照旧")
            yield Found(match.start(), match.end(), TimeClass.DOCUMENT, Done.LEFT, match.group(), why=why)
        else:
            mark = "文号" if year is None else f"{aim.year}年是否有新的文件"
            yield Found(match.start(), match.end(), TimeClass.DOCUMENT, Done.MARKED, match.group(), mark)
