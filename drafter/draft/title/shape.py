"""What the shape of a title costs: 梯形 or 菱形 is asked for, a rectangle or an hourglass is not (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

SHORTEST = 3.0
"""A line below this width in 字 holds one or two characters."""

_TOO_SHORT = 700.0
_MORE_LINES = 8.0
_HOURGLASS = 9.0
_RECTANGLE = 4.0
_STEP, _STEEP = 5.0, 1.5


def shape_cost(widths: Sequence[float], fewest: int) -> float:
    """Return the cost of lines of these widths in 字 where *fewest* lines would do."""
    cost = _MORE_LINES * (len(widths) - fewest) + sum(_TOO_SHORT for width in widths if width < SHORTEST)
    steps = [later - earlier for earlier, later in pairwise(widths)]
    cost += sum(_step_cost(abs(step)) for step in steps)
    return cost + sum(_HOURGLASS for before, after in pairwise(steps) if before < 0 < after)


def _step_cost(step: float) -> float:
    if step < 1:
        return _RECTANGLE * (1 - step)
    return _STEEP * max(0.0, step - _STEP)
