"""Traditional characters are simplified only by request, and a missing package has a plain sentence."""

from __future__ import annotations

import sys

import pytest
from sources import read

from drafter.reading.recognising import MissingConverterError

TEXT = "三區圖書館工作要點\n一、甲\n認真學習。"


def test_a_missing_package_is_said_with_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(MissingConverterError) as raised:
        read(TEXT, simplify=True)
    (problem,) = raised.value.problems
    assert "繁简" in problem.message
    assert "opencc-python-reimplemented" in problem.help


def test_nothing_is_simplified_unless_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is not even looked for."""
    monkeypatch.setitem(sys.modules, "opencc", None)
    assert read(TEXT).values["title"] == "三區圖書館工作要點"
