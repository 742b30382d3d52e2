"""Saving a collection: the paths of its parts stay paths, and the files they name are left alone."""

from __future__ import annotations

from pathlib import Path

from answering import forms, load

from drafter.answers.saving import save
from drafter.draft.fields import Draft, Part

SPEECH = "type: plan\ntitle: {0}\nbody: 正文\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def collection(*names: str) -> str:
    return SPEECH.format("汇编") + "parts:\n" + "".join(f"  - {name}\n" for name in names)


def parts_of(draft: Draft | None) -> tuple[Part, ...]:
    assert draft is not None
    found = draft.values["parts"]
    assert isinstance(found, tuple)
    return tuple(each for each in found if isinstance(each, Part))


def titles(draft: Draft | None) -> list[object]:
    return [each.draft and each.draft.values["title"] for each in parts_of(draft)]


def with_parts(draft: Draft | None, parts: tuple[Part, ...], **values: str) -> Draft:
    assert draft is not None
    return Draft(draft.form, {**draft.values, "parts": parts, **values}, file=draft.file)


def test_saving_keeps_paths_as_paths_and_the_files_as_they_are(tmp_path: Path) -> None:
    part = write(tmp_path / "甲.yaml", SPEECH.format("甲"))
    path = write(tmp_path / "汇编.yaml", collection("甲.yaml  # 主旨发言", "甲.yaml"))
    loaded = load(path.read_bytes(), str(path))
    one, two = parts_of(loaded.draft)
    saved = save(path, loaded, with_parts(loaded.draft, (one, two, Part("【待填：第三篇】")), title="发言汇编"), forms)
    assert saved.changed
    assert path.read_text(encoding="utf-8") == (
        collection("甲.yaml  # 主旨发言", "甲.yaml", "【待填：第三篇】").replace("汇编", "发言汇编", 1)
    )
    assert part.read_text(encoding="utf-8") == SPEECH.format("甲")
    assert titles(saved.loaded.draft) == ["甲", "甲", "【待填：第三篇】"]


def test_a_collection_can_be_saved_while_a_part_of_it_is_broken(tmp_path: Path) -> None:
    write(tmp_path / "甲.yaml", "type: plan\nyear: 去年\n")
    path = write(tmp_path / "汇编.yaml", collection("甲.yaml", "没有.yaml"))
    loaded = load(path.read_bytes(), str(path), anyway=True)
    save(path, loaded, with_parts(loaded.draft, parts_of(loaded.draft)[::-1]), forms)
    assert path.read_text(encoding="utf-8") == collection("没有.yaml", "甲.yaml")


def test_a_part_that_changed_meanwhile_does_not_keep_the_collection_from_being_saved(tmp_path: Path) -> None:
    write(tmp_path / "甲.yaml", SPEECH.format("甲"))
    path = write(tmp_path / "汇编.yaml", collection("甲.yaml"))
    loaded = load(path.read_bytes(), str(path))
    write(tmp_path / "甲.yaml", SPEECH.format("改过的"))
    saved = save(path, loaded, with_parts(loaded.draft, parts_of(loaded.draft), title="新题"), forms)
    assert titles(saved.loaded.draft) == ["改过的"]


def test_whole_answers_inside_the_file_are_saved_there(tmp_path: Path) -> None:
    write(tmp_path / "甲.yaml", SPEECH.format("甲"))
    inline = "  - type: plan\n    title: 乙\n    body: 正文\n"
    path = write(tmp_path / "汇编.yaml", collection("甲.yaml") + inline)
    loaded = load(path.read_bytes(), str(path))
    named, own = parts_of(loaded.draft)
    assert own.draft is not None
    changed = Part(draft=Draft(own.draft.form, {**own.draft.values, "title": "乙篇"}))
    save(path, loaded, with_parts(loaded.draft, (named, changed)), forms)
    assert path.read_text(encoding="utf-8") == collection("甲.yaml") + inline.replace("乙", "乙篇")
