"""Where a problem is, in a writer's words: 正文“一、强化阵地建设”第3行, 附件2第7项."""

from __future__ import annotations

from drafter.base.messages import say
from drafter.base.problems import Place
from drafter.draft.fields import Kind
from drafter.session import anchors
from drafter.session.session import Session

_LONGEST = 12  # characters of a heading


def where(session: Session, place: Place) -> str:
    """Return where *place* is, whose file is an anchor; empty where it is nowhere in the draft."""
    field = session.fields.get(anchors.field_of(place.file))
    if field is None:
        return ""
    if field.kind is Kind.APPENDICES:
        return _in_appendix(session, place, field.label)
    if field.kind is not Kind.OUTLINE or not place.line:
        return field.label
    return field.label + _under(session, place) + say("第{line}行", line=place.line)


def _under(session: Session, place: Place) -> str:
    above = [each for each in session.headings(place.file) if each.line < place.line]
    return f"“{above[-1].label}{above[-1].title[:_LONGEST]}”" if above else ""


def _in_appendix(session: Session, place: Place, label: str) -> str:
    numbers = anchors.numbers_of(place.file)
    name = f"{label}{numbers[0] + 1}" if numbers else label
    if place.file.endswith(anchors.PROSE):
        return name + say("第{line}行", line=place.line)
    if len(numbers) < 3:
        return name
    groups = session.appendices(anchors.field_of(place.file))[numbers[0]].groups
    count = sum(len(group.tasks) for group in groups[: numbers[1]]) + numbers[2] + 1
    return name + say("第{number}项", number=count)
