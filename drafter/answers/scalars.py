"""The kinds of fields that hold a word or some lines: each converts what was written, or says why it cannot."""

from __future__ import annotations

import re

from drafter.answers.reader import BLANKS, Entry, Reader
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.yaml import nodes
from drafter.base.yaml.corrections import corrected
from drafter.draft.dates import DocumentDate, parse_date
from drafter.draft.enumerations import split_outside
from drafter.draft.fields import Field
from drafter.draft.numerals import parse_chinese

YES = frozenset(["是", "对", "有", "要", "yes", "y", "true", "on", "1", "√"])
NO = frozenset(["否", "不", "不是", "没有", "无", "不要", "no", "n", "false", "off", "0", "×"])
_NUMBER = re.compile(r"[-+−]?(?:\d+(?:[,，]\d{3})*(?:\.\d+)?|\.\d+)[%‰]?")
_FULL_WIDTH_QUOTES = re.compile("[“”‘’]")


def read_line(reader: Reader, field: Field, entry: Entry) -> str | None:
    """Return one line (or several, in a block: the breaks are kept), as it is printed."""
    return _of_pattern(reader, field, entry, reader.text(entry))


def _of_pattern(reader: Reader, field: Field, entry: Entry, text: str) -> str | None:
    """Return *text*, None where there is none; say where it is not written as the field asks."""
    if field.pattern and text and "{{" not in text and not re.fullmatch(field.pattern, text):
        advice_ = say("例如：{example}", example=field.example) if field.example else ""
        reader.problem(entry.place, say("“{key}”的写法不对：{text}", key=entry.name, text=text), advice_)
    return text if text.strip(BLANKS) else None


def read_number(reader: Reader, field: Field, entry: Entry) -> str | None:
    """Return a number as it was written: 0012 stays 0012."""
    found = reader.word(entry)
    text = found.value.strip() if found is not None else ""
    if text and not _NUMBER.fullmatch(text) and parse_chinese(text) is None and found is not None:
        reader.problem(
            found, say("“{key}”应当是数字，这里是“{text}”", key=entry.name, text=text), _without_quotes(reader, found)
        )
        return None
    return _of_pattern(reader, field, entry, text)


def read_date(reader: Reader, _field: Field, entry: Entry) -> DocumentDate | str | None:
    """Return a date, or quoted text that is none, to be printed as written."""
    found = reader.word(entry)
    if found is None or not found.value.strip():
        return None
    text = found.value.strip()
    try:
        date = parse_date(text)
    except ValueError:
        reader.problem(found, say("没有“{date}”这一天", date=text))
        return None
    if date is not None:
        return date
    if found.style:
        return reader.text(entry)
    examples = say("可以写 2026-01-08、2026年1月8日、2026-01；要原样印出的文字请加引号")
    reader.problem(found, say("这不是日期：{text}", text=text), _without_quotes(reader, found) or examples)
    return None


def read_yes_no(reader: Reader, entry: Entry) -> bool | None:
    """Return a yes or no, None where there is none."""
    found = reader.word(entry)
    word = found.value.strip().lower() if found is not None else ""
    if found is None or not word:
        return None
    if word not in YES and word not in NO:
        reader.problem(found, say("“{key}”应当填“是”或“否”，这里是“{text}”", key=entry.name, text=found.value.strip()))
        return None
    return word in YES


def read_choice(reader: Reader, field: Field, entry: Entry) -> str | None:
    """Return one of the field's choices."""
    found = reader.word(entry)
    text = found.value.strip() if found is not None else ""
    return _chosen(reader, field, entry, text) if text else None


def read_choices(reader: Reader, field: Field, entry: Entry) -> tuple[str, ...] | None:
    """Return some of the field's choices: a list, or one line cut at 、 ， or ；."""
    found = (_chosen(reader, field, entry, text) for text in reader.texts(entry, "、，,；;"))
    return tuple(text for text in found if text is not None) or None


def _chosen(reader: Reader, field: Field, entry: Entry, text: str) -> str | None:
    if text in field.choices:
        return text
    message = say("“{text}”不在“{key}”的选项中", text=text, key=entry.name)
    reader.problem(entry.place, message, advice(text, field.choices))
    return None


def read_list(reader: Reader, field: Field, entry: Entry) -> tuple[str, ...] | None:
    """Return a list of texts.

    One plain line is cut at ；, or where it has none at 、 (outside brackets); quoted text is one item; a block is one a line.
    """
    line = entry.node.value if isinstance(entry.node, nodes.Scalar) else ""
    found = reader.texts(entry, "；;" if len(split_outside(line, "；;")) > 1 else "、")
    for text in found:
        if field.pattern and not re.fullmatch(field.pattern, text):
            reader.problem(entry.place, say("“{key}”的写法不对：{text}", key=entry.name, text=text))
    return found or None


def _without_quotes(reader: Reader, found: nodes.Scalar) -> str:
    """Return the correction of a value in full-width quotes, empty where there are none."""
    if not _FULL_WIDTH_QUOTES.search(found.value):
        return ""
    line = reader.tree.line(found.span.place.line)
    before = line[: found.span.place.column - 1]
    return corrected(before + f'"{_FULL_WIDTH_QUOTES.sub("", found.value).strip(BLANKS)}"')
