"""Line breaks of titles (being written: only forced breaks so far)."""

from __future__ import annotations


def break_title(title: str, width: int = 20) -> tuple[str, ...]:
    """Return the lines of *title*."""
    del width
    return tuple(title.split("\n"))
