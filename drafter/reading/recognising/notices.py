"""What a reader is told about a document that was recognised: places that he has to look at."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.draft.fields import Form
from drafter.reading.recognising.pieces import Piece, Pieces


def of_type(form: Form, file: str, line: int, headed: Form | None = None) -> Problem:
    """Return the notice that the document at *line* did not show its type and was read as one of *form*.

    With a 版头 it would have been one of *headed*.
    """
    message = say("没有认出文种，按“{title}”读入", title=form.title or form.name)
    if headed is None:
        return Problem(Place(file, line), message, say("可以指定文种再读一次"), Level.NOTICE)
    title = headed.title or headed.name
    words = say("原文没有版头；要加上版头，请指定文种“{title}”（{name}）再读一次", title=title, name=headed.name)
    return Problem(Place(file, line), message, words, Level.NOTICE)


def of_title(file: str, line: int, button: str) -> Problem:
    """Return what to say of a text without title: taken from the page's *button*, or missing (empty)."""
    if not button:
        return Problem(Place(file), say("原文里没有找到标题，请补写"), level=Level.WARNING)
    return Problem(Place(file, line), say("正文没有标题，取自网页上的“{text}”", text=button), level=Level.NOTICE)


def of_parts(file: str) -> Problem:
    """Return the warning that nothing tells where the parts of a collection begin."""
    message = say("没有认出汇编的各篇从哪里开始，全文放在前言里")
    return Problem(Place(file), message, say("各篇的标题要列在目录里，或各自另起一页"), Level.WARNING)


def of_notes(pieces: Pieces, file: str) -> list[Problem]:
    """Return the notice that notes and text boxes stand among the paragraphs."""
    notes = [piece for piece in pieces if not piece.is_body]
    if not notes:
        return []
    message = say("脚注、文本框共{count}段，放在所在段落的后面", count=len(notes))
    return [Problem(Place(file, notes[0].number), message, level=Level.NOTICE)]


def of_missing_bodies(lines: Sequence[int], file: str) -> list[Problem]:
    """Return a warning for each entry of a contents list (by line) that has no body in the text."""
    message = say("目录（提纲）里的这一条在正文里没有，已补上标题，内容请自行补写")
    return [Problem(Place(file, line), message, level=Level.WARNING) for line in lines]


def of_reference(piece: Piece, file: str) -> Problem:
    """Return the warning that the 附件说明 that *piece* begins does not fit the appendices."""
    message = say("附件说明与文后的附件对不上，按自然段放在正文后面")
    return Problem(Place(file, piece.number), message, level=Level.WARNING)
