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
