"""A new type's folder, made from another type or from a form."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from drafter.base.errors import UsageError, WriteError
from drafter.base.files import make_folder, read, write
from drafter.base.messages import say
from drafter.doctypes.document_type import TEMPLATE_FILE, DocumentType, load_type
from drafter.doctypes.form import FORM_FILE
from drafter.doctypes.library import is_name

_NAME_LINE = re.compile(r"^(name|name_en|version|description):.*\n", re.MULTILINE)
_COMMENT = re.compile(r"\A(?:#.*\n)+")


def copy_of(source: DocumentType, folder: Path, title: str) -> DocumentType:
    """Make the folder of a new type called *title* after *source*, and return the type; nothing is replaced.

    UsageError where the folder's name cannot name a type, WriteError where it is there or cannot be written.
    """
    text = read(source.folder / FORM_FILE).decode("utf-8-sig")
    comment = say(
        "# 文种“{title}”。本文件是表单：有哪些字段、怎样编号；同目录的 document.docx 是样子，可用 Word 打开调整。", title=title
    )
    head = f"{comment}\nname: {title}\nversion: 1\n"
    own = _NAME_LINE.sub("", _COMMENT.sub("", text.replace("\r\n", "\n")))
    parts = {FORM_FILE: (head + own).encode("utf-8"), TEMPLATE_FILE: read(source.template)}
    profile = source.folder / f"{source.profile.name}.yaml"
    if profile.is_file():
        parts[profile.name] = read(profile)
    return make_type(folder, parts)


def check_name(name: str) -> None:
    """Raise UsageError where *name* cannot name a type, and so its folder."""
    if not is_name(name):
        raise UsageError(say("“{name}”不能作文种的名字", name=name), say("用字母、汉字、数字、- 和 _，最多 64 个"))


def make_type(folder: Path, parts: dict[str, bytes], accept: Callable[[DocumentType], None] = lambda _: None) -> DocumentType:
    """Write the files *parts* of a new type into *folder*, which must not be there, and return the type.

    Where it cannot be used, or *accept* raises TypeFolderError, the folder is taken away again.
    """
    check_name(folder.name)
    if folder.exists():
        raise WriteError(folder, say("已经有了"), say("换一个名字，或先移走它"))
    make_folder(folder)
    for name, data in parts.items():
        write(folder / name, data)
    try:
        made = load_type(folder)
        accept(made)
    except BaseException:
        for name in parts:
            (folder / name).unlink()
        folder.rmdir()
        raise
    return made
