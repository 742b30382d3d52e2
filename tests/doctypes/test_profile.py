"""The format profile: GB/T 9704's values, a profile over another, and a sentence with its place for every wrong value."""

from pathlib import Path

import pytest

from drafter.base.yaml import nodes
from drafter.doctypes.format import NumberPlace, Strength
from drafter.doctypes.locations import bundled
from drafter.doctypes.profile import SIZES, load_profile

FOLDER = bundled() / "profiles"
GBT9704 = (FOLDER / "gbt9704.yaml").read_text(encoding="utf-8")


@pytest.fixture
def gbt9704():
    profile, problems = load_profile("gbt9704", [FOLDER])
    assert problems == []
    assert profile is not None
    return profile


def own(folder: Path, text: str, name: str = "own"):
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_profile(name, [folder, FOLDER])


def said(folder: Path, text: str) -> list[str]:
    profile, problems = own(folder, text)
    assert profile is None
    return [f"{problem.place.line}: {problem.message}" for problem in problems]


def test_the_text_block_is_156_by_225_mm_and_holds_22_lines_of_28_characters(gbt9704):
    paper, grid = gbt9704.paper, gbt9704.grid
    assert (paper.top, paper.left) == (37, 28)
    assert [round(twips / 1440 * 25.4) for twips in (paper.block_width, paper.block_height)] == [156, 225]
    assert (grid.lines, grid.characters) == (22, 28)
    assert paper.block_height // grid.pitch == 22
    assert paper.block_width // gbt9704.character == 28


def test_fonts_and_sizes_are_those_of_the_standard(gbt9704):
    looks = {role: (look.font, look.size) for role, look in gbt9704.looks.items()}
    assert looks["title"] == looks["appendix_title"] == ("方正小标宋简体", 22)
    assert looks["body"] == looks["third"] == looks["fourth"] == ("仿宋", 16)
    assert looks["first"] == looks["appendix_label"] == ("黑体", 16)
    assert looks["second"] == ("楷体", 16)
    assert looks["page_number"] == ("宋体", 14)
    assert not any(look.bold for look in gbt9704.looks.values())
    assert all(look.latin == look.font for look in gbt9704.looks.values())


def test_the_page_number_stands_outside_with_a_dash_at_each_side(gbt9704):
    number = gbt9704.page_number
    assert number.before + "1" + number.after == "— 1 —"
    assert (number.place, number.inset, number.below) == (NumberPlace.OUTSIDE, 1, 7)


def test_every_value_has_a_rule_and_every_mandated_one_a_clause(gbt9704):
    written = {key.value for key, _ in nodes.parse(GBT9704).root.pairs} - {"title", "looks", "rules"}
    assert set(gbt9704.rules) == written | {f"looks.{role}" for role in gbt9704.looks}
    assert gbt9704.rules["margins"].strength is Strength.MANDATED
    assert gbt9704.rules["looks.body"].strength is Strength.USUAL
    assert all(rule.clause for rule in gbt9704.rules.values() if rule.strength is not Strength.PRACTICE)


def test_a_profile_over_another_changes_only_what_it_writes(tmp_path, gbt9704):
    text = "base: gbt9704\ntitle: 本单位格式\nlatin: Times New Roman\nlooks:\n  first: {font: 黑体, size: 三号, bold: 是}\n"
    profile, problems = own(tmp_path, text)
    assert problems == []
    assert (profile.name, profile.title) == ("own", "本单位格式")
    assert profile.looks["first"].bold
    assert profile.looks["second"].font == "楷体"
    assert profile.looks["body"].latin == "Times New Roman"
    assert (profile.paper, profile.grid, profile.rules) == (gbt9704.paper, gbt9704.grid, gbt9704.rules)


def test_a_look_may_change_one_key_of_the_base(tmp_path):
    profile, _ = own(tmp_path, "base: gbt9704\nlooks:\n  body: {font: 仿宋_GB2312}\n")
    assert (profile.looks["body"].font, profile.looks["body"].size) == ("仿宋_GB2312", 16)


@pytest.mark.parametrize(("name", "points"), SIZES.items())
def test_type_sizes_are_written_by_name_or_in_points(tmp_path, name, points):
    by_name, _ = own(tmp_path, f"base: gbt9704\nlooks:\n  count: {{size: {name}}}\n")
    in_points, _ = own(tmp_path, f"base: gbt9704\nlooks:\n  count: {{size: {points:g}}}\n")
    assert by_name.looks["count"] == in_points.looks["count"]
    assert by_name.looks["count"].size == points


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("margin: {top: 37}", "“格式”里没有“margin”这个键"),
        ("margins: {top: 三七}", "“top”应当是 5 到 100 之间的数字"),
        ("margins: {left: 100, right: 100}", "页边太宽，纸上没有地方放正文了"),
        ("grid: {pitch: 580}", "每页 22 行、行距 580 缇，比版心高"),
        ("grid: {spacing: 0}", "每行 28 字，比版心宽"),
        ("grid: {lines: 22.5}", "“lines”应当是整数"),
        ("looks: {body: {size: 大}}", "“body”的字号（size）应当是三号、小四等，或 5 到 72 磅，可以带 .5"),
        ("looks: {boby: {size: 三号}}", "“looks”里没有“boby”这个键"),
        ("looks: {body: {font: ''}}", "“body”没有写字体（font）"),
        ("looks: {body: {bold: 也许}}", "“bold”应当是 true 或 false"),
        ("page_number: {form: 第页}", "页码的样子（form）里要有 1，表示页码，如 — 1 —"),
        ("page_number: {place: 左边}", "页码的位置（place）没有“左边”"),
        ("page_number: {below: 40}", "页码（below）落到了纸外"),
        ("rules: {paper: 必须}", "规定的强度“必须”应当是 规定、一般 或 实务"),
        ("rules: {colour: 规定 5.2.4}", "“rules”里的“colour”不是格式里的项目"),
        ("paper: A4", "“paper”要写成“键: 值”的形式"),
        ("base: gbt", "没有名为“gbt”的格式"),
    ],
)
def test_a_wrong_value_has_a_sentence_and_its_place(tmp_path, line, sentence):
    text = line if line.startswith("base") else f"base: gbt9704\n{line}"
    assert f"{text.count(chr(10)) + 1}: {sentence}" in said(tmp_path, text)


def test_all_problems_are_said_at_once(tmp_path):
    found = said(tmp_path, "base: gbt9704\nlatin_gap: 有时\ngrid: {lines: 零}\ntable: {rule: 粗}\n")
    assert sorted(line.partition(":")[0] for line in found) == ["2", "3", "4"]


def test_a_profile_of_its_own_must_be_whole(tmp_path):
    found = said(tmp_path, "title: 只有名称\n")
    assert "1: 缺少“margins”" in found
    assert "1: “looks”里缺少“body”" in found


def test_profiles_that_go_round_in_a_circle_end(tmp_path):
    (tmp_path / "a.yaml").write_text("base: b\n", encoding="utf-8")
    profile, problems = own(tmp_path, "base: a\n", "b")
    assert profile is None
    assert "绕成了圈" in problems[0].message


def test_an_unknown_profile_names_the_nearest(tmp_path):
    _, problems = load_profile("gbt9740", [tmp_path, FOLDER])
    assert "gbt9704" in problems[0].help


def test_a_profile_is_not_looked_for_outside_its_folders(tmp_path):
    (tmp_path / "secret.yaml").write_text(GBT9704, encoding="utf-8")
    inside = tmp_path / "profiles"
    inside.mkdir()
    profile, problems = load_profile("../secret", [inside])
    assert profile is None
    assert problems


@pytest.mark.parametrize("name", ["type", "../profiles/gbt9704", "../../etc/passwd", ""])
def test_only_profiles_are_loaded_and_offered(tmp_path, name):
    """The form of the type stands in the same folder; it is no profile."""
    (tmp_path / "type.yaml").write_text(GBT9704, encoding="utf-8")
    profile, (problem,) = load_profile(name, [tmp_path, FOLDER])
    assert profile is None
    assert problem.message == f"没有名为“{name}”的格式"
    assert problem.help in ("可用的有：gbt9704", "是不是“gbt9704”？")


def test_a_profile_beside_the_form_ranks_above_one_of_the_same_name_elsewhere(tmp_path):
    profile, problems = own(tmp_path, "base: nearer\n")
    assert profile is None
    (tmp_path / "nearer.yaml").write_text("base: gbt9704\ntitle: 近处\n", encoding="utf-8")
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "own.yaml").write_text("base: gbt9704\ntitle: 远处\n", encoding="utf-8")
    profile, problems = load_profile("own", [tmp_path, tmp_path / "far", FOLDER])
    assert (profile.title, problems) == ("近处", [])
