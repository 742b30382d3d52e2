"""Long sentences; off unless an office or a file wants it: accepted openings run to 390 characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

LONGEST = 150
"""Characters that a sentence may have."""

_SENTENCE = re.compile(r"[^。！？]+[。！？]?")


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "sentence-length",
        say("句子太长"),
        Severity.HINT,
        say("实务"),
        say("一句话超过{longest}字。公文的开头常有三四百字的长句，所以不写明就不检查。", longest=LONGEST),
        "坚持统筹推进，" * 25 + "落到实处。",
        "坚持统筹推进。" * 25,
        look=_look,
        is_on=False,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    if len(passage.text) <= LONGEST:
        return
    for match in _SENTENCE.finditer(passage.text, passage.label_size):
        size = match.end() - match.start()
        if size > LONGEST:
            yield Note(*match.span(), say("这句话有{size}字，请考虑断开", size=size))
