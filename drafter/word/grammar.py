"""The tags of a template: how one is written, and the words that may begin it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TAG = re.compile(r"\{%(?P<statement>.*?)%\}|\{\{(?P<expression>.*?)\}\}|\{#.*?#\}", re.DOTALL)
_TORN = "(?:<[^>]*>)*"
_IN_PLACE = re.compile(rf"(\{{{_TORN}\{{{_TORN})[rp](?={_TORN}\s)")
_SOURCE = re.compile(r"\{%-?\s*raw\b.*?endraw\s*-?%\}|\{[{%].*?[}%]\}", re.DOTALL)
_STATEMENT = re.compile(r"(?P<scope>(?:p|tr|tc|r)(?=\s))?(?P<trim>-)?\s*(?P<word>\w*).*?(?P<trims>-)?", re.DOTALL)

WHOLE = ("p", "tr", "tc")
"""Scopes whose tag takes the place of the whole paragraph, row or cell."""

OPENING = {word: f"end{word}" for word in ("if", "for", "with", "raw", "autoescape")}
BETWEEN = ("elif", "else")
OF_CELLS = ("vm", "hm", "colspan", "cellbg")
ALONE = ("set", "do", *OF_CELLS)
REFUSED = (
    "filter",
    "endfilter",
    "macro",
    "endmacro",
    "call",
    "endcall",
    "include",
    "import",
    "from",
    "extends",
    "block",
    "endblock",
)
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


def as_words(xml: str) -> str:
    """Return *xml* with ``{{r name }}`` and ``{{p name }}`` written ``{{ name }}``.

    They put a rich text in the place of their run or paragraph; of words, which are neither, nothing would be left.
    """
    return _IN_PLACE.sub(r"\1", xml)


def as_jinja(xml: str) -> str:
    """Return *xml* with the ampersands inside its tags as Jinja is to read them."""
    if "&amp;" not in xml:
        return xml
    return _SOURCE.sub(lambda tag: tag.group() if "endraw" in tag.group() else tag.group().replace("&amp;", "&"), xml)
