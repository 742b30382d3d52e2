"""Where document types come from: bundled < shared < personal < DRAFTER_TEMPLATES < ``--templates``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.base import layers
from drafter.base.errors import UsageError
from drafter.base.folders import data_folder
from drafter.base.layers import Layer, Location
from drafter.base.messages import say
from drafter.base.settings import read_settings

FOLDER = "templates"
"""What the folder of types is called in every layer."""


def type_locations(named: Sequence[Path] = ()) -> tuple[Location, ...]:
    """Return the folders of types, the lowest layer first; of those *named*, the first ranks highest.

    UsageError where the settings cannot be read, or a folder that somebody named is not there.
    """
    from_environment = [Path(each) for each in os.environ.get("DRAFTER_TEMPLATES", "").split(os.pathsep) if each]
    folders = [*named, *from_environment]
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(say("类型文件夹不存在：{folder}", folder=folder))
    named_ones = (Location(Layer.NAMED, folder) for folder in reversed(folders))
    return (Location(Layer.BUNDLED, bundled()), *_of_user(), *named_ones)


def bundled() -> Path:
    """Return the folder of the types that come with drafter."""
    return layers.bundled(FOLDER)


def personal() -> Path:
    """Return the folder of the user's own types."""
    return data_folder() / FOLDER


def _of_user() -> Iterator[Location]:
    shared = read_settings().folder("shared")
    if shared is not None:
        yield Location(Layer.SHARED, shared / FOLDER)
    yield Location(Layer.PERSONAL, personal())
