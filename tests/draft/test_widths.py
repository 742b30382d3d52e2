"""Widths in characters of Chinese type."""

import pytest

from drafter.draft.widths import width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("公文", 2),
        ("，。《》（）", 6),
        ("“”……——×", 7),
        ("2026年", 3),
        ("ABC 1", 2.5),
        ("ＡＢ１", 3),
        ("ｱｲ", 1),
        ("e\u0301", 0.5),
        ("馆\ufe0f\u200d", 1),
        ("𠮷", 1),
    ],
)
def test_full_width_counts_one_half_width_a_half_and_what_is_invisible_nothing(text, expected):
    assert width(text) == expected
