"""A document as plain paragraphs: what an import falls back on when its accounts do not balance."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.draft.fields import Form
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.reading.lines import Line
from drafter.reading.plain_tables import plain_table
from drafter.reading.recognising.accounts import Accounts
from drafter.reading.recognising.characters import escaped
from drafter.reading.recognising.cleaning import with_cells
from drafter.reading.recognising.reading import Reading

_SHOWN = 40


def unrecognised(lines: Sequence[Line], form: Form, file: str, different: str) -> Reading:
    """Return *lines* as they stand, each a plain paragraph of the body; *different* is what did not balance."""
    accounts = Accounts(())
    paragraphs = [_paragraph(line, Place(file, line.number), accounts) for line in lines if line.table or line.shown.strip()]
    message = say("识别以后有{count}个字对不上，为了不丢字，全文按自然段读入", count=len(different))
    words = say("对不上的字：{words}", words=different[:_SHOWN])
    problem = Problem(Place(file), message, words, Level.WARNING)
    return Reading(form, {"body": Outline(tuple(paragraphs))}, told=False, problems=(problem,))


def _paragraph(line: Line, place: Place, accounts: Accounts) -> Paragraph:
    if line.table is None:
        return Paragraph(ParagraphKind.PLAIN, escaped(line.shown.strip(), accounts), place=place)
    table = plain_table(with_cells(line.table, lambda text: escaped(text, accounts)))
    return Paragraph(ParagraphKind.TABLE, table=table, place=place)
