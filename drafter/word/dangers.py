"""What a template may bring that printing does not need: macros, addresses elsewhere, foreign text, names that lead out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Problem
from drafter.doctypes.package import CONTENT_TYPES, Relationship, relationships

_MACROS = re.compile(r"(?:^|/)(?:vbaProject|vbaData|activeX)", re.IGNORECASE)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_LOCAL_TEMPLATE = re.compile(r"(?:file:/{1,3})?[A-Za-z]:[\\/]|[^:/\\]+\.dot[mx]?$")
_XML = (".xml", ".rels", ".vml")


def refuse_dangers(parts: Mapping[str, bytes]) -> None:
    """Raise TypeFolderError with everything dangerous that the package with *parts* holds; no document needs any of it."""
    found = [*_bad_names(parts), *_macros(parts), *_entities(parts), *_foreign(parts)]
    if found:
        raise TypeFolderError.of(list(dict.fromkeys(found)))


def _bad_names(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    for name in parts:
        if ".." in name.replace("\\", "/").split("/") or name.startswith(("/", "\\")) or ":" in name:
            yield Problem(NOWHERE, say("模板里有指向包外的文件名“{name}”", name=name))


def _macros(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    if any(_MACROS.search(name) for name in parts) or _MACRO_TYPE.search(parts.get(CONTENT_TYPES, b"")):
        yield Problem(NOWHERE, say("模板里有宏或控件"), say("请在 Word 里另存为不带宏的 .docx 文档"))


def _entities(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    for name, data in parts.items():
        # In UTF-16 a zero stands beside every letter.
        if name.endswith(_XML) and _DOCTYPE.search(data.replace(b"\0", b"")):
            yield Problem(NOWHERE, say("模板中的 {part} 带有 DTD（实体定义），不能使用", part=name))


def _foreign(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield every relationship that leads out of the package, and text in another format inside it."""
    sources = ["", *(_source(name) for name in parts if name.endswith(".rels") and name != "_rels/.rels")]
    for source in sources:
        for each in relationships(parts, source):
            if each.external and not _is_own_template(each):
                message = say("模板里有外部链接：{target}", target=each.target)
                yield Problem(NOWHERE, message, _advice(each))
            elif each.kind == "aFChunk":
                yield Problem(NOWHERE, say("模板里嵌有别的格式的内容（{part}）", part=each.target))


def _source(name: str) -> str:
    folder, _, leaf = name.rpartition("_rels/")
    return folder + leaf.removesuffix(".rels")


def _is_own_template(each: Relationship) -> bool:
    """Tell whether *each* is the .dotx on somebody's disk that Word notes in every document: it is left behind, never read."""
    return each.kind == "attachedTemplate" and _LOCAL_TEMPLATE.match(each.target) is not None


def _advice(each: Relationship) -> str:
    if each.kind == "hyperlink":
        return say("在 Word 里全选（Ctrl+A），按 Ctrl+Shift+F9，链接就变成普通文字")
    if each.kind == "image":
        return say("请把链接的图片改为直接插入的图片")
    return say("请在 Word 里去掉它，再另存")
