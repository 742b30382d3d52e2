"""Labels of numbered paragraphs: the forms 一、（一） 1.（1） and their kin, printed and recognised."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from drafter.draft.numerals import CIRCLED, chinese, parse_chinese


class Digits(StrEnum):
    """How a label writes its number."""

    CHINESE = "chinese"
    ARABIC = "arabic"
    CIRCLED = "circled"


class Family(StrEnum):
    """The look a label calls for; fonts follow the form of the label, not its depth (GB/T 9704-2012 7.3.3)."""

    FIRST = "first"  # 一、   黑体
    SECOND = "second"  # （一） 楷体
    THIRD = "third"  # 1.     仿宋
    FOURTH = "fourth"  # （1）  仿宋
    ARTICLE = "article"  # 第一条　 and 第一章　, label in 黑体


class LabelForm(NamedTuple):
    """The form of a level's label: what stands before and after the number, and the number's digits.

    ``depth`` is the count of numbers in a compound label (``1.1`` has 2), 1 for every other form.
    """

    first: str
    prefix: str
    suffix: str
    digits: Digits
    depth: int = 1

    def label(self, numbers: tuple[int, ...]) -> str:
        """Return the label of the paragraph counted *numbers*, outermost level first."""
        if self.depth > 1:
            return self.prefix + ".".join(str(number) for number in numbers[-self.depth :]) + self.suffix
        return self.prefix + digits_of(numbers[-1], self.digits) + self.suffix

    @property
    def bare(self) -> bool:
        """Tell whether the form is a mere number, with nothing but a blank behind it (``1　``)."""
        return self.depth == 1 and self.digits is Digits.ARABIC and not self.prefix and not self.suffix.strip()

    @property
    def kin(self) -> tuple[Family, Digits, int, str]:
        """Return what forms of one level have in common, though written differently: 1. and 1、, not 第一章 and 第一条."""
        family = self.family
        return family, self.digits, self.depth, self.suffix.strip() if family is Family.ARTICLE else ""

    @property
    def family(self) -> Family:
        """Return the look of the form."""
        if self.prefix == "第":
            return Family.ARTICLE
        if self.digits is Digits.CHINESE:
            return Family.SECOND if self.prefix else Family.FIRST
        return Family.FOURTH if self.prefix or self.digits is Digits.CIRCLED else Family.THIRD


def digits_of(number: int, digits: Digits) -> str:
    """Return *number* in the given digits; circled ones above 50 do not exist and are printed in Arabic ones."""
    if digits is Digits.CHINESE:
        return chinese(number)
    if digits is Digits.CIRCLED and number <= len(CIRCLED):
        return CIRCLED[number - 1]
    return str(number)


_FIRST = re.compile(
    r"(?P<prefix>[^\d一①]*?)(?:(?P<cn>一)|(?P<compound>1(?:\.1)+)|(?P<arabic>1)|(?P<circled>①))(?P<suffix>[^\d一①]*)"
)


@lru_cache(maxsize=256)
def parse_form(first: str) -> LabelForm | None:
    """Return the form whose first label is *first* (``（一）``, ``1.``, ``第一条　``, ``1.1``), or None."""
    match = _FIRST.fullmatch(first)
    if match is None or len(first) > 12:
        return None
    digits = Digits.CHINESE if match["cn"] else Digits.CIRCLED if match["circled"] else Digits.ARABIC
    depth = match["compound"].count(".") + 1 if match["compound"] else 1
    return LabelForm(first, match["prefix"], match["suffix"], digits, depth)


class TypedLabel(NamedTuple):
    """A label somebody typed at the start of a line: its text, its number and the form it has."""

    text: str
    number: int
    form: LabelForm


CHINESE_NUMBER = "[〇零一二三四五六七八九十百千]{1,7}"
"""A pattern: a number in Chinese numerals, as labels write it."""

_TYPED = re.compile(
    rf"(?P<first>(?P<n1>{CHINESE_NUMBER})、)(?!{CHINESE_NUMBER}(?:[、年级类期线季等层号月岁]|$))"  # 一、二年级 is no label
    rf"|(?P<second>[（(](?P<n2>{CHINESE_NUMBER})[）)])、?"
    r"|(?P<third>(?P<n3>\d{1,3})[.．](?:(?![\d.．])|(?=(?:19|20)\d\d年)))[ \t\u3000]*"
    r"|(?P<comma>(?P<n5>\d{1,3})、)"
    r"|(?P<fourth>[（(](?P<n4>\d{1,3})[）)])"
    rf"|(?P<article>第(?P<n6>{CHINESE_NUMBER})(?P<unit>[条章节篇编]|部分))(?:[ \t\u3000]+|$)"  # 第四条规定了 is no label
    r"|(?P<circled>(?P<n7>[①-⑳㉑-㉟㊱-㊿]))[ \t\u3000]*"
)
_FORMS = {
    "first": "一、",
    "second": "（一）",
    "third": "1.",
    "comma": "1、",
    "fourth": "（1）",
    "article": "第一条　",
    "circled": "①",
}


def recognise(line: str) -> TypedLabel | None:
    """Return the label typed at the start of *line*, or None.

    ``3.15晚会`` and ``1.5亿元`` have none: a digit follows the dot; ``1.2026年`` has one, for a year is no decimal. Half-width
    parentheses and a full-width dot are read as the usual form; blanks behind the label belong to it.
    """
    match = _TYPED.match(line)
    if match is None:
        return None
    name = next(name for name in _FORMS if match[name])
    form = parse_form(f"第一{match['unit']}　" if name == "article" else _FORMS[name])
    assert form is not None
    digits = next(match[f"n{i}"] for i in range(1, 8) if match[f"n{i}"])
    number = int(digits) if digits.isdecimal() else _not_arabic(digits)
    return TypedLabel(match.group(), number, form) if number else None


def _not_arabic(digits: str) -> int | None:
    return CIRCLED.index(digits) + 1 if digits in CIRCLED else parse_chinese(digits)


def recognise_following(line: str, last: int) -> TypedLabel | None:
    """Return the label ``11.`` of a line such as ``11.121人才项目``, which has one only if item *last* was 10."""
    match = _DIGIT_FOLLOWS.match(line)
    form = parse_form("1.")
    if match is None or form is None or not last or int(match["number"]) != last + 1:
        return None
    return TypedLabel(match["label"], last + 1, form)


def recognise_slip(line: str) -> TypedLabel | None:
    """Return the label that somebody meant who typed ``一.``, ``一 、``, ``（ 一 ）`` or ``1 .``; the markup reads none."""
    match = _SLIP.match(line)
    if match is None:
        return None
    name = next(name for name in _SLIPS if match[name])
    number = int(match[name]) if match[name].isdecimal() else parse_chinese(match[name])
    form = parse_form(_SLIPS[name])
    return TypedLabel(match.group(), number, form) if number and form is not None else None


_SLIPS = {"first": "一、", "second": "（一）", "third": "1.", "fourth": "（1）"}
_SLIP = re.compile(
    rf"(?P<first>{CHINESE_NUMBER})(?:[ \t\u3000]+、|[,，.．])"
    rf"|[（(][ \t\u3000]*(?P<second>{CHINESE_NUMBER})[ \t\u3000]*[）)]"
    r"|(?P<third>\d{1,3})[ \t\u3000]+[.．、](?!\d)"
    r"|[（(][ \t\u3000]*(?P<fourth>\d{1,3})[ \t\u3000]*[）)]"
)
_DIGIT_FOLLOWS = re.compile(r"(?P<label>(?P<number>\d{1,3})[.．])(?=\d)")
_COMPOUND = re.compile(r"\d{1,3}(?:\.\d{1,3})*(?=[ \t\u3000])[ \t\u3000]*")


def recognise_compound(line: str, forms: tuple[LabelForm, ...]) -> TypedLabel | None:
    """Return the label of a decimal system (``1 ``, ``1.2 ``, before a blank) typed at the start of *line*.

    One of *forms* must be as deep; ``1 `` is a label only where a form is written so, with nothing but a blank behind it.
    """
    match = _COMPOUND.match(line)
    if match is None:
        return None
    numbers = match.group().split(".")
    form = next((each for each in forms if each.depth == len(numbers) and (each.depth > 1 or each.bare)), None)
    return TypedLabel(match.group(), int(numbers[-1]), form) if form is not None else None
