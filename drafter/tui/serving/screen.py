"""A program that paints into a pipe, and the packets that go to and fro (textual.drivers.web_driver has their form)."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

from drafter.tui.serving.program import Size, environment

_READY = b"__GANGLION__\n"
_DATA, _META = b"D", b"M"
_TO_SAVE, _TO_END = 5.0, 2.0
_MOST_COMPLAINT = 100_000


class Screen:
    """The drafting screens of one page, in a process of their own."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._complaint = asyncio.create_task(_read(process.stderr))

    @classmethod
    async def start(cls, command: Sequence[str], size: Size) -> Screen:
        """Start *command* with a screen of *size*."""
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment(size),
            start_new_session=sys.platform != "win32",  # Ctrl-C is for the server, which then ends the screens in good order
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        return cls(process)

    async def painted(self) -> AsyncIterator[bytes]:
        """Yield what the program paints until it ends."""
        output = self._process.stdout
        assert output is not None
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            if await output.readuntil(b"\n") != _READY:
                return
            while True:
                kind, length = await output.readexactly(1), await output.readexactly(4)
                payload = await output.readexactly(int.from_bytes(length, "big"))
                if kind == _DATA:
                    yield payload
                elif kind == _META and json.loads(payload).get("type") == "exit":
                    return

    async def type(self, text: str) -> None:
        """Hand *text*, keys and what was pasted, to the program."""
        await self._send(_DATA, text.encode("utf-8", errors="replace"))

    async def resize(self, size: Size) -> None:
        """Tell the program the size of its page."""
        await self._tell(type="resize", width=size.width, height=size.height)

    async def focus(self, is_here: bool) -> None:
        """Tell the program whether its page has the focus."""
        await self._tell(type="focus" if is_here else "blur")

    async def end(self) -> str:
        """Let the program save and end; one that does not is ended. Return what it complained of, "" where of nothing."""
        await self._tell(type="quit")
        if self._process.stdin is not None:
            self._process.stdin.close()
        for seconds, harder in ((_TO_SAVE, self._process.terminate), (_TO_END, self._process.kill)):
            try:
                await asyncio.wait_for(self._drained(), seconds)
                break
            except TimeoutError:
                with suppress(ProcessLookupError):
                    harder()
        status = await self._process.wait()
        complaint = await self._complaint
        return complaint if status else ""

    async def _drained(self) -> None:
        """Wait for the end of the program; what it still paints is read, for a full pipe would keep it from ending."""
        output = self._process.stdout
        assert output is not None
        while await output.read(65536):
            pass
        await self._process.wait()

    async def _tell(self, **message: str | int) -> None:
        await self._send(_META, json.dumps(message).encode())

    async def _send(self, kind: bytes, payload: bytes) -> None:
        entrance = self._process.stdin
        assert entrance is not None
        with suppress(ConnectionError, RuntimeError):  # it has ended: painted() tells
            entrance.write(kind + len(payload).to_bytes(4, "big") + payload)
            await entrance.drain()


async def _read(stream: asyncio.StreamReader | None) -> str:
    """Return the end of what *stream* says."""
    assert stream is not None
    said = b""
    while data := await stream.read(4096):
        said = (said + data)[-_MOST_COMPLAINT:]
    return said.decode("utf-8", errors="replace").strip()
