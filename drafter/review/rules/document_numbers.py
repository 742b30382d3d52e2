"""Document numbers (发文字号): 〔2026〕3号, not [2026]03号, not 第3号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

_NUMBER = re.compile(
    r"(?P<open>[〔\[［【（(﹝])(?P<year>(?:19|20)\d\d)(?P<close>[〕\]］】）)﹞])(?P<ordinal>第?)(?P<number>\d{1,4})(?=号)"
)
_SHORT_YEAR = re.compile(r"[〔\[［【]\d{2}[〕\]］】]第?\d{1,4}(?=号)")
_CODE = re.compile(r"[发函字办通报令呈议规秘文综政党组厅委]$")


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "document-number",
        say("发文字号的写法"),
        Severity.ERROR,
        "GB/T 9704-2012 7.2.5",
        say("发文字号的年份写全，用六角括号〔〕，序号不编虚位（不写03号），不加“第”。"),
        "区图发[2026]03号",
        "区图发〔2026〕3号，文化和旅游部公告2026年第3号",
        look=_look,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    text = passage.text
    if "号" not in text:
        return
    for match in _SHORT_YEAR.finditer(text):
        if _CODE.search(text, 0, match.start()):
            yield Note(*match.span(), say("发文字号的年份要写全：{number}", number=match.group()))
    for match in _NUMBER.finditer(text):
        number = match["number"].lstrip("0") or "0"
        right = f"〔{match['year']}〕{number}"
        if match.group() != right and _CODE.search(text, 0, match.start()):
            yield Note(*match.span(), say("发文字号应写作“{number}号”", number=right), right, certain=True)
