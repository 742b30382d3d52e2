"""The text of a paragraph as Word shows it: fields as their results, without what is deleted or hidden."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from drafter.draft.numerals import CIRCLED
from drafter.reading.looks import Look, Looks
from drafter.reading.ooxml import MC, Element, M, number, switched_on, value, w
from drafter.reading.styles import StyleFacts, Styles
from drafter.reading.symbols import symbol

_DELETED_MARK = f"{w('pPr')}/{w('rPr')}/{w('del')}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_DELETED = frozenset(map(w, ("del", "moveFrom")))
_SILENT = _DELETED | frozenset(map(w, ("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "fldData")))
_SIGNS: Mapping[object, str] = MappingProxyType({w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"})
_CIRCLED_FIELD = re.compile(r"EQ\s*\\o(?:\\ac)?\s*\(\s*[○〇◯]\s*[,，]\s*(\w{1,3})\s*\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Note:
    """A reference to a footnote or endnote: ``kind`` is the part it stands in."""

    kind: str
    note_id: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many characters of one look."""

    length: int
    look: Look


@dataclass(slots=True)
class Passage:
    """What a paragraph shows, the look of each piece, and what hangs on it: contents of text boxes, references to notes."""

    pieces: list[str] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    hanging: list[Element | Note] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text; a line break is a newline, a page or column break a form feed."""
        return "".join(self.pieces)

    def stretches(self) -> tuple[Stretch, ...]:
        """Return how the text looks, stretch by stretch."""
        found = list[Stretch]()
        for piece, look in zip(self.pieces, self.looks, strict=True):
            if found and found[-1].look == look:
                found[-1] = Stretch(found[-1].length + len(piece), look)
            elif piece:
                found.append(Stretch(len(piece), look))
        return tuple(found)


@dataclass(slots=True)
class _Field:
    """A complex field that is open: what it says to compute, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False
    has_result: bool = False


class Reader:
    """Reads the paragraphs of one stretch of a story in order; a complex field goes on from paragraph to paragraph."""

    def __init__(self, stretch: Element, styles: Styles, looks: Looks) -> None:
        self._styles, self._looks = styles, looks
        self._paired = _paired_marks(stretch)
        self._fields: list[_Field] = []
        self._passage = Passage()
        self._hidden = False
        self._base = self._look = Look()

    def read(self, paragraph: Element, style: StyleFacts) -> Passage | None:
        """Return what *paragraph* of *style* shows.

        None where its mark is deleted: what it shows belongs to the next paragraph.
        """
        self._hidden = style.hidden
        self._base = self._look = self._looks.base(style)
        self._children(paragraph)
        return None if paragraph.find(_DELETED_MARK) is not None else self.take()

    def take(self) -> Passage:
        """Return what has been read and belongs to no paragraph yet."""
        taken, self._passage = self._passage, Passage()
        return taken

    def _children(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag in _SIGNS:
                self._show(_SIGNS[tag])
            elif tag in _HANDLERS:
                _HANDLERS[tag](self, child)
            elif isinstance(tag, str) and tag not in _SILENT:
                self._children(child)

    def _show(self, text: str) -> None:
        if not self._hidden and all(open_field.in_result for open_field in self._fields):
            self._passage.pieces.append(text)
            self._passage.looks.append(self._look)
        for open_field in self._fields:
            open_field.has_result = open_field.has_result or open_field.in_result

    def _run(self, run: Element) -> None:
        around = self._hidden
        properties = run.find(w("rPr"))
        self._look = self._looks.run(self._base, properties)
        if properties is not None:
            own = switched_on(properties, "vanish")
            style = value(properties, "rStyle")
            self._hidden = own if own is not None else around or (style is not None and self._styles.facts(style).hidden)
        self._children(run)
        self._hidden, self._look = around, self._base

    def _text(self, element: Element) -> None:
        text = element.text or ""
        self._show(text if element.get(_XML_SPACE) == "preserve" else text.strip(_BLANKS))

    def _break(self, element: Element) -> None:
        self._show("\f" if element.get(w("type")) in {"page", "column"} else "\n")

    def _symbol(self, element: Element) -> None:
        code = element.get(w("char"), "")
        if re.fullmatch("[0-9A-Fa-f]{1,4}", code):
            self._show(symbol(chr(int(code, 16)), element.get(w("font"), "")))

    def _field_mark(self, mark: Element) -> None:
        kind = mark.get(w("fldCharType"))
        if mark not in self._paired:
            return
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.has_result:
                self._show(_circled(ended.instruction))

    def _instruction(self, element: Element) -> None:
        if self._fields:
            self._fields[-1].instruction += element.text or ""

    def _alternatives(self, element: Element) -> None:
        """Read one branch only: the text box of a drawing stands a second time in the fallback."""
        branch = element.find(f"{{{MC}}}Choice")
        branch = element.find(f"{{{MC}}}Fallback") if branch is None else branch
        if branch is not None:
            self._children(branch)

    def _text_box(self, element: Element) -> None:
        self._passage.hanging.append(element)

    def _note(self, element: Element) -> None:
        kind = "footnotes" if element.tag == w("footnoteReference") else "endnotes"
        self._passage.hanging.append(Note(kind, element.get(w("id"), "")))


_HANDLERS: Mapping[object, Callable[[Reader, Element], None]] = MappingProxyType(
    {
        w("r"): Reader._run,
        w("t"): Reader._text,
        f"{{{M}}}t": Reader._text,
        w("br"): Reader._break,
        w("sym"): Reader._symbol,
        w("fldChar"): Reader._field_mark,
        w("instrText"): Reader._instruction,
        w("txbxContent"): Reader._text_box,
        w("footnoteReference"): Reader._note,
        w("endnoteReference"): Reader._note,
        f"{{{MC}}}AlternateContent": Reader._alternatives,
    }
)


def _paired_marks(stretch: Element) -> frozenset[Element]:
    """Return the field marks of *stretch* that belong to a whole field; a mark without its partner must not swallow text."""
    paired: set[Element] = set()
    still_open: list[list[Element]] = []
    for mark in stretch.iter(w("fldChar")):
        if any(ancestor.tag in _DELETED for ancestor in mark.iterancestors()):
            continue
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            still_open.append([mark])
        elif still_open:
            still_open[-1].append(mark)
            if kind == "end":
                paired.update(still_open.pop())
    return frozenset(paired)


def _circled(instruction: str) -> str:
    r"""Return the sign of a field ``EQ \o\ac(○,21)``, Word's way to circle a number, which has no result; else nothing."""
    match = _CIRCLED_FIELD.search(instruction)
    if match is None:
        return ""
    count = number(match[1]) or 0
    return CIRCLED[count - 1] if 1 <= count <= len(CIRCLED) else match[1]
