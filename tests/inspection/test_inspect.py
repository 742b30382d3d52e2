"""A file of any kind to findings; the file and the office say which rules are on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reviewing import TYPES, USUAL, inspected, office

from drafter import answers, pipeline
from drafter.base.problems import NOWHERE
from drafter.base.settings import read_settings
from drafter.inspection import inspect, open_office
from drafter.review.choice import Setting, chosen
from drafter.review.choice import read_settings as read_choice
from drafter.review.registry import text_rules
from drafter.snippets.library import Library

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAN = "type: work-plan\ntitle: 工作要点\nbody: |\n  加强领导,认真布署。\n"


def ids(text: str, file: str = "plan.yaml") -> list[str]:
    return [each.rule for each in inspected(text, file).findings]


def test_answers_text_and_word_files_are_told_apart() -> None:
    docx = pipeline.make(PLAN.encode(), "plan.yaml", TYPES, pipeline.Options()).docx
    assert ids(PLAN) == ids(PLAN, "-") == ["half-width", "word"]
    assert ids("加强领导,认真布署。\n", "a.txt") == ["half-width", "word"]
    found = inspect(docx, "plan.docx", office())
    assert [(each.rule, each.paragraph > 0, each.place.file) for each in found.findings] == [
        ("half-width", True, "plan.docx"),
        ("word", True, "plan.docx"),
    ]


def test_what_is_wrong_with_the_file_is_told_beside_the_findings() -> None:
    result = inspected(PLAN + "nonsense: 1\n")
    assert [problem.place.line for problem in result.problems] == [5]
    assert len(result.findings) == 2
    assert inspected("type: nonsense\n").document is None
    assert inspect(b"PK\x03\x04 no docx", "a.docx", office()).problems[0].place.file == "a.docx"


def test_a_file_turns_a_rule_off_with_a_reason_and_it_is_kept_on_saving(tmp_path: Path) -> None:
    text = PLAN + "review:\n  half-width: off 引自原件\n  sentence-length: on\n"
    result = inspected(text)
    assert [each.rule for each in result.findings] == ["word"]
    assert result.off == {"half-width": Setting(is_on=False, reason="引自原件")}
    loaded = answers.load(text, "plan.yaml", TYPES.form)
    assert loaded.draft is not None
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    from drafter.answers.saving import save

    changed = replace(loaded.draft, values={**loaded.draft.values, "title": "新的标题"})
    save(path, loaded, changed, TYPES.form)
    assert "half-width: off 引自原件" in path.read_text(encoding="utf-8")


def test_an_unknown_rule_or_word_and_a_missing_reason_are_told() -> None:
    said = {"half-with": "off 理由", "word": "maybe", "count": "off"}
    found, problems = read_choice(said, ["half-width", "word", "count"], NOWHERE)
    assert list(found) == ["count"]
    assert [problem.message for problem in problems] == [
        "没有“half-with”这条规则",
        "“word”要写成 off 加理由，或 on，这里是“maybe”",
        "关闭了规则“count”，没有写理由",
    ]
    assert "half-width" in problems[0].help


def test_the_file_counts_more_than_the_office_and_the_command_most() -> None:
    rules = text_rules()
    off, on = Setting(is_on=False, reason="甲"), Setting(is_on=True, reason="")
    assert "word" not in [rule.id for rule in chosen(rules, {"word": off})]
    assert "word" in [rule.id for rule in chosen(rules, {"word": off}, {"word": on})]
    assert [rule.id for rule in chosen(rules, {"word": off}, only=["word"])] == ["word"]
    assert "word" not in [rule.id for rule in chosen(rules, {"word": on}, skip=["word"])]
    assert "sentence-length" in [rule.id for rule in chosen(rules, {"sentence-length": on})]


def test_a_plan_is_compared_with_the_one_it_is_based_on(tmp_path: Path) -> None:
    body = "body: |\n  # 夯实基础\n  ## 优化空间布局。完成少儿阅览区改造，增设座席，延长开放时间。\n"
    (tmp_path / "2025.yaml").write_text("type: work-plan\ntitle: 要点\n" + body, encoding="utf-8")
    text = "type: work-plan\ntitle: 要点\nbased_on: 2025.yaml\n" + body
    findings = inspected(text, str(tmp_path / "2026.yaml")).findings
    assert [(each.rule, each.place.line) for each in findings] == [("carried-over", 6)]
    missing = inspected(text, str(tmp_path / "none" / "2026.yaml"))
    assert "based_on" in missing.problems[-1].message


def test_settings_name_words_units_and_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("drafter.review.unit_names", "drafter.review.wordlist"):
        monkeypatch.setattr(f"{module}.data_folder", lambda: tmp_path / "own")
    monkeypatch.setattr(Library, "open", classmethod(lambda cls: cls(_no_layers(), cache=tmp_path / "cache.sqlite3")))
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "words.toml").write_text('[[word]]\nwrong = "图书室"\nright = "图书馆"\n', encoding="utf-8")
    (tmp_path / "shared" / "units.toml").write_text('[[unit]]\nname = "典藏部"\n', encoding="utf-8")
    settings = tmp_path / "settings.toml"
    settings.write_text('shared = "shared"\n[review]\nhalf-width = "off 排版时统一改"\n', encoding="utf-8")
    found = open_office(TYPES, read_settings(settings))
    assert found.problems == ()
    result = inspect("工作要点\n1.加强图书室领导,认真布署（典臧部）\n".encode(), "a.txt", found)
    assert [each.rule for each in result.findings] == ["word", "word", "unknown-unit"]


def _no_layers() -> object:
    from drafter.snippets.locations import Setup

    return Setup(())


def test_phrases_linked_in_the_file_are_compared_with_the_library() -> None:
    phrases = replace(USUAL.phrases, revisions={"zx-000001": "ba9876543210"})
    pinned = "phrases:\n  zx-000001: {revision: 0123456789ab, text: 坚持开门办馆}\n"
    text = "type: work-plan\ntitle: 要点\nbody: |\n  {{ snippet('zx-000001') }}\n" + pinned
    (finding,) = inspected(text, reference=replace(USUAL, phrases=phrases)).findings
    assert (finding.rule, finding.place.line) == ("phrase-moved-on", 4)


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_nothing_is_found_in_an_example(path: Path) -> None:
    """Nor in the Word file that is made of it."""
    data = path.read_bytes()
    docx = pipeline.make(data, str(path), TYPES, pipeline.Options()).docx
    for reviewed in (inspect(data, str(path), office()), inspect(docx, "example.docx", office())):
        assert [each.message for each in reviewed.findings] == []
        assert reviewed.problems == ()
