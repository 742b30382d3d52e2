"""What a type's template prints around the blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.doctypes import TypeLibrary
from drafter.draft.compose import compose
from drafter.draft.fields import Draft
from drafter.preview.stationery import PLAIN, Stationery
from drafter.session.stationery import Surroundings

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def around(bundled_types: TypeLibrary, draft_of: Callable[[str], Draft]) -> Callable[[str], Stationery]:
    def find(name: str) -> Stationery:
        draft = draft_of((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
        return Surroundings(bundled_types.get(name)).of(compose(draft).values)

    return find


def test_a_notice_has_letterhead_and_imprint(around: Callable[[str], Stationery]) -> None:
    found = around("notice")
    above = {line.text: line for line in found.above}
    organ, number = above["某某区文化馆文件"], above["某文〔2027〕5号"]
    assert (organ.look, organ.centred, organ.size) == ("red", True, 42.0)
    assert (number.below, number.centred) == ("red", True)
    assert [line.text for line in found.foot if line.text] == [
        "抄送：某某区文化局，各街道办事处，某某区图书馆，某某区青少年活动中心，某某区老年大学。",
        "某某区文化馆办公室\t2027年3月15日印发",
    ]
    assert all(line.above == "rule" for line in found.foot if line.text)
    assert found.foot[-1].below == "rule"


def test_a_request_names_who_signs_it_and_minutes_who_was_there(around: Callable[[str], Stationery]) -> None:
    assert "某文〔2027〕6号\t签发人：张某某" in [line.text for line in around("request").above]
    attendance = [line for line in around("minutes").below if "：" in line.text]
    assert [line.text.partition("：")[0] for line in attendance] == ["出席", "请假", "列席"]
    assert attendance[0].left - attendance[0].first == 945, "the names hang behind 出席："


def test_a_plan_has_nothing_around_it(around: Callable[[str], Stationery]) -> None:
    assert around("work-plan") is PLAIN


def test_it_follows_the_fields(bundled_types: TypeLibrary, draft_of: Callable[[str], Draft]) -> None:
    surroundings = Surroundings(bundled_types.get("notice"))
    values = compose(draft_of((EXAMPLES / "notice.yaml").read_text(encoding="utf-8"))).values
    first = surroundings.of(values)
    assert surroundings.of(dict(values)) is first, "printed anew only where a field has changed"
    changed = surroundings.of({**values, "number": "某文〔2027〕9号"})
    assert "某文〔2027〕9号" in [line.text for line in changed.above]
