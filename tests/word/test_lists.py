"""Numbers that Word counts itself show the labels that were computed, whatever way they were counted."""

import pytest
from blockdocs import body, counter, edited, names, numbered, paragraphs, part, rendered, value
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.doctypes.package import pack, unpack
from drafter.draft.labels import parse_form
from drafter.draft.numbering import Counter, Number, Numbering, forms
from drafter.reading.displayed import displayed
from drafter.word import NumberingMode
from drafter.word.xml import W, q


def labels(docx):
    return [paragraph.label for paragraph in displayed(docx)]


def shown(docx):
    return [paragraph.shown for paragraph in displayed(docx)]


def counted(count, *levels):
    return [numbered(count.next(level)) for level in levels]


@pytest.mark.parametrize(
    ("levels", "continuous", "expected"),
    [
        (
            ["一、", "（一）", "1.", "（1）"],
            [],
            ["一、", "（一）", "1.", "（1）", "（2）", "2.", "（1）", "（二）", "1.", "二、", "（一）"],
        ),
        (
            ["一、", "（一）", "1.", "（1）"],
            [3],
            ["一、", "（一）", "1.", "（1）", "（2）", "2.", "（1）", "（二）", "3.", "二、", "（一）"],
        ),
        (
            ["第一条　", "①", "1、", "（1）"],
            [],
            ["第一条　", "①", "1、", "（1）", "（2）", "2、", "（1）", "②", "1、", "第二条　", "①"],
        ),
        (
            ["1.", "1.1", "1.1.1", "（1）"],
            [],
            ["1.", "1.1", "1.1.1", "（1）", "（2）", "1.1.2", "（1）", "1.2", "1.2.1", "2.", "2.1"],
        ),
    ],
)
def test_levels_restart_or_run_on_as_computed(levels, continuous, expected):
    blocks = counted(counter(*levels, continuous=continuous), 1, 2, 3, 4, 4, 3, 4, 2, 3, 1, 2)
    assert [each.label for each in blocks] == expected
    assert labels(rendered(*blocks)) == expected


def test_a_skipped_level_leaves_no_phantom():
    blocks = counted(counter("一、", "（一）", "1."), 1, 3, 3, 2, 3, 1, 3)
    assert labels(rendered(*blocks)) == ["一、", "1.", "2.", "（一）", "1.", "二、", "1."]


def test_every_restart_is_a_num_of_its_own_that_starts_again():
    docx = rendered(*counted(counter("一、", "1."), 1, 2, 2, 1, 2, 2))
    used = [value(paragraph, "pPr/numPr/numId") for paragraph in paragraphs(docx)]
    assert used == ["1", "2", "2", "1", "3", "3"]
    numbering = part(docx, "word/numbering.xml")
    for num in numbering.findall(q("num")):
        assert value(num, "lvlOverride/startOverride") == "1"
    assert len(numbering.findall(q("abstractNum"))) == 2


def test_two_bodies_with_the_same_series_do_not_run_into_each_other():
    first, second = (counted(counter("1."), 1, 1) for _ in range(2))
    assert labels(rendered(*first, body("附件"), *second)) == ["1.", "2.", "", "1.", "2."]


def test_a_list_interrupted_by_one_of_the_same_form_goes_on_right():
    outer = [numbered(Number(1, (value,), 1, parse_form("1."))) for value in (1, 2, 3)]
    inner = [numbered(Number(1, (value,), 2, parse_form("1."))) for value in (1, 2)]
    assert labels(rendered(outer[0], *inner, *outer[1:])) == ["1.", "1.", "2.", "2.", "3."]


@pytest.mark.parametrize(
    ("form", "value", "automatic"),
    [
        ("一、", 99, True),
        ("一、", 100, True),
        ("（一）", 101, False),  # LibreOffice counts 一百零一
        ("一、", 110, True),
        ("一、", 1001, False),
        ("1.", 9999, True),
        ("①", 20, True),
        ("①", 21, False),  # Word has no ㉑ among its automatic numbers
        ("①", 51, False),
        ("%1.", 1, False),
    ],
)
def test_a_number_that_programs_print_otherwise_is_typed(form, value, automatic):
    number = Number(1, (value,), 1, parse_form(form))
    (paragraph,) = displayed(rendered(numbered(number)))
    assert paragraph.shown == f"{number.label}正文。"
    assert bool(paragraph.label) is automatic


def test_compound_numbers_are_one_list_so_that_they_follow_when_a_chapter_is_added():
    docx = rendered(*counted(counter("1.", "1.1", "1.1.1"), 1, 2, 3, 1, 2, 3))
    (abstract,) = part(docx, "word/numbering.xml").findall(q("abstractNum"))
    assert [value(level, "lvlText") for level in abstract.findall(q("lvl"))] == ["%1.", "%1.%2", "%1.%2.%3"]
    assert {value(paragraph, "pPr/numPr/numId") for paragraph in paragraphs(docx)} == {"1"}


@pytest.mark.parametrize(
    ("levels", "continuous", "order"),
    [
        (["1.", "1.1", "1.1.1"], [], [1, 3, 2, 3]),  # a number is missing in the middle: 1.0.1
        (["一、", "1.1"], [], [1, 2, 2, 1, 2]),  # Word would write 一.1
        (["1.", "1.1"], [2], [1, 2, 1, 2, 2]),  # Word begins again under 2.
        (["1.", "1.1"], [], [2, 2, 1, 2]),
    ],
)
def test_compound_numbers_that_word_would_count_otherwise_are_typed(levels, continuous, order):
    blocks = counted(counter(*levels, continuous=continuous), *order)
    assert shown(rendered(*blocks)) == [each.label + each.text for each in blocks]


def test_a_compound_number_under_a_gap_is_typed():
    """Word does not know that 1.2 is missing, so it would count 1.1.1 below 1.3."""
    one, two, three = (parse_form(label) for label in ("1.", "1.1", "1.1.1"))
    paths = [(one, (1,)), (two, (1, 1)), (two, (1, 3)), (three, (1, 3, 1))]
    blocks = [numbered(Number(len(path), path, len(path), form)) for form, path in paths]
    assert shown(rendered(*blocks)) == ["1.正文。", "1.1正文。", "1.3正文。", "1.3.1正文。"]


def test_numbers_of_an_appendix_begin_anew():
    plan, appendix = counter("1.", "1.1"), counter("1.", "1.1")
    blocks = [*counted(plan, 1, 2, 2, 1, 2), *counted(appendix, 1, 2)]
    assert labels(rendered(*blocks)) == ["1.", "1.1", "1.2", "2.", "2.1", "1.", "1.1"]


def test_typed_numbers_leave_no_list_in_the_file():
    docx = rendered(*counted(counter("一、", "1."), 1, 2), numbering=NumberingMode.TEXT)
    assert shown(docx) == ["一、正文。", "1.正文。"]
    assert not list(part(docx).iter(q("numPr")))
    assert "word/numbering.xml" not in names(docx)


def test_a_template_s_own_list_is_kept_beside_ours(tmp_path):
    own = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="第%1点："/></w:lvl></w:abstractNum><w:num w:numId="5">'
        '<w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    template = with_numbering(own)
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>须知</w:t></w:r></w:p>'
    template = edited("<w:body>", f"<w:body>{listed}", docx=template)
    docx = rendered(*counted(counter("1."), 1, 1), template=template, tmp_path=tmp_path)
    assert shown(docx) == ["第1点：须知", "1.正文。", "2.正文。"]
    kinds = [each.tag.rpartition("}")[2] for each in part(docx, "word/numbering.xml")]
    assert kinds == ["abstractNum", "abstractNum", "num", "num"], "the schema wants them in this order"


def with_numbering(xml):
    types = (
        "</Types>",
        '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.numbering+xml"/></Types>',
    )
    link = (
        "</Relationships>",
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/numbering" Target="numbering.xml"/></Relationships>',
    )
    docx = edited(*types, name="[Content_Types].xml")
    docx = edited(*link, name="word/_rels/document.xml.rels", docx=docx)
    return pack({**unpack(docx), "word/numbering.xml": xml.encode()})


LEVELS = st.permutations(["一、", "（一）", "1.", "（1）", "①", "1、", "第一条　", "1.1", "1.1.1"]).flatmap(
    lambda labels: st.integers(1, 5).map(lambda depth: labels[:depth])
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(LEVELS, st.sets(st.integers(1, 5)), st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_whatever_is_counted_is_displayed(levels, continuous, order):
    """Any numbering, any order of levels: Word displays what the counter computed."""
    depth = len(levels)
    count = Counter(Numbering(forms(levels), continuous=frozenset(level for level in continuous if level <= depth)))
    blocks = counted(count, *(min(level, depth) for level in order))
    assert shown(rendered(*blocks)) == [each.label + each.text for each in blocks]
