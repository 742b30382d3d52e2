"""Who does a task: nobody, somebody the office does not know, somebody twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.base.nearest import nearest
from drafter.review.assignments import LEAD, SUPPORT, assigned, names_of, role_name
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage, Role
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule
from drafter.review.units import Unit, Units

_FEWEST = 3
_MOST_HAVE = 0.6
_NAMED = re.compile("负责|牵头|(?:部门|单位)[：:]")
_ANYBODY = re.compile("各|全|有关|相关|其他|其余|机关|班子|党组")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_UNITS = Reference(units=Units((Unit("区图书馆办公室", ("办公室",)), Unit("典藏部"), Unit("读者服务部"))))


def without_owner() -> Rule:
    """Return the rule for tasks that nobody is to do."""
    return Rule(
        "task-owner",
        say("任务没有责任单位"),
        Severity.WARNING,
        say("前后文"),
        say("一组任务（三项以上）多数写了责任单位，有的没有写。整组都不写的不算。"),
        "附件\n1.改造阅览区（办公室）\n2.新建分馆（典藏部）\n3.办好讲座",
        "附件\n1.改造阅览区（办公室）\n2.新建分馆（典藏部）\n3.办好讲座（办公室、典藏部）",
        gather=assigned_fact,
        judge=_without,
    )


def unknown() -> Rule:
    """Return the rule for units that are not in the office's list."""
    return Rule(
        "unknown-unit",
        say("责任单位不在名录里"),
        Severity.WARNING,
        say("单位名录（units.toml）"),
        say("有单位名录的，任务的责任、牵头、配合单位应当是名录里的全称或简称。“各部门”“有关单位”不算。"),
        "1.改造阅览区（典藏部、读者服部）",
        "1.改造阅览区（典藏部、读者服务部、各有关部门）",
        look=_unknown,
        sample=_UNITS,
    )


def roles() -> Rule:
    """Return the rule for leading and supporting units that do not go together."""
    return Rule(
        "task-roles",
        say("牵头和配合单位有矛盾"),
        Severity.WARNING,
        say("前后文和单位名录"),
        say("同一单位既牵头又配合、写了两次，只有配合没有牵头，或名录里写明不能承担这个角色。"),
        "1.改造阅览区（牵头单位：办公室，配合单位：办公室、典藏部）",
        "1.改造阅览区（牵头单位：办公室，配合单位：典藏部）",
        look=_roles,
    )


def assigned_fact(passage: Passage, reference: Reference) -> bool | None:
    """Return whether a task has somebody to do it; None where the passage is no task."""
    if passage.role is not Role.TASK and (passage.label is None or passage.role is not Role.BODY):
        return None
    return assigned(passage, reference.units) is not None or _NAMED.search(passage.text, _bracket(passage.text)) is not None


def _bracket(text: str) -> int:
    """Return where the bracket at the end of *text* opens, its end where there is none."""
    return max(text.rfind("（"), text.rfind("(")) if text.rstrip("。； ").endswith(("）", ")")) else len(text)


def _without(document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, passage in enumerate(document.passages):
        if facts[index] is not None and passage.label is not None:
            groups.setdefault((passage.part, passage.section, passage.label.form), []).append(index)
    for indexes in groups.values():
        lacking = [index for index in indexes if not facts[index]]
        if len(indexes) >= _FEWEST and lacking and len(lacking) <= (1 - _MOST_HAVE) * len(indexes):
            for index in lacking:
                passage = document.passages[index]
                in_list = passage.role is Role.TASK or passage.part > 0
                level = Severity.WARNING if in_list else Severity.HINT
                end = len(passage.text)
                yield index, Note(passage.label_size, end, say("这项任务没有写责任单位"), level=level)


def _unknown(passage: Passage, reference: Reference) -> Iterator[Note]:
    units = reference.units
    found = assigned(passage, units) if units else None
    if found is None:
        return
    for name in names_of(found):
        bare = _REMARK.sub("", name)
        if bare in units.by_name or _ANYBODY.match(bare):
            continue
        near = nearest(bare, units.by_name)
        message = say("单位名录里没有“{name}”", name=bare)
        if near is not None:
            message = say("单位名录里没有“{name}”，是不是“{near}”？", name=bare, near=near)
        start, end = _span(passage.text, bare)
        yield Note(start, end, message, near if start else None)


def _roles(passage: Passage, reference: Reference) -> Iterator[Note]:
    found = assigned(passage, reference.units)
    if found is None:
        return
    for names in (found.lead, found.owners, found.support):
        for name in dict.fromkeys(each for each in names if names.count(each) > 1):
            yield Note(*_span(passage.text, name), say("“{name}”写了两次", name=name))
    for name in found.support:
        if name in found.lead:
            start, end = _span(passage.text, name)
            yield Note(start, end, say("“{name}”既牵头又配合", name=name))
    if found.support and not (found.lead or found.owners):
        yield Note(*_span(passage.text, found.support[0]), say("只有配合单位，没有牵头单位"))
    for role, names in ((LEAD, found.lead), (SUPPORT, found.support)):
        for name in names:
            unit = reference.units.by_name.get(name)
            if unit is not None and unit.roles and role not in unit.roles:
                yield Note(*_span(passage.text, name), say("按单位名录，“{name}”不能{role}", name=name, role=role_name(role)))


def _span(text: str, name: str) -> tuple[int, int]:
    """Return where *name* stands last in *text*, all of the text where the file writes units apart."""
    at = text.rfind(name)
    return (at, at + len(name)) if at >= 0 else (0, len(text))
