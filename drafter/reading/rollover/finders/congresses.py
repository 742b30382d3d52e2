"""Congresses and plenums of the party, sessions of the national 两会: the newest in the tables is proposed.

By the party's constitution (章程 第三章) a congress meets every five years and a plenum at least once a year: where the tables
end earlier than that, the mark says that a newer one may have been held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.draft.numerals import chinese
from drafter.reading.rollover.aim import Aim
from drafter.reading.rollover.change import Done, Found, TimeClass
from drafter.reading.rollover.numbers import ORDINAL, value_of
from drafter.reading.rollover.tables.model import Plenum

_MIDDLE = "[一二三四五六七八九十]中"
_PLENUM = re.compile(
    rf"(?P<term>{ORDINAL})届(?:(?P<all>历次)|(?P<ordinals>{_MIDDLE}(?:[、和及，]{_MIDDLE})*))全会"
    rf"|第?(?P<long_term>{ORDINAL})届中央委员会第?(?P<long_ordinal>{ORDINAL})次全体会议"
)
_CONGRESS = re.compile(
    rf"(?:党的|中共|中国共产党)第?(?P<named>{ORDINAL})(?:大(?![型小量])|次全国代表大会)"
    rf"|(?<![一二三四五六七八九十百第])(?P<bare>(?:十[一二三四五六七八九]|二十[一二三四五六七八九]?)(?=大(?:精神|报告|以来|闭幕|召开|胜利|和|、)))大"
)
_SESSION = re.compile(
    rf"第?(?P<t1>{ORDINAL})届(?P<b1>全国人大|全国人民代表大会|全国政协)第?(?P<s1>{ORDINAL})次会议"
    rf"|(?P<b2>全国人大|全国政协)第?(?P<t2>{ORDINAL})届第?(?P<s2>{ORDINAL})次会议"
    rf"|第?(?P<t3>{ORDINAL})届(?P<b3>全国委员会)第?(?P<s3>{ORDINAL})次会议"
)
_BODIES = {"全国人民代表大会": "全国人大", "全国委员会": "全国政协"}
_SINCE = re.compile("(?:召开|闭幕)?(?:以来|以后|之后|以前|之前)")
_AWAITED = re.compile("(?:迎接|喜迎|迎|筹备|召开前)$")
_TERM, _YEARLY = 5, 1


def congresses(text: str, aim: Aim) -> Iterator[Found]:
    """Find congresses: an older one, and the newest when its five years are over, is to be looked at."""
    newest = aim.tables.newest_congress
    for match in _CONGRESS.finditer(text):
        ordinal = value_of(match["named"] or match["bare"])
        if newest is None or _SINCE.match(text, match.end()) or ordinal < newest.ordinal - 1:
            yield _left(match, say("过去的会议，照旧"))
        elif ordinal < newest.ordinal:
            yield _proposed(match, newest.name, newest.meeting.source)
        elif ordinal > newest.ordinal:
            mark = f"{chinese(ordinal)}大是否已经召开"
            yield _marked(match, mark, say("表里最新的是{name}，全国代表大会每五年举行一次", name=newest.name))
        elif newest.ordinal == ordinal and _AWAITED.search(text, 0, match.start()):
            opened = newest.meeting.opened
            yield _marked(match, f"{newest.name}已于{opened.year}年{opened.month}月召开", _source(newest.meeting.source))
        elif aim.year > newest.meeting.opened.year + _TERM:
            mark = f"{chinese(newest.ordinal + 1)}大是否已经召开"
            yield _marked(match, mark, say("表里最新的是{name}，全国代表大会每五年举行一次", name=newest.name))
        else:
            yield _left(match, say("表里没有更新的会议"))


def plenums(text: str, aim: Aim) -> Iterator[Found]:
    """Find plenums, one, several or 历次: an older one gets the newest as proposal, the newest is doubted after a year."""
    newest = aim.tables.newest_plenum
    for match in _PLENUM.finditer(text):
        term = value_of(match["term"] or match["long_term"])
        if newest is None or _SINCE.match(text, match.end()) or term < newest.congress - 1:
            yield _left(match, say("过去的会议，照旧"))
        elif match["all"] and term == newest.congress:
            yield _left(match, say("“历次”已包括新的全会"))
        elif match["all"]:
            yield _proposed(match, f"{chinese(newest.congress)}届历次全会", newest.meeting.source)
        elif (term, _last_ordinal(match)) < (newest.congress, newest.ordinal):
            yield _proposed(match, f"最新为{newest.name}", newest.meeting.source)
        elif (term, _last_ordinal(match)) > (newest.congress, newest.ordinal):
            mark = f"{chinese(term)}届{chinese(_last_ordinal(match))}中全会是否已经召开"
            yield _marked(match, mark, say("表里最新的是{name}，全会每年至少举行一次", name=newest.name))
        else:
            yield _newest_plenum(match, newest, aim)


def _last_ordinal(match: re.Match[str]) -> int:
    return value_of(match["long_ordinal"] or re.findall(_MIDDLE, match["ordinals"])[-1].removesuffix("中"))


def _newest_plenum(match: re.Match[str], newest: Plenum, aim: Aim) -> Found:
    if newest.meeting.opened.year + _YEARLY < aim.year:
        why = say("表里最新的是{name}，全会每年至少举行一次", name=newest.name)
        return _marked(match, f"{newest.name}之后是否已有新的全会", why)
    return _left(match, say("表里没有更新的会议"))


def national_sessions(text: str, aim: Aim) -> Iterator[Found]:
    """Find sessions of the national people's congress and consultative conference, which meet every spring."""
    for match in _SESSION.finditer(text):
        groups = next(each for each in ("1", "2", "3") if match[f"t{each}"])
        body = _BODIES.get(match[f"b{groups}"], match[f"b{groups}"])
        key = (value_of(match[f"t{groups}"]), value_of(match[f"s{groups}"]))
        newest = aim.tables.newest_session(body)
        if newest is None or _SINCE.match(text, match.end()) or key[0] < newest.term - 1:
            yield _left(match, say("过去的会议，照旧"))
        elif key < (newest.term, newest.ordinal):
            yield _proposed(match, f"最新为{newest.name}", newest.meeting.source)
        elif newest.meeting.opened.year < aim.year:
            why = say("表里最新的是{name}，会议每年举行一次", name=newest.name)
            yield _marked(match, f"{newest.name}之后是否已有新的会议", why)
        else:
            yield _left(match, say("表里没有更新的会议"))


def _left(match: re.Match[str], why: str) -> Found:
    return Found(match.start(), match.end(), TimeClass.CONGRESS, Done.LEFT, match.group(), why=why)


def _proposed(match: re.Match[str], mark: str, source: str) -> Found:
    return Found(match.start(), match.end(), TimeClass.CONGRESS, Done.PROPOSED, match.group(), mark, _source(source))


def _source(source: str) -> str:
    return say("出处：{source}", source=source)


def _marked(match: re.Match[str], mark: str, why: str) -> Found:
    return Found(match.start(), match.end(), TimeClass.CONGRESS, Done.MARKED, match.group(), mark, why)
