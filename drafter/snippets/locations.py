"""Where phrases come from: bundled < shared < personal < DRAFTER_LIBRARY < ``--library``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.base.errors import UsageError
from drafter.base.folders import data_folder
from drafter.base.layers import Layer, Location, bundled
from drafter.base.messages import say
from drafter.base.settings import Settings, read_settings

FOLDER = "snippets"
"""The folder of phrases within a layer's folder."""


class Setup(NamedTuple):
    """The layers of the library, the lowest first, the ids hidden in the settings, and which layers may be written."""

    locations: tuple[Location, ...]
    hidden: tuple[str, ...] = ()
    writable: frozenset[Layer] = frozenset({Layer.PERSONAL, Layer.NAMED})


def setup(named: Sequence[Path] = (), settings: Settings | None = None) -> Setup:
    """Return the library as the settings, ``DRAFTER_LIBRARY`` and *named* say; of those named, the first ranks highest.

    UsageError where the settings are wrong, or a folder that somebody named is not there.
    """
    from_environment = [Path(each) for each in os.environ.get("DRAFTER_LIBRARY", "").split(os.pathsep) if each]
    folders = [*named, *from_environment]
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(say("表述库文件夹不存在：{folder}", folder=folder))
    settings = settings or read_settings()
    ours = settings.section(FOLDER)
    found = [Location(Layer.BUNDLED, bundled(FOLDER)), *_of_user(settings, ours)]
    found += [Location(Layer.NAMED, library_root(folder)) for folder in reversed(folders)]
    writable = {Layer.PERSONAL, Layer.NAMED} | ({Layer.SHARED} if ours.flag("edit_shared") else set())
    return Setup(_absolute(found), ours.texts("hidden"), frozenset(writable))


def library_root(folder: Path) -> Path:
    """Return where the categories stand in *folder*: in its folder ``snippets`` where it has one, else right in it."""
    inside = folder / FOLDER
    return inside if inside.is_dir() and not any(inside.glob("*.yaml")) else folder


def _of_user(settings: Settings, ours: Settings) -> list[Location]:
    shared, common = ours.folder("shared"), settings.folder("shared")
    found = []
    if shared is not None:
        found.append(Location(Layer.SHARED, library_root(shared)))
    elif common is not None:
        found.append(Location(Layer.SHARED, common / FOLDER))
    personal = ours.folder("personal")
    found.append(Location(Layer.PERSONAL, personal if personal is not None else data_folder() / FOLDER))
    return found


def _absolute(found: Sequence[Location]) -> tuple[Location, ...]:
    """Return the locations with absolute folders; one that is named twice counts where it ranks highest."""
    absolute = [Location(layer, Path(os.path.abspath(folder))) for layer, folder in found]  # noqa: PTH100 (keeps symlinks)
    last = {location.folder: at for at, location in enumerate(absolute)}
    return tuple(location for at, location in enumerate(absolute) if last[location.folder] == at)
