"""What a document becomes when it is printed and read again: the very same page."""

from __future__ import annotations

from pathlib import Path

import pytest
from retaken import difference, page, retaken, words

from drafter.doctypes import TypeLibrary

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*.yaml"))
SINGLE = [name for name in FILES if name != "collection.yaml"]
PRINTED = {"native": False, "typed": True}


@pytest.mark.parametrize("numbers", PRINTED)
@pytest.mark.parametrize("name", FILES)
def test_every_example_comes_back(name: str, numbers: str, bundled_types: TypeLibrary) -> None:
    path = EXAMPLES / name
    wanted, found, imported = retaken(path.read_bytes(), str(path), bundled_types, typed=PRINTED[numbers])
    assert imported.own
    assert imported.left_out == ()
    assert page(found) == page(wanted), difference(page(wanted), page(found))


@pytest.mark.parametrize("name", FILES)
def test_an_example_comes_back_as_its_own_type(name: str, bundled_types: TypeLibrary) -> None:
    path = EXAMPLES / name
    wanted, found, _ = retaken(path.read_bytes(), str(path), bundled_types, typed=False)
    assert found.form.name == wanted.form.name


AROUND = (
    *("organisation", "organ_mark", "number", "copy_number", "secrecy", "urgency", "signer", "issued"),
    *("present", "absent", "attending", "contact", "phone", "copies", "printer", "print_date"),
)
"""The fields that a 版头, a 版记 and the list of who was there print: the template has them, no block."""


@pytest.mark.parametrize("known", [True, False], ids=["ours", "anybody's"])
@pytest.mark.parametrize("name", ["notice.yaml", "request.yaml", "minutes.yaml"])
def test_what_a_template_has_around_the_text_comes_back(name: str, known: bool, bundled_types: TypeLibrary) -> None:
    """The 版头 and the 版记 of an official document, by their styles and without the names of these."""
    path = EXAMPLES / name
    wanted, found, imported = retaken(path.read_bytes(), str(path), bundled_types, typed=False, known=known)
    assert imported.told
    assert imported.left_out == ()
    assert found.form.name == wanted.form.name
    assert {key: found.values.get(key) for key in AROUND} == {key: wanted.values.get(key) for key in AROUND}


def test_a_mark_that_is_not_the_name_of_the_office_comes_back(bundled_types: TypeLibrary) -> None:
    """中共某某区委员会 writes 中共某某区委文件: the mark stays, and the office is who signs."""
    text = (EXAMPLES / "notice.yaml").read_text(encoding="utf-8").replace("某某区文化馆\n", "中共某某区委员会\n")
    text = text.replace("number: ", "organ_mark: 中共某某区委文件\nnumber: ", 1)
    wanted, found, imported = retaken(text.encode(), "notice.yaml", bundled_types, typed=False)
    assert imported.own
    assert page(found) == page(wanted)
    assert {key: found.values.get(key) for key in AROUND} == {key: wanted.values.get(key) for key in AROUND}


BARE = {
    "notice": "title: 关于举办阅读季活动的通知\naddressee: 各部门\ndate: 2027-03-12\nbody: |\n"
    "  现就有关事项通知如下。\n  # 时间\n  四月。\n",
    "request": "title: 关于改造多功能厅的请示\naddressee: 区文化局\ndate: 2027-03-12\nsigner: 张某某\ncontact: 王某某\n"
    "phone: 8888-0000\nbody: |\n  拟改造多功能厅。妥否，请批示。\n",
    "minutes": "title: 馆务会议纪要\npresent: [甲某某, 乙某某]\nbody: |\n  会议议定以下事项。\n  # 经费\n  列支。\n",
}
"""Documents that have no number yet."""


@pytest.mark.parametrize("known", [True, False], ids=["ours", "anybody's"])
@pytest.mark.parametrize("numbers", PRINTED)
@pytest.mark.parametrize("name", BARE)
def test_what_has_no_number_yet_comes_back(name: str, numbers: str, known: bool, bundled_types: TypeLibrary) -> None:
    text = f"type: {name}\norganisation: 某某区文化馆\n{BARE[name]}"
    wanted, found, imported = retaken(text.encode(), "a.yaml", bundled_types, typed=PRINTED[numbers], known=known)
    assert (imported.own, imported.told, imported.left_out, found.form.name) == (known, True, (), name)
    assert page(found) == page(wanted), difference(page(wanted), page(found))
    assert {key: found.values.get(key) for key in AROUND} == {key: wanted.values.get(key) for key in AROUND}


JOINT = """type: notice
organisation: 某某区文化局
organ_mark: |
  某某区文化局
  某某区教育局文件
number: 某文联〔2026〕5号
title: 关于联合举办阅读季活动的通知
addressee: 各街道文化站
body: |
  现就有关事项通知如下。
  # 活动时间
  2026年4月至6月。
signature: |
  某某区文化局
  某某区教育局
date: 2026-03-12
copies: [某某区财政局]
printer: 某某区文化局办公室
print_date: 2026-03-15
"""


@pytest.mark.parametrize("known", [True, False], ids=["ours", "anybody's"])
@pytest.mark.parametrize("numbers", PRINTED)
def test_a_document_of_several_organs_comes_back(numbers: str, known: bool, bundled_types: TypeLibrary) -> None:
    """GB/T 9704-2012 7.2.4: one line of the mark for each."""
    typed = PRINTED[numbers]
    wanted, found, imported = retaken(JOINT.encode(), "joint.yaml", bundled_types, typed=typed, known=known)
    assert (imported.own, imported.told, imported.left_out) == (known, True, ())
    assert page(found) == page(wanted), difference(page(wanted), page(found))
    assert {key: found.values.get(key) for key in AROUND} == {key: wanted.values.get(key) for key in AROUND}


@pytest.mark.parametrize("numbers", PRINTED)
@pytest.mark.parametrize("name", SINGLE)
def test_every_example_says_the_same_without_the_names_of_its_styles(
    name: str, numbers: str, bundled_types: TypeLibrary
) -> None:
    path = EXAMPLES / name
    typed = PRINTED[numbers]
    wanted, found, imported = retaken(path.read_bytes(), str(path), bundled_types, typed=typed, known=False)
    assert not imported.own
    assert "".join(words(found)) == "".join(words(wanted)), difference(words(wanted), words(found))
