"""Tags of a template that were never filled, and marks of what is to be filled where the review of the text does not look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.reading.ooxml import w
from drafter.review.finding import Severity
from drafter.review.format.rule import FormatRule, Remark
from drafter.review.format.sheet import Sheet

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\{|\}\}|\{%|%\}|｛｛|｝｝")
_MARK = re.compile(r"【(?:待|请|此处|填)[^】]{0,30}】")


def rule() -> FormatRule:
    """Return the rule for leftover tags."""
    return FormatRule(
        "leftover-tag",
        say("留着模板标记"),
        Severity.ERROR,
        say("成文前应当填写完整"),
        say(
            "正文里的{{ 字段 }}、{% 语句 %}，页眉页脚里的这些标记和【待填】【请核】。正文里的【待填】由规则 placeholder 提示。"
        ),
        "[正文] 全馆要统筹安排，由{{ unit }}抓好各项任务的落实，确保如期完成。",
        "[正文] 全馆要统筹安排，由办公室抓好各项任务的落实，确保如期完成。",
        examine=_look,
    )


def _look(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for part in sheet.parts:
        for match in _TAG.finditer(part.text):
            yield Remark(say("留着模板标记：{tag}", tag=match.group()), part, match.start(), match.end())
    for kind, name in (("header", say("页眉")), ("footer", say("页脚"))):
        for root in sheet.package.parts(kind):
            text = "".join(each.text or "" for each in root.iter(w("t")))
            for match in (*_TAG.finditer(text), *_MARK.finditer(text)):
                yield Remark(say("{place}里留着：{tag}", place=name, tag=match.group()))
