"""The files of the page: two of our own, and the terminal that textual-serve brings."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_FONTS = (
    *("Cascadia Mono", "Consolas", "SF Mono", "Menlo", "DejaVu Sans Mono", "Liberation Mono"),
    *("Sarasa Mono SC", "Noto Sans Mono CJK SC", "Source Han Mono SC", "WenQuanYi Micro Hei Mono"),
    *("PingFang SC", "Microsoft YaHei", "SimHei"),
)
"""Latin before Chinese: a Chinese font draws “ ” … — two cells wide, where a terminal gives them one."""

FONT_STACK = ", ".join(f"'{name}'" for name in _FONTS) + ", monospace"
"""The fonts of the terminal, in the order they are looked for; none of them comes from outside."""

THEIR_FONT_STACK = "'Roboto Mono', Monaco, 'Courier New', monospace"
"""What textual-serve 1.1.3 tells the terminal; written into its script, there is no setting for it."""


class Asset(NamedTuple):
    """A file as a browser gets it."""

    data: bytes
    content_type: str


_OURS = {"page.js": "text/javascript", "page.css": "text/css"}
_THEIRS = {"textual.js": ("js", "text/javascript"), "xterm.css": ("css", "text/css")}


@lru_cache(maxsize=8)
def asset(name: str) -> Asset | None:
    """Return the file *name* of the page, None where there is none."""
    if name in _OURS:
        return Asset(files(__package__).joinpath("static", name).read_bytes(), _OURS[name])
    if name in _THEIRS:
        folder, content_type = _THEIRS[name]
        text = files("textual_serve").joinpath("static", folder, name).read_text(encoding="utf-8")
        return Asset(text.replace(THEIR_FONT_STACK, FONT_STACK).encode(), content_type)
    return None
