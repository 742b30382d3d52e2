"""Faces as the standard names them: classes of fonts, of which offices install one or another (GB/T 9704-2012 5.2.2)."""

from __future__ import annotations

from functools import lru_cache

from drafter.base.messages import language, say
from drafter.doctypes.profile import SIZES
from drafter.office.font_names import names_of

_SIZE_NAMES = {size: name for name, size in SIZES.items()}
_CLASSES = (
    ("小标宋", ("小标宋", "xiaobiaosong", "fzxbs")),
    ("仿宋", ("仿宋", "fangsong", "fzfs")),
    ("楷体", ("楷体", "kaiti", "fzkai", "fzkt")),
    ("黑体", ("黑体", "simhei", "fzhei", "fzht", "stheiti", "heiti")),
)
_SONG = frozenset({"宋体", "simsun", "新宋体", "nsimsun", "华文宋体", "stsong", "方正书宋简体", "方正书宋_gbk"})


@lru_cache(maxsize=256)
def face_class(font: str) -> str:
    """Return the class of *font*: 小标宋, 仿宋, 楷体, 黑体, 宋体, or the font itself where it is none of these."""
    names = names_of(font.lstrip("@"))
    for kind, words in _CLASSES:
        if any(word in name for word in words for name in names):
            return kind
    return "宋体" if names & _SONG else font.casefold()


def is_same(one: str, other: str) -> bool:
    """Tell whether two fonts are of one class; a font that the file does not name is taken for the other."""
    return not one or not other or face_class(one) == face_class(other)


def size_name(points: float) -> str:
    """Return the name of a type size of *points* (三号), else the points (11磅)."""
    return _SIZE_NAMES.get(points) or say("{points}磅", points=f"{points:g}")


def face_and_size(face: str, points: float) -> str:
    """Return how people speak of both together: 仿宋三号."""
    return face + ("" if language() == "zh" else " ") + size_name(points)
