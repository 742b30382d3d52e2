"""Blocks to a docx: the template printed with them, and packed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from lxml import etree

from drafter.base.errors import TypeFolderError
from drafter.base.files import reason
from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Place
from drafter.doctypes import DocumentType
from drafter.doctypes.format import Profile
from drafter.doctypes.package import xml_part
from drafter.draft.blocks import Block
from drafter.word.faults import RUNTIME, runtime_fault
from drafter.word.footers import LandscapeFooter, landscape_footers
from drafter.word.lists import Lists, NumberingMode, plan_lists
from drafter.word.output import first_free, packed
from drafter.word.printer import Printer
from drafter.word.sandbox import Steps
from drafter.word.sections import Sections
from drafter.word.template import Story, Tags, WordTemplate, compiled
from drafter.word.xml import parse

MOST_PRINTED = 20 * 2**20
"""The most characters that a template may print beside the blocks."""


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
        return _rendered(blocks, compiled(path.read_bytes()), document_type.profile, numbering, title, values, dated, pages)
    except OSError as error:
        raise TypeFolderError(say("无法读取 {path}：{reason}", path=path, reason=reason(error))) from error
    except TypeFolderError as error:
        problems = [replace(each, place=Place(str(path))) if each.place == NOWHERE else each for each in error.problems]
        raise TypeFolderError.of(problems) from error


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
    sections = Sections(template.section, profile, {each.kind: each.id for each in footers})
    printer = Printer(template.slots, template.styles, blocks, lists, sections, profile, pages)
    body = _print(template.body, {**names, "blocks": printer.views}, printer)
    printer.check()
    last = sections.xml(bool(blocks) and blocks[-1].landscape)
    printed[template.package.main] = _part(template.body, body + last)
    return packed(template.package, printed, lists, footers, title, dated)


def _landscape_footers(
    blocks: Sequence[Block], template: WordTemplate, profile: Profile, printed: Mapping[str, bytes]
) -> tuple[LandscapeFooter, ...]:
    if not any(block.landscape for block in blocks):
        return ()
    return landscape_footers(template.section, template.package, printed, Sections(template.section, profile).edge)


def _print(story: Story, names: Mapping[str, Any], printer: Printer | None = None) -> str:
    """Return what *story* prints, no more than is bearable beside the blocks of *printer*."""
    pieces: list[str] = []
    own = 0
    try:
        for piece in story.template.generate(names):
            own += len(piece)
            if own - (printer.size if printer else 0) > MOST_PRINTED:
                raise TypeFolderError(say("模板印出的内容太多"))
            pieces.append(piece)
    except RUNTIME as error:
        raise runtime_fault(error, story.lines, names) from error
    return "".join(pieces).replace("\n", "")


def _part(story: Story, content: str) -> bytes:
    """Return the part that *story* and its printed *content* make, checked to be XML."""
    xml = f"{story.before}{content}{story.after}"
    data = xml_part(xml)
    try:
        parse(data)
    except etree.XMLSyntaxError as error:
        raise TypeFolderError(say("模板的条件或循环拆散了段落或表格，印出的文稿打不开")) from error
    return xml_part(Tags().tidied(xml)) if story.untidy else data
