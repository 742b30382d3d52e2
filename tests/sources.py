"""What the tests of importing share: texts as lines, readings under the bundled types, what a reading prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafter.base.problems import errors_of
from drafter.doctypes.document_type import load_type
from drafter.doctypes.locations import bundled
from drafter.draft.blocks import Block, BlockKind
from drafter.draft.compose import Unfilled, compose
from drafter.draft.fields import Form
from drafter.draft.markup import Labels
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, ParagraphKind
from drafter.reading.lines import Line
from drafter.reading.recognising import Reading, read_lines

CORPUS = Path(__file__).parents[1] / "../shared/corpus"


@cache
def bundled_forms() -> dict[str, Form]:
    return {path.parent.name: load_type(path.parent).form for path in sorted(bundled().glob("*/type.yaml"))}


def lines_of(text: str) -> list[Line]:
    return [Line(row, number=number) for number, row in enumerate(text.split("\n"), 1)]


def read(text: str | Sequence[Line], **options: Any) -> Reading:
    lines = lines_of(text) if isinstance(text, str) else text
    return read_lines(lines, options.pop("forms", None) or bundled_forms(), **options)


def corpus_text(path: str) -> str:
    source = CORPUS / path
    if not source.exists():
        pytest.skip(f"the optional corpus is not here: {path}")
    return source.read_text(encoding="utf-8")


def outline(reading: Reading, key: str = "body") -> list[tuple[str, str]]:
    """The computed label and the text of every paragraph of an outline."""
    value = reading.values.get(key)
    assert isinstance(value, Outline), f"no outline {key}: {list(reading.values)}"
    return labelled(value, reading.numbering or reading.form.numbering)


def labelled(value: Outline, numbering: Numbering) -> list[tuple[str, str]]:
    labels = Labels(numbering)
    return [(labels.next(paragraph), paragraph.text) for paragraph in value.paragraphs]


def kinds(reading: Reading, key: str = "body") -> list[ParagraphKind]:
    value = reading.values[key]
    assert isinstance(value, Outline)
    return [paragraph.kind for paragraph in value.paragraphs]


def printed(reading: Reading, unfilled: Unfilled = Unfilled.ERROR) -> list[str]:
    """The lines that the reading's draft shows, tables cell by cell, in the order of the page."""
    composition = compose(reading.draft(), unfilled=unfilled)
    assert not errors_of(composition.problems), [str(problem) for problem in composition.problems]
    return [line for block in composition.blocks if block.kind is not BlockKind.BLANK for line in _lines(block)]


def _lines(block: Block) -> Iterator[str]:
    if block.table is not None:
        yield from ("".join(run.text for run in cell.runs) for row in block.table.rows for cell in row)
    else:
        yield block.label + block.text


def without_blanks(text: str) -> str:
    return "".join(text.split())


def left(reading: Reading) -> str:
    return "\n".join(each.text for each in reading.left_out)
