"""Notice, request and minutes as printed: 版头, 版记 and attendance where GB/T 9704-2012 has them (7.2, 7.4, 10.3)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
import pytest
from printed import MM_PER_POINT, Line, Page, pdf_pages

from drafter.doctypes.package import unpack
from drafter.word.xml import parse, q

EXAMPLES = Path(__file__).parents[1] / "examples"
NAMES = ("notice", "request", "minutes")
TOP, BOTTOM, LEFT, RIGHT = 37.0, 262.0, 28.0, 184.0  # mm: the edges of the text block
CHARACTER, LINE = 5.56, 10.21  # mm: a character of 三号 in the grid, a line
RED, BLACK = (1, 0, 0), (0, 0, 0)
LEAST = """\
type: {name}
organisation: 某某区文化馆
title: 事项
body: |
  正文。
"""
IMPRINT = "copies: [某某区图书馆]\nprinter: 某某区文化馆办公室\nprint_date: 2027-03-15\n"


class Rule(NamedTuple):
    """A horizontal rule: its height on the page and its ends in mm, its weight in mm, its colour."""

    y: float
    x0: float
    x1: float
    weight: float
    colour: tuple[int, ...]


Printed = Callable[[str, str], bytes]


def rules(path: Path) -> list[list[Rule]]:
    """The rules of each page of the PDF, from the top."""

    def rule(line: dict[str, Any]) -> Rule:
        x0, y, x1, weight = (line[key] * MM_PER_POINT for key in ("x0", "top", "x1", "linewidth"))
        return Rule(
            round(y, 2), round(x0, 1), round(x1, 1), round(weight, 2), tuple(round(each) for each in line["stroking_color"])
        )

    with pdfplumber.open(path) as pdf:
        flat = ([each for each in page.lines if each["top"] == each["bottom"]] for page in pdf.pages)
        return [sorted({rule(line) for line in lines}) for lines in flat]


def line(page: Page, text: str) -> Line:
    return next(each for each in page.lines if text in each.text)


def notes(docx: bytes) -> list[str]:
    """The lines of the footnotes, which hold the 版记."""
    root = parse(unpack(docx)["word/footnotes.xml"])
    shown = [
        "".join("\t" if each.tag == q("tab") else each.text or "" for each in p.iter(q("t"), q("tab")))
        for p in root.iter(q("p"))
    ]
    return [each.lstrip("\t") for each in shown if each]


@pytest.fixture(scope="module")
def examples(printed: Printed, to_pdf: Callable[..., list[Path]]) -> dict[str, Path]:
    """The PDF of each example."""
    made = [printed((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"), "native") for name in NAMES]
    return dict(zip(NAMES, to_pdf(*made), strict=True))


@pytest.fixture(scope="module")
def pages(examples: dict[str, Path]) -> dict[str, tuple[Page, ...]]:
    return {name: pdf_pages(path) for name, path in examples.items()}


@pytest.mark.parametrize(("name", "words"), [("notice", "文件"), ("request", "文件"), ("minutes", "会议纪要")])
def test_the_issuer_stands_35_mm_below_the_edge_in_red(
    name: str, words: str, pages: dict[str, tuple[Page, ...]], examples: dict[str, Path]
) -> None:
    mark = line(pages[name][0], f"某某区文化馆{words}")
    assert mark.top == pytest.approx(TOP + 35, abs=0.5)
    assert (mark.family, mark.size) == ("小标宋", 42.0)
    assert (mark.x0 + mark.x1) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
    with pdfplumber.open(examples[name]) as pdf:
        assert {tuple(map(round, each["non_stroking_color"])) for each in pdf.pages[0].chars if each["size"] > 40} == {RED}


@pytest.mark.parametrize("name", NAMES)
def test_the_red_rule_is_as_wide_as_the_text_block(
    name: str, pages: dict[str, tuple[Page, ...]], examples: dict[str, Path]
) -> None:
    (rule,) = rules(examples[name])[0]
    number = pages[name][0].lines[[each.top > rule.y for each in pages[name][0].lines].index(True) - 1]
    title = pages[name][0].lines[[each.top > rule.y for each in pages[name][0].lines].index(True)]
    assert (rule.colour, rule.x0, rule.x1) == (RED, LEFT, RIGHT)
    assert rule.y - number.bottom == pytest.approx(4, abs=0.5)
    assert title.top - rule.y == pytest.approx(2 * LINE, abs=2.5)
    assert title.family == "小标宋"


def test_the_number_of_a_notice_is_centred_two_lines_below(pages: dict[str, tuple[Page, ...]]) -> None:
    mark, number = line(pages["notice"][0], "文化馆文件"), line(pages["notice"][0], "某文〔2027〕5号")
    assert (number.x0 + number.x1) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
    assert number.top - mark.bottom == pytest.approx(2 * LINE, abs=5)
    assert (number.family, number.size) == ("仿宋", 16.0)


def test_number_and_signer_of_a_request_stand_one_character_in(pages: dict[str, tuple[Page, ...]]) -> None:
    both = line(pages["request"][0], "签发人：张某某")
    assert both.text.startswith("某文〔2027〕6号\t")
    assert both.x0 == pytest.approx(LEFT + CHARACTER, abs=0.6)
    assert both.x1 == pytest.approx(RIGHT - CHARACTER, abs=0.6)
    assert both.families >= {"仿宋", "楷体"}


@pytest.mark.parametrize("name", NAMES)
def test_the_imprint_ends_on_the_last_line_of_the_last_page(
    name: str, pages: dict[str, tuple[Page, ...]], examples: dict[str, Path]
) -> None:
    *others, last = rules(examples[name])
    own = [each for each in last if each.colour == BLACK and each.y > 200]
    assert not any(each.colour == BLACK and each.y > 230 for page in others for each in page)
    assert own[-1].y == pytest.approx(BOTTOM, abs=0.5)
    assert [(each.x0, each.x1) for each in own] == [pytest.approx((LEFT, RIGHT), abs=0.2)] * len(own)
    assert [each.weight for each in own] == ([0.35, 0.26, 0.35] if name != "request" else [0.35, 0.35])
    printer = pages[name][-1].lines[-1]
    assert (printer.family, printer.size) == ("仿宋", 14.0)
    assert printer.text.replace(" ", "").endswith("印发")
    assert printer.x0 == pytest.approx(LEFT + 4.94, abs=0.6)
    assert printer.x1 == pytest.approx(RIGHT - 4.94, abs=0.6)


def test_turned_over_copies_stand_behind_the_colon(pages: dict[str, tuple[Page, ...]]) -> None:
    first, second = pages["notice"][-1].lines[-3:-1]
    assert first.text.startswith("抄送：某某区文化局，")
    assert second.text.endswith("。")
    assert first.x0 == pytest.approx(LEFT + 4.94, abs=0.6)
    assert second.x0 == pytest.approx(LEFT + 4 * 4.94, abs=0.6)
    assert max(first.x1, second.x1) <= RIGHT - 4.94 + 0.6


def test_who_was_present_stands_behind_the_text(pages: dict[str, tuple[Page, ...]]) -> None:
    last = pages["minutes"][-1]
    first, second = last.lines[(at := last.lines.index(line(last, "出席："))) : at + 2]
    assert first.top - last.lines[at - 1].top == pytest.approx(2 * LINE, abs=0.3)
    assert first.x0 == pytest.approx(LEFT + 2 * CHARACTER, abs=0.6)
    assert second.x0 == pytest.approx(LEFT + 5 * CHARACTER, abs=0.6)
    assert first.families == {"黑体", "仿宋"}
    assert [each.text[:3] for each in last.lines[at:] if each.text[2:3] == "："][:3] == ["出席：", "请假：", "列席："]


@pytest.mark.parametrize(
    ("filled", "shown"),
    [
        ("", []),
        ("urgency: 特急\n", ["特急"]),
        ('copy_number: "000001"\nurgency: 特急\n', ["000001", "特急"]),
        ('copy_number: "000001"\nsecrecy: 机密★1年\nurgency: 特急\n', ["000001", "机密★1年", "特急"]),
    ],
)
def test_marks_stand_at_the_top_left_and_move_nothing(
    filled: str, shown: list[str], printed: Printed, pages_of: Callable[[bytes], tuple[Page, ...]]
) -> None:
    page = pages_of(printed(LEAST.format(name="notice") + filled, "native"))[0]
    at = page.lines.index(line(page, "文化馆文件"))
    assert [each.text.replace(" ", "") for each in page.lines[:at]] == shown
    assert page.lines[at].top == pytest.approx(TOP + 35, abs=0.5)
    for number, each in enumerate(page.lines[:at]):
        assert each.x0 == pytest.approx(LEFT, abs=0.6)
        assert each.top == pytest.approx(TOP + number * LINE + 2.2, abs=0.6)
        assert "仿宋" in each.families if each.text.isdigit() else "黑体" in each.families


def test_secrecy_stands_on_the_second_line_by_itself(printed: Printed, pages_of: Callable[[bytes], tuple[Page, ...]]) -> None:
    page = pages_of(printed(LEAST.format(name="notice") + "secrecy: 秘密\n", "native"))[0]
    assert page.lines[0].top == pytest.approx(TOP + LINE + 2.2, abs=0.6)


@pytest.mark.parametrize("name", NAMES)
def test_without_imprint_nothing_of_it_is_left(name: str, printed: Printed, to_pdf: Callable[..., list[Path]]) -> None:
    docx = printed(LEAST.format(name=name), "native")
    assert "footnoteReference" not in unpack(docx)["word/document.xml"].decode()
    (path,) = to_pdf(docx)
    assert [each.colour for page in rules(path) for each in page] == [RED]


@pytest.mark.parametrize(
    ("filled", "shown"),
    [
        (IMPRINT, ["抄送：某某区图书馆。", "某某区文化馆办公室\t2027年3月15日印发"]),
        ("copies: [甲馆, 乙馆]\n", ["抄送：甲馆，乙馆。"]),
        ("printer: 某某区文化馆办公室\n", ["某某区文化馆办公室"]),
        ("print_date: 2027-03-15\n", ["2027年3月15日印发"]),
    ],
)
def test_an_imprint_has_what_is_filled(filled: str, shown: list[str], printed: Printed) -> None:
    assert [each.strip("\t ") for each in notes(printed(LEAST.format(name="notice") + filled, "native"))] == shown


def test_minutes_without_guests_have_no_empty_lines(lines_printed: Callable[[str], list[str]]) -> None:
    assert lines_printed(LEAST.format(name="minutes") + "present: [甲, 乙]\n")[-2:] == ["正文。", "出席：甲、乙"]
    assert lines_printed(LEAST.format(name="minutes"))[-1] == "正文。"


def test_the_imprint_keeps_clear_of_the_text_wherever_that_ends(printed: Printed, to_pdf: Callable[..., list[Path]]) -> None:
    """Where the 版记 has no room below the text, the end of the text goes along with it to another page."""
    texts = [LEAST.format(name="notice") + "  又一段。\n" * count + IMPRINT for count in range(1, 36)]
    ends = set()
    for path in to_pdf(*(printed(text, "native") for text in texts)):
        # What LibreOffice prints of the note's mark is white, and 1 pt.
        pages = [[each for each in page.lines if each.size > 2] for page in pdf_pages(path)]
        imprint = [each for each in rules(path)[-1] if each.colour == BLACK]
        assert [each.text[:3] for each in pages[-1][-2:]] == ["抄送：", "某某区"]
        assert imprint[-1].y == pytest.approx(BOTTOM, abs=0.5)
        assert all(each.bottom < imprint[0].y for each in pages[-1][:-2])
        text = pages[-1]
        assert any("段" in each.text for each in text)  # a page with a signature has text
        ends.add(round((max(each.top for each in text if each.size == 16) - TOP) / LINE) + 1)
    assert ends == set(range(3, 21))  # from text, blank line and signature on a new page to a page that is full
