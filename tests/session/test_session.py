from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from drafter import answers
from drafter.answers.saving import ChangedOnDiskError
from drafter.base.errors import AnswersError, WriteError
from drafter.doctypes import TypeLibrary
from drafter.draft.appendix import Appendix
from drafter.draft.dates import DocumentDate
from drafter.session.difference import Side
from drafter.session.opening import first_values, new_draft, open_file, recover
from drafter.session.problems import problems
from drafter.session.recovery import recoveries
from drafter.session.session import Session


def labels(session: Session) -> list[str]:
    return [f"{each.label}{each.title}" for each in session.headings("body")]


def test_an_opened_draft_shows_its_text_its_numbers_and_its_fields(plan: Session) -> None:
    assert plan.text("body").split("\n")[:3] == ["开头的话。", "# 强化阵地建设", "## 优化空间布局。完成改造。（办公室）"]
    assert labels(plan) == ["一、强化阵地建设", "1.优化空间布局", "2.延伸服务触角", "二、丰富阅读活动", "3.办好品牌活动"]
    assert (plan.words("date"), plan.words("year"), plan.title) == ("2026年1月8日", "2026", "2026年区图书馆工作要点")
    assert [(each.start, each.end) for each in plan.sections("body")] == [(0, 1), (1, 4), (4, 8)]


def test_saving_rewrites_only_the_lines_that_changed(plan: Session) -> None:
    assert plan.path is not None
    before = plan.path.read_text(encoding="utf-8").split("\n")
    plan.set_words("organisation", "区文化馆")
    plan.set_text("body", plan.text("body").replace("完成改造。", "年内完成改造。"))
    plan.save()
    after = plan.path.read_text(encoding="utf-8").split("\n")
    changed = [line for line in after if line not in before]
    assert changed == ["organisation: 区文化馆   # 单位", "  ## 优化空间布局。年内完成改造。（办公室）"]
    assert len(after) == len(before)


def test_what_a_screen_changes_is_what_the_file_says(plan: Session, bundled_types: TypeLibrary) -> None:
    plan.set_text("body", plan.text("body") + "\n三、新写的一节\n（一）这不是本文的级")
    plan.set_text("appendices/0/body", "请按时完成。")
    plan.save()
    assert plan.path is not None
    loaded = answers.load(plan.path.read_bytes(), "plan.yaml", bundled_types.form)
    assert loaded.draft is not None
    body, (appendix,) = loaded.draft.values["body"], loaded.draft.values["appendices"]  # type: ignore[misc]
    assert [each.text for each in body.paragraphs][-2:] == ["新写的一节", "（一）这不是本文的级"]  # type: ignore[union-attr]
    assert [each.text for each in appendix.body.paragraphs] == ["请按时完成。"]  # type: ignore[union-attr]


def test_a_date_may_be_typed_in_short_and_is_shown_in_full(plan: Session) -> None:
    assert plan.set_words("date", "2026-3-5") == ()
    assert (plan.value("date"), plan.words("date")) == (DocumentDate(2026, 3, 5), "2026年3月5日")


def test_words_of_no_use_stay_in_the_field_and_are_a_problem_never_a_loss(plan: Session) -> None:
    (problem,) = plan.set_words("year", "明年")
    assert "数字" in problem.message
    assert (plan.words("year"), plan.value("year")) == ("明年", None)
    assert problem in problems(plan)
    plan.undo()
    assert (plan.words("year"), plan.problems_of_field("year")) == ("2026", ())
    plan.redo()
    assert plan.problems_of_field("year") == (problem,)
    plan.set_words("year", "2027")
    assert (plan.words("year"), plan.value("year"), plan.problems_of_field("year")) == ("2027", "2027", ())


def test_structure_is_moved_with_what_hangs_on_it(plan: Session) -> None:
    assert plan.move("body", 4, -1) == 1
    assert labels(plan) == ["一、丰富阅读活动", "1.办好品牌活动", "二、强化阵地建设", "2.优化空间布局", "3.延伸服务触角"]
    assert plan.text("body").split("\n")[:5] == [
        "开头的话。",
        "# 丰富阅读活动",
        "## 办好品牌活动。重点抓好两件事。",
        "- 办好读书节。",
        "- 办好讲座。",
    ]
    assert plan.move("body", 1, -1) is None
    assert plan.move("body", 1, 1) == 4


def test_a_subtree_is_promoted_and_demoted_whole_or_not_at_all(plan: Session) -> None:
    assert not plan.shift("body", 1, 1), "its own paragraphs would be deeper than the numbering"
    assert plan.shift("body", 2, -1)
    assert labels(plan)[:3] == ["一、强化阵地建设", "二、优化空间布局", "1.延伸服务触角"]
    assert plan.insert("body", 2) == 4
    assert plan.text("body").split("\n")[4] == "# "
    assert plan.delete("body", 2)
    assert "优化空间布局" not in plan.text("body")
    assert "延伸服务触角" not in plan.text("body")


def test_typed_labels_are_numbered_again_when_the_structure_changes(fresh: Callable[[str], Session]) -> None:
    session = fresh("seminar-speech")
    session.set_text("body", "一、提高认识\n（一）先说\n二、正视差距\n（一）再说")
    session.move("body", 2, -1)
    assert session.text("body") == "一、正视差距\n（一）再说\n二、提高认识\n（一）先说"
    session.shift("body", 3, -1)
    assert session.text("body").split("\n")[-1] == "三、先说"


def test_undo_goes_back_over_text_and_structure_and_redo_forward(plan: Session, clock: list[float]) -> None:
    texts = [plan.text("body")]
    for letter in "甲乙丙":
        plan.set_text("body", plan.text("body") + letter)
        clock[0] += 0.2
    texts.append(plan.text("body"))
    plan.move("body", 4, -1)
    texts.append(plan.text("body"))
    assert plan.undo() == "body"
    assert plan.text("body") == texts[1]
    plan.undo()
    assert plan.text("body") == texts[0], "what is typed in one go is one step"
    assert plan.undo() is None
    plan.redo()
    plan.redo()
    assert plan.text("body") == texts[2]
    assert plan.redo() is None


def test_a_pause_begins_a_new_step(plan: Session, clock: list[float]) -> None:
    plan.set_words("organisation", "甲")
    clock[0] += 5
    plan.set_words("organisation", "甲乙")
    plan.undo()
    assert plan.words("organisation") == "甲"


def test_it_is_saved_half_a_second_after_the_last_key(plan: Session, clock: list[float]) -> None:
    plan.set_words("organisation", "甲")
    clock[0] += 0.25
    plan.set_words("organisation", "甲乙")
    assert not plan.autosave.is_due(clock[0] + 0.4)
    assert plan.autosave.is_due(clock[0] + 0.5)
    plan.save()
    assert not plan.autosave.is_waiting


def test_somebody_who_never_pauses_loses_a_second_at_most(plan: Session, clock: list[float]) -> None:
    for number in range(9):
        plan.set_words("organisation", f"甲{number}")
        clock[0] += 0.1
    assert plan.autosave.is_due(clock[0])


def test_a_new_draft_is_kept_until_it_has_a_file(bundled_types: TypeLibrary, tmp_path: Path) -> None:
    session = new_draft("work-plan", bundled_types, today=date(2026, 1, 8))
    session.set_words("organisation", "区图书馆")
    session.set_words("title", "要点")
    session.set_text("body", "# 甲\n- 乙")
    session.save()
    assert recoveries() == [], "it is open here"
    session.close()
    (kept,) = recoveries()
    assert (kept.type, kept.title) == ("work-plan", "要点")
    again = recover(kept.path, bundled_types)
    assert (again.text("body"), again.words("date")) == ("# 甲\n- 乙", "2026年1月8日")
    again.save_as(tmp_path / "要点")
    assert (tmp_path / "要点.yaml").is_file()
    again.close()
    assert recoveries() == []


def test_a_name_that_is_taken_is_refused(plan: Session, tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text("别人的", encoding="utf-8")
    with pytest.raises(WriteError, match="已经有了"):
        plan.save_as(tmp_path / "old.yaml")
    assert (tmp_path / "old.yaml").read_text(encoding="utf-8") == "别人的"


def test_a_file_changed_by_somebody_else_is_shown_not_overwritten(plan: Session) -> None:
    assert plan.path is not None
    theirs = plan.path.read_text(encoding="utf-8").replace("signature: 区图书馆", "signature: 区文化馆")
    assert plan.difference() == []
    plan.set_words("year", "2027")
    plan.path.write_text(theirs, encoding="utf-8")
    with pytest.raises(ChangedOnDiskError):
        plan.save()
    changed = [(each.side, each.text) for each in plan.difference() if each.side is not Side.BOTH]
    assert (Side.THEIRS, "signature: 区文化馆") in changed
    assert (Side.OURS, "year: 2027") in changed
    plan.take_theirs()
    assert (plan.words("signature"), plan.words("year")) == ("区文化馆", "2026")
    plan.undo()
    assert (plan.words("signature"), plan.words("year")) == ("区图书馆", "2027")
    plan.save()
    assert "year: 2027" in plan.path.read_text(encoding="utf-8")


def test_what_cannot_be_saved_at_the_end_is_kept_for_recovery(plan: Session, bundled_types: TypeLibrary) -> None:
    assert plan.path is not None
    plan.path.write_text(plan.path.read_text(encoding="utf-8") + "# 别人加的\n", encoding="utf-8")
    plan.save_or_keep()
    assert recoveries() == []
    plan.set_words("year", "2027")
    plan.save_or_keep()
    assert "year: 2026" in plan.path.read_text(encoding="utf-8")
    (kept,) = recoveries()
    assert recover(kept.path, bundled_types).words("year") == "2027"


def test_our_draft_can_be_kept_over_theirs(plan: Session) -> None:
    assert plan.path is not None
    plan.set_words("year", "2027")
    plan.path.write_text("# 别人加的说明\n" + plan.path.read_text(encoding="utf-8"), encoding="utf-8")
    plan.keep_ours()
    text = plan.path.read_text(encoding="utf-8")
    assert text.startswith("# 别人加的说明\n")
    assert "year: 2027" in text


def test_a_second_screen_on_one_file_is_told(plan: Session, bundled_types: TypeLibrary) -> None:
    assert plan.path is not None
    other, _, alone = open_file(plan.path, bundled_types)
    assert not alone
    plan.close()
    other.close()
    third, _, alone = open_file(plan.path, bundled_types)
    assert alone
    third.close()
    assert sorted(each.name for each in plan.path.parent.iterdir() if each.is_file()) == ["plan.yaml"]


def test_required_fields_are_counted_and_those_open_are_problems(fresh: Callable[[str], Session]) -> None:
    session = fresh("work-plan")
    assert (session.filled.filled, session.filled.required) == (0, 2)
    assert {each.place.file for each in problems(session)} == {"organisation", "year", "body"}
    session.set_words("organisation", "区图书馆")
    session.set_words("year", "2026")
    assert session.filled.filled == 1, "the title is made of unit and year"
    session.set_text("body", "正文")
    assert session.filled.filled == 2
    assert problems(session) == []


def test_a_level_that_is_too_deep_is_a_problem_with_its_line_not_an_end(plan: Session) -> None:
    plan.set_text("body", "# 甲\n#### 太深")
    (problem,) = problems(plan)
    assert (problem.place.file, problem.place.line) == ("body", 2)
    assert [each.text for each in plan.composition.blocks if each.place.file == "body"] == ["甲", "太深"]


def test_blocks_know_the_lines_and_tasks_they_come_from(plan: Session) -> None:
    places = {each.text: (each.place.file, each.place.line) for each in plan.composition.blocks}
    assert places["强化阵地建设"] == ("body", 2)
    assert places["完成改造（办公室、典藏部）"] == ("appendices/0/0/0", 0)
    assert places["请抓好落实。"] == ("appendices/0/body", 1)


def test_appendices_take_their_texts_along(plan: Session) -> None:
    plan.arrange_appendices("appendices", [Appendix("新的"), 0])
    plan.set_text("appendices/0/body", "新的话。")
    titles = [(each.title, [line.text for line in each.body.paragraphs]) for each in plan.draft.values["appendices"]]  # type: ignore[union-attr]
    assert titles == [("新的", ["新的话。"]), ("主要事项", ["请抓好落实。"])]
    plan.arrange_appendices("appendices", [1])
    assert plan.texts["appendices/0/body"] == "请抓好落实。"


def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("type: work-plan\ntitle： 要点\n", encoding="utf-8")
    with pytest.raises(AnswersError) as caught:
        open_file(path, bundled_types)
    assert caught.value.problems[0].place.line == 2


def test_today_is_resolved_when_the_draft_is_begun(bundled_types: TypeLibrary) -> None:
    values = first_values(bundled_types.form("collection"), date(2026, 5, 1))
    assert values == {"date": DocumentDate(2026, 5, 1)}


def test_the_structured_form_stays_and_keeps_what_only_it_can_say(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(
        "type: work-plan\ntitle: 要点\nbody:\n  - heading: 甲\n    body:\n      - item: 第一句。第二句。\n", encoding="utf-8"
    )
    session, _, _ = open_file(path, bundled_types)
    session.set_text("body", session.text("body") + "\n## 新的")
    session.save()
    assert "- item: 第一句。第二句。" in path.read_text(encoding="utf-8")
    assert "- heading: 新的" in path.read_text(encoding="utf-8")
    session.close()


def test_a_default_that_holds_is_not_called_unfilled(bundled_types: TypeLibrary) -> None:
    """A collection without parts has nothing to list in its contents: that is said, not that nobody chose contents."""
    collection = new_draft("collection", bundled_types)
    assert "没有填写“目录”" not in [each.message for each in problems(collection)]


def test_what_cannot_be_read_is_neither_printed_nor_counted_as_filled(fresh: Callable[[str], Session]) -> None:
    """Typing 2026-2-30 goes by the 3rd of February, which nobody meant."""
    session = fresh("work-plan")
    session.set_words("date", "2026-2-3")
    session.set_words("date", "2026-2-30")
    assert "2月" not in "".join(run.text for block in session.composition.blocks for run in block.runs)
    session.set_words("organisation", "区图书馆")
    session.set_words("year", "27")
    assert (session.is_filled("organisation"), session.is_filled("year"), session.is_filled("date")) == (True, False, False)
