"""Phrases of the library in documents: printed, refused or warned about with place and successor, and recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Process, Run
from phraseshelf import Shelf

from drafter.reading.displayed import displayed
from drafter.snippets.usage import Usage

HEAD = "type: work-plan\ntitle: 工作要点\ndate: 2026-01-20\n"


def written(body: str, head: str = HEAD, after: str = "") -> Path:
    path = Path("plan.yaml")
    path.write_text(f"{head}body: |\n  {body}\n{after}", encoding="utf-8")
    return path


def shown(file: str = "plan.docx") -> list[str]:
    return [each.shown for each in displayed(Path(file)) if each.shown]


@pytest.mark.usefixtures("shelf")
def test_a_linked_phrase_is_printed_with_argument_or_default(run: Run) -> None:
    written('{{ snippet("zx-aaaaaa", 会议="全会") }}。\n\n  {{ snippet("zx-aaaaaa") }}。')
    assert run("render", "plan.yaml").status == 0
    assert shown()[1:3] == ["认真学习全会精神。", "认真学习例会精神。"]


def test_every_command_that_makes_documents_takes_a_library(run: Run, tmp_path: Path) -> None:
    Shelf(tmp_path / "named").put("zx-dddddd", "题", "指定的文字")
    written('{{ snippet("zx-dddddd") }}。')
    assert run("render", "plan.yaml", "--library", "named").status == 0
    assert "指定的文字。" in shown()
    assert run("compile", "plan.yaml", "--title", "汇编", "--library", "named", "-o", "all.docx").status == 0
    assert "指定的文字。" in shown("all.docx")


def test_the_shared_folder_of_the_settings_is_read(run: Run, tmp_path: Path) -> None:
    Shelf(tmp_path / "ours").put("zx-dddddd", "题", "共享的文字")
    settings = tmp_path / "home" / "drafter" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[snippets]\nshared = '{tmp_path / 'ours'}'\n", encoding="utf-8")
    written('{{ snippet("zx-dddddd") }}。')
    assert run("render", "plan.yaml").status == 0
    assert "共享的文字。" in shown()


@pytest.mark.usefixtures("shelf")
def test_an_unknown_id_is_an_error_with_place_and_nearest(run: Run) -> None:
    written('甲。{{ snippet("zx-aaaaab") }}。')
    ran = run("render", "plan.yaml")
    assert ran.status == 3
    assert (
        "plan.yaml:5:5: 找不到编号为“zx-aaaaab”的表述，文件里也没有它的记录（phrases）\n    是不是 zx-aaaaaa（学习要求）？"
        in ran.err
    )
    assert not Path("plan.docx").exists()


def test_a_phrase_whose_file_has_errors_says_where(run: Run, shelf: Shelf) -> None:
    shelf.put("zx-dddddd", "题", "文字", kind="canonicl")
    written('{{ snippet("zx-dddddd") }}。')
    ran = run("render", "plan.yaml")
    assert ran.status == 3
    assert "表述“zx-dddddd”的文件有错" in ran.err
    assert "zx-dddddd.yaml:5:7: “kind”不能是“canonicl”" in ran.err


@pytest.mark.usefixtures("shelf")
def test_a_hidden_phrase_is_refused_unless_recorded(run: Run, tmp_path: Path) -> None:
    settings = tmp_path / "home" / "drafter" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[snippets]\nhidden = ["zx-aaaaaa"]\n', encoding="utf-8")
    written('{{ snippet("zx-aaaaaa", 会议="全会") }}。')
    ran = run("render", "plan.yaml")
    assert ran.status == 3
    assert "表述“zx-aaaaaa”在设置里隐藏了，文件里也没有它的记录" in ran.err
    written('{{ snippet("zx-aaaaaa", 会议="全会") }}。', after="phrases:\n  zx-aaaaaa: {text: '记下的{{ 会议 }}'}\n")
    assert run("render", "plan.yaml").status == 0
    assert "记下的全会。" in shown()


@pytest.mark.usefixtures("shelf")
def test_a_retired_phrase_is_printed_with_a_warning_that_names_the_successor(run: Run) -> None:
    written('甲。{{ snippet("zx-bbbbbb") }}。')
    ran = run("render", "plan.yaml")
    assert ran.status == 0
    assert "plan.yaml:5:3: 表述“zx-bbbbbb”已经停用\n    请改用 zx-aaaaaa（学习要求）" in ran.err
    assert "甲。学习旧的精神。" in shown()


def test_whether_a_phrase_is_expired_depends_on_the_documents_date(run: Run, shelf: Shelf) -> None:
    shelf.put("zx-dddddd", "题", "有期限的", valid="{until: 2025-12-31}")
    written('{{ snippet("zx-dddddd") }}。')
    assert "表述“zx-dddddd”的有效期到 2025-12-31 为止" in run("render", "plan.yaml").err
    written('{{ snippet("zx-dddddd") }}。', HEAD.replace("2026-01-20", "2025-12-31"))
    assert "有效期" not in run("render", "plan.yaml").err


def test_variables_that_are_unknown_or_have_no_value_are_errors(run: Run, shelf: Shelf) -> None:
    shelf.put("zx-dddddd", "题", "根据{{ 文件 }}", variables="{文件: {ask: 哪个文件}}")
    written('{{ snippet("zx-dddddd", 文仵="通知") }}。')
    assert "plan.yaml:5:3: 表述“zx-dddddd”没有变量“文仵”\n    是不是“文件”？" in run("render", "plan.yaml").err
    written('{{ snippet("zx-dddddd") }}。')
    ran = run("render", "plan.yaml")
    assert 'plan.yaml:5:3: 表述“zx-dddddd”的变量“文件”没有值\n    请写成 snippet("zx-dddddd", 文件="…")' in ran.err
    assert run("render", "plan.yaml", "--draft").status == 0
    assert "根据【待填：文件】。" in shown()


def test_a_recorded_phrase_that_links_another_is_refused(run: Run) -> None:
    written('{{ snippet("zx-dddddd") }}。', after="phrases:\n  zx-dddddd: {text: '{{ snippet(\"zx-dddddd\") }}'}\n")
    ran = run("render", "plan.yaml")
    assert ran.status == 3
    assert "表述的文字里不能再引用别的表述" in ran.err


@pytest.mark.usefixtures("shelf")
def test_what_a_phrase_says_is_text_never_marks(run: Run, shelf: Shelf) -> None:
    shelf.write("openings/zx-dddddd.yaml", 'id: zx-dddddd\ntitle: 题\ntext: "# 不是标题"\nstatus: approved\n')
    written('{{ snippet("zx-dddddd") }}')
    assert run("render", "plan.yaml").status == 0
    assert "# 不是标题" in shown()


@pytest.mark.usefixtures("shelf")
def test_a_document_without_phrases_does_not_load_the_library(process: Process) -> None:
    written("甲。")
    ran = process("render", "plan.yaml", DRAFTER_LIBRARY="nowhere")
    assert ran.returncode == 0
    written('{{ snippet("zx-aaaaaa") }}')
    ran = process("render", "plan.yaml", DRAFTER_LIBRARY="nowhere")
    assert (ran.returncode, "表述库文件夹不存在：nowhere" in ran.stderr.decode()) == (2, True)


def test_pin_records_what_is_linked_and_leaves_every_other_byte(run: Run, shelf: Shelf) -> None:
    shelf.write("openings/zx-dddddd.yaml", "id: zx-dddddd\ntitle: 题\ntext: |\n  第一行\n  第二行\nstatus: approved\n")
    path = written('{{ snippet("zx-aaaaaa") }}。# 不是注释\n\n  {{ snippet("zx-dddddd") }}', HEAD + "# 注释\n")
    before = path.read_text(encoding="utf-8")
    ran = run("snippets", "pin", "plan.yaml", "--dry-run")
    assert (ran.status, ran.err) == (0, "会记录：zx-aaaaaa\n会记录：zx-dddddd\n")
    assert path.read_text(encoding="utf-8") == before
    assert run("snippets", "pin", "plan.yaml").err == "已记录：zx-aaaaaa\n已记录：zx-dddddd\n"
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert '    text: 认真学习{{ 会议 | default("例会") }}精神\n' in after
    shelf.put("zx-aaaaaa", "学习要求", "改过的{{ 会议 }}", variables="{会议: {default: 年会}}")
    (shelf.folder / "openings" / "zx-dddddd.yaml").unlink()
    assert run("render", "plan.yaml").status == 0
    assert shown()[1:4] == ["认真学习例会精神。# 不是注释", "第一行", "第二行"]


def test_pin_keeps_a_record_until_it_is_told_to_update(run: Run, shelf: Shelf) -> None:
    path = written('{{ snippet("zx-aaaaaa") }}')
    assert run("snippets", "pin", "plan.yaml").status == 0
    pinned = path.read_bytes()
    shelf.put("zx-aaaaaa", "学习要求", "改过的")
    ran = run("snippets", "pin", "plan.yaml")
    assert (ran.status, path.read_bytes()) == (0, pinned)
    assert "zx-aaaaaa 在表述库里的文字已经改了，记录没有动" in ran.err
    (found,) = json.loads(run("snippets", "pin", "plan.yaml", "--update", "--json").out)
    assert (found["written"], [each["text"] for each in found["moved"]]) == (True, ["改过的"])
    assert "text: 改过的\n" in path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("shelf")
def test_pin_writes_nothing_where_a_phrase_is_unknown_and_goes_on_with_the_others(run: Run) -> None:
    bad = written('{{ snippet("zx-aaaaab") }}').rename("bad.yaml")
    before = bad.read_bytes()
    written('{{ snippet("zx-aaaaaa") }}')
    ran = run("snippets", "pin", "bad.yaml", "plan.yaml")
    assert ran.status == 1
    assert "bad.yaml:5:3: 找不到编号为“zx-aaaaab”的表述" in ran.err
    assert "没有记录：bad.yaml\n已记录：zx-aaaaaa\n" in ran.err
    assert bad.read_bytes() == before
    assert run("snippets", "pin", "bad.yaml").status == 3


@pytest.mark.usefixtures("shelf")
def test_pin_counts_as_use(run: Run) -> None:
    written('{{ snippet("zx-aaaaaa") }}')
    for _ in range(2):
        assert run("snippets", "pin", "plan.yaml").status == 0
    assert {key: use.times for key, use in Usage().all().items()} == {"zx-aaaaaa": 1}
    figures = json.loads(run("snippets", "stats", "--json").out)
    assert figures["most_used"][0] | {"last": ""} == {"id": "zx-aaaaaa", "title": "学习要求", "uses": 1, "last": ""}


@pytest.mark.usefixtures("shelf")
def test_pin_records_the_parts_in_the_file_and_names_those_in_others(run: Run) -> None:
    written('{{ snippet("zx-aaaaaa") }}').rename("part.yaml")
    Path("all.yaml").write_text(
        "type: collection\ntitle: 汇编\nparts:\n- part.yaml\n- type: seminar-speech\n  title: 发言\n"
        '  body: |\n    {{ snippet("zx-cccccc") }}\n',
        encoding="utf-8",
    )
    ran = run("snippets", "pin", "all.yaml")
    assert ran.err == "已记录：zx-cccccc\npart.yaml 是另一个文件，要单独记录：drafter snippets pin part.yaml\n"
    text = Path("all.yaml").read_text(encoding="utf-8")
    assert "- part.yaml\n" in text
    assert "    zx-cccccc:\n" in text
