"""Points: series of spoken labels."""

import pytest

from drafter.draft.points import PointCounter, Points, is_series, point_label


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("一是", ["一是", "二是", "三是"]),
        ("一要", ["一要", "二要", "三要"]),
        ("第一，", ["第一，", "第二，", "第三，"]),
        ("首先，", ["首先，", "其次，", "再次，"]),
        ("一方面，", ["一方面，", "另一方面，", "第三，"]),
    ],
)
def test_a_series_goes_on_in_its_own_words(first, expected):
    assert [point_label(first, number) for number in (1, 2, 3)] == expected


def test_twelfth_point():
    assert point_label("一是", 12) == "十二是"


def test_what_is_no_series_is_not_counted():
    assert not is_series("5")
    assert not is_series("重点")
    assert is_series("一要")


def test_neighbours_are_one_series_and_an_inner_one_begins_again():
    counter = PointCounter(Points())
    found = [counter.next(level) for level in (1, 2, 2, 1, 2)]
    assert found == ["一是", "一是", "二是", "二是", "一是"]


def test_a_paragraph_between_begins_a_new_series():
    counter = PointCounter(Points())
    counter.next(1)
    counter.interrupt()
    assert counter.next(1) == "一是"


def test_a_typed_label_that_goes_on_counting_keeps_its_series():
    counter = PointCounter(Points())
    counter.next(1, "一是", "一是")
    counter.interrupt()
    assert counter.next(1, "一是", "二是") == "二是"
    counter.section()
    assert counter.next(1, "一是", "三是") == "一是"


def test_a_typed_first_label_begins_a_series():
    counter = PointCounter(Points())
    counter.next(1)
    counter.next(1)
    assert counter.next(1, "一是", "一是") == "一是"
    assert counter.begins
