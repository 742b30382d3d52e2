"""The command line: thin commands over the rooms; the only place that prints."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

_COLLECT_SELDOM = (100_000, 50, 50)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line *arguments* (those of the process by default) and return the exit status."""
    if arguments is None:
        # A run allocates much and drops little: collecting garbage, while modules are loaded and last of all when the process
        # ends, took a sixth of its time.
        gc.set_threshold(*_COLLECT_SELDOM)

    from drafter.cli.entry import status_of

    status = status_of(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        gc.freeze()
    return status
