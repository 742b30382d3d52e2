"""Words written twice in a row: 的的, 开展开展, 开展协商开展对口协商."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.characters import HAN
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

_PARTICLES = re.compile(
    r"(?<![目标])的的(?!确)|(?<![不未一明])了了(?![了解结断当然])|(?<![存所实现潜内外])在在(?![编职岗校建册线读押任]|[^，。；]{0,2}处)"
    r"|(?<![合归兼吞])并并|及及(?![时早格其])|(?<![可予加足得所难])以以|进一步进一步|关于关于"
)
_WORDS = re.compile(
    rf"(?P<word>(?![一每])[{HAN}]{{3,12}})(?P=word)"
    rf"|(?P<two>开展|加强|推进|提高|完善|建立|组织|实施|做好|落实|推动|促进|提升|围绕|精神|会议|制度|机制|体系|水平|能力|责任|群众|干部|情况|问题|方案|任务)(?P=two)(?!再(?P=two)|(?:方案|细则|办法|意见|条例))"
)
_VERB_TWICE = re.compile(rf"(?P<verb>开展|加强|推进)(?P<what>[{HAN}]{{2,4}})(?P=verb)[{HAN}]{{0,4}}(?P=what)")


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "doubled",
        say("连写了两遍的字词"),
        Severity.WARNING,
        say("前后文"),
        say("“的的”“开展开展”“开展协商开展对口协商”这样连着重复的字词，多半是改稿时留下的。"),
        "进一步提升提升服务水平的的能力。",
        "以提升服务水平为目的的活动，深入研究研究。",
        look=_look,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    for pattern in (_PARTICLES, _WORDS, _VERB_TWICE):
        for match in pattern.finditer(passage.text, passage.label_size):
            yield Note(*match.span(), say("“{words}”重复了，请核", words=match.group()))
