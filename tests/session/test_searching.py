from __future__ import annotations

from drafter.session.searching import find_all, replaced


def test_words_are_found_with_their_places_in_order() -> None:
    found = find_all({"title": "图书馆", "body": "一\n图书馆和图书馆"}, "图书馆")
    assert [(each.anchor, each.line, each.column) for each in found] == [("title", 0, 0), ("body", 1, 0), ("body", 1, 4)]
    assert find_all({"body": "甲"}, "") == []


def test_capital_letters_do_not_matter() -> None:
    assert [each.column for each in find_all({"body": "用PDF和pdf"}, "Pdf")] == [1, 5]


def test_everything_is_replaced_once() -> None:
    assert replaced("甲甲\n乙甲", "甲", "甲甲") == ("甲甲甲甲\n乙甲甲", 3)
