"""Number formats of Word's automatic numbers (ECMA-376-1 17.18.59, ST_NumberFormat).

Where the standard is silent, as Word was seen to print: ``chineseCounting`` goes over to single digits after 99,
``japaneseCounting`` leaves out 一 before 十百千, and a set of signs that has run out goes on in decimal digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from drafter.draft.numerals import CIRCLED, chinese, digit_by_digit

_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv"}
_LARGEST_ROMAN = 32_767
_LARGEST_LETTER = 780
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = str.maketrans("〇一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟萬")
_LEGAL_TRADITIONAL = str.maketrans("〇一二三四五六七八九十百千万", "零壹貳參肆伍陸柒捌玖拾佰仟萬")
_LEGAL_JAPANESE = str.maketrans("一二三五十千万", "壱弐参伍拾阡萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_PARENTHESES = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_FULL_STOPS = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_ENCLOSED = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"


def formatted(number: int, format: str) -> str:
    """Return *number* as the ``w:numFmt`` value *format* prints it; an unknown format prints decimal digits."""
    if number < 0:
        return str(number)
    return _FORMATS.get(format, str)(number)


def _roman(number: int) -> str:
    if number > _LARGEST_ROMAN:
        return str(number)
    written = ""
    for worth, sign in _ROMAN.items():
        written += sign * (number // worth)
        number %= worth
    return written + "i" * number


def _letter(number: int) -> str:
    """Return a…z, aa…zz, aaa: the letter repeats, it does not carry."""
    if not 0 < number <= _LARGEST_LETTER:
        return str(number or "")
    repeats, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (repeats + 1)


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _counting(number: int) -> str:
    return chinese(number) if number < 100 else digit_by_digit(str(number)).replace("〇", "○")


def _unabridged(number: int) -> str:
    """Return the numeral with the 一 that counting leaves out: 一十二."""
    written = chinese(number)
    return f"一{written}" if written.startswith("十") else written


def _japanese(number: int) -> str:
    return re.sub("一(?=[十百千])|〇(?=.)", "", chinese(number))


def _digits(number: int) -> str:
    return digit_by_digit(str(number))


def _signs(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _stem_and_branch(number: int) -> str:
    if not 1 <= number <= 60:
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "none": lambda _: "",
        "bullet": lambda _: "",
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalZero": "{:02d}".format,
        "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
        "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
        "numberInDash": "- {} -".format,
        "hex": "{:X}".format,
        "ordinal": _ordinal,
        "upperRoman": lambda number: _roman(number).upper(),
        "lowerRoman": _roman,
        "upperLetter": lambda number: _letter(number).upper(),
        "lowerLetter": _letter,
        "decimalEnclosedCircle": _signs(CIRCLED[:20]),
        "decimalEnclosedCircleChinese": _signs(CIRCLED[:20]),
        "decimalEnclosedParen": _signs(_PARENTHESES),
        "decimalEnclosedFullstop": _signs(_FULL_STOPS),
        "ideographEnclosedCircle": _signs(_ENCLOSED),
        "ideographTraditional": _signs(_STEMS),
        "ideographZodiac": _signs(_BRANCHES),
        "ideographZodiacTraditional": _stem_and_branch,
        "chineseCounting": _counting,
        "chineseCountingThousand": chinese,
        "chineseLegalSimplified": lambda number: _unabridged(number).translate(_LEGAL),
        "taiwaneseCounting": _counting,
        "taiwaneseCountingThousand": chinese,
        "taiwaneseDigital": lambda number: _digits(number).replace("〇", "○"),
        "ideographDigital": _digits,
        "ideographLegalTraditional": lambda number: _unabridged(number).translate(_LEGAL_TRADITIONAL),
        "japaneseCounting": _japanese,
        "japaneseDigitalTenThousand": _digits,
        "japaneseLegal": lambda number: _unabridged(number).replace("〇", "").translate(_LEGAL_JAPANESE),
    }
)
