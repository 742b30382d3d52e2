"""Punctuation made full-width and quotes paired, with counts; no word is changed."""

from __future__ import annotations

import re

from drafter.reading.recognising.accounts import Accounts, Change

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_HAN = r"\u3400-\u9fff，。、；：？！“”‘’（）《》〈〉【】〔〕…—"
_HALF = re.compile(rf"(?<=[{_HAN}])[,;:?!]|[,;:?!](?=[{_HAN}])|[,;](?=$)(?<=[^\x00-\x7f].)")
_DOT = re.compile(r"(?<=[\u3400-\u9fff”）》])\.(?=$|[\u3400-\u9fff“《])")
_TO_WIDE = str.maketrans(_WIDE)
_BRACKETS = re.compile(r"(?<!\])[(（]([^()（）]*)[)）]")
"""A pair of brackets; those behind a ] are the address of a link."""
_QUOTES = re.compile('[“”"]')
_FULL = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_WIDTH = ord("０") - ord("0")
_NEIGHBOUR = re.compile(rf"[{_HAN}]")


def normalised(text: str, accounts: Accounts) -> str:
    """Return *text* with full-width punctuation between Chinese characters, half-width digits, double quotes in pairs.

    Points and commas of numbers, times and addresses (1,000  9:30  http://) stay, and the brackets of
    [a link](address). Quotes are set right where the paragraph has an even number of them; an odd one is left as it stands.
    """
    if text.isascii():
        return text
    return _quotes(_brackets(_punctuation(_narrow(text, accounts), accounts), accounts), accounts)


def _narrow(text: str, accounts: Accounts) -> str:
    times = len(_FULL.findall(text))
    if not times:
        return text
    narrow = _FULL.sub(lambda match: chr(ord(match.group()) - _WIDTH), text)
    accounts.change(Change.WIDTH, text, narrow, times)
    return narrow


def _punctuation(text: str, accounts: Accounts) -> str:
    if not any(mark in text for mark in ",;:?!."):
        return text
    found = _HALF.findall(text)
    wide = _HALF.sub(lambda match: _WIDE[match.group()], text) if found else text
    wide, dots = _DOT.subn("。", wide)
    if found or dots:
        halves = "".join(found)
        accounts.change(Change.PUNCTUATION, halves + "." * dots, halves.translate(_TO_WIDE) + "。" * dots, len(found) + dots)
    return wide


def _brackets(text: str, accounts: Accounts) -> str:
    if "(" not in text and ")" not in text:
        return text
    wide = _BRACKETS.sub(_bracket, text)
    opened, closed = text.count("(") - wide.count("("), text.count(")") - wide.count(")")
    if opened or closed:
        accounts.change(Change.PUNCTUATION, "(" * opened + ")" * closed, "（" * opened + "）" * closed, opened + closed)
    return wide


def _bracket(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    around = text[max(0, start - 1) : end + 1]
    return f"（{match[1]}）" if _NEIGHBOUR.search(around) else match.group()


def _quotes(text: str, accounts: Accounts) -> str:
    found = _QUOTES.findall(text)
    if not found or len(found) % 2 or _paired(found):
        return text
    sides = "“”" * (len(found) // 2)
    wanted = iter(sides)
    paired = _QUOTES.sub(lambda _: next(wanted), text)
    accounts.change(Change.QUOTES, "".join(found), sides, sum(one != other for one, other in zip(found, sides, strict=True)))
    return paired


def _paired(quotes: list[str]) -> bool:
    """Tell whether *quotes* open and close by turns, one pair inside another allowed."""
    depth = 0
    for quote in quotes:
        depth += {"“": 1, "”": -1}.get(quote, 9)
        if not 0 <= depth <= 2:
            return False
    return depth == 0
