"""Years told from the year of the text: 今年, 去年, 明年, 上年度; 今明两年, 近三年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.reading.rollover.aim import Aim
from drafter.reading.rollover.change import Done, Found, TimeClass

_WORDS = {
    r"(?<!如)今年(?!轻)": 0,
    r"(?<![样成基资文版根])本年度?(?![级龄轻])": 0,
    r"(?<![过逝])去年(?!轻)": -1,
    r"(?<![以线])上年度?(?![纪轻岁])": -1,
    r"上一年(?:度)?": -1,
    r"(?<![以之此目提生])前年(?!度)": -2,
    r"(?<![文清证声说透黎光开申表])明年": 1,
    r"(?<![未将原近从])来年": 1,
    r"(?<![以线])下年度?": 1,
    r"下一年(?:度)?": 1,
    r"(?<![以今之此])后年(?!度)": 2,
}
"""The expressions, and how many years they lie from the text's; 文明年度, 以前年度 and 近年来 are none."""

_ANY = re.compile("|".join(f"(?P<w{index}>{pattern})" for index, pattern in enumerate(_WORDS)))
_OFFSETS = tuple(_WORDS.values())


_PAIRS = {
    "今明两年": (0, 1),
    "明后两年": (1, 2),
    "今冬明春": (0, 1),
    "去冬今春": (-1, 0),
    "过去一年": (-1,),
    "过去的一年": (-1,),
}
_PAIR = re.compile("|".join(_PAIRS))
_STRETCH = re.compile(r"(?:近|最近|过去|未来|今后|此后)的?(?:[0-9]{1,2}|[一二三四五六七八九十两几]{1,2})年(?!代|级)")


def stretches(text: str, aim: Aim) -> Iterator[Found]:
    """Find two years in one (今明两年), which stay marked, and stretches told from the text's own year, which stay."""
    for match in _PAIR.finditer(text):
        mark = "现在指" + "、".join(f"{aim.year + offset}年" for offset in _PAIRS[match.group()])
        why = say("换年度后指的是另一年")
        yield Found(match.start(), match.end(), TimeClass.RELATIVE, Done.MARKED, match.group(), mark, why)
    for match in _STRETCH.finditer(text):
        if not _PAIR.fullmatch(match.group()):
            why = say("从成文的年份算起，其中的数另看")
            yield Found(match.start(), match.end(), TimeClass.RELATIVE, Done.LEFT, match.group(), why=why)


def relative(text: str, aim: Aim) -> Iterator[Found]:
    """Find 今年 and its kin: they stay, and the mark says which year they mean now."""
    for match in _ANY.finditer(text):
        offset = _OFFSETS[int((match.lastgroup or "w0")[1:])]
        why = say("换年度后指的是另一年")
        mark = f"现在指{aim.year + offset}年"
        yield Found(match.start(), match.end(), TimeClass.RELATIVE, Done.MARKED, match.group(), mark, why)
