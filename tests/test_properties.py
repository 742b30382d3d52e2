"""Random documents with nasty texts: what was written is what stands on the page, whichever way it was written.

The labels expected here are counted by a small oracle of this file's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.draft.fields import Draft
from drafter.draft.markup import write_markup
from drafter.draft.outline import Outline, ParagraphKind

Lines = Callable[[str, str], list[str]]

bounded = settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

ORGANISATION = "# 甲{乙}&<丙>|\\"
NASTY = (
    "学习贯彻",
    "一、",
    "（一）",
    "1.",
    "（1）",
    "第一条　",
    "一是",
    "首先，",
    "# ",
    "#",
    "- ",
    "+ ",
    "| a |",
    "\\",
    "\\\\",
    "共**",
    "政z*",
    "_b_",
    "A&B",
    "&amp;",
    "<w:p/>",
    "]]>",
    "'\"`",
    "“引号”",
    "《书。名》",
    "（括号！）",
    "%",
    "a{b",
    "丙}丁",
    "}}",
    "{%p if x %}",
    "{# c #}",
    "{{ organisation }}",
    "【请核：甲】",
    "　",
    "  ",
    "\t",
    "\u00a0",
    "\u200b",
    "😀",
    "👨\u200d👩\u200d👧",
    "𠀀𪚥",
    "e\u0301\ufe0f",
    "W" * 70,
    "：",
    "。",
    "；",
    "！",
    "3.15",
    "2027年",
    "@!*&: -",
)


def whole(parts: Sequence[str]) -> str:
    """The parts as one text that a file can hold: without blanks at its ends, and no end that an expression decides."""
    text = "".join(parts).strip(" \t\u3000") or "甲"
    return text + "乙" if text.endswith(("}}", ":", ";")) else text


texts = st.lists(st.sampled_from(NASTY), min_size=1, max_size=6).map(whole)
names = st.lists(st.sampled_from(NASTY), min_size=1, max_size=2).map(whole)
titles = st.lists(st.sampled_from(NASTY), min_size=1, max_size=12).map(whole)


@dataclass(frozen=True)
class Entry:
    """A paragraph as drawn: level 0 is plain; ``head`` is a lead or heading that ends without punctuation."""

    level: int
    head: str = ""
    text: str = ""
    points: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return f"{self.head}。{self.text}" if self.head and self.text else self.head + self.text


@dataclass(frozen=True)
class Document:
    """A body as drawn, and how it numbers."""

    levels: tuple[str, ...]
    continuous: frozenset[str]
    leads: frozenset[str]
    run_in: bool
    entries: tuple[Entry, ...]

    def file(self, body: str) -> str:
        numbering = {
            "levels": self.levels,
            "continuous": sorted(self.continuous),
            "leads": sorted(self.leads),
            "points": {"label": "一是", "run_in": "true" if self.run_in else "false"},
        }
        head = ["type: work-plan", "title: 工作要点", f"organisation: {quoted(ORGANISATION)}"]
        return "\n".join([*head, f"numbering: {quoted(numbering)}", body, ""])


def quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


SCHEMES = (
    ("一、", "（一）", "1.", "（1）"),
    ("一、", "1."),
    ("1、", "（1）", "①"),
    ("第一条　", "（一）", "1."),
    ("1", "1.1", "1.1.1"),
)


@st.composite
def entries(draw: st.DrawFn, level: int) -> Entry:
    head = draw(names) + "甲" if level and draw(st.booleans()) else ""
    text = draw(texts) if not head or draw(st.booleans()) else ""
    points = draw(st.lists(texts, max_size=3)) if text and draw(st.integers(0, 3)) == 0 else []
    return Entry(level, head, text, tuple(points))


@st.composite
def documents(draw: st.DrawFn, nested: bool) -> Document:
    """A document; in a nested one no level is skipped, so that it can be written as a structure."""
    levels = draw(st.sampled_from(SCHEMES))
    found: list[Entry] = []
    deepest = 0
    for level in draw(st.lists(st.integers(0, len(levels)), min_size=1, max_size=24)):
        clamped = min(level, deepest + 1) if nested else level
        deepest = clamped or deepest
        found.append(draw(entries(clamped)))
    chosen = st.frozensets(st.sampled_from(levels))
    return Document(levels, draw(chosen) - {levels[0]}, draw(chosen), draw(st.booleans()), tuple(found))


def as_markup(document: Document) -> str:
    """The body in marks; a plain line is escaped, because it may begin like a mark."""
    lines = []
    for entry in document.entries:
        lines.append(f"{'#' * entry.level} {entry.words}" if entry.level else f"\\{entry.words}")
        lines += [f"- {point}" for point in entry.points]
    return "body: |\n" + "\n".join(f"  {line}" for line in lines)


def as_structure(document: Document) -> str:
    """The body as nested mappings: every paragraph in the body of the numbered one above it."""
    top: list[Any] = []
    open_bodies = [top]
    for entry in document.entries:
        keys = {"heading": entry.head, "text" if entry.head or not entry.level else "item": entry.text}
        node: dict[str, Any] = {key: value for key, value in keys.items() if value}
        if entry.points:
            node["points"] = entry.points
        if entry.level:
            del open_bodies[entry.level :]
            open_bodies[-1].append(node)
            open_bodies.append(node.setdefault("body", []))
        else:
            open_bodies[-1].append(entry.text if not entry.points else node)
    return "body: " + quoted(without_empty_bodies(top))


def without_empty_bodies(nodes: list[Any]) -> list[Any]:
    return [
        {key: without_empty_bodies(value) if key == "body" else value for key, value in node.items() if value}
        if isinstance(node, dict)
        else node
        for node in nodes
    ]


def shapes_expected(document: Document) -> list[tuple[ParagraphKind, int, str]]:
    found = []
    for entry in document.entries:
        found.append((ParagraphKind.NUMBERED if entry.level else ParagraphKind.PLAIN, entry.level, entry.words))
        found += [(ParagraphKind.POINT, 1, point) for point in entry.points]
    return found


def shapes(draft: Draft) -> list[tuple[ParagraphKind, int, str]]:
    body = draft.values["body"]
    assert isinstance(body, Outline)
    return [(each.kind, each.level, each.text) for each in body.paragraphs]


def chinese(number: int) -> str:
    """1 to 99, by hand."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else "零一二三四五六七八九"[tens] + "十"
    return ten + ("零一二三四五六七八九"[ones] if ones else "")


def label(first: str, path: Sequence[int]) -> str:
    number = path[-1]
    if first.startswith("1.1"):
        return ".".join(map(str, path[-first.count("1") :]))
    if "①" in first:
        return "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔"[number - 1]
    return first.replace("一", chinese(number)) if "一" in first else first.replace("1", str(number))


@dataclass
class Oracle:
    """Counts as the format says: a level begins again under every higher one, unless it runs on."""

    document: Document
    counts: dict[int, int] = field(default_factory=dict)

    def label(self, level: int) -> str:
        self.counts[level] = self.counts.get(level, 0) + 1
        for deeper in range(level + 1, len(self.document.levels) + 1):
            if self.document.levels[deeper - 1] not in self.document.continuous:
                self.counts[deeper] = 0
        return label(self.document.levels[level - 1], [self.counts.get(each, 0) for each in range(1, level + 1)])

    def lines(self) -> Iterator[str]:
        yield "工作要点"
        for entry in self.document.entries:
            line = (self.label(entry.level) if entry.level else "") + entry.words
            points = [f"{chinese(number)}是{point}" for number, point in enumerate(entry.points, 1)]
            if not self.document.run_in:
                yield from (line, *points)
            elif line.endswith(("。", "：", "；")):
                yield line + "".join(points)
            else:
                yield line
                yield from ["".join(points)] * bool(points)


def filled(lines: Iterator[str]) -> list[str]:
    return [line.replace("{{ organisation }}", ORGANISATION) for line in lines]


@bounded
@given(document=documents(nested=True))
def test_both_forms_of_a_body_read_the_same(document: Document, draft_of: Callable[[str], Draft]) -> None:
    """Marks and structure, through YAML, give the same paragraphs, kinds and levels, with every character."""
    expected = shapes_expected(document)
    assert shapes(draft_of(document.file(as_markup(document)))) == expected
    assert shapes(draft_of(document.file(as_structure(document)))) == expected


@bounded
@given(document=documents(nested=True))
def test_a_body_written_back_as_marks_reads_the_same(document: Document, draft_of: Callable[[str], Draft]) -> None:
    """Whichever way it was written, the markup that the program writes of it holds the same paragraphs."""
    for body in (as_markup(document), as_structure(document)):
        draft = draft_of(document.file(body))
        outline = draft.values["body"]
        assert isinstance(outline, Outline)
        lines = write_markup(outline, draft.effective_numbering).split("\n")
        again = "body: |\n" + "\n".join(f"  {line}" if line else "" for line in lines)
        assert shapes(draft_of(document.file(again))) == shapes_expected(document)


@bounded
@given(document=documents(nested=True))
def test_both_forms_of_a_body_print_the_same(document: Document, lines_printed: Lines) -> None:
    """A structured body prints what the marks print: every label right and every text whole."""
    assert lines_printed(document.file(as_structure(document)), "native") == filled(Oracle(document).lines())


@bounded
@given(document=documents(nested=False))
def test_any_order_of_levels_prints_the_right_labels(document: Document, lines_printed: Lines) -> None:
    """Levels skipped and mixed, native and typed: both show the oracle's labels and the whole text."""
    expected = filled(Oracle(document).lines())
    answers_file = document.file(as_markup(document))
    assert lines_printed(answers_file, "native") == expected
    assert lines_printed(answers_file, "text") == expected


@bounded
@given(document=documents(nested=False), mode=st.sampled_from(["native", "text"]))
def test_the_same_answers_give_the_same_bytes(document: Document, mode: str, printed: Callable[[str, str], bytes]) -> None:
    """Two renders of one file are one and the same docx."""
    answers_file = document.file(as_markup(document))
    assert printed(answers_file, mode) == printed(answers_file, mode)


grids = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.lists(names, min_size=columns, max_size=columns), min_size=2, max_size=5)
)


@bounded
@given(rows=grids, caption=names, note=names)
def test_a_table_in_the_body_prints_every_cell(rows: list[list[str]], caption: str, note: str, lines_printed: Lines) -> None:
    """Caption, header, rows and note, written between bars or as a structure, stand on the page cell by cell."""
    expected = filled(iter(["工作要点", caption, *(cell for row in rows for cell in row), note]))
    lines = [f"  | {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in ([caption], *rows, [note])]
    structure = [{"table": {"caption": caption, "columns": rows[0], "rows": rows[1:], "note": note}}]
    head = ["type: work-plan", "title: 工作要点", f"organisation: {quoted(ORGANISATION)}"]
    for body in ("body: |\n" + "\n".join(lines), "body: " + quoted(structure)):
        assert lines_printed("\n".join([*head, body, ""]), "native") == expected


@bounded
@given(title=titles, note=names, signature=names.map(lambda name: name.strip() or "甲"))
def test_the_lines_around_the_body_are_whole(title: str, note: str, signature: str, lines_printed: Lines) -> None:
    """A title loses nothing when the program breaks it; 题注 and signature print as written."""
    lines = ["type: work-plan", f"organisation: {quoted(ORGANISATION)}", f"title: {quoted(title)}", f"note: {quoted(note)}"]
    lines += ["body: 正文。", f"signature: {quoted(signature)}", "date: 2026-11-20", ""]
    printed = [title, note.strip(), "正文。", signature, "2026年11月20日"]  # 题注 without the blanks around it
    expected = filled(iter([line for line in printed if line]))
    assert_displayed(lines_printed("\n".join(lines), "native"), expected)


tasks = st.fixed_dictionaries({"task": texts}, optional={"owners": st.lists(names, min_size=1, max_size=3), "due": names})
groups = st.lists(
    st.fixed_dictionaries({"name": names, "tasks": st.lists(tasks, min_size=1, max_size=5)}), min_size=1, max_size=4
)


# The 附件说明 leaves out 《》 around a name and punctuation behind it.
appendix_titles = titles.map("甲{}乙".format)


def appendix_file(title: str, layout: str, found: object, more: str = "") -> str:
    appendix = f"{{title: {quoted(title)}, layout: {layout}, groups: {quoted(found)}{more}}}"
    organisation = f"organisation: {quoted(ORGANISATION)}"
    return "\n".join(["type: work-plan", "title: 工作要点", organisation, "body: 正文。", f"appendices: [{appendix}]", ""])


def head_lines(title: str, total: int) -> list[str]:
    return ["工作要点", "正文。", f"附件：{title}", "附件", title, f"（共{total}项）"]


def group_lines(number: int, group: dict[str, Any]) -> str:
    return f"{chinese(number)}、{group['name']}（{len(group['tasks'])}项）"


def assert_displayed(found: list[str], expected: list[str]) -> None:
    """A title that the program broke into lines may lose the blank that stood at a break, and nothing else."""
    assert len(found) == len(expected)
    for line, wanted in zip(found, expected, strict=True):
        blanks_aside = "\n" in line and "".join(line.split()) == "".join(wanted.split())
        assert blanks_aside or line == wanted


@bounded
@given(title=appendix_titles, found=groups)
def test_a_task_list_prints_every_task_with_its_units(title: str, found: list[dict[str, Any]], lines_printed: Lines) -> None:
    """Counts, groups, tasks numbered anew in each group, units and terms behind them: all there, in both modes."""
    expected = head_lines(title, sum(len(group["tasks"]) for group in found))
    for number, group in enumerate(found, 1):
        expected.append(group_lines(number, group))
        for ordinal, task in enumerate(group["tasks"], 1):
            behind = "；".join(part for part in ("、".join(task.get("owners", ())), task.get("due", "")) if part)
            expected.append(f"{ordinal}.{task['task']}" + (f"（{behind}）" if behind else ""))
    answers_file = appendix_file(title, "list", found)
    assert_displayed(lines_printed(answers_file, "native"), filled(iter(expected)))
    assert_displayed(lines_printed(answers_file, "text"), filled(iter(expected)))


@bounded
@given(title=appendix_titles, found=groups)
def test_a_task_table_prints_every_cell(title: str, found: list[dict[str, Any]], lines_printed: Lines) -> None:
    """Header, a row across for each group, tasks numbered on through the groups: every cell whole and in its place."""
    expected = [*head_lines(title, sum(len(group["tasks"]) for group in found)), "序号", "事项", "单位", "时限"]
    ordinal = 0
    for number, group in enumerate(found, 1):
        expected.append(group_lines(number, group))
        for task in group["tasks"]:
            ordinal += 1
            cells = [str(ordinal), task["task"], "、".join(task.get("owners", ())), task.get("due", "")]
            expected += [cell for cell in cells if cell]
    columns = ", columns: [序号, {task: 事项}, {owners: 单位}, {due: 时限}]"
    answers_file = appendix_file(title, "table", found, columns)
    assert_displayed(lines_printed(answers_file, "native"), filled(iter(expected)))
