"""A snippet and the places of its keys as the cache keeps them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from zlib import crc32

from drafter.snippets.snippet import Kind, Snippet, Source, Status, Validity, Variable

_TEXTS = ("id", "title", "text", "category", "kind", "status", "based_on", "owner", "superseded_by")

Places = Mapping[str, tuple[int, int]]


def encode(snippet: Snippet, places: Places) -> str:
    """Return *snippet* and *places* as text."""
    valid = [each.isoformat() if each else None for each in (snippet.valid.start, snippet.valid.end)]
    source = [snippet.source.document, snippet.source.reference, snippet.source.date]
    variables = {name: [each.ask, each.default, each.choices] for name, each in snippet.variables.items()}
    texts = [getattr(snippet, name) for name in _TEXTS]
    lists = [snippet.tags, snippet.types, snippet.pinyin]
    text = json.dumps([texts, lists, variables, valid, source, places], ensure_ascii=False)
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}{text}"


def decode(text: str | None) -> tuple[Snippet, Places]:
    """Return the snippet and the places in *text*; ``sqlite3.DatabaseError`` where it is not what was stored."""
    if not text or f"{crc32(text[8:].encode('utf-8', 'surrogatepass')):08x}" != text[:8]:
        raise sqlite3.DatabaseError("record")
    texts, (tags, types, pinyin), variables, valid, source, places = json.loads(text[8:])
    plain = dict(zip(_TEXTS, texts, strict=True))
    snippet = Snippet(
        **plain | {"kind": Kind(plain["kind"]), "status": Status(plain["status"])},
        tags=tuple(tags),
        types=tuple(types),
        pinyin=tuple(pinyin),
        variables={name: Variable(ask, default, tuple(choices)) for name, (ask, default, choices) in variables.items()},
        valid=Validity(*(date.fromisoformat(each) if each else None for each in valid)),
        source=Source(*source),
    )
    return snippet, {key: (line, column) for key, (line, column) in places.items()}
