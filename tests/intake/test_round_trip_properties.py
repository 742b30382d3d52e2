"""Any outline, printed and read again by its styles, prints the very same page."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from retaken import difference, loaded, look

from drafter import pipeline
from drafter.answers.saving import dump
from drafter.doctypes import TypeLibrary
from drafter.draft.fields import Draft
from drafter.draft.labels import parse_form
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, Paragraph, ParagraphKind, Table
from drafter.draft.points import Points
from drafter.intake import answers_text, read_document

bounded = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PIECES = (
    "完成改造",
    "A&B",
    "<b>",
    "1.5亿元",
    "“甲、乙”",
    "（办公室）",
    "#",
    "|",
    "{{",
    "}}",
    "；",
    "，",
    "3.15",
    "2027年",
    " ",
    "：",
)
inner = st.lists(st.sampled_from(PIECES), max_size=3).map("".join)
sentences = inner.map("甲{}乙。".format)
"""Text that begins with a word: what begins like a number is one, where numbers are typed."""
texts = st.lists(sentences, min_size=1, max_size=3).map("".join)
headings = inner.map("甲{}乙".format)
cells = inner.map(lambda text: f"格{text}".strip())
rows = st.lists(cells, min_size=2, max_size=3)


def as_table(found: Sequence[Sequence[str]], caption: str, note: str) -> Table:
    width = len(found[0])
    full = [tuple([*row, *["格"] * width][:width]) for row in found]
    return Table(full[0], tuple(full[1:]), caption, note)


tables = st.builds(
    as_table, st.lists(rows, min_size=2, max_size=4), st.sampled_from(["", "表题"]), st.sampled_from(["", "注：甲"])
)
kinds = ParagraphKind
paragraphs = st.one_of(
    st.builds(Paragraph, st.just(kinds.PLAIN), texts),
    st.builds(Paragraph, st.just(kinds.NUMBERED), st.one_of(texts, headings), st.integers(1, 3)),
    st.builds(Paragraph, st.just(kinds.NUMBERED), st.one_of(texts, headings), st.integers(1, 3)),
    st.builds(Paragraph, st.just(kinds.POINT), texts, st.just(1), apart=st.booleans()),
    st.builds(Paragraph, st.just(kinds.POINT), texts, st.just(1), series=st.sampled_from(["一要", "首先，"])),
    st.builds(Paragraph, st.just(kinds.SUBHEADING), st.one_of(texts, headings)),
    st.builds(Paragraph, st.just(kinds.TABLE), table=tables),
)
outlines = st.lists(paragraphs, min_size=1, max_size=10).map(lambda found: Outline(tuple(found)))


def as_numbering(labels: tuple[str, ...], continuous: frozenset[int], leads: frozenset[int], points: Points) -> Numbering:
    levels = tuple(form for form in map(parse_form, labels) if form is not None)
    return Numbering(levels, continuous, leads, points)


numberings = st.builds(
    as_numbering,
    st.sampled_from([("一、", "（一）", "1."), ("一、", "1.", "（1）"), ("第一条　", "（一）", "1.")]),
    st.frozensets(st.integers(2, 3)),
    st.frozensets(st.integers(1, 3)),
    st.builds(Points, st.sampled_from(["一是", "一要"]), st.booleans()),
)


def read_again(draft: Draft, types: TypeLibrary, *, typed: bool) -> tuple[Draft, Draft, bool]:
    """The draft that its answers file says, what its Word file is read as, and whether that was read by its styles."""
    text = dump(draft)
    docx = pipeline.make(text.encode(), "plan.yaml", types, pipeline.Options(typed_numbers=typed)).docx
    imported = read_document(docx, "read.docx", types)
    again = loaded(answers_text(imported.draft, types.form).encode(), "read.yaml", types)
    return loaded(text.encode(), "plan.yaml", types), again, imported.own


@bounded
@given(outline=outlines, numbering=numberings, typed=st.booleans())
def test_a_random_outline_comes_back(outline: Outline, numbering: Numbering, typed: bool, bundled_types: TypeLibrary) -> None:
    draft = Draft(bundled_types.form("work-plan"), {"title": "工作要点", "body": escaped(outline)}, numbering)
    wanted, found, own = read_again(draft, bundled_types, typed=typed)
    assert own
    assert look(found) == look(wanted), difference(look(wanted), look(found)) + "\n" + dump(draft)


def escaped(outline: Outline) -> Outline:
    """The outline with braces written as words."""
    return Outline(tuple(_escaped(paragraph) for paragraph in outline.paragraphs))


def _escaped(paragraph: Paragraph) -> Paragraph:
    from dataclasses import replace

    table = paragraph.table
    if table is not None:
        header, *others = (tuple(map(_words, row)) for row in (table.header, *table.rows))
        return replace(paragraph, table=replace(table, header=header, rows=tuple(others)))
    return replace(paragraph, text=_words(paragraph.text))


def _words(text: str) -> str:
    return text.replace("{{", '{{ "{{" }}')
