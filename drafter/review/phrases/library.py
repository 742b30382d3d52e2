"""The standing phrases that a library of snippets holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.review.phrases.standing import Standing, StandingPhrases
from drafter.snippets.entry import Entry
from drafter.snippets.snippet import Kind, Snippet, Status

_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_ENDS = "，。；：、 \n\u3000"


def standing_phrases(entries: Iterable[Entry]) -> StandingPhrases:
    """Return the canonical phrases of *entries*: those approved, and those that have been given up, to warn of them.

    A phrase with variables counts by each of its fixed parts.
    """
    known = {entry.id: entry for entry in entries}
    found = [each for entry in known.values() if _is_quoted(entry) for each in _standing(entry.snippet, known)]
    return StandingPhrases(tuple(found), {key: entry.snippet.revision for key, entry in known.items()})


def _is_quoted(entry: Entry) -> bool:
    return entry.snippet.kind is Kind.CANONICAL and entry.snippet.status is not Status.DRAFT and not entry.is_hidden


def _standing(snippet: Snippet, known: dict[str, Entry]) -> Iterable[Standing]:
    successor = known.get(snippet.superseded_by)
    is_retired = bool(snippet.superseded_by) or snippet.status in (Status.DEPRECATED, Status.ARCHIVED)
    instead = successor.snippet.text if successor is not None else ""
    parts = [part.strip(_ENDS) for line in snippet.text.split("\n") for part in _EXPRESSION.split(line)]
    for part in dict.fromkeys(parts):
        yield Standing(snippet.id, part, snippet.title, is_retired, instead, snippet.valid.start, snippet.valid.end)
