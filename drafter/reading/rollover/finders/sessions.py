"""Sessions that no table knows: 八届二次会议, 区委八届三次全会, 第八次党代会, 第六届读书节."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.reading.rollover.aim import HIDDEN, Aim
from drafter.reading.rollover.change import Done, Found, TimeClass
from drafter.reading.rollover.numbers import ORDINAL, like, value_of

_WHAT = "(?:全体会议|常务委员会会议|常委会会议|常委会议|主席会议|会议|全会|职工代表大会|职代会|教代会|代表大会|大会)"
_SESSION = re.compile(
    rf"(?P<before>第?)(?P<term>{ORDINAL})(?P<between>届[^，。；：、！？\s“”《》（）()0-9和与及暨【】{HIDDEN}]{{0,12}}?第?)"
    rf"(?P<session>{ORDINAL})(?P<behind>次[^，。；：、！？\s“”《》（）()【】{HIDDEN}]{{0,6}}?{_WHAT})"
)
_CONGRESS = re.compile(
    rf"第(?P<session>{ORDINAL})(?P<behind>次[\u4e00-\u9fff]{{0,8}}?"
    "(?:代表大会|联席会议|全体会议|大会|年会|会议|党代会|团代会|妇代会|工代会|文代会|侨代会|残代会|科代会|学代会|少代会))"
)
_EVENT = re.compile(rf"第(?P<session>{ORDINAL})(?P<behind>届)(?=[\u4e00-\u9fff“])")
_DAY = re.compile(
    rf"第(?P<session>{ORDINAL})(?P<behind>个)(?!工作日|休息日|交易日)(?=[\u4e00-\u9fff“”]{{0,14}}?(?:日|节|宣传周|活动周|宣传月|活动月)(?![常程均]))"
)


def sessions(text: str, aim: Aim) -> Iterator[Found]:  # noqa: ARG001  every finder is given what the roll-over aims at
    """Find sessions within a term: they stay, the next one is proposed, and the first of the next term."""
    for match in _SESSION.finditer(text):
        following = _numbered(match, value_of(match["term"]), value_of(match["session"]) + 1)
        mark = f"{following}，换届则为{_numbered(match, value_of(match['term']) + 1, 1)}"
        why = say("届次只有本单位知道")
        yield Found(match.start(), match.end(), TimeClass.SESSION, Done.PROPOSED, match.group(), mark, why)


def _numbered(match: re.Match[str], term: int, session: int) -> str:
    """Return the session found with other numbers."""
    first, second = like(match["term"], term), like(match["session"], session)
    return match["before"] + first + match["between"] + second + match["behind"]


def terms(text: str, aim: Aim) -> Iterator[Found]:  # noqa: ARG001
    """Find congresses, events and days counted one by one (第31个世界读书日): they stay, and the next one is proposed."""
    for pattern in (_CONGRESS, _EVENT, _DAY):
        for match in pattern.finditer(text):
            following = f"第{like(match['session'], value_of(match['session']) + 1)}{match['behind']}"
            why = say("是不是同一次，只有本单位知道")
            yield Found(match.start(), match.end(), TimeClass.SESSION, Done.PROPOSED, match.group(), f"之后为{following}", why)
