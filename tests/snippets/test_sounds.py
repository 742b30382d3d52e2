"""A text has a sound for every character, read by phrase; words have the second readings under which people type them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.snippets.search.second_readings import SECOND_READINGS
from drafter.snippets.search.sounds import again, common_sounds, sounds
from drafter.snippets.search.syllables import CODES, SYLLABLES, begun, complete, syllable


def spoken(text: str) -> str:
    return " ".join(syllable(each) or each for each in sounds(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("重要", "zhong yao"),
        ("重庆", "chong qing"),
        ("行业", "hang ye"),
        ("银行", "yin hang"),
        ("发行", "fa xing"),
        ("绿色战略", "lv se zhan lve"),
        ("GDP增5%", "g d p zeng 5 %"),
        ("嗯，好", "en , hao"),
    ],
)
def test_words_are_read_by_phrase(text: str, wanted: str):
    assert spoken(text) == wanted


@settings(max_examples=200, deadline=None)
@given(st.text(st.one_of(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), st.characters(codec="utf-8"))))
def test_there_is_one_sound_for_each_character(text: str):
    assert len(sounds(text)) == len(text)
    assert len(again(text, sounds(text), ["jiaose"])) in (0, len(text))


def test_every_second_reading_is_pinyin_for_each_character_and_another_one():
    for word, reading in SECOND_READINGS.items():
        codes = "".join(CODES[each] for each in reading.split())
        assert len(codes) == len(word)
        assert again(word, sounds(word)) == codes != sounds(word), word


def test_a_text_without_such_words_has_no_second_sounds():
    assert again("平常的话", sounds("平常的话")) == ""


def test_own_pinyin_is_placed_where_it_fits_and_nowhere_else():
    heard = sounds("到解家村去")
    assert [syllable(each) for each in again("到解家村去", heard, ["xiejia"])] == ["dao", "xie", "jia", "cun", "qu"]
    assert again("到解家村去", heard, ["mofang"]) == ""


def test_common_characters_have_their_usual_sound():
    readings = common_sounds()
    assert [syllable(readings[ord(each) - 0x4E00]) for each in "学习一绿"] == ["xue", "xi", "yi", "lv"]


def test_begun_syllables_are_all_that_begin_so():
    for length in (1, 2, 3):
        for letters in {each[:length] for each in SYLLABLES if "v" not in each and each[0] not in "ln"}:
            assert {syllable(each) for each in begun(letters)} == {each for each in SYLLABLES if each.startswith(letters)}
    assert {syllable(each) for each in begun("ly")} == {"lv", "lve"}
    assert {syllable(each) for each in complete("lu")} == {"lu", "lv"}
    assert (complete("lyu"), complete("nue"), complete("iang")) == ({CODES["lv"]}, {CODES["nve"]}, frozenset())
