"""Fields as a writer types them: what they mean, and what is said of words that cannot be used."""

from __future__ import annotations

import pytest
from answering import FORM

from drafter.base import messages
from drafter.doctypes import TypeLibrary
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft
from drafter.session.fields import default_words, is_filled, read_words


def test_what_is_wrong_is_said_by_the_label_that_the_writer_sees(bundled_types: TypeLibrary) -> None:
    form = bundled_types.form("work-plan")
    _, (problem,) = read_words(form, "year", "明年")
    assert problem.message == "“年度”应当是数字，这里是“明年”"
    messages.use_language("en")
    try:
        _, (problem,) = read_words(form, "year", "明年")
    finally:
        messages.use_language("zh")
    assert '"年度"' in problem.message


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2026-1-8", DocumentDate(2026, 1, 8)),
        ("2026年1月", DocumentDate(2026, 1)),
        ("“二〇二六年春”", "二〇二六年春"),
        ('"2026年春"', "2026年春"),
    ],
)
def test_a_date_is_typed_as_one_likes_or_in_quotes_printed_as_it_stands(words: str, value: object) -> None:
    assert read_words(FORM, "date", words) == (value, [])


def test_a_default_that_says_nothing_is_neither_shown_nor_counted(bundled_types: TypeLibrary) -> None:
    """The 题注 of a speech is made of fields; with none of them filled only its brackets would be left."""
    form = bundled_types.form("seminar-speech")
    empty, held = Draft(form), Draft(form, {"post": "馆长"})
    assert (default_words(empty, "note"), is_filled(empty, "note")) == ("", False)
    assert "馆长" in default_words(held, "note")
    assert is_filled(held, "note")
