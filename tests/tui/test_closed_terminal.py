"""A terminal that is gone: painting goes on into nothing, and keeps nobody waiting."""

from __future__ import annotations

import errno
import io
from threading import Thread

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from drafter.tui.closed_terminal import Lasting


class Closed(io.StringIO):
    def write(self, text: str) -> int:  # noqa: ARG002
        raise OSError(errno.EIO, "the terminal is closed")


def test_painting_on_a_closed_terminal_keeps_nobody_waiting() -> None:
    writer = WriterThread(Lasting(Closed()))  # type: ignore[arg-type]
    writer.start()

    def paint() -> None:
        for _ in range(3 * MAX_QUEUED_WRITES):
            writer.write("words")
        writer.stop()

    painting = Thread(target=paint, daemon=True)
    painting.start()
    painting.join(20)
    assert not painting.is_alive()
