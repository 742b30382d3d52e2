"""What people type finds what they mean: phrases hidden among ten thousand others, by queries of every style."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from drafter.snippets.search.bare import bare, breaks_in
from drafter.snippets.search.engine import Search
from drafter.snippets.search.index import Index
from drafter.snippets.search.indexing import index_parts
from drafter.snippets.search.row import Row, Sounding, standing_order
from drafter.snippets.search.sounds import again, common_sounds, sounds

HERE = Path(__file__).parent
OTHERS, RECOMBINED = 9_000, 1_000
BENCHMARKS = HERE.parents[2] / "benchmarks"

_word_sounds = cache(sounds)


def lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


PHRASES = dict(line.split("|") for line in lines("phrases.txt"))
QUERIES = [tuple(line.split("|")) for line in lines("queries.txt")]


def heard(text: str) -> Sounding:
    words = bare(text)
    spoken = sounds(words)
    return Sounding(words, spoken, again(words, spoken), breaks_in(text))


def others() -> Iterator[Row]:
    """Nine thousand synthetic phrases, and a thousand drafts put together from halves of those that are looked for."""
    for number, phrase in enumerate(runpy.run_path(str(BENCHMARKS / "phrases.py"))["phrases"](OTHERS), start=1000):
        fields = [Sounding("".join(words), "".join(map(_word_sounds, words)), "") for words in (phrase.title, phrase.text)]
        yield Row(number, phrase.id, phrase.category, phrase.status, phrase.tags, phrase.types, 0, *fields)
    chance, texts = Random(1), [list(PHRASES), list(PHRASES.values())]
    for number in range(1000 + OTHERS, 1000 + OTHERS + RECOMBINED):
        title, text = (first_half(chance.choice(each)) + second_half(chance.choice(each)) for each in texts)
        yield Row(number, f"zw-{number:06x}", "openings", "draft", (), (), 0, heard(title), heard(text))


def first_half(text: str) -> str:
    return text[: (len(text) + 1) // 2]


def second_half(text: str) -> str:
    return text[(len(text) + 1) // 2 :]


@pytest.fixture(scope="module")
def search() -> Search:
    rows = [
        Row(number, f"zx-{number:06x}", "openings", "approved", (), (), 0, heard(title), heard(text))
        for number, (title, text) in enumerate(PHRASES.items())
    ]
    ordered = sorted([*rows, *others()], key=standing_order)
    parts = dict(index_parts(ordered, {}))
    return Search(Index(parts.__getitem__, lambda _: common_sounds().encode("utf-16-le")), {}, 20260101)


def found(search: Search, query: str) -> list[str]:
    titles = list(PHRASES)
    numbers = [search.index.records[each.row] for each in search.find(query, 5)]
    return [titles[number] if number < 1000 else "" for number in numbers]


def test_the_set_is_large_enough():
    assert len(PHRASES) >= 150
    assert len(QUERIES) >= 80
    assert {title for _, title in QUERIES} <= set(PHRASES)


def test_nineteen_of_twenty_queries_have_what_is_meant_among_the_first_five(search):
    missed = [f"{query} → {title}" for query, title in QUERIES if title not in found(search, query)]
    assert len(missed) <= len(QUERIES) * 0.05, "\n".join(missed)
