"""What widgets say to the screen, which asks the session: no widget changes a draft."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from drafter.draft.fields import Value


@dataclass
class FieldTyped(Message):
    """Words were typed into the field *key*; *left* when the writer has gone on to something else."""

    key: str
    words: str
    left: bool = False


@dataclass
class FieldChosen(Message):
    """The field *key* was given a *value* that was chosen, not typed."""

    key: str
    value: Value | None


@dataclass
class TextTyped(Message):
    """The text at *anchor* is *text* now."""

    anchor: str
    text: str


@dataclass
class CursorMoved(Message):
    """The cursor stands in the text at *anchor*, on *line* (from 1), or in a field or task (0)."""

    anchor: str
    line: int = 0


@dataclass
class GoTo(Message):
    """The writer wants to edit at *anchor*, on *line* (from 1; 0: its beginning) and *column* (from 0)."""

    anchor: str
    line: int = 0
    column: int = 0


@dataclass
class Restructure(Message):
    """The writer wants the subtree at *line* (from 0) of *anchor* to *what*: up, down, promote, demote, insert, delete."""

    anchor: str
    line: int | None
    what: str


@dataclass
class Structured(Message):
    """The draft was changed otherwise: an appendix in the grid."""
