"""Where the server listens, and the address a browser opens."""

from __future__ import annotations

import errno
import socket

from drafter.base.errors import DrafterError
from drafter.base.messages import say


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at *host* and *port* (0: any that is free); DrafterError with the reason where none can."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (socket.gaierror, UnicodeError):
        raise DrafterError(say("没有“{host}”这个地址", host=host), say("只在本机用时不写 --host")) from None
    try:
        return socket.create_server(address, family=family)
    except OSError as error:
        raise _failure(error, host, port) from error


def _failure(error: OSError, host: str, port: int) -> DrafterError:
    if error.errno == errno.EADDRINUSE:
        return DrafterError(say("端口 {port} 已被别的程序占用", port=port), say("不写 --port 时自动选一个空闲的"))
    if error.errno == errno.EACCES:
        return DrafterError(say("没有权限使用端口 {port}", port=port), say("用 1024 以上的端口，或不写 --port"))
    if error.errno == errno.EADDRNOTAVAIL:
        return DrafterError(say("{host} 不是这台电脑的地址", host=host), say("只在本机用时不写 --host"))
    return DrafterError(say("无法在 {host} 的端口 {port} 上等待连接：{reason}", host=host, port=port, reason=error.strerror))


def url(listening: socket.socket, token: str) -> str:
    """Return the address of the page; a server that listens everywhere is also at 127.0.0.1."""
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/{token}/"
