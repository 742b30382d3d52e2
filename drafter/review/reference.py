"""What an office gives the review to go by: its word list, its units, its standing phrases, last year's text."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.review.phrases.standing import NO_PHRASES, StandingPhrases
from drafter.review.units import Units
from drafter.review.wordlist import NO_WORDS, WordList


@dataclass(frozen=True, slots=True)
class Reference:
    """What findings depend on beside the text. ``previous`` are the paragraphs of the document this one is based on."""

    words: WordList = NO_WORDS
    units: Units = field(default_factory=Units)
    phrases: StandingPhrases = NO_PHRASES
    previous: frozenset[str] = frozenset()


EMPTY = Reference()
