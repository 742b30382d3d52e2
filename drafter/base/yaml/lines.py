"""What a single line of a YAML file looks like: a key with its value, an item of a list, the head of a block of text."""

from __future__ import annotations

import re

PAIR = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[A-Za-z_][\w.-]*|[一-鿿]{1,8})[ \u3000]*(?P<colon>[:：])(?P<rest>.*)")
ITEM = re.compile(r"(?P<head> *(?:- +)+)(?P<rest>\S.*)")
HEADER = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?")


def is_key_line(line: str) -> bool:
    """Tell whether *line* is a ``key: value`` or an item of a list, as far as one line can tell."""
    pair = PAIR.fullmatch(line)
    if pair is not None:
        return pair["colon"] == ":" and (not pair["rest"] or pair["rest"][0] in " \t")
    return ITEM.fullmatch(line) is not None


def opens_block(line: str) -> bool:
    """Tell whether *line* ends in ``|`` or ``>``, the text to follow below."""
    found = PAIR.fullmatch(line) or ITEM.fullmatch(line)
    return found is not None and HEADER.fullmatch(found["rest"].strip()) is not None


def key_indent(line: str) -> int:
    """Return the column (from 0) that text under *line* must be indented beyond: its key's, or its last dash's."""
    pair = PAIR.fullmatch(line)
    if pair is not None:
        return len(pair["head"])
    item = ITEM.fullmatch(line)
    return len(item["head"].rstrip()) - 1 if item is not None else len(line) - len(line.lstrip(" "))
