"""What is still to do in a draft: the marks 【待填：…】 and 【请核：…】 that stand in its texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.draft.compose.expand import TODO
from drafter.draft.fields import Draft
from drafter.draft.texts import Text, texts_of


class Todo(StrEnum):
    """What a mark asks for."""

    FILL = "待填"
    CHECK = "请核"


@dataclass(frozen=True, slots=True)
class OpenMark:
    """A mark as it stands in a text: what it asks for and about what (may be empty), the text, and where it begins there."""

    todo: Todo
    about: str
    text: Text
    offset: int

    @property
    def words(self) -> str:
        """Return the mark as written."""
        return mark(self.todo, self.about)


def mark(todo: Todo, about: str = "") -> str:
    """Return the mark that asks for *todo* about *about*: 【请核：八届三次会议】."""
    return f"【{todo}：{about}】" if about else f"【{todo}】"


def open_marks(draft: Draft) -> tuple[OpenMark, ...]:
    """Return the marks that stand in the texts of *draft* and of its parts, in the order of the texts.

    Marks inside the words of phrases are not the draft's own and are not among them.
    """
    return tuple(found for text in texts_of(draft) for found in marks_in(text))


def marks_in(text: Text) -> tuple[OpenMark, ...]:
    """Return the marks that stand in one *text*."""
    found = TODO.finditer(text.words)
    return tuple(OpenMark(Todo(each["todo"]), each["about"] or "", text, each.start()) for each in found)
