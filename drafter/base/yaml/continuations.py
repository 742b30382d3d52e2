"""Text of several lines that YAML does not take for one: written without ``|``, or less indented than its block."""

from __future__ import annotations

from drafter.base.messages import say
from drafter.base.yaml.corrections import corrected
from drafter.base.yaml.lines import ITEM, PAIR, is_key_line, key_indent, opens_block
from drafter.base.yaml.slips import LineOf, Slip, slip_in

_FAR_ABOVE = 20_000


def without_bar(line_of: LineOf, number: int, count: int) -> Slip | None:
    """Return the slip that line *number* (of *count*) goes on a text which is no block for want of ``|``; None otherwise."""
    words = line_of(number).strip()
    above = _owner(line_of, number)
    if not above or is_key_line(words) or slip_in(words, number) is not None:
        return None
    head = line_of(above)
    pair = PAIR.fullmatch(head)
    value = pair["rest"].strip() if pair is not None else ""
    is_deeper = _indent(line_of(number)) > key_indent(head)
    if pair is None or value[:1] in tuple("|>[{\"'") or (value and not is_deeper):
        return None
    region = _region(line_of, above, count)
    first = next((line_of(each) for each in region if line_of(each).strip()), "")
    return None if not value and is_key_line(first.strip()) else _without_bar(line_of, above, region, value)


def outdented(line_of: LineOf, number: int, count: int) -> Slip | None:
    """Return the slip that line *number* (of *count*) is less indented than its block of text; None otherwise."""
    above = _owner(line_of, number)
    if not above or is_key_line(line_of(number)) or not opens_block(line_of(above)):
        return None
    return _outdented(line_of, above, _region(line_of, above, count))


def misaligned(line_of: LineOf, number: int) -> Slip | None:
    """Return the slip that the key or item on line *number* is indented unlike its neighbours above; None otherwise."""
    line = line_of(number)
    has = _indent(line)
    is_item = ITEM.fullmatch(line) is not None
    wanted = [indent for indent in _indents_above(line_of, number, is_item=is_item) if indent != has]
    if not is_key_line(line) or not wanted:
        return None
    want = min(wanted, key=lambda indent: (abs(indent - has), -indent))
    instead = " " * want + line.lstrip(" ")
    message = say("缩进与上面的不一致：这里 {has} 格，应为 {want} 格", has=has, want=want)
    return Slip(number, has + 1, message, corrected(instead, whole=True), ((number, instead),))


def _indents_above(line_of: LineOf, number: int, *, is_item: bool) -> list[int]:
    """Return the indents of the keys (or items) above line *number* beside which another one could stand."""
    found: list[int] = []
    least = 1 << 30
    for above in range(number - 1, max(0, number - _FAR_ABOVE), -1):
        line = line_of(above)
        if not is_key_line(line) or _indent(line) >= least:
            continue
        least = _indent(line)
        has_dash = ITEM.fullmatch(line) is not None
        if is_item and has_dash:
            found.append(least)
        elif not is_item:
            found.append(key_indent(line) if PAIR.fullmatch(line) else least)
        if not least:
            break
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _owner(line_of: LineOf, number: int) -> int:
    """Return the number of the key or item above line *number* that is not deeper, 0 if there is none."""
    indent = _indent(line_of(number))
    above = range(number - 1, max(0, number - _FAR_ABOVE), -1)
    return next((each for each in above if _indent(line_of(each)) <= indent and is_key_line(line_of(each))), 0)


def _region(line_of: LineOf, above: int, count: int) -> range:
    """Return the lines below the key on line *above* that look like its text: up to the next key that is not deeper."""
    indent = key_indent(line_of(above))
    for number in range(above + 1, count + 1):
        line = line_of(number)
        pair = PAIR.fullmatch(line)
        if pair is not None and pair["key"].isascii() and is_key_line(line) and len(pair["head"]) <= indent:
            return range(above + 1, number)
        if ITEM.fullmatch(line) and key_indent(line) < indent:
            return range(above + 1, number)
    return range(above + 1, count + 1)


def _outdented(line_of: LineOf, above: int, region: range) -> Slip | None:
    """Return the slip that lines of *region* are less indented than the first one of their block."""
    lines = {number: line_of(number) for number in region if line_of(number).strip()}
    if not lines:
        return None
    least = key_indent(line_of(above)) + 1
    width = max(_indent(next(iter(lines.values()))), least + 1)
    low = [number for number, line in lines.items() if _indent(line) < width]
    if not low:
        return None
    instead = tuple((number, " " * width + lines[number].strip(" ")) for number in low)
    first = lines[low[0]]
    message = say("这一行比正文的第一行缩进少，YAML 以为正文已经结束，以“#”开头的行还会被当作注释丢掉")
    shown = corrected(*(line for _, line in instead), whole=True)
    return Slip(low[0], _indent(first) + 1, message, shown, instead)


def _without_bar(line_of: LineOf, above: int, region: range, value: str) -> Slip:
    """Return the slip that the text in *region* has no ``|``."""
    head = line_of(above)
    bare = head[: len(head.rstrip()) - len(value)].rstrip() + " |" if value else head.rstrip() + " |"
    indent = " " * (key_indent(head) + 2)
    texts = [line_of(number).strip() for number in region if line_of(number).strip()]
    if value and not value.startswith("#") and value != "｜":
        texts.insert(0, value)
    message = say("几行文字没有写在“|”下面，换行会丢失，以“#”开头的行会被当作注释丢掉")
    instead = ((above, bare), *((number, indent + line_of(number).strip()) for number in region))
    return Slip(above, _indent(head) + 1, message, corrected(bare, *(indent + text for text in texts)), instead)
