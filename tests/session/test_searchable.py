"""Words in fields and cells: found by anchor, and put back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafter.draft.fields import Draft
from drafter.session.searchable import with_words, words_in

TEXT = """\
type: notice
organisation: 某馆
title: 通知
body: 正文
copies: [甲局, 乙局]
appendices:
  - title: 名单
    note: （试行）
    groups:
      - name: 一组
        tasks:
          - task: 办讲座
            owners: [甲部, 乙部]
            due: 9月
            经费: 3万元
    columns: [事项, 责任单位, 完成时限, 经费]
"""


@pytest.fixture
def draft(draft_of: Callable[[str], Draft]) -> Draft:
    return draft_of(TEXT)


def words(draft: Draft, key: str) -> dict[str, str]:
    return {anchor: text for anchor, text in words_in(draft.form.fields[key], draft.values.get(key)) if text}


def test_every_word_has_its_anchor(draft: Draft) -> None:
    assert words(draft, "title") == {"title": "通知"}
    assert words(draft, "copies") == {"copies/0": "甲局", "copies/1": "乙局"}
    assert words(draft, "appendices") == {
        "appendices/0/title": "名单",
        "appendices/0/note": "（试行）",
        "appendices/0/0/name": "一组",
        "appendices/0/0/0/task": "办讲座",
        "appendices/0/0/0/owners": "甲部、乙部",
        "appendices/0/0/0/due": "9月",
        "appendices/0/0/0/经费": "3万元",
    }


@pytest.mark.parametrize("key", ["title", "copies", "appendices"])
def test_words_are_put_where_they_were_found(draft: Draft, key: str) -> None:
    field, value = draft.form.fields[key], draft.values[key]
    for anchor, text in words(draft, key).items():
        changed = with_words(field, value, anchor, f"{text}改")
        after = {found: said for found, said in words_in(field, changed) if said}
        assert after == {**words(draft, key), anchor: f"{text}改"}


def test_an_item_without_words_goes(draft: Draft) -> None:
    assert with_words(draft.form.fields["copies"], draft.values["copies"], "copies/0", "") == ("乙局",)
