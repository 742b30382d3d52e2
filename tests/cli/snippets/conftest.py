"""What the tests of ``drafter snippets`` share: a folder of phrases named by ``DRAFTER_LIBRARY``, and a cache of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from phraseshelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A folder of phrases that ranks above the bundled ones and may be written."""
    for name in ("VISUAL", "EDITOR", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    found = Shelf(tmp_path / "shelf")
    found.put("zx-aaaaaa", "学习要求", "认真学习{{ 会议 }}精神", variables="{会议: {ask: 会议名称, default: 例会}}")
    found.put("zx-bbbbbb", "旧的要求", "学习旧的精神", status="deprecated", superseded_by="zx-aaaaaa")
    found.put("zx-cccccc", "角色分工", "明确各自的角色", category="measures")
    monkeypatch.setenv("DRAFTER_LIBRARY", str(found.folder))
    monkeypatch.setenv("DRAFTER_CACHE", str(tmp_path / "cache"))
    return found
