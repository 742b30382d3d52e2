"""What goes wrong outside the rooms: usage errors found by click, and defects of the program, as sentences."""

from __future__ import annotations

import os

import click

from drafter.base.errors import DrafterError, UsageError
from drafter.base.messages import say
from drafter.base.nearest import nearest
from drafter.cli.pages import page_hint


def usage_error(error: click.ClickException) -> UsageError:
    """Return *error* with a sentence of our own and where to read more."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return UsageError(_sentence(error), page_hint(ctx) if ctx is not None else "")


def _sentence(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            near = nearest(error.option_name, error.possibilities or ())
            if near is not None:
                return say("没有 {option} 这个选项，是不是 {near}？", option=error.option_name, near=near)
            return say("没有 {option} 这个选项", option=error.option_name)
        case click.BadOptionUsage():
            if _takes_value(error):
                return say("选项 {option} 后面要写一个值", option=error.option_name)
            return say("选项 {option} 后面不写值", option=error.option_name)
        case click.MissingParameter(param=click.Option() as option):
            return say("缺少选项：{option}", option=option.opts[-1])
        case click.MissingParameter():
            name = error.param.metavar if error.param is not None else ""
            return say("缺少参数：{name}", name=name or error.format_message())
        case _:
            return error.format_message()


def _takes_value(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx is not None else []
    return any(error.option_name in param.opts and not getattr(param, "is_flag", False) for param in params)


def unexpected(error: Exception) -> DrafterError:
    """Return what to tell about a defect of the program; the traceback is printed only where DRAFTER_DEBUG asks for it."""
    if os.environ.get("DRAFTER_DEBUG"):
        import traceback

        traceback.print_exception(error)
    message = say("程序内部出错（{kind}: {error}），没有完成", kind=type(error).__name__, error=error)
    return DrafterError(message, say("这是 drafter 的缺陷；设 DRAFTER_DEBUG=1 再运行一次，可看到供开发者查找原因的记录"))
