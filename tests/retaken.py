"""What tests of the import compare: the page of a draft, and the page of what its Word file was read as."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from drafter import answers, pipeline
from drafter.base.problems import errors_of
from drafter.doctypes import TypeLibrary
from drafter.draft.blocks import Block
from drafter.draft.compose import compose
from drafter.draft.fields import Draft
from drafter.intake import Imported, answers_text, read_document

_BLANKS_AT_BREAK = re.compile(r"[ \u3000]+\n")
_NO_OFFICE = str(Path(__file__).with_name("no-office"))
"""A 目录 has no page numbers then: they take seconds, and are no words of the document."""
_STYLE_NAME = re.compile(rb'w:name w:val="[^"]*"')


def page(draft: Draft) -> list[object]:
    """What stands on the page, all that a reader sees of it: a blank at a line's end in a title is nothing to see."""
    blocks = compose(draft).blocks
    return [_seen(block) for block in blocks]


def look(draft: Draft) -> list[object]:
    """What stands on the page but for the depth in its outline: of a level under which nothing stands it cannot be seen."""
    return [_seen(block.on(level=0)) for block in compose(draft).blocks]


def _seen(block: Block) -> object:
    table = block.table and [
        [(cell.runs, cell.align, cell.across, cell.down, cell.heading) for cell in row] for row in block.table.rows
    ]
    runs = [(_BLANKS_AT_BREAK.sub("\n", run.text), run.emphasis, run.todo) for run in block.runs]
    looks = (block.family, block.level, block.indent, block.hanging, block.new_page, block.landscape, block.unnumbered)
    return block.kind, block.label, runs, looks, table


def words(draft: Draft) -> list[str]:
    """The lines and cells of the page, without blanks: what is said, however it looks."""
    found = list[str]()
    for block in compose(draft).blocks:
        rows = block.table.rows if block.table is not None else ()
        cells = ("".join(run.text for run in cell.runs) for row in rows for cell in row)
        found += filter(None, ("".join(text.split()) for text in (block.label + block.text, *cells)))
    return found


def retaken(
    answers_file: bytes, name: str, types: TypeLibrary, *, typed: bool, known: bool = True
) -> tuple[Draft, Draft, Imported]:
    """The draft of *answers_file*, the draft of the answers that its Word file is read as, and the reading.

    Where not *known*, the styles of the Word file have lost their names.
    """
    wanted = loaded(answers_file, name, types)
    with mock.patch.dict(os.environ, DRAFTER_SOFFICE=_NO_OFFICE):
        docx = pipeline.make(answers_file, name, types, pipeline.Options(typed_numbers=typed)).docx
    imported = read_document(docx if known else without_style_names(docx), "read.docx", types)
    return wanted, loaded(answers_text(imported.draft, types.form).encode(), "read.yaml", types), imported


def loaded(answers_file: bytes, name: str, types: TypeLibrary) -> Draft:
    """The draft of an answers file, which must be without errors."""
    found = answers.load(answers_file, name, types.form)
    assert errors_of(found.problems) == (), "\n".join(map(str, found.problems))
    assert found.draft is not None
    return found.draft


def without_style_names(docx: bytes) -> bytes:
    """A docx that looks the same, and nothing in it says what its paragraphs are."""
    count = iter(range(10_000))
    return changed(docx, "word/styles.xml", lambda data: _STYLE_NAME.sub(lambda _: b'w:name w:val="x%d"' % next(count), data))


def changed(docx: bytes, part: str, change: object) -> bytes:
    """A docx with one part changed."""
    assert callable(change)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data) if name == part else data)
    return buffer.getvalue()


def difference(one: Sequence[object], other: Sequence[object]) -> str:
    """The first thing that is not the same, for a message a person can read."""
    pairs = zip([*one, None], [*other, None], strict=False)
    return next((f"wanted {a}\nfound  {b}" for a, b in pairs if a != b), f"{len(one)} and {len(other)} blocks")
