"""What an office goes by: its words, units and phrases, the rules it has turned on and off, the types at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drafter.base.problems import Place, Problem
from drafter.base.settings import Settings, read_settings
from drafter.doctypes import TypeLibrary
from drafter.doctypes.library import STANDARD
from drafter.draft.phrases import PhraseSource
from drafter.review import choice
from drafter.review.choice import Setting
from drafter.review.phrases.library import standing_phrases
from drafter.review.reference import Reference
from drafter.review.registry import all_rules
from drafter.review.unit_names import unit_files
from drafter.review.units import Units, read_units
from drafter.review.wordlist import read_words, word_files
from drafter.snippets.library import Library


@dataclass(frozen=True, slots=True)
class Office:
    """The types, the reference of the review, the office's own settings of rules, the library; what is wrong with them.

    ``profile`` is the name or the file of the profile that Word files are held against.
    """

    types: TypeLibrary
    reference: Reference = field(default_factory=Reference)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    phrases: PhraseSource | None = None
    problems: tuple[Problem, ...] = ()
    profile: str = STANDARD


def open_office(types: TypeLibrary, settings: Settings | None = None, profile: str = "") -> Office:
    """Return what the settings describe; UsageError where they are wrong, other mistakes are problems.

    *profile* is the one that Word files are held against, empty: the one of the settings, else the standard's.
    """
    settings = settings or read_settings()
    words, problems = read_words(word_files(settings))
    units, wrong = office_units(settings)
    ids = [rule.id for rule in all_rules()]
    said, doubts = choice.read_settings(settings.section("review").words(), ids, Place(str(settings.file)))
    library = Library.open()
    reference = Reference(words, units, standing_phrases(library.all()))
    profile = profile or settings.section("format").words().get("profile", STANDARD)
    return Office(types, reference, said, library, (*problems, *wrong, *doubts), profile)


def office_units(settings: Settings) -> tuple[Units, list[Problem]]:
    """Return the units of the office, none where it has given no list, and what is wrong with the list."""
    files: list[Path] = unit_files(settings)
    return read_units(files[0]) if files else (Units(), [])
