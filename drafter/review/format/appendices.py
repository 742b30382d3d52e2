"""附件说明 against the appendices, and how these begin (GB/T 9704-2012 7.3.4, 7.3.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.draft.labels import recognise
from drafter.draft.numerals import parse_chinese
from drafter.review.finding import Severity
from drafter.review.format.looks import differs, told
from drafter.review.format.parts import Part
from drafter.review.format.roles import Placed
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_LEAD = re.compile(r"附件\s*[：:]\s*")
_NUMBER = re.compile(r"附[件录]\s*(\d+|[一二三四五六七八九十]+)?")
_MARKS = re.compile(r"[\s　《》“”\"，。；、：:（）()]")
_ENDS = "。；，、;,.!！"
_TEXT = "[正文] 全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"
_CLAUSES = f"{STANDARD} 7.3.4, 7.3.7"


@dataclass(slots=True)
class _Document:
    """A document with what it says of its appendices, and these: the label and the lines under it."""

    listed: list[Part] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    labels: list[Part] = field(default_factory=list)
    heads: list[list[str]] = field(default_factory=list)


def names() -> FormatRule:
    """Return the rule for appendices that are not those that the 附件说明 names."""
    return FormatRule(
        "appendix-list",
        say("附件说明与附件不一致"),
        Severity.ERROR,
        _CLAUSES,
        say("附件的顺序号和标题要与附件说明一致，几个、先后都一样。文件里没有附件，或没有附件说明的，不判断。"),
        f"{_TEXT}\n[附件说明] 附件：2026年主要工作事项\n[附件] 附件\n[附件标题] 2026年重点工作安排",
        f"{_TEXT}\n[附件说明] 附件：2026年主要工作事项\n[附件] 附件\n[附件标题] 2026年主要工作事项",
        examine=_names,
    )


def form() -> FormatRule:
    """Return the rule for marks that do not belong into a 附件说明."""
    return FormatRule(
        "appendix-list-form",
        say("附件说明的写法"),
        Severity.ERROR,
        f"{STANDARD} 7.3.4",
        say("附件说明里的附件名称后面不加标点，也不加书名号。"),
        f"{_TEXT}\n[附件说明] 附件：《2026年主要工作事项》",
        f"{_TEXT}\n[附件说明] 附件：2026年主要工作事项",
        examine=_form,
    )


def page() -> FormatRule:
    """Return the rule for an appendix that does not begin a page."""
    return FormatRule(
        "appendix-page",
        say("附件没有另起一页"),
        Severity.ERROR,
        f"{STANDARD} 7.3.7",
        say("附件另面编排。前面有分页符、分节符，或设了“段前分页”，都算。"),
        f"{_TEXT}\n[附件 接排] 附件\n[附件标题] 2026年主要工作事项",
        f"{_TEXT}\n[附件] 附件\n[附件标题] 2026年主要工作事项",
        examine=_page,
    )


def look() -> FormatRule:
    """Return the rule for face and size of an appendix's label and title."""
    return FormatRule(
        "appendix-font",
        say("附件标识、附件标题的字体字号"),
        Severity.ERROR,
        f"{STANDARD} 7.3.7",
        say("“附件”二字和顺序号用三号黑体，附件标题与正文的标题一样。"),
        f"{_TEXT}\n[附件 仿宋] 附件\n[附件标题] 2026年主要工作事项",
        f"{_TEXT}\n[附件] 附件\n[附件标题] 2026年主要工作事项",
        examine=_look,
        authority="looks.appendix_label",
    )


def _documents(placed: Sequence[Placed]) -> Iterator[_Document]:
    """Yield the documents of a file; one that begins behind the appendices of another is one of a collection."""
    found = _Document()
    for place, each in enumerate(placed):
        if each.role in ("title", "reference") and found.labels:
            yield found
            found = _Document()
        if each.role == "reference":
            found.listed.append(each.part)
            found.names.append(_name(each.part, is_first=len(found.listed) == 1))
        elif each.role == "appendix_label":
            found.labels.append(each.part)
            found.heads.append([_bare(other.part.text) for other in placed[place + 1 : place + 5] if other.part.is_running])
    yield found


def _name(part: Part, *, is_first: bool) -> str:
    shown = part.paragraph.label + part.text
    if is_first or _LEAD.match(shown):
        shown = _LEAD.sub("", shown, count=1)
    label = recognise(shown)
    return shown[len(label.text) :] if label is not None else shown


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


def _names(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for document in _documents(sheet.placed):
        if not document.names or not document.labels:
            continue
        if len(document.names) != len(document.labels):
            listed, found = len(document.names), len(document.labels)
            message = say("附件说明列了{listed}个附件，后面有{found}个", listed=listed, found=found)
            yield Remark(message, document.listed[0])
            continue
        yield from _pairs(document)


def _pairs(document: _Document) -> Iterator[Remark]:
    several = len(document.names) > 1
    for order, (name, label, head) in enumerate(zip(document.names, document.labels, document.heads, strict=True), 1):
        number = _number(label.text)
        if number and number != order:
            message = say("“{label}”是第{order}个附件，顺序号应为{order}", label=label.text, order=order)
            yield Remark(message, label)
        elif several and not number:
            yield Remark(say("有{count}个附件，“附件”后面要写顺序号", count=len(document.names)), label)
        if head and not _is_named(_bare(name), head):
            message = say("附件的标题是“{title}”，附件说明写的是“{name}”", title=head[0], name=name)
            yield Remark(message, label)


def _is_named(name: str, head: Sequence[str]) -> bool:
    """Tell whether the first lines under a label, one or several together, are *name*."""
    return any("".join(head[:count]) == name for count in range(1, len(head) + 1))


def _number(label: str) -> int:
    found = _NUMBER.match(label)
    written = found[1] if found is not None else None
    return 0 if not written else int(written) if written.isdecimal() else parse_chinese(written) or 0


def _form(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for each in sheet.placed:
        if each.role != "reference":
            continue
        text = each.part.text
        if text[-1] in _ENDS:
            yield Remark(say("附件名称后面不加标点"), each.part, len(text) - 1, len(text))
        name = _name(each.part, is_first=True)
        if name.startswith("《") and name.rstrip(_ENDS).endswith("》"):
            yield Remark(say("附件名称不加书名号"), each.part, text.index("《"), text.rindex("》") + 1)


def _page(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    begun = _beginning_pages(sheet)
    for each in sheet.placed:
        if each.role == "appendix_label" and each.part.number not in begun:
            yield Remark(say("附件没有另起一页"), each.part)


def _beginning_pages(sheet: Sheet) -> frozenset[int]:
    """Return the numbers of the paragraphs that a break, a section or their own format moves to a new page."""
    found, waiting = set(), True
    parts = {id(part.paragraph): part for part in sheet.parts}
    for paragraph in sheet.paragraphs:
        part = parts.get(id(paragraph))
        before, _, after = paragraph.text.rpartition("\f")
        waiting = waiting or paragraph.shape.new_page or "\f" in paragraph.text
        if part is not None and waiting and (after.strip() or not before):
            found.add(part.number)
        if part is not None:
            waiting = not after.strip() and "\f" in paragraph.text
        waiting = waiting or paragraph.shape.ends_section is not None
    return frozenset(found)


def _look(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for piece in sheet.pieces(profile):
        if piece.key in ("appendix_label", "appendix_title") and differs(piece):
            found, wanted = told(piece)
            what = say("附件标识") if piece.key == "appendix_label" else say("附件标题")
            message = say("{what}用的是{found}，应为{wanted}", what=what, found=found, wanted=wanted)
            yield Remark(message, piece.placed.part, piece.start, piece.end, authority=f"looks.{piece.key}")
