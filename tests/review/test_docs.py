"""The page of rules is what the code says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_rules_is_current() -> None:
    spec = importlib.util.spec_from_file_location("rules_script", ROOT / "scripts" / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == script.page()
