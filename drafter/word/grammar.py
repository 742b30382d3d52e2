"""The tags of a template: how one is written, and the words that may begin it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TAG = re.compile(r"\{%(?P<statement>.*?)%\}|\{\{(?P<expression>.*?)\}\}|\{#.*?#\}", re.DOTALL)
_STATEMENT = re.compile(r"(?P<scope>(?:p|tr|tc|r)(?=\s))?(?P<trim>-)?\s*(?P<word>\w*).*?(?P<trims>-)?", re.DOTALL)

WHOLE = ("p", "tr", "tc")
"""Scopes whose tag takes the place of the whole paragraph, row or cell."""

OPENING = {word: f"end{word}" for word in ("if", "for", "filter", "with", "raw", "autoescape")}
BETWEEN = ("elif", "else")
ALONE = ("set", "do", "vm", "hm", "colspan", "cellbg")
REFUSED = ("macro", "endmacro", "call", "endcall", "include", "import", "from", "extends", "block", "endblock")
WORDS = frozenset([*OPENING, *OPENING.values(), *BETWEEN, *ALONE, *REFUSED])
"""The words that begin a statement."""


class Tag(NamedTuple):
    """A statement ``{% … %}``: its scope (``p`` in ``{%p``), the word it begins with, whether it joins paragraphs."""

    scope: str
    word: str
    joins: bool


def statements(text: str) -> Iterator[Tag]:
    """Yield the statements in *text*, in order."""
    for match in TAG.finditer(text):
        found = _STATEMENT.fullmatch(match["statement"]) if match["statement"] is not None else None
        if found is not None:
            yield Tag(found["scope"] or "", found["word"], bool(found["trim"] or found["trims"]))


def without_tags(text: str) -> str:
    """Return *text* without its tags."""
    return TAG.sub("", text)
