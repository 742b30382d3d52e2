"""Uses are counted on this machine, and lately used phrases weigh more."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.snippets.usage import FILE, Usage

DAY = 86_400.0
NOW = 1_700_000_000.0


@pytest.fixture
def usage(tmp_path: Path) -> Usage:
    return Usage(tmp_path / "state" / FILE)


def test_uses_are_counted(usage: Usage):
    assert (usage.all(), usage.weights()) == ({}, {})
    assert [usage.note("zx-aaaaaa", NOW), usage.note("zx-aaaaaa", NOW + DAY), usage.note("zx-bbbbbb", NOW)] == [True] * 3
    assert {key: (use.times, use.last) for key, use in usage.all().items()} == {
        "zx-aaaaaa": (2, NOW + DAY),
        "zx-bbbbbb": (1, NOW),
    }


def test_a_use_weighs_less_as_time_goes_by_and_many_weigh_more(usage: Usage):
    for _ in range(5):
        usage.note("zx-aaaaaa", NOW)
    usage.note("zx-bbbbbb", NOW)
    usage.note("zx-cccccc", NOW - 120 * DAY)
    weights = usage.weights(NOW)
    assert weights["zx-aaaaaa"] > weights["zx-bbbbbb"] > weights["zx-cccccc"] > 0
    assert weights["zx-cccccc"] == pytest.approx(weights["zx-bbbbbb"] / 2)
    assert usage.weights(NOW + 2000 * DAY)["zx-bbbbbb"] < 0.01


def test_a_clock_that_was_set_back_does_no_harm(usage: Usage):
    usage.note("zx-aaaaaa", NOW)
    usage.note("zx-aaaaaa", NOW - DAY)
    assert usage.all()["zx-aaaaaa"] == (2, NOW)
    assert usage.weights(NOW - 2 * DAY)["zx-aaaaaa"] < 10


def test_a_file_that_is_no_good_is_set_aside(usage: Usage, tmp_path: Path):
    file = tmp_path / "state" / FILE
    file.parent.mkdir()
    file.write_bytes(b"something else" * 100)
    assert usage.weights() == {}
    assert usage.note("zx-aaaaaa")
    assert usage.all()["zx-aaaaaa"].times == 1
    assert file.with_name(FILE + ".bad").read_bytes() == b"something else" * 100
