"""A terminal that has been closed: what is still painted is lost, and nothing else.

textual 8.2.8 paints in a thread that ends with the first write that fails. Its queue then fills, the next paint waits for
ever, and the draft is neither saved nor does the program end.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, TextIO

from textual.driver import Driver


class Lasting:
    """The terminal to write to; what cannot be written because it is closed is dropped."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> None:
        """Write *text* if there is somebody to read it."""
        with suppress(OSError, ValueError):
            self._terminal.write(text)

    def flush(self) -> None:
        """Paint what was written if there is somebody to see it."""
        with suppress(OSError, ValueError):
            self._terminal.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._terminal, name)


def lasting(driver: type[Driver]) -> type[Driver]:
    """Return *driver*, its paints harmless on a terminal that is closed; one that paints elsewhere as it is."""

    class LastingDriver(driver):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            terminal: Any = getattr(self, "_file", None)
            if terminal is not None:
                self._file: Any = Lasting(terminal)

    return LastingDriver
