"""The library as documents see it, and what is recorded of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from phraseshelf import Shelf

from drafter.draft.phrases import Missing, Phrase
from drafter.snippets.errors import ChangedElsewhereError
from drafter.snippets.keeping import text_of
from drafter.snippets.library import Library
from drafter.snippets.linking import successor

Open = Callable[..., Library]


def test_the_successor_is_the_last_of_a_chain_and_a_circle_has_one(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "一", "文字甲", superseded_by="zx-bbbbbb")
    shelf.put("zx-bbbbbb", "二", "文字乙", superseded_by="zx-cccccc")
    shelf.put("zx-cccccc", "三", "文字丙")
    opened = library()
    assert getattr(successor(opened, opened.get("zx-aaaaaa")), "id", None) == "zx-cccccc"
    assert successor(opened, opened.get("zx-cccccc")) is None
    shelf.put("zx-cccccc", "三", "文字丙丙", superseded_by="zx-aaaaaa")
    opened = library()
    assert getattr(successor(opened, opened.get("zx-aaaaaa")), "id", None) == "zx-cccccc"
    shelf.put("zx-aaaaaa", "一", "文字", superseded_by="zx-ffffff")
    opened = library()
    assert successor(opened, opened.get("zx-aaaaaa")) is None


def test_a_file_written_over_in_place_is_noticed_by_what_is_no_search(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "题", "原来的")
    assert library().phrase("zx-aaaaaa") == Phrase("原来的")
    shelf.put("zx-aaaaaa", "题", "后来改成的")  # the stamps of the folders stay
    assert library().phrase("zx-aaaaaa") == Phrase("后来改成的")
    assert [each.snippet.text for each in library().all()] == ["后来改成的"]


def test_only_an_id_that_is_nearly_right_is_named(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "题", "文字")
    for typed, named in (("zx-aaaaab", True), ("zx-aaaaa", True), ("zx-bcbcbc", False)):
        missing = library().phrase(typed)
        assert isinstance(missing, Missing)
        assert ("zx-aaaaaa（题）" in missing.help) is named


def test_a_text_edited_while_somebody_else_changed_another_key_keeps_both(library: Open, shelf: Shelf):
    path = shelf.put("zx-aaaaaa", "题", "文字")
    opened = library()
    entry = opened.get("zx-aaaaaa")
    before = text_of(entry)
    path.write_text(before.replace("approved", "draft"), encoding="utf-8")
    after = opened.edit_text(entry, before, before.replace("文字", "改过的文字"))
    assert (after.snippet.text, after.snippet.status.value) == ("改过的文字", "draft")
    before = text_of(after)
    path.write_text(before.replace("改过的", "别人改的"), encoding="utf-8")
    with pytest.raises(ChangedElsewhereError):
        opened.edit_text(after, before, before.replace("改过的", "我改的"))
    assert "别人改的" in path.read_text(encoding="utf-8")


def test_an_edited_text_keeps_line_ends_and_encoding(library: Open, shelf: Shelf):
    path = shelf.put("zx-aaaaaa", "题", "文字")
    path.write_bytes(path.read_text(encoding="utf-8").replace("\n", "\r\n").encode("gb18030"))
    opened = library()
    entry = opened.get("zx-aaaaaa")
    opened.edit_text(entry, text_of(entry), text_of(entry).replace("文字", "改过"))
    assert path.read_bytes() == "id: zx-aaaaaa\r\ntitle: 题\r\ntext: 改过\r\nstatus: approved\r\n".encode("gb18030")
