"""The styles of a template: Word's own ones restyled, and one for each kind of block that Word has none for."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.doctypes.format import Look, Profile
from drafter.doctypes.package import escape, xml_part
from drafter.doctypes.scaffold.names import DEEPER_CONTENTS, LEADS, PARAGRAPHS, RULED, STRONG, UNRULED, StyleName

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEADINGS = ("first", "second", "third", "fourth", "article")
_INDENTED = ("body", *_HEADINGS, "subheading", "point", "outline_line", "remark_line")
_CENTRED = (
    "title",
    "subtitle",
    "note",
    "cover",
    "contents_title",
    "outline_title",
    "appendix_title",
    "count",
    "caption",
    "table_head",
    "table_centred",
)
_KEPT = (*_HEADINGS, "subheading", "contents_title", "outline_title")
_RIGHT = ("signature", "date")
_LEFT = ("addressee", "reference", "appendix_label", "table_group", "table_text", "table_note")
_IN_TABLE = ("caption", "table_note", "table_head", "table_group", "table_text", "table_centred")
_LOOK_OF = {"blank": "body", "table_centred": "table_text"}
_LEAST_PITCH = 1.3
"""The least line pitch of a role, in its type size: less would clip it."""

_TALLEST = 1.45
"""The natural height of a line of the tallest Chinese faces (Noto CJK), in its type size."""

CLEAR_OF_NUMBER = 2.5
"""What the words of a 目录 keep clear at the right, in 字: three digits take 1.5."""

CELL_MARGINS = {"top": 28, "left": 85, "bottom": 28, "right": 85}
"""The space in twips between a cell's rules and its text."""


def styles_xml(profile: Profile) -> bytes:
    """Return the part word/styles.xml for *profile*."""
    styles = "".join(_styles(profile))
    return xml_part(f"<w:styles {W}>{_defaults(profile)}{_LATENT}{styles}</w:styles>")


# Word lists every style it has unless it is told to hide those that a document does not use.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" '
    'w:count="376"/>'
)


def _defaults(profile: Profile) -> str:
    look = fonts(profile.looks["body"]) + _size(profile.looks["body"])
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{look}{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"


def fonts(look: Look) -> str:
    """Return the fonts of *look*; the hint keeps “ ” … — in the Chinese face."""
    latin, chinese = escape(look.latin), escape(look.font)
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _size(look: Look) -> str:
    half_points = round(look.size * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _run(look: Look, spacing: int | None = None) -> str:
    spaced = "" if spacing is None else f'<w:spacing w:val="{spacing}"/>'
    return f"<w:rPr>{fonts(look)}{_bold(look)}{spaced}{_size(look)}</w:rPr>"


def _bold(look: Look) -> str:
    return "<w:b/><w:bCs/>" if look.bold else ""


def _styles(profile: Profile) -> Iterator[str]:
    yield _normal(profile)
    for role, style in PARAGRAPHS.items():
        if role != "tag":
            yield _paragraph(profile, role, style)
    for level, style in enumerate(DEEPER_CONTENTS, 2):
        yield _paragraph(profile, "contents", style, level)
    yield _tag()
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    for family, style in LEADS.items():
        look = profile.look(family) if family else profile.looks["subheading"]
        own_size = "" if look.size == profile.looks["body"].size else _size(look)  # else the lead follows the body's size
        yield _character(style, f"<w:rPr>{fonts(look)}{_bold(look)}{own_size}</w:rPr>")
    yield _character(STRONG, "<w:rPr><w:b/><w:bCs/></w:rPr>")
    yield from _tables(profile)


def _normal(profile: Profile) -> str:
    gap = "" if profile.latin_gap else '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    line = f'<w:spacing w:before="0" w:after="0" w:line="{profile.grid.pitch}" w:lineRule="exact"/>'
    # widowControl would leave some pages a line short of the grid.
    # Said also where it is Word's default: LibreOffice 7.4 reads the value the other way round, and so keeps inside the block.
    edge = f'<w:overflowPunct w:val="{int(profile.hanging_punctuation)}"/>'
    paragraph = f'<w:pPr><w:widowControl w:val="0"/><w:kinsoku/>{edge}{gap}{line}<w:jc w:val="both"/></w:pPr>'
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"{paragraph}{_run(profile.looks['body'], profile.grid.spacing)}</w:style>"
    )


def _paragraph(profile: Profile, role: str, style: StyleName, level: int = 1) -> str:
    look = profile.looks[_LOOK_OF.get(role, role)]
    layout = entry_layout(profile, level) if role == "contents" else _layout(profile, role)
    return (
        f'<w:style w:type="paragraph"{_custom(style)} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{_next(role)}<w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr>{_run(look, _spacing(profile, role))}</w:style>"
    )


def _custom(style: StyleName) -> str:
    return ' w:customStyle="1"' if style.id.startswith("Official") else ""


def _next(role: str) -> str:
    after = "body" if role in (*_HEADINGS, "subheading", "addressee") else ""
    return f'<w:next w:val="{PARAGRAPHS[after].id}"/>' if after else ""


def _spacing(profile: Profile, role: str) -> int | None:
    """Return what is added to each character in twips: the grid's for text on the grid, else nothing; None: as in Normal."""
    if role in _IN_TABLE or role == "page_number":
        return 0
    same = profile.looks[_LOOK_OF.get(role, role)].size == profile.looks["body"].size
    return None if same else 0


def entry_layout(profile: Profile, level: int, width: int | None = None) -> str:
    """Return the layout of an entry of a 目录: a leader to the page number at the right edge, turned-over lines further in.

    *width* is the text block's in twips, that of the profile's paper where there is none.
    """
    right = width or profile.paper.block_width
    tab = f'<w:tabs><w:tab w:val="right" w:leader="middleDot" w:pos="{right}"/></w:tabs>'
    # In Word the indent at the right keeps the words clear of the number. LibreOffice does not print a number that stands in
    # one, so its own measure of it is nothing; there only the breaks of the entries themselves keep them clear.
    clear = f' w:rightChars="{round(CLEAR_OF_NUMBER * 100)}" w:right="0"'
    return f'{tab}<w:ind{_sides(profile, left=level, hanging=1)}{clear}/><w:jc w:val="left"/>'


def _indents(profile: Profile, **widths: float) -> str:
    return f"<w:ind{_sides(profile, **widths)}/>"


def _sides(profile: Profile, **widths: float) -> str:
    """Return indents in 字, for Word in characters and in twips for LibreOffice, which knows only them."""
    return "".join(
        f' w:{side}Chars="{round(width * 100)}" w:{side}="{round(width * profile.character)}"'
        for side, width in widths.items()
    )


def _layout(profile: Profile, role: str) -> str:
    pitch = line_pitch(profile, role)
    line = "" if pitch == profile.grid.pitch else f'<w:spacing w:line="{pitch}" w:lineRule="exact"/>'
    # LibreOffice stretches lines of another pitch, and those of a face too high for the grid, to whole lines of the grid.
    fits = pitch == profile.grid.pitch and profile.looks[_LOOK_OF.get(role, role)].size * 20 * _TALLEST <= pitch
    snap = "" if fits else '<w:snapToGrid w:val="0"/>'
    outline = f'<w:outlineLvl w:val="{_HEADINGS.index(role)}"/>' if role in _HEADINGS else ""
    keep = "<w:keepNext/>" if role in _KEPT and profile.keep_headings else ""
    return keep + snap + line + _indent(profile, role) + _alignment(role) + outline


def line_pitch(profile: Profile, role: str) -> int:
    """Return the pitch of the lines of *role* in twips."""
    size = profile.looks[_LOOK_OF.get(role, role)].size * 20
    if role == "page_number":
        return round(size)
    return max(profile.table.pitch if role in _IN_TABLE else profile.grid.pitch, round(size * _LEAST_PITCH))


def _indent(profile: Profile, role: str) -> str:
    return _indents(profile, firstLine=profile.first_line) if role in _INDENTED else ""


def _alignment(role: str) -> str:
    for value, roles in (("center", _CENTRED), ("right", _RIGHT), ("left", _LEFT)):
        if role in roles:
            return f'<w:jc w:val="{value}"/>'
    return ""


def _tag() -> str:
    style = PARAGRAPHS["tag"]
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="280" w:lineRule="exact"/>'
        '<w:jc w:val="left"/></w:pPr><w:rPr><w:color w:val="7F7F7F"/><w:spacing w:val="0"/><w:sz w:val="18"/>'
        '<w:szCs w:val="18"/></w:rPr></w:style>'
    )


def _character(style: StyleName, run: str) -> str:
    return (
        f'<w:style w:type="character"{_custom(style)} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{run}</w:style>'
    )


def _tables(profile: Profile) -> Iterator[str]:
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in CELL_MARGINS.items())
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
    eighths = round(profile.table.rule * 8)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="auto"/>' for side in sides)
    for style, borders in ((RULED, f"<w:tblBorders>{rules}</w:tblBorders>"), (UNRULED, "")):
        yield (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
            f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{borders}</w:tblPr></w:style>'
        )
