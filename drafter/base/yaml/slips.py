"""The usual slips in YAML files: full-width colons, odd indents, values that need quotes.

They are looked for only where the parser failed or folded lines, so that no honest text is accused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.base.messages import say
from drafter.base.yaml.corrections import corrected, quote_from
from drafter.base.yaml.lines import HEADER, ITEM, PAIR, is_key_line, key_indent, opens_block

LineOf = Callable[[int], str]
"""Gives line n (from 1) of a text, empty where there is none."""

_LABELS = re.compile("类型|标题|副标题|题注|单位|年份|主送|主送机关|正文|开头|结尾|附件|落款|署名|日期|成文日期|附注|备注")
_DASH = re.compile(r" *(?:－[ \u3000]*|-[\u3000\u00a0]+)")
_BARE = re.compile(r"(?P<head> *(?:- +)?)(?P<key>[a-z_]{2,})[ \u3000]+(?P<rest>[一-鿿（《“【〔][^:：]*)")
_CLOSED = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:\s#.*)?""")
_CLOSE = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: where it is (line and column from 1), what is said about it, and what the lines should be."""

    line: int
    column: int
    message: str
    help: str
    instead: tuple[tuple[int, str], ...]


def slips_between(line_of: LineOf, first: int, last: int) -> list[Slip]:
    """Return the slips on the lines *first* to *last*, blocks of text left aside."""
    return list(_gathered(_slips(line_of, first, last)))


def _slips(line_of: LineOf, first: int, last: int) -> Iterator[Slip]:
    head = ""  # of the block of text that a line goes on, where there is or was one
    is_open = False
    number, was_odd = first - 1, False
    while number < last or (was_odd and odd_indent(line_of(number + 1), number + 1)):
        number += 1
        line = line_of(number)
        is_open = is_open and (not line.strip() or len(line) - len(line.lstrip(" ")) > key_indent(head))
        if is_open or not line.strip():
            continue
        odd = odd_indent(line, number, key_indent(head) + 2 if head else None)
        was_odd, slip = odd is not None, odd or slip_in(line, number)
        if slip is not None:
            yield slip
            line = slip.instead[0][1]
        if is_key_line(line):
            is_open = opens_block(line)
            head = line if is_open else ""


def _gathered(slips: Iterator[Slip]) -> Iterator[Slip]:
    """Yield *slips*, the same one on neighbouring lines (an indented text) as one."""
    run: list[Slip] = []
    for slip in slips:
        if run and (run[-1].message != slip.message or run[-1].line + 1 != slip.line):
            yield _joined(run)
            run = []
        run.append(slip)
    if run:
        yield _joined(run)


def _joined(run: Sequence[Slip]) -> Slip:
    if len(run) == 1:
        return run[0]
    instead = tuple(line for slip in run for line in slip.instead)
    return replace(run[0], help=corrected(*(line for _, line in instead), whole=True), instead=instead)


def slip_in(line: str, number: int) -> Slip | None:
    """Return the slip on *line*, which is no text of a block, or None."""
    if line.lstrip(" ").startswith("#"):
        return None
    if line.lstrip().startswith("```"):
        return _slip(number, 0, say("“```”是 Markdown 代码框的记号，请删去这一行"), "")
    if dash := _DASH.match(line):
        column = len(line) - len(line.lstrip(" "))
        instead = " " * column + "- " + line[dash.end() :]
        return _slip(number, column, say("列表要用半角的“- ”（减号加空格）"), instead)
    if pair := PAIR.fullmatch(line):
        return _slip_of_pair(pair, number)
    if bare := _BARE.fullmatch(line):
        message = say("“{key}”后面缺少冒号", key=bare["key"])
        return _slip(number, bare.end("key"), message, f"{bare['head']}{bare['key']}: {bare['rest']}")
    if item := ITEM.fullmatch(line):
        return _slip_of_value(line, item.start("rest"), number, after_key=False)
    return None


def _slip(number: int, index: int, message: str, instead: str) -> Slip:
    return Slip(number, index + 1, message, corrected(instead) if instead else "", ((number, instead),))


def _slip_of_pair(pair: re.Match[str], number: int) -> Slip | None:
    rest = pair["rest"]
    if pair["colon"] == ":" and (not rest or rest[0] in " \t"):
        start = pair.start("rest") + len(rest) - len(rest.lstrip(" \t"))
        return _slip_of_value(pair.string, start, number, after_key=True) if rest.strip() else None
    if rest.startswith("//") or not (pair["key"].isascii() or _LABELS.fullmatch(pair["key"])):
        return None
    instead = f"{pair['head']}{pair['key']}: {rest.strip()}".rstrip()
    if pair["colon"] == "：":
        message = say("“{key}”后面是全角冒号“：”", key=pair["key"])
    else:
        message = say("“{key}:”后面要空一格（半角空格）", key=pair["key"])
    return _slip(number, pair.start("colon"), message, instead)


def _slip_of_value(line: str, start: int, number: int, *, after_key: bool) -> Slip | None:
    value, indent = line[start:].rstrip(), " " * (key_indent(line) + 2)
    if value == "｜":
        return _slip(number, start, say("“｜”是全角字符，应当是半角的“|”"), line[:start] + "|")
    if value[0] in "|>" and not HEADER.fullmatch(value):
        lines = (line[:start] + "|", indent + value[1:].strip())
        message = say("“{sign}”后面不能直接写文字", sign=value[0])
        return Slip(number, start + 1, message, corrected(*lines), ((number, lines[0]),))
    if after_key and value.startswith("- "):
        lines = (line[:start].rstrip(), indent + value)
        return Slip(number, start + 1, say("列表不能与键写在同一行"), corrected(*lines), ((number, quote_from(line, start)),))
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return _slip(number, start, say("引号没有配对，从这里起的内容都会被当作一个值"), line.rstrip() + value[0])
    message = _needs_quotes(value)
    return _slip(number, start, message, quote_from(line, start)) if message else None


def _needs_quotes(value: str) -> str:
    """Return why *value* must stand in quotes, empty where it need not."""
    first = value[0]
    if first in "%@`*&!,]}" or value.startswith("{{"):
        sign = "{{" if first == "{" else first
        return say("值以“{sign}”开头，YAML 会误读，要加引号", sign=sign)
    if first in "\"'":
        return "" if _CLOSED.fullmatch(value) else say("值以引号开头而后面还有文字，整个值要另加引号")
    if first in _CLOSE:
        close = value.rfind(_CLOSE[first])
        goes_on = 0 <= close < len(value.partition(" #")[0].rstrip()) - 1
        return say("值以“{sign}”开头而后面还有文字，要加引号", sign=first) if goes_on else ""
    if ": " in value or value.endswith(":") or value.startswith("? "):
        return say("值里有半角冒号加空格，YAML 会误读，要加引号")
    return ""


def odd_indent(line: str, number: int, block: int | None = None) -> Slip | None:
    """Return the slip where *line* is indented with anything but spaces; *block* is the indent of the text it goes on."""
    words = line.lstrip()
    blanks = line[: len(line) - len(words)]
    odd = blanks.strip(" ")
    if not odd:
        return None
    name = "Tab" if odd[0] == "\t" else say("全角空格") if odd[0] == "\u3000" else say("特殊的空格")
    width = block if block is not None else len(blanks.replace("\t", "  ").replace("\u3000", "  "))
    instead = " " * width + words
    message = say("缩进用了{name}，YAML 只认半角空格", name=name)
    return Slip(number, blanks.index(odd[0]) + 1, message, corrected(instead, whole=True), ((number, instead),))
