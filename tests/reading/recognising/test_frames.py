"""A 版头 and a 版记 in tables and text boxes, as many offices set them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from sources import read

from drafter.reading.lines import Line, LineStory, SourceCell, SourceTable
from drafter.reading.recognising import Reading
from drafter.reading.recognising.frames import unframed

TITLE = "关于举办阅读季活动的通知"
BODY = (TITLE, "各街道文化站：", "现就有关事项通知如下。", "一、时间", "四月。", "某某区文化馆", "2026年3月12日")
IMPRINT = (("抄送：区文化局，各街道办事处。",), ("某某区文化馆办公室", "2026年3月15日印发"))


def table(*rows: Sequence[str]) -> Line:
    return Line(table=SourceTable(tuple(tuple(map(SourceCell, row)) for row in rows)))


def boxed(text: str) -> Line:
    return Line(text, story=LineStory.TEXT_BOX)


def numbered(lines: Sequence[Line | str]) -> Iterator[Line]:
    for number, line in enumerate(lines, 1):
        yield replace(line if isinstance(line, Line) else Line(line), number=number)


def taken(*lines: Line | str) -> Reading:
    return read(unframed(list(numbered(lines))))


@pytest.mark.parametrize(
    "head",
    [
        [table(["某某区文化馆文件"], ["某文〔2026〕5号"])],
        [table(["某某区文化馆文件"]), "", "某文〔2026〕5号"],
        ["", boxed("某某区文化馆文件"), boxed("某文〔2026〕5号")],
        ["", boxed("某某区文化馆文件"), "某文〔2026〕5号"],
    ],
    ids=["table", "mark in a table", "text box", "mark in a text box"],
)
def test_a_letterhead_in_frames_is_one(head: list[Line | str]) -> None:
    reading = taken(*head, *BODY)
    assert reading.type_name == "notice"
    assert (reading.values["organisation"], reading.values["number"]) == ("某某区文化馆", "某文〔2026〕5号")
    assert reading.values["title"] == TITLE


def test_a_text_box_that_hangs_on_the_title_stands_above_it() -> None:
    reading = taken(BODY[0], boxed("某某区文化馆文件"), boxed("某文〔2026〕5号"), *BODY[1:])
    assert (reading.values["title"], reading.values["number"]) == (TITLE, "某文〔2026〕5号")


def test_number_and_signer_side_by_side_are_one_line() -> None:
    reading = taken(
        "某某区文化馆文件", table(["某文〔2026〕6号", "签发人：张某某"]), "关于改造的请示", "区文化局：", "妥否，请批示。"
    )
    assert (reading.values["number"], reading.values["signer"]) == ("某文〔2026〕6号", "张某某")


@pytest.mark.parametrize("names", [("某某区文化局", "某某区教育局"), ("某某区文化局", "某某区教育局", "某某区财政局")])
def test_the_names_of_several_organs_beside_one_word_are_their_mark(names: tuple[str, ...]) -> None:
    """GB/T 9704-2012 7.2.4: 文件 stands at the right, in the middle of the names."""
    reading = taken(table(["\n".join(names), "文件"]), "某文联〔2026〕5号", *BODY)
    assert reading.values["organ_mark"] == "\n".join(names).replace("教育局", "教育局文件")
    assert reading.values["organisation"] == "某某区文化局"


@pytest.mark.parametrize(
    "end",
    [[table(*IMPRINT)], ["", boxed("抄送：区文化局，各街道办事处。"), boxed("某某区文化馆办公室　　2026年3月15日印发"), ""]],
)
def test_an_imprint_in_a_frame_is_one(end: list[Line | str]) -> None:
    values = taken("某某区文化馆文件", "某文〔2026〕5号", *BODY, *end).values
    assert values["copies"] == ("区文化局", "各街道办事处")
    assert (values["printer"], str(values["print_date"])) == ("某某区文化馆办公室", "2026年3月15日")


@pytest.mark.parametrize(
    "line", [table(["序号", "事项"], ["1", "甲"]), table(["抄送", "区文化局"], ["数量", "3"]), boxed("一段插进来的话。")]
)
def test_frames_of_a_text_stay_what_they_are(line: Line) -> None:
    lines = list(numbered([line, *BODY, line]))
    assert unframed(lines) == lines
