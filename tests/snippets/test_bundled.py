"""The starter library that comes with drafter: every record can be read, filled in, trusted and told from the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from drafter.base.yaml.nodes import Mapping, Node, Scalar, Sequence, parse
from drafter.draft.expressions import Name, names_in, pieces

PROJECT = Path(__file__).parents[2]
LIBRARY = PROJECT / "snippets"
FOLDERS = sorted(path for path in LIBRARY.iterdir() if path.is_dir())
FILES = sorted(path for folder in FOLDERS for path in folder.glob("*.yaml") if path.name != "_category.yaml")

REQUIRED = {"id", "title", "text", "kind", "status"}
OPTIONAL = {"tags", "types", "variables", "valid", "superseded_by", "source", "pinyin"}
ORDER = [
    *("id", "title", "text", "kind", "tags", "types", "variables", "status"),
    *("based_on", "owner", "valid", "superseded_by", "source", "pinyin"),
]
TYPES = {"work-plan", "seminar-speech", "exchange-report", "collection", "notice", "request", "minutes"}
DATED = re.compile(r"“十[三四五六]五”|20\d\d年|第.次全体会议")

HAN = r"[\u3400-\u9fff]"
HALF_WIDTH = r"""[,.;:?!()\[\]<>"'~\-]"""
MISPLACED = re.compile(f"{HAN}\\s*{HALF_WIDTH}|{HALF_WIDTH}\\s*{HAN}|{HAN}\\s+{HAN}")
PAIRS = ("“”", "《》", "（）", "〔〕")

Record = dict[str, Any]


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(each) for each in node.items]
    return {key.value: plain(value) for key, value in node.pairs}


def read(path: Path) -> Record:
    tree = parse(path.read_bytes().decode("utf-8"), path.name)
    assert not tree.problems, "\n".join(map(str, tree.problems))
    assert isinstance(tree.root, Mapping), path
    return plain(tree.root)


@pytest.fixture(scope="module")
def records() -> dict[Path, Record]:
    return {path: read(path) for path in FILES}


@pytest.fixture(scope="module")
def offenders(records: dict[Path, Record]) -> Callable[[Callable[[Record], bool]], list[str]]:
    """A function from a rule to the ids and texts of the records that do not keep it."""
    return lambda rule: [f"{record['id']} {record['text']}" for record in records.values() if not rule(record)]


def shown(text: str) -> str:
    """The text as it would stand on the page, every variable filled with a word."""
    return "".join("某" if piece.expression else piece.text for piece in pieces(text))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def test_there_is_enough_to_start_with():
    assert len(FILES) >= 150


def test_ids_are_unique_and_name_the_files(records):
    assert [record["id"] for record in records.values()] == [path.stem for path in records]
    assert [name for name, times in Counter(path.stem for path in FILES).items() if times > 1] == []


def test_every_category_has_a_name_tags_and_one_prefix():
    for folder in FOLDERS:
        category = read(folder / "_category.yaml")
        assert list(category) == ["name", "tags"]
        assert all(strings(category))
        assert len({path.stem.split("-")[0] for path in FILES if path.parent == folder}) == 1, folder


def test_records_have_the_published_keys_in_their_order(offenders):
    assert offenders(lambda each: set(each) - OPTIONAL == REQUIRED) == []
    assert offenders(lambda each: list(each) == [key for key in ORDER if key in each]) == []


def test_values_are_of_the_published_form(offenders):
    assert offenders(lambda each: re.fullmatch("[a-z]{2,8}-[0-9a-f]{6,}", each["id"]) is not None) == []
    assert offenders(lambda each: each["kind"] in {"canonical", "pattern", "sample"}) == []
    assert offenders(lambda each: each["status"] in {"approved", "deprecated"}) == []
    assert offenders(lambda each: set(each.get("types", ())) <= TYPES) == []
    assert offenders(lambda each: all(re.fullmatch("[a-z]+", reading) for reading in each.get("pinyin", ()))) == []
    assert offenders(lambda each: all(strings(each))) == []


def test_lists_are_filled_and_do_not_repeat_themselves_or_the_category(records):
    inherited = {folder: read(folder / "_category.yaml")["tags"] for folder in FOLDERS}
    for path, record in records.items():
        for values in (record[key] for key in ("tags", "types", "pinyin") if key in record):
            assert values, path
            assert len(values) == len(set(values)), path
        assert not set(record.get("tags", ())) & set(inherited[path.parent]), path


def test_texts_are_single_tidy_lines_of_a_length_that_can_be_reused(offenders):
    assert offenders(lambda each: each["text"] == each["text"].strip() and "\n" not in each["text"]) == []
    assert offenders(lambda each: 4 <= len(shown(each["text"])) <= 120) == []


def test_punctuation_is_full_width(offenders):
    assert offenders(lambda each: MISPLACED.search(shown(each["text"])) is None) == []
    assert offenders(lambda each: not any(MISPLACED.search(value) for value in strings(each.get("variables", ())))) == []


@pytest.mark.parametrize("pair", PAIRS)
def test_quotes_and_brackets_are_paired(offenders, pair):
    assert offenders(lambda each: re.sub(f"[^{pair}]", "", each["text"]) == pair * each["text"].count(pair[0])) == []


def test_variables_declared_are_the_variables_used(records):
    for path, record in records.items():
        expressions = [piece.expression for piece in pieces(record["text"]) if piece.expression]
        used = [name for expression in expressions for name in names_in(expression)]
        assert all(isinstance(expression, Name) for expression in expressions), path
        assert list(record.get("variables", {})) == list(dict.fromkeys(used)), path
        assert (record["kind"] == "pattern") == bool(used), path


def test_every_variable_asks_a_question_and_its_default_can_be_chosen(records):
    for path, record in records.items():
        for variable in record.get("variables", {}).values():
            assert "ask" in variable, path
            assert set(variable) <= {"ask", "default", "choices"}, path
            assert variable.get("default") in variable.get("choices", [variable.get("default")]), path


def test_terms_with_a_date_carry_validity_and_source(offenders):
    assert offenders(lambda each: "valid" in each or not DATED.search(each["text"])) == []
    assert offenders(lambda each: "valid" in each or each["status"] != "deprecated") == []
    assert offenders(lambda each: "source" in each or "valid" not in each) == []


def test_validity_and_sources_are_well_formed(records):
    for path, record in records.items():
        if valid := record.get("valid"):
            assert list(valid) in (["from"], ["from", "until"]), path
            assert date.fromisoformat(valid["from"]) <= date.fromisoformat(valid.get("until", "9999-12-31")), path
        if source := record.get("source"):
            assert list(source) in (["document", "date"], ["document", "reference", "date"]), path
            assert date.fromisoformat(source["date"]), path


def test_successors_exist_and_leave_no_day_between(records):
    """A plan is written before its year begins: a new term may hold while the old one still does."""
    by_id = {record["id"]: record for record in records.values()}
    superseded = [record for record in by_id.values() if record["status"] == "deprecated" or "superseded_by" in record]
    assert superseded
    for old in superseded:
        new = by_id[old["superseded_by"]]
        assert (old["status"], new["status"]) == ("deprecated", "approved"), old["id"]
        end = date.fromisoformat(old["valid"]["until"])
        assert date.fromisoformat(new["valid"]["from"]) - end <= timedelta(days=1), old["id"]


def test_no_two_titles_are_equal(records):
    times = Counter(record["title"] for record in records.values())
    assert [title for title, count in times.items() if count > 1] == []


def test_no_two_texts_are_nearly_equal(records):
    matcher = SequenceMatcher(autojunk=False)
    close = []
    for first, second in combinations(sorted(record["text"] for record in records.values()), 2):
        matcher.set_seqs(first, second)
        if matcher.real_quick_ratio() > 0.9 and matcher.quick_ratio() > 0.9 and matcher.ratio() > 0.9:
            close.append((first, second))
    assert close == []


def test_the_tags_that_fields_of_the_bundled_types_offer_are_in_the_library(records):
    held = {tag for folder in FOLDERS for tag in read(folder / "_category.yaml")["tags"]}
    held.update(tag for record in records.values() for tag in record.get("tags", ()))
    for path in (PROJECT / "templates").glob("*/type.yaml"):
        for key, field in read(path)["fields"].items():
            assert set(field.get("snippets", ())) <= held, f"{path.parent.name}: {key}"
