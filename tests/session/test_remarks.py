"""What the review says of a draft while it is written, with places a screen can go to."""

from __future__ import annotations

from dataclasses import replace

from drafter.base.problems import Level
from drafter.doctypes import TypeLibrary
from drafter.session.problems import ordered
from drafter.session.remarks import Remark, Reviewer, mended
from drafter.session.session import Session


def remarks(session: Session, types: TypeLibrary) -> list[Remark]:
    return ordered(session, Reviewer(types).remarks(session.draft, session.texts.get))


def test_a_remark_knows_its_characters_and_its_fix(plan: Session, bundled_types: TypeLibrary) -> None:
    plan.set_text("body", "# 甲\n# 乙\n做好各项工作,抓好落实。")
    (remark,) = [each for each in remarks(plan, bundled_types) if each.instead is not None]
    place = remark.problem.place
    assert (place.file, place.line, place.column, remark.length, remark.instead) == ("body", 3, 7, 1, "，")
    assert mended(plan.text("body"), remark) == "# 甲\n# 乙\n做好各项工作，抓好落实。"


def test_what_is_still_to_be_filled_is_found_in_tasks_and_fields_too(plan: Session, bundled_types: TypeLibrary) -> None:
    plan.set_words("note", "（【待填：会议】通过）")
    (appendix,) = plan.appendices("appendices")
    group = appendix.groups[0]
    changed = replace(group, tasks=(replace(group.tasks[0], task="完成【待填：什么】"), *group.tasks[1:]))
    plan.set_appendix("appendices", 0, replace(appendix, groups=(changed, *appendix.groups[1:])))
    found = [each.problem.place.file for each in remarks(plan, bundled_types) if "待填" in each.problem.message]
    assert found == ["note", "appendices/0/0/0"]


def test_a_rule_that_the_file_turns_off_is_silent(plan: Session, bundled_types: TypeLibrary) -> None:
    plan.set_text("body", "# 甲\n# 乙\n做好各项工作,抓好落实。")
    before = {each.problem.message for each in remarks(plan, bundled_types)}
    quiet = replace(plan.draft, review={"half-width": "off 本文都这样写"})
    after = {each.problem.message for each in Reviewer(bundled_types).remarks(quiet, plan.texts.get)}
    assert after < before


def test_hints_weigh_less_than_what_must_be_filled(plan: Session, bundled_types: TypeLibrary) -> None:
    plan.set_words("note", "（【待填：会议】通过）")
    (remark,) = [each for each in remarks(plan, bundled_types) if "待填" in each.problem.message]
    assert remark.problem.level > Level.NOTICE
