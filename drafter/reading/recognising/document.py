"""One document: its pieces to values under a form; a collection: its parts, each a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.draft.appendix import Appendix
from drafter.draft.fields import Form, Value
from drafter.draft.numbering import Numbering
from drafter.draft.points import Points
from drafter.reading.recognising import notices
from drafter.reading.recognising.accounts import Accounts, Change
from drafter.reading.recognising.appendices import addressee_of, named, read_appendix
from drafter.reading.recognising.around import (
    Letterhead,
    attendance_values,
    contact_values,
    entered,
    has_letterhead,
    imprint_values,
    office_value,
    take_attendance,
    take_imprint_notes,
    take_letterhead,
)
from drafter.reading.recognising.characters import bare
from drafter.reading.recognising.contents_list import ContentsList, completed
from drafter.reading.recognising.dirt import title_in
from drafter.reading.recognising.head import title_of_file
from drafter.reading.recognising.kinds import USUAL, recognised_type
from drafter.reading.recognising.parts import split_parts
from drafter.reading.recognising.pieces import Piece, Pieces
from drafter.reading.recognising.placing import Found, placed
from drafter.reading.recognising.reading import Reading
from drafter.reading.recognising.sections import Section, sections_of, with_remark_of_issued
from drafter.reading.recognising.tail import reference_in, with_dates_apart
from drafter.reading.recognising.texts import Text, as_they_stand, read_text

_COLLECTION = "collection"
_EDGE = 200


@dataclass(frozen=True, slots=True)
class _Content:
    """The text of a document and what hangs on it."""

    text: Text
    appendices: tuple[Appendix, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Reads the documents of one source: what stays the same for all of them."""

    forms: Mapping[str, Form]
    units: Collection[str]
    accounts: Accounts
    file: str = ""

    def read(self, pieces: Pieces, contents: ContentsList, type_name: str | None) -> Reading:
        """Return what *pieces* say, as a document of type *type_name* (None: to be recognised)."""
        before, parts = split_parts(contents, pieces)
        if parts and _COLLECTION in self.forms and type_name in (None, _COLLECTION):
            reading = self._document(before, ContentsList(), _COLLECTION, parted=True)
            read = tuple(self._document(part, ContentsList(), None) for part in parts)
            return replace(reading, parts=read, contents=contents, problems=_gathered(reading, read))
        whole, missing = completed(contents, pieces, self.accounts)
        reading = self._document(whole, contents, type_name, named=title_of_file(self.file))
        return replace(reading, problems=(*reading.problems, *notices.of_missing_bodies(missing, self.file)))

    def _document(
        self, pieces: Pieces, contents: ContentsList, type_name: str | None, *, parted: bool = False, named: str = ""
    ) -> Reading:
        """Return what *pieces* say; *named* is the title that their file is called by, for a text without one."""
        letterhead, pieces = (Letterhead(), list(pieces)) if parted else take_letterhead(pieces)
        imprint, pieces = take_imprint_notes(pieces)
        main, *others = sections_of(with_dates_apart(pieces, self.accounts), self.accounts)
        main, said = (main, []) if main.head.title else self._with_title_from_outside(main, named)
        outlined = bool(main.body) and contents.stands_above(main.body[0].number)
        is_official = bool(letterhead or imprint or any(section.tail.imprint for section in (main, *others)))
        name = type_name or self._named(main, letterhead, outlined=outlined, official=is_official)
        form = self.forms.get(name) or self._usual(letterhead)
        if "remark_line" in form.fields and "appendices" in form.fields:
            main, others = with_remark_of_issued(main, others)
        attendance, body = take_attendance(main.body, form)
        main = replace(main, body=tuple(body))
        content = self._content(main, others, form)
        around = attendance_values(attendance, self.accounts)
        around |= self._imprint([*imprint, *main.tail.imprint, *_imprints(others, form)], form)
        prose = [section.body for section, own in zip(others, content.appendices, strict=False) if not own.groups]
        said += notices.of_merged_cells([*main.body, *(piece for body in prose for piece in body)], self.file)
        said += [*notices.of_notes(main.body, self.file), *([] if name else [self._untold(main, form)])]
        if name and not type_name and not letterhead and has_letterhead(form):
            said.append(notices.of_letterhead(form, self.file, main.line))
        if "parts" in form.fields and not parted:
            said.append(notices.of_parts(self.file))
        return Reading(
            form,
            {**around, **self._values(main, content, form, letterhead, outlined=outlined)},
            _numbering(content.text, form),
            bool(name),
            contents,
            problems=(*content.problems, *said),
        )

    def _usual(self, letterhead: Letterhead) -> Form:
        """Return the form of a document that does not tell its type: one with a 版头 for what has one."""
        forms = [form for form in self.forms.values() if letterhead and set(letterhead.values(form)) <= set(form.fields)]
        forms.sort(key=lambda form: "addressee" not in form.fields)
        return next(iter(forms), self.forms.get(USUAL) or next(iter(self.forms.values())))

    def _untold(self, main: Section, form: Form) -> Problem:
        """Return the notice that *main* does not tell its type, with the type that it would be if it had a 版头."""
        headed = self.forms.get(self._type(main, "", outlined=False, headed=True)) if not has_letterhead(form) else None
        return notices.of_type(form, self.file, main.line, headed)

    def _named(self, main: Section, letterhead: Letterhead, *, outlined: bool, official: bool) -> str:
        """Return the name of the type that *main* shows, empty where it shows none.

        What is *official*, with a 版头 or a 版记, is one of the types that print them, if one of these has its name.
        """
        organ = letterhead.organ[-1].shown if letterhead else ""
        name = self._type(main, organ, outlined=outlined, headed=True) if official else ""
        return name if name or letterhead else self._type(main, "", outlined=outlined, headed=False)

    def _type(self, main: Section, organ: str, *, outlined: bool, headed: bool) -> str:
        edges = [piece.shown for piece in (*main.body[:3], *main.body[-3:])]
        text = "\n".join([*main.head.note, main.head.addressee, *(edge[-_EDGE:] for edge in edges)])
        forms = {
            name: form
            for name, form in self.forms.items()
            if "body" in form.fields and "parts" not in form.fields and has_letterhead(form) == headed
        }
        return recognised_type("".join(main.head.title) + organ, text, forms, outlined=outlined)

    def _content(self, main: Section, others: Sequence[Section], form: Form) -> _Content:
        """Return the text, and the appendices under the names that the 附件说明 gives them."""
        start, names = reference_in(main.body)
        text = read_text(main.body[:start], self.accounts, self.file)
        if "appendices" not in form.fields:
            out = {(each.line, each.text) for each in self.accounts.left_out}  # a title that stood there twice
            behind = [piece for section in others for piece in section.pieces if (piece.number, piece.shown) not in out]
            rest = [*main.body[start:], *behind]
            return _Content(as_they_stand(text, rest, self.file), problems=text.problems)
        document = _numbering(text, form) or form.numbering
        read = [read_appendix(section, document, self.units, self.accounts, self.file) for section in others]
        appendices = tuple(each.appendix for each in read)
        problems = (*text.problems, *(problem for each in read for problem in each.problems))
        if not names:
            return _Content(text, appendices, problems)
        fitted = named(appendices, names)
        if fitted is None:
            said = notices.of_reference(main.body[start], self.file)
            return _Content(as_they_stand(text, main.body[start:], self.file), appendices, (*problems, said))
        kept = "".join(appendix.name for appendix in fitted)
        self.accounts.change(Change.COMPUTED, "".join(piece.shown for piece in main.body[start:]), kept)
        return _Content(text, fitted, problems)

    def _values(
        self, main: Section, content: _Content, form: Form, letterhead: Letterhead, *, outlined: bool
    ) -> Mapping[str, Value]:
        head, tail = main.head, main.tail
        above = letterhead.values(form, tail.signature) if letterhead else {}
        fits = set(above) <= set(form.fields)
        if fits:
            entered(above, letterhead.pieces, self.accounts)
        contact = contact_values(tail.remark, form, self.accounts)
        found = Found(
            "\n".join(head.title),
            "\n".join(head.subtitle),
            "\n".join(head.note),
            head.addressee,
            head.salutation,
            content.text,
            "\n".join(tail.signature),
            tail.date,
            "" if contact else "\n".join(tail.remark),
            content.appendices,
            {**(above if fits else {}), **contact},
            () if fits else tuple(piece.shown for piece in letterhead.pieces),
        )
        values = dict(placed(found, form))
        values |= office_value(values, form, self.accounts)
        for key in ("addressee", "salutation"):
            if isinstance(addressed := values.get(key), str):
                values[key] = addressee_of(addressed, self.accounts)
        return values | ({"outline": True} if outlined and "outline" in form.fields else {})

    def _imprint(self, pieces: Sequence[Piece], form: Form) -> dict[str, Value]:
        values, homeless = imprint_values(pieces, form, self.accounts)
        for piece in homeless:
            self.accounts.leave_out(piece.number, piece.shown, say("版记（抄送、印发）不在文稿的字段里"))
        return values

    def _with_title_from_outside(self, main: Section, of_file: str) -> tuple[Section, list[Problem]]:
        """Return *main*, which has no title, with the one that a button of the page or its file has, and what to say of it."""
        titles = ((bare(title_in(each.text)), each) for each in self.accounts.left_out)
        title, button = next((found for found in titles if found[0]), (of_file, None))
        if not title:
            return main, [notices.of_title(self.file, 0, "")]
        self.accounts.change(Change.TITLE, "", title)
        said = notices.of_title(self.file, button.line, button.text) if button else notices.of_title_of_file(self.file, title)
        return replace(main, head=replace(main.head, title=(title,))), [said]


def _imprints(others: Sequence[Section], form: Form) -> list[Piece]:
    """Return the lines of a 版记 below the appendices; without a field for those, they are among the lines of the text."""
    return [piece for section in others for piece in section.tail.imprint] if "appendices" in form.fields else []


def _gathered(reading: Reading, parts: Sequence[Reading]) -> tuple[Problem, ...]:
    return (*reading.problems, *(problem for part in parts for problem in part.problems))


def _numbering(text: Text, form: Form) -> Numbering | None:
    """Return the numbering that *text* shows, the rest of it the form's; None where it shows none."""
    own = text.numbering
    points = own.points if own.points != Points() else form.numbering.points
    if own.levels:
        return replace(own, points=points)
    return replace(form.numbering, points=points) if points != form.numbering.points else None
