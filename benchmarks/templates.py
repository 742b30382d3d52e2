"""How long a template of many paragraphs takes, beside docxtpl alone: ``python -m benchmarks.templates``.

The template is what Word writes: 20,000 paragraphs of four runs with their fonts, a tag in every hundredth. docxtpl's time
grows with the square of it, so that its run takes minutes; ``--paragraphs 5000`` is quick. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import io

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docxtpl import DocxTemplate

from benchmarks.timing import once
from drafter.word.filling import StrictTemplate, Template

NAMES = {"name": "区图书馆"}


def template_of(paragraphs: int) -> bytes:
    document = Document()
    for index in range(paragraphs):
        paragraph = document.add_paragraph()
        for part in range(4):
            tag = "{{ name }}" if part == 1 and index % 100 == 0 else "区图书馆"
            run = paragraph.add_run(f"第{index}段，{tag}办理各项工作")
            run.font.size, run.font.name = Pt(16), "仿宋"
            run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def printed(template: DocxTemplate) -> None:
    template.render(NAMES)
    template.save(io.BytesIO())


def strictly(docx: bytes) -> None:
    template = StrictTemplate(docx)
    template.print(NAMES)
    template.save(io.BytesIO())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, default=20_000)
    paragraphs = parser.parse_args().paragraphs
    docx = template_of(paragraphs)
    ours = min(once(lambda: printed(Template(io.BytesIO(docx)))) for _ in range(3))
    strict = min(once(lambda: strictly(docx)) for _ in range(3))
    stock = once(lambda: printed(DocxTemplate(io.BytesIO(docx))))
    print(f"{paragraphs} paragraphs: docxtpl {stock:8.2f} s")
    print(f"  the same parts      {ours:8.2f} s  ratio {ours / stock:5.3f}  (target at most 0.2)")
    print(f"  strictly, sandboxed {strict:8.2f} s  ratio {strict / stock:5.3f}")


if __name__ == "__main__":
    main()
