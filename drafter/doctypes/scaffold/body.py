"""The body of a template: one loop over the blocks, with a visible sample for each kind in its style."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.doctypes.format import Profile, twips
from drafter.doctypes.package import escape, xml_part
from drafter.doctypes.scaffold.footers import footer_distance
from drafter.doctypes.scaffold.names import PARAGRAPHS, RULED, UNRULED
from drafter.doctypes.scaffold.styles import W

_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_SAMPLES = (
    ("title", 'b.kind == "title"', "标题"),
    ("subtitle", 'b.kind == "subtitle"', "副标题"),
    ("note", 'b.kind == "note"', "题注"),
    ("cover", 'b.kind == "cover"', "封面下部：编印单位、日期"),
    ("contents_title", 'b.kind == "contents_title"', "目录二字"),
    ("contents", 'b.kind == "contents"', "目录；各级的样子在样式 TOC 1 至 TOC 4 里改"),
    ("outline_title", 'b.kind == "outline_title"', "提纲二字"),
    ("outline_line", 'b.kind == "outline_line"', "提纲"),
    ("addressee", 'b.kind == "addressee"', "主送、称谓"),
    ("first", 'b.kind == "heading" and b.family == "first"', "标题 一、"),
    ("second", 'b.kind == "heading" and b.family == "second"', "标题（一）"),
    ("third", 'b.kind == "heading" and b.family == "third"', "标题 1."),
    ("fourth", 'b.kind == "heading" and b.family == "fourth"', "标题（1）"),
    ("article", 'b.kind == "heading" and b.family == "article"', "第一条"),
    ("subheading", 'b.kind == "subheading"', "不编号的小标题"),
    ("point", 'b.kind == "point"', "单独成段的分点"),
    ("caption", 'b.kind == "caption"', "表题"),
    (RULED.id, 'b.kind == "table" and b.ruled', "表格"),
    (UNRULED.id, 'b.kind == "table"', "不画线的表格，如名单"),
    ("table_note", 'b.kind == "table_note"', "表注"),
    ("reference", 'b.kind == "reference"', "附件说明"),
    ("signature", 'b.kind == "signature"', "署名"),
    ("date", 'b.kind == "date"', "成文日期"),
    ("remark_line", 'b.kind == "remark_line"', "附注"),
    ("appendix_label", 'b.kind == "appendix_label"', "附件标识"),
    ("appendix_title", 'b.kind == "appendix_title"', "附件标题"),
    ("count", 'b.kind == "count"', "合计"),
    ("blank", 'b.kind == "blank"', "空行"),
)


def document_xml(profile: Profile, footers: dict[str, str]) -> bytes:
    """Return the part word/document.xml; *footers* are the relationship ids of the footers by the kind of page."""
    body = "".join(_body(profile))
    return xml_part(f"<w:document {W} {_R}><w:body>{body}{_section(profile, footers)}</w:body></w:document>")


def _body(profile: Profile) -> Iterator[str]:
    yield _tag("{%p for b in blocks %}", "以下每一行灰字是条件，灰字下面是这种内容的样子：改样式就改了格式")
    for i, (role, condition, words) in enumerate(_SAMPLES):
        yield _tag(f"{{%p {'elif' if i else 'if'} {condition} %}}", words)
        yield _table(profile, role) if role in (RULED.id, UNRULED.id) else _sample(role)
    yield _tag("{%p else %}", "正文，包括段首有编号、首句有字体的")
    yield _sample("body")
    yield _tag("{%p endif %}", "")
    yield _tag("{%p endfor %}", "")


def _tag(tag: str, words: str) -> str:
    comment = f"{{# {words} #}}" if words else ""
    return _paragraph("tag", tag + comment)


def _sample(role: str) -> str:
    return _paragraph(role, "{{ b.runs }}")


def _paragraph(role: str, text: str) -> str:
    run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="{PARAGRAPHS[role].id}"/></w:pPr>{run}</w:p>'


def _table(profile: Profile, style: str) -> str:
    """Return a sample table: what its four cells look like, all cells of a table look like."""
    width = profile.paper.block_width
    halves = (width // 2, width - width // 2)
    grid = "".join(f'<w:gridCol w:w="{half}"/>' for half in halves)
    rows = (
        _row("<w:tblHeader/>", _cell("table_head", "{{ b.head }}", width, 2)),
        _row("", _cell("table_group", "{{ b.group }}", width, 2)),
        _row("", _cell("table_text", "{{ b.cell }}", halves[0]) + _cell("table_centred", "{{ b.centred }}", halves[1])),
    )
    layout = f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(properties: str, cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>"


def _cell(role: str, text: str, width: int, across: int = 1) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{_paragraph(role, text)}</w:tc>"


def _section(profile: Profile, footers: dict[str, str]) -> str:
    paper = profile.paper
    references = "".join(f'<w:footerReference w:type="{kind}" r:id="{name}"/>' for kind, name in footers.items())
    margins = "".join(f' w:{side}="{twips(getattr(paper, side))}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{twips(paper.width)}" w:h="{twips(paper.height)}"/>'
        f'<w:pgMar{margins} w:header="851" w:footer="{footer_distance(profile)}" w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{profile.grid.pitch}"/></w:sectPr>'
    )
