"""The word list: layers, conditions on what stands before and behind, and the list that comes with drafter."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewing import WORDS

from drafter.review.finding import Severity
from drafter.review.wordlist import Word, WordList, bundled_words, read_words


def wrong_in(text: str, words: WordList = WORDS) -> list[str]:
    return [word.wrong for _, _, word in words.found_in(text)]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_bundled_list_reads_without_a_word() -> None:
    words, problems = read_words([bundled_words()])
    assert problems == []
    assert len(words.words) >= 150


@pytest.mark.parametrize("word", WORDS.words, ids=lambda word: word.wrong)
def test_no_right_word_holds_a_wrong_one(word: Word) -> None:
    """What drafter proposes it does not complain about the next time."""
    assert word.wrong not in word.right
    assert wrong_in(word.right) == []


@pytest.mark.parametrize(
    "text",
    [
        "全馆职工既使用电子设备，又使用纸质图书。",
        "公布署名文章，逐步署名。",
        "参观注意事项由机关健身中心发布。",
        "公园满足群众需要，毕竟争取到了资金。",
        "给于都县的函，通讯速度稳定，普通迅速办理。",
        "周末来临，月末经费结清，知己经历相仿。",
        "必需要素齐备，所必需的条件。",
        "报名截止3月1日，化学反应情况良好。",
        "地震奋战一线，开发韧性材料，研发韧性城市。",
        "贯彻部署，一贯输出，计划拔高标准，诸候选人到会。",
        "大连系统工程，关键全在落实，规定阅读书目。",
        "教授于3月到任，供给于市场，正规化建设方案，常规化设计。",
        "举办讲座落实到位，两座落成的分馆，度过渡假设阶段。",
        "年用水份额、构成份额不变，购置二十台帐篷，蚊帐单价公开。",
        "文脉博物馆、山脉博览会开幕，干部必须品德优良，必须品学兼优。",
        "打磨擦拭设备，路沟结冰，蜂蜜切片，被困矿井塌陷井下的人员。",
    ],
)
def test_words_that_only_look_wrong_are_left_alone(text: str) -> None:
    assert wrong_in(text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("既要抓部署，即要抓落实又要抓提高。", "即要"),
        ("截止2026年6月底，全部完成。", "截止"),
        ("截止目前，进展顺利。", "截止"),
        ("寄于厚望。", "寄于"),
        ("极大的调动了积极性。", "极大的"),
        ("国家权利机关依法监督。", "国家权利机关"),
        ("发布征文启示。", "征文启示"),
        ("必需坚持党的领导。", "必需"),
        ("及时反应情况。", "反应情况"),
    ],
)
def test_conditions_let_the_wrong_word_through(text: str, wrong: str) -> None:
    assert wrong_in(text) == [wrong]


def test_a_higher_layer_replaces_and_removes(tmp_path: Path) -> None:
    lines = '[[word]]\nwrong = "图书室"\nright = "图书馆"\n\n[[word]]\nwrong = "布署"\nlevel = "off"\n'
    shared = written(tmp_path, "shared.toml", lines)
    own = written(tmp_path, "own.toml", '[[word]]\nwrong = "图书室"\nright = "分馆"\nlevel = "hint"\n')
    words, problems = read_words([bundled_words(), shared, own])
    assert problems == []
    assert wrong_in("认真布署图书室工作。", words) == ["图书室"]
    (word,) = [word for word in words.words if word.wrong == "图书室"]
    assert (word.right, word.level) == ("分馆", Severity.HINT)


def test_every_mistake_of_a_list_is_told_and_the_rest_counts(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "words.toml",
        '[[word]]\nright = "甲"\n\n[[word]]\nwrong = "乙"\nlevle = "error"\n\n[[word]]\nwrong = "丙"\nlevel = "bad"\n\n'
        '[[word]]\nwrong = "丁"\nbefore = ["("]\n\n[[word]]\nwrong = "戊己"\nright = "戊已"\n',
    )
    words, problems = read_words([path])
    assert [word.wrong for word in words.words] == ["戊己"]
    assert len(problems) == 4
    assert "level" in problems[1].help


def test_a_list_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    path = written(tmp_path, "words.toml", "[[word]\n")
    words, (problem,) = read_words([path])
    assert words.words == ()
    assert str(path) in problem.message
