"""Enter, Backspace, Tab and Shift+Tab in a line of markup."""

from __future__ import annotations

import pytest

from drafter.draft.numbering import GBT9704
from drafter.session.keys import Change, entered, erased, shifted, typed_behind


def at(line: str) -> tuple[str, int]:
    """A line and the cursor in it, written ^."""
    return line.replace("^", ""), line.index("^")


def shown(change: Change | None) -> str | None:
    if change is None:
        return None
    lines = change.text.split("\n")
    lines[change.row] = lines[change.row][: change.column] + "^" + lines[change.row][change.column :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 甲^", "# 甲\n# ^"),
        ("## 甲^乙", "## 甲\n## ^乙"),
        ("（二）甲^", "（二）甲\n（三）^"),
        ("3.甲^", "3.甲\n4.^"),
        ("- 甲^", "- 甲\n- ^"),
        ("  - 甲^", "  - 甲\n  - ^"),
        ("一是甲。^", "一是甲。\n二是^"),
        ("首先，甲。^", None),
        ("# ^", "^"),
        ("二、^", "^"),
        ("甲^乙", None),
        ("^# 甲", None),
        ("　　一、甲^", "　　一、甲\n二、^"),
    ],
)
def test_enter_goes_on_numbering_and_ends_an_empty_number(before: str, after: str | None) -> None:
    assert shown(entered(*at(before), GBT9704)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# ^甲", "^甲"),
        ("（一）^甲", "^甲"),
        ("- ^甲", "^甲"),
        ("# 甲^", None),
        ("^甲", None),
        ("一是^甲", "^甲"),
        ("^二、甲", "^甲"),
        ("^　　（一）甲", "^甲"),
        ("二^、甲", None),
    ],
)
def test_backspace_before_or_behind_a_mark_takes_the_mark_away(before: str, after: str | None) -> None:
    assert shown(erased(*at(before), GBT9704)) == after


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [
        ("# 甲^", 1, "## 甲^"),
        ("## 甲^", -1, "# 甲^"),
        ("# 甲^", -1, None),
        ("一、甲^", 1, "（一）甲^"),
        ("（一）5亿元^", 1, "1. 5亿元^"),
        ("- 甲^", 1, "  - 甲^"),
        ("  - 甲^", -1, "- 甲^"),
        ("甲^", 1, None),
    ],
)
def test_tab_changes_the_level_of_a_line(before: str, step: int, after: str | None) -> None:
    assert shown(shifted(*at(before), GBT9704, step)) == after


@pytest.mark.parametrize(
    ("given", "before", "after"),
    [
        ("二、", "二、二、^", "二、^"),
        ("（二）", "（二）三、^", "三、^"),
        ("二、", "二、（一）^", "（一）^"),
        ("二、", "二、一是^", "一是^"),
        ("3.", "3.3^", "3. 3^"),
        ("3. ", "3. 3.^", None),
        ("3. ", "3. 3.再^", "3.再^"),
        ("3. ", "3. 1.5^", None),
        ("二、", "二、一、^", None),
        ("二、", "二、三产融合^", None),
        ("## ", "## （一）^", "## ^"),
        ("## ", "## 三、^", "# ^"),
        ("- ", "- 二是^", "二是^"),
    ],
)
def test_a_number_typed_behind_the_one_that_enter_gave_takes_its_place(given: str, before: str, after: str | None) -> None:
    assert shown(typed_behind(*at(before), given, GBT9704)) == after
