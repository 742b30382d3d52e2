"""What a file carries along that its readers should not get: traces of its making, hidden text, macros, links, names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.base.messages import listed, say
from drafter.doctypes.format import Profile
from drafter.reading.ooxml import Element, switched_on, value, w
from drafter.review.finding import Severity
from drafter.review.format.rule import FormatRule, Remark
from drafter.review.format.sheet import Sheet

_TEXT = "[正文] 全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"
_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
_MACROS = re.compile(r"(?:^|/)(?:vbaProject|vbaData|activeX)", re.IGNORECASE)
_CORE = "core-properties"
_APP = "extended-properties"
_NAMES = ("creator", "lastModifiedBy", "Manager")
_NOBODY = re.compile(
    r"(?:administrators?|admin|users?|guest|owner|microsoft(?: office)?(?: user)?|windows ?用户|用户|微软用户|作者|author|"
    r"unknown|python-docx|docxtpl|drafter|libreoffice|wps(?: office)?|tencent|lenovo|dell|hp|asus|acer|thinkpad|pc|"
    r"apache poi|un-named|root)?",
    re.IGNORECASE,
)


def changes() -> FormatRule:
    """Return the rule for tracked changes."""
    return FormatRule(
        "tracked-change",
        say("留着修订痕迹"),
        Severity.WARNING,
        say("实务"),
        say("修订没有接受或拒绝，对方打开就看得到改动。"),
        f"{_TEXT}\n[修订] 此处新增一句，报馆务会议审定后印发各部门执行。",
        _TEXT,
        examine=_changes,
    )


def comments() -> FormatRule:
    """Return the rule for comments."""
    return FormatRule(
        "comment",
        say("留着批注"),
        Severity.WARNING,
        say("实务"),
        say("批注没有删去，会随文件发出。"),
        f"{_TEXT}\n[批注] 有关事项由办公室负责解释，未尽事宜另行通知。",
        _TEXT,
        examine=_comments,
    )


def hidden() -> FormatRule:
    """Return the rule for hidden text."""
    return FormatRule(
        "hidden-text",
        say("隐藏的文字"),
        Severity.WARNING,
        say("实务"),
        say("设成“隐藏”的文字，屏幕上看不见，仍在文件里。"),
        f"{_TEXT}\n[隐藏] 这一句只供内部参考。",
        _TEXT,
        examine=_hidden,
    )


def macros() -> FormatRule:
    """Return the rule for macros and controls."""
    return FormatRule(
        "macro",
        say("文件里有宏或控件"),
        Severity.WARNING,
        say("实务"),
        say("公文不需要宏，收文的电脑也会拦下。另存为不带宏的 .docx 即可。"),
        f"[文件 宏]\n{_TEXT}",
        _TEXT,
        examine=_macros,
    )


def links() -> FormatRule:
    """Return the rule for what the file fetches or names outside itself."""
    return FormatRule(
        "external-link",
        say("外部链接"),
        Severity.WARNING,
        say("实务"),
        say("链接的图片、对象、模板不在文件里，换一台电脑就看不到，还可能连到网上；普通的超链接只提示。"),
        f"[文件 外链]\n{_TEXT}",
        _TEXT,
        examine=_links,
    )


def names() -> FormatRule:
    """Return the rule for names of persons in the file's properties."""
    return FormatRule(
        "metadata",
        say("文件属性里有姓名"),
        Severity.HINT,
        say("实务"),
        say("作者、上次保存者、主管会随文件发出。在 Word 的“文件—信息—检查文档”里可以删去。"),
        f"[文件 作者=某某]\n{_TEXT}",
        f"[文件 作者=Administrator]\n{_TEXT}",
        examine=_names,
    )


def _changes(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    count = sum(1 for each in sheet.package.body_part().iter(*_CHANGES) if _is_change(each))
    if count:
        yield Remark(say("留着修订痕迹{count}处", count=count))


def _is_change(element: Element) -> bool:
    """Tell whether a mark of a change is one by itself, not a piece of another."""
    return not any(ancestor.tag in _CHANGES for ancestor in element.iterancestors())


def _comments(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    count = sum(1 for _ in sheet.package.body_part().iter(w("commentReference")))
    if count:
        yield Remark(say("留着批注{count}处", count=count))


def _hidden(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    words = ["".join(text.text or "" for text in run.iter(w("t"))) for run in _hidden_runs(sheet)]
    said = [each for each in words if each.strip()]
    if said:
        shown = said[0].strip()[:20]
        yield Remark(say("隐藏的文字{count}处，如“{words}”", count=len(said), words=shown))


def _hidden_runs(sheet: Sheet) -> Iterator[Element]:
    for run in sheet.package.body_part().iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            continue
        own, style = switched_on(properties, "vanish"), value(properties, "rStyle")
        if own or (own is None and style is not None and sheet.styles.facts(style).hidden):
            yield run


def _macros(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    if any(_MACROS.search(name) for name in sheet.package.names):
        yield Remark(say("文件里有宏或控件"))


def _links(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    outside = [each for part in _sources(sheet) for each in sheet.package.relations(part) if each.is_external]
    fetched = [each.target for each in outside if each.kind not in ("hyperlink", "attachedTemplate")]
    followed = [each.target for each in outside if each.kind == "hyperlink" and not each.target.startswith("#")]
    if fetched:
        yield Remark(say("有{count}处内容链接在文件外：{target}", count=len(fetched), target=fetched[0]))
    if followed:
        message = say("有{count}处超链接：{target}", count=len(followed), target=followed[0])
        yield Remark(message, level=Severity.HINT)


def _sources(sheet: Sheet) -> Sequence[str]:
    """Return the parts whose relations can lead out: the main one, headers, footers, notes, settings."""
    package = sheet.package
    kinds = ("header", "footer", "footnotes", "endnotes", "settings", "numbering")
    return (package.main, *dict.fromkeys(part for kind in kinds for part in package.related(package.main, kind)))


def _names(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    package = sheet.package
    roots = (package.root(part) for kind in (_CORE, _APP) for part in package.related("", kind))
    found = Counter[str]()
    for root in roots:
        for element in () if root is None else root.iter():
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            words = (element.text or "").strip()
            if name in _NAMES and not _NOBODY.fullmatch(words):
                found[words] += 1
    if found:
        yield Remark(say("文件属性里有姓名：{names}", names=listed(found)))
