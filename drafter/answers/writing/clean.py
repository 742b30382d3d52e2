"""Texts without the characters that no answers file can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from drafter.base.messages import listed, say
from drafter.base.problems import Level, Place, Problem
from drafter.base.yaml.characters import prepare
from drafter.draft.fields import Draft, Form
from drafter.draft.numbering import Numbering

_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\r\x85\u2028\u2029", "\n"))


def cleaned(draft: Draft) -> tuple[Draft, list[Problem]]:
    """Return *draft* with every line break of Word as a line break and without other control characters, and what to say."""
    removed = Counter[str]()

    def clean(text: str) -> str:
        if text.isprintable():
            return text
        text = text.replace("\r\n", "\n").translate(_BREAKS)
        found = prepare(text)
        removed.update(text[offset] for offset in found.removed)
        return found.text

    changed: Draft = _mapped(draft, clean)
    if not removed:
        return changed, []
    codes = listed(f"U+{ord(character):04X}" for character in sorted(removed)[:5])
    message = say("去掉了 {count} 个看不见的控制字符（{codes}）", count=removed.total(), codes=codes)
    return changed, [Problem(Place(draft.file), message, level=Level.NOTICE)]


def _mapped(value: Any, clean: Callable[[str], str]) -> Any:
    """Return *value* with *clean* applied to every text in it; the same object where that changes nothing."""
    match value:
        case Enum() | Form() | Numbering() | Place() | None:
            return value
        case str():
            return clean(value)
        case tuple():
            found = tuple(_mapped(each, clean) for each in value)
            return value if all(map(_is, found, value)) else found
        case Mapping():
            return {clean(key): _mapped(each, clean) for key, each in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {each.name: _mapped(getattr(value, each.name), clean) for each in fields(value)}
    changed = {name: each for name, each in changed.items() if each is not getattr(value, name)}
    return replace(value, **changed) if changed else value


def _is(one: object, two: object) -> bool:
    return one is two
