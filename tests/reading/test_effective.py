"""The format in effect on words and paragraphs: as Word resolves it, layer by layer."""

from __future__ import annotations

from rawdocx import element, raw_docx, style, zipped

from drafter.reading.displayed import displayed_in
from drafter.reading.effective import Effective, Format, Indent, Layout
from drafter.reading.package import Package
from drafter.reading.theme import Theme

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = (
    f'<a:theme xmlns:a="{DRAWING}"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/>'
    '<a:ea typeface=""/><a:font script="Hans" typeface="等线"/><a:font script="Jpan" typeface="游明朝"/></a:minorFont>'
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface="黑体"/></a:majorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


def run(properties: str, text: str = "文") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def formats(docx: bytes) -> list[Format]:
    package = Package(docx)
    theme = Theme(package.part("theme"), package.part("settings"))
    (paragraph,) = displayed_in(package, lambda styles: Effective(styles, theme))
    found = [each.look for each in paragraph.looks]
    assert all(isinstance(each, Format) for each in found)
    return [each for each in found if isinstance(each, Format)]


def layout(properties: str, styles: str = "") -> Layout:
    package = Package(raw_docx(f"<w:p><w:pPr>{properties}</w:pPr>{run('')}</w:p>", styles=styles))
    (paragraph,) = displayed_in(package, lambda found: Effective(found, Theme(None, None)))
    assert isinstance(paragraph.shape, Layout)
    return paragraph.shape


def with_theme(body: str, styles: str, language: str = "zh-CN") -> bytes:
    return zipped(
        {
            "word/document.xml": element("document", f"<w:body>{body}</w:body>"),
            "word/styles.xml": element("styles", styles),
            "word/settings.xml": element("settings", f'<w:themeFontLang w:eastAsia="{language}"/>'),
            "word/theme.xml": THEME,
        }
    )


def test_a_font_of_the_theme_beats_the_one_named_beside_it() -> None:
    fonts = '<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia" w:asciiTheme="majorHAnsi" w:hAnsi="宋体"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    body = f"<w:p>{run('')}</w:p>"
    (found,) = formats(with_theme(body, defaults))
    assert (found.face, found.ascii, found.high_ansi) == ("等线", "Cambria", "宋体")
    (found,) = formats(with_theme(body, defaults, "ja-JP"))
    assert found.face == "游明朝"
    (found,) = formats(with_theme(body, defaults, "ko-KR"))
    assert found.face == "仿宋"


def test_a_name_nearer_to_the_words_beats_the_theme_of_a_layer_below() -> None:
    theme = '<w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr>'
    styles = f"<w:docDefaults><w:rPrDefault>{theme}</w:rPrDefault></w:docDefaults>"
    (found,) = formats(with_theme(f"<w:p>{run('<w:rFonts w:eastAsia=' + chr(34) + '楷体' + chr(34) + '/>')}</w:p>", styles))
    assert found.face == "楷体"


def test_bold_of_paragraph_style_and_character_style_is_none() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = style("P", bold) + style("C", bold, more='w:type="character"')
    runs = run("") + run('<w:rStyle w:val="C"/>') + run('<w:rStyle w:val="C"/><w:b/>') + run('<w:b w:val="0"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{runs}</w:p>'
    assert [each.bold for each in formats(raw_docx(body, styles=styles))] == [True, False, True, False]


def test_hint_spacing_and_colour_come_down_to_the_words() -> None:
    inside = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:spacing w:val="-5"/><w:color w:val="FF0000"/><w:sz w:val="32"/></w:rPr>'
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{run("")}{run("<w:color w:val=" + chr(34) + "auto" + chr(34) + "/>")}</w:p>'
    )
    first, second = formats(raw_docx(body, styles=style("P", inside)))
    assert (first.hint, first.spacing, first.colour, first.size) == (True, -5, "FF0000", 16.0)
    assert (second.hint, second.colour) == (True, "")


def test_an_indent_in_characters_beats_one_in_twips_also_from_the_style() -> None:
    styles = style("P", '<w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr>')
    assert layout('<w:pStyle w:val="P"/>', styles).first == Indent(2.0)
    assert layout('<w:pStyle w:val="P"/><w:ind w:firstLine="0"/>', styles).first == Indent(2.0)
    assert layout('<w:pStyle w:val="P"/><w:ind w:firstLineChars="0" w:firstLine="0"/>', styles).first == Indent()


def test_twips_are_characters_of_the_size_that_the_words_have() -> None:
    assert layout('<w:ind w:firstLine="640"/>').first.of(16.0) == 2.0


def test_a_first_line_that_hangs_stands_before_the_others() -> None:
    found = layout('<w:ind w:left="840" w:hanging="420"/>')
    assert (found.first, found.rest) == (Indent(0.0, 420), Indent(0.0, 840))
    styles = style("P", '<w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr>')
    assert layout('<w:pStyle w:val="P"/><w:ind w:firstLine="0"/>', styles).first == Indent(0.0, 840)


def test_spacing_alignment_and_grid_are_those_of_the_nearest_layer() -> None:
    inside = '<w:pPr><w:spacing w:line="579" w:lineRule="exact"/><w:jc w:val="center"/><w:snapToGrid w:val="0"/></w:pPr>'
    found = layout('<w:pStyle w:val="P"/><w:jc w:val="both"/>', style("P", inside))
    assert (found.line, found.line_rule, found.justification, found.snaps, found.centred) == (
        579,
        "exact",
        "both",
        False,
        False,
    )
    assert (layout("").line, layout("").line_rule, layout("").snaps) == (240, "auto", True)
