"""The first screen: a draft out of an older document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screens import screen_text, settle, type_words
from textual.pilot import Pilot

from drafter.tui.drafting import DraftingScreen
from drafter.tui.files import FileScreen

LAST = """\
type: work-plan
organisation: 区图书馆
year: 2026
title: 2026年区图书馆工作要点
body: |
  2026年是建馆50周年。

  # 强化阵地建设
  ## 优化空间布局。春节前完成改造。按照八届二次会议部署。
date: 2026-01-08
"""
Drive = Callable[..., Any]


async def until(pilot: Pilot[None], what: Callable[[], bool]) -> None:
    for _ in range(100):
        await settle(pilot, 0.1)
        if what():
            return
    raise AssertionError(screen_text(pilot))


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_last_years_plan_is_chosen_read_and_walked(
    drive: Drive, own_folders: Path, golden: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    (own_folders / "别的.pdf").write_bytes(b"%PDF")
    (own_folders / "往年").mkdir()
    (own_folders / "往年" / "2026要点.yaml").write_text(LAST, encoding="utf-8")

    async def play(pilot: Pilot[None]) -> tuple[list[str], str, str]:
        app, shown = pilot.app, []
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert isinstance(app.screen, FileScreen)
        assert "别的.pdf" not in screen_text(pilot)
        await type_words(pilot, "往\n")
        await type_words(pilot, "2026\n")
        await until(pilot, lambda: "新的年度" in screen_text(pilot))
        shown.append(screen_text(pilot))
        await pilot.press("enter")
        # Behind the report the draft is reviewed meanwhile.
        await until(pilot, lambda: "由2026年" in screen_text(pilot) and "没有发现问题" not in screen_text(pilot))
        shown.append(screen_text(pilot))
        await pilot.press("escape")
        screen = app.screen
        assert isinstance(screen, DraftingScreen)
        await until(pilot, lambda: bool(screen._remarks))
        await pilot.press("f8")
        await settle(pilot)
        return shown, screen.session.title, screen_text(pilot)

    shown, title, walked = drive(play, None, size)
    for name, text in zip(("year", "report"), shown, strict=True):
        golden(f"{name}-{size[0]}", text.replace(str(own_folders), "…"))
    assert title == "2027年区图书馆工作要点"
    assert "请核" in walked
