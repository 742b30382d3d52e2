"""Whatever a draft holds: nothing but the found expressions changes, and a second roll-over only shows."""

from __future__ import annotations

from dataclasses import replace

from drafting import drafts
from hypothesis import example, given, settings
from hypothesis import strategies as st
from resaving import resaved
from rolling import TABLES, again, aim, rolled

from drafter.answers.saving import dump
from drafter.draft.compose.expand import TODO
from drafter.draft.fields import Draft
from drafter.draft.texts import texts_of
from drafter.reading.rollover import Done, roll_over
from drafter.reading.rollover.find import edits_of, find

PIECES = (
    *(
        "2025年",
        "2026年度",
        "2024",
        "2023—2025年",
        "—",
        "至",
        "’25",
        "20××年",
        "二〇二五年",
        "2025年12月5日",
        "4月23日",
        "9月底前",
    ),
    *(
        "成立",
        "75周年",
        "建军",
        "一百周年",
        "“十四五”",
        "”十五五”",
        "规划的",
        "收官之年",
        "第二年",
        "二十届三中全会",
        "党的二十大",
    ),
    *(
        "八届二次会议",
        "第八次党代会",
        "第六届",
        "今年",
        "上年度",
        "〔2025〕57号",
        "共33项",
        "以来",
        "起",
        "前",
        "到",
        "《",
        "》",
    ),
    *("【请核：甲】", "【请核", "】", "{{ year }}", "{{", "}}", "，", "。", "甲乙", "十", "3", "\n", " "),
)
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
YEARS = st.integers(2020, 2032)


@example("第六届】八届二次会议", 2025, 2026)
@given(texts, YEARS, YEARS)
@settings(max_examples=300, deadline=None)
def test_nothing_but_the_found_expressions_changes(text: str, last: int, year: int) -> None:
    found = find(text, aim(last, year))
    end = 0
    for each in found:
        assert end <= each.start < each.end <= len(text)
        end = each.end
    spans = {(each.start, each.end) for each in found}
    for edit in edits_of(text, found):
        is_mark = edit.start == edit.end and TODO.fullmatch(edit.words) is not None
        assert is_mark or (edit.start, edit.end) in spans


@given(texts, YEARS, YEARS)
@settings(max_examples=300, deadline=None)
def test_marks_and_expressions_come_through_whole(text: str, last: int, year: int) -> None:
    marks = [each.group() for each in TODO.finditer(text)]
    left = [each.group() for each in TODO.finditer(rolled(text, last, year))]
    remaining = iter(left)
    assert all(mark in remaining for mark in marks)


@given(texts, YEARS, YEARS)
@settings(max_examples=300, deadline=None)
def test_a_text_rolled_over_again_to_the_same_year_keeps_its_words(text: str, last: int, year: int) -> None:
    once = rolled(text, last, year)
    assert TODO.sub("", again(once, year)) == TODO.sub("", once)


@given(drafts)
@settings(max_examples=60, deadline=None)
def test_a_second_roll_over_of_a_draft_only_shows(draft: Draft) -> None:
    dated = replace(draft, values={**draft.values, "year": "2026"})
    once = roll_over(dated, year=2027, tables=TABLES, last="last.yaml")
    twice = roll_over(once.draft, year=2027, tables=TABLES, last="last.yaml")
    assert twice.draft == once.draft
    assert {each.done for each in twice.changes} <= {Done.LEFT, Done.MARKED_BEFORE}


@given(drafts)
@settings(max_examples=60, deadline=None)
def test_texts_without_time_stay_and_none_is_lost(draft: Draft) -> None:
    dated = replace(draft, values={**draft.values, "year": "2026"})
    rolled_over = roll_over(dated, year=2027, tables=TABLES)
    before, after = texts_of(dated), texts_of(rolled_over.draft)
    assert [each.key for each in before] == [each.key for each in after]
    wheres = {(change.text.where, change.text.words) for change in rolled_over.changes}
    for old, new in zip(before, after, strict=True):
        assert old.words == new.words or (old.where, old.words) in wheres


@given(drafts)
@settings(max_examples=60, deadline=None)
def test_a_rolled_over_file_reads_back_as_the_draft_it_became(draft: Draft) -> None:
    text = resaved(
        dump(draft), lambda before: roll_over(before, year=2027, tables=TABLES, last="last.yaml", last_year=2026).draft
    )
    assert "last.yaml" in text
