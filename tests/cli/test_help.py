"""Every command and option has help in both languages and stands in the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from commands import Run

from drafter.cli.layout import cells
from drafter.cli.root import root

ROOT = Path(__file__).parents[2]
CHINESE = re.compile("[\u4e00-\u9fff]")


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            assert member is not None
            yield from commands(member, (*path, name))


ALL = list(commands(root()))
each = pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) or "drafter" for path, _ in ALL])


@each
def test_help_is_a_page_with_every_option_explained(run: Run, path: tuple[str, ...], command: click.Command) -> None:
    ran = run(*path, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"用法：{' '.join(('drafter', *path))} ")
    assert "例：" in ran.out
    for param in command.get_params(click.Context(command)):
        if isinstance(param, click.Option):
            assert param.help
            assert CHINESE.search(param.help)
            assert param.opts[-1] in ran.out
    assert max(cells(line) for line in ran.out.splitlines()) <= 100


@each
def test_help_is_english_on_demand(run: Run, path: tuple[str, ...], command: click.Command) -> None:
    page = run("--lang", "en", *path, "--help").out
    assert page.startswith(f"Usage: {' '.join(('drafter', *path))} ")
    assert CHINESE.findall(re.sub("【[^】]*】", "", page)) == []  # what stands in a document stays Chinese
    assert command.name


@each
def test_help_fits_a_terminal_of_80_columns(
    run: Run, path: tuple[str, ...], command: click.Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for language in ("zh", "en"):
        page = run(*path, "--help", "--lang", language).out
        assert max(cells(line) for line in page.splitlines() if command.name and not line.startswith("  drafter ")) <= 80


@each
@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_every_command_is_in_the_readmes(path: tuple[str, ...], command: click.Command, page: str) -> None:
    if isinstance(command, click.Group):
        return
    assert " ".join(("drafter", *path)) in (ROOT / page).read_text(encoding="utf-8")


@each
def test_every_option_is_in_the_documentation(path: tuple[str, ...], command: click.Command) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs").glob("*.md"))
    for param in command.get_params(click.Context(command)):
        if isinstance(param, click.Option) and param.name not in ("help", "version"):
            assert param.opts[-1] in text, f"{path} {param.opts}"
