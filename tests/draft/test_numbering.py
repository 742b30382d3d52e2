"""One counter model: restarts, levels that run on, levels that are skipped, series for native lists."""

import pytest

from drafter.draft.numbering import GBT9704, Counter, Numbering, forms


def labels(numbering, levels):
    counter = Counter(numbering)
    return [counter.next(level).label for level in levels]


def test_a_lower_level_begins_again_under_every_higher_one():
    assert labels(GBT9704, [1, 2, 3, 3, 2, 3, 1, 2]) == ["一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）"]


def test_a_continuous_level_runs_on_through_the_document():
    numbering = Numbering(forms(["一、", "1."]), continuous=frozenset({2}))
    assert labels(numbering, [1, 2, 2, 1, 2, 1, 2]) == ["一、", "1.", "2.", "二、", "3.", "三、", "4."]


def test_a_level_may_be_skipped():
    assert labels(GBT9704, [1, 3, 3, 1, 4, 3]) == ["一、", "1.", "2.", "二、", "（1）", "1."]


def test_labels_stay_right_beyond_twenty_and_ninety_nine():
    found = labels(GBT9704, [1] * 120)
    assert (found[19], found[20], found[98], found[99], found[100]) == (
        "二十、",
        "二十一、",
        "九十九、",
        "一百、",
        "一百〇一、",
    )


def test_compound_labels_follow_their_parents():
    numbering = Numbering(forms(["1 ", "1.1 ", "1.1.1 "]))
    assert labels(numbering, [1, 2, 3, 3, 2, 1, 2]) == ["1 ", "1.1 ", "1.1.1 ", "1.1.2 ", "1.2 ", "2 ", "2.1 "]


def test_every_restart_is_a_series_of_its_own():
    counter = Counter(GBT9704, first_series=7)
    numbers = [counter.next(level) for level in (1, 2, 2, 1, 2)]
    assert [number.series for number in numbers] == [7, 8, 8, 7, 9]
    assert counter.next_series == 10


def test_a_level_deeper_than_the_numbering_is_an_error():
    with pytest.raises(IndexError):
        Counter(GBT9704).next(5)
    with pytest.raises(IndexError):
        GBT9704.form(0)


def test_typed_labels_mean_the_level_of_their_form():
    plan = Numbering(forms(["一、", "1.", "（1）"]))
    found = [plan.level_of(form) for form in forms(["一、", "1.", "1、", "（1）", "（一）", "①"])]
    assert found == [1, 2, 2, 3, None, None]


def test_tasks_are_numbered_in_arabic():
    assert GBT9704.task_level == 3
    assert Numbering(forms(["一、", "1."])).task_level == 2
    assert Numbering(forms(["一、", "（一）"])).task_level == 2
