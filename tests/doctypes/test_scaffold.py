"""The template that is built from a profile: what an office worker opens in Word."""

import io
import runpy
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from drafter.doctypes import scaffold
from drafter.doctypes.format import NumberPlace
from drafter.doctypes.locations import bundled
from drafter.doctypes.package import unpack
from drafter.doctypes.profile import load_profile
from drafter.doctypes.scaffold.names import PARAGRAPHS
from drafter.draft.blocks import BlockKind
from drafter.word.xml import parse, q

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def gbt9704():
    profile, _ = load_profile("gbt9704", [bundled() / "profiles"])
    return profile


@pytest.fixture(scope="module")
def parts(gbt9704):
    return unpack(scaffold.build(gbt9704))


@pytest.fixture(scope="module")
def opened(gbt9704):
    """The template as another program reads it."""
    return docx.Document(io.BytesIO(scaffold.build(gbt9704)))


def test_the_bundled_templates_are_what_the_script_builds():
    built = runpy.run_path(str(ROOT / "scripts" / "build_templates.py"))["built"]()
    assert built
    for path, template in built.items():
        assert unpack(path.read_bytes()) == unpack(template), f"run scripts/build_templates.py: {path.name} is not as built"


def test_the_same_profile_gives_the_same_bytes(gbt9704):
    assert scaffold.build(gbt9704) == scaffold.build(replace(gbt9704))


def test_a_template_is_lean(gbt9704):
    assert len(scaffold.build(gbt9704)) < 16_000


def test_word_s_own_styles_keep_their_names(opened):
    names = {style.name for style in opened.styles}
    assert {"Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Strong"} <= names


def test_there_is_a_sample_for_every_kind_of_block(opened):
    text = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    in_the_else = {BlockKind.BODY, BlockKind.ITEM}
    assert [kind for kind in set(BlockKind) - in_the_else if f'b.kind == "{kind}"' not in text] == []
    samples = {paragraph.style.name for paragraph in opened.paragraphs if paragraph.text == "{{ b.runs }}"}
    assert "公文正文" in samples
    assert samples | {"模板标记", "Footer", "公文表头", "公文表内分组", "公文表内文字", "公文表内居中"} == {
        opened.styles[style.name].name for style in PARAGRAPHS.values()
    }


def test_the_sheet_is_the_profile_s(opened):
    section = opened.sections[0]
    assert abs(section.page_width - Mm(210)) < Mm(0.1)
    assert [round(side.mm) for side in (section.top_margin, section.left_margin, section.right_margin)] == [37, 28, 26]


@pytest.mark.parametrize("role", sorted(PARAGRAPHS))
def test_every_style_has_exact_lines_and_explicit_fonts(opened, role):
    """Natural line heights differ between programs, and theme fonts beat the names that a profile gives."""
    style = opened.styles[PARAGRAPHS[role].name]
    lines = [each.paragraph_format.line_spacing for each in chain(style) if each.paragraph_format.line_spacing is not None]
    assert lines[0] is not None
    assert lines[0].pt in (28.95, 22, 14)


def chain(style):
    while style is not None:
        yield style
        style = style.base_style


def test_a_page_is_filled_to_its_last_line(opened):
    """Widow control would leave some pages at 21 lines."""
    assert opened.styles["Normal"].paragraph_format.widow_control is False


def test_no_font_comes_from_a_theme_and_every_style_hints_at_chinese(parts):
    styles = parse(parts["word/styles.xml"])
    fonts = list(styles.iter(q("rFonts")))
    assert fonts
    for each in fonts:
        assert each.get(q("hint")) == "eastAsia"
        assert not [name for name in each.attrib if "Theme" in name]
    assert "word/theme/theme1.xml" not in parts


def test_settings_are_those_of_a_facing_chinese_document_of_today(parts):
    settings = parts["word/settings.xml"].decode()
    assert "<w:evenAndOddHeaders/>" in settings
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert 'w:eastAsia="zh-CN"' in settings


def test_nobody_is_named_and_no_day(parts):
    core = parse(parts["docProps/core.xml"])
    assert [(each.tag.rpartition("}")[2], each.text) for each in core] == [("language", "zh-CN")]


def test_another_profile_gives_another_template(gbt9704):
    looks = {**gbt9704.looks, "first": gbt9704.looks["first"]._replace(latin='"黑体"&<一>', bold=True)}
    number = gbt9704.page_number._replace(before="第", after="页", place=NumberPlace.CENTRE)
    other = replace(gbt9704, looks=looks, page_number=number, paper=gbt9704.paper._replace(top=35))
    opened = docx.Document(io.BytesIO(scaffold.build(other)))
    assert opened.styles["Heading 1"].font.bold
    assert opened.styles["Heading 1"].font.name == '"黑体"&<一>'
    assert round(opened.sections[0].top_margin.mm) == 35
    footer = opened.sections[0].footer.paragraphs[0]
    assert footer.text.startswith("第")
    assert footer.text.endswith("页")
    assert not opened.settings.odd_and_even_pages_header_footer
