"""Line breaks of Chinese text (避头尾): no line begins with a closing mark or ends with an opening one.

Measured against LibreOffice's pages, whose every line this follows but for …… and ％ ℃, which LibreOffice lets begin a line
or be torn apart, and Word and GB/T 15834-2011 do not.
"""

from __future__ import annotations

from collections.abc import Collection

from drafter.preview.measure import Type, is_chinese, is_latin

_CLOSING = frozenset("，。、）》〉」』】〕〗”’．｝］")
NOT_FIRST = _CLOSING | frozenset("；：？！…％‰℃·％,.;:?!)]}%～-")
"""What may not begin a line."""
NOT_LAST = frozenset("（《〈「『【〔〖“‘｛［([{￥＄$")
"""What may not end a line."""
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%")
_WORD = _LETTERS | frozenset("0123456789.,'-_/:@+&#=~*\"")


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between the characters *before* and *after*; neither —— nor 0—3 is torn at the dash."""
    if after in NOT_FIRST or before in NOT_LAST or after == " ":
        return False
    if after == "—" and (before == "—" or is_latin(before)):
        return False
    if (before in _CLOSING and is_latin(after)) or (before in _LETTERS and after in "“‘〔"):
        return False
    return not (before in _WORD and after in _WORD)


def breaks(text: str, kind: Type, first: int, room: int, seams: Collection[int] = ()) -> list[int]:
    r"""Return the indices at which the lines of *text* begin, without the first one's.

    The first line has *first* twips, the others *room*; at *seams* another face begins. ``\n`` ends a line. A word longer
    than a line is cut.
    """
    found, start, width, left = list[int](), 0, 0, first
    for index, character in enumerate(text):
        if character == "\n":
            found.append(index + 1)
            start, width, left = index + 1, 0, room
            continue
        width += _advance(text, index, start, kind, seams)
        if width <= left or character == " ":
            continue
        at = _break_before(text, index, start)
        found.append(at)
        start, left = at, room
        width = sum(_advance(text, each, start, kind, seams) for each in range(at, index + 1))
    return found


def _advance(text: str, index: int, start: int, kind: Type, seams: Collection[int]) -> int:
    """Return how far the character at *index* goes on a line that begins at *start*, the gap before it included."""
    width = kind.advance(text[index])
    if index > start and (kind.gap or kind.joint):
        before, after = text[index - 1], text[index]
        if index in seams or before.isascii() is not after.isascii():
            width += kind.joint
        if (is_chinese(before) and is_latin(after)) or (is_latin(before) and is_chinese(after)):
            width += kind.gap
    return width


def _break_before(text: str, index: int, start: int) -> int:
    """Return where the line that begins at *start* and is full before *index* ends."""
    for at in range(index, start, -1):
        if may_break(text[at - 1], text[at]):
            return at
    return max(index, start + 1)
