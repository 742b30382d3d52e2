"""How long a Word file of 200 pages takes to become an answers file: one of ours, and the same as anybody else's.

Run ``python -m benchmarks.import_docx``; printed are medians in milliseconds, step by step. The aim is 1.5 s for all steps.
"""

from __future__ import annotations

import io
import re
import zipfile

from benchmarks.timing import side_by_side
from benchmarks.workload import Plan
from drafter import pipeline
from drafter.doctypes import Layer, Location, TypeLibrary
from drafter.doctypes.locations import bundled
from drafter.intake import answers_text, read_document
from drafter.reading.docx_lines import read_docx

_PARAGRAPHS, _TASKS = 900, 400
_ROUNDS = 5
_A_PAGE = 28 * 22  # characters
_OWN_NAMES = re.compile(rb'w:name w:val="[^"]*"')


def foreign(docx: bytes) -> bytes:
    """Return *docx* with all its styles called otherwise, so that nothing tells that it is ours."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/styles.xml":
                data = _renamed(data)
            target.writestr(name, data)
    return buffer.getvalue()


def _renamed(styles: bytes) -> bytes:
    count = iter(range(10_000))
    return _OWN_NAMES.sub(lambda _: b'w:name w:val="x%d"' % next(count), styles)


def main() -> None:
    """Print the table."""
    types = TypeLibrary([Location(Layer.BUNDLED, bundled())])
    answers = Plan(_PARAGRAPHS, _TASKS).answers().encode()
    documents = {
        f"{owner}, {mode} numbers": change(made)
        for mode in ("native", "typed")
        for made in [pipeline.make(answers, "plan.yaml", types, pipeline.Options(typed_numbers=mode == "typed")).docx]
        for owner, change in (("ours", bytes), ("anybody's", foreign))
    }
    for name, docx in documents.items():
        characters = sum(len(line.shown) for line in read_docx(docx).lines)
        draft = read_document(docx, "plan.docx", types).draft
        steps = {
            "lines": lambda docx=docx: read_docx(docx),
            "lines and draft": lambda docx=docx: read_document(docx, "plan.docx", types),
            "answers text": lambda draft=draft: answers_text(draft, types.form),
        }
        times = side_by_side(steps, _ROUNDS)
        shown = ", ".join(f"{step} {seconds * 1000:.0f} ms" for step, seconds in times.items())
        whole = times["lines and draft"] + times["answers text"]
        print(f"{name} ({characters} characters, {characters // _A_PAGE} pages): {shown}; all {whole * 1000:.0f} ms")


if __name__ == "__main__":
    main()
