"""The drafting screen on a terminal: how soon the first picture stands, how soon a key shows in a long draft.

Run:  python -m benchmarks.screen [RUNS]

Both are measured from outside, over a pseudo-terminal, on the bytes that are painted. The first picture is compared with
that of an application of textual that shows one word. The draft has 30 000 characters; between two keys the program is left
in peace for a moment, as a writer leaves it, so that the page, the outline and the review are brought up to date in between.
"""

from __future__ import annotations

import os
import select
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from terminals import Terminal, drafter  # noqa: E402

CHARACTERS = 30_000
KEYS = 200
FIRST_PAINT_LIMIT, MEDIAN_LIMIT, P99_LIMIT = 1.6, 0.016, 0.050
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("READY")
Empty().run()
"""


def first_paint(command: list[str], words: str, folder: Path) -> float:
    """Seconds from the start of *command* to *words* on its terminal."""
    start = time.perf_counter()
    terminal = Terminal(command, folder)
    wanted = words.encode()
    while wanted not in terminal.painted:
        if time.perf_counter() - start > 30:
            raise SystemExit(f"{words} is not painted")
        terminal.read(0.002)
    took = time.perf_counter() - start
    terminal.close()
    return took


def long_draft() -> str:
    """An answers file whose body has 30 000 characters in sections as long as real ones."""
    item = "## 完善总分馆制。" + "修订业务规范，对街道分馆实行统一采编、统一配送。新建社区分馆，优先布设在新建居住区。" * 4
    section = ["# 健全服务网络，夯实基层基础", *[item] * 8]
    lines: list[str] = []
    while sum(map(len, lines)) < CHARACTERS:
        lines += [f"{line}第{len(lines)}段" for line in section]
    return "type: work-plan\ntitle: 要点\nbody: |\n" + "".join(f"  {line}\n" for line in lines)


def key_times(folder: Path, pause: float) -> list[float]:
    """Seconds from each key to its character on the screen; *pause* seconds between two keys."""
    (folder / "long.yaml").write_text(long_draft(), encoding="utf-8")
    terminal = Terminal(drafter("edit", "long.yaml"), folder, 140, 40)
    terminal.wait_for("已保存")
    terminal.type("\x1b[17~")
    terminal.read(3)
    found = []
    for number in range(KEYS):
        character = chr(ord("一") + 7 * number)
        start = time.perf_counter()
        terminal.type(character)
        mark = len(terminal.painted)
        while character.encode() not in terminal.painted[mark:]:
            if select.select([terminal.master], [], [], 2)[0]:
                terminal.painted += os.read(terminal.master, 65536)
            if time.perf_counter() - start > 5:
                raise SystemExit(f"{character} is not painted")
        found.append(time.perf_counter() - start)
        terminal.read(pause)
    terminal.close()
    return found


def told(name: str, times: list[float]) -> None:
    times = sorted(times)
    median, p99 = statistics.median(times), times[int(len(times) * 0.99) - 1]
    verdict = "ok" if median <= MEDIAN_LIMIT and p99 <= P99_LIMIT else "over the limit"
    print(f"{name}: median {median * 1e3:.1f} ms, p99 {p99 * 1e3:.1f} ms (limits 16, 50): {verdict}")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = [
            (first_paint([sys.executable, "-c", EMPTY], "READY", folder), first_paint(drafter(), "公文起草助手", folder))
            for _ in range(runs + 1)
        ][1:]
        empty, ours = (statistics.median(each) for each in zip(*pairs, strict=True))
        verdict = "ok" if ours / empty <= FIRST_PAINT_LIMIT else "over the limit"
        print(f"first paint: {ours * 1e3:.0f} ms, empty application {empty * 1e3:.0f} ms: {ours / empty:.2f} × ({verdict})")
        told("key to screen, typed fast", key_times(folder, 0.03))
        told("key to screen, with pauses", key_times(folder, 0.25))


if __name__ == "__main__":
    main()
