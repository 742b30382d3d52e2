"""Phrases out as a file and back: nothing changes on the way, and what was changed in the file is all that changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from phraseshelf import Shelf

from drafter.base.layers import Layer, Location, bundled
from drafter.base.problems import Level
from drafter.snippets.exchange.cells import CellError, read_variables, read_words, variables_cell, words_cell
from drafter.snippets.exchange.columns import COLUMNS, KINDS, STATUSES
from drafter.snippets.exchange.exporting import empty_form, export
from drafter.snippets.exchange.importing import Imported, import_file
from drafter.snippets.exchange.planning import Fate
from drafter.snippets.library import Library
from drafter.snippets.locations import Setup
from drafter.snippets.snippet import Kind, Snippet, Source, Status, Validity, Variable

SUFFIXES = {"csv": ".csv", "xlsx": ".xlsx", "espanso": ".yml"}
HEAD = "编号,标题,文字,类别,用法,标签,变量,状态\r\n"


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str | bytes, str], Path]:
    """A function that writes a file to be imported and returns its path."""

    def write(content: str | bytes, name: str = "phrases.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write


@pytest.fixture
def own(shelf: Shelf) -> Library:
    """A library of one layer that may be written, with one phrase."""
    shelf.put("zx-aaaaaa", "学习要求", "认真学习", tags="[开头]")
    shelf.write("openings/_category.yaml", "name: 开头语\n")
    return Library(Setup((Location(Layer.PERSONAL, shelf.folder),)))


def fates(result: Imported) -> list[str]:
    return [each.fate.value for each in result.plan.steps]


def said(result: Imported) -> list[str]:
    return [problem.message for step in result.plan.steps for problem in step.problems]


@pytest.mark.parametrize("form", SUFFIXES)
def test_all_that_is_bundled_comes_back_unchanged(form: str, written: Callable[..., Path]):
    """Every bundled phrase goes out and back in each format; what espanso cannot carry is said, and not emptied."""
    library = Library(Setup((Location(Layer.BUNDLED, bundled("snippets")),)))
    made = export(library.all(), library, form)
    left_out = [each for each in made.problems if "没有导出" in each.message]
    assert made.count + len(left_out) == len(library.all()) >= 150
    if form == "espanso":
        assert made.count >= 150
        assert any("espanso 文件不带用法" in each.message for each in made.problems)
    else:
        assert made.problems == ()
    result = import_file(written(made.data, f"phrases{SUFFIXES[form]}"), library, dry=True)
    assert [(each.id, each.differences, said(result)) for each in result.plan.steps if each.fate is not Fate.SAME] == []
    assert len(result.plan.steps) == made.count


FULL = Snippet(
    "zx-bbbbbb",
    "=1+1 的标题",
    "=SUM(A1)\n第二行，“引号”与,逗号;\t制表\n+3\n{{ 会议 }}与{{ 级别 }}",
    "requirements",
    Kind.PATTERN,
    ("甲、乙", "带\\杠", "@标签"),
    ("work-plan",),
    {
        "会议": Variable("哪个｜会议", "", ()),
        "级别": Variable("", "省、市", ("省、市", "县")),
    },
    Status.DEPRECATED,
    "0123456789ab",
    "-负责人",
    Validity(date(2024, 1, 1), date(2026, 2, 28)),
    "zx-aaaaaa",
    Source("文件", "〔2024〕1号", "2024-07-18"),
    ("jiaose",),
)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_key_of_a_record_travels(form: str, tmp_path: Path, written: Callable[..., Path]):
    """Into another library that does not have it, with its id and everything it says."""
    assert all(getattr(FULL, each.name) for each in fields(Snippet)), "the example has to have every key"
    one, other = (Library(Setup((Location(Layer.PERSONAL, tmp_path / name),))) for name in ("one", "other"))
    one.add(FULL)
    path = written(export(one.all(), one, form).data, f"phrases{SUFFIXES[form]}")
    assert fates(import_file(path, other)) == ["new"]
    assert other.get(FULL.id).snippet == FULL
    assert fates(import_file(path, other)) == ["same"]


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "＝", "'=", "\t"])
def test_no_text_becomes_a_formula(beginning: str, own: Library, shelf: Shelf, written: Callable[..., Path]):
    """A spreadsheet shows the words; nothing is computed, fetched or run, and they come back as they were."""
    text = f"{beginning}cmd|'/c calc'!A1 的说明"
    own.add(Snippet("zx-bbbbbb", "题", text, "openings"))
    kept = own.get("zx-bbbbbb").snippet.text
    for cell in export(own.all(), own, "csv").data.decode("utf-8-sig").replace('"', "").split(","):
        assert cell[:1] not in "=+-@＝" or not cell
    book = openpyxl.load_workbook(io.BytesIO(export(own.all(), own, "xlsx").data))
    cells = [cell for row in book["表述"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert kept in [cell.value for cell in cells]
    for form in ("csv", "xlsx"):
        result = import_file(written(export(own.all(), own, form).data, f"a{SUFFIXES[form]}"), own, dry=True)
        assert fates(result) == ["same", "same"]
    assert shelf.folder.is_dir()


def test_the_empty_form_can_be_filled_in_and_imported(own: Library, written: Callable[..., Path]):
    """Chinese heads, lists for what can be chosen, a sheet that explains; filled in by hand it goes in."""
    book = openpyxl.load_workbook(io.BytesIO(empty_form(own, "xlsx").data))
    sheet = book["表述"]
    heads = [cell.value for cell in sheet[1]]
    assert heads == [column.head for column in COLUMNS]
    assert [row for row in sheet.iter_rows(min_row=2, values_only=True) if any(row)] == []
    lists = {rule.formula1: str(rule.sqref) for rule in sheet.data_validations.dataValidation}
    assert lists[f'"{",".join(KINDS)}"'].startswith("E2:E")
    assert lists[f'"{",".join(STATUSES)}"'].startswith("I2:I")
    [reference] = [formula for formula in lists if formula.startswith("说明!")]
    first, last = (int(each.rpartition("$")[2]) for each in reference.split(":"))
    assert [book["说明"].cell(row, 1).value for row in range(first, last + 1)] == ["开头语"]
    explained = [cell.value for cell in book["说明"]["A"]]
    assert set(heads) <= set(explained)
    for column, value in {"标题": "督查", "文字": "加强{{ 事项 }}督查", "类别": "开头语", "状态": "已审定"}.items():
        sheet.cell(2, heads.index(column) + 1, value)
    stream = io.BytesIO()
    book.save(stream)
    assert fates(import_file(written(stream.getvalue(), "form.xlsx"), own)) == ["new"]
    [found] = [entry.snippet for entry in own.all() if entry.snippet.title == "督查"]
    assert (found.category, found.kind, found.status) == ("openings", Kind.PATTERN, Status.APPROVED)
    assert found.variables == {"事项": Variable("事项")}


def test_dry_run_writes_nothing_and_says_it_all(own: Library, shelf: Shelf, written: Callable[..., Path]):
    table = HEAD + ",督查,加强督查,开头语,,,,\r\nzx-aaaaaa,学习要求,深入学习,openings,,开头、学习,,已停用\r\n"
    before = {path: path.read_bytes() for path in shelf.folder.rglob("*.yaml")}
    result = import_file(written(table), own, dry=True)
    assert fates(result) == ["new", "changed"]
    assert [(each.key, each.before, each.after) for each in result.plan.steps[1].differences] == [
        ("text", "认真学习", "深入学习"),
        ("tags", "开头", "开头、学习"),
        ("status", "已审定", "已停用"),
    ]
    assert {path: path.read_bytes() for path in shelf.folder.rglob("*.yaml")} == before


def test_changed_lines_update_their_phrase_and_leave_the_rest(own: Library, shelf: Shelf, written: Callable[..., Path]):
    """Only columns that are there count; comments in the record stay; new ones get an id of their own."""
    path = shelf.folder / "openings" / "zx-aaaaaa.yaml"
    path.write_text("# 常用\n" + path.read_text(encoding="utf-8") + "owner: 办公室\n", encoding="utf-8")
    result = import_file(
        written("编号,标题,文字,类别\r\nzx-aaaaaa,学习要求,深入学习,开头语\r\n,督查,加强督查,开头语\r\n"), own
    )
    assert fates(result) == ["changed", "new"]
    found = own.get("zx-aaaaaa").snippet
    assert (found.text, found.owner, found.tags, found.status) == ("深入学习", "办公室", ("开头",), Status.APPROVED)
    assert path.read_text(encoding="utf-8").startswith("# 常用\n")
    [new] = [entry.id for entry in own.all() if entry.id != "zx-aaaaaa"]
    assert new.startswith("zx-")
    assert result.plan.steps[1].id == new


def test_the_same_form_twice_adds_nothing_twice(own: Library, written: Callable[..., Path]):
    table = written("标题,文字,类别\r\n督查,加强督查,开头语\r\n落实,抓好落实,新的类别\r\n")
    assert fates(import_file(table, own)) == ["new", "new"]
    assert fates(import_file(table, own)) == ["same", "same"]
    assert len(own.all()) == 3


def test_an_empty_cell_empties_but_never_what_a_phrase_needs(own: Library, written: Callable[..., Path]):
    result = import_file(written(HEAD + "zx-aaaaaa,学习要求,认真学习,开头语,,,,\r\n"), own)
    assert fates(result) == ["changed"]
    found = own.get("zx-aaaaaa").snippet
    assert (found.tags, found.status, found.kind) == ((), Status.APPROVED, Kind.SAMPLE)
    assert fates(import_file(written(HEAD + "zx-aaaaaa,,认真学习,开头语,,,,\r\n"), own)) == ["refused"]


def test_good_lines_go_in_and_every_bad_one_is_said(own: Library, written: Callable[..., Path]):
    """All that is wrong, each with its row and column, in one run."""
    table = written(
        HEAD + ",督查,加强督查,开头语,,,,\r\n"
        "zx-1,坏编号,文字,开头语,范,,,草\r\n"
        ",没有文字,,开头语,,,,\r\n"
        ",没有类别,文字,,,,,\r\n"
        ",类别不行,文字,../外面,,,,\r\n"
        ",写法不对,写到{{ 会议,开头语,,,,\r\n"
        ",变量不对,文字,开头语,,,a｜b｜c｜d｜e,\r\n"
        ",督查,加强督查,开头语,,,,\r\n"
        ",落实,抓好落实,开头语,,,,\r\n"
    )
    result = import_file(table, own)
    assert fates(result) == ["new", *["refused"] * 7, "new"]
    assert {"督查", "落实"} <= {entry.snippet.title for entry in own.all()}
    sentences = said(result)
    for words in (
        "第 3 行“编号”一栏：“zx-1”不是编号",
        "第 3 行“用法”一栏：不能是“范”；是不是“范例”？",
        "第 3 行“状态”一栏：不能是“草”",
        "第 4 行“文字”一栏：没有填写",
        "第 5 行“类别”一栏：没有填写",
        "第 6 行“类别”一栏：“../外面”不能作类别的文件夹名",
        "第 7 行“文字”一栏：“{{”没有对应的“}}”",
        "第 8 行“变量”一栏：变量一行一个",
        "第 9 行：与第 2 行是同一条",
    ):
        assert any(each.startswith(words) for each in sentences), (words, sentences)
    [place] = [p.place for step in result.plan.steps for p in step.problems if "“用法”" in p.message]
    assert (place.line, place.column) == (3, 5)


def test_sheets_are_named_and_cells_that_are_no_text_are_said(own: Library, written: Callable[..., Path]):
    book = openpyxl.Workbook()
    first = book.active
    first.title = "一处"
    for row in (["本单位的表述"], ["标题", "文字", "类别", "备注"], ["数字", 2026, "开头语", "x"], ["错误", "#N/A", "开头语"]):
        first.append(row)
    first["B4"].data_type = "e"
    second = book.create_sheet("二处")
    for row in (["标题*", "正文", "分类"], ["日期", date(2026, 1, 8), "开头语"], ["真假", True, "开头语"]):
        second.append(row)
    book.create_sheet("统计").append(["合计", 5])
    stream = io.BytesIO()
    book.save(stream)
    result = import_file(written(stream.getvalue(), "two.xlsx"), own)
    assert fates(result) == ["new", "refused", "new", "refused"]
    texts = {entry.snippet.title: entry.snippet.text for entry in own.all()}
    assert (texts["数字"], texts["日期"]) == ("2026", "2026-01-08")
    assert said(result) == [
        "工作表“一处”第 4 行“文字”一栏：单元格里是错误值 #N/A",
        "工作表“二处”第 3 行“文字”一栏：单元格里是真假值，不是文字",
    ]
    assert [each.message for each in result.problems] == ["工作表“一处”没有“备注”这一栏，里面的内容不导入"]
    assert [each.level for each in result.problems] == [Level.WARNING]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_as_other_programs_write_it(encoding: str, mark: str, own: Library, written: Callable[..., Path]):
    rows = [["标题", "文字", "类别"], ["督查", '"他说""好"",\n第二行"', "开头语"]]
    data = "\r\n".join(mark.join(row) for row in rows).encode(encoding)
    result = import_file(written(data), own)
    assert fates(result) == ["new"]
    assert "他说“好”".replace("“", '"').replace("”", '"') + ",\n第二行" in [each.snippet.text for each in own.all()]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", "甲,乙\n1,2\n".encode(), "没有找到表头"),
        ("a.csv", b"", "没有找到表头"),
        ("a.csv", '标题,文字\n"没有收尾,文字\n'.encode(), "引号没有成对"),
        ("a.csv", b"PK\x03\x04....", "不是文字文件"),
        ("a.xlsx", b"no zip", "不是 .xlsx 工作簿"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0rest", "旧格式（.xls）或有密码"),
        ("a.yml", b"matches: [\n", ""),
        ("a.yml", b"snippets: []\n", "没有找到 matches"),
    ],
)
def test_files_that_cannot_be_read(name: str, data: bytes, words: str, own: Library, written: Callable[..., Path]):
    result = import_file(written(data, name), own)
    assert result.plan.steps == []
    assert any(words in each.message and each.level is Level.ERROR for each in result.problems)


def test_a_workbook_that_is_something_else_inside(own: Library, written: Callable[..., Path]):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    [problem] = import_file(written(stream.getvalue(), "a.xlsx"), own).problems
    assert "读不出来" in problem.message


def test_bundled_phrases_are_copied_up(
    shelf: Shelf, shared: Shelf, library: Callable[[], Library], written: Callable[..., Path]
):
    """What may not be written is changed in the user's own layer, and knows what it was copied from."""
    shared.put("zx-aaaaaa", "学习要求", "认真学习")
    opened = library()
    before = opened.get("zx-aaaaaa").snippet
    assert fates(import_file(written("编号,标题,文字\r\nzx-aaaaaa,学习要求,深入学习\r\n"), opened)) == ["changed"]
    found = opened.get("zx-aaaaaa")
    assert (found.location.layer, found.snippet.based_on) == (Layer.PERSONAL, before.revision)
    assert "认真学习" in (shared.folder / "openings" / "zx-aaaaaa.yaml").read_text(encoding="utf-8")
    assert (shelf.folder / "openings" / "zx-aaaaaa.yaml").is_file()


ESPANSO = """
matches:
  - trigger: ":hb"
    replace: |
      会议听取了汇报。
      原则同意。
    label: 听取汇报
  - triggers: [":a", ":b"]
    form: "传达[[会议]]精神，由[[部门]]落实"
    form_fields:
      部门: {type: choice, values: [办公室, 人事处], default: 办公室}
  - trigger: ":c"
    replace: "经{{单位}}研究，{{f.结果}}。{{pick}}$|$"
    vars:
      - {name: 单位, type: echo, params: {echo: 本单位}}
      - {name: f, type: form, params: {layout: "[[结果]]", fields: {结果: {values: [同意, 不同意], type: list}}}}
      - {name: pick, type: choice, params: {values: [{label: 甲, id: a}, 乙]}}
  - trigger: ":now"
    replace: "{{t}}"
    vars: [{name: t, type: shell, params: {cmd: "rm -rf /"}}]
  - trigger: ":img"
    image_path: x.png
  - trigger: ":none"
"""


def test_matches_of_espanso(own: Library, written: Callable[..., Path]):
    """Texts, forms, choices and fixed words come over; what would run a program, or is no text, does not."""
    path = written(ESPANSO, "base.yml")
    assert set(fates(import_file(path, own, dry=True))) == {"refused"}
    result = import_file(path, own, category="会议")
    assert fates(result) == ["new", "new", "new", "refused", "refused", "refused"]
    found = {entry.snippet.title: entry.snippet for entry in own.all()}
    assert found["听取汇报"].text == "会议听取了汇报。\n原则同意。"
    form = found["传达{{ 会议 }}精神，由{{ 部门"]
    assert form.text == "传达{{ 会议 }}精神，由{{ 部门 }}落实"
    assert form.variables == {"会议": Variable(), "部门": Variable("", "办公室", ("办公室", "人事处"))}
    [third] = [each for each in found.values() if "研究" in each.text]
    assert third.text == "经本单位研究，{{ 结果 }}。{{ pick }}"
    assert third.variables["结果"].choices == ("同意", "不同意")
    assert third.variables["pick"].choices == ("a", "乙")
    assert [each.partition("：")[2] for each in said(result)] == [
        "变量“t”是 shell，不能导入",
        "不是纯文字（image_path），不能导入",
        "没有 replace，也没有 form",
    ]
    assert "第 4 个匹配（第 18 行）" in said(result)[0]


def test_a_text_changed_in_espanso_keeps_what_such_a_file_cannot_carry(own: Library, written: Callable[..., Path]):
    own.add(FULL)
    assert export(own.all(), own, "espanso").count == 1, "what is retired is not typed any more"
    entry = own.get(FULL.id)
    own.edit(entry, Snippet(**{each.name: getattr(FULL, each.name) for each in fields(Snippet)} | {"status": Status.APPROVED}))
    made = export(own.all(), own, "espanso")
    changed = made.data.decode().replace("第二行", "另一行")
    result = import_file(written(changed, "a.yml"), own)
    assert fates(result) == ["same", "changed"]
    found = own.get(FULL.id).snippet
    assert "另一行" in found.text
    assert (found.variables, found.source, found.owner, found.valid) == (FULL.variables, FULL.source, FULL.owner, FULL.valid)


def test_no_trigger_is_the_beginning_of_another():
    """A trigger that begins another would fire before the other could be typed."""
    library = Library(Setup((Location(Layer.BUNDLED, bundled("snippets")),)))
    lines = export(library.all(), library, "espanso").data.decode().splitlines()
    triggers = {line.split('"')[1] for line in lines if line.startswith("  - trigger")}
    assert len(triggers) > 150
    assert [(one, two) for one in triggers for two in triggers if one != two and two.startswith(one)] == []


words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), max_size=12).map(
    lambda text: " ".join(text.split())
)


@given(st.lists(words.filter(bool), max_size=5, unique=True).map(tuple))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_list_survives_its_cell(listed: tuple[str, ...]):
    import unicodedata

    listed = tuple(dict.fromkeys(unicodedata.normalize("NFC", each) for each in listed))
    assert read_words(words_cell(listed)) == listed


@given(
    st.dictionaries(
        st.from_regex(r"[a-z会议]{1,6}", fullmatch=True), st.tuples(words, st.none() | st.text("甲 ｜|、\\n\n“”", max_size=6))
    )
)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_variables_survive_their_cell(given_: dict[str, tuple[str, str | None]]):
    variables = {name: Variable(ask, default) for name, (ask, default) in given_.items()}
    assert read_variables(variables_cell(variables)) == variables


def test_too_many_parts_of_a_variable():
    with pytest.raises(CellError, match="变量一行一个"):
        read_variables("会议｜哪个｜默认｜甲、乙｜多余")


def test_the_folders_are_looked_at_once_for_all_rows(
    written: Callable[[str], Path], library: Callable[[], Library], shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.snippets.cache import listing

    shelf.put("zx-aaaaaa", "题", "文字")
    path = written(HEAD + "".join(f",第{number}条,文字{number},openings,,,,\r\n" for number in range(60)))
    looks = []
    listed = listing.list_files
    monkeypatch.setattr(listing, "list_files", lambda *given: looks.append(given) or listed(*given))
    opened = library()
    assert fates(import_file(path, opened)) == ["new"] * 60
    assert len(looks) < 6
    assert len({each.id.partition("-")[0] for each in opened.all()}) == 1
    assert len(opened.search("第5", limit=99)) == 11
