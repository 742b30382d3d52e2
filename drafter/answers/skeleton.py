"""A fresh answers file: every field with its explanation, the required ones to be filled, the others empty.

Explanations stand above the fields of one line. Those of texts (body and its kin) stand together above the first of them,
because a ``#`` line behind a text could as well be a heading of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from drafter.base.messages import listed, say
from drafter.doctypes.question import TODAY
from drafter.doctypes.schema import schema_name
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Field, Form, Kind

_BLOCKS = (Kind.TEXT, Kind.OUTLINE)
_PLAIN = re.compile(r"[\w（《“【][^:#\"'\\\x00-\x1f]*(?<=\S)")
_COMMENT_WIDTH = 46
_BREAK = re.compile(r"(?<=[，。；：、）])")


def kind_name(kind: Kind) -> str:
    """Return what a kind of field is called in the user's language."""
    return {
        Kind.LINE: say("一行文字"),
        Kind.TEXT: say("多行文字"),
        Kind.DATE: say("日期"),
        Kind.NUMBER: say("数字"),
        Kind.CHOICE: say("选一项"),
        Kind.MULTICHOICE: say("选几项"),
        Kind.YESNO: say("是或否"),
        Kind.LIST: say("一列文字"),
        Kind.TABLE: say("表格"),
        Kind.OUTLINE: say("成段文字"),
        Kind.APPENDICES: say("一组附件"),
        Kind.DOCUMENTS: say("各篇文稿"),
    }[kind]


def skeleton(form: Form, today: date | None = None) -> str:
    """Return the text of a fresh answers file of *form*; a default of ``today`` becomes the date *today*."""
    day = today or date.today()
    fields = list(form.fields.values())
    lines = [f"# yaml-language-server: $schema={schema_name(form)}", *_introduction(form), ""]
    lines += [f"type: {form.name}", f"type_version: {form.version}", ""]
    for field in fields:
        if field.kind not in _BLOCKS:
            lines += [*_comments(_explanation(field)), *_short(field, day), ""]
    texts = [field for field in fields if field.kind in _BLOCKS]
    if texts:
        lines += [*_comments(_about_texts(texts, form)), *(line for field in texts for line in _block(field))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _introduction(form: Form) -> list[str]:
    sentences = [
        say("{title}：填好后运行 drafter render 文件名，得到 Word 文件。", title=form.title),
        say("每项写成“键: 值”，冒号是半角的，后面空一格。以 # 开头的行是说明，不会印出，可以删去。"),
        say("标明必填的要填，其余用不着就空着。还没有定的先写【待填：……】，会在文稿里突出显示。"),
        say("值里可以用 {{ }} 引用别的字段，如 {{ 标题 }}。文稿的序号、字体、页码都由程序生成。"),
        say("另有几个键各文种都可以用：remark 写备注（不印出）；numbering 改编号方式；"),
        say("phrases、review、based_on 由程序维护。"),
    ]
    return [f"# {sentence}" for sentence in sentences]


def _comments(lines: Iterator[str]) -> list[str]:
    return [f"# {line}".rstrip() for line in lines]


def _explanation(field: Field) -> Iterator[str]:
    """Yield the lines that explain *field*: its label, kind, help, choices and an example."""
    need = say("，必填") if field.required else ""
    yield from _wrapped(f"{field.label}（{kind_name(field.kind)}{need}）" + (f"：{field.help}" if field.help else ""))
    if field.choices:
        yield from _wrapped(say("可选：{choices}", choices=listed(field.choices)))
    if field.when:
        yield say("“{name}”填了才用", name=field.when)
    if field.kind is Kind.YESNO:
        yield say("写 yes 或 no")
    if field.example and field.kind not in _BLOCKS:
        yield say("例：{example}", example=" ".join(field.example.split()))
    if field.kind is Kind.APPENDICES:
        yield from _appendix_example(field.key)
    if field.kind is Kind.TABLE:
        yield say("每项一行，各列是：{names}。例：", names=listed(column.heading for column in field.columns))
        yield from (f"{field.key}:", *_row(field, "……"))
    if field.kind is Kind.DOCUMENTS:
        yield from (say("例（各篇答案文件的路径，相对于本文件）："), f"{field.key}:", "  - 01.yaml", "  - 02.yaml")


def _wrapped(text: str) -> Iterator[str]:
    """Yield *text* in lines of about 46 characters, broken behind punctuation."""
    line = ""
    for part in _BREAK.split(text):
        if line and len(line) + len(part) > _COMMENT_WIDTH:
            yield line
            line = ""
        line += part
    yield line


def _appendix_example(key: str) -> Iterator[str]:
    example = say(
        "- title: 主要工作事项\n"
        "  layout: list        # list 条目，table 表格，text 文字\n"
        "  groups:\n"
        "    - name: 重点项目\n"
        "      tasks:\n"
        "        - 完成少儿阅览区改造（办公室、典藏部）\n"
        "        - task: 新建社区分馆6个\n"
        "          owners: [读者服务部]\n"
        "          due: 9月底前"
    )
    yield say("例（用时去掉行首的 #，改成自己的内容）：")
    yield f"{key}:"
    yield from (f"  {line}" for line in example.split("\n"))


def _short(field: Field, today: date) -> list[str]:
    """Return the lines of a field that is no text: its default, 【待填】 where it is required, else an empty value."""
    if field.kind in (Kind.APPENDICES, Kind.DOCUMENTS, Kind.TABLE):
        return _open_list(field) if field.required else []
    if field.kind is Kind.DATE and field.default == TODAY:
        return [f"{field.key}: {DocumentDate(today.year, today.month, today.day).iso()}"]
    if field.default and field.kind in (Kind.LIST, Kind.MULTICHOICE):
        return [f"{field.key}: [{', '.join(_scalar(each) for each in field.default.split('、'))}]"]
    if "|" in field.default and not field.required:  # a formula with filters is for the program, which uses it unasked
        return [f"{field.key}: "]
    if field.default or (field.kind is Kind.YESNO and field.required):
        return [f"{field.key}: {_scalar(field.default or 'no')}"]
    return [f"{field.key}: {_to_fill(field)}" if field.required else f"{field.key}: "]


def _to_fill(field: Field) -> str:
    return f"【待填：{field.label}】"


def _row(field: Field, cell: str) -> list[str]:
    """Return the lines of one row of a table with *cell* in every column."""
    return [f"  {' ' if at else '-'} {column.key}: {cell}" for at, column in enumerate(field.columns)]


def _open_list(field: Field) -> list[str]:
    if field.kind is Kind.TABLE:
        return [f"{field.key}:", *_row(field, _to_fill(field))]
    item = f"title: {_to_fill(field)}" if field.kind is Kind.APPENDICES else f"{_to_fill(field)}"
    return [f"{field.key}:", f"  - {item}"]


def _scalar(text: str) -> str:
    """Return *text* as one line of YAML, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _about_texts(texts: list[Field], form: Form) -> Iterator[str]:
    labels = [level.first.strip() for level in form.numbering.levels[:4]]
    yield say("以下各项是成段的文字。“|”后另起行，每行缩进两格，一行一段。行首可以用这些记号：")
    for depth, label in enumerate(labels, 1):
        yield "  " + say("{mark} 文字　　第{depth}级，印成 {label} 等", mark="#" * depth, depth=depth, label=label)
    yield "  " + say("- 文字　　分点，印成 {label} 等", label=form.numbering.points.label)
    yield "  " + say("+ 文字　　不编号的小标题")
    yield "  " + say("| 甲 | 乙 |　　表格的一行，第一行是表头")
    yield say("没有记号的行是自然段。行首要印出这些符号本身时，前面加 \\ 。")
    for field in texts:
        yield ""
        yield f"{field.key}  " + next(explained := _explanation(field))
        yield from explained
        if field.example:
            yield say("例：")
            yield from (f"    {line}" for line in field.example.rstrip("\n").split("\n"))


def _block(field: Field) -> list[str]:
    return [f"{field.key}: |", f"  {_to_fill(field)}" if field.required else ""]
