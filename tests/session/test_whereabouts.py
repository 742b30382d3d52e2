"""Where a problem is, in a writer's words."""

from __future__ import annotations

import pytest

from drafter.base.problems import Place
from drafter.session.session import Session
from drafter.session.whereabouts import where


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("signature"), "落款"),
        (Place("body", 1, 1), "正文第1行"),
        (Place("body", 4, 3), "正文“2.延伸服务触角”第4行"),
        (Place("appendices/0/1/0"), "附件1第3项"),
        (Place("appendices/0/body", 1), "附件1第1行"),
        (Place("appendices/0"), "附件1"),
        (Place("nowhere"), ""),
    ],
)
def test_a_place_is_said_as_a_writer_would(plan: Session, place: Place, words: str) -> None:
    assert where(plan, place) == words
