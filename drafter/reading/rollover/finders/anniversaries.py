"""Anniversaries: 建军100周年, 成立七十五周年, 诞辰130周年; how long something has lasted: 改革开放47年来."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.reading.rollover.aim import Aim
from drafter.reading.rollover.change import Done, Found, TimeClass
from drafter.reading.rollover.numbers import YEAR, like, value_of

_ANNIVERSARY = re.compile(r"(?P<count>[0-9]{1,4}|[一二三四五六七八九十百〇零]{1,6})(?P<unit>\s?个?周年)")
_LASTING = re.compile(r"(?P<count>[0-9]{1,4}|[一二三四五六七八九十百〇零]{1,6})(?P<unit>年)(?=以?来)")
_NAMED = re.compile(rf"({YEAR})年")
_FAR = 40
_ROUND = 5


def anniversaries(text: str, aim: Aim) -> Iterator[Found]:
    """Find anniversaries: the event's year is known or inferred from the year of the sentence, and they are counted anew.

    One that is not round any more is to be looked at: few keep a 101st. One that was not of the old year stays.
    """
    for match in _ANNIVERSARY.finditer(text):
        count = value_of(match["count"])
        event = aim.tables.event_before(text[max(0, match.start() - _FAR) : match.start()].rstrip("的 "))
        since = event.since.year if event is not None else _year_of(text, match.start(), aim) - count
        if since + count != aim.last:
            yield _of_another_year(match, since, aim)
            continue
        again = like(match["count"], aim.year - since) + match["unit"]
        source = say("{year}年，出处：{source}", year=since, source=event.source) if event is not None else ""
        why = source or say("由{last}年的{count}周年推得，始于{since}年", last=aim.last, count=count, since=since)
        is_round = (aim.year - since) % _ROUND == 0
        mark = "" if is_round or count % _ROUND else f"原为{match.group()}，不再是整数"
        yield Found(match.start(), match.end(), TimeClass.ANNIVERSARY, Done.RECOMPUTED, again, mark, why)
    yield from _lasting(text, aim)


def _year_of(text: str, at: int, aim: Aim) -> int:
    """Return the year that a sentence is about at *at*: the last it names, if that is near the old one, else the old one."""
    named = [value_of(year) for year in _NAMED.findall(text[text.rfind("。", 0, at) + 1 : at])]
    return named[-1] if named and aim.is_near(named[-1]) else aim.last


def _lasting(text: str, aim: Aim) -> Iterator[Found]:
    """Find how long an event of the tables lies back: counted anew, where it was right for the old year."""
    for match in _LASTING.finditer(text):
        event = aim.tables.event_before(text[max(0, match.start() - _FAR) : match.start()])
        if event is not None and event.since.year + value_of(match["count"]) == aim.last:
            again = like(match["count"], aim.year - event.since.year) + match["unit"]
            why = say("{year}年，出处：{source}", year=event.since.year, source=event.source)
            yield Found(match.start(), match.end(), TimeClass.ANNIVERSARY, Done.RECOMPUTED, again, "", why)


def _of_another_year(match: re.Match[str], since: int, aim: Aim) -> Found:
    """Return what becomes of an anniversary that was not the old year's: one to come is to be looked at."""
    falls = since + value_of(match["count"])
    why = say("始于{since}年，{count}周年在{year}年", since=since, count=match["count"], year=falls)
    done, mark = (Done.LEFT, "") if falls < aim.last else (Done.MARKED, f"{aim.year}年是{aim.year - since}周年")
    return Found(match.start(), match.end(), TimeClass.ANNIVERSARY, done, match.group(), mark, why)
