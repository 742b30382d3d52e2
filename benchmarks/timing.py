"""Contenders timed side by side: one after the other in every round, the order turned round each time."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Contenders = Mapping[str, Callable[[], object]]


def side_by_side(contenders: Contenders, rounds: int) -> dict[str, float]:
    """Return the median seconds of each contender over *rounds* rounds, after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        names = list(contenders) if turn % 2 else list(reversed(contenders))
        for name in names:
            seconds = once(contenders[name])
            if turn:
                times[name].append(seconds)
    return {name: median(each) for name, each in times.items()}


def once(work: Callable[[], object]) -> float:
    """Return the seconds that *work* takes, after a collection of garbage."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start
