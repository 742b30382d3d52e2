"""Textual's driver for browsers, with the one thing added that a draft needs: the screens save when their page goes."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver


class ServedDriver(WebDriver):
    """Paints into the standard output what the server hands on, and reads from the standard input what it hands back."""

    def run_input_thread(self) -> None:
        """Read until the server closes the input, which it also does by being killed; then save and end."""
        super().run_input_thread()
        self._leave()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Do what the server says; its "quit" saves, where textual would only end."""
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def _leave(self) -> None:
        if not self.exit_event.is_set():
            self._app.call_later(self._app.action_quit)
