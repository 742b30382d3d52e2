"""Standing phrases in a text: near misses are weighed by what differs, and none is missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviewing import USUAL, review

from drafter.review.finding import Finding, Severity
from drafter.review.phrases.standing import Standing, StandingPhrases, fold

PHRASE = "坚持以人民为中心的工作导向，为人民群众提供优质公共文化服务"
PLENUM = "学习贯彻党的二十届三中全会精神"
SIGNS = "深刻领悟“两个确立”的决定性意义"


def of(*phrases: Standing | str) -> StandingPhrases:
    made = [each if isinstance(each, Standing) else Standing(f"zx-{at:06x}", each) for at, each in enumerate(phrases)]
    return StandingPhrases(tuple(made))


def said(text: str, *phrases: Standing | str) -> list[Finding]:
    findings = review(text, replace(USUAL, phrases=of(*phrases)))
    return [each for each in findings if each.rule.startswith("phrase")]


@pytest.mark.parametrize(
    ("meant", "stands", "level"),
    [
        ("中心", "忠心", Severity.ERROR),
        ("导向", "导相", None),  # at the end: another wording
        ("坚持", "坚侍", Severity.WARNING),
        ("优质", "优制", Severity.ERROR),
        ("公共文化", "公共的文化", Severity.HINT),
        ("公共文化", "公共新文化", Severity.WARNING),
        ("工作导向", "工导向", Severity.WARNING),
        ("，为人民", "、为人民", Severity.HINT),
    ],
)
def test_what_differs_decides(meant: str, stands: str, level: Severity | None) -> None:
    phrase = PHRASE if meant != "导向" else "坚持以人民为中心的工作导向"
    findings = said(f"我们要{phrase.replace(meant, stands)}。", phrase)
    assert [each.level for each in findings] == ([level] if level else [])


def test_a_wrong_number_is_an_error_another_session_is_none() -> None:
    assert [each.level for each in said("坚决做到“三个确立”：深刻领悟“三个确立”的决定性意义。", SIGNS)] == [Severity.ERROR]
    assert said("认真学习贯彻党的二十届四中全会精神。", PLENUM) == []


def test_a_phrase_quoted_exactly_is_right_whatever_the_width_of_its_punctuation() -> None:
    assert said(f"要{PHRASE}。", PHRASE) == []
    assert fold("“甲”,乙") == fold("”甲”，乙")


def test_the_words_around_are_not_part_of_the_finding() -> None:
    (finding,) = said("一要坚持以人民为忠心的工作导向不动摇。", "坚持以人民为中心的工作导向")
    assert finding.text[finding.start : finding.end] == "坚持以人民为忠心的工作导向"
    assert finding.fix is not None
    assert (finding.fix.replacement, finding.fix.certain) == ("坚持以人民为中心的工作导向", False)


def test_one_of_two_variants_is_no_misquotation_of_the_other() -> None:
    other = PHRASE.replace("优质", "优秀")
    assert said(f"要{other}。", PHRASE, other) == []


def test_a_retired_phrase_within_one_in_use_is_left_alone() -> None:
    old = Standing("zx-00000f", "坚持以人民为中心的工作", is_retired=True, successor="新的")
    (finding,) = said("要坚持以人民为中心的工作。", old)
    assert "新的" in finding.message
    assert said(f"要{PHRASE}。", old, PHRASE) == []


def test_validity_counts_on_the_documents_own_date() -> None:
    phrase = Standing("zx-00000e", PHRASE, start=date(2026, 1, 1), end=date(2026, 6, 30))
    for day, count in (("2025年12月31日", 1), ("2026年1月1日", 0), ("2026年6月30日", 0), ("2026年7月1日", 1)):
        assert len(said(f"要{PHRASE}。\n{day}", phrase)) == count, day
    assert said(f"要{PHRASE}。", phrase) == []


_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@given(st.text(_HAN, min_size=8, max_size=60), st.data())
def test_any_one_change_within_a_phrase_is_found(phrase: str, data: st.DataObject) -> None:
    """The index by stretches misses nothing that a comparison with every place would find."""
    at = data.draw(st.integers(1, len(phrase) - 2))
    changed = data.draw(st.sampled_from([phrase[:at] + "龘" + phrase[at + 1 :], phrase[:at] + "龘" + phrase[at:]]))
    matches = of(phrase).matches(f"前{changed}后")
    assert any(match.start <= 1 + at <= match.end for match in matches)
