"""What is repeated is said once, places are where the review of the text has them, levels and clauses are the profile's."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from reviewing import TYPES, office
from seeding import (
    DOCUMENT,
    EXAMPLES,
    FORMAT,
    STYLES,
    anonymous,
    format_findings,
    found,
    packed,
    parts_of,
    rendered,
    replaced,
    rewritten,
)
from sketches import sketch

from drafter.base.settings import read_settings
from drafter.doctypes.format import Strength
from drafter.inspection import inspect
from drafter.inspection.office import open_office
from drafter.review.choice import Setting
from drafter.review.finding import Finding, Severity
from drafter.review.format import checking
from drafter.review.format.rule import STANDARD
from drafter.review.registry import all_rules, format_rules

CORPUS = Path(__file__).parents[3] / "../shared/corpus/docx"
LONG = "全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"
OWN = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def sketched(text: str, profile: str = "") -> list[Finding]:
    return list(format_findings(sketch(text), profile))


@pytest.mark.parametrize("name", OWN)
def test_our_own_documents_have_nothing_against_their_format(name: str) -> None:
    assert found(rendered(name)) == []
    parts = parts_of(rendered(name))
    anonymous(parts)
    assert found(packed(parts)) == []


def test_what_one_rule_says_again_and_again_is_said_once_with_the_first_places() -> None:
    (one,) = sketched(f"[宋体 5段] {LONG}")
    assert one.rule == "font"
    assert one.message == "用的是宋体三号，应为仿宋三号（共5处：第1段、第2段、第3段……）"
    assert (one.paragraph, one.text, one.start, one.end) == (1, LONG, 0, len(LONG))


def test_three_different_remarks_of_a_rule_are_made_and_the_others_counted() -> None:
    fonts = ("宋体", "隶书", "微软雅黑", "幼圆", "华文行楷")
    findings = sketched("\n".join(f"[{font}] {LONG}" for font in fonts))
    assert len(findings) == 3
    assert [each.message.partition("；")[2] for each in findings] == ["", "", "另有2处"]


def test_a_paragraph_has_the_number_that_the_review_of_the_text_gives_it() -> None:
    text = f"[标题] 工作↵要点\n[正文] {LONG}\n[宋体] {LONG.replace('，', ',')}"
    findings = [each for each in inspect(sketch(text), "a.docx", office()).findings if each.rule in ("font", "half-width")]
    assert {(each.rule, each.paragraph) for each in findings} == {("font", 4), ("half-width", 4)}


def test_a_place_in_a_table_is_told_by_row_and_column() -> None:
    parts = parts_of(rendered("work-plan"))
    replaced(DOCUMENT, ">万册次<", ">{{ unit }}<")(parts)
    (one,) = format_findings(packed(parts))
    assert one.message == "留着模板标记：{{ unit }}"
    assert one.cell == (1, 3, 2)
    assert one.text == "{{ unit }}"


def test_level_and_clause_of_every_rule_are_those_of_the_standard() -> None:
    """What a rule's page says is what the bundled profile says of it."""
    profile = TYPES.profile("gbt9704")
    severities = {Strength.MANDATED: Severity.ERROR, Strength.USUAL: Severity.HINT, Strength.PRACTICE: Severity.HINT}
    spoken = [each for make in checking._RULES if (each := make()).authority]
    assert len(spoken) > 10
    for each in spoken:
        named = profile.rules[each.authority]
        assert each.level is severities[named.strength], each.id
        assert each.source == (f"{STANDARD} {named.clause}" if named.clause else "实务"), each.id


def test_an_office_that_differs_has_its_own_profile(tmp_path: Path) -> None:
    path = tmp_path / "office.yaml"
    looks = "looks: {body: {font: 宋体, size: 三号}}\n"
    path.write_text(f"base: gbt9704\ntitle: 本单位格式\n{looks}rules: {{looks.body: 规定 二}}\n", encoding="utf-8")
    assert sketched(f"[宋体] {LONG}", str(path)) == []
    (one,) = (each for each in sketched(f"[正文] {LONG}", str(path)) if each.rule == "font")
    assert (one.message, one.level, one.source) == ("用的是仿宋三号，应为宋体三号", Severity.ERROR, "本单位格式 二")


def test_rules_of_the_format_are_turned_on_and_off_like_all_others() -> None:
    docx = sketch(f"[宋体 西文=Calibri 加粗] 一、2026年的任务\n[正文 顶格] {LONG}")
    given = office()
    assert {"level-font", "level-bold", "first-line"} <= {each.rule for each in inspect(docx, "a.docx", given).findings}
    assert {each.rule for each in inspect(docx, "a.docx", given, only=["latin-font"]).findings} == {"latin-font"}
    settings = {rule: Setting(is_on=False, reason="按本单位习惯") for rule in ("level-bold", "level-font")}
    left = inspect(docx, "a.docx", replace(given, settings=settings))
    assert not {"level-font", "level-bold"} & {each.rule for each in left.findings}
    assert left.off == settings


def test_the_profile_of_the_settings_is_used(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[format]\nprofile = "本单位"\n', encoding="utf-8")
    assert open_office(TYPES, read_settings(file)).profile == "本单位"
    assert open_office(TYPES, read_settings(file), "gbt9704").profile == "gbt9704"
    assert open_office(TYPES, read_settings(tmp_path / "none.toml")).profile == "gbt9704"


@pytest.mark.parametrize(("place", "rules"), [(0, []), (8, ["font"])])
def test_words_in_a_face_of_the_levels_may_lead_a_paragraph_but_not_stand_in_it(place: int, rules: list[str]) -> None:
    parts = parts_of(sketch(f"[正文] {LONG[:place]}一是抓早。{LONG[place:]}"))
    begin = re.search(r"<w:r>(?P<look><w:rPr>.*?</w:rPr>)<w:t[^>]*>", parts[DOCUMENT])
    assert begin is not None
    kai = f"</w:t></w:r><w:r>{begin['look'].replace('仿宋', '楷体')}<w:t>一是抓早。</w:t></w:r>{begin.group()}"
    replaced(DOCUMENT, "一是抓早。", kai)(parts)
    assert found(packed(parts)) == rules


def test_a_whole_paragraph_in_a_face_of_the_levels_leads_nothing() -> None:
    assert [each.rule for each in sketched(f"[楷体] {LONG}")] == ["font"]


def test_fonts_of_one_class_are_the_same() -> None:
    for font in ("仿宋_GB2312", "方正仿宋_GBK", "FangSong", "华文仿宋"):
        assert sketched(f"[{font}] {LONG}") == [], font
    assert [each.rule for each in sketched(f"[宋体] {LONG}")] == ["font"]


def needs(name: str) -> bytes:
    path = CORPUS / name
    if not path.exists():
        pytest.skip(f"the optional corpus is not here: {name}")
    return path.read_bytes()


def test_a_document_that_is_none_of_an_office_gets_a_short_list() -> None:
    """Rules of a club: margins, title, text and headings, each once; nothing about page numbers, for it is one page."""
    findings = list(format_findings(needs("club-rules.docx")))
    assert [each.rule for each in findings] == ["margins", "title-place", "title-font", "font", "first-line", "level-font"]
    assert "共9处" in findings[-1].message


def test_a_plan_of_a_college_gets_what_a_careful_reader_would_say() -> None:
    findings = {each.rule: each.message for each in format_findings(needs("college-workplan.docx"))}
    assert set(findings) == {
        "margins",
        "grid",
        "metadata",
        "level-font",
        "level-bold",
        "first-line",
        "font",
        "quote-font",
    }
    assert "每页排44行、每行39字" in findings["grid"]
    assert findings["font"].startswith("用的是宋体五号，应为仿宋三号")
    assert "Calibri" in findings["quote-font"]


def test_every_rule_of_the_format_is_documented_as_one() -> None:
    assert {rule.id for rule in format_rules()} == FORMAT
    assert {rule.id for rule in all_rules()} > FORMAT
    assert all(re.fullmatch("[a-z-]+", rule.id) for rule in format_rules())


@pytest.mark.usefixtures("libreoffice")
def test_what_libreoffice_saved_gives_no_finding(tmp_path: Path) -> None:
    """A clean document opened and saved elsewhere stays clean: other style ids, twips rounded, hints lost."""
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "plan.docx"
    source.write_bytes(rendered("work-plan"))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=180)
    saved = (tmp_path / "plan.docx").read_bytes()
    assert saved != source.read_bytes()
    assert found(saved) == []
    assert STYLES in parts_of(saved)


def test_compound_automatic_numbers_are_not_taken_for_their_first_number() -> None:
    parts = parts_of(sketch("[自动 一、] 甲\n[自动 一、] 乙\n[自动 一、] 丙"))
    replaced("word/numbering.xml", 'w:lvlText w:val="%1、"', 'w:lvlText w:val="一、%1"')(parts)
    assert found(packed(parts)) == []


def test_a_part_that_is_damaged_does_not_hide_what_is_wrong_with_the_text() -> None:
    parts = parts_of(rendered("minimal"))
    parts["word/footer-even.xml"] = "<w:ftr"
    docx = packed(parts)
    result = inspect(docx, "a.docx", office())
    assert result.document is not None
    assert [str(each.place) for each in result.problems] == ["a.docx"]
    assert "footer-even.xml" in result.problems[0].message


def test_a_file_that_says_nothing_of_its_page_is_not_judged_by_it() -> None:
    parts = parts_of(rendered("work-plan"))
    rewritten(DOCUMENT, "<w:sectPr>.*?</w:sectPr>", "<w:sectPr/>")(parts)
    assert not {"paper", "margins", "grid", "title-lines", "page-number"} & set(found(packed(parts)))


@pytest.mark.parametrize(
    ("heading", "rules"),
    [("第一章　总则", []), ("第一条　各部门要密切配合，分工负责，形成合力，确保落实到位。", ["font"])],
)
def test_only_running_text_of_a_statute_is_judged_as_text(heading: str, rules: list[str]) -> None:
    assert [each.rule for each in sketched(f"[正文] {LONG}\n[黑体] {heading}")] == rules


def test_different_messages_of_a_rule_are_shown_at_different_paragraphs() -> None:
    mixed = [f"[{font}] {LONG}" for font in ("宋体", "宋体", "隶书")]
    parts = parts_of(sketch("\n".join(mixed)))
    rewritten(
        DOCUMENT,
        "(抓好)(.*?</w:p>)",
        r'\1</w:t></w:r><w:r><w:rPr><w:rFonts w:eastAsia="隶书"/><w:sz w:val="32"/></w:rPr><w:t>\2',
    )(parts)
    assert [(each.rule, each.paragraph) for each in format_findings(packed(parts)) if each.rule == "font"] == [
        ("font", 1),
        ("font", 3),
    ]
