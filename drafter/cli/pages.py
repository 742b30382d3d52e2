"""Commands whose help pages and usage errors speak the user's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from drafter.base.errors import UsageError
from drafter.base.messages import listed, say
from drafter.base.nearest import advice
from drafter.cli.console import put

Example = tuple[str, str]
"""A command line, and what it does."""


_HELP_NAMES = ("-h", "--help")


def one_of(*words: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return the callback of an option that takes one of *words*; UsageError for any other."""

    def check(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None or value in words:
            return value
        message = say("{option} 不能是“{value}”", option=param.opts[-1], value=value)
        raise UsageError(message, say("可用的有：{names}", names=listed(words)))

    return check


def whole(low: int, high: int) -> Callable[[click.Context, click.Parameter, str | None], int | None]:
    """Return the callback of an option that takes a whole number from *low* to *high*; UsageError for anything else."""

    def check(_ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
        if value is None:
            return None
        if value.isascii() and value.isdecimal() and low <= int(value) <= high:
            return int(value)
        message = say("{option} 应当是 {low} 到 {high} 之间的整数", option=param.opts[-1], low=low, high=high)
        raise UsageError(message, say("写的是：{value}", value=value))

    return check


class Command(click.Command):
    """A command that describes its arguments and shows examples."""

    def __init__(
        self,
        name: str,
        *,
        callback: Callable[..., Any],
        params: Sequence[click.Parameter] = (),
        help: str,
        usage: str,
        arguments: Sequence[tuple[str, str]] = (),
        examples: Sequence[Example] = (),
    ) -> None:
        params = [*params, language_option()]
        super().__init__(name, callback=callback, params=params, help=help)
        self.help_option = _help_option()
        self.usage, self.arguments, self.examples = usage, arguments, examples

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002  click's signature
        """Return the option --help, described in the user's language."""
        return self.help_option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page."""
        from drafter.cli.help_page import command_page  # 1 ms that only this page needs

        formatter.write(command_page(self, ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse *args*; UsageError where some are left over."""
        ctx.allow_extra_args = True
        with _in_context(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UsageError(say("多出来的参数：{words}", words=" ".join(rest)), page_hint(ctx))
        return rest


class Group(click.Group):
    """Commands under one name, loaded when they are asked for: ``members`` maps each to its module's ``command()``."""

    def __init__(
        self,
        name: str,
        members: dict[str, Callable[[], click.Command] | str],
        *,
        help: str,
        params: Sequence[click.Parameter] = (),
        examples: Sequence[Example] = (),
        alone: Callable[[], int | None] | None = None,
    ) -> None:
        """Take the commands; *alone* is called where no command is given, and may leave it to the page (None)."""
        super().__init__(
            name, help=help, params=[*params, language_option()], no_args_is_help=False, invoke_without_command=True
        )
        self.help_option = _help_option()
        self.members, self.examples, self.alone = members, examples, alone
        self.callback = self._page_without_command

    def _page_without_command(self) -> int | None:
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is not None:
            return None
        status = self.alone() if self.alone is not None else None
        if status is None:
            put([ctx.get_help()])
        return status

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of the commands, in the order of the page."""
        return list(self.members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        """Return the command *cmd_name*, in the language of the moment."""
        member = self.members.get(cmd_name)
        if isinstance(member, str):
            made: click.Command = import_module(member).command()
            return made
        return member() if member is not None else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options before the command."""
        with _in_context(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that *args* begins with; UsageError where there is none."""
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            raise UsageError(say("没有“{name}”这个命令", name=name), advice(name, self.members))
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002  click's signature
        """Return the option --help, described in the user's language."""
        return self.help_option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the page."""
        from drafter.cli.help_page import group_page  # 1 ms that only this page needs

        formatter.write(group_page(self, ctx))


@contextmanager
def _in_context(ctx: click.Context) -> Iterator[None]:
    """Let every usage error know where it happened: click tells only some of them."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def language_option() -> click.Option:
    """Return the option --lang; the language is chosen before the commands are made, so it only has to be known here."""
    return click.Option(
        ["--lang"],
        callback=one_of("zh", "en"),
        metavar="zh|en",
        expose_value=False,
        help=say("界面语言，不写时看 DRAFTER_LANG 和系统设置"),
    )


def page_hint(ctx: click.Context) -> str:
    """Return where the user can read more."""
    return say("用法见 {command}", command=f"{ctx.command_path} --help")


def _help_option() -> click.Option:
    """Return the option --help; click's own asks gettext for its words, which loads the locales: 1 ms."""
    return click.Option(
        _HELP_NAMES, is_flag=True, is_eager=True, expose_value=False, callback=_show_page, help=say("显示这页说明")
    )


def _show_page(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        put([ctx.get_help()])
        ctx.exit()
