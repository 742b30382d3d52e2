"""Whether a file is what its name says: LibreOffice would print any file as text, and call it a document."""

from __future__ import annotations

from pathlib import Path

from drafter.base.errors import UsageError
from drafter.base.messages import say

_ZIP, _OLD, _RTF = b"PK\3\4", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_PAGES = (b"<", b"\xef\xbb\xbf<", b"MIME-Version")
"""How pages of the web begin, which office systems save under the names of documents."""

_BEGINNINGS = {
    ".docx": (_ZIP, _OLD),
    ".odt": (_ZIP,),
    ".doc": (_OLD, _ZIP, _RTF, *_PAGES),
    ".wps": (_OLD, _ZIP, _RTF),
    ".rtf": (_RTF,),
}


def check_kind(path: Path, data: bytes) -> None:
    """Raise UsageError where *data*, the content of *path*, does not begin as a document with such a name does."""
    suffix = path.suffix.lower()
    if not data.lstrip().startswith(_BEGINNINGS[suffix]):
        message = say("{path} 的扩展名是 {suffix}，内容却不是这种文件", path=path, suffix=suffix)
        raise UsageError(message, say("请用 Word 或 WPS 打开看看；答案文件的扩展名要写 .yaml"))
