"""Numbers of the answers come as words; a template counts with them and prints them as they were written."""

from __future__ import annotations

import io

import pytest
from docx import Document

from drafter.base.errors import TypeFolderError
from drafter.reading.displayed import displayed
from drafter.word.figures import Figure
from drafter.word.filling import fill

ROWS = ({"thing": "纸", "count": "10", "price": "3.5"}, {"thing": "笔", "count": "9", "price": "1,200"})
VALUES = {"count": Figure("12"), "price": Figure("2.50"), "words": "甲", "year": "2027", "rows": ROWS, "empty": ""}


def printed(text: str) -> str:
    document = Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    (found,) = displayed(fill(stream.getvalue(), VALUES))
    return found.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ price }}", "2.50"),
        ("{{ count * price }}", "30.0"),
        ("{{ count - 2 }}{{ count // 5 }}{{ count % 5 }}{{ 6 / count }}", "10220.5"),
        ("{{ count + count }}", "24"),
        ("{{ -count }}{% for n in range(year - 2025) %}{{ n }}{% endfor %}", "-1201"),
        ("{{ year + words }}{{ year + year }}", "2027甲20272027"),
        ("{{ year + 1 }}{{ 1 + year|int }}", "20282028"),
        ("{% for r in rows %}{{ r.count * r.price }}；{% endfor %}", "35.0；10800；"),
        ("{% if count > 9 %}多{% endif %}{% if count == 12 %}十二{% endif %}", "多十二"),
        ("{% for r in rows if r.count >= 10 %}{{ r.thing }}{% endfor %}", "纸"),
        ("{% if words > '乙' %}后{% else %}前{% endif %}", "后"),
        ("{{ price|round(1) }}{{ '-3'|abs }}{{ '1,200'|int }}", "2.531200"),
        ("{{ rows|sort(attribute='count')|map(attribute='thing')|join('、') }}", "笔、纸"),
        ("{{ rows|map(attribute='count')|max }}{{ rows|map(attribute='count')|min }}", "109"),
        ("{{ rows|map(attribute='thing')|sort|join }}", "笔纸"),
    ],
)
def test_a_template_counts_with_numbers_in_words(text: str, shown: str) -> None:
    assert printed(text) == shown


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ words * 2 }}", "第1段「{{ words * 2 }}」：“甲”不是数"),
        ("{{ count - empty }}", "“”不是数"),
        ("{{ words|round }}", "“甲”不是数"),
        ("{{ count / 0 }}", "除数是零"),
        ("{% if words > 3 %}多{% endif %}", "比大小的两边要都是数"),
        ("{{ '%d'|format(words) }}{{ rows|sum(attribute='thing') }}", "“甲”不是数，或与格式不符"),
        ("{{ rows|sum(attribute='thing') }}", "“纸”不是数"),
        ("{{ 'inf' * 2 }}", "“inf”不是数"),
        ("{{ count * 10000000 * 10000000 * 2 }}", "不是数，或数太大"),
        ("{{ rows - 1 }}", "不能这样用“-”"),
    ],
)
def test_what_cannot_be_counted_is_said_with_its_paragraph(text: str, sentence: str) -> None:
    with pytest.raises(TypeFolderError) as caught:
        printed(text)
    assert sentence in str(caught.value)
