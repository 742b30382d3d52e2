"""A review that goes on says the same as one from nothing, and reads only what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reviewing import USUAL, rules_on

from drafter.review.engine import Review
from drafter.review.passage import Passage
from drafter.review.plain import read_plain
from drafter.review.reference import Reference
from drafter.review.registry import text_rules
from drafter.review.rule import Note

LINES = [
    "2026年工作要点",
    "一、夯实基础",
    "1.认真布署,抓好落实。",
    "2.新建分馆XX个。",
    "4.办好讲座。",
    "二、办好活动（2项）",
    "1.办好“读书节。",
]


def document(lines: list[str]) -> object:
    return read_plain("\n".join(lines), "text.txt")


def test_after_every_change_the_same_is_said_as_from_nothing() -> None:
    review = Review(rules_on(), USUAL)
    for at in range(len(LINES)):
        for line in ("", "换成别的话。", LINES[at] + "另加一句,", LINES[at]):
            lines = [*LINES[:at], line, *LINES[at + 1 :]]
            now = read_plain("\n".join(lines), "text.txt")
            assert review.findings(now) == Review(rules_on(), USUAL).findings(now)


def test_only_the_passage_that_changed_is_read_again() -> None:
    read: list[str] = []

    def look(passage: Passage, _reference: Reference) -> Iterator[Note]:
        read.append(passage.text)
        return iter(())

    review = Review([replace(text_rules()[0], look=look)])
    review.findings(read_plain("\n".join(LINES)))
    assert read == LINES
    read.clear()
    review.findings(read_plain("\n".join([*LINES[:2], "1.新的一句。", *LINES[3:]])))
    assert read == ["1.新的一句。"]


def test_findings_come_in_the_order_of_the_text() -> None:
    findings = Review(rules_on(), USUAL).findings(read_plain("\n".join(LINES), "text.txt"))
    places = [(each.place.line, each.place.column) for each in findings]
    assert places == sorted(places)
    assert {each.section for each in findings if each.place.line in (3, 4, 5)} == {"一、夯实基础"}


def test_headings_of_markdown_are_headings() -> None:
    text = "# 2026年工作要点\n\n## 一、夯实基础\n\n1.建分馆\n\n## 三、办好活动,做好总结\n"
    findings = Review(rules_on(), USUAL).findings(read_plain(text, "a.md"))
    assert [(each.rule, str(each.place)) for each in findings] == [("sequence", "a.md:7:4"), ("half-width", "a.md:7:10")]


def test_a_place_counts_the_indent_and_blank_lines() -> None:
    (finding,) = Review(rules_on(), USUAL).findings(read_plain("工作要点\r\n\r\n　　加强领导,抓好落实。\r\n", "甲.txt"))
    assert str(finding.place) == "甲.txt:3:7"
    assert finding.fix is not None
    assert finding.fix.span == (14, 15)
