"""Labels and points as old documents write them: chapters, decimal systems, full-width digits, series of points."""

from __future__ import annotations

import pytest

from drafter.draft.labels import LabelForm, parse_form, recognise, recognise_compound, recognise_following, recognise_slip
from drafter.draft.numbering import Numbering, forms
from drafter.draft.points import point_label, recognise_point

DECIMAL = forms(["1　", "1.1　", "1.1.1　"])


def form(first: str) -> LabelForm:
    found = parse_form(first)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "first", "number"),
    [
        ("第三章　总则", "第一章　", 3),
        ("第二节 职责", "第一节　", 2),
        ("第四部分　打算", "第一部分　", 4),
        ("第十二条　本规则施行。", "第一条　", 12),
        ("１２．抓阵地", "1.", 12),
        ("（３）改造", "（1）", 3),
    ],
)
def test_labels_of_old_documents_are_recognised(line: str, first: str, number: int) -> None:
    label = recognise(line)
    assert label is not None
    assert (label.form.first, label.number) == (first, number)


@pytest.mark.parametrize("line", ["第三章规定了程序", "第一部分内容已完成", "第二节课"])
def test_a_chapter_that_is_spoken_of_is_text(line: str) -> None:
    assert recognise(line) is None


def test_a_chapter_and_an_article_are_different_levels() -> None:
    numbering = Numbering(forms(["第一章　", "第一条　"]))
    assert numbering.level_of(form("第一条　")) == 2
    assert Numbering(forms(["第一条　"])).level_of(form("第一章　")) is None
    assert Numbering(forms(["一、", "1."])).level_of(form("1、")) == 2


@pytest.mark.parametrize(("line", "label"), [("2　组织机构", "2　"), ("2.1　指挥部", "2.1　"), ("5.1.2 省级", "5.1.2 ")])
def test_numbers_of_a_decimal_system_stand_before_a_blank(line: str, label: str) -> None:
    found = recognise_compound(line, DECIMAL)
    assert found is not None
    assert (found.text, found.number) == (label, int(label.strip().rsplit(".", 1)[-1]))


def test_a_mere_number_is_a_label_only_where_a_level_is_written_so() -> None:
    assert recognise_compound("5 个分馆", forms(["一、", "1."])) is None
    assert recognise_compound("5个分馆", DECIMAL) is None


def test_a_number_before_digits_counts_only_behind_its_predecessor() -> None:
    found = recognise_following("11.121人才项目", 10)
    assert found is not None
    assert (found.text, found.number) == ("11.", 11)
    assert recognise_following("11.121人才项目", 9) is None
    assert recognise_following("1.5亿元", 0) is None


@pytest.mark.parametrize(
    ("line", "series", "number", "label"),
    [
        ("三是抓落实。", "一是", 3, "三是"),
        ("二要抓落实。", "一要", 2, "二要"),
        ("第二，抓落实。", "第一，", 2, "第二，"),
        ("其次,抓落实。", "首先，", 2, "其次，"),
        ("另一方面，抓落实。", "一方面，", 2, "另一方面，"),
    ],
)
def test_points_of_every_series_are_recognised(line: str, series: str, number: int, label: str) -> None:
    point = recognise_point(line)
    assert point is not None
    assert (point.series, point.number, line[: point.size].replace(",", "，")) == (series, number, label)
    assert point_label(point.series, point.number) == label


@pytest.mark.parametrize("line", ["一、阵地", "第一季度完成。", "一是", "首先要明确", "十分重要", ""])
def test_other_lines_begin_no_point(line: str) -> None:
    point = recognise_point(line)
    assert point is None or line == "一是"


@pytest.mark.parametrize("line", ["三.找准差距", "三．找准差距", "三 、找准差距", "三，找准差距"])
def test_other_marks_behind_a_number_tell_what_was_meant_but_are_no_label(line: str) -> None:
    slip = recognise_slip(line)
    assert recognise(line) is None
    assert slip is not None
    assert (slip.form.first, slip.number, line[len(slip.text) :]) == ("一、", 3, "找准差距")
