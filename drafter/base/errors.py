"""The one root of all errors that reach a user; each carries its exit status."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from drafter.base.messages import say

if TYPE_CHECKING:  # data classes take 2 ms to make, and most runs have no failure to speak of
    from drafter.base.problems import Place, Problem


class DrafterError(Exception):
    """A failure with a sentence for the user; ``status`` is the exit status of the command line."""

    status: ClassVar[int] = 1

    def __init__(self, message: str, help: str = "", place: Place | None = None) -> None:
        from drafter.base.problems import NOWHERE, Problem

        self.problems: tuple[Problem, ...] = (Problem(place or NOWHERE, message, help),)
        super().__init__(message)

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> DrafterError:
        """Return one error that carries all *problems* (at least one)."""
        error = cls(problems[0].message)
        error.problems = tuple(problems)
        return error


class FindingsError(DrafterError):
    """The document has findings that the user asked to be stopped by (exit status 1)."""

    status = 1


class UsageError(DrafterError):
    """The command was called wrongly (exit status 2)."""

    status = 2


class AnswersError(DrafterError):
    """An answers file cannot be used (exit status 3)."""

    status = 3


class TypeFolderError(DrafterError):
    """A document type or its template cannot be used (exit status 4)."""

    status = 4


class WriteError(DrafterError):
    """A file cannot be written (exit status 5)."""

    status = 5

    def __init__(self, path: Path | str, reason: str, help: str = "") -> None:
        super().__init__(say("无法写入 {path}：{reason}", path=path, reason=reason), help)
