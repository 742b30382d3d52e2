"""The rules of the review, described for ``drafter check --rules``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.base.messages import language, say
from drafter.cli.findings import level_name
from drafter.cli.layout import page_width, wrap
from drafter.review.rule import Rule

_LINES = 6


def rule_lines(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the description of every rule: what it is about, on what authority, and an example either way."""
    for number, rule in enumerate(rules):
        if number:
            yield ""
        level = level_name(rule.level) if rule.is_on else say("{level}，不写明不检查", level=level_name(rule.level))
        yield f"{rule.id}  {rule.title}" + (f"（{level}）" if language() == "zh" else f" ({level})")
        yield from (f"  {line}" for line in wrap(rule.explanation, page_width() - 2))
        yield f"  {say('依据：{source}', source=rule.source)}"
        yield from _example(say("会提醒："), rule.example)
        yield from _example(say("不会提醒："), rule.counterexample)


def _example(title: str, text: str) -> Iterator[str]:
    lines = text.rstrip("\n").split("\n")
    yield f"  {title}"
    for line in lines[:_LINES]:
        yield f"    {line if len(line) <= 60 else line[:60] + '…'}"


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """Return *rule* for programs."""
    return {
        "rule": rule.id,
        "title": rule.title,
        "level": rule.level.word,
        "on": rule.is_on,
        "source": rule.source,
        "explanation": rule.explanation,
        "example": rule.example,
        "counterexample": rule.counterexample,
    }
