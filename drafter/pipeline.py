"""From an answers file to a Word file: the one way that every front end goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from drafter import answers
from drafter.base.errors import AnswersError, DrafterError, FindingsError, TypeFolderError
from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Level, Place, Problem, errors_of
from drafter.doctypes import TypeLibrary
from drafter.draft.blocks import BlockKind, Blocks
from drafter.draft.compose import Composition, Unfilled, compose, open_values, printed_marks
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Form, Part
from drafter.draft.phrases import PhraseSource
from drafter.review.unit_names import UnitNames

_USUAL_PAGE = "88"  # as wide as most page numbers, to begin with
_MOST_PRINTS = 4


class Options(NamedTuple):
    """How to make a document: typed or native numbers; a draft marks what is not filled; strict refuses what is still open."""

    typed_numbers: bool = False
    draft: bool = False
    strict: bool = False


class Made(NamedTuple):
    """A Word file, what was noticed on the way, and how many to-do marks stand in it.

    ``unprinted`` is why LibreOffice could not print it for the page numbers of its contents: it would fail again.
    """

    docx: bytes
    problems: tuple[Problem, ...]
    todo: int
    unprinted: DrafterError | None = None


def make(source: bytes, file: str, types: TypeLibrary, options: Options, phrases: PhraseSource | None = None) -> Made:
    """Return the Word file of the answers *source*, read from *file*; *phrases* is asked for those it links.

    AnswersError, TypeFolderError or FindingsError, each with all its problems, where there can be none.
    """
    unusable: list[str] = []
    loaded = answers.load(source, file, _forms(types, unusable), units=UnitNames(), required=not options.draft, anyway=True)
    if loaded.draft is None or errors_of(loaded.problems):
        raise (TypeFolderError if unusable else AnswersError).of(_all_problems(loaded, options, phrases))
    return make_draft(loaded.draft, types, options, phrases, loaded.problems)


def _all_problems(loaded: answers.Loaded, options: Options, phrases: PhraseSource | None) -> tuple[Problem, ...]:
    """Return what is wrong with answers that cannot be read whole, and what else would be once that is mended.

    A line that is wrong already is left alone, as is a field without a key: what is missing may be missing because of it.
    Of required fields reading has said what there is to say.
    """
    if loaded.draft is None:
        return loaded.problems
    wrong = {(problem.place.file, problem.place.line) for problem in errors_of(loaded.problems)}
    missing = set(_places_of_missing(loaded.draft))
    found = errors_of(compose(loaded.draft, phrases=phrases, unfilled=_unfilled(options)).problems)
    more = [each for each in found if (each.place.file, each.place.line) not in wrong and each.place not in missing]
    return _by_place((*loaded.problems, *more))


def _places_of_missing(draft: Draft) -> Iterator[Place]:
    """Yield where *draft* and its parts are said to miss a field: at the type one without a key, at its key a required one."""
    yield draft.places["type"]
    yield from (draft.places[key] for key, field in draft.form.fields.items() if field.required and key not in draft.values)
    for part in cast("tuple[Part, ...]", draft.values.get("parts", ())):
        if part.draft is not None:
            yield from _places_of_missing(part.draft)


def _unfilled(options: Options) -> Unfilled:
    return Unfilled.MARK if options.draft else Unfilled.ERROR


def make_draft(
    draft: Draft, types: TypeLibrary, options: Options, phrases: PhraseSource | None = None, said: Sequence[Problem] = ()
) -> Made:
    """Return the Word file of *draft*; *said* is what was noticed while it was read. Errors as for :func:`make`."""
    composition = compose(draft, phrases=phrases, unfilled=_unfilled(options))
    problems = _by_place((*said, *composition.problems))
    if errors_of(problems):
        raise AnswersError.of(problems)
    if options.strict and composition.todo:
        raise FindingsError.of([*problems, *dict.fromkeys(_open_places(composition, draft))])

    from drafter import word  # loads docxtpl: 95 ms that wrong answers need not wait for

    printed = partial(
        word.render,
        composition.blocks,
        types.get(draft.form.name),
        numbering=word.NumberingMode.TEXT if options.typed_numbers else word.NumberingMode.NATIVE,
        title=_title(composition.blocks),
        values=composition.values,
        dated=_dated(draft),
    )
    bookmarks = tuple(word.bookmarks(composition.blocks).values())
    if not bookmarks:
        return Made(printed(), problems, composition.todo)
    docx, notice, unprinted = _with_pages(printed, bookmarks)
    return Made(docx, (*problems, notice), composition.todo, unprinted)


def _by_place(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return *problems* file by file, as they come, those of one file sorted by place."""
    files = list(dict.fromkeys(problem.place.file for problem in problems))
    return tuple(sorted(problems, key=lambda problem: (files.index(problem.place.file), problem.place)))


def _with_pages(printed: Callable[..., bytes], bookmarks: tuple[str, ...]) -> tuple[bytes, Problem, DrafterError | None]:
    """Return the docx with the page numbers of its contents, what to say of them, and why LibreOffice could not print it.

    The numbers themselves may turn a long entry over and move everything behind it, so they are learnt again until they stay.
    """
    from drafter import office  # only documents with contents need it

    update = say("在 Word 里打开后按 Ctrl+A，再按 F9，目录的页码就会更新")
    pages = dict.fromkeys(bookmarks, _USUAL_PAGE)
    try:
        for _ in range(_MOST_PRINTS):
            docx = printed(pages=pages)
            known, pages = pages, office.printed_pages(docx, bookmarks)
            if known == pages:
                return docx, Problem(NOWHERE, say("目录的页码是按 LibreOffice 的排版填的"), update, Level.NOTICE), None
    except office.OfficeError as error:
        notice = Problem(NOWHERE, say("目录里没有页码：{reason}", reason=error), update, Level.NOTICE)
        return printed(), notice, None if isinstance(error, office.NotReadError) else error
    return printed(), Problem(NOWHERE, say("目录的页码算了几遍仍定不下来，没有填"), update, Level.NOTICE), None


def _forms(types: TypeLibrary, unusable: list[str]) -> Callable[[str], Form]:
    """Return what gives the form of a type; the names of those that cannot be used are added to *unusable*."""

    def form(name: str) -> Form:
        try:
            return types.form(name)
        except TypeFolderError:
            unusable.append(name)
            raise

    return form


def _open_places(composition: Composition, draft: Draft) -> Iterator[Problem]:
    """Yield a problem for every to-do mark in the text, and in the fields that a template may name."""
    marks = printed_marks(composition.blocks)
    yield from (_still_open(mark, place) for mark, place in marks)
    for key, mark in open_values(draft, composition.values, [mark for mark, _ in marks]):
        yield _still_open(mark, draft.places.get(key, NOWHERE))


def _still_open(mark: str, place: Place) -> Problem:
    return Problem(place, say("还有没办的事：{mark}", mark=mark), say("填好后再生成，或去掉 --strict"))


def _title(blocks: Blocks) -> str:
    return next((block.text for block in blocks if block.kind is BlockKind.TITLE), "").replace("\n", "")


def _dated(draft: Draft) -> date | None:
    """Return the document's date, by which the file is dated too: the same answers give the same bytes on any day."""
    written = draft.values.get("date")
    return date(written.year, written.month, written.day or 1) if isinstance(written, DocumentDate) else None
