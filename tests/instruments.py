"""Programs that tests drive: where one is missing the test is skipped with the reason; with ``CI=true`` it fails."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def instrument(*names: str) -> str:
    """Return the path of the program of one of *names*; where there is none the test ends here."""
    found = next((path for path in map(shutil.which, names) if path), None)
    return found or missing(f"{names[0]} is not installed")


def missing(reason: str) -> NoReturn:
    """End the test, which needs something that is not here: skipped, or failed with ``CI=true``."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
