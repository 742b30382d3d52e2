"""Linked phrases recorded in an answers file, so that it gives the same words whatever becomes of the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.draft.compose import Unfilled, compose
from drafter.draft.compose.quoting import remarks
from drafter.draft.fields import Draft, Part, PinnedPhrase, Value
from drafter.draft.phrases import Missing, Phrase, PhraseSource
from drafter.snippets.defaults import with_defaults
from drafter.snippets.snippet import revision


@dataclass(slots=True)
class Pinning:
    """What recording did to a draft.

    ``recorded`` are the phrases recorded for the first time; ``moved`` those whose text in the library is another by now than
    the record; ``elsewhere`` the files of its parts, which have records of their own.
    """

    draft: Draft
    recorded: dict[str, PinnedPhrase] = field(default_factory=dict)
    moved: dict[str, PinnedPhrase] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def pinned(draft: Draft, source: PhraseSource, *, update: bool = False) -> Pinning:
    """Return *draft* with every phrase it links recorded as *source* has it; records stay as they are but where *update*.

    The problems are the errors of composing it, a phrase that cannot be had among them, and warnings of what is recorded.
    """
    done = Pinning(draft)
    done.draft = _pinned(draft, source, done, update=update)
    return done


def _pinned(draft: Draft, source: PhraseSource, done: Pinning, *, update: bool) -> Draft:
    values = {key: _of_parts(value, source, done, update=update) for key, value in draft.values.items()}
    asked = _Asked(draft, source)
    alone = replace(draft, phrases={}, values={key: _without_parts(value) for key, value in values.items()})
    done.problems += errors_of(compose(alone, phrases=asked, unfilled=Unfilled.MARK).problems)
    phrases = dict(draft.phrases)
    for key, found in asked.found.items():
        pin = record_of(found.text, found.variables)
        if key not in phrases:
            phrases[key] = done.recorded[key] = pin
            said = remarks(key, found, draft)
            done.problems += [Problem(Place(draft.file), message, todo, Level.WARNING) for message, todo in said]
        elif phrases[key].text == found.text != pin.text:
            phrases[key] = done.recorded[key] = pin  # a record from before the defaults were written into it
        elif phrases[key].text != pin.text:
            done.moved[key] = pin
            phrases[key] = pin if update else phrases[key]
    return replace(draft, values=values, phrases=phrases)


def record_of(text: str, defaults: Mapping[str, str | None]) -> PinnedPhrase:
    """Return what is recorded of a phrase: the revision of its *text*, and the text with the *defaults* written into it."""
    return PinnedPhrase(revision(text), with_defaults(text, defaults))


class _Asked:
    """Remembers which phrases were asked for, and what the library has; a record stands in for one that it has not."""

    def __init__(self, draft: Draft, source: PhraseSource) -> None:
        self.found: dict[str, Phrase] = {}
        self._draft, self._source = draft, source

    def phrase(self, id: str) -> Phrase | Missing:
        found = self._source.phrase(id)
        if isinstance(found, Phrase):
            self.found[id] = found
        elif (recorded := self._draft.phrases.get(id)) is not None:
            return Phrase(recorded.text)
        return found


def _of_parts(value: Value, source: PhraseSource, done: Pinning, *, update: bool) -> Value:
    """Return *value* with the phrases recorded of the documents that stand in it; those in other files are noted."""
    if not isinstance(value, tuple) or not any(isinstance(each, Part) for each in value):
        return value
    parts = [each for each in value if isinstance(each, Part)]
    done.elsewhere += [part.path for part in parts if part.path]
    return tuple(
        replace(part, draft=_pinned(part.draft, source, done, update=update))
        if part.draft is not None and not part.path
        else part
        for part in parts
    )


def _without_parts(value: Value) -> Value:
    return () if isinstance(value, tuple) and any(isinstance(each, Part) for each in value) else value
