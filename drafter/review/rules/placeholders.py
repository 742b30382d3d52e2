"""Placeholders that were left: XX, 20xx, ×××, ____, 【待填：…】, 【请核：…】."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.characters import HAN
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

_LEFT = re.compile(
    r"【(?:待|请|此处|填)[^】]{0,30}】"
    r"|(?<![A-Za-z\d])(?:19|20)(?:\d?[XxＸ×＊]{1,2}|\*{2})(?=年|[〕\]】）)]|$)"
    r"|(?<![A-Za-z])[XxＸ×]{2,}(?![A-Za-z])"
    rf"|(?<![A-Za-z\dＸ×])[XxＸ×](?=[个项次名家万亿年月日市区县省某{HAN}]{{0,1}}[个项次名家年月日市区县省])"
    rf"|(?<=[{HAN}])[a-z]?\*{{1,4}}(?=[{HAN}，。、；：,.;:“”]|$)"
    r"|[_＿]{2,}"
    r"|[（(][ \u3000]{2,}[）)]"
    r"|(?:年[ \u3000]+月|月[ \u3000]+日)(?:[ \u3000]+日)?"
    r"|[?？]{3,}|[（(]待(?:定|补|补充|核|核实|填|明确)[）)]|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])"
)


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "placeholder",
        say("没有填的地方"),
        Severity.ERROR,
        say("成文前应当填写完整"),
        say("XX、20xx、×××、____、共**、空括号、没有写数字的年月日，以及【待填：…】【请核：…】，都是还没有写完或被遮去的字。"),
        "20xx年区图书馆工作要点",
        "会场面积50×30米，座椅按XL号配备。",
        look=_look,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    for match in _LEFT.finditer(passage.text):
        yield Note(match.start(), match.end(), say("还没有填写：{words}", words=match.group()))
