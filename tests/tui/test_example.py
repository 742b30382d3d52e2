"""The example plan drafted on a terminal from nothing, with keys alone: the Word file is, to the byte, that of the answers."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from terminals import Terminal, drafter

from drafter import answers
from drafter.doctypes import TypeLibrary
from drafter.draft.appendix import Appendix, Group, Task
from drafter.draft.fields import Draft
from drafter.draft.markup import write_markup
from drafter.draft.numerals import chinese
from drafter.draft.outline import Outline
from drafter.session.appendices import grid_columns
from drafter.session.appendix_keys import words_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "work-plan.yaml"
F4, F5, F6, F7 = "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~"
UP, DOWN, HOME, END, CTRL_END = "\x1b[A", "\x1b[B", "\x1b[H", "\x1b[F", "\x1b[1;5F"
TAB, ENTER = "\t", "\r"
ERASE = "\x15"  # Ctrl+U: what stands before the cursor
ADD, GROUP, SETTINGS = "\x05", "\x0b", "\x12"  # Ctrl+E, Ctrl+K, Ctrl+R in the grid


@pytest.fixture
def example(bundled_types: TypeLibrary) -> Draft:
    loaded = answers.load(EXAMPLE.read_bytes(), str(EXAMPLE), bundled_types.form)
    assert loaded.draft is not None
    return loaded.draft


def pasted(text: str) -> str:
    """What a terminal sends for *text* that is pasted: lines end as with Enter."""
    return "\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~"


def as_in_word(outline: Outline, draft: Draft) -> tuple[str, list[str]]:
    """The text of *outline* as it is copied from a document whose numbers were typed, and the table behind it as markup."""
    lines = write_markup(outline, draft.effective_numbering).strip("\n").split("\n")
    typed = [line for line in lines if not line.startswith("|")]
    sections, items, points = count(1), count(1), count(1)
    found = []
    for line in filter(None, typed):
        if line.startswith("# "):
            found.append(f"{chinese(next(sections))}、{line[2:]}")
        elif line.startswith("## "):
            found.append(f"{next(items)}.{line[3:]}")
            points = count(1)
        else:
            found.append(re.sub("^- ", f"{chinese(next(points))}是", line) if line.startswith("- ") else line)
    return "\n".join(found), [line for line in lines if line.startswith("|")]


def block(appendix: Appendix, group: Group) -> str:
    """The tasks of a group as Excel or WPS copies them, under the headings of the grid."""
    columns = [("事项", "task"), ("责任单位", "owners"), ("牵头单位", "lead"), ("配合单位", "support"), ("完成时限", "due")]
    if appendix.columns:
        columns = [(each.heading, each.key) for each in grid_columns(appendix)]
    rows = [[heading for heading, _ in columns]]
    rows += [[cell(task, key) for _, key in columns] for task in group.tasks]
    return "".join("\t".join(row) + "\n" for row in rows)


def cell(task: Task, key: str) -> str:
    value = task.extra.get(key, "") if key in task.extra else getattr(task, key, "")
    return value if isinstance(value, str) else "、".join(value)


def form(wanted: Draft) -> str:
    """The keys that fill the form, from its first field to its last."""
    found = []
    for key, field in wanted.form.fields.items():
        value = wanted.values.get(key)
        if field.kind.holds_words:
            found.append(ERASE + "2026-11-20" if key == "date" else value if isinstance(value, str) else "")
    return TAB.join(found)


def texts(wanted: Draft) -> Iterator[tuple[str, str]]:
    """The keys that write the texts, from the outline to the text and back, and words of each to wait for."""
    opening, body, closing = (wanted.values[key] for key in ("opening", "body", "closing"))
    assert isinstance(opening, Outline)
    assert isinstance(body, Outline)
    assert isinstance(closing, Outline)
    first, last = (write_markup(each, wanted.effective_numbering).strip("\n") for each in (opening, closing))
    words, table = as_in_word(body, wanted)
    yield F7 + HOME + ENTER + pasted(first), first[-20:]
    yield F7 + END + ENTER + pasted(last), last[-20:]
    yield F7 + UP + ENTER + pasted(words), words[-20:]
    cells = "".join(re.sub(r" *\| *", "\t", line.strip("| ")) + "\n" for line in table[1:])
    yield ENTER * 2 + table[0] + ENTER + pasted(cells), table[-1]  # an empty number ends the numbering


def appendices(wanted: Draft) -> Iterator[tuple[str, str]]:
    """The keys that make the appendices, with their columns, and their groups of tasks pasted from a sheet."""
    for appendix in wanted.values["appendices"]:  # type: ignore[union-attr]
        assert isinstance(appendix, Appendix)
        yield F4 + ADD + ENTER + ERASE + appendix.title + ENTER, appendix.title
        if appendix.columns:
            columns = words_of(appendix)["columns"]
            yield SETTINGS + TAB * 3 + ENTER + UP + ENTER + TAB + columns + ENTER, columns.split("、")[-1]  # as a table
        for group in appendix.groups:
            yield CTRL_END + GROUP + ENTER + ERASE + group.name + ENTER, group.name
            yield pasted(block(appendix, group)), group.tasks[-1].task


def wait_until(terminal: Terminal, what: Callable[[], bool], seconds: float = 120) -> None:
    """Read what the terminal paints until *what* holds."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        terminal.read(0.05)


def test_the_example_plan_with_keys_alone(own_folders: Path, example: Draft, printed: Callable[[str], bytes]) -> None:
    terminal = Terminal(drafter(), own_folders, 140, 40)
    kept = own_folders / "home" / "data" / "drafter" / "recovery"

    def is_kept(words: str) -> bool:
        return any(words in each.read_text(encoding="utf-8") for each in kept.glob("*.yaml"))

    terminal.wait_for("工作要点")
    terminal.type(ENTER)
    terminal.wait_for("没有起名")
    for keys, words in ((form(example), "2026-11-20"), *texts(example), *appendices(example)):
        terminal.type(keys)
        wait_until(terminal, lambda words=words: is_kept(words))  # type: ignore[misc]
    terminal.type(F5)
    terminal.wait_for("文件名")
    terminal.type(ENTER)
    made = own_folders / "2027年区图书馆工作要点.docx"
    wait_until(terminal, made.is_file)
    terminal.close()
    assert made.read_bytes() == printed(EXAMPLE.read_text(encoding="utf-8"))
