"""Contenders timed side by side: one after the other in every round, the order turned round each time."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

Contenders = Mapping[str, Callable[[], object]]
Clock = Callable[[], float]


def side_by_side(contenders: Contenders, rounds: int, clock: Clock = perf_counter) -> dict[str, float]:
    """Return the median seconds by *clock* of each contender over *rounds* rounds, after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        names = list(contenders) if turn % 2 else list(reversed(contenders))
        for name in names:
            seconds = once(contenders[name], clock)
            if turn:
                times[name].append(seconds)
    return {name: median(each) for name, each in times.items()}


def once(work: Callable[[], object], clock: Clock = perf_counter) -> float:
    """Return the seconds by *clock* that *work* takes, after a collection of garbage."""
    gc.collect()
    start = clock()
    work()
    return clock() - start


def processor_of_children() -> float:
    """Return the processor's seconds of all processes waited for: neighbours on the machine do not count. Not on Windows."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
