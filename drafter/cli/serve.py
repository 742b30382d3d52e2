"""``drafter serve``: the drafting screens in a browser."""

from __future__ import annotations

from importlib.util import find_spec
from threading import Thread

import click

from drafter.base.errors import DrafterError
from drafter.base.messages import language, say
from drafter.cli.console import finish, put, tell
from drafter.cli.edit import existing
from drafter.cli.options import templates_option
from drafter.cli.pages import Command, whole

_LOCAL = "127.0.0.1"
_HIGHEST_PORT = 65535


def command() -> Command:
    """Return the command in the language of the moment."""
    host = say("在哪个地址等待连接，不写时是 {host}，只有本机能连", host=_LOCAL)
    return Command(
        "serve",
        callback=serve,
        params=[
            click.Argument(["file"], required=False, metavar=say("文件")),
            click.Option(["--port"], metavar="N", callback=whole(1, _HIGHEST_PORT), help=say("端口，不写时自动选一个空闲的")),
            click.Option(["--host"], metavar="H", default=_LOCAL, help=host),
            click.Option(["--open", "opens"], is_flag=True, help=say("在默认的浏览器里打开")),
            templates_option(),
        ],
        help=say("在浏览器里用起草界面，与终端里的一样。\n显示的地址里有口令，每次不同；按 Ctrl+C 结束。"),
        usage=say("[选项] [文件]"),
        arguments=[(say("文件"), say("答案文件，如 plan.yaml；不写时从选择文种、最近的稿件开始"))],
        examples=[
            ("drafter serve --open", say("打开浏览器，从选择文种开始")),
            ("drafter serve plan.yaml --port 8123", say("接着写 plan.yaml，端口总是 8123")),
        ],
    )


def serve(file: str | None, port: int | None, host: str, opens: bool, templates: tuple[str, ...]) -> int:
    """Serve the drafting screens until Ctrl-C and return the exit status."""
    path = existing(file)
    _check_extra()

    from drafter.tui.serving.address import listen  # aiohttp takes 200 ms that no other command waits for
    from drafter.tui.serving.guard import is_loopback
    from drafter.tui.serving.running import serve as serve_screens

    listening = listen(host, port or 0)
    if not is_loopback(host):
        tell(_warning(host))
    arguments = ["edit", "--lang", language()]
    for folder in templates:
        arguments += ["--templates", folder]
    if path is not None:
        arguments += ["--", str(path)]
    serve_screens(arguments, listening, host, lambda address, once: _ready(address, once, opens), tell)
    tell(say("已结束"))
    return 0


def _check_extra() -> None:
    if find_spec("textual_serve") is None or find_spec("aiohttp") is None:
        raise DrafterError(say("在浏览器里起草要另装 textual-serve"), say('安装：pip install "drafter[serve]"'))


def _warning(host: str) -> str:
    return "\n".join(
        [
            say("注意：--host {host} 使别的电脑也能连到这里，连接没有加密。", host=host),
            say("拿到完整地址的人能像您一样读写这台电脑上的文件。只在信得过的网络里这样用，用完按 Ctrl+C 结束。"),
        ]
    )


def _ready(address: str, once: str, opens: bool) -> None:
    """Hand out *address*, to be read by people and by programs that wait for it; the browser is given *once*."""
    tell(say("在浏览器里打开下面的地址；按 Ctrl+C 结束"))
    put([address])
    finish()
    if opens:
        Thread(target=_open, args=(once,), daemon=True).start()  # a browser of the terminal returns when it is left


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        tell(say("没有找到浏览器，请自己打开上面的地址"))
