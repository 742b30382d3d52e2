"""Totals that somebody typed: 共33项, 合计12个. The program counts tasks itself; numbers in the text are nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.reading.rollover.aim import Aim
from drafter.reading.rollover.change import Done, Found, TimeClass
from drafter.reading.rollover.numbers import ORDINAL, value_of

_VERB = "完成|举办|开展|办理|组织|新建|新增|安排|实施|梳理|提出|制定|印发|收到|接待|服务|培训|确定|明确|推出"
_TOTAL = re.compile(
    rf"(?:共计|合计|总计|总共|一共|累计|共有|(?<![公中一总])共)(?:{_VERB})?[ ：:]?约?"
    rf"(?P<number>[0-9][0-9,，.]*[万亿]?|{ORDINAL})"
    r"\s?(?:多|余)?(?P<unit>项|个|条|件|篇|章|类|场|次|人次|人|名|家|处|期|册|种|类|方面|部分)"
)


def totals(text: str, aim: Aim) -> Iterator[Found]:
    """Find totals: they stay, and the mark says how many tasks an appendix holds where that is what they count."""
    for match in _TOTAL.finditer(text):
        try:
            counted = aim.totals.get(value_of(match["number"]), "")
        except ValueError:
            counted = ""
        is_count = bool(counted) and match["unit"] in "项个条件"
        mark = f"{counted}现列{match['number']}{match['unit']}" if is_count else "数量"
        why = say("合计要按新的内容重算")
        yield Found(match.start(), match.end(), TimeClass.TOTAL, Done.MARKED, match.group(), mark, why)
