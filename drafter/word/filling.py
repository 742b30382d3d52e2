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
from drafter.doctypes.package import pack, unpack
from drafter.word.cleaning import tree_of
from drafter.word.dangers import refuse_dangers
from drafter.word.faults import syntax_fault
from drafter.word.lines import Lines, into_lines, number_paragraphs
from drafter.word.running import run
from drafter.word.sandbox import BREAK, Sandbox, Steps
from drafter.word.tags import tag_problems
from drafter.word.xml import Element, parse

PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""The document properties that docxtpl fills."""

_ESCAPED = re.compile(r"\{_(?=[{%])|(?<=[}%])_\}")
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
        refuse_dangers(unpack(docx))
        super().__init__(io.BytesIO(docx))
        self._lines, self._story = Lines((), ()), ""

    def print(self, names: Mapping[str, Any]) -> None:
        """Print the template with *names*; TypeFolderError where it cannot be printed."""
        self.render({**names, Steps.NAME: Steps(0)}, Sandbox(), autoescape=True)

    def patch_xml(self, src_xml: str) -> str:
        """Return the part *src_xml* as Jinja reads it, a line to a paragraph; TypeFolderError where its tags are wrong."""
        tree = tree_of(self._story, src_xml.encode("utf-8"))
        places = number_paragraphs(tree, self._story)
        if problems := tag_problems(tree, places):
            raise TypeFolderError.of(problems)
        xml, self._lines = into_lines(etree.tostring(tree, encoding="unicode"), places)
        patched: str = super().patch_xml(xml)
        return patched

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
        resolved: str = self.resolve_listing(_ESCAPED.sub(lambda match: match.group().replace("_", ""), xml))
        return resolved

    def fix_tables(self, xml: str) -> Element:
        """Return the tree of the printed body, its tables' columns counted; TypeFolderError where tags tore it apart."""
        try:
            parse(xml)
        except etree.XMLSyntaxError as error:
            raise TypeFolderError(say("模板的条件或循环拆散了段落或表格，印出的文稿打不开")) from error
        tree: Element = super().fix_tables(xml)
        return tree

    def build_headers_footers_xml(self, context: Mapping[str, Any], uri: str, jinja_env: Any = None) -> Iterator[Any]:
        """Yield the printed headers or footers."""
        self._story = say("页眉") if uri == self.HEADER_URI else say("页脚")
        yield from super().build_headers_footers_xml(context, uri, jinja_env)

    def render_footnotes(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Print the footnotes."""
        self._story = say("脚注")
        super().render_footnotes(context, jinja_env)

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        """Print the properties of the document: they are words, in which nothing is escaped."""
        for name in PROPERTIES:
            written = getattr(self.docx.core_properties, name)
            if "{" in written:
                self._lines = Lines((say("文档属性“{name}”", name=name),), (0,))
                filled = run(jinja_env.template("\n" + written), self._lines, context)
                setattr(self.docx.core_properties, name, unescape(filled.strip("\n")))


def fill(docx: bytes, names: Mapping[str, Any], *, dated: date | None = None) -> bytes:
    """Return the template *docx* printed with *names*: the same bytes for the same input, no editor's name in it.

    *dated* stands in the properties. TypeFolderError where the template is wrong, with the paragraph or cell and the item of
    the loop.
    """
    template = StrictTemplate(docx)
    template.print(names)
    properties = template.docx.core_properties
    properties.last_modified_by, properties.revision = "", 1
    properties.created = properties.modified = datetime.combine(dated, time(), UTC) if dated else _NO_DATE
    stream = io.BytesIO()
    template.save(stream)
    return pack(unpack(stream.getvalue()))
