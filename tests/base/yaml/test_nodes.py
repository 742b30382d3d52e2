"""YAML to a tree: places and spans, what would have vanished, the usual slips and their corrected lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.base.problems import Level
from drafter.base.yaml.nodes import Mapping, Node, Scalar, Sequence, Tree, parse


def value_of(tree: Tree, key: str) -> Node:
    assert isinstance(tree.root, Mapping)
    found = tree.root.get(key)
    assert found is not None
    return found


def problems(text: str) -> list[tuple[int, int, str, str]]:
    return [(each.place.line, each.place.column, each.message, each.help) for each in parse(text, "f").problems]


def scalars(node: Node | None) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence():
            return [found for item in node.items for found in scalars(item)]
        case Mapping():
            return [found for pair in node.pairs for item in pair for found in scalars(item)]
    return []


def test_every_scalar_is_text() -> None:
    words = ["9:30", "no", "0012", "1.10", "2026-01", "~", "null", "true", "0x1F", "1e3"]
    tree = parse(f"[{', '.join(words)}]")
    assert [each.value for each in scalars(tree.root)] == words
    assert tree.problems == []


def test_spans_cut_the_source_of_every_value_out_of_the_text() -> None:
    text = "甲: 乙😀丙\r\nb: '单''引'\r\nc: \"双\"\r\nd: |\r\n  一\r\n  二\r\ne: [x, y]\r\n"
    tree = parse(text)
    found = {each.value: text[each.span.start : each.span.end] for each in scalars(tree.root)}
    assert found["乙😀丙"] == "乙😀丙"
    assert found["单'引"] == "'单''引'"
    assert found["双"] == '"双"'
    assert found["一\n二\n"] == "|\r\n  一\r\n  二\r\n"
    node = value_of(tree, "e")
    assert text[node.span.start : node.span.end] == "[x, y]"
    assert node.span.place.line == 7
    assert node.span.place.column == 4


@pytest.mark.parametrize(
    ("text", "values", "lines"),
    [
        ("a: 甲\rb: 乙\r", ["甲", "乙"], [1, 2]),
        ("a: 甲\r\r\nb: 乙\n", ["甲", "乙"], [1, 3]),
        ("a: 甲\x0b乙\nb: 丙\n", ["甲\n乙", "丙"], [1, 2]),
        ("a: 甲\u2028乙\u2029丙\x85丁\x0c戊\nb: 己\n", ["甲\n乙\n丙\n丁\n戊", "己"], [1, 2]),
        ("a: |\n  甲\u2028乙\n  丙\nb: 丁\n", ["甲\n乙\n丙\n", "丁"], [1, 4]),
        ("a: 甲\r乙\nb: 丙\n", ["甲\n乙", "丙"], [1, 3]),
        ("\x0ca: 甲\x0b\nb: 乙\n", ["甲", "乙"], [1, 2]),
        ("\ufeffa: 甲\nb: 乙\n", ["甲", "乙"], [1, 2]),
        ('a: "甲\\u2028乙\\r丙"\nb: 丁', ["甲\n乙\n丙", "丁"], [1, 2]),
    ],
)
def test_line_breaks_of_all_kinds_keep_values_and_line_numbers_right(text: str, values: list[str], lines: list[int]) -> None:
    tree = parse(text)
    found = scalars(tree.root)
    assert [each.value for each in found[1::2]] == values
    assert [each.span.place.line for each in found[1::2]] == lines


def test_control_characters_are_left_out_and_said_once() -> None:
    text = "a: 甲\x00乙\nb\x01: |\n  丙\x7f丁\x9f\nc: 戊\n"
    tree = parse(text, "f")
    assert [each.value for each in scalars(tree.root)] == ["a", "甲乙", "b", "丙丁\n", "c", "戊"]
    assert [(each.level, each.place.line, each.place.column) for each in tree.problems] == [(Level.NOTICE, 1, 5)]
    assert "4 个" in tree.problems[0].message
    assert "U+0000" in tree.problems[0].message
    node = value_of(tree, "c")
    assert text[node.span.start : node.span.end] == "戊"
    assert value_of(tree, "a").span.end == 6


def test_escaped_control_characters_are_left_out_too() -> None:
    tree = parse('a: "甲\\0\\u0007乙"')
    assert scalars(tree.root)[1].value == "甲乙"
    assert [each.level for each in tree.problems] == [Level.NOTICE]


@pytest.mark.parametrize(
    ("text", "line", "column", "word", "corrected"),
    [
        ("a: &anchor 乙", 1, 4, "锚点", 'a: "&anchor 乙"'),
        ("a: *b", 1, 4, "引用", 'a: "*b"'),
        ("a: !tag 乙", 1, 4, "标签", 'a: "!tag 乙"'),
        ("a: 1\nb: x\na: 2", 3, 1, "第 1 行", "合并成一个"),
        ("<<: {a: 1}", 1, 1, "合并键", ""),
        ("a: 1\n---\nb: 2", 2, 1, "---", "另存一个文件"),
        ("a: 1\n...\nb: 2", 3, 1, "文件到这里已经结束", "..."),
        ("[a]: b", 1, 1, "键应当是一行文字", ""),
        ("a: {{ b }}", 1, 4, "{{", 'a: "{{ b }}"'),
        ("a: [x, {{ b }}, y]", 1, 8, "{{", 'a: [x, "{{ b }}", y]'),
    ],
)
def test_what_yaml_would_drop_is_a_problem(text: str, line: int, column: int, word: str, corrected: str) -> None:
    (found,) = problems(text)
    assert found[:2] == (line, column)
    assert word in found[2]
    assert corrected in found[3]


@pytest.mark.parametrize(
    ("text", "line", "column", "word", "corrected"),
    [
        ("a: 1\ntitle：要点\nb: 2\n", 2, 6, "全角冒号", "title: 要点"),
        ("标题：要点\nb: 2\n", 1, 3, "全角冒号", "标题: 要点"),
        ("a: 1\ntitle:要点\nb: 2\n", 2, 6, "空一格", "title: 要点"),
        ("a: 1\ntitle:　要点\nb: 2\n", 2, 6, "空一格", "title: 要点"),
        ("a:\n\tb: 1\n", 2, 1, "Tab", "  b: 1"),
        ("a:\n　b: 1\n", 2, 1, "全角空格", "  b: 1"),
        ("body: |\n　　第一段\n　　第二段\nb: 1\n", 2, 1, "全角空格", "  第一段\n  第二段"),
        ("body: |\n\t第一段\nb: 1\n", 2, 1, "Tab", "  第一段"),
        ("a: {{ b }}年\n", 1, 4, "{{", 'a: "{{ b }}年"'),
        ('a: {{ snippet("x") }}年\n', 1, 4, "{{", "a: '{{ snippet(\"x\") }}年'"),
        ("a: [内部] 要点\n", 1, 4, "[", 'a: "[内部] 要点"'),
        ('a: "甲"乙\n', 1, 4, "引号", "a: '\"甲\"乙'"),
        ('a: "甲\nb: 1\n', 1, 4, "没有配对", 'a: "甲"'),
        ("a: *甲* 乙\n", 1, 4, "*", 'a: "*甲* 乙"'),
        ("a: &甲\n", 1, 4, "&", 'a: "&甲"'),
        ("a: %5\n", 1, 4, "%", 'a: "%5"'),
        ("a: @甲\n", 1, 4, "@", 'a: "@甲"'),
        ("a: `甲`\n", 1, 4, "`", 'a: "`甲`"'),
        ("a: 甲: 乙\n", 1, 4, "半角冒号", 'a: "甲: 乙"'),
        ("a: - 甲\n", 1, 4, "列表", "a:\n  - 甲"),
        ("a: |第一段\n  第二段\n", 1, 4, "|", "a: |\n  第一段"),
        ("a:\n－ b: 1\n", 2, 1, "- ", "- b: 1"),
        ("body:\n  第一段\n  # 强化\n  第二段\nb: 1\n", 1, 1, "“|”", "body: |\n  第一段\n  # 强化\n  第二段"),
        ("body: 第一段\n  # 强化\n  第二段\nb: 1\n", 1, 1, "“|”", "body: |\n  第一段\n  # 强化\n  第二段"),
        ("body: |\n    第一段\n  第二段\nb: 1\n", 3, 3, "缩进少", "    第二段"),
        ("body: |\n  第一段\n# 强化\n第二段\n- 第三\nb: 1\n", 3, 1, "注释", "  # 强化\n  第二段\n  - 第三"),
    ],
)
def test_a_slip_has_its_own_sentence_its_place_and_the_corrected_line(
    text: str, line: int, column: int, word: str, corrected: str
) -> None:
    (found,) = problems(text)
    assert found[:2] == (line, column)
    assert word in found[2]
    assert corrected in found[3]


def test_an_address_is_no_key_without_a_blank() -> None:
    (found,) = problems("a: 1\nhttp://x.cn\nb: 2\n")
    assert found[0] == 2
    assert "空一格" not in found[2]


def test_several_slips_are_reported_at_once_and_the_rest_is_read() -> None:
    tree = parse("title：甲\nnote:乙\nbody: |\n  文字\nlast: [一] 二\nend: 完\n", "f")
    assert [each.place.line for each in tree.problems] == [1, 2, 5]
    assert tree.repaired
    assert [each.value for each in scalars(tree.root)][-2:] == ["end", "完"]


def test_text_in_a_block_is_never_taken_for_a_slip() -> None:
    text = "body: |\n  标题：甲\n  title：乙\n  a:b\n  　　全角\n  [一] 二\n  {{ x }}年\nlast：丙\n"
    assert [found[0] for found in problems(text)] == [8]


@pytest.mark.parametrize(
    "text",
    [
        "a: [x, y\nb: 1\n",
        "a: {x: y\nb: 1\n",
        'a: "\\q"\n',
        "- a\nb: 1\n",
        "a: 1\n- b\n",
        "a: 1\n  b: 2\n",
        "%directive\na: 1\n",
        "? - a\n  b\n:",
        ": :\n  - }",
        "a: !<\n",
        "a: |9x\n",
        "\ta: 1\n b:\t- c",
    ],
)
def test_the_parsers_own_words_never_reach_the_user(text: str) -> None:
    found = problems(text)
    assert found
    for line, _, message, advice in found:
        assert line
        assert not re.search(r"expected|found|while|scanning|token|mapping|indicator", message + advice)


def test_depth_and_size_are_bounded() -> None:
    assert "40 层" in problems("[" * 5000)[0][2]
    assert "40 层" in problems("a:\n" + "- " * 5000)[0][2]
    assert "前 200 个" in problems("[" + "*a," * 5000 + "]")[-1][2]


def test_comments_are_kept_with_the_text_they_follow() -> None:
    text = "# 头\na: 甲   # 行尾\n# 独行\nb: |   # 块\n  # 不是注释\n# 末\n"
    tree = parse(text)
    a, b = value_of(tree, "a"), value_of(tree, "b")
    assert isinstance(a, Scalar)
    assert isinstance(b, Scalar)
    assert [(each.text, each.own_line) for each in tree.comments_after(a)] == [("# 行尾", False), ("# 独行", True)]
    assert [(each.text, each.own_line) for each in tree.comments_after(b)] == [("# 块", False), ("# 末", True)]
    assert [text[each.offset] for each in tree.comments_after(b)] == ["#", "#"]


NASTY = st.text(st.sampled_from("ab甲 :：#-|>[]{}'\"&*!%@`,?\\\n\r\t\x00\x0b\x85\u2028\u3000．－｜.~<"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(NASTY)
def test_no_text_makes_the_parser_raise_and_spans_stay_inside(text: str) -> None:
    tree = parse(text, "f")
    assert tree.root is not None or tree.problems or not scalars(tree.root)
    for scalar in scalars(tree.root):
        assert 0 <= scalar.span.start <= scalar.span.end <= len(tree.text)
    for problem in tree.problems:
        assert problem.place.line <= len(tree.starts)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("甲乙 a#:'\"\\{}\x0b\u2028"), min_size=1, max_size=30))
def test_the_corrected_line_of_a_value_that_needs_quotes_says_the_same(words: str) -> None:
    """Where a slip shows a quoted value, pasting the correction gives the text that was meant."""
    words = words.strip().replace("\x0b", "").replace("\u2028", "")
    found = problems(f"a: [{words}] 完\nb: 1\n")
    shown = [advice.removeprefix("可改为：") for *_, message, advice in found if message.startswith("值以“[”")]
    for line in shown:
        again = parse(line + "\n")
        assert again.problems == []
        value = scalars(again.root)[1].value
        assert f"[{words}] 完".startswith(value)
