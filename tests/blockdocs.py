"""Documents out of blocks made by hand, and the XML of what becomes of them."""

import io
import re
import zipfile
from dataclasses import replace

from drafter import word
from drafter.doctypes import load_type
from drafter.doctypes.locations import bundled
from drafter.doctypes.package import pack, unpack
from drafter.draft.blocks import Block, BlockKind, Cell, CellAlign, Emphasis, Run, TableBlock
from drafter.draft.numbering import Counter, Numbering, forms
from drafter.word.xml import parse, q

TYPE = load_type(bundled() / "work-plan")
TEMPLATE = TYPE.template.read_bytes()


def body(text, **more):
    return Block(BlockKind.BODY, (Run(text),), **more)


def block(kind, text, **more):
    return Block(BlockKind(kind), (Run(text),) if text else (), **more)


def numbered(number, text="正文。", lead="", kind=BlockKind.ITEM, **more):
    runs = (Run(lead, Emphasis.LEAD), Run(text)) if lead else (Run(text),)
    return Block(kind, runs, number=number, level=number.level, family=number.form.family, **more)


def counter(*labels, continuous=()):
    return Counter(Numbering(forms(labels), continuous=frozenset(continuous)))


def table(*rows, weights=None, header_rows=1, ruled=True, **more):
    """A table block of rows of texts or cells; the first row is the header."""
    cells = [tuple(each if isinstance(each, Cell) else cell(each) for each in row) for row in rows]
    cells[:header_rows] = [tuple(replace(each, heading=True) for each in row) for row in cells[:header_rows]]
    columns = weights or (1.0,) * max(len(row) for row in rows)
    return Block(BlockKind.TABLE, table=TableBlock(tuple(cells), columns, header_rows, ruled), **more)


def cell(text, align=CellAlign.LEFT, **more):
    return Cell((Run(text),) if text else (), align, **more)


def rendered(*blocks, template=None, tmp_path=None, **options):
    """Return the docx of *blocks*, printed with the bundled template or with the bytes *template*."""
    kind = TYPE
    if template is not None:
        path = tmp_path / "document.docx"
        path.write_bytes(template)
        kind = TYPE._replace(template=path)
    return word.render(blocks, kind, **options)


def part(docx, name="word/document.xml"):
    """Return the root of a part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return parse(archive.read(name))


def names(docx):
    """Return the names of the parts."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.namelist()


def paragraphs(docx):
    """Return the paragraphs of the body as elements."""
    return list(part(docx).iter(q("p")))


def text_of(element):
    """Return the words in *element*, ``\\n`` for ``w:br``, ``\\t`` for ``w:tab``; control characters within words as ¬."""
    signs = {q("br"): "\n", q("tab"): "\t"}
    found_in = element.iter(q("t"), q("br"), q("tab"))
    return "".join(signs.get(each.tag, re.sub(r"[\t\n\r]", "¬", each.text or "")) for each in found_in)


def found(element, path):
    """Return the element at *path* (names without prefix, by /) under *element*, or None."""
    return element.find("/".join(q(name) for name in path.split("/")))


def value(element, path, attribute="val"):
    """Return an attribute of the element at *path* under *element*, None where there is none."""
    at = found(element, path)
    return None if at is None else at.get(q(attribute))


def edited(old, new, name="word/document.xml", docx=TEMPLATE):
    """Return *docx* with *old* (a pattern) in the part *name* replaced by *new*, as somebody else might save it."""
    parts = unpack(docx)
    text, count = re.subn(old, lambda match: match.expand(new), parts[name].decode("utf-8"), flags=re.DOTALL)
    assert count, f"{old} is not in {name}"
    return pack({**parts, name: text.encode("utf-8")})


def with_paragraphs(*texts, end=False):
    """Return the bundled template with paragraphs of *texts* before its loop, or behind it."""
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;").replace("\\", r"\\") for text in texts]
    inserted = "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in escaped)
    return edited("<w:sectPr>", f"{inserted}<w:sectPr>") if end else edited("<w:body>", f"<w:body>{inserted}")
