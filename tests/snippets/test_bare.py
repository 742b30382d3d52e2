"""Phrases are found as people type them: without quotes, title marks and 、, a slot by its name; shown where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phraseshelf import Shelf

from drafter.snippets.library import Library
from drafter.snippets.search.bare import bare, in_text

TEXT = '增强“四个意识”、坚定自信，根据《{{ 文件 | default("通知") }}》要求'


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "增强四个意识",
            "增强“四个意识”",
            "四个意识坚定自信",
            "四个意识、坚定自信",
            "根据文件要求",
            "根据《{{ 文件 }}》要求",
        ),
        *("zqsgysjdzx", "zengqiangsigeyishijianding", "gjwjyq", "意识jdzx"),
    ],
)
def test_marks_that_nobody_types_need_not_be_typed(library: Callable[[], Library], shelf: Shelf, typed: str) -> None:
    shelf.put("zx-aaaaaa", "题", f"'{TEXT}'", variables="{文件: {ask: 哪个文件}}")
    assert [each.id for each in library().search(typed)] == ["zx-aaaaaa"]


def test_what_matched_is_shown_in_the_text_as_it_is_written(library: Callable[[], Library], shelf: Shelf) -> None:
    shelf.put("zx-aaaaaa", "“四个意识”的内容", f"'{TEXT}'", variables="{文件: {ask: 哪个文件}}")
    (hit,) = library().search("根据文件要求")
    assert [hit.text[start : start + length] for start, length in hit.text_spans] == ["根据", "文件", "要求"]
    (hit,) = library().search("四个意识的")
    assert [hit.title[start : start + length] for start, length in hit.title_spans] == ["四个意识", "的"]


@given(st.text("甲乙“”、{} |", max_size=30), st.data())
def test_a_span_stands_for_the_same_characters(text: str, data: st.DataObject) -> None:
    words = bare(text)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    found = in_text(text, [(start, end - start)] if end > start else [])
    assert "".join(text[at : at + length] for at, length in found) == words[start:end]


def test_a_word_behind_a_mark_counts_as_the_beginning_of_a_clause(library: Callable[[], Library], shelf: Shelf) -> None:
    shelf.put("zx-aaaaaa", "法律顾问和合法性审核", "文字")  # lgwh in the middle of words
    shelf.put("zx-bbbbbb", "四个意识、四个自信、两个维护", "文字")
    assert [each.id for each in library().search("lgwh")] == ["zx-bbbbbb", "zx-aaaaaa"]
