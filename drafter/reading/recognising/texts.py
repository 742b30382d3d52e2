"""Paragraphs of a body: pieces to an outline, with the numbering they show."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.draft.markup import Labels
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.draft.points import Points, TypedPoint, point_label
from drafter.reading.plain_tables import plain_table
from drafter.reading.recognising.accounts import Accounts, Change
from drafter.reading.recognising.leads import levels_with_leads
from drafter.reading.recognising.levels import Labelled, labelled, numbered, slips
from drafter.reading.recognising.pieces import BLANKS, ENDS, Piece, Pieces
from drafter.reading.recognising.series import points_among

_LONGEST_HEADING = 40
_CLOSING = ("以上", "特此", "下一步", "妥否", "当否", "谢谢", "此致", "专此", "请予", "请批评", "不妥之处", "我的发言", "我就")


@dataclass(frozen=True, slots=True)
class Text:
    """A body as paragraphs, the numbering they show, and what is to be said."""

    paragraphs: tuple[Paragraph, ...] = ()
    numbering: Numbering = field(default_factory=lambda: Numbering(()))
    problems: tuple[Problem, ...] = ()

    @property
    def first(self) -> int:
        """Return how many paragraphs stand before the first number, point, table or sub-heading: the opening."""
        kinds = [paragraph.kind for paragraph in self.paragraphs]
        return next((index for index, kind in enumerate(kinds) if kind is not ParagraphKind.PLAIN), 0)

    @property
    def last(self) -> int:
        """Return where the closing begins: plain paragraphs at the end that begin like one."""
        index, least = len(self.paragraphs), self.first + 1
        while index > least and self.paragraphs[index - 1].kind is ParagraphKind.PLAIN:
            index -= 1
            if self.paragraphs[index].text.startswith(_CLOSING):
                return index
        return len(self.paragraphs)


def read_text(pieces: Pieces, accounts: Accounts, file: str) -> Text:
    """Return what *pieces* say as paragraphs; numbers and the labels of points are computed from now on."""
    found, numbering = numbered(labelled(pieces))
    points = points_among(found)
    numbering = replace(numbering, leads=levels_with_leads(found), points=_points(points))
    paragraphs = tuple(_paragraph(item, points.get(index), accounts, file) for index, item in enumerate(found))
    problems = [_slip(item, label, file) for item, label in slips(found, numbering)]
    return Text(paragraphs, numbering, (*problems, *_point_slips(paragraphs, numbering)))


def _points(points: Mapping[int, TypedPoint]) -> Points:
    """Return how points are written: the series met most; points that begin paragraphs do not run in."""
    series = Tally(point.series for point in points.values())
    return Points(series.most_common(1)[0][0], run_in=False) if series else Points()


def _slip(item: Labelled, label: str, file: str) -> Problem:
    message = say("原文编号是“{typed}”，按顺序应为“{label}”，已改", typed=item.typed.strip(BLANKS), label=label.strip(BLANKS))
    return Problem(Place(file, item.piece.number), message, level=Level.NOTICE)


def _point_slips(paragraphs: Sequence[Paragraph], numbering: Numbering) -> list[Problem]:
    labels = Labels(numbering)
    found = []
    for paragraph in paragraphs:
        label = labels.next(paragraph)
        if paragraph.kind is ParagraphKind.POINT and label != paragraph.typed:
            message = say("原文编号是“{typed}”，按顺序应为“{label}”，已改", typed=paragraph.typed, label=label)
            found.append(Problem(paragraph.place, message, level=Level.NOTICE))
    return found


def _paragraph(item: Labelled, point: TypedPoint | None, accounts: Accounts, file: str) -> Paragraph:
    place = Place(file, item.piece.number)
    if item.piece.table is not None:
        return Paragraph(ParagraphKind.TABLE, table=plain_table(item.piece.table), place=place)
    if item.level:
        accounts.change(Change.NUMBERS, item.typed)
        return Paragraph(ParagraphKind.NUMBERED, item.text, level=item.level, place=place)
    if point is not None:
        accounts.change(Change.NUMBERS, item.text[: point.size])
        text, label = item.text[point.size :].lstrip(BLANKS), point_label(point.series, point.number)
        return Paragraph(ParagraphKind.POINT, text, 1, series=point.series, typed=label, place=place)
    kind = ParagraphKind.SUBHEADING if _is_subheading(item.piece) else ParagraphKind.PLAIN
    return Paragraph(kind, _unbulleted(item, accounts), place=place)


def _unbulleted(item: Labelled, accounts: Accounts) -> str:
    """Return the text with its automatic label, unless that is a mere bullet."""
    label = item.piece.label.strip(BLANKS)
    if not label or item.text.startswith(item.piece.label):
        return item.text
    if any(character.isalnum() for character in label):
        return label + item.text
    accounts.change(Change.NUMBERS, label)
    return item.text


def _is_subheading(piece: Piece) -> bool:
    """Tell whether an unnumbered piece is set as a heading: by its outline level, or all of it in bold."""
    if not piece.text or len(piece.text) > _LONGEST_HEADING or piece.text[-1] in ENDS + "，、":
        return False
    return piece.line.outline_level > 0 or piece.line.emphasis == ((0, len(piece.text)),)


def as_they_stand(text: Text, pieces: Pieces, file: str) -> Text:
    """Return *text* with *pieces* behind it as plain paragraphs and tables."""
    more = tuple(_unread(piece, Place(file, piece.number)) for piece in pieces)
    return replace(text, paragraphs=(*text.paragraphs, *more))


def _unread(piece: Piece, place: Place) -> Paragraph:
    if piece.table is not None:
        return Paragraph(ParagraphKind.TABLE, table=plain_table(piece.table), place=place)
    return Paragraph(ParagraphKind.PLAIN, piece.shown, place=place)


def outline_of(paragraphs: Sequence[Paragraph]) -> Outline:
    """Return *paragraphs* as an outline."""
    return Outline(tuple(paragraphs))
