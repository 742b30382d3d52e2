"""The draft on a screen is told the same as its file, and its settings are heeded at once."""

from __future__ import annotations

from dataclasses import replace

from reviewing import TYPES, inspected, office

from drafter import answers
from drafter.draft.fields import Draft
from drafter.inspection import LiveReview

PLAN = "type: work-plan\ntitle: 工作要点\nbody: |\n  # 服务\n  ## 办好活动。加强领导,认真布署。\n"


def draft_of(text: str) -> Draft:
    loaded = answers.load(text, "plan.yaml", TYPES.form)
    assert loaded.draft is not None
    return loaded.draft


def test_a_draft_is_told_what_its_file_is_told() -> None:
    live = LiveReview(office())
    for text in (PLAN, PLAN + "  另一段,话。\n", PLAN):
        found = [(each.rule, each.paragraph, each.start, each.end) for each in live.findings(draft_of(text))]
        assert found == [(each.rule, each.paragraph, each.start, each.end) for each in inspected(text).findings]
        assert len(found) >= 2


def test_a_rule_turned_off_falls_silent() -> None:
    live = LiveReview(office())
    draft = draft_of(PLAN)
    assert [each.rule for each in live.findings(draft)] == ["half-width", "word"]
    assert [each.rule for each in live.findings(replace(draft, review={"word": "off 引文"}))] == ["half-width"]
    assert [each.rule for each in live.findings(draft)] == ["half-width", "word"]
