"""Word's number formats print what Word prints."""

import pytest

from drafter.reading.numfmt import formatted


@pytest.mark.parametrize(
    ("number_format", "printed"),
    [
        ("chineseCountingThousand", "一 十 十一 二十 一百〇一 一千〇一十"),
        ("chineseCounting", "一 十 十一 二十 一○一 一○一○"),
        ("taiwaneseCounting", "一 十 十一 二十 一○一 一○一○"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇一 一〇一〇"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零壹 壹仟零壹拾"),
        ("ideographLegalTraditional", "壹 壹拾 壹拾壹 貳拾 壹佰零壹 壹仟零壹拾"),
        ("japaneseCounting", "一 十 十一 二十 百一 千十"),
        ("ideographTraditional", "甲 癸 11 20 101 1010"),
        ("ideographZodiac", "子 酉 戌 20 101 1010"),
        ("ideographZodiacTraditional", "甲子 癸酉 甲戌 癸未 101 1010"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 101 1010"),
        ("decimalEnclosedCircleChinese", "① ⑩ ⑪ ⑳ 101 1010"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 101 1010"),
        ("decimalEnclosedFullstop", "⒈ ⒑ ⒒ ⒛ 101 1010"),
        ("ideographEnclosedCircle", "㊀ ㊉ 11 20 101 1010"),
        ("decimalFullWidth", "１ １０ １１ ２０ １０１ １０１０"),
        ("decimalZero", "01 10 11 20 101 1010"),
        ("upperRoman", "I X XI XX CI MX"),
        ("lowerRoman", "i x xi xx ci mx"),
        ("upperLetter", "A J K T WWWW 1010"),
        ("ordinal", "1st 10th 11th 20th 101st 1010th"),
        ("hex", "1 A B 14 65 3F2"),
        ("decimal", "1 10 11 20 101 1010"),
        ("somethingNew", "1 10 11 20 101 1010"),
    ],
)
def test_a_format_prints(number_format, printed):
    assert " ".join(formatted(number, number_format) for number in (1, 10, 11, 20, 101, 1010)) == printed


def test_letters_repeat_instead_of_carrying():
    assert [formatted(number, "lowerLetter") for number in (26, 27, 28, 52, 53)] == ["z", "aa", "bb", "zz", "aaa"]


def test_a_number_in_dashes_stands_between_them():
    assert formatted(3, "numberInDash") == "- 3 -"


@pytest.mark.parametrize("number_format", ["none", "bullet"])
def test_a_format_without_digits_prints_nothing(number_format):
    assert formatted(7, number_format) == ""


@pytest.mark.parametrize("number_format", ["upperRoman", "lowerLetter", "chineseCounting", "chineseCountingThousand"])
@pytest.mark.parametrize("number", [-5, 0, 999_999_999])
def test_numbers_out_of_any_measure_print_something_short(number_format, number):
    assert len(formatted(number, number_format)) < 40
