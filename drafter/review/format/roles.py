"""What each paragraph of a docx is: by the styles of our own documents, else by what it says and how it stands.

Only what is plain is told: a paragraph that could be one thing or another is nothing, and no rule asks about its look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.doctypes.scaffold.names import DEEPER_CONTENTS, LEADS, PARAGRAPHS
from drafter.draft.labels import Family, TypedLabel
from drafter.draft.leads import lead_length
from drafter.review.format.parts import Part
from drafter.review.passage import NO_SPOT, Role
from drafter.review.plain import begins_appendix, typed_passage

_OWN = {style.name.casefold(): role for role, style in PARAGRAPHS.items()} | {
    style.name.casefold(): "contents" for style in DEEPER_CONTENTS
}
_DEEPER = re.compile("（第[0-9]+级）$")
_OWN_PREFIX = "公文"
_TITLE_STYLES = frozenset({"title", "标题", "公文标题"})
_CONTENTS = ("toc ", "目录")
_SKIPPED = ("caption", "header", "footer", "题注")
_LISTS = re.compile(r"(?:提|目)[ \u3000]*(?:纲|录|次)")
_ENTRY = re.compile(r"\t\d{1,3}$")
_ENDS = "。；！？"
_LONGEST_LEAD = 60
_LONG = 40  # characters that no line of a head or a form has
_LONGEST_TITLE = 60
_REDS = frozenset({"FF0000", "FE0000", "C00000", "ED1C24", "DA251D"})
_LARGEST_TITLE = 30.0  # pt; what is larger is the red head of the paper
_NUMBERED = re.compile(r"[〔\[（(]\s*20\d\d\s*[〕\]）)]\s*第?\s*\d+\s*号")
_TITLES = re.compile(
    r"(?:通知|要点|计划|方案|报告|意见|办法|讲话|总结|规定|细则|决定|公告|通报|请示|批复|函|纪要|规范|制度|情况)(?:[（(].*[）)])?$"
)
_REFERENCE = re.compile(r"附件\s*[：:]\s*\S")
_DATE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")
_LEADS = frozenset(style.name for style in LEADS.values())
HEADINGS = (Family.FIRST, Family.SECOND, Family.THIRD, Family.FOURTH)

_LEVELS = frozenset(family.value for family in HEADINGS)


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with its role (a key of the profile's looks, empty: not told), its label, and its lead.

    ``appendix`` counts the appendices begun so far; ``lead`` are the characters of its text, from the first, that the look
    of a level belongs to (0: none).
    """

    part: Part
    role: str
    label: TypedLabel | None = None
    lead: int = 0
    appendix: int = 0

    @property
    def family(self) -> Family | None:
        """Return the family of its label."""
        return self.label.form.family if self.label is not None else None


def placed(parts: Sequence[Part]) -> tuple[Placed, ...]:
    """Return *parts* with what they are."""
    if is_own(parts):
        return tuple(_own(parts))
    return tuple(_Guess(parts).all())


def is_own(parts: Sequence[Part]) -> bool:
    """Tell whether *parts* are a document of ours that still has its styles."""
    running = [each for each in parts if each.is_running]
    known = sum(_own_role(each) != "" for each in running)
    return any(each.paragraph.style.startswith(_OWN_PREFIX) for each in running) and known >= 0.9 * len(running)


def _own_role(part: Part) -> str:
    return _OWN.get(_DEEPER.sub("", part.paragraph.style).casefold(), "")


def _own(parts: Sequence[Part]) -> Iterator[Placed]:
    appendix = 0
    for part in parts:
        role = _own_role(part)
        appendix += role == "appendix_label"
        label = part.label if role in (*_LEVELS, "body") else None
        lead = len(part.text) if role in _LEVELS else _own_lead(part)
        yield Placed(part, "body" if role in _LEVELS and label is not None else role, label, lead if label else 0, appendix)


def _own_lead(part: Part) -> int:
    """Return how many characters at the beginning of *part* are set as the lead of a level."""
    size = 0
    for _, words, look in part.formats():
        if look.style not in _LEADS:
            break
        size += len(words)
    return size


class _Guess:
    """One way through a document of anybody's."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._usual = _usual_size(parts)
        self._titles = frozenset(each.number for each in self._title())
        self._appendix = 0
        self._after_label = False
        self._title_size = 0.0
        self._in_list, self._listed = False, ""
        self._in_reference = False
        self._has_body = False

    def all(self) -> Iterator[Placed]:
        for part in self._parts:
            label = part.label if part.is_running else None
            role = self._role(part, label)
            lead = _lead(part, label) if role == "body" else 0
            yield Placed(part, role, label, lead, self._appendix)

    def _role(self, part: Part, label: TypedLabel | None) -> str:
        style = part.paragraph.style.casefold()
        if part.is_running and (style.startswith(_CONTENTS) or _ENTRY.search(part.text) or self._is_listed(part)):
            return "contents"
        if not part.is_running or style.startswith(_SKIPPED):
            return ""
        if part.number in self._titles:
            return "title"
        if begins_appendix(part.text):
            self._appendix += 1
            self._after_label, self._title_size, self._in_reference = True, 0.0, False
            return "appendix_label"
        if self._after_label:
            return self._appendix_title(part, label)
        if self._appendix:
            return ""
        return self._of_text(part, label)

    def _is_listed(self, part: Part) -> bool:
        """Tell whether *part* is a line of a 提纲 or 目录, which ends where its first line comes again as a heading."""
        if _LISTS.fullmatch(part.text):
            self._in_list, self._listed = True, ""
        elif self._in_list:
            shown = part.paragraph.shown
            self._in_list = shown != self._listed and part.text[-1] not in _ENDS and len(part.text) <= _LONGEST_TITLE
            self._listed = self._listed or shown
        return self._in_list

    def _appendix_title(self, part: Part, label: TypedLabel | None) -> str:
        is_alone = label is None and part.layout.centred and len(part.text) <= _LONGEST_TITLE and part.text[-1] not in _ENDS
        if is_alone and self._title_size in (0.0, part.size):
            self._title_size = part.size
            return "appendix_title"
        self._after_label = False
        return ""

    def _of_text(self, part: Part, label: TypedLabel | None) -> str:
        if _REFERENCE.match(part.text) and part.text[-1] not in _ENDS + "，":
            self._in_reference = True
            return "reference"
        if self._in_reference and label is not None and label.form.family is Family.THIRD and len(part.text) <= _LONGEST_TITLE:
            return "reference"
        self._in_reference = False
        if _DATE.fullmatch(part.text):
            return "date"
        if part.layout.centred or part.layout.right:
            return ""
        if not self._has_body and part.text[-1] in "：:" and label is None and len(part.text) <= 2 * _LONGEST_TITLE:
            return "addressee"
        if (label is not None and label.form.family in HEADINGS) or _is_running_text(part.text):
            self._has_body = True
            return "body"
        return ""

    def _title(self) -> Iterator[Part]:
        """Yield the paragraphs of the title: those in its style, else the largest of the first lines that stand alone."""
        head = list(self._head())
        styled = [each for each in head if each.paragraph.style.casefold() in _TITLE_STYLES]
        if styled:
            yield from styled
            return
        sizes = [each.size for each in head]
        if not head or not (max(sizes) > self._usual or any(map(_is_title_like, head))):
            return
        first = sizes.index(max(sizes))
        for each, size in zip(head[first:], sizes[first:], strict=True):
            if size != sizes[first] or (size <= self._usual and each is not head[first]):
                break
            yield each

    def _head(self) -> Iterator[Part]:
        for part in self._parts:
            alone = typed_passage(part.text.replace("\n", ""), NO_SPOT, head=True).role is Role.TITLE
            if not part.is_running or not alone or part.text[-1] in "：:":
                return
            if part.size <= _LARGEST_TITLE and not _is_red(part) and not _NUMBERED.search(part.text):
                yield part


def _is_running_text(text: str) -> bool:
    return len(text) > _LONG or (len(text) > _LONG / 2 and text[-1] in _ENDS)


def _is_title_like(part: Part) -> bool:
    return len(part.text) <= _LONGEST_TITLE and (part.layout.centred or _TITLES.search(part.text) is not None)


def _is_red(part: Part) -> bool:
    """Tell whether *part* is red, as only the head of the paper is (发文机关标志, GB/T 9704-2012 7.2.4)."""
    return any(look.colour.upper() in _REDS for _, words, look in part.formats() if words.strip())


def _usual_size(parts: Sequence[Part]) -> float:
    """Return the size in pt that most characters of the running text have."""
    sizes = Counter[float]()
    for part in parts:
        if part.is_running:
            for _, words, look in part.formats():
                sizes[look.size] += len(words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _lead(part: Part, label: TypedLabel | None) -> int:
    """Return the characters of *part* that the look of its level belongs to: a heading or a leading sentence."""
    if label is None or label.form.family not in HEADINGS:
        return 0
    text = part.text
    size = part.typed + lead_length(text[part.typed :])
    if size < len(text):
        return size if size - part.typed <= _LONGEST_LEAD else 0
    return size if text[-1] not in _ENDS and len(text) <= _LONGEST_LEAD else 0


def looks_of(each: Placed) -> Mapping[str, tuple[int, int]]:
    """Return which characters of a paragraph have which look of the profile: that of its level, that of its role."""
    length = len(each.part.text)
    if not each.role:
        return {}
    if not each.lead:
        return {each.role: (0, length)}
    level = each.family.value if each.family is not None else each.role
    return {level: (0, each.lead), "body": (each.lead, length)}
