"""A type's Word template made ready to print: cleaned, its samples taken, its tags read by docxtpl, compiled once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.doctypes.package import relationships, unpack
from drafter.word.cleaning import Package, clean_tree, cleaned, dangling, tree_of
from drafter.word.faults import syntax_fault
from drafter.word.grammar import as_jinja, as_words
from drafter.word.lines import Lines, into_lines, number_paragraphs
from drafter.word.samples import Slots, take_samples
from drafter.word.sandbox import Sandbox
from drafter.word.stories import other_stories
from drafter.word.styles import Styles
from drafter.word.tags import tag_problems
from drafter.word.xml import Element, q

_BLOCKS = re.compile(r"[{｛][{%｛％][^}]*\bblocks\b")
_SPAN = re.compile(r'<w:gridSpan w:val="([^"]*)"')
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill='
_FILL = re.compile(_SHADE + r'"([^"]*)"')
_COLOUR = re.compile(r"auto|[0-9A-Fa-f]{6}")
_MOST_COLUMNS = 63  # that a table of Word can have
_CONTAINER = re.compile(r"<w:(body|hdr|ftr|footnotes|endnotes)(?:\s[^>]*)?>")


class Tags(DocxTemplate):  # type: ignore[misc]
    """What is wanted of docxtpl: it mends tags that Word has torn apart, and puts {%p %} {%tr %} {%tc %} in their places."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO())

    def tidied(self, xml: str) -> str:
        """Return the part *xml* with its tables' columns counted and its pictures' ids set apart, as loops need it."""
        tree = self.fix_tables(with_cells(xml))
        self.docx_ids_index = 1000
        self.fix_docpr_ids(tree)
        return etree.tostring(tree, encoding="unicode")


class CellError(TypeFolderError):
    """A cell with a width or colour that Word cannot read."""


def with_cells(xml: str) -> str:
    """Return the printed part *xml*, empty widths and colours of cells made plain; CellError where Word cannot read one."""
    xml = xml.replace('<w:gridSpan w:val=""/>', "").replace(f'{_SHADE}""', f'{_SHADE}"auto"')
    for span in _SPAN.findall(xml):
        if not (span.isdecimal() and 0 < int(span[:9]) <= _MOST_COLUMNS):
            raise CellError(say("合并的列数应当是 1 到 {most} 的数，这里是“{value}”", most=_MOST_COLUMNS, value=span))
    for colour in _FILL.findall(xml):
        if not _COLOUR.fullmatch(colour):
            raise CellError(say("单元格的颜色应当是六位十六进制数，如 FFD9D9，这里是“{value}”", value=colour))
    return xml


class Story(NamedTuple):
    """A part with tags, compiled: what stands before and after its content, and where its lines come from.

    ``untidy``: loops may leave its tables or pictures so that docxtpl has to tidy them.
    """

    template: Template
    before: str
    after: str
    lines: Lines
    untidy: bool


class WordTemplate(NamedTuple):
    """A template ready to print; ``stories`` are its headers and footers with tags, ``section`` its last ``w:sectPr``."""

    package: Package
    body: Story
    stories: Mapping[str, Story]
    slots: Slots
    styles: Styles
    section: Element


@lru_cache(maxsize=8)
def compiled(docx: bytes) -> WordTemplate:
    """Return the template *docx* ready to print; TypeFolderError with the paragraph where it is wrong."""
    package = cleaned(docx)
    root = tree_of(package.main, package.parts[package.main])
    clean_tree(root)
    body = root.find(q("body"))
    if body is None or root.prefix != "w":
        raise TypeFolderError(say("模板里没有 Word 正文"))
    if dangling(root, package.related):
        raise TypeFolderError(say("模板里有链接的图片、嵌入的对象或图表，不能用来生成文稿"), say("请改为直接插入的图片"))
    section = body.find(q("sectPr"))
    section = etree.Element(q("sectPr")) if section is None else section
    if section.getparent() is body:
        body.remove(section)
    slots = Slots()
    styles = Styles(package.parts.get(package.named("styles"), b""))
    return WordTemplate(package, _story(root, body, slots), dict(_stories(package)), slots, styles, section)


@lru_cache(maxsize=8)
def names_blocks(docx: bytes) -> bool:
    """Tell whether the body of the template *docx* prints the blocks; others only name fields."""
    parts = unpack(docx)
    main = next((each.target for each in relationships(parts, "") if each.kind == "officeDocument"), "")
    try:
        words = "".join(each.text or "" for each in tree_of(main, parts.get(main, b"")).iter(q("t")))
    except TypeFolderError:
        return True  # whoever reads it for its blocks says what is wrong
    return _BLOCKS.search(words) is not None


def _stories(package: Package) -> Iterator[tuple[str, Story]]:
    for part, root, name in other_stories(package):
        yield part, _story(root, root, Slots(), name)


def _story(root: Element, content: Element, slots: Slots, name: str = "") -> Story:
    """Return the part *root* compiled, its tags and samples under *content*; *name* is what people call it."""
    places = number_paragraphs(content, name)
    problems = tag_problems(content, places)
    if problems:
        raise TypeFolderError.of(problems)
    source = source_of(root, content, slots, places)
    try:
        template = Sandbox().template(source.jinja)
    except TemplateSyntaxError as error:
        raise syntax_fault(error, source.lines) from error
    except RecursionError as error:
        raise TypeFolderError(say("模板的标签嵌套太深")) from error
    return Story(template, source.before, source.after, source.lines, source.untidy)


class Source(NamedTuple):
    """A part as Jinja reads it; the other values are those of its ``Story``."""

    jinja: str
    before: str
    after: str
    lines: Lines
    untidy: bool


def source_of(root: Element, content: Element, slots: Slots, places: tuple[str, ...]) -> Source:
    """Return the part *root*, its numbered paragraphs at *places*, as Jinja reads it; its samples go to *slots*."""
    take_samples(content, slots)
    content.text = " "  # so that an empty part has a start and an end
    xml = etree.tostring(root, encoding="unicode")
    start = _CONTAINER.search(xml)
    assert start is not None
    end = xml.rindex(f"</w:{start[1]}>")
    source, lines = into_lines(as_words(xml[start.end() : end]), places)
    untidy = "{%tc" in source or "<wp:docPr" in source or any(f"{word} " in source for word in ("colspan", "cellbg"))
    jinja = slots.filled_in(as_jinja(Tags().patch_xml(source)))
    return Source(jinja, xml[: start.end()], xml[end:], lines, untidy)
