"""A standing phrase (规范表述): what one file of the library says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

ID = re.compile(r"[a-z]{2,8}-[0-9a-f]{6,}")
"""The form of an id; it is made once, never changed and never used again."""

CATEGORY = re.compile(r"\w[\w-]{0,63}")
"""The form of a category's folder name."""


class Kind(StrEnum):
    """What a phrase is to the writer."""

    CANONICAL = "canonical"  # quoted verbatim
    PATTERN = "pattern"  # has slots
    SAMPLE = "sample"  # to be reworded


class Status(StrEnum):
    """How far a phrase may be used; a phrase is archived, never deleted."""

    DRAFT = "draft"
    APPROVED = "approved"
    DEPRECATED = "deprecated"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Variable:
    """A slot of a phrase: what to ask the writer, the default (None: there is none), and what can be chosen."""

    ask: str = ""
    default: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a phrase holds, both inclusive; None is open."""

    start: date | None = None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the phrase holds on *day*."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a wording comes from: the document, its number (发文字号) and its date as written."""

    document: str = ""
    reference: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One record of the library. ``category`` is the folder it stands in; ``tags`` are its own, without the category's."""

    id: str
    title: str
    text: str
    category: str
    kind: Kind = Kind.SAMPLE
    tags: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    variables: Mapping[str, Variable] = field(default_factory=dict)
    status: Status = Status.DRAFT
    based_on: str = ""
    owner: str = ""
    valid: Validity = Validity()
    superseded_by: str = ""
    source: Source = Source()
    pinyin: tuple[str, ...] = ()

    @property
    def revision(self) -> str:
        """Return the revision of the text: 12 hex digits."""
        return revision(self.text)


def changed_keys(before: Snippet, after: Snippet) -> list[str]:
    """Return the keys in which the two differ, in their order."""
    return [each.name for each in fields(Snippet) if getattr(before, each.name) != getattr(after, each.name)]


def revision(text: str) -> str:
    """Return the first 12 hex digits of the SHA-256 of *text* in NFC, lines ended by LF."""
    import hashlib  # 2 ms, and searching needs none of it

    return hashlib.sha256(plain(text).encode("utf-8", errors="replace")).hexdigest()[:12]


def plain(text: str) -> str:
    """Return *text* in NFC, its lines ended by LF."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return *text* in NFC on one line, without blanks around it."""
    return " ".join(unicodedata.normalize("NFC", text).split())
