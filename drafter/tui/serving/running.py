"""Serving until somebody says that it is enough."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress

from aiohttp import web

from drafter.tui.serving.address import url
from drafter.tui.serving.guard import Guard, new_token
from drafter.tui.serving.program import command
from drafter.tui.serving.server import Server

_TO_END = 10.0
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def serve(
    arguments: Sequence[str],
    listening: socket.socket,
    host: str,
    ready: Callable[[str, str], None],
    complain: Callable[[str], None],
) -> None:
    """Show what drafter paints with *arguments* in every browser that opens its address, until Ctrl-C.

    *ready* is told the address, and one that leads to it once; *complain* what a screen said that failed. *host* is the one
    that *listening* was bound to. Every screen has saved and ended when this returns.
    """
    logging.getLogger("aiohttp").addHandler(logging.NullHandler())  # a request that is no HTTP is nothing to speak of
    guard = Guard(new_token(), host)
    server = Server(command(arguments), guard, complain)
    with suppress(KeyboardInterrupt):  # where signals cannot be waited for
        asyncio.run(_serving(server, listening, lambda: ready(url(listening, guard.token), url(listening, guard.ticket()))))


async def _serving(server: Server, listening: socket.socket, ready: Callable[[], None]) -> None:
    enough = _enough()
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=_TO_END)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        ready()
        await enough.wait()
    finally:
        await runner.cleanup()


def _enough() -> asyncio.Event:
    """Return what is set when the program is told to end, or its terminal is closed."""
    enough = asyncio.Event()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(number, enough.set)
    return enough
