from __future__ import annotations

from pathlib import Path

from drafter.session.recent import MOST, Recent, recent, recent_file, remember


def test_the_latest_stands_first_once_and_what_is_gone_is_left_out(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.yaml" for number in range(3)]
    for path in paths:
        path.write_text("type: work-plan\n", encoding="utf-8")
        remember(Recent(str(path), path.stem, "工作要点", 3, 1))
    remember(Recent(str(paths[0]), "改过的", "工作要点", 4, 0))
    paths[1].unlink()
    assert [(each.title, each.pages) for each in recent()] == [("改过的", 4), ("2", 3)]


def test_a_damaged_list_is_an_empty_one() -> None:
    remember(Recent("/nowhere.yaml"))
    recent_file().write_text("{", encoding="utf-8")
    assert recent() == []


def test_only_so_many_are_remembered(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        path = tmp_path / f"{number}.yaml"
        path.write_text("", encoding="utf-8")
        remember(Recent(str(path)))
    assert len(recent()) == MOST
