"""An answers file read for a command that goes on with its draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.base import files
from drafter.base.errors import AnswersError
from drafter.base.problems import errors_of

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.answers import Loaded
    from drafter.doctypes import TypeLibrary
    from drafter.draft.fields import Draft

SUFFIXES = (".yaml", ".yml")
"""How the names of answers files end."""


def open_answers(path: Path, types: TypeLibrary) -> tuple[Loaded, Draft]:
    """Return what the answers file *path* says, and its draft, required fields open or not.

    UsageError where it cannot be read, AnswersError with all its problems where it has errors.
    """
    from drafter import answers

    loaded = answers.load(files.read(path), str(path), types.form, required=False)
    if loaded.draft is None or errors_of(loaded.problems):
        raise AnswersError.of(loaded.problems)
    return loaded, loaded.draft
