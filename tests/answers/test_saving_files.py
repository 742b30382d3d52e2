"""Saving to the disk: whole or not at all, never over somebody else's work, never what would not read back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from answering import forms, load
from resaving import HEAD, appendices, numbered, paragraphs, plain, said, setting

from drafter.answers.loaded import Loaded
from drafter.answers.saving import ChangedOnDiskError, NotSavedError, save
from drafter.base.errors import AnswersError, WriteError
from drafter.base.problems import errors_of
from drafter.draft.appendix import Appendix, Group, Layout, Task
from drafter.draft.fields import Draft
from drafter.draft.outline import Paragraph, ParagraphKind, Table

TEXT = HEAD + "body: |\n  一段。\nsignature: 馆  # 落款\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "要点.yaml"
    found.write_bytes(TEXT.encode())
    return found


def opened(path: Path) -> tuple[Loaded, Draft]:
    found = load(path.read_bytes(), str(path), anyway=True)
    assert found.draft is not None
    return found, found.draft


def test_a_draft_is_saved_and_saved_again(path: Path) -> None:
    before, draft = opened(path)
    first = save(path, before, setting(title="新题")(draft), forms)
    assert path.read_text(encoding="utf-8") == TEXT.replace("要点", "新题")
    assert first.changed
    assert first.loaded.draft is not None
    second = save(path, first.loaded, paragraphs("body", lambda body: body.append(plain("又")))(first.loaded.draft), forms)
    assert path.read_text(encoding="utf-8") == TEXT.replace("要点", "新题").replace("一段。\n", "一段。\n  又\n")
    assert said(second.loaded.draft) == said(opened(path)[1])


def test_saving_what_has_not_changed_writes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("drafter.base.files.write", refuse)
    before, draft = opened(path)
    result = save(path, before, draft, forms)
    assert not result.changed
    assert result.loaded is before


def test_a_file_changed_by_somebody_else_is_left_alone(path: Path) -> None:
    before, draft = opened(path)
    theirs = TEXT.replace("一段", "别人改的一段")
    path.write_bytes(theirs.encode())
    with pytest.raises(ChangedOnDiskError) as caught:
        save(path, before, setting(title="新题")(draft), forms)
    assert path.read_text(encoding="utf-8") == theirs == caught.value.theirs
    assert caught.value.ours == TEXT.replace("要点", "新题")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_gone_is_written_again(path: Path) -> None:
    before, draft = opened(path)
    path.unlink()
    save(path, before, draft, forms)
    assert path.read_text(encoding="utf-8") == TEXT


def test_what_would_not_read_back_goes_to_a_file_beside(path: Path) -> None:
    """A key that no column names cannot be read again; the file stays, the draft is kept."""
    before, draft = opened(path)
    lost = Appendix("甲", layout=Layout.LIST, groups=(Group("", (Task("乙", extra={"场地": "馆内"}),)),))
    with pytest.raises(NotSavedError) as caught:
        save(path, before, appendices(lambda found: found.append(lost))(setting(title="新题")(draft)), forms)
    assert path.read_text(encoding="utf-8") == TEXT
    recovered = path.with_name("要点.yaml.recovered")
    assert caught.value.recovered == recovered
    assert recovered.name in str(caught.value.problems[0])
    kept = recovered.read_text(encoding="utf-8")
    assert "title: 新题\n" in kept
    assert "场地: 馆内\n" in kept


def test_what_would_read_back_with_new_errors_is_not_written_either(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment that has come to stand behind a text would be taken for a lost heading."""
    before, draft = opened(path)
    text = TEXT.replace("signature", "# 说明\nsignature").replace("要点", "新题")
    monkeypatch.setattr("drafter.answers.saving.changed_text", lambda *_, **_units: text)
    with pytest.raises(NotSavedError):
        save(path, before, setting(title="新题")(draft), forms)
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_table_that_marks_read_otherwise_is_saved_while_its_words_stay(path: Path) -> None:
    """A last row of one cell is read as the note; a row of dashes would be read as Markdown's and be gone."""
    before, draft = opened(path)
    table = Table(("甲", "乙"), (("1", "2"), ("小计",)))
    with_table = paragraphs("body", lambda body: body.append(Paragraph(ParagraphKind.TABLE, table=table)))
    saved = save(path, before, with_table(draft), forms)
    assert path.read_text(encoding="utf-8") == TEXT.replace("一段。\n", "一段。\n  | 甲 | 乙 |\n  | 1 | 2 |\n  | 小计 |\n")
    assert saved.loaded.draft is not None
    dashes = replace(table, rows=(("--", "--"),))
    lost = paragraphs("body", lambda body: body.append(Paragraph(ParagraphKind.TABLE, table=dashes)))
    with pytest.raises(NotSavedError):
        save(path, saved.loaded, lost(saved.loaded.draft), forms)


def test_a_level_that_the_numbering_has_not_is_saved_as_it_is(path: Path) -> None:
    before, draft = opened(path)
    deep = paragraphs("body", lambda body: body.append(numbered("太深", 6)))
    saved = save(path, before, deep(draft), forms)
    assert path.read_text(encoding="utf-8") == TEXT.replace("一段。\n", "一段。\n  ###### 太深\n")
    assert errors_of(saved.loaded.problems)


def test_a_draft_with_mistakes_is_saved_all_the_same(path: Path) -> None:
    """Somebody in the middle of a word must not lose it; rendering is what asks for a draft without errors."""
    before, draft = opened(path)
    first = save(path, before, setting(title="{{ yaer }}年", body=None)(draft), forms)
    assert path.read_text(encoding="utf-8") == 'type: plan\ntitle: "{{ yaer }}年"\nsignature: 馆  # 落款\n'
    assert first.loaded.problems
    assert first.loaded.draft is not None
    save(path, first.loaded, setting(title="好")(first.loaded.draft), forms)
    assert path.read_text(encoding="utf-8") == 'type: plan\ntitle: "好"\nsignature: 馆  # 落款\n'


def test_a_file_with_errors_in_its_writing_is_not_touched(path: Path) -> None:
    path.write_bytes(b"type: plan\ntitle: [\n")
    before = load(path.read_bytes(), str(path))
    with pytest.raises(AnswersError):
        save(path, before, Draft(forms("plan")), forms)
    assert path.read_bytes() == b"type: plan\ntitle: [\n"


def test_a_machine_that_stops_half_way_leaves_the_old_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise OSError(28, "no space")

    before, draft = opened(path)
    monkeypatch.setattr(Path, "replace", stop)
    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(WriteError):
        save(path, before, setting(title="新题")(draft), forms)
    assert path.read_text(encoding="utf-8") == TEXT
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_folder_that_cannot_be_written_gets_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = Path.open

    def open_to_read(path: Path, mode: str = "r", **options: object) -> object:
        if mode != "rb":
            raise PermissionError(13, "denied")
        return really_open(path, mode, **options)

    before, draft = opened(path)
    monkeypatch.setattr(Path, "open", open_to_read)
    with pytest.raises(WriteError) as caught:
        save(path, before, setting(title="新题")(draft), forms)
    monkeypatch.undo()
    assert path.name in str(caught.value)
    assert path.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(("encoding", "newline"), [("utf-8-sig", "\r\n"), ("gb18030", "\n"), ("utf-8", "\r")])
def test_the_bytes_stay_of_the_kind_they_were(path: Path, encoding: str, newline: str) -> None:
    text = TEXT.replace("\n", newline)
    path.write_bytes(text.encode(encoding))
    before, draft = opened(path)
    first = save(path, before, setting(title="新题")(draft), forms)
    assert path.read_bytes() == text.replace("要点", "新题").encode(encoding)
    save(path, first.loaded, setting(title="要点")(draft), forms)
    assert path.read_bytes() == text.encode(encoding)


def test_control_characters_are_removed_and_said(path: Path) -> None:
    before, draft = opened(path)
    result = save(path, before, setting(title="新\x07题\u2028二\x00")(draft), forms)
    assert path.read_text(encoding="utf-8") == TEXT.replace("title: 要点", "title: |\n  新题\n  二")
    assert len(result.notices) == 1
    assert "2" in result.notices[0].message
    assert "U+0007" in result.notices[0].message


def test_texts_and_sheets_of_other_files_may_change_meanwhile(path: Path) -> None:
    (path.parent / "正文.txt").write_text("甲\n", encoding="utf-8")
    (path.parent / "任务.csv").write_text("事项,责任单位\n乙,办公室\n", encoding="utf-8")
    text = HEAD + "body_from: 正文.txt\nappendices:\n  - title: 附\n    tasks_from: 任务.csv\n"
    path.write_bytes(text.encode())
    before, draft = opened(path)
    (path.parent / "正文.txt").write_text("甲改\n", encoding="utf-8")
    (path.parent / "任务.csv").write_text("事项,责任单位\n乙,办公室\n丙,典藏部\n", encoding="utf-8")
    save(path, before, setting(title="新题")(draft), forms)
    assert path.read_text(encoding="utf-8") == text.replace("要点", "新题")


def test_tasks_of_a_sheet_that_are_changed_come_into_the_file(path: Path) -> None:
    (path.parent / "任务.csv").write_text("事项,责任单位\n乙,办公室\n", encoding="utf-8")
    text = HEAD + "body: 正文\nappendices:\n  - title: 附\n    tasks_from: 任务.csv\n"
    path.write_bytes(text.encode())
    before, draft = opened(path)

    def edit(found: list[Appendix]) -> None:
        group = found[0].groups[0]
        found[0] = replace(found[0], groups=(replace(group, tasks=(replace(group.tasks[0], task="丙"),)),))

    save(path, before, appendices(edit)(draft), forms)
    changed = "    tasks:\n      - task: 丙\n        owners: [办公室]\n"
    assert path.read_text(encoding="utf-8") == text.replace("    tasks_from: 任务.csv\n", changed)
