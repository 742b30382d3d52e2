"""Real documents: hardly a word about published ones, every true defect of those saved from web pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from reviewing import USUAL, rules_on

from drafter.base.layers import Layer, Location
from drafter.review.engine import Review
from drafter.review.finding import Finding, Severity
from drafter.review.phrases.library import standing_phrases
from drafter.review.plain import read_plain
from drafter.review.reference import Reference
from drafter.snippets.library import Library
from drafter.snippets.locations import Setup
from drafter.snippets.locations import bundled as bundled_folder

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
PUBLISHED = sorted((CORPUS / "state-council").glob("*.txt"))
WEB = CORPUS / "web-text"

ReviewFile = Callable[[Path], tuple[Finding, ...]]


@pytest.fixture(scope="module")
def review_file(tmp_path_factory: pytest.TempPathFactory) -> ReviewFile:
    """A function that reviews a text with the words and phrases that come with drafter."""
    layers = Setup((Location(Layer.BUNDLED, bundled_folder("snippets")),))
    library = Library(layers, cache=tmp_path_factory.mktemp("cache") / "cache.sqlite3")
    reference = Reference(USUAL.words, phrases=standing_phrases(library.all()))
    assert len(reference.phrases.phrases) > 20
    review = Review(rules_on(), reference)
    return lambda path: review.findings(read_plain(path.read_text(encoding="utf-8"), path.name))


def found(findings: tuple[Finding, ...], rule: str) -> list[str]:
    return [each.text[each.start : each.end] for each in findings if each.rule == rule]


@pytest.mark.skipif(not PUBLISHED, reason="the optional corpus is not here")
def test_no_error_and_hardly_a_warning_about_published_documents(review_file: ReviewFile) -> None:
    """At most one warning per thousand characters of each longer document, and of all together."""
    warnings = characters = 0
    for path in PUBLISHED:
        findings = review_file(path)
        assert [each.message for each in findings if each.level is Severity.ERROR] == [], path.name
        size = len(path.read_text(encoding="utf-8"))
        own = sum(each.level is Severity.WARNING for each in findings)
        assert own <= max(1, size / 1000), path.name
        warnings, characters = warnings + own, characters + size
    assert warnings <= characters / 1000


def needs(name: str) -> Path:
    path = WEB / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"the optional corpus is not here: {path.name}")
    return path


def test_every_defect_of_a_dirty_plan_is_found(review_file: ReviewFile) -> None:
    """A careful reader's list: sessions, placeholders, half-width marks, quotes turned round, one doubled phrase, one task."""
    path = needs("plan-with-appendix")
    text = path.read_text(encoding="utf-8")
    findings = review_file(path)
    assert found(findings, "session") == [f"区政协七届第{number}次常委会议" for number in "三四五"]
    assert Counter(found(findings, "placeholder")) == {"XX": 27, "XXX": 1, "20xx": 7, "z*": 16, "**": 2}
    assert len(found(findings, "half-width")) == sum(text.count(mark) for mark in ",;:?!()")
    assert found(findings, "quote-direction") == ["”"] * 64  # 71 pairs, of which 7 open the right way
    assert found(findings, "doubled") == ["开展协商开展对口协商"]
    assert found(findings, "task-owner") == ["根据新的形势任务,适当增加协商议题"]
    assert found(findings, "web-leftover") == ["阅读:854 下载:5", "文档评分", "对该文档进行评分"]
    assert found(findings, "count") == []  # 共33项 = 9 + 7 + 6 + 6 + 5, as they stand there


def test_every_defect_of_a_plan_without_years_masked_is_found(review_file: ReviewFile) -> None:
    path = needs("plan-continuous-items")
    text = path.read_text(encoding="utf-8")
    findings = review_file(path)
    assert found(findings, "placeholder") == ["XX"] * 8
    assert len(found(findings, "half-width")) == sum(text.count(mark) for mark in ",;:?!()")
    assert {each.rule for each in findings} <= {"placeholder", "half-width", "repeat"}


def test_jumps_and_what_copying_left_in_an_outline_are_found(review_file: ReviewFile) -> None:
    path = needs("exchange-outline-traditional")
    findings = review_file(path)
    assert found(findings, "sequence") == ["四是", "三、"]
    assert "(qū)" in found(findings, "half-width")
    assert found(findings, "traditional") == ["錄"]
    assert found(findings, "garbled") == ["ǘ嫿"]
    assert len(found(findings, "web-leftover")) == 2
    assert len([each for each in found(findings, "half-width") if each not in "()"]) > 90
