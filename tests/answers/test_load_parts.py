"""The parts of a collection: whole answers inside the file, or other answers files with everything that is wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from answering import FORM, at, filled, load, only

from drafter import answers
from drafter.answers.parts import DEEPEST, MOST
from drafter.base.errors import TypeFolderError
from drafter.base.problems import errors_of
from drafter.draft.appendix import Appendix
from drafter.draft.compose import compose
from drafter.draft.fields import Draft, Field, Form, Kind, Part

SPEECH = "type: plan\ntitle: {0}\nbody: 正文\n"
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a file of this name, in a folder below where the name has one."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return written


def collection(*names: str) -> str:
    return SPEECH.format("汇编") + "parts:\n" + "".join(f"  - {name}\n" for name in names)


def read(path: Path) -> answers.Loaded:
    return load(path.read_bytes(), str(path))


def parts_of(draft: Draft | None) -> tuple[Part, ...]:
    assert draft is not None
    found = draft.values["parts"]
    assert isinstance(found, tuple)
    return tuple(each for each in found if isinstance(each, Part))


def titles(loaded: answers.Loaded) -> list[object]:
    assert errors_of(loaded.problems) == ()
    return [each.draft and each.draft.values["title"] for each in parts_of(loaded.draft)]


def test_parts_are_paths_beside_the_file_or_whole_answers(write: Write) -> None:
    write("各篇/第一篇.yaml", SPEECH.format("甲"))
    path = write("汇编.yaml", collection("各篇/第一篇.yaml") + "  - type: plan\n    title: 乙\n    body: 正文\n")
    loaded = read(path)
    assert titles(loaded) == ["甲", "乙"]
    named, inline = parts_of(loaded.draft)
    assert (named.path, inline.path) == ("各篇/第一篇.yaml", "")
    assert named.draft is not None
    assert named.draft.places["title"].file == str(path.parent / "各篇" / "第一篇.yaml")


@pytest.mark.parametrize("parts", ["parts: 甲.yaml\n", "parts: |\n  甲.yaml\n", "parts: [甲.yaml]\n"])
def test_a_path_may_stand_alone(write: Write, parts: str) -> None:
    write("甲.yaml", SPEECH.format("甲"))
    assert titles(read(write("汇编.yaml", SPEECH.format("汇编") + parts))) == ["甲"]


def test_every_line_of_a_text_is_a_path_and_errors_have_its_place(write: Write) -> None:
    write("甲.yaml", SPEECH.format("甲"))
    path = write("汇编.yaml", SPEECH.format("汇编") + "parts: |\n  甲.yaml\n\n  乙.yaml\n")
    assert at(only(read(path))) == (7, 3)


def test_the_same_file_may_be_there_twice(write: Write) -> None:
    write("甲.yaml", SPEECH.format("甲"))
    assert titles(read(write("汇编.yaml", collection("甲.yaml", "甲.yaml")))) == ["甲", "甲"]


def test_a_part_may_be_of_any_type(write: Write) -> None:
    letter = Form("letter", {"title": Field("title", Kind.LINE, "标题")}, title="函")
    write("函.yaml", "type: letter\ntitle: 甲\n")
    text = write("汇编.yaml", collection("函.yaml")).read_bytes()
    loaded = answers.load(text, str(write("汇编.yaml", "")), {"plan": FORM, "letter": letter}.__getitem__)
    (part,) = parts_of(loaded.draft)
    assert part.draft is not None
    assert part.draft.form is letter


def test_paths_in_a_part_are_relative_to_the_part(write: Write) -> None:
    write("各篇/正文.txt", "# 标题\n来自文件。\n")
    write("各篇/任务.csv", "事项,责任单位\n修订规范,办公室\n")
    write("各篇/乙.yaml", SPEECH.format("乙"))
    own = "type: plan\ntitle: 甲\nbody_from: 正文.txt\nappendices:\n  - title: 清单\n    tasks_from: 任务.csv\n"
    write("各篇/甲.yaml", f"{own}parts: [乙.yaml]\n")
    (part,) = parts_of(read(write("汇编.yaml", collection("各篇/甲.yaml"))).draft)
    assert part.draft is not None
    (appendix,) = part.draft.values["appendices"]  # type: ignore[misc]
    assert isinstance(appendix, Appendix)
    assert [task.task for group in appendix.groups for task in group.tasks] == ["修订规范"]
    assert [each.text for each in part.draft.values["body"].paragraphs] == ["标题", "来自文件。"]  # type: ignore[union-attr]
    assert [each.path for each in parts_of(part.draft)] == ["乙.yaml"]


def test_everything_wrong_in_every_part_is_said_at_its_own_place(write: Write) -> None:
    write("甲.yaml", "type: plan\ntitel: 甲\nyear: 去年\n")
    write("乙.yaml", "type: plan\ntitle: 乙\nbody: |\n  第一段。{{ yaer }}\n")
    loaded = read(write("汇编.yaml", collection("甲.yaml", "乙.yaml") + "copies: 没有的部门\n"))
    assert loaded.draft is None
    found = [(Path(each.place.file).name, *at(each)) for each in errors_of(loaded.problems)]
    assert found == [("汇编.yaml", 7, 9), ("甲.yaml", 1, 7), ("甲.yaml", 2, 1), ("甲.yaml", 3, 7), ("乙.yaml", 4, 7)]


def test_what_is_only_noticed_in_a_part_is_said_too(write: Write) -> None:
    write("甲.yaml", SPEECH.format("甲") + "type_version: 1\n")
    loaded = read(write("汇编.yaml", collection("甲.yaml")))
    assert titles(loaded) == ["甲"]
    assert [Path(each.place.file).name for each in loaded.problems] == ["甲.yaml"]


def test_a_missing_file_is_named_with_the_one_that_was_meant(write: Write) -> None:
    write("发言一.yaml", SPEECH.format("甲"))
    problem = only(read(write("汇编.yaml", collection("发言一.yml"))))
    assert at(problem) == (5, 5)
    assert "发言一.yml" in problem.message
    assert problem.help == "是不是“发言一.yaml”？"


def test_files_of_one_kind_are_not_near_one_another_for_that(write: Write) -> None:
    write("甲.yaml", SPEECH.format("甲"))
    write("发言稿.txt", "甲")
    write("发言稿.yaml", SPEECH.format("乙"))
    missing, meant = errors_of(read(write("汇编.yaml", collection("讲话.yaml", "发言搞.yaml"))).problems)
    assert (missing.help, meant.help) == ("", "是不是“发言稿.yaml”？")


def test_a_folder_and_a_file_that_is_no_answers_file_are_refused(write: Write, tmp_path: Path) -> None:
    (tmp_path / "各篇").mkdir()
    write("说明.txt", "只是几句话\n")
    (tmp_path / "甲.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    loaded = read(write("汇编.yaml", collection("各篇", "说明.txt", "甲.docx")))
    folder, docx, text = errors_of(loaded.problems)
    assert (at(folder), "文件夹" in folder.message) == ((5, 5), True)
    assert (at(docx), docx.place.file) == ((7, 5), str(tmp_path / "汇编.yaml"))
    assert "甲.docx" in docx.message
    assert "Word" in docx.message
    assert (Path(text.place.file).name, "不是答案文件" in text.message) == ("说明.txt", True)


@pytest.mark.parametrize("name", ["http://x.cn/a.yaml", "\\\\server\\a.yaml", "//server/a.yaml", "file:///a.yaml"])
def test_parts_on_other_machines_are_refused(name: str) -> None:
    problem = only(filled(f"parts:\n  - {name}\n"))
    assert at(problem) == (5, 5)
    assert "网络地址" in problem.message


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert at(only(filled(f"parts:\n  - {'长' * 3000}\n"))) == (5, 5)


def test_a_part_inside_a_file_is_checked_like_a_file() -> None:
    loaded = filled("parts:\n  - type: plan\n    title: 甲\n    boby: 乙\n  - type: plna\n")
    assert [at(problem) for problem in errors_of(loaded.problems)] == [(7, 5), (8, 11)]


def test_a_list_is_no_part() -> None:
    assert at(only(filled("parts:\n  - [甲.yaml]\n"))) == (5, 5)


def test_a_part_of_an_unknown_type_is_said_where_its_type_stands(write: Write) -> None:
    write("甲.yaml", "type: plna\ntitle: 甲\n")
    problem = only(read(write("汇编.yaml", collection("甲.yaml"))))
    assert (Path(problem.place.file).name, *at(problem), problem.help) == ("甲.yaml", 1, 7, "是不是“plan”？")


def test_a_file_cannot_hold_itself(write: Write) -> None:
    problem = only(read(write("汇编.yaml", collection("汇编.yaml"))))
    assert at(problem) == (5, 5)
    assert problem.message.endswith("汇编.yaml → 汇编.yaml")


def test_a_circle_of_files_is_said_where_it_closes(write: Write) -> None:
    write("内/甲.yaml", collection("乙.yaml"))
    write("内/乙.yaml", collection("./../内/甲.yaml", "../丙.yaml"))
    write("丙.yaml", SPEECH.format("丙"))
    problem = only(read(write("汇编.yaml", collection("丙.yaml", "内/甲.yaml"))))
    assert (Path(problem.place.file).name, *at(problem)) == ("乙.yaml", 5, 5)
    assert problem.message.endswith("：甲.yaml → 乙.yaml → 甲.yaml")


def test_collections_stand_in_one_another_only_so_deep(write: Write) -> None:
    for depth in range(DEEPEST):
        write(f"{depth}.yaml", collection(f"{depth + 1}.yaml"))
    write(f"{DEEPEST}.yaml", SPEECH.format("最里面"))
    assert titles(read(write("0.yaml", collection("1.yaml")))) == ["汇编"]
    problem = only(read(write("外.yaml", collection("0.yaml"))))
    assert Path(problem.place.file).name == f"{DEEPEST - 1}.yaml"
    assert str(DEEPEST) in problem.message


def test_answers_inside_answers_count_as_deep_too() -> None:
    text = "type: plan\ntitle: 甲\nbody: 正文\n"
    for depth in reversed(range(DEEPEST + 1)):
        text = "type: plan\ntitle: 甲\nbody: 正文\nparts:\n  - " + text.strip().replace("\n", "\n    ") + "\n"
        if depth == 1:
            assert errors_of(load(text).problems) == ()
    assert "层" in only(load(text)).message


def test_too_many_parts_are_said_once(write: Write) -> None:
    write("甲.yaml", SPEECH.format("甲"))
    write("多.yaml", collection(*["甲.yaml"] * (MOST // 10 - 1)))
    assert errors_of(read(write("汇编.yaml", collection(*["多.yaml"] * 10))).problems) == ()
    problem = only(read(write("汇编.yaml", collection(*["多.yaml"] * 10, "甲.yaml", "甲.yaml"))))
    assert at(problem) == (15, 5)
    assert str(MOST) in problem.message


def test_a_part_that_is_still_to_be_named_is_a_page_with_the_mark() -> None:
    draft = filled("parts:\n  - 【待填：各篇】\n").draft
    assert draft is not None
    composition = compose(draft)
    assert composition.todo == 1
    assert [block.text for block in composition.blocks if block.new_page] == ["【待填：各篇】"]


def test_a_broken_part_keeps_its_path_where_a_draft_is_wanted_anyway(write: Write) -> None:
    write("甲.yaml", "type: plan\ntitle: 甲\nyear: 去年\nbody: 正文\n")
    path = write("汇编.yaml", collection("甲.yaml", "没有.yaml"))
    loaded = load(path.read_bytes(), str(path), anyway=True)
    broken, missing = parts_of(loaded.draft)
    assert (broken.path, broken.draft is not None and broken.draft.values["title"]) == ("甲.yaml", "甲")
    assert missing == Part("没有.yaml")


def test_required_fields_of_a_part_may_be_open_where_those_of_the_file_may(write: Write) -> None:
    write("甲.yaml", "type: plan\ntitle: 甲\n")
    path = write("汇编.yaml", collection("甲.yaml"))
    assert "正文" in only(load(path.read_bytes(), str(path))).message
    assert titles(load(path.read_bytes(), str(path), required=False)) == ["甲"]


def test_a_type_that_cannot_be_used_is_said_once_for_all_parts(write: Write) -> None:
    """What is wrong with the type has the type's place, whichever part asks for it."""

    def broken(name: str) -> Form:
        if name == "plan":
            return FORM
        raise TypeFolderError("type.yaml 写错了")

    write("甲.yaml", "type: other\n")
    text = write("汇编.yaml", collection("甲.yaml", "甲.yaml")).read_bytes()
    loaded = answers.load(text, str(write("汇编.yaml", "")), broken)
    assert [each.message for each in errors_of(loaded.problems)] == ["type.yaml 写错了"]
