"""What the tests of whole documents share: answers in, a docx and its displayed lines out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafter import answers, pipeline
from drafter.base.problems import errors_of
from drafter.doctypes import Layer, Location, TypeLibrary
from drafter.doctypes.locations import bundled
from drafter.draft.fields import Draft
from drafter.reading.displayed import displayed

pytest_plugins = ("printed", "libreoffice")  # the fixtures pages_of and to_pdf, libreoffice and own_temporary


OUTSIDE_FIXTURES = frozenset(["libreoffice", "to_pdf", "pages_of", "resaved", "tmux", "drive"])
OUTSIDE_FILES = (
    "test_terminal.py",
    "test_example.py",
    "test_browser.py",
    "test_sync_killed.py",
    "test_sync_many.py",
    "test_sync_failures.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives LibreOffice, git, a terminal, a browser, a whole screen: what they do is the same on every Python."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.path.name in OUTSIDE_FILES or not OUTSIDE_FIXTURES.isdisjoint(fixtures):
            item.add_marker("outside")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write tests/golden anew instead of comparing with it")


@pytest.fixture(scope="session")
def bundled_types() -> TypeLibrary:
    """The types that come with the project, and no others."""
    return TypeLibrary([Location(Layer.BUNDLED, bundled())])


@pytest.fixture(scope="session")
def draft_of(bundled_types: TypeLibrary) -> Callable[[str], Draft]:
    """A function from the text of an answers file, which must be without errors, to its draft."""

    def load(text: str) -> Draft:
        loaded = answers.load(text, "answers.yaml", bundled_types.form)
        assert not errors_of(loaded.problems), "\n".join(map(str, loaded.problems))
        assert loaded.draft is not None
        return loaded.draft

    return load


@pytest.fixture(scope="session")
def printed(bundled_types: TypeLibrary) -> Callable[[str, str], bytes]:
    """A function from the text of an answers file and a numbering mode to the bytes of the docx."""

    def render(text: str, mode: str = "native") -> bytes:
        options = pipeline.Options(typed_numbers=mode == "text")
        return pipeline.make(text.encode(), "answers.yaml", bundled_types, options).docx

    return render


@pytest.fixture(scope="session")
def lines_printed(printed: Callable[[str, str], bytes]) -> Callable[[str, str], list[str]]:
    """A function from the text of an answers file and a numbering mode to the lines displayed, without the empty ones."""

    def read(text: str, mode: str = "native") -> list[str]:
        return [each.shown for each in displayed(printed(text, mode)) if each.shown]

    return read
