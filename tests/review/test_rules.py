"""Every rule does what its page says: its example triggers it, its counterexample does not."""

from __future__ import annotations

import pytest
from reviewing import example_findings

from drafter.review.registry import all_rules, text_rules
from drafter.review.rule import Rule

RULES = all_rules()
every_text_rule = pytest.mark.parametrize("rule", text_rules(), ids=[rule.id for rule in text_rules()])
every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


@every_rule
def test_the_example_triggers_the_rule(rule: Rule) -> None:
    findings = example_findings(rule, rule.example)
    assert {each.rule for each in findings} == {rule.id}
    assert all(each.message and each.source for each in findings)


@every_rule
def test_the_counterexample_does_not(rule: Rule) -> None:
    assert [each.message for each in example_findings(rule, rule.counterexample)] == []


@every_text_rule
def test_a_finding_points_into_its_paragraph(rule: Rule) -> None:
    for each in example_findings(rule, rule.example):
        assert 0 <= each.start <= each.end <= len(each.text)
        assert each.place.line >= 1
        assert each.paragraph >= 1


def test_names_are_unique_and_all_but_two_rules_are_on() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert [rule.id for rule in RULES if not rule.is_on] == ["sentence-length", "latin-font"]
