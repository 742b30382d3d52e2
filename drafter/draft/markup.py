"""Body markup: lines of text to an outline, and back (the public format of answers files)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.draft.hints import near_marks
from drafter.draft.labels import recognise
from drafter.draft.marks import BLANKS, Mark, is_table_line, mark_of, series_behind
from drafter.draft.numbering import Counter, Numbering
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.draft.points import PointCounter
from drafter.draft.tables import table_lines, table_of

PlaceOfLine = Callable[[int], Place]


def read_markup(text: str, numbering: Numbering, place: PlaceOfLine) -> tuple[Outline, list[Problem]]:
    """Return the outline that *text* writes and what is to be said about it.

    *place* gives the place of line i (from 0). A level deeper than the numbering has is an error; a typed label that differs
    from the computed one, and a line that looks like a mark but is none, are notices.
    """
    lines = text.split("\n")
    paragraphs = tuple(_paragraphs(lines, numbering, place))
    said_to_be_text = {place(index).line for index, line in enumerate(lines) if line.strip(BLANKS).startswith("\\")}
    doubtful = [paragraph for paragraph in paragraphs if paragraph.place.line not in said_to_be_text]
    numbered = [paragraph for paragraph in paragraphs if paragraph.kind is ParagraphKind.NUMBERED]
    problems = [*_depth_problems(paragraphs, numbering), *near_marks(doubtful, numbering)]
    if any(paragraph.typed for paragraph in paragraphs) and not errors_of(problems):
        problems += _label_differences(paragraphs, numbering)
    all_typed = bool(numbered) and all(paragraph.typed for paragraph in numbered)
    return Outline(paragraphs, typed_labels=all_typed), problems


def _paragraphs(lines: Sequence[str], numbering: Numbering, place: PlaceOfLine) -> Iterator[Paragraph]:
    index, apart, series = 0, True, ""
    while index < len(lines):
        line = lines[index].strip(BLANKS)
        if is_table_line(line):
            end = _table_end(lines, index)
            yield Paragraph(ParagraphKind.TABLE, table=table_of(lines[index:end]), place=place(index))
            index, apart, series = end, True, ""
            continue
        if line:
            paragraph = _paragraph(lines[index], mark_of(line, numbering, series), apart, place(index))
            series = series_behind(paragraph, series, numbering)
            yield paragraph
        apart = not line
        index += 1


def _table_end(lines: Sequence[str], start: int) -> int:
    end = start
    while end < len(lines) and is_table_line(lines[end].strip(BLANKS)):
        end += 1
    return end


def _paragraph(line: str, mark: Mark, apart: bool, place: Place) -> Paragraph:
    stripped = line.strip(BLANKS)
    text = stripped[mark.size :].lstrip(BLANKS) if mark.size else stripped
    paragraph = Paragraph(
        mark.kind,
        text,
        level=mark.level,
        typed=mark.typed,
        series=mark.series,
        place=place._replace(column=place.column + len(line) - len(line.lstrip(BLANKS))),
    )
    if mark.kind is not ParagraphKind.POINT:
        return paragraph
    inner = line.startswith(("  ", "\t", "\u3000")) and not mark.typed
    return replace(paragraph, apart=apart, level=2 if inner else 1)


def _depth_problems(paragraphs: Sequence[Paragraph], numbering: Numbering) -> Iterator[Problem]:
    depth = len(numbering.levels)
    for paragraph in paragraphs:
        if paragraph.level > depth and paragraph.kind is ParagraphKind.NUMBERED:
            message = say(
                "“{marks}”是第{level}级，而本文的编号只有{depth}级",
                marks="#" * paragraph.level,
                level=paragraph.level,
                depth=depth,
            )
            yield Problem(paragraph.place, message, say("请减少 #，或在 numbering 的 levels 中增加一级"))


def _label_differences(paragraphs: Sequence[Paragraph], numbering: Numbering) -> Iterator[Problem]:
    labels = Labels(numbering)
    for paragraph in paragraphs:
        label = labels.next(paragraph)
        if paragraph.typed and not _same_number(paragraph.typed, label):
            message = say("写的是“{typed}”，按顺序应为“{label}”，已改", typed=paragraph.typed.strip(BLANKS), label=label)
            yield Problem(paragraph.place, message, level=Level.NOTICE)


def _same_number(typed: str, label: str) -> bool:
    one, other = recognise(typed), recognise(label)
    return one.number == other.number if one is not None and other is not None else typed == label


class Labels:
    """Computes the labels of an outline's paragraphs one after the other, numbered paragraphs and points alike."""

    def __init__(self, numbering: Numbering) -> None:
        self._counter = Counter(numbering)
        self._points = PointCounter(numbering.points)

    def next(self, paragraph: Paragraph) -> str:
        """Return the label of the next paragraph, empty where it has none."""
        if paragraph.kind is ParagraphKind.POINT:
            label = self._points.next(paragraph.level, paragraph.series, paragraph.typed)
            self._points.went_on(paragraph.text)
            return label
        if paragraph.kind is not ParagraphKind.NUMBERED:
            self._points.interrupt(paragraph.text)
            return ""
        self._points.section(paragraph.text)
        return self._counter.next(paragraph.level).label


def write_markup(outline: Outline, numbering: Numbering) -> str:
    """Return the markup that writes *outline*, a line each; reading it gives the same paragraphs.

    Levels are written as ``#``, or as typed labels where the outline was written so.
    """
    labels, lines, before, series = Labels(numbering), list[str](), None, ""
    for paragraph in outline.paragraphs:
        if before is not None and (paragraph.apart or before is paragraph.kind is ParagraphKind.TABLE):
            lines.append("")
        typed = bool(paragraph.typed) or outline.typed_labels
        lines += _lines_of(paragraph, labels.next(paragraph), numbering, series, typed=typed)
        before, series = paragraph.kind, series_behind(paragraph, series, numbering)
    return "\n".join(lines)


def _lines_of(paragraph: Paragraph, label: str, numbering: Numbering, series: str, *, typed: bool) -> list[str]:
    text = paragraph.text.replace("\n", "{{ br }}")
    match paragraph.kind:
        case ParagraphKind.TABLE if paragraph.table is not None:
            return table_lines(paragraph.table)
        case ParagraphKind.NUMBERED:
            marked = f"{'#' * paragraph.level} {text}"
            return [_typed_line(label, text, paragraph.level, numbering) or marked if typed else marked]
        case ParagraphKind.SUBHEADING:
            return [f"+ {text}"]
        case ParagraphKind.POINT if paragraph.typed:
            return [f"{label}{text}"]
        case ParagraphKind.POINT:
            return [f"{'  ' if paragraph.level > 1 else ''}-{paragraph.series} {text}"]
        case _:
            is_plain = mark_of(text, numbering, series).size == 0 and not is_table_line(text)
            return [text if is_plain else f"\\{text}"]


def _typed_line(label: str, text: str, level: int, numbering: Numbering) -> str:
    """Return the line that reads as *label* and *text* of *level*; empty where none does (``1.`` before ``5亿元``)."""
    for line in (f"{label}{text}", f"{label} {text}"):
        mark = mark_of(line.strip(BLANKS), numbering)
        if mark.kind is ParagraphKind.NUMBERED and mark.level == level and line[mark.size :].strip(BLANKS) == text:
            return line
    return ""
