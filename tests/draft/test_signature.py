"""附件说明, signature and date stand where GB/T 9704-2012 7.3.4 and 7.3.5 put them (in 字 from the right)."""

import pytest

from drafter.draft.appendix import Appendix
from drafter.draft.blocks import BlockKind
from drafter.draft.compose import compose
from drafter.draft.dates import parse_date
from drafter.draft.widths import gaps, width


def places(make, signature, date, *, sealed):
    blocks = compose(make(body="甲", signature=signature, date=date, sealed=sealed)).blocks
    return [block.indent for block in blocks if block.kind in (BlockKind.SIGNATURE, BlockKind.DATE)]


def test_without_seal_the_date_begins_two_characters_right_of_the_signature(make):
    # 13 characters of signature; 2026年1月5日 is 3 + 3 half-widths wide: 4 + 1 + 1 digits are 3, 年月日 3
    signature_right, date_right = places(make, "某某市某某区图书馆办公室文", "2026年1月5日", sealed=False)
    assert signature_right == 2
    assert (2 + 13) - (date_right + 6) == 2


def test_a_date_longer_than_the_signature_keeps_two_and_moves_the_signature(make):
    signature_right, date_right = places(make, "区图书馆", "2026年1月5日", sealed=False)
    assert date_right == 2
    assert (signature_right + 4) - (date_right + 6) == 2


def test_under_a_seal_the_signature_is_centred_over_the_date(make):
    signature_right, date_right = places(make, "区图书馆", "2026年1月5日", sealed=True)
    assert date_right == 4
    assert signature_right + 4 / 2 == date_right + 6 / 2


def test_a_signature_longer_than_a_line_leaves_the_date_its_room(make):
    _, date_right = places(make, "某" * 40, "2026年1月5日", sealed=False)
    assert 0 <= date_right <= 28 - 6


@pytest.mark.parametrize("signature", ["某某市某某区图书馆办公室文", "区图书馆", "某区A类图书馆"])
def test_the_gap_between_digits_and_characters_moves_neither_signature_nor_date(make, signature):
    """As printed 2026年1月5日 is five gaps of a fifth of a character wider: the two characters are counted from there."""
    blocks = compose(make(body="甲", signature=signature, date="2026年1月5日")).blocks
    (above, *_), (below, *_) = ([b for b in blocks if b.kind is kind] for kind in (BlockKind.SIGNATURE, BlockKind.DATE))
    begins = [block.indent + block.gap + width(block.text) + gaps(block.text) for block in (above, below)]
    assert begins[0] - begins[1] == pytest.approx(2)
    assert gaps("2026年1月5日") == pytest.approx(1)


def test_under_a_seal_the_signature_is_centred_over_the_date_as_printed(make):
    blocks = compose(make(body="甲", signature="区图书馆", date="2026年1月5日", sealed=True)).blocks
    above, below = (next(b for b in blocks if b.kind is kind) for kind in (BlockKind.SIGNATURE, BlockKind.DATE))
    assert (below.indent, below.gap) == (4, 0)
    assert above.indent + above.gap + 4 / 2 == pytest.approx(4 + 7 / 2)


def test_a_name_in_the_reference_has_no_punctuation_around_it(make):
    assert [block.text for block in references(make, "《借阅办法》。", "《办法》和《细则》", "清单；")] == [
        "附件：1.借阅办法",
        "2.《办法》和《细则》",
        "3.清单",
    ]


def test_no_page_holds_the_signature_without_text(make):
    blocks = compose(make(body="甲\n乙", appendices=(Appendix("丙"),), signature="区图书馆", date="2026年1月5日")).blocks
    bound = [block.text for block in blocks if block.keep_next and block.kind is not BlockKind.APPENDIX_TITLE]
    assert bound == ["乙", "", "附件：丙", "", "区图书馆"]


def references(make, *names):
    draft = make(body="甲", appendices=tuple(Appendix(name) for name in names))
    return [block for block in compose(draft).blocks if block.kind is BlockKind.REFERENCE]


def test_one_appendix_is_named_without_a_number(make):
    (block,) = references(make, "任务清单")
    assert (block.text, block.indent, block.hanging) == ("附件：任务清单", 5, 3)


def test_several_appendices_are_numbered_and_their_names_align(make):
    blocks = references(make, *"甲乙丙丁戊己庚辛壬癸")
    assert [block.text for block in blocks][:2] == ["附件：1.甲", "2.乙"]
    assert blocks[9].text == "10.癸"
    assert {block.indent - block.hanging for block in blocks[1:]} == {5}
    assert blocks[0].indent - blocks[0].hanging == 2


def test_an_issued_document_has_no_line_in_the_reference(make):
    draft = make(body="甲", appendices=(Appendix("办法", labelled=False),))
    found = [block.kind for block in compose(draft).blocks]
    assert BlockKind.REFERENCE not in found
    assert BlockKind.APPENDIX_LABEL not in found


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("2026-1-8", "2026年1月8日"),
        ("2026-01-08", "2026年1月8日"),
        ("2026年01月08日", "2026年1月8日"),
        ("2026-01", "2026年1月"),
    ],
)
def test_dates_are_arabic_without_leading_zeros(written, printed):
    assert str(parse_date(written)) == printed


def test_what_is_no_date_stays_text_and_an_impossible_one_is_refused():
    assert parse_date("年底前") is None
    with pytest.raises(ValueError, match="day"):
        parse_date("2026-02-30")
