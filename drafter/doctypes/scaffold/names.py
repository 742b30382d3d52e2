"""The styles of a template by name: names are what programs keep, ids change whenever one of them saves the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from drafter.draft.labels import Family


class StyleName(NamedTuple):
    """A style's id in a new template, and its name; built-in ones keep Word's own."""

    id: str
    name: str


PARAGRAPHS: Mapping[str, StyleName] = {
    "title": StyleName("Title", "Title"),
    "subtitle": StyleName("Subtitle", "Subtitle"),
    "note": StyleName("OfficialNote", "公文题注"),
    "cover": StyleName("OfficialCover", "公文封面"),
    "contents_title": StyleName("TOCHeading", "TOC Heading"),
    "contents": StyleName("TOC1", "toc 1"),
    "outline_title": StyleName("OfficialOutlineTitle", "公文提纲标题"),
    "outline_line": StyleName("OfficialOutlineLine", "公文提纲"),
    "addressee": StyleName("OfficialAddressee", "公文主送"),
    "body": StyleName("OfficialBody", "公文正文"),
    "point": StyleName("OfficialPoint", "公文分点"),
    "first": StyleName("Heading1", "heading 1"),
    "second": StyleName("Heading2", "heading 2"),
    "third": StyleName("Heading3", "heading 3"),
    "fourth": StyleName("Heading4", "heading 4"),
    "article": StyleName("Heading5", "heading 5"),
    "subheading": StyleName("OfficialSubheading", "公文小标题"),
    "caption": StyleName("OfficialCaption", "公文表题"),
    "table_note": StyleName("OfficialTableNote", "公文表注"),
    "reference": StyleName("OfficialReference", "公文附件说明"),
    "signature": StyleName("OfficialSignature", "公文署名"),
    "date": StyleName("OfficialDate", "公文成文日期"),
    "remark_line": StyleName("OfficialRemark", "公文附注"),
    "appendix_label": StyleName("OfficialAppendixLabel", "公文附件标识"),
    "appendix_title": StyleName("OfficialAppendixTitle", "公文附件标题"),
    "count": StyleName("OfficialCount", "公文合计"),
    "blank": StyleName("OfficialBlank", "公文空行"),
    "table_head": StyleName("OfficialTableHead", "公文表头"),
    "table_group": StyleName("OfficialTableGroup", "公文表内分组"),
    "table_text": StyleName("OfficialTableText", "公文表内文字"),
    "table_centred": StyleName("OfficialTableCentred", "公文表内居中"),
    "page_number": StyleName("Footer", "footer"),
    "tag": StyleName("OfficialTag", "模板标记"),
}
"""The paragraph style of each role."""

DEEPER_CONTENTS = (StyleName("TOC2", "toc 2"), StyleName("TOC3", "toc 3"), StyleName("TOC4", "toc 4"))
"""The styles of the deeper entries of a 目录, from its second level down."""

LEADS: Mapping[Family | None, StyleName] = {
    Family.FIRST: StyleName("OfficialLead1", "一级首句"),
    Family.SECOND: StyleName("OfficialLead2", "二级首句"),
    Family.THIRD: StyleName("OfficialLead3", "三级首句"),
    Family.FOURTH: StyleName("OfficialLead4", "四级首句"),
    Family.ARTICLE: StyleName("OfficialLeadArticle", "条文首句"),
    None: StyleName("OfficialLead", "小标题首句"),
}
"""The character style of a lead, by the family of the paragraph's label; None: it has no label."""

STRONG = StyleName("Strong", "Strong")
RULED = StyleName("OfficialTable", "公文表格")
UNRULED = StyleName("OfficialTableUnruled", "公文无线表格")
