"""A draft as the text of a new answers file, read back before anybody gets it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from drafter.answers.load import Forms, load
from drafter.answers.saving import dump, says
from drafter.answers.writing.clean import cleaned
from drafter.base.errors import AnswersError, DrafterError
from drafter.base.messages import say
from drafter.base.problems import errors_of
from drafter.draft.appendix import Appendix, Group, Task
from drafter.draft.fields import Draft, Part, Value
from drafter.draft.outline import Outline, OutlineForm

T = TypeVar("T")


def answers_text(draft: Draft, forms: Forms, *, units: Collection[str] = (), structured: bool = False, head: str = "") -> str:
    """Return the text of an answers file that says *draft* where the office has *units*, after the comment lines *head*.

    Where *structured*, texts are lists and tasks mappings; a text with what only marks can say stays in marks. The text is
    read back: AnswersError where it would not say the same.
    """
    wanted, _ = cleaned(as_structured(draft) if structured else draft)
    text = "".join(f"# {line}".rstrip() + "\n" for line in head.split("\n") if head) + dump(wanted, units=units)
    loaded = load(text, draft.file, forms, units=units, required=False, anyway=True)
    if not says(loaded, wanted, units=units):
        raise _not_written(draft.file, loaded.problems)
    return text


def _not_written(name: str, problems: object) -> DrafterError:
    found = errors_of(problems) if isinstance(problems, tuple) else ()
    message = say("写出的答案文件读回来与 {name} 的内容不一致，没有写", name=name)
    error = AnswersError(message, say("这是 drafter 的缺陷；请换用 --structured 试试"))
    return AnswersError.of([*error.problems, *found])


def as_structured(draft: Draft) -> Draft:
    """Return *draft* with its texts in the structured form and its tasks as mappings, in its parts too."""
    return replace(draft, values={key: _structured(value) for key, value in draft.values.items()})


def _structured(value: Value) -> Value:
    match value:
        case Outline():
            return replace(value, form=OutlineForm.STRUCTURED)
        case tuple():
            return tuple(_item(each) if isinstance(each, Appendix | Part) else each for each in value)  # type: ignore[return-value]
    return value


def _item(value: Appendix | Part) -> Appendix | Part:
    match value:
        case Appendix():
            groups = tuple(_group(group) for group in value.groups)
            body, after = (replace(each, form=OutlineForm.STRUCTURED) for each in (value.body, value.after))
            return replace(value, groups=groups, body=body, after=after)
        case Part(draft=Draft() as draft):
            return replace(value, draft=as_structured(draft))
    return value


def _group(group: Group) -> Group:
    return replace(group, tasks=tuple(_task(task) for task in group.tasks))


def _task(task: Task) -> Task:
    """Return *task* as a mapping; one that ends in a mark (。；) stays a line, the only form that can say it."""
    return task if task.end else replace(task, one_line=False)
