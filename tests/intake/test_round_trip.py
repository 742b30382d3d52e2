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
