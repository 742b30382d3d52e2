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
    r"|(?<=20\d\d)[〕\]](?:[ \u3000]*|[XxＸ×])号"
    r"|(?<![一二三四五六七八九十〇○])○{2,}(?![一二三四五六七八九十〇○年])"
    r"|[〔【［][ \u3000]*[〕】］]|[（(]此处(?:填|写|插入|补)[^）)]{0,20}[）)]"
    r"|[?？]{3,}|[（(]待(?:定|补|补充|核|核实|填|明确)[）)]|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])"
)
_BLANK = re.compile(
    rf"[_＿]{{2,}}|[（(][ \u3000]{{2,}}[）)]|(?<=[{HAN}])(?<!号)（）|(?:年[ \u3000]+月|月[ \u3000]+日)(?:[ \u3000]+日)?"
)
_SIGNS = re.compile(r"[XxＸ×*＊○【?？_＿]|[（(〔［][ \u3000此待）〕］]|[〕\]][ \u3000号]|[年月][ \u3000]|T[OB]D")
"""One of these stands in every place that is not filled: most paragraphs have none."""


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "placeholder",
        say("没有填的地方"),
        Severity.ERROR,
        say("成文前应当填写完整"),
        say(
            "XX、20xx、×××、____、共**、空括号、没有写数字的年月日，以及【待填：…】【请核：…】，都是还没有写完或被遮去的字。"
            "附件和表格里的空白多半是留给别人填的，不算。"
        ),
        "20xx年区图书馆工作要点",
        "会场面积50×30米，座椅按XL号配备。",
        look=_look,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    text = passage.text
    if _SIGNS.search(text) is None:
        return
    for match in (*_LEFT.finditer(text), *(() if passage.is_form else _BLANK.finditer(text))):
        words = match.group()
        is_unchecked = words.startswith("【请核")
        message = say("还没有核对：{words}", words=words) if is_unchecked else say("还没有填写：{words}", words=words)
        yield Note(match.start(), match.end(), message)
