"""What a drafting session holds at one moment: values, never changed in place, so that undoing is going back to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from drafter.draft.fields import PinnedPhrase, Value


@dataclass(frozen=True, slots=True)
class State:
    """The draft as it is being written.

    ``values`` are the fields without their texts of paragraphs, which ``texts`` holds as markup by anchor; ``unread`` is what
    was typed into a field and cannot be read as its kind.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, PinnedPhrase] = field(default_factory=dict)

    def with_value(self, key: str, value: Value | None, unread: str = "") -> State:
        """Return the state in which the field *key* holds *value* (None: nothing) and shows *unread* words, if any."""
        values, waiting = dict(self.values), dict(self.unread)
        waiting.pop(key, None)
        if unread:
            waiting[key] = unread
        if value is None:
            values.pop(key, None)
        else:
            values[key] = value
        return replace(self, values=values, unread=waiting)

    def with_text(self, anchor: str, text: str) -> State:
        """Return the state in which *anchor* says *text*."""
        return replace(self, texts={**self.texts, anchor: text})

    def with_phrase(self, id: str, phrase: PinnedPhrase) -> State:
        """Return the state that records the linked *phrase*."""
        return replace(self, phrases={**self.phrases, id: phrase})
