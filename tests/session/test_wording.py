"""A phrase put into a draft: its variables, as text and as a link."""

from __future__ import annotations

from drafter.draft.fields import PinnedPhrase
from drafter.session.session import Session
from drafter.session.wording import asked, link_with, text_with
from drafter.snippets.library import Library
from drafter.snippets.snippet import Snippet, Variable

REPORT = Snippet(
    "yq-aaaaaa",
    "报备",
    "{{ 单位 }}要制定方案，于{{时限}}前报{{ 部门 }}备案。",
    "requirements",
    variables={"单位": Variable("谁"), "时限": Variable("何时之前"), "部门": Variable("部门", "办公室", ("办公室", "采编部"))},
)


def test_variables_are_proposed_from_fields_then_from_defaults(plan: Session) -> None:
    found = [(each.name, each.ask, each.proposed, each.choices) for each in asked(REPORT, plan)]
    label = next(field.label for key, field in plan.fields.items() if key == "organisation")
    named = Snippet("yq-bbbbbb", "单位", f"{{{{ {label} }}}}", "x", variables={label: Variable()})
    assert [each.proposed for each in asked(named, plan)] == ["区图书馆"]
    assert found[1:] == [("时限", "何时之前", "", ()), ("部门", "部门", "办公室", ("办公室", "采编部"))]


def test_the_text_has_the_values_and_marks_what_has_none() -> None:
    assert text_with(REPORT, {"单位": "各部门", "部门": "采编部"}) == "各部门要制定方案，于【待填：时限】前报采编部备案。"


def test_a_link_says_only_what_it_would_not_have_by_itself(plan: Session, own_folders: object) -> None:  # noqa: ARG001
    snippet = Library.open().get("yq-142c83").snippet
    variables = asked(snippet, plan)
    values = {each.name: each.proposed for each in variables} | {"时限": '3月"底'}
    link = link_with(snippet, variables, values)
    assert link == '{{ snippet("yq-142c83", 时限=\'3月"底\') }}'
    plan.phrases = Library.open()
    plan.link(snippet.id, PinnedPhrase(snippet.revision, snippet.text))
    plan.set_text("body", link)
    printed = [block.text for block in plan.composition.blocks if block.place.file == "body"]
    assert printed == ['各部门要结合实际制定具体落实方案，于3月"底前报办公室备案。']
