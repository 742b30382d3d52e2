"""The examples: each renders, prints the same in both kinds of numbering, and the work plan reads as a person expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from drafter import answers
from drafter.doctypes import TypeLibrary
from drafter.draft.compose import compose
from drafter.reading.displayed import DisplayedParagraph, displayed

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLDEN = Path(__file__).parent / "golden" / "work-plan.txt"

every_example = pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)


@every_example
def test_an_example_has_nothing_to_complain_about(path: Path, bundled_types: TypeLibrary) -> None:
    """Not even a notice, and no 【待填】: the examples are what people copy."""
    loaded = answers.load(path.read_bytes(), path.name, bundled_types.form)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.draft is not None
    composition = compose(loaded.draft)
    assert [str(problem) for problem in composition.problems] == []
    assert composition.todo == 0


@every_example
def test_native_and_typed_numbers_show_the_same(path: Path, lines_printed: Callable[[str, str], list[str]]) -> None:
    text = path.read_text(encoding="utf-8")
    lines = lines_printed(text, "native")
    assert len(lines) > 5
    assert lines == lines_printed(text, "text")


@every_example
@pytest.mark.parametrize("mode", ["native", "text"])
def test_an_example_gives_the_same_bytes_twice(path: Path, mode: str, printed: Callable[[str, str], bytes]) -> None:
    text = path.read_text(encoding="utf-8")
    assert printed(text, mode) == printed(text, mode)


def test_every_example_is_described() -> None:
    """The reader of the folder finds each file in its README, in Chinese and in English."""
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in EXAMPLES.glob("*.yaml"):
        assert readme.count(f"| `{path.name}` |") == 2, path.name


def as_read(paragraphs: tuple[DisplayedParagraph, ...]) -> str:
    """The document as a person reads it: a line per paragraph or row of a table, breaks in a title as new lines."""

    def row(paragraph: DisplayedParagraph) -> object:
        return (paragraph.cell.table, paragraph.cell.row) if paragraph.cell else id(paragraph)

    def lines() -> Iterator[str]:
        for _, found in groupby(paragraphs, row):
            cells = list(found)
            shown = [each.shown for each in cells]
            yield f"| {' | '.join(shown)} |" if cells[0].cell else shown[0]

    return "\n".join(lines()) + "\n"


def test_the_work_plan_reads_as_it_should(pytestconfig: pytest.Config, printed: Callable[[str, str], bytes]) -> None:
    """Every displayed line of the example, with its labels, in tests/golden; --refresh-golden writes it anew."""
    read = as_read(displayed(printed((EXAMPLES / "work-plan.yaml").read_text(encoding="utf-8"), "native")))
    if pytestconfig.getoption("--refresh-golden"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(read, encoding="utf-8", newline="\n")
    assert read == GOLDEN.read_text(encoding="utf-8")
