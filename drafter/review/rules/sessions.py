"""Sessions of one body that disagree within a document: 区政协八届… and 区政协七届…."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.draft.numerals import chinese
from drafter.review.characters import number_of
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_SESSION = re.compile(
    r"(?P<body>(?:[省市区县州旗镇乡]|自治区)(?:政协|人大|人民代表大会|党代会|委|工会|团|妇联))"
    r"第?(?P<term>[一二三四五六七八九十]{1,3})届(?:第?[一二三四五六七八九十]{1,3}次)?(?:全体)?(?:常委会议?|全会|会议|常务|主席|[^，。；]{0,4}会议)"
)
_CHANGES = re.compile("换届|上一?届|历届|往届|届次")


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "session",
        say("同一机构的届次前后不一"),
        Severity.WARNING,
        say("前后文"),
        say("一份文稿里同一机构的会议写成了不同的届。文中说到换届、上届的不判断。"),
        "开好区政协八届二次全会。\n1.区政协八届二次会议\n2.区政协七届第三次常委会议",
        "开好区政协八届二次全会。\n1.区政协八届第二次常委会议\n贯彻市委十三届十次全会、区委八届三次全会精神。",
        gather=_gather,
        judge=_judge,
    )


def _gather(passage: Passage, _reference: Reference) -> tuple[tuple[str, int, int, int], ...] | bool:
    """Return the sessions of a passage (body, term, start, end), or True where terms are spoken of."""
    if "届" not in passage.text:
        return ()
    if _CHANGES.search(passage.text):
        return True
    found = _SESSION.finditer(passage.text)
    return tuple((match["body"], number_of(match["term"]), *match.span()) for match in found)


def _judge(_document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    if any(each is True for each in facts):
        return
    placed = [(index, one) for index, each in enumerate(facts) if isinstance(each, tuple) for one in each]
    terms: dict[str, Counter[int]] = {}
    for _, (body, term, *_span) in placed:
        terms.setdefault(body, Counter())[term] += 1
    for index, (body, term, start, end) in placed:
        usual, _ = max(terms[body].items(), key=lambda each: (each[1], each[0]))
        if term != usual:
            message = say("这里是{body}{term}届，别处是{usual}届，请核", body=body, term=chinese(term), usual=chinese(usual))
            yield index, Note(start, end, message)
