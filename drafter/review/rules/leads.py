"""Leads of more than forty characters."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.base.messages import say
from drafter.draft.labels import Family
from drafter.draft.leads import lead_length
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

LONGEST = 40
"""Characters that a lead may have."""

_SPEECH = "type: seminar-speech\ntitle: 发言\nbody: |\n  # 坚持把学习贯彻放在首位"


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "long-lead",
        say("小标题太长"),
        Severity.HINT,
        say("实务"),
        say("有小标题的级里，第一句用标题的字体印出；超过{longest}字就不像标题了。", longest=LONGEST),
        _SPEECH + "并结合本单位本部门本岗位的实际不断深化理解不断推动各项工作落到实处见到成效\n  正文。\n",
        _SPEECH + "\n  正文。\n",
        look=_look,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    if not passage.is_lead_level or passage.label is None or passage.label.form.family is Family.ARTICLE:
        return
    size = lead_length(passage.words)
    if size > LONGEST:
        start = passage.label_size
        yield Note(start, start + size, say("小标题有{size}字，超过了{longest}字", size=size, longest=LONGEST))
