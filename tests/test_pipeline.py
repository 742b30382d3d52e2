"""From answers to Word: what is said on the way."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from drafter.base.errors import AnswersError
from drafter.doctypes import TypeLibrary
from drafter.office import printed_pages
from drafter.pipeline import Options, make
from drafter.reading.displayed import displayed

ANSWERS = """\
type: work-plan
organisation: 区图书馆
year: 2026
date: 2026-01-08
title: 要点{{ signature }}
signature:
body: |
  # 甲
  三、改造阅览区
"""


def test_what_reading_and_composing_find_comes_sorted_by_place(bundled_types: TypeLibrary) -> None:
    with pytest.raises(AnswersError) as caught:
        make(ANSWERS.encode(), "plan.yaml", bundled_types, Options())
    assert [problem.place.line for problem in caught.value.problems] == [6, 9]


@pytest.mark.usefixtures("libreoffice")
def test_page_numbers_that_turn_long_entries_over_are_learnt_again(bundled_types: TypeLibrary) -> None:
    """Titles as long as the line: the contents grow by pages once the numbers stand in them."""
    part = "  - {{type: seminar-speech, title: {title}, body: 正文。}}"
    parts = "\n".join(part.format(title=f"{number:03}" + "甲" * 25) for number in range(1, 41))
    made = make(f"type: collection\ntitle: 汇编\nparts:\n{parts}\n".encode(), "c.yaml", bundled_types, Options())
    lines = [each.shown for each in displayed(made.docx)]
    said = [line.partition("\t")[2] for line in lines if "\t" in line]
    marks = [f"_Toc{number}" for number in re.findall(r'w:bookmarkStart [^>]*w:name="_Toc(\d+)"', document_xml(made.docx))]
    assert said == list(printed_pages(made.docx, marks).values())
    assert len(said) == 40


def document_xml(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read("word/document.xml").decode()
