"""A plain text as passages: its paragraphs, mostly a line each, with the numbers that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.base.problems import Place
from drafter.base.yaml.characters import line_starts
from drafter.draft.labels import Family, recognise
from drafter.draft.leads import lead_length
from drafter.draft.marks import BLANKS
from drafter.draft.points import point_label, typed_point
from drafter.review.document import Document, last_date, plans, year_in
from drafter.review.passage import Passage, Role, Spot
from drafter.review.wrapping import Line, paragraphs

_BEFORE = re.compile(rf"[{BLANKS}]*(?:#{{1,6}}[ \t]+)?")  # indent, and the mark of a heading in Markdown
_SENTENCE = "。；：！？;:!?"
_LONGEST_HEADING = 60
_SHOWN = 30
_HEAD = 6
_SERIES = ("一是", "第一，", "首先，", "一要")
_FIRSTS = frozenset(point_label(series, number)[0] for series in _SERIES for number in range(1, 11))
_APPENDIX = ("附件", "附录")


def read_plain(text: str, file: str = "") -> Document:
    """Return the document that *text* is."""
    passages = tuple(_in_sections(_passages(text, file)))
    title = next((each.text for each in passages if each.role is Role.TITLE), "")
    dated = last_date(passages)
    year = year_in(title) or (dated.year if dated is not None else 0)
    return Document(passages, file, year, plans(title), dated)


def _passages(text: str, file: str) -> Iterator[Passage]:
    head = True
    for lines in paragraphs(tuple(_lines(text)), _begins):
        words, spot = _joined(lines, file)
        passage = typed_passage(words, spot, head=head)
        head = head and passage.role is Role.TITLE and lines[0].number <= _HEAD
        yield passage


def _lines(text: str) -> Iterator[Line]:
    starts = line_starts(text)
    for number, start in enumerate(starts, 1):
        end = starts[number] if number < len(starts) else len(text)
        line = text[start:end].rstrip("\r\n")
        before = _BEFORE.match(line)
        indent = before.end() if before is not None else 0
        yield Line(number, line[:indent], start + indent, line[indent:].rstrip(BLANKS))


def _begins(words: str) -> bool:
    return recognise(words) is not None or point_number(words) > 0


def _joined(lines: Sequence[Line], file: str) -> tuple[str, Spot]:
    """Return the words of a paragraph and where they stand."""
    first = lines[0]
    words, pieces, turns = first.words, [(0, 0, len(first.words))], []
    for line in lines[1:]:
        words += " " if (words[-1] + line.words[0]).isascii() else ""
        pieces.append((len(words), line.start - first.start, len(line.words)))
        turns.append((line.start - first.start, line.number, len(line.before) + 1))
        words += line.words
    place = Place(file, first.number, len(first.before) + 1)
    return words, Spot(place, first.start, tuple(pieces) if turns else (), tuple(turns))


def typed_passage(words: str, spot: Spot, *, head: bool = False) -> Passage:
    """Return the passage that a line with a typed label, or none, is; in the *head* of a text, a line may be its title."""
    label = recognise(words)
    if label is None:
        alone = words[-1] not in _SENTENCE and len(words) <= _LONGEST_HEADING
        return Passage(words, Role.TITLE if head and alone else Role.BODY, point=point_number(words), spot=spot)
    size = len(label.text)
    rest = words[size:]
    is_heading = lead_length(rest) == len(rest) and not rest.endswith(tuple(_SENTENCE)) and len(rest) <= _LONGEST_HEADING
    family = label.form.family
    role = Role.HEADING if is_heading and family in (Family.FIRST, Family.SECOND) else Role.BODY
    return Passage(words, role, label, size, spot=spot)


def _in_sections(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Yield *passages* with the heading that each stands under; behind a line 附件 another part begins."""
    section, part = "", 0
    for passage in passages:
        if begins_appendix(passage.text):
            section, part = passage.text, part + 1
        elif passage.label is not None and passage.label.form.family is Family.FIRST:
            section = heading_of(passage)
        yield replace(passage, section=section, part=part)


def begins_appendix(line: str) -> bool:
    """Tell whether *line* is the 附件 that stands above an appendix."""
    name = line.rstrip("：: 0123456789一二三四五六七八九十")
    return name in _APPENDIX and len(line) <= 5


def heading_of(passage: Passage) -> str:
    """Return the label and the first sentence of *passage*, as people speak of a section."""
    words = passage.words
    label = passage.label.text.strip(BLANKS) if passage.label is not None else ""
    lead = words[: lead_length(words)].rstrip("。")
    return label + (lead if len(lead) <= _SHOWN else lead[:_SHOWN] + "…")


def point_number(line: str) -> int:
    """Return the number of the point (二是……, 第二，, 其次，) that *line* begins with, 0 where it begins with none."""
    if line[:1] not in _FIRSTS:
        return 0
    for series in _SERIES:
        if typed := typed_point(line, series):
            return next((number for number in range(1, 100) if point_label(series, number) == typed), 0)
    return 0
