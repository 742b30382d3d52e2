"""Which rules are on: as they come, as the office has settled, as the file says, as the command asks."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Level, Place, Problem
from drafter.review.rule import Rule

_ON = ("on", "开", "是")
_SETTING = re.compile(r"\s*(?P<word>on|off|开|关|是|否)(?:[\s:：，,、—-]+(?P<reason>.*))?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Setting:
    """What somebody said of a rule, and why."""

    is_on: bool
    reason: str


def read_settings(said: Mapping[str, str], known: Collection[str], place: Place) -> tuple[dict[str, Setting], list[Problem]]:
    """Return the settings by rule: ``off 理由`` or ``on``, and what is wrong with them; turning off wants a reason."""
    found: dict[str, Setting] = {}
    problems = []
    for name, text in said.items():
        match = _SETTING.fullmatch(text)
        if name not in known:
            problems.append(Problem(place, say("没有“{rule}”这条规则", rule=name), advice(name, known), Level.WARNING))
        elif match is None:
            message = say("“{rule}”要写成 off 加理由，或 on，这里是“{text}”", rule=name, text=text)
            problems.append(Problem(place, message, level=Level.WARNING))
        else:
            found[name] = Setting(match["word"].lower() in _ON, (match["reason"] or "").strip())
            if not found[name].is_on and not found[name].reason:
                message = say("关闭了规则“{rule}”，没有写理由", rule=name)
                problems.append(Problem(place, message, say("写作 {rule}: off 理由", rule=name), Level.NOTICE))
    return found, problems


def chosen(
    rules: Sequence[Rule],
    *settings: Mapping[str, Setting],
    only: Collection[str] = (),
    skip: Collection[str] = (),
) -> tuple[Rule, ...]:
    """Return those of *rules* that are on; a later one of *settings* counts more, what is named in *only* is always on."""
    said: dict[str, Setting] = {}
    for each in settings:
        said |= each
    return tuple(
        rule
        for rule in rules
        if (rule.id in only if only else said[rule.id].is_on if rule.id in said else rule.is_on) and rule.id not in skip
    )
