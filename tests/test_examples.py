"""The examples: each renders, prints the same in both kinds of numbering, and reads as a person expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from drafter import answers, word
from drafter.doctypes import TypeLibrary
from drafter.draft.compose import compose
from drafter.reading.displayed import DisplayedParagraph, displayed

EXAMPLES = Path(__file__).parents[1] / "examples"
ALL = sorted(EXAMPLES.rglob("*.yaml"))
GOLDEN = Path(__file__).parent / "golden"
READ = ("work-plan", "seminar-speech", "exchange-report", "collection", "notice", "request", "minutes")

every_example = pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def rendered(bundled_types: TypeLibrary) -> Callable[[Path, str], bytes]:
    """A function from an example and a numbering mode to its docx, contents without the pages that a printer would find."""

    def render(path: Path, mode: str) -> bytes:
        draft = answers.load(path.read_bytes(), str(path), bundled_types.form).draft
        assert draft is not None
        composition = compose(draft)
        document_type = bundled_types.get(draft.form.name)
        numbering = word.NumberingMode(mode)
        return word.render(composition.blocks, document_type, numbering=numbering, values=composition.values)

    return render


@every_example
def test_an_example_has_nothing_to_complain_about(path: Path, bundled_types: TypeLibrary) -> None:
    """Not even a notice, and no 【待填】: the examples are what people copy."""
    loaded = answers.load(path.read_bytes(), str(path), bundled_types.form)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.draft is not None
    composition = compose(loaded.draft)
    assert [str(problem) for problem in composition.problems] == []
    assert composition.todo == 0


@every_example
def test_native_and_typed_numbers_show_the_same(path: Path, rendered: Callable[[Path, str], bytes]) -> None:
    native, text = ([each.shown for each in displayed(rendered(path, mode))] for mode in ("native", "text"))
    assert len(native) > 5
    assert native == text


@every_example
@pytest.mark.parametrize("mode", ["native", "text"])
def test_an_example_gives_the_same_bytes_twice(path: Path, mode: str, rendered: Callable[[Path, str], bytes]) -> None:
    assert rendered(path, mode) == rendered(path, mode)


def test_every_example_is_described() -> None:
    """The reader of the folder finds each file in its README, in Chinese and in English."""
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in ALL:
        name = path.relative_to(EXAMPLES).as_posix()
        assert readme.count(f"| `{name}` |") == 2, name


def as_read(paragraphs: tuple[DisplayedParagraph, ...]) -> str:
    """The document as a person reads it: a line per paragraph or row of a table, breaks as new lines, no blanks at the end."""

    def row(paragraph: DisplayedParagraph) -> object:
        return (paragraph.cell.table, paragraph.cell.row) if paragraph.cell else id(paragraph)

    def lines() -> Iterator[str]:
        for _, found in groupby(paragraphs, row):
            cells = list(found)
            shown = [each.shown for each in cells]
            yield f"| {' | '.join(shown)} |" if cells[0].cell else shown[0]

    return "\n".join(line.rstrip() for paragraph in lines() for line in paragraph.split("\n")) + "\n"


@pytest.mark.parametrize("name", READ)
def test_an_example_reads_as_it_should(name: str, pytestconfig: pytest.Config, rendered: Callable[[Path, str], bytes]) -> None:
    """Every displayed line of the example, with its labels, in tests/golden; --refresh-golden writes it anew."""
    read = as_read(displayed(rendered(EXAMPLES / f"{name}.yaml", "native")))
    golden = GOLDEN / f"{name}.txt"
    if pytestconfig.getoption("--refresh-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(read, encoding="utf-8", newline="\n")
    assert read == golden.read_text(encoding="utf-8")
