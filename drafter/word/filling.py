"""A docxtpl template that somebody already has, filled with names: all that docxtpl documents, in the sandbox.

``Template`` is docxtpl's own class with its slow step mended: it prints the same parts as docxtpl, undefined names as nothing.
``StrictTemplate`` prints the same, but refuses what docxtpl passes over in silence, and says in which paragraph or cell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from html import unescape
from typing import Any

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.doctypes.package import CONTENT_TYPES, pack, relationships, relationships_part, unpack, xml_part
from drafter.word.bounds import Steps
from drafter.word.cleaning import tree_of
from drafter.word.dangers import refuse_dangers
from drafter.word.faults import syntax_fault
from drafter.word.grammar import as_jinja, as_words
from drafter.word.lines import Lines, into_lines, number_paragraphs
from drafter.word.running import run
from drafter.word.sandbox import Sandbox
from drafter.word.stories import PROPERTIES, property_lines
from drafter.word.tags import tag_problems
from drafter.word.template import with_cells
from drafter.word.words import BREAK
from drafter.word.xml import Element, local, parse

_ESCAPED = re.compile(r"\{_(?=[{%])|(?<=[}%])_\}")
_BURIED = re.compile(r"<w:t(?: [^>]*)?>[^<]*<w:(?:r|p|tbl)[ >]")
_OWN_TEMPLATE = "attachedTemplate"
_LINKS = relationships_part("")
_CORE = b"/package/2006/relationships/metadata/core-properties"
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


class Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl's template: the same parts for the same names, in time that grows with the number of paragraphs."""

    def map_tree(self, tree: Element) -> None:
        """Put the printed body in the place of the template's."""
        # lxml looks up the namespaces of every node of a tree that replaces another: 3 minutes for 20,000 paragraphs.
        body = self.docx._element.body
        body.text = tree.text
        body[:] = list(tree)


class StrictTemplate(Template):
    """A template in the sandbox: every name must be there, values print as written, what is wrong is said with its place."""

    def __init__(self, docx: bytes) -> None:
        """Read the template *docx*; TypeFolderError where it is none, or brings what no template needs."""
        parts = unpack(docx)
        refuse_dangers(parts)
        super().__init__(io.BytesIO(pack(_as_document(parts))))
        self.has_properties = any(each.kind == "core-properties" for each in relationships(parts, ""))
        self._lines, self._story, self._rich = Lines((), ()), "", False
        try:
            self.init_docx()
        except (LookupError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
            raise TypeFolderError(say("模板不是 .docx 文件，或文件已损坏")) from error

    def print(self, names: Mapping[str, Any]) -> None:
        """Print the template with *names*; TypeFolderError where it cannot be printed."""
        self._rich = _is_rich(names)
        self.render({**names, Steps.NAME: Steps(0)}, Sandbox(), autoescape=True)

    def patch_xml(self, src_xml: str) -> str:
        """Return the part *src_xml* as Jinja reads it, a line to a paragraph; TypeFolderError where its tags are wrong."""
        tree = tree_of(self._story, src_xml.encode("utf-8"))
        places = number_paragraphs(tree, self._story)
        if problems := tag_problems(tree, places):
            raise TypeFolderError.of(problems)
        xml, self._lines = into_lines(etree.tostring(tree, encoding="unicode"), places)
        return as_jinja(super().patch_xml(xml if self._rich else as_words(xml)))

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None) -> str:
        """Return the patched part *src_xml* printed with *context*."""
        self.current_rendering_part = part
        try:
            template = jinja_env.template(src_xml)
        except TemplateSyntaxError as error:
            raise syntax_fault(error, self._lines) from error
        except RecursionError as error:
            raise TypeFolderError(say("模板的标签嵌套太深")) from error
        xml = run(template, self._lines, context).replace("\n", "").replace(BREAK, "\n")
        if self._rich and _BURIED.search(xml):
            message = say("富文本写在 {tag} 里会丢失", tag="{{ 名字 }}")
            raise TypeFolderError(message, say("写成 {tag}", tag="{{r 名字 }}"))
        resolved: str = self.resolve_listing(_ESCAPED.sub(lambda match: match.group().replace("_", ""), xml))
        return resolved

    def fix_tables(self, xml: str) -> Element:
        """Return the tree of the printed body, its tables' columns counted; TypeFolderError where tags tore it apart."""
        try:
            parse(xml)
        except etree.XMLSyntaxError as error:
            raise TypeFolderError(say("模板的条件或循环拆散了段落或表格，印出的文稿打不开")) from error
        tree: Element = super().fix_tables(with_cells(xml))
        return tree

    def build_headers_footers_xml(self, context: Mapping[str, Any], uri: str, jinja_env: Any = None) -> Iterator[Any]:
        """Yield the printed headers or footers."""
        self._story = say("页眉") if uri == self.HEADER_URI else say("页脚")
        yield from super().build_headers_footers_xml(context, uri, jinja_env)

    def render_footnotes(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Print the footnotes and endnotes."""
        # docxtpl prints footnotes once for each section, and reads as tags what the values brought the first time.
        names = {"footnotes": say("脚注"), "endnotes": say("尾注")}
        for each in self.docx.part.rels.values():
            kind = each.reltype.rpartition("/")[2]
            if kind in names and not each.is_external:
                self._story = names[kind]
                xml = etree.tostring(tree_of(self._story, each.target_part.blob), encoding="unicode")
                printed = self.render_xml_part(self.patch_xml(xml), each.target_part, context, jinja_env)
                each.target_part._blob = xml_part(printed)

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Print the properties of the document: they are words, in which nothing is escaped."""
        for name in PROPERTIES:
            written = getattr(self.docx.core_properties, name)
            if "{" in written:
                self._lines = property_lines(name)
                try:
                    template = jinja_env.template("\n" + written)
                except TemplateSyntaxError as error:
                    raise syntax_fault(error, self._lines) from error
                filled = run(template, self._lines, context)
                setattr(self.docx.core_properties, name, unescape(filled.strip("\n")))


def _as_document(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the *parts* of a template as python-docx reads a document: LibreOffice links its properties in another way."""
    types = parts.get(CONTENT_TYPES, b"").replace(b".template.main+xml", b".document.main+xml")  # of a .dotx
    links = parts.get(_LINKS, b"").replace(_CORE.replace(b"package", b"officedocument"), _CORE)
    own = {name: _without_own_template(name, data) for name, data in parts.items() if _OWN_TEMPLATE.encode() in data}
    return {**parts, **own, CONTENT_TYPES: types, _LINKS: links}


def _without_own_template(name: str, data: bytes) -> bytes:
    """Return the part *name* without the note where on somebody's disk the .dotx lies that the template was made with."""
    root = tree_of(name, data)
    for each in list(root):
        if local(each) == _OWN_TEMPLATE or each.get("Type", "").endswith(f"/{_OWN_TEMPLATE}"):
            root.remove(each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_rich(value: Any) -> bool:
    """Tell whether *value* is, or holds, a rich text or a picture, which bring their own XML."""
    if isinstance(value, Mapping):
        return any(map(_is_rich, value.values()))
    return any(map(_is_rich, value)) if isinstance(value, (list, tuple)) else hasattr(value, "__html__")


def fill(docx: bytes, names: Mapping[str, Any], *, dated: date | None = None) -> bytes:
    """Return the template *docx* printed with *names*: the same bytes for the same input, no editor's name in it.

    *dated* stands in the properties. TypeFolderError where the template is wrong, with the paragraph or cell and the item of
    the loop.
    """
    template = StrictTemplate(docx)
    template.print(names)
    properties = template.docx.core_properties
    properties.last_modified_by, properties.revision = "", 1
    if not template.has_properties:  # python-docx makes up a title
        properties.title = ""
    properties.created = properties.modified = datetime.combine(dated, time(), UTC) if dated else _NO_DATE
    stream = io.BytesIO()
    template.save(stream)
    return pack(unpack(stream.getvalue()))
