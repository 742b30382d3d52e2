"""The finished file: the same bytes for the same blocks, nothing in it that tells on anybody."""

import io
import zipfile
from datetime import date

import pytest
from blockdocs import TYPE, block, body, counter, names, numbered, part, rendered, table

from drafter import word
from drafter.base.errors import TypeFolderError
from drafter.word import NumberingMode

BLOCKS = (
    block("title", "2026年工作要点"),
    numbered(counter("一、").next(1), lead="首句。"),
    table(("甲",), ("乙",), landscape=True),
)
PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/fontTable.xml",
    "word/footer-default.xml",
    "word/footer-even.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
]


@pytest.mark.parametrize("mode", NumberingMode)
def test_the_same_blocks_give_the_same_bytes(mode):
    first, second = (word.render(BLOCKS, TYPE, numbering=mode, title="甲", dated=date(2026, 1, 8)) for _ in range(2))
    assert first == second


def test_the_package_holds_what_it_needs_and_nothing_else():
    assert names(rendered(*BLOCKS[:2])) == PARTS


def test_every_part_has_its_type_and_every_relationship_its_part():
    docx = rendered(*BLOCKS)
    types = {each.get("PartName", "").lstrip("/") for each in part(docx, "[Content_Types].xml")}
    assert {name for name in names(docx) if not name.endswith(".rels")} - {"[Content_Types].xml"} == types - {""}
    targets = {f"word/{each.get('Target')}" for each in part(docx, "word/_rels/document.xml.rels")}
    assert targets <= set(names(docx))


def properties(docx):
    return {each.tag.rpartition("}")[2]: each.text for each in part(docx, "docProps/core.xml")}


def test_the_properties_say_title_language_and_day_and_no_person():
    docx = rendered(*BLOCKS, title="2026年\n工作要点 <A&B>\x07", dated=date(2026, 1, 8))
    assert properties(docx) == {
        "title": "2026年 工作要点 <A&B>",
        "language": "zh-CN",
        "created": "2026-01-08T00:00:00Z",
        "modified": "2026-01-08T00:00:00Z",
    }
    assert [each.text for each in part(docx, "docProps/app.xml")] == ["drafter"]


def test_a_document_without_a_day_is_dated_by_the_builder_or_not_at_all(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "created" not in properties(rendered(*BLOCKS))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767830400")
    assert properties(rendered(*BLOCKS))["created"] == "2026-01-08T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert "created" not in properties(rendered(*BLOCKS))


def test_no_entry_is_dated_today():
    with zipfile.ZipFile(io.BytesIO(rendered(*BLOCKS))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_template_that_is_gone_is_said_with_its_path(tmp_path):

    gone = TYPE._replace(template=tmp_path / "document.docx")
    with pytest.raises(TypeFolderError, match=r"document\.docx"):
        word.render((body("甲"),), gone)


def test_blocks_are_not_changed_by_being_printed():
    before = tuple(BLOCKS)
    word.render(BLOCKS, TYPE)
    assert before == BLOCKS
