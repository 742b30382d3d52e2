"""The same page by other means: a docxtpl template on python-docx's default document, and python-docx alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate

_TEMPLATE = (
    ("Title", ("{{ title }}",)),
    ("Normal", ("{{ opening }}",)),
    ("Normal", ("{%p for section in sections %}",)),
    ("Heading 1", ("{{ section.label }}{{ section.heading }}",)),
    ("Normal", ("{%p for item in section.entries %}",)),
    ("Normal", ("{{ item.label }}", "*{{ item.lead }}", "{{ item.text }}")),
    ("Normal", ("{%p endfor %}",)),
    ("Normal", ("{%p endfor %}",)),
    ("Normal", ("{{ closing }}",)),
    ("Normal", ("{{ reference }}",)),
    ("Normal", ("{{ signature }}",)),
    ("Normal", ("{{ date }}",)),
    ("Heading 2", ("附件",)),
    ("Title", ("{{ appendix_title }}",)),
    ("Normal", ("{{ count }}",)),
    ("Normal", ("{%p for group in groups %}",)),
    ("Heading 1", ("{{ group.label }}{{ group.name }}",)),
    ("Normal", ("{%p for task in group.tasks %}",)),
    ("Normal", ("{{ task.label }}", "{{ task.text }}")),
    ("Normal", ("{%p endfor %}",)),
    ("Normal", ("{%p endfor %}",)),
)


def _paragraph(document: Any, style: str, runs: tuple[str, ...]) -> None:
    """Add a paragraph; a run that begins with an asterisk is bold."""
    paragraph = document.add_paragraph(style=style)
    for text in runs:
        paragraph.add_run(text.removeprefix("*")).bold = text.startswith("*") or None


def make_template(path: Path) -> None:
    """Write the docxtpl template: python-docx's default document with one loop in another."""
    document = Document()
    for style, runs in _TEMPLATE:
        _paragraph(document, style, runs)
        if runs == ("{{ date }}",):
            document.add_page_break()
    document.save(str(path))


def with_docxtpl(template: Path, page: dict[str, Any]) -> bytes:
    """Return the docx that stock docxtpl makes of *page*."""
    document, out = DocxTemplate(template), BytesIO()
    document.render(page)
    document.save(out)
    return out.getvalue()


def with_python_docx(page: dict[str, Any]) -> bytes:
    """Return the docx that python-docx builds of *page*, paragraph by paragraph and run by run."""
    document, out = Document(), BytesIO()
    _paragraph(document, "Title", (page["title"],))
    _paragraph(document, "Normal", (page["opening"],))
    for section in page["sections"]:
        _paragraph(document, "Heading 1", (section["label"] + section["heading"],))
        for item in section["entries"]:
            _paragraph(document, "Normal", (item["label"], "*" + item["lead"], item["text"]))
    for key in ("closing", "reference", "signature", "date"):
        _paragraph(document, "Normal", (page[key],))
    document.add_page_break()
    _paragraph(document, "Heading 2", ("附件",))
    _paragraph(document, "Title", (page["appendix_title"],))
    _paragraph(document, "Normal", (page["count"],))
    for group in page["groups"]:
        _paragraph(document, "Heading 1", (group["label"] + group["name"],))
        for task in group["tasks"]:
            _paragraph(document, "Normal", (task["label"], task["text"]))
    document.save(out)
    return out.getvalue()
