"""Blocks to a docx: the template printed with them, and packed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lxml import etree

from drafter.base.errors import TypeFolderError
from drafter.base.files import reason
from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Place
from drafter.doctypes import DocumentType
from drafter.doctypes.format import Profile
from drafter.doctypes.package import xml_part
from drafter.draft.blocks import Block, BlockKind
from drafter.draft.fields import Kind
from drafter.word.bounds import Steps
from drafter.word.figures import Figure
from drafter.word.lists import Lists, NumberingMode, plan_lists
from drafter.word.output import first_free, packed
from drafter.word.placing import first_pages
from drafter.word.printer import Printer
from drafter.word.running import run
from drafter.word.sections import Sections
from drafter.word.template import Story, Tags, WordTemplate, compiled, names_blocks
from drafter.word.xml import NAMESPACES, parse

if TYPE_CHECKING:
    from drafter.word.footers import LandscapeFooter

NAMED = frozenset(
    (
        *(BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.NOTE, BlockKind.COVER, BlockKind.ADDRESSEE),
        *(BlockKind.SIGNATURE, BlockKind.DATE, BlockKind.REMARK_LINE, BlockKind.BLANK),
    )
)
"""The blocks that are made of a field of words, which a template may name instead."""


def render(
    blocks: Sequence[Block],
    document_type: DocumentType,
    *,
    numbering: NumberingMode = NumberingMode.NATIVE,
    title: str = "",
    values: Mapping[str, object] = MappingProxyType({}),
    dated: date | None = None,
    pages: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Return *blocks* as a docx in the look of *document_type*; the same input gives the same bytes.

    *values* are the fields that the template may name beside ``blocks``; *title* and *dated* stand in the properties (without
    *dated* SOURCE_DATE_EPOCH is used, else no date stands there). *pages* are the printed page numbers of the contents by
    bookmark (``contents.bookmarks``); without them Word is asked to find them. TypeFolderError where the template cannot
    print the blocks.
    """
    path = document_type.template
    try:
        docx = path.read_bytes()
        values = _figures(document_type, values)
        values |= _by_label(document_type, values)
        if not names_blocks(docx):
            return _filled(docx, blocks, values, dated)
        return _rendered(blocks, compiled(docx), document_type.profile, numbering, title, values, dated, pages)
    except OSError as error:
        raise TypeFolderError(say("无法读取 {path}：{reason}", path=path, reason=reason(error))) from error
    except TypeFolderError as error:
        problems = [replace(each, place=Place(str(path))) if each.place == NOWHERE else each for each in error.problems]
        raise type(error).of(problems) from error


def _figures(document_type: DocumentType, values: Mapping[str, object]) -> dict[str, object]:
    """Return *values* with those of fields for numbers as what can be counted with."""
    numbers = {key for key, field in document_type.form.fields.items() if field.kind is Kind.NUMBER}
    return {key: Figure(value) if key in numbers and isinstance(value, str) else value for key, value in values.items()}


def _by_label(document_type: DocumentType, values: Mapping[str, object]) -> dict[str, object]:
    """Return *values* by the labels of their fields: a template may name a field by either, its key first."""
    fields = [each for each in document_type.form.fields.values() if each.key in values and each.label not in values]
    return {field.label: values[field.key] for field in fields if field.label.isidentifier()}


def _filled(docx: bytes, blocks: Sequence[Block], values: Mapping[str, object], dated: date | None) -> bytes:
    """Return a template without a loop over the blocks printed with *values*, unless words would be lost by it."""
    from drafter.word.filling import fill  # 3 ms that only such templates need

    if any(block.kind not in NAMED for block in blocks):
        message = say("模板里没有印正文的循环，正文、附件会丢失")
        raise TypeFolderError(message, say("循环写成 {tag}，drafter types new 新建的模板里有", tag="{%p for b in blocks %}"))
    return fill(docx, values, dated=dated)


def _rendered(
    blocks: Sequence[Block],
    template: WordTemplate,
    profile: Profile,
    numbering: NumberingMode,
    title: str,
    values: Mapping[str, object],
    dated: date | None,
    pages: Mapping[str, str],
) -> bytes:
    native = numbering is NumberingMode.NATIVE
    lists = plan_lists(blocks, *first_free(template.package)) if native else Lists()
    names: dict[str, Any] = {**values, Steps.NAME: Steps(len(blocks))}
    printed = {name: _part(story, _print(story, names)) for name, story in template.stories.items()}
    footers = _landscape_footers(blocks, template, profile, printed)
    sections = Sections(template.section, profile, {each.kind: each.id for each in footers}, first_pages(blocks))
    printer = Printer(template.slots, template.styles, blocks, lists, sections, profile, pages)
    body = _print(template.body, {**names, "blocks": printer.views}, printer)
    printer.check()
    last = sections.xml(bool(blocks) and blocks[-1].landscape)
    printed[template.package.main] = _part(template.body, body + last)
    if printer.styles:
        printed |= _with_styles(template, printer.styles)
    return packed(template.package, printed, lists, footers, title, dated)


def _landscape_footers(
    blocks: Sequence[Block], template: WordTemplate, profile: Profile, printed: Mapping[str, bytes]
) -> tuple[LandscapeFooter, ...]:
    if not any(block.landscape for block in blocks):
        return ()
    from drafter.word.footers import landscape_footers  # 1 ms that few documents need

    return landscape_footers(template.section, template.package, printed, Sections(template.section, profile).edge)


def _with_styles(template: WordTemplate, styles: str) -> dict[str, bytes]:
    """Return the template's styles with those made for the document."""
    part = template.package.named("styles")
    root = parse(template.package.parts[part])
    root.extend(parse(f"<w:styles {NAMESPACES}>{styles}</w:styles>"))
    return {part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}


def _print(story: Story, names: Mapping[str, Any], printer: Printer | None = None) -> str:
    """Return what *story* prints, as one line, no more than is bearable beside the blocks of *printer*."""
    return run(story.template, story.lines, names, lambda: printer.size if printer else 0).replace("\n", "")


def _part(story: Story, content: str) -> bytes:
    """Return the part that *story* and its printed *content* make, checked to be XML."""
    xml = f"{story.before}{content}{story.after}"
    data = xml_part(xml)
    try:
        parse(data)
    except etree.XMLSyntaxError as error:
        raise TypeFolderError(say("模板的条件或循环拆散了段落或表格，印出的文稿打不开")) from error
    return xml_part(Tags().tidied(xml)) if story.untidy else data
