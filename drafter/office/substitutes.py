"""What is to be said of the fonts of a document before anybody takes its print for what Word shows."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from drafter.base.messages import listed, say
from drafter.base.problems import NOWHERE, Level, Problem
from drafter.office.font_names import is_chinese
from drafter.office.fonts import is_installed

_FONTS = "word/fontTable.xml"
_NAME = re.compile(r'<w:font [^>]*?w:name="([^"]+)"')


def substitutes(document: bytes | Path) -> tuple[Problem, ...]:
    """Return a notice of the Chinese fonts of the docx *document* that are not here, none where all are or nobody knows."""
    missing = [name for name in _fonts(document) if is_chinese(name) and not is_installed(name)]
    if not missing:
        return ()
    message = say(
        "这台电脑没有这些字体：{fonts}；LibreOffice 用别的字体代替，字形、分行、分页会与 Word 不同", fonts=listed(missing)
    )
    return (Problem(NOWHERE, message, say("各用什么代替，运行 drafter doctor 可以看到"), Level.NOTICE),)


def _fonts(document: bytes | Path) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(document) if isinstance(document, bytes) else document) as archive:
            return list(dict.fromkeys(_NAME.findall(archive.read(_FONTS).decode("utf-8", errors="replace"))))
    except (OSError, KeyError, zipfile.BadZipFile):  # of another kind, or without a list of its fonts
        return []
