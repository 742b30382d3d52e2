"""Words of a docx that its text does not show are not lost without a word."""

from __future__ import annotations

from rawdocx import paragraph, raw_docx

from drafter.reading.docx_lines import read_docx

HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的话</w:t></w:r>"
SEEN = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>看得见</w:t></w:r>'
DELETED = '<w:del w:id="1" w:author="x"><w:r><w:delText>删去的话</w:delText></w:r></w:del>'
ABOVE, BASE = "<w:rt><w:r><w:t>yuè</w:t></w:r></w:rt>", "<w:rubyBase><w:r><w:t>阅</w:t></w:r></w:rubyBase>"
RUBY = f"<w:r><w:ruby><w:rubyPr/>{ABOVE}{BASE}</w:ruby></w:r>"


def test_deleted_and_hidden_words_and_pinyin_above_others_are_named_with_the_reason() -> None:
    found = read_docx(raw_docx(f"<w:p>{SEEN}{HIDDEN}{DELETED}{RUBY}</w:p>"))
    assert [line.text for line in found.lines] == ["看得见阅"]
    assert [tuple(each) for each in found.aside] == [
        ("隐藏的话", "隐藏的文字"),
        ("删去的话", "修订中已删去"),
        ("yuè", "注在字上面的拼音"),
    ]


def test_a_document_without_any_has_nothing_aside() -> None:
    assert read_docx(raw_docx(paragraph("正文"))).aside == ()
