"""The 29 State Council texts: every numbered paragraph at its level, nothing lost, and the page shows the same lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from sources import CORPUS, corpus_text, labelled, left, lines_of, printed, read, without_blanks

from drafter.draft.appendix import Appendix
from drafter.draft.labels import recognise, recognise_compound
from drafter.draft.outline import Outline
from drafter.reading.recognising import Reading
from drafter.reading.recognising.levels import DECIMAL

HAND_COUNTED = {
    "01": {"一、": 4, "（一）": 10},
    "03": {"一、": 7, "（一）": 20},
    "05": {"一、": 5, "（一）": 9, "1.": 21},
    "07": {"一、": 4, "（一）": 19},
    "09": {"一、": 6, "（一）": 17},
    "11": {},
    "13": {"一、": 6, "（一）": 23},
    "15": {"一、": 8, "（一）": 20},
    "17": {"一、": 5, "（一）": 13, "1.": 4},
    "19": {"一、": 3},
    "21": {"一、": 7, "（一）": 5},
    "23": {"一、": 4},
    "25": {"一、": 3},
    "27": {},
    "29": {},
    "31": {},
    "33": {"第一条": 36, "（一）": 26, "1.": 4},
    "35": {"一、": 4, "（一）": 12},
    "37": {"一、": 30},
    "39": {"一、": 5, "（一）": 15},
    "41": {"1": 7, "1.1": 24, "1.1.1": 22, "（1）": 49},
    "43": {"一、": 4},
    "47": {"第一章": 10, "一、": 54, "（一）": 6},
    "49": {"一、": 4},
    "51": {"一、": 2, "（一）": 6},
    "53": {"一、": 4},
    "55": {"一、": 4},
    "57": {"一、": 5, "（一）": 53},
    "59": {},
}
"""How many paragraphs of each level a text has: made from a listing of the first words of every line of the source (the last
number of each series, series by series), not from what was read."""

WITH_LEADS = {"07": 2, "09": 2, "13": 2, "17": 3, "35": 2, "39": 2, "47": 1, "57": 1, "33": 0, "37": 0, "53": 0}
"""To which depth the first sentences are leads, where an eye can tell: in 47 those of the chapters only, in 33 none."""


def source(number: str) -> str:
    found = sorted(CORPUS.glob(f"state-council/{number}-*.txt"))
    return corpus_text(f"state-council/{found[0].name}" if found else f"state-council/{number}")


def labels(reading: Reading) -> Iterator[str]:
    """Every computed label of the document and what hangs on it."""
    numbering = reading.numbering or reading.form.numbering
    for key in ("opening", "body", "closing"):
        outline = reading.values.get(key, Outline())
        assert isinstance(outline, Outline)
        yield from (label for label, _ in labelled(outline, numbering))
    for appendix in cast("tuple[Appendix, ...]", reading.values.get("appendices", ())):
        yield from (label for label, _ in labelled(appendix.body, appendix.numbering or numbering))


def form_of(label: str) -> str:
    found = recognise_compound(label, DECIMAL) or recognise(label)
    assert found is not None, label
    return found.form.first.strip()


def test_every_text_was_counted() -> None:
    texts = sorted(CORPUS.glob("state-council/*.txt"))
    if not texts:
        pytest.skip("the optional corpus is not here")
    assert [path.name[:2] for path in texts] == sorted(HAND_COUNTED)


@pytest.mark.parametrize("number", HAND_COUNTED)
def test_every_numbered_paragraph_stands_at_its_level(number: str) -> None:
    found: dict[str, int] = {}
    for label in labels(read(source(number), keep_text=True)):
        if label:
            found[form_of(label)] = found.get(form_of(label), 0) + 1
    assert found == HAND_COUNTED[number]


@pytest.mark.parametrize("number", HAND_COUNTED)
def test_the_page_shows_the_same_lines(number: str) -> None:
    """Read and printed again, a text has its lines in their order; only a contents list is made by the program."""
    text = source(number)
    reading = read(text, keep_text=True)
    out = {each.line for each in reading.left_out}
    expected = [without_blanks(line.text) for line in lines_of(text) if line.number not in out and line.text.strip()]
    lines = [without_blanks(line) for shown in printed(reading) for line in shown.split("\n")]
    assert lines == expected


@pytest.mark.parametrize("number", HAND_COUNTED)
def test_nothing_is_left_out_but_a_contents_list(number: str) -> None:
    reading = read(source(number), keep_text=True)
    assert len(reading.left_out) == (29 if number == "41" else 0), left(reading)
    assert not [problem for problem in reading.problems if "全文按自然段" in problem.message]


@pytest.mark.parametrize(("number", "depth"), WITH_LEADS.items())
def test_leads_belong_to_whole_levels(number: str, depth: int) -> None:
    reading = read(source(number), keep_text=True)
    own = [each.numbering for each in cast("tuple[Appendix, ...]", reading.values.get("appendices", ())) if each.numbering]
    numbering = own[0] if own else reading.numbering
    assert numbering is not None
    assert numbering.leads == set(range(1, depth + 1))


@pytest.mark.parametrize(("number", "continuous"), [("05", {3}), ("03", {2}), ("47", {2}), ("01", set()), ("33", set())])
def test_numbers_that_run_on_are_told_from_those_that_begin_again(number: str, continuous: set[int]) -> None:
    reading = read(source(number), keep_text=True)
    own = [each.numbering for each in cast("tuple[Appendix, ...]", reading.values.get("appendices", ())) if each.numbering]
    numbering = own[0] if own else reading.numbering
    assert numbering is not None
    assert numbering.continuous == continuous


def test_a_letter_has_its_parts_in_their_fields() -> None:
    """Title over two lines, the document's number in the 题注, addressee, two named appendices with titles of their own."""
    reading = read(source("23"), keep_text=True)
    assert reading.values["title"] == "国务院办公厅关于湖北省巴东县\n地质灾害险情有关问题的复函"
    assert reading.values["note"] == "国办函〔2004〕80号"
    assert reading.values["addressee"] == "湖北省人民政府"
    assert reading.values["signature"] == "国务院办公厅"
    assert reading.values["date"] == "二〇〇四年十一月四日"
    first, second = cast("tuple[Appendix, ...]", reading.values["appendices"])
    assert (first.addressee, first.signature, first.date) == ("国务院", "国土资源部", "二〇〇四年十月十日")
    assert first.name.startswith("国土资源部关于")
    assert second.signature == "湖北省巴东县官渡口镇马鬃山村\n地质险情调查专家组"


def test_an_issued_document_is_an_appendix_without_a_label() -> None:
    reading = read(source("47"), keep_text=True)
    (rules,) = cast("tuple[Appendix, ...]", reading.values["appendices"])
    assert not rules.labelled
    assert rules.title == "国 务 院 工 作 规 则"
    assert rules.note == "（二○○四年六月十六日国务院\n第54次常务会议修订通过）"
    assert reading.values["signature"] == "国务院"
