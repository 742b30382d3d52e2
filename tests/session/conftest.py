"""What the tests of drafting share: types, a folder of the user's own, a clock that a test moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.base.folders import data_folder
from drafter.doctypes import TypeLibrary
from drafter.session.opening import new_draft, open_file
from drafter.session.session import Session

PLAN = """\
# 我的说明
type: work-plan
organisation: 区图书馆   # 单位
year: 2026
title: 2026年区图书馆工作要点
body: |
  开头的话。

  # 强化阵地建设
  ## 优化空间布局。完成改造。（办公室）
  ## 延伸服务触角。新建分馆。
  # 丰富阅读活动
  ## 办好品牌活动。重点抓好两件事。
  - 办好读书节。
  - 办好讲座。
appendices:
  - title: 主要事项
    layout: list
    body: |
      请抓好落实。
    groups:
      - name: 重点项目
        tasks:
          - 完成改造（办公室、典藏部）
          - task: 新建分馆6个
            owners: [读者服务部]
            due: 9月底前
      - name: 读者活动
        tasks:
          - 举办读书节（阅读推广部）
signature: 区图书馆
date: 2026-01-08
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of a user who has nothing yet."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    return tmp_path / "home"


@pytest.fixture
def unit_list() -> Path:
    """The office's list, with a unit whose name ends like none."""
    path = data_folder() / "units.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[[unit]]\nname = "读者服务"\n', encoding="utf-8")
    return path


@pytest.fixture
def clock() -> list[float]:
    """The seconds of the day, to be moved on by the test."""
    return [0.0]


@pytest.fixture
def plan(tmp_path: Path, bundled_types: TypeLibrary, clock: list[float]) -> Session:
    """A session on the file plan.yaml."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    session, problems, alone = open_file(path, bundled_types)
    assert (problems, alone) == ((), True)
    session._clock = lambda: clock[0]
    return session


@pytest.fixture
def fresh(bundled_types: TypeLibrary) -> Callable[[str], Session]:
    """A function that begins a new draft of a type."""
    return lambda name: new_draft(name, bundled_types)
