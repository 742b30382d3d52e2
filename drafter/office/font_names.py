"""The Chinese and English names of the fonts of official documents: programs and systems use either."""

from __future__ import annotations

_NAMES = (
    ("仿宋", "FangSong"),
    ("仿宋_GB2312", "FangSong_GB2312"),
    ("楷体", "KaiTi"),
    ("楷体_GB2312", "KaiTi_GB2312"),
    ("黑体", "SimHei"),
    ("宋体", "SimSun"),
    ("新宋体", "NSimSun"),
    ("隶书", "LiSu"),
    ("等线", "DengXian"),
    ("微软雅黑", "Microsoft YaHei"),
    ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0"),
    ("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXBSK--GBK1-0"),
    ("方正仿宋简体", "FZFangSong-Z02S", "FZFSJW--GB1-0"),
    ("方正仿宋_GBK", "FZFangSong-Z02", "FZFSK--GBK1-0"),
    ("方正楷体简体", "FZKai-Z03S", "FZKTJW--GB1-0"),
    ("方正楷体_GBK", "FZKai-Z03", "FZKTK--GBK1-0"),
    ("方正黑体简体", "FZHei-B01S", "FZHTJW--GB1-0"),
    ("方正黑体_GBK", "FZHei-B01", "FZHTK--GBK1-0"),
    ("华文中宋", "STZhongsong"),
    ("华文仿宋", "STFangsong"),
    ("华文楷体", "STKaiti"),
    ("华文宋体", "STSong"),
    ("华文黑体", "STHeiti"),
)
_SAME = {name.casefold(): frozenset(each.casefold() for each in names) for names in _NAMES for name in names}


def names_of(font: str) -> frozenset[str]:
    """Return all names of *font*, case-folded."""
    folded = font.strip().casefold()
    return _SAME.get(folded, frozenset({folded}))


def is_chinese(font: str) -> bool:
    """Tell whether *font* is one for Chinese text, going by its names."""
    return any(not name.isascii() for name in names_of(font))
