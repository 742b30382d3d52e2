"""The drafting screen on a terminal: its first picture, a key in a long draft, a key in the picker of phrases, opening.

Run:  python -m benchmarks.screen [RUNS]

Everything is measured from outside, over a pseudo-terminal, on the bytes that are painted: by the clock, and by the time
that the program had a processor (Linux only), which neighbours on a shared machine do not change. Beside it stands an empty
application of textual: one that shows a word, and one with a text area. Between two keys the program is left in peace for a
moment, as a writer leaves it, so that the page, the outline and the review are brought up to date in between.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from terminals import Terminal, drafter  # noqa: E402

from benchmarks.snippets import COLD, cold_environment, write_library  # noqa: E402

CHARACTERS, SECTIONS, KEYS = 30_000, 100, 200
FIRST_PAINT_LIMIT, MEDIAN_LIMIT, P99_LIMIT, OPENING_LIMIT = 1.6, 0.016, 0.050, 0.5
QUERIES = ("重点工作", "推进", "服务", "zdgz", "tjfw")
F2, F6, CLEAR = "\x1bOQ", "\x1b[17~", "\x15"
EMPTY = """
from textual.app import App
from textual.widgets import Static, TextArea
class Empty(App):
    def compose(self):
        yield {widget}
Empty().run()
"""


class Took(NamedTuple):
    """Seconds by the clock, and of the processor (0 where nobody counts them)."""

    clock: float
    processor: float


def painted(terminal: Terminal, words: str, keys: str = "") -> Took:
    """Return how long it takes from *keys*, or from the start of the program, until *words* are painted."""
    start, before, mark = time.perf_counter(), terminal.processor if keys else 0.0, len(terminal.painted)
    if keys:
        terminal.type(keys)
    while words.encode() not in terminal.painted[mark:]:
        if time.perf_counter() - start > 60:
            raise SystemExit(f"{words} is not painted")
        terminal.read_some(0.002)
    return Took(time.perf_counter() - start, terminal.processor - before)


def first_paint(command: list[str], words: str, folder: Path) -> Took:
    """Return how long it takes from the start of *command* to *words* on its terminal."""
    start = time.perf_counter()
    terminal = Terminal(command, folder)
    took = painted(terminal, words)
    terminal.close()
    return Took(time.perf_counter() - start, took.processor)


def empty(widget: str) -> list[str]:
    """Return the command of an application of textual with nothing but *widget*."""
    return [sys.executable, "-c", EMPTY.format(widget=widget)]


def long_draft() -> str:
    """An answers file whose body has 30 000 characters in sections as long as real ones."""
    item = "## 完善总分馆制。" + "修订业务规范，对街道分馆实行统一采编、统一配送。新建社区分馆，优先布设在新建居住区。" * 4
    section = ["# 健全服务网络，夯实基层基础", *[item] * 8]
    lines: list[str] = []
    while sum(map(len, lines)) < CHARACTERS:
        lines += [f"{line}第{len(lines)}段" for line in section]
    return answers(lines)


def many_sections() -> str:
    """An answers file whose body has 100 sections of three paragraphs."""
    words = "修订业务规范，对街道分馆实行统一采编、统一配送。新建社区分馆，优先布设在新建居住区。" * 2
    items = [f"## 完善总分馆制之{number}。{words}" for number in range(3)]
    return answers([line for number in range(SECTIONS) for line in (f"# 健全服务网络之{number}", *items)])


def answers(lines: Sequence[str]) -> str:
    return "type: work-plan\ntitle: 要点\nbody: |\n" + "".join(f"  {line}\n" for line in lines)


def typed(terminal: Terminal, pause: float) -> list[Took]:
    """Return how long each key takes to its character on the screen; *pause* seconds between two keys."""
    found = []
    for number in range(KEYS):
        character = chr(ord("一") + 7 * number)
        found.append(painted(terminal, character, character))
        terminal.read(pause)
    return found


def in_text_area(folder: Path, pause: float) -> list[Took]:
    terminal = Terminal(empty("TextArea()"), folder, 140, 40)
    terminal.read(2)
    found = typed(terminal, pause)
    terminal.close()
    return found


def in_long_draft(folder: Path, pause: float) -> list[Took]:
    (folder / "long.yaml").write_text(long_draft(), encoding="utf-8")
    terminal = Terminal(drafter("edit", "long.yaml"), folder, 140, 40)
    terminal.wait_for("已保存")
    terminal.type(F6)
    terminal.read(3)
    found = typed(terminal, pause)
    terminal.close()
    return found


def in_picker(folder: Path) -> list[Took]:
    """Return how long each key in the picker takes until the phrases it finds are painted, among 10 000."""
    (folder / "short.yaml").write_text(answers(["正文"]), encoding="utf-8")
    write_library(folder / "library")
    terminal = Terminal(drafter("edit", "short.yaml"), folder, 140, 40, cold_environment(folder))
    terminal.wait_for("已保存")
    terminal.type(F6)
    terminal.read(1)
    terminal.type(F2)
    terminal.wait_for("回车插入文字")
    terminal.read(3)
    found = []
    for _ in range(KEYS // 20):
        for query in QUERIES:
            found += [until_quiet(terminal, key) for key in query]
            terminal.type(CLEAR)
            terminal.read(0.2)
    terminal.close()
    return found


def until_quiet(terminal: Terminal, key: str) -> Took:
    """Return how long it takes from *key* to the last thing it paints: a list has no word of its own to wait for."""
    start, before = time.perf_counter(), terminal.processor
    terminal.type(key)
    last = start
    while terminal.read_some(0.08):
        last = time.perf_counter()
    return Took(last - start, terminal.processor - before)


def opening(folder: Path) -> Took:
    """Return how long it takes from Enter on the first screen until a draft of 100 sections stands with its pages."""
    path = folder / "sections.yaml"
    if not path.exists():
        path.write_text(many_sections(), encoding="utf-8")
        terminal = Terminal(drafter("edit", path.name), folder, 140, 40)
        terminal.wait_for("已保存")
        terminal.type("\x11")  # Ctrl+Q: it is a recent draft from now on
        terminal.wait()
    terminal = Terminal(drafter(), folder, 140, 40)
    terminal.wait_for("最近的稿件")
    terminal.read(0.5)
    took = painted(terminal, "已保存", "\x1b[H\r")
    terminal.close()
    return took


def told(name: str, found: Sequence[Took], base: Sequence[Took] = ()) -> None:
    """Print the median and the 99th percentile of *found*, beside the median of *base*."""
    (median, p99), (own, own_p99) = (_figures([each[kind] for each in found]) for kind in (0, 1))
    verdict = "ok" if median <= MEDIAN_LIMIT and p99 <= P99_LIMIT else "over the limit"
    beside = f", {median / _figures([each.clock for each in base])[0]:.1f} × a bare text area" if base else ""
    print(
        f"{name}: median {median * 1e3:.1f} ms, p99 {p99 * 1e3:.1f} ms (limits 16, 50): {verdict}{beside}; "
        f"of the processor {own * 1e3:.1f} and {own_p99 * 1e3:.1f} ms"
    )


def _figures(times: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(times)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.99) - 1]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = [
            (first_paint(empty('Static("READY")'), "READY", folder), first_paint(drafter(), "公文起草助手", folder))
            for _ in range(runs + 1)
        ][1:]
        bare, ours = ([statistics.median(each[kind] for each in side) for kind in (0, 1)] for side in zip(*pairs, strict=True))
        verdict = "ok" if ours[0] / bare[0] <= FIRST_PAINT_LIMIT else "over the limit"
        by_processor = f"{ours[1] / bare[1]:.2f} × by the processor" if bare[1] else "no times of the processor here"
        print(
            f"first paint: {ours[0] * 1e3:.0f} ms, empty application {bare[0] * 1e3:.0f} ms: "
            f"{ours[0] / bare[0]:.2f} × (limit 1.6: {verdict}), {by_processor}"
        )
        for words, pause in (("typed fast", 0.03), ("with pauses", 0.25)):
            told(f"key to screen, {words}", in_long_draft(folder, pause), in_text_area(folder, pause))
        told(f"key in the picker, {COLD:,} phrases", in_picker(folder))
        times = [opening(folder) for _ in range(runs)]
        median = statistics.median(each.clock for each in times)
        own = statistics.median(each.processor for each in times)
        verdict = "ok" if median <= OPENING_LIMIT else "over the limit"
        print(f"{SECTIONS} sections open: {median * 1e3:.0f} ms (limit 500): {verdict}; of the processor {own * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
