"""How fast the format of a Word file of some 200 pages is reviewed.

    python -m benchmarks.review_format

The body of a rendered plan, text and tables, again and again, until it has 200 pages of 22 lines. Times are the median of the
processor's milliseconds. The peer reads the same file with python-docx: the text, style and alignment of every paragraph, the
font of every run as the file names it there, which is none where a style does.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from time import thread_time

from benchmarks.timing import side_by_side
from drafter import pipeline
from drafter.doctypes import TypeLibrary, type_locations
from drafter.inspection.word_file import read_word_file
from drafter.review.format import format_findings, read_sheet
from drafter.review.registry import format_rules

EXAMPLE = Path(__file__).parents[1] / "examples" / "work-plan.yaml"
PAGES = 200
ROUNDS = 7


def main() -> None:
    types = TypeLibrary(type_locations([]))
    profile, on = types.profile("gbt9704"), {rule.id for rule in format_rules()}
    docx = many_pages(pipeline.make(EXAMPLE.read_bytes(), str(EXAMPLE), types, pipeline.Options()).docx)
    sheet = read_sheet(docx)
    print(f"{len(docx):,} bytes, {len(sheet.parts):,} paragraphs, {sum(len(each.text) for each in sheet.parts):,} characters")
    contenders = {
        "read": lambda: read_sheet(docx),
        "read and review": lambda: format_findings(read_sheet(docx), profile, on),
        "paragraphs for the text's rules": lambda: read_word_file(sheet.paragraphs, ""),
        "peer: python-docx, as named": lambda: with_python_docx(docx),
    }
    found = side_by_side(contenders, ROUNDS, thread_time)
    for name, seconds in found.items():
        print(f"{name:<34}{seconds * 1000:8.0f} ms{seconds / found['read and review']:8.2f} ×")


def many_pages(docx: bytes) -> bytes:
    """Return *docx* with its body so often that it fills PAGES pages: the example fills eleven."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                head, body, tail = data.partition(b"<w:body>")
                text, section, rest = tail.rpartition(b"<w:sectPr")
                data = head + body + text * (PAGES // 11) + section + rest
            target.writestr(name, data)
    return buffer.getvalue()


def with_python_docx(docx: bytes) -> int:
    """Return how many runs name a font themselves."""
    import docx as python_docx

    document = python_docx.Document(io.BytesIO(docx))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    looked = [(each.text, each.style, each.alignment, [run.font.name for run in each.runs]) for each in paragraphs]
    return sum(name is not None for *_, names in looked for name in names)


if __name__ == "__main__":
    main()
