"""From answers to Word: what is said on the way."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from drafter.base.errors import AnswersError, FindingsError
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


WRONG = """\
type: exchange-report
titel: 要点
sealed: 也许
date: 2026-13-1
body: |
  # 甲{{ signature }}
  ####### 乙
  {{ snippet("bh-000000") }}
  {{ 署名 }}
"""


def test_every_mistake_is_said_at_once_where_it_is(bundled_types: TypeLibrary) -> None:
    """Of the kinds that reading finds and of those that composing finds; and nothing that only follows from another one."""
    with pytest.raises(AnswersError) as caught:
        make(WRONG.encode(), "plan.yaml", bundled_types, Options())
    assert [problem.place.line for problem in caught.value.problems] == [2, 3, 4, 6, 7, 8, 9]


def test_a_mistake_in_a_part_is_said_once_and_in_the_part(bundled_types: TypeLibrary) -> None:
    answers = "type: collection\ntitle: 汇编\nparts:\n  - type: seminar-speech\n    titel: 甲\n    body: 乙{{ occasion }}\n"
    with pytest.raises(AnswersError) as caught:
        make(answers.encode(), "c.yaml", bundled_types, Options())
    assert [problem.place.line for problem in caught.value.problems] == [5, 6]


def test_a_field_without_a_key_is_missed_where_the_text_names_it(bundled_types: TypeLibrary) -> None:
    answers = "type: exchange-report\ntitle: 甲\nbody: |\n  乙\n  丙{{ signature }}\n"
    with pytest.raises(AnswersError) as caught:
        make(answers.encode(), "r.yaml", bundled_types, Options())
    assert [(problem.place.line, problem.place.column) for problem in caught.value.problems] == [(5, 3)]


def test_a_mark_that_prints_in_two_places_is_one_thing_to_do(bundled_types: TypeLibrary) -> None:
    """The title of an appendix is also its line in the 附件说明."""
    answers = "type: exchange-report\ntitle: 甲\nbody: 乙\nappendices:\n  - title: 【待填：名称】\n    body: 丙\n"
    with pytest.raises(FindingsError) as caught:
        make(answers.encode(), "r.yaml", bundled_types, Options(strict=True))
    assert [problem.place.line for problem in caught.value.problems] == [5]


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


UNITS = """\
type: work-plan
title: 要点
body: 正文。
appendices:
- title: 清单
  layout: table
  columns: [{task: 事项}, {owners: 单位}]
  tasks:
  - 完成改造（文旅集团、少儿天地）
"""


def test_the_offices_list_says_what_a_unit_is_in_a_task_on_one_line(
    bundled_types: TypeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.review.unit_names.data_folder", lambda: tmp_path)

    def cells() -> list[str]:
        made = make(UNITS.encode(), "plan.yaml", bundled_types, Options(draft=True))
        return [each.shown for each in displayed(made.docx)]

    assert "完成改造（文旅集团、少儿天地）" in cells()
    (tmp_path / "units.toml").write_text('[[unit]]\nname = "文旅集团"\n[[unit]]\nname = "少儿天地"\n', encoding="utf-8")
    assert {"完成改造", "文旅集团、少儿天地"} <= set(cells())
