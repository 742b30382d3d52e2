"""Values of a record as the text of one cell, and back: lists and variables in a form that people can type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafter.base.messages import say
from drafter.snippets.snippet import Variable, one_line

_BARS = "｜|"
_SPECIAL = re.compile(r"[\\、，,；;｜|\n]")
_EMPTY = ("“”", '""')
"""A default that is there but empty, which is not the same as none."""


class CellError(ValueError):
    """A cell does not say what its column asks for; the message is for its writer."""


def words_cell(words: Sequence[str]) -> str:
    """Return the list *words* as a cell: ``甲、乙``."""
    return "、".join(map(_guarded, words))


def read_words(cell: str) -> tuple[str, ...]:
    """Return the list in *cell*, divided by ``、``, commas, semicolons or line ends, without empty ones and repetitions."""
    return tuple(dict.fromkeys(word for each in _cut(cell, "、，,；;\n") if (word := one_line(_plain(each)))))


def variables_cell(variables: Mapping[str, Variable]) -> str:
    """Return *variables* as a cell, one on each line: ``名称｜问什么｜默认值｜甲、乙``; what is not there is left out."""
    return "\n".join(_variable_line(name, each) for name, each in variables.items())


def read_variables(cell: str) -> dict[str, Variable]:
    """Return the variables in *cell*; CellError where a line has too many parts or no name."""
    found = dict[str, Variable]()
    for line in _cut(cell, "\n"):
        if not line.strip():
            continue
        parts = _cut(line, _BARS)
        name = _plain(parts[0]).strip()
        if not name or len(parts) > 4:
            raise CellError(
                say("变量一行一个，写作“名称｜问什么｜默认值｜可选甲、可选乙”，后几项可以不写；这一行是：{line}", line=line)
            )
        found[name] = _read_variable(parts[1:])
    return found


def _variable_line(name: str, variable: Variable) -> str:
    parts = [_guarded(name), _guarded(variable.ask), _default_cell(variable.default), words_cell(variable.choices)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return "｜".join(parts)


def _default_cell(default: str | None) -> str:
    if not default:
        return "" if default is None else _EMPTY[0]
    return "\\" + default if default in _EMPTY else re.sub(r"^\s|\s$", r"\\\g<0>", _guarded(default))


def _read_variable(parts: Sequence[str]) -> Variable:
    ask, default, choices = (*parts, "", "", "")[:3]
    written = default.strip()
    value = None if not written else "" if written in _EMPTY else _plain(default if "\\" in default else written)
    return Variable(_plain(ask).strip(), value, read_words(choices))


def _guarded(text: str) -> str:
    r"""Return *text* with a ``\`` before every character that would divide it."""
    return _SPECIAL.sub(lambda found: "\\n" if found[0] == "\n" else "\\" + found[0], text)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text, flags=re.DOTALL)


def _cut(text: str, marks: str) -> list[str]:
    r"""Return *text* divided at *marks*, except where a ``\`` stands before them."""
    parts, current, at = list[str](), "", 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            current += text[at : at + 2]
            at += 2
            continue
        if text[at] in marks:
            parts.append(current)
            current = ""
        else:
            current += text[at]
        at += 1
    return [*parts, current]
