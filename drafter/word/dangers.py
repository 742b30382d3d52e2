"""What a template may bring that printing does not need: macros, addresses elsewhere, foreign text, names that lead out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Problem
from drafter.doctypes.package import CONTENT_TYPES
from drafter.word.xml import Element, parse, q

_MACROS = re.compile(r"(?:^|/)(?:vbaProject|vbaData|activeX)", re.IGNORECASE)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject|vbaData|activeX", re.IGNORECASE)
_MACRO_KINDS = frozenset(
    ("vbaProject", "wordVbaData", "attachedToolbars", "keyMapCustomizations", "control", "activeXControlBinary")
)
_EMBEDDED = frozenset(("oleObject", "package"))
_SUSPECT = re.compile("|".join(["&", "TargetMode", "aFChunk", *_MACRO_KINDS, "oleObject", "/package[\"']"]).encode())
"""What no relationship without danger has; the others need not be read as XML."""

_FETCHING = frozenset(
    ("DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD", "EMBED")
)
"""Fields that bring in files or start programs when Word updates them."""

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"^<\?xml[^>]*\bencoding\s*=\s*[\"'](?!utf-8|utf-16|us-ascii)", re.IGNORECASE)
_LOCAL_TEMPLATE = re.compile(r"(?:file:/{1,3})?[A-Za-z]:[\\/]|(?:file:///|/)?[^:/\\][^:]*\.dot[mx]?$", re.IGNORECASE)
_XML = (".xml", ".rels", ".vml")
_MARK = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def refuse_dangers(parts: Mapping[str, bytes]) -> None:
    """Raise TypeFolderError with everything dangerous that the package with *parts* holds; no document needs any of it."""
    found = [*_bad_names(parts), *_macros(parts), *_entities(parts)]
    if not found:
        found = [*_foreign(parts), *_fetching(parts)]  # read as XML, now that it cannot do harm
    if found:
        raise TypeFolderError.of(list(dict.fromkeys(found)))


def _bad_names(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    for name in parts:
        if ".." in name.replace("\\", "/").split("/") or name.startswith(("/", "\\")) or ":" in name:
            yield Problem(NOWHERE, say("模板里有指向包外的文件名“{name}”", name=name))


def _macros(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    if any(_MACROS.search(name) for name in parts) or _MACRO_TYPE.search(_plain(parts.get(CONTENT_TYPES, b""))):
        yield _macro()


def _macro() -> Problem:
    return Problem(NOWHERE, say("模板里有宏或控件"), say("请在 Word 里另存为不带宏的 .docx 文档"))


def _plain(data: bytes) -> bytes:
    """Return *data* without the zeros that stand beside every letter in UTF-16."""
    return data.replace(b"\0", b"") if b"\0" in data else data


def _entities(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    for name, data in parts.items():
        start = _plain(data[:200])
        start = start.removeprefix(next((mark for mark in _MARK if start.startswith(mark)), b"")).lstrip()
        if not (name.lower().endswith(_XML) or start.startswith((b"<?xml", b"<!"))):
            continue
        if _DOCTYPE.search(_plain(data)):
            yield Problem(NOWHERE, say("模板中的 {part} 带有 DTD（实体定义），不能使用", part=name))
        elif start and (not start.startswith(b"<") or _ENCODING.search(start)):
            yield Problem(NOWHERE, say("模板中的 {part} 已损坏", part=name))


def _foreign(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield every relationship that leads out of the package, and what is foreign inside it."""
    for part, data in parts.items():
        if part.lower().endswith(".rels") and _SUSPECT.search(_plain(data)):
            for each in _tree(part, data).iter("{*}Relationship"):
                kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
                if each.get("TargetMode", "Internal") != "Internal":
                    if not _is_own_template(kind, target):
                        yield Problem(NOWHERE, say("模板里有外部链接：{target}", target=target), _advice(kind))
                elif kind == "aFChunk":
                    yield Problem(NOWHERE, say("模板里嵌有别的格式的内容（{part}）", part=_part(part, target)))
                elif kind in _MACRO_KINDS:
                    yield _macro()
                elif kind in _EMBEDDED and "/charts/" not in part:
                    message = say("模板里有嵌入的对象（{part}）", part=_part(part, target))
                    yield Problem(NOWHERE, message, say("请在 Word 里删去它，或改为图片"))


def _part(relationships: str, target: str) -> str:
    """Return the name of the part that *target* names in the part *relationships*."""
    folder = relationships.rpartition("_rels/")[0]
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _fetching(parts: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield the fields with which Word would fetch something; an instruction may be torn into several runs."""
    for part, data in parts.items():
        plain = _plain(data) if part.lower().endswith(".xml") else b""
        if b"instrText" not in plain and b"fldSimple" not in plain:
            continue
        instructions = [""]
        for each in _tree(part, data).iter(q("fldChar"), q("instrText"), q("fldSimple")):
            if each.tag == q("instrText"):
                instructions[-1] += "".join(map(str, each.itertext()))
            else:
                instructions += [each.get(q("instr"), ""), ""]
        for words in map(str.split, instructions):
            if words and words[0].upper() in _FETCHING:
                message = say("模板里有从外面取内容的域：{field}", field=" ".join(words)[:60])
                yield Problem(NOWHERE, message, say("在 Word 里点住它，按 Ctrl+Shift+F9，域就变成普通文字"))


def _tree(part: str, data: bytes) -> Element:
    try:
        return parse(data)
    except etree.XMLSyntaxError as error:
        raise TypeFolderError(say("模板中的 {part} 已损坏", part=part)) from error


def _is_own_template(kind: str, target: str) -> bool:
    """Tell whether this is the .dotx on somebody's disk that Word notes in every document: it is left behind, never read."""
    return kind == "attachedTemplate" and _LOCAL_TEMPLATE.match(target) is not None


def _advice(kind: str) -> str:
    if kind == "hyperlink":
        return say("在 Word 里全选（Ctrl+A），按 Ctrl+Shift+F9，链接就变成普通文字")
    if kind == "image":
        return say("请把链接的图片改为直接插入的图片")
    if kind == "attachedTemplate":
        return say("在 Word 的“开发工具”选项卡里点“文档模板”，把文档模板改为 Normal，再另存")
    if kind.startswith("mailMerge"):
        return say("在 Word 的“邮件”选项卡里点“开始邮件合并”，选“普通 Word 文档”，再另存")
    return say("请在 Word 里去掉它，再另存")
