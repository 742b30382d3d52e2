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


def of_letterhead(form: Form, file: str, line: int) -> Problem:
    """Return the notice that a document with a 版记 and no 版头, gets one: documents of *form* have it."""
    message = say("原文有版记，没有版头，按“{title}”读入，版头由程序生成", title=form.title or form.name)
    return Problem(Place(file, line), message, say("不要版头的，请指定别的文种再读一次"), Level.NOTICE)


def of_title(file: str, line: int, button: str) -> Problem:
    """Return what to say of a text without title: taken from the page's *button*, or missing (empty)."""
    if not button:
        return Problem(Place(file), say("原文里没有找到标题，请补写"), level=Level.WARNING)
    return Problem(Place(file, line), say("正文没有标题，取自网页上的“{text}”", text=button), level=Level.NOTICE)


def of_title_of_file(file: str, title: str) -> Problem:
    """Return the warning that a text without title got *title*, the name of its *file*."""
    return Problem(Place(file), say("原文里没有标题，取自文件名：“{title}”，请核对", title=title), level=Level.WARNING)


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


def of_merged_cells(pieces: Pieces, file: str) -> list[Problem]:
    """Return the notice that tables among *pieces* have merged cells, which an answers file cannot say."""
    merged = [piece for piece in pieces if piece.table is not None and piece.table.has_merged_cells]
    if not merged:
        return []
    message = say("表格里有合并的单元格，文字写在第一格，其余的格空着")
    return [Problem(Place(file, merged[0].number), message, say("生成 Word 文件以后，请自己合并"), Level.NOTICE)]


def of_missing_bodies(lines: Sequence[int], file: str) -> list[Problem]:
    """Return a warning for each entry of a contents list (by line) that has no body in the text."""
    message = say("目录（提纲）里的这一条在正文里没有，已补上标题，内容请自行补写")
    return [Problem(Place(file, line), message, level=Level.WARNING) for line in lines]


def of_reference(piece: Piece, file: str) -> Problem:
    """Return the warning that the 附件说明 that *piece* begins does not fit the appendices."""
    message = say("附件说明与文后的附件对不上，按自然段放在正文后面")
    return Problem(Place(file, piece.number), message, level=Level.WARNING)
