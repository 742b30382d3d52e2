"""How fast phrases are found: per key, to load, in memory, and as a process of its own.

    python -m benchmarks.snippets              1 000, 10 000 and 100 000 phrases, and the cold process at 10 000
    python -m benchmarks.snippets --million   a million too: takes minutes and 4 GB

Times per key and of loading are of the processor, so that neighbours on a shared machine do not count. A process is compared
with one that only imports click and sqlite3, the two taking turns.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.phrases import Phrase, phrases
from benchmarks.timing import side_by_side
from drafter.snippets.cache.hearing import learn
from drafter.snippets.cache.store import COMMON, State, open_store
from drafter.snippets.search.engine import Search
from drafter.snippets.search.index import Index
from drafter.snippets.search.indexing import index_parts
from drafter.snippets.search.row import Row, Sounding, standing_order
from drafter.snippets.search.sounds import sounds
from drafter.snippets.search.syllables import syllable

SIZES = (1_000, 10_000, 100_000)
COLD = 10_000
ROUNDS = 21
DRAFTER = ("-c", "import sys; from drafter.cli import main; sys.exit(main())")  # what the installed command does
KEY = "benchmark"
FIRST = ("重点工作", "zhongdian")  # by characters and by pinyin: what is loaded differs, the slower one counts

_heard = cache(sounds)


def main() -> None:
    sizes = (*SIZES, 1_000_000) if "--million" in sys.argv else SIZES
    with tempfile.TemporaryDirectory() as folder:
        print("phrases     p50 per key  p99 per key     load + first  memory")
        for size in sizes:
            figures = measured(Path(folder) / f"{size}.sqlite3", size)
            print(
                "{size:<11,} {p50:>8.2f} ms  {p99:>8.2f} ms  {load:>12.1f} ms  +{memory:.0f} MB".format(**figures), flush=True
            )
        cold(Path(folder) / "cold")


def measured(file: Path, size: int) -> dict[str, float]:
    """Return the figures of *size* phrases, measured in a process that has not made them."""
    run(sys.executable, "-m", "benchmarks.snippets", "--make", str(file), str(size))
    loads = [
        max(
            (json.loads(run(sys.executable, "-m", "benchmarks.snippets", "--load", str(file), first)) for first in FIRST),
            key=_load,
        )
        for _ in range(5)
    ]
    keys = json.loads(run(sys.executable, "-m", "benchmarks.snippets", "--keys", str(file)))
    file.unlink()
    return {
        "size": size,
        "load": median(map(_load, loads)),
        "memory": median(each["memory"] for each in loads),
        **keys,
    }


def _load(figures: dict[str, float]) -> float:
    return figures["load"]


def make(file: Path, size: int) -> None:
    """Store the index of *size* phrases."""
    rows = sorted((row(number, phrase) for number, phrase in enumerate(phrases(size), start=1)), key=standing_order)
    store = open_store(file)
    learn(store)
    store.put_index(KEY, State("", "made", 0.0, young=False), index_parts(rows, {}))


def row(number: int, phrase: Phrase) -> Row:
    title, text = (Sounding("".join(words), "".join(map(_heard, words)), "") for words in (phrase.title, phrase.text))
    return Row(number, phrase.id, phrase.category, phrase.status, phrase.tags, phrase.types, 0, title, text)


def opened(file: Path) -> Search:
    store = open_store(file)
    state = store.state(KEY)
    assert state is not None
    index = Index(lambda name: store.part(state.build, name), lambda name: store.part(COMMON, name))
    return Search(index, {}, 20260101)


def load(file: Path, first: str) -> dict[str, float]:
    """Return how long it takes until the query *first* is answered, and what it and the other style keep in memory."""
    before, start = resident(), time.process_time()
    search = opened(file)
    search.find(first, 20)
    seconds = time.process_time() - start
    for query in FIRST:
        search.find(query, 20)
    return {"load": seconds * 1000, "memory": (resident() - before) / 1e6}


def resident() -> int:
    """Return the bytes of memory that this process has; 0 where the system does not say so in /proc."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")), 0)


def keys(file: Path) -> dict[str, float]:
    """Return the median and the 99th percentile of the time of one key."""
    gc.set_threshold(100_000, 50, 50)  # as the command does
    search, times = opened(file), list[float]()
    for query in keystrokes():
        start = time.thread_time()
        search.find(query, 20)
        times.append((time.thread_time() - start) * 1000)
    times.sort()
    return {"p50": median(times), "p99": times[int(len(times) * 0.99)]}


def keystrokes() -> Iterator[str]:
    """Yield what stands in the field after every key of somebody who looks for sixty phrases in every style."""
    chance = Random(5)
    for phrase in chance.sample(list(phrases(1000)), 60):
        for query in queries(phrase, chance):
            yield from (query[: end + 1] for end in range(len(query)))


def queries(phrase: Phrase, chance: Random) -> Iterator[str]:
    """Yield the ways to look for *phrase*; every third time one is mistyped."""
    title, words = "".join(phrase.title), [word for word in phrase.text if word not in "，。"]
    one, other = chance.choice(words), chance.choice(words)
    yield title
    yield one + other
    yield pinyin(title)
    yield initials(title)
    yield one + initials(other)
    yield f"{one} {pinyin(chance.choice(phrase.title))}"
    yield f"{initials(one)} {other}"
    if chance.random() < 1 / 3:
        letters, at = pinyin(title), chance.randrange(2, 6)
        yield letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]


def pinyin(text: str) -> str:
    return "".join(syllable(each) for each in _heard(text))


def initials(text: str) -> str:
    return "".join(syllable(each)[0] for each in _heard(text))


def cold(folder: Path) -> None:
    """Print how long a search takes as a process of its own in a library of files, its cache warm."""
    write_library(folder / "library")
    environment = cold_environment(folder)
    search = (sys.executable, *DRAFTER, "snippets", "search", "zhongdian")
    start = time.perf_counter()
    run(*search, environment=environment)
    print(f"\nfirst search in {COLD:,} files, nothing cached: {time.perf_counter() - start:.1f} s")
    time.sleep(3)  # until the stamps of the files are old enough to be trusted
    run(*search, environment=environment)
    contenders = {
        "import click, sqlite3": lambda: run(sys.executable, "-c", "import click, sqlite3", environment=environment),
        "search, cache warm": lambda: run(*search, environment=environment),
        "search --json": lambda: run(*search, "--json", environment=environment),
    }
    times = side_by_side(contenders, ROUNDS)
    base, *_ = times.values()
    for name, seconds in times.items():
        print(f"{name:<24}{seconds * 1000:6.1f} ms  ratio {seconds / base:.2f}")


def cold_environment(folder: Path) -> dict[str, str]:
    """Return an environment with a library and settings of its own, in which modules are compiled once, as where installed."""
    own = {
        "DRAFTER_LIBRARY": str(folder / "library"),
        "DRAFTER_CACHE": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own


def write_library(folder: Path) -> None:
    for phrase in phrases(COLD):
        path = folder / phrase.category / f"{phrase.id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        tags, types = (f"[{', '.join(words)}]" for words in (phrase.tags, phrase.types))
        lines = [f"id: {phrase.id}", f"title: {''.join(phrase.title)}", f"text: {''.join(phrase.text)}", "kind: sample"]
        path.write_text(
            "\n".join([*lines, f"tags: {tags}", f"types: {types}", f"status: {phrase.status}", ""]), encoding="utf-8"
        )


def run(*command: str, environment: dict[str, str] | None = None) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--make", file, size]:
            make(Path(file), int(size))
        case ["--load", file, first]:
            print(json.dumps(load(Path(file), first)))
        case ["--keys", file]:
            print(json.dumps(keys(Path(file))))
        case _:
            main()
