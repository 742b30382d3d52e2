"""The documents of a collection: chosen, called by their titles, found wherever the collection is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drafter.doctypes import TypeLibrary
from drafter.draft.fields import Draft, Part
from drafter.session.opening import open_file
from drafter.session.parts import parts_of, read_part, title_of
from drafter.session.session import Session

SPEECH = "type: seminar-speech\ntitle: 第二篇\nbody: 正文\n"


def chosen(session: Session, path: Path) -> Part | None:
    return read_part(path, "parts", session.draft.form, session.filing.types.form, session.path)[0]


def test_a_chosen_document_is_called_by_its_title_and_found_where_the_collection_is_saved(
    fresh: Callable[[str], Session], bundled_types: TypeLibrary, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.yaml").write_text(SPEECH, encoding="utf-8")
    session = fresh("collection")
    part = chosen(session, tmp_path / "in" / "b.yaml")
    assert part is not None
    assert title_of(part) == "第二篇"
    session.set_value("parts", (part,))
    session.set_words("title", "汇编")
    session.save_as(tmp_path / "all.yaml")
    assert "in/b.yaml" in (tmp_path / "all.yaml").read_text(encoding="utf-8")
    session.save_as(tmp_path / "in" / "all.yaml")
    text = (tmp_path / "in" / "all.yaml").read_text(encoding="utf-8")
    assert "b.yaml" in text
    assert "in/b.yaml" not in text
    reopened, problems, _ = open_file(tmp_path / "in" / "all.yaml", bundled_types)
    assert problems == ()
    assert [title_of(each) for each in parts_of(reopened.value("parts"))] == ["第二篇"]


def test_a_collection_does_not_take_in_itself_nor_what_is_no_draft(bundled_types: TypeLibrary, tmp_path: Path) -> None:
    path, other = tmp_path / "all.yaml", tmp_path / "b.txt"
    path.write_text("type: collection\ntitle: 汇编\nparts: []\n", encoding="utf-8")
    other.write_text("不是稿件", encoding="utf-8")
    session, _, _ = open_file(path, bundled_types)
    assert chosen(session, path) is None
    assert chosen(session, other) is None


def test_a_document_in_the_file_itself_has_a_title_too(bundled_types: TypeLibrary) -> None:
    assert title_of(Part(draft=Draft(bundled_types.form("seminar-speech"), {"title": "第一篇\n发言"}))) == "第一篇发言"
