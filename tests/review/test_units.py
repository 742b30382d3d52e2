"""The office's list of units, and the tasks of each unit."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewing import UNITS

from drafter.base.errors import UsageError
from drafter.base.settings import read_settings
from drafter.review.assignments import assignments, by_unit
from drafter.review.plain import read_plain
from drafter.review.unit_names import unit_files
from drafter.review.units import Unit, read_units


def listed(folder: Path, text: str, name: str = "units.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_units_have_full_and_short_names_and_roles(tmp_path: Path) -> None:
    text = '[[unit]]\nname = "区图书馆办公室"\nshort = ["办公室", "馆办"]\nroles = ["牵头"]\n\n[[unit]]\nname = "典藏部"\n'
    units, problems = read_units(listed(tmp_path, text))
    assert problems == []
    assert units.units == (Unit("区图书馆办公室", ("办公室", "馆办"), ("牵头",)), Unit("典藏部"))
    assert units.by_name["馆办"].name == "区图书馆办公室"


def test_every_mistake_of_the_list_is_told(tmp_path: Path) -> None:
    text = (
        '[[unit]]\nshort = ["甲"]\n\n[[unit]]\nname = "乙部"\nrole = ["牵头"]\n\n[[unit]]\nname = "丙部"\nroles = ["领导"]\n\n'
        '[[unit]]\nname = "丁部"\nshort = ["部"]\n\n[[unit]]\nname = "戊部"\nshort = ["部"]\n'
    )
    units, problems = read_units(listed(tmp_path, text))
    assert [unit.name for unit in units.units] == ["丁部", "戊部"]
    assert len(problems) == 4
    assert problems[-1].message == "“部”既指“丁部”又指“戊部”"


def test_the_settings_name_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.review.unit_names.data_folder", lambda: tmp_path / "none")
    settings = listed(tmp_path, '[units]\nfile = "名录.toml"\n', "settings.toml")
    with pytest.raises(UsageError, match="名录"):
        unit_files(read_settings(settings))
    path = listed(tmp_path, '[[unit]]\nname = "典藏部"\n', "名录.toml")
    assert unit_files(read_settings(settings)) == [path]


TEXT = """工作要点
一、夯实基础
1.改造阅览区（办公室、典藏部）
2.新建分馆。（牵头单位：读者服务部，配合单位：典藏部）
3.召开会议（4月）
二、办好活动
持续办好读书节（由读者服务部牵头，办公室配合）。
"""


def test_tasks_are_found_in_lists_and_in_running_text() -> None:
    found = [(each.unit, each.role, each.task, each.section) for each in assignments(read_plain(TEXT), UNITS)]
    assert found == [
        ("区图书馆办公室", "责任", "改造阅览区", "一、夯实基础"),
        ("典藏部", "责任", "改造阅览区", "一、夯实基础"),
        ("读者服务部", "牵头", "新建分馆。", "一、夯实基础"),
        ("典藏部", "配合", "新建分馆。", "一、夯实基础"),
        ("读者服务部", "牵头", "持续办好读书节", "二、办好活动"),
        ("区图书馆办公室", "配合", "持续办好读书节", "二、办好活动"),
    ]


def test_tasks_of_a_unit_stand_together_in_the_order_of_the_list() -> None:
    found = by_unit(assignments(read_plain(TEXT), UNITS), UNITS)
    assert [each.unit for each in found] == ["区图书馆办公室"] * 2 + ["典藏部"] * 2 + ["读者服务部"] * 2
