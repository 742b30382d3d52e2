"""``drafter serve``: what is said before anything is served."""

from __future__ import annotations

import importlib.util
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import Run


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would be served: the arguments of the screens."""
    calls: list[Any] = []

    def serve(
        arguments: list[str], listening: socket.socket, host: str, ready: Callable[[str, str], None], _tell: object
    ) -> None:
        calls.append((arguments, listening.getsockname(), host))
        listening.close()
        before = threading.enumerate()
        ready("http://127.0.0.1:8123/token/", "http://127.0.0.1:8123/once/")
        for thread in set(threading.enumerate()) - set(before):
            thread.join(10)

    monkeypatch.setattr("drafter.tui.serving.running.serve", serve)
    return calls


def test_only_this_machine_is_listened_to_and_only_the_address_goes_to_stdout(run: Run, served: list[Any]) -> None:
    ran = run("serve")
    ((arguments, (address, port), _),) = served
    assert (ran.status, ran.out) == (0, "http://127.0.0.1:8123/token/\n")
    assert (address, arguments) == ("127.0.0.1", ["edit", "--lang", "zh"])
    assert port > 0
    assert "注意" not in ran.err


def test_the_draft_the_types_and_the_language_reach_the_screens(run: Run, served: list[Any]) -> None:
    Path("-计划.yaml").write_text("type: work-plan\n", encoding="utf-8")
    assert run("serve", "--templates", "own types", "--lang", "en", "--", "-计划.yaml").status == 0
    assert served[0][0] == ["edit", "--lang", "en", "--templates", "own types", "--", "-计划.yaml"]


def test_another_host_is_warned_of_in_words(run: Run, served: list[Any]) -> None:
    ran = run("serve", "--host", "0.0.0.0")
    assert served[0][1][0] == "0.0.0.0"
    assert "别的电脑也能连到这里，连接没有加密" in ran.err
    assert "读写这台电脑上的文件" in ran.err


def test_a_port_that_is_taken_or_is_none_is_said(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ran = run("serve", "--port", str(other.getsockname()[1]))
    assert ran.status == 1
    assert "已被别的程序占用" in ran.err
    assert run("serve", "--port", "70000").status == 2


def test_a_draft_that_is_not_there_is_said_before_serving(run: Run) -> None:
    ran = run("serve", "none.yaml")
    assert (ran.status, "没有文件 none.yaml" in ran.err) == (2, True)


def test_without_the_extra_one_is_told_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr("drafter.cli.serve.find_spec", lambda name: None if name == "textual_serve" else find(name))
    ran = run("serve")
    assert ran.status == 1
    assert 'pip install "drafter[serve]"' in ran.err


@pytest.mark.parametrize("found", [True, False])
def test_the_browser_is_opened_where_there_is_one(
    run: Run, served: list[Any], monkeypatch: pytest.MonkeyPatch, found: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(asked.append(address)) or found)
    assert ("没有找到浏览器" in run("serve", "--open").err) is not found
    assert asked == ["http://127.0.0.1:8123/once/"]
    assert len(served) == 1
