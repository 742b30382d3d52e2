"""The head of a document: title, subtitle, 题注, addressee (GB/T 9704-2012 7.3.1, 7.3.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePath

from drafter.base.messages import say
from drafter.draft.labels import recognise
from drafter.draft.points import recognise_point
from drafter.draft.tasks import is_unit
from drafter.reading.elements import NUMBER
from drafter.reading.recognising.accounts import Accounts
from drafter.reading.recognising.dates import is_date_line
from drafter.reading.recognising.pieces import Piece, Pieces

_LONGEST_LINE, _MOST_LINES = 60, 5
_LONGEST_NOTE, _MOST_NOTE_LINES = 400, 5
_KINDS = (
    "通知|意见|方案|要点|计划|规划|报告|总结|讲话|发言|材料|办法|规定|决定|决议|函|批复|通报|公报|汇编|纪要|规则|细则|条例|预案|"
    "制度|名单|清单|事项|答复|国务院令|体会|致辞|安排|分工|汇报|建议|请示|公告|通告|章程|守则|须知|一览表|情况表|明细表|目录"
)
_ENDS_AS_TITLE = re.compile(rf".*(?:{_KINDS})(?:[（(][^（）()]*[）)])?")
_COPY = re.compile(r"(?:\s*[（(]\d{1,2}[)）]|[\s_-]*副本|[\s_-]*(?:定稿|终稿|初稿|最终稿|修改稿))+$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FEWEST_HAN = 6
_NO_TITLE = re.compile(r"附\s*件|附\s*录|抄\s*送|主题词|来源|作者[:：]")
_PROSE_END = "。；：，、！？;:,!?"
_DOCUMENT_NUMBER = re.compile(NUMBER)
_ABOVE = re.compile(
    rf"{NUMBER}|内部(?:资料|文件|材料)[，,、 \u3000]*(?:(?:请?注意|妥善)保[存管])?|(?:请?注意|妥善)保[存管]"
    r"|(?:阅|会)后(?:收回|退还)|(?:会议)?(?:材料|文件)之[一二三四五六七八九十\d]{1,3}|(?:讨论|送审|征求意见|审议|初|草)稿"
)
"""What may stand above a title: the number of a document, how it is to be kept, which draft it is."""
_MOST_ABOVE = 3
_SPEAKER = re.compile(r"[^，。；：\s]{2,20}[\s\u3000]+[^，。；：\s]{1,4}(?:[\s\u3000][^，。；：\s]{1,2})?")
_NAME = re.compile(
    r"(?!前言|引言|序言|序$|概述|背景|结语|说明|正文|总则)[\u3400-\u9fff×X]{2,3}|[\u3400-\u9fff][\s\u3000]+[\u3400-\u9fff]"
)
_SPACED = re.compile(r"\S(?:[ \u3000]+\S){2,}")
_LED_IN = re.compile(r"(?:如下|强调|指出|认为|包括|要求|做到|是|为|下列|以下|方面|工作|说明|表示)[:：]$")
_SALUTATION = re.compile(r"(?:尊敬的|各位|同志们|同志|大家|领导|委员们|代表们|朋友们|女士们)")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the body, line by line; ``size`` is how many pieces it takes."""

    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    addressee: str = ""
    salutation: bool = False
    size: int = 0


def title_of_file(name: str) -> str:
    """Return the title that the file *name* is called by, empty where it is no title: a page is often saved under its own."""
    stem = _COPY.sub("", PurePath(name).stem).strip()
    return stem if len(_HAN.findall(stem)) >= _FEWEST_HAN and _ENDS_AS_TITLE.fullmatch(stem) else ""


def take_head(pieces: Pieces, accounts: Accounts, *, signed: bool = True) -> Head:
    """Return the head that *pieces* begin with; a title that stands there again is left out with its reason.

    Under the title of a *signed* document a name or a unit may stand; in an appendix such lines begin a list.
    """
    above = _above(pieces) if signed else 0
    note = [piece.shown for piece in pieces[:above]]
    size = _title_size(pieces[above:])
    index = above + size
    title = [piece.shown for piece in pieces[above:index]]
    subtitle: list[str] = []
    while size and index < len(pieces):
        piece, lines = pieces[index], _note_size(pieces, index, signed=signed)
        if lines:
            note += [each.shown for each in pieces[index : index + lines]]
        elif len(note) == above and piece.text.startswith(("—", "──", "--")) and len(piece.text) <= _LONGEST_LINE:
            subtitle.append(piece.shown)
        elif _same(piece.shown, "".join(title)) and not piece.table:
            accounts.leave_out(piece.number, piece.shown, say("标题重复"))
        else:
            break
        index += lines or 1
    addressee = pieces[index].text if index < len(pieces) - 1 and _is_addressee(pieces[index]) else ""
    return Head(
        tuple(title),
        tuple(subtitle),
        tuple(note),
        addressee,
        bool(_SALUTATION.search(addressee)) and not is_unit(addressee.rstrip("：:")),
        index + bool(addressee),
    )


def _above(pieces: Pieces) -> int:
    """Return how many lines stand above the title; they go below it, to the 题注."""
    plain = takewhile(lambda piece: not piece.label and piece.is_body and _ABOVE.fullmatch(piece.text), pieces[:_MOST_ABOVE])
    size = sum(1 for _ in plain)
    return size if _title_size(pieces[size:]) else 0


def ends_as_title(text: str) -> bool:
    """Tell whether *text* ends in the name of a kind of documents, as titles do; it may be spaced out (通　知)."""
    return _ENDS_AS_TITLE.fullmatch("".join(text.split())) is not None


def _title_size(pieces: Pieces) -> int:
    """Return how many pieces the title takes: short lines without end mark, the last as a rule named for its kind."""
    size = 0
    while size < min(len(pieces), _MOST_LINES) and is_title_line(pieces[size], first=not size):
        if size and (_same(pieces[size].text, "".join(each.text for each in pieces[:size])) or not _alike(pieces, size)):
            break
        size += 1
    kinds = [index + 1 for index in range(size) if ends_as_title(pieces[index].text)]
    if kinds or size < 2:
        return kinds[-1] if kinds else size
    head_goes_on = size < len(pieces) and (_note_size(pieces, size, signed=True) or _is_addressee(pieces[size]))
    return size if head_goes_on or pieces[0].line.centred else 1


def _alike(pieces: Pieces, index: int) -> bool:
    """Tell whether a further line of a title is set like its first: where type is known, it must be the same."""
    first, line = pieces[0].line, pieces[index].line
    return first.size == line.size and first.centred == line.centred and first.outline_level == line.outline_level


def is_title_line(piece: Piece, *, first: bool = True) -> bool:
    """Tell whether *piece* could be a line of a title."""
    text = piece.text
    if not text or piece.label or piece.table is not None or not piece.is_body or len(text) > _LONGEST_LINE:
        return False
    if text[-1] in _PROSE_END or text[0] in "（(——" or _NO_TITLE.match(text) or _DOCUMENT_NUMBER.fullmatch(text):
        return False
    if recognise(text) is not None or recognise_point(text) is not None or is_date_line(text):
        return False
    return first or not (_is_speaker(text) or (is_unit(text) and len(text) <= 16))


def _is_speaker(text: str) -> bool:
    """Tell whether *text* could be a name, or a post and a name: what stands under a title."""
    if _NAME.fullmatch(text) is not None:
        return not ends_as_title(text)
    return _SPEAKER.fullmatch(text) is not None and _SPACED.fullmatch(text) is None


def _same(text: str, title: str) -> bool:
    return bool(title) and [each for each in text if each.isalnum()] == [each for each in title if each.isalnum()]


def _note_size(pieces: Pieces, index: int, *, signed: bool) -> int:
    """Return how many pieces from *index* are a line of the 题注: a document's number, a date, a name, or words in （）."""
    text = pieces[index].text
    piece = pieces[index]
    if piece.label or piece.table is not None or piece.line.outline_level or recognise(text) is not None:
        return 0
    if text[:1] in "（(":
        return _bracketed(pieces, index)
    if _DOCUMENT_NUMBER.fullmatch(text) or is_date_line(text):
        return 1
    return int(signed and (_is_speaker(text) or (is_unit(text) and len(text) <= 16)))


def _bracketed(pieces: Sequence[Piece], index: int) -> int:
    depth = length = 0
    for lines, piece in enumerate(pieces[index : index + _MOST_NOTE_LINES], 1):
        for place, character in enumerate(piece.text):
            depth += (character in "（(") - (character in "）)")
            if depth == 0 and place < len(piece.text) - 1:
                return 0
        length += len(piece.text)
        if depth == 0:
            return lines if length <= _LONGEST_NOTE else 0
    return 0


def _is_addressee(piece: Piece) -> bool:
    text = piece.text
    if piece.label or not text.endswith(("：", ":")) or len(text) > 200 or any(mark in text for mark in "。；！？“"):
        return False
    return recognise(text) is None and _LED_IN.search(text) is None
