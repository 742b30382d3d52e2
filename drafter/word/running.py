"""A compiled template run: its faults in a sentence with their place, its length bounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Template

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.word.faults import RUNTIME, runtime_fault
from drafter.word.lines import Lines

MOST_PRINTED = 20 * 2**20
"""The most characters that a template may print beside the blocks."""


def run(template: Template, lines: Lines, names: Mapping[str, Any], given: Callable[[], int] = lambda: 0) -> str:
    """Return what *template* prints with *names*, no more than is bearable beside the *given* characters of the blocks.

    TypeFolderError where it cannot be printed, with the paragraph (of *lines*) and the item of its loop.
    """
    pieces: list[str] = []
    size = 0
    try:
        for piece in template.generate(names):
            size += len(piece)
            if size - given() > MOST_PRINTED:
                raise TypeFolderError(say("模板印出的内容太多"))
            pieces.append(piece)
    except RUNTIME as error:
        raise runtime_fault(error, lines, names) from error
    return "".join(pieces)
