"""Paragraphs carried over unchanged from the document this one is based on."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage, Role
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

THRESHOLD = 0.5
"""From which share of the body's characters on carried paragraphs are told."""

_SHORTEST = 20
_SAMPLE = "优化空间布局。完成少儿阅览区改造，增设座席，延长开放时间，做好读者服务。"


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "carried-over",
        say("与上一年相同的段落太多"),
        Severity.WARNING,
        say("与 based_on 所写的文稿比较"),
        say("写了 based_on 的文稿，正文一半以上的文字与它逐段相同时提醒，并逐段指出。"),
        _SAMPLE,
        "优化空间布局。完成少儿阅览区二期改造，增设自习座席，试行夜间开放，做好读者服务。",
        gather=_gather,
        judge=_judge,
        sample=Reference(previous=frozenset({_SAMPLE})),
    )


def _gather(passage: Passage, reference: Reference) -> tuple[int, bool]:
    """Return how many characters of body text there are, and whether they were carried over."""
    size = len(passage.words) if passage.role is Role.BODY and len(passage.words) >= _SHORTEST else 0
    return size, size > 0 and passage.words in reference.previous


def _judge(document: Document, facts: Facts, reference: Reference) -> Iterator[tuple[int, Note]]:
    if not reference.previous:
        return
    sizes = [each if isinstance(each, tuple) else (0, False) for each in facts]
    total = sum(size for size, _ in sizes)
    same = sum(size for size, is_carried in sizes if is_carried)
    if not total or same < THRESHOLD * total:
        return
    for index, (_, is_carried) in enumerate(sizes):
        if is_carried:
            passage = document.passages[index]
            message = say("这一段与上一年相同（全文有{percent}%相同）", percent=round(100 * same / total))
            yield index, Note(passage.label_size, len(passage.text), message)
