"""The program speaks Chinese and English, and every sentence exists in both."""

from __future__ import annotations

import gettext
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from drafter.base import messages

_NAMES = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_CHINESE = re.compile("[\u4e00-\u9fff：（）→“”]")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The script that extracts and compiles the messages."""
    path = Path(__file__).parents[2] / "scripts" / "messages.py"
    spec = importlib.util.spec_from_file_location("messages_tool", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def speaking() -> Iterator[None]:
    """Whatever a test speaks, the next one begins in Chinese."""
    yield
    messages.use_language("zh")


def test_every_message_is_in_the_english_catalogue(tool: ModuleType) -> None:
    known = {message.id for message in tool.translated() if message.string and not message.fuzzy}
    assert {message.id for message in tool.extracted() if message.id} - known == set()


def test_a_translation_has_the_places_of_its_message(tool: ModuleType) -> None:
    for message in tool.translated():
        assert sorted(set(_NAMES.findall(message.id))) == sorted(set(_NAMES.findall(message.string))), message.id


def test_the_compiled_catalogue_is_the_written_one(tool: ModuleType) -> None:
    with tool.MO.open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    for message in tool.translated():
        if message.id:
            assert compiled.gettext(message.id) == message.string


def test_every_message_is_written_in_chinese(tool: ModuleType) -> None:
    assert [message.id for message in tool.extracted() if message.id and not _CHINESE.search(message.id)] == []


@pytest.mark.usefixtures("speaking")
def test_a_sentence_is_said_in_the_chosen_language() -> None:
    assert messages.say("已生成：{path}", path="计划.docx") == "已生成：计划.docx"
    messages.use_language("en")
    assert messages.say("已生成：{path}", path="计划.docx") == "Written: 计划.docx"
    assert messages.language() == "en"


@pytest.mark.usefixtures("speaking")
@pytest.mark.parametrize(("language", "shown"), [("zh", "甲、b、丙"), ("en", "甲, b, 丙")])
def test_words_are_listed_as_the_language_does(language: str, shown: str) -> None:
    messages.use_language(language)
    assert messages.listed(iter(["甲", "b", "丙"])) == shown


@pytest.mark.usefixtures("speaking")
def test_an_unknown_sentence_is_said_as_it_is() -> None:
    messages.use_language("en")
    assert messages.say("没有这一句") == "没有这一句"


@pytest.mark.parametrize(
    ("option", "environment", "expected"),
    [
        (None, {}, "zh"),
        (None, {"LANG": "C"}, "zh"),
        (None, {"LANG": "POSIX"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "de_DE.UTF-8"}, "zh"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        (None, {"LC_ALL": "en_US", "LC_MESSAGES": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_ALL": "", "LANG": "en_US"}, "en"),
        (None, {"DRAFTER_LANG": "zh", "LC_ALL": "en_US"}, "zh"),
        ("en", {"DRAFTER_LANG": "zh"}, "en"),
        ("zh", {"LC_ALL": "en_US"}, "zh"),
    ],
)
def test_the_language_follows_the_option_then_the_environment(
    monkeypatch: pytest.MonkeyPatch, option: str | None, environment: dict[str, str], expected: str
) -> None:
    for name in ("DRAFTER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert messages.language_wanted(option) == expected
