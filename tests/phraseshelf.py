"""A folder of phrases that a test fills."""

from __future__ import annotations

import os
from pathlib import Path

OLD = 1_700_000_000


class Shelf:
    """A folder of a library that a test fills."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, id: str, title: str, text: str, category: str = "openings", **keys: str) -> Path:
        """Write a record, as old as files are that nobody is working on, and return its path."""
        lines = [f"id: {id}", f"title: {title}", f"text: {text}", f"status: {keys.pop('status', 'approved')}"]
        return self.write(
            f"{category}/{id}.yaml", "\n".join([*lines, *(f"{key}: {value}" for key, value in keys.items()), ""])
        )

    def write(self, name: str, text: str) -> Path:
        """Write the file *name* and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        for each in (path, path.parent, self.folder):
            os.utime(each, (OLD, OLD))
        return path
