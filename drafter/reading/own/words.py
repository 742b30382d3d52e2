"""Words of a document of ours as an answers file writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafter.doctypes.scaffold.names import PARAGRAPHS
from drafter.draft.dates import DocumentDate, parse_date
from drafter.draft.title import break_title
from drafter.reading.lines import Line
from drafter.reading.own.roles import Piece

_LITERAL = '{{ "{{" }}'
_PLAIN = re.compile(r"[^\"'{}\\\x00-\x1f“”‘’]+")
_RUNNING = frozenset(PARAGRAPHS[role].name for role in ("body", "point"))
_LONGEST_TITLE = 20  # 字 of 二号 in a line


def escaped(line: Line) -> Line:
    """Return *line*, which is words through and through, so that none of them is read as an expression.

    Words set apart inside a running text are strong; those at its beginning are a lead.
    """
    if line.table is not None:
        rows = tuple(tuple(replace(cell, text=cell.text.replace("{{", _LITERAL)) for cell in row) for row in line.table.rows)
        return replace(line, table=replace(line.table, rows=rows))
    if "{{" not in line.text and not line.emphasis:
        return line
    text, spans, end = "", list[tuple[int, int]](), 0
    for start, stop in line.emphasis:
        text += line.text[end:start].replace("{{", _LITERAL)
        words = line.text[start:stop]
        if start and line.style in _RUNNING and _PLAIN.fullmatch(words):
            text += f'{{{{ "{words}" | strong }}}}'
        else:
            spans.append((len(text), len(text) + len(words.replace("{{", _LITERAL))))
            text += words.replace("{{", _LITERAL)
        end = stop
    return replace(line, text=text + line.text[end:].replace("{{", _LITERAL), emphasis=tuple(spans))


def joined(pieces: Iterable[Piece]) -> str:
    """Return the words of *pieces*, a line each."""
    return "\n".join(piece.text for piece in pieces)


def without_colon(text: str) -> str:
    """Return an addressee without the colon, which is set by the program."""
    return text.removesuffix("：")


def title_of(text: str) -> str:
    """Return a title on one line where the program breaks it into the same lines, else with its own breaks."""
    whole = text.replace("\n", "")
    return whole if "\n" in text and list(break_title(whole, _LONGEST_TITLE)) == text.split("\n") else text


def date_of(text: str) -> DocumentDate | str:
    """Return the date that *text* writes, other words as they are."""
    try:
        return parse_date(text) or text
    except ValueError:
        return text


def without_brackets(text: str) -> str:
    """Return a 附注 without the （） that the program sets around it."""
    inner = text[1:-1]
    is_whole = text.startswith("（") and text.endswith("）") and not re.search("[（）()]", inner)
    return inner if is_whole and inner.strip() == inner != "" else text


def names_of(pieces: Sequence[Piece]) -> list[str]:
    """Return the names that the lines of a 附件说明 give."""
    lines = [piece.text.removeprefix("附件：") for piece in pieces]
    if len(lines) < 2:
        return lines
    return [line.removeprefix(f"{number}.") for number, line in enumerate(lines, 1)]
