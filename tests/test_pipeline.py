"""From answers to Word: what is said on the way."""

from __future__ import annotations

import pytest

from drafter.base.errors import AnswersError
from drafter.doctypes import TypeLibrary
from drafter.pipeline import Options, make

ANSWERS = """\
type: work-plan
organisation: 区图书馆
year: 2026
date: 2026-01-08
title: 要点{{ signature }}
signature:
body: |
  # 甲
  三、改造阅览区
"""


def test_what_reading_and_composing_find_comes_sorted_by_place(bundled_types: TypeLibrary) -> None:
    with pytest.raises(AnswersError) as caught:
        make(ANSWERS.encode(), "plan.yaml", bundled_types, Options())
    assert [problem.place.line for problem in caught.value.problems] == [6, 9]
