"""The names of the office's units for whoever reads answers: most have no task that asks, so nothing is loaded before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path

from drafter.base.errors import UsageError
from drafter.base.folders import data_folder
from drafter.base.messages import say
from drafter.base.settings import Settings, read_settings

FILE = "units.toml"


class UnitNames(Collection[str]):
    """The full and short names in the office's list of units, read when they are first asked about.

    Where the settings are wrong, UsageError, or, if *lenient*, no names: for who goes on and leaves it to the review to say.
    What is wrong in the list itself is always for the review to say.
    """

    def __init__(self, *, lenient: bool = False) -> None:
        self._lenient = lenient

    def __contains__(self, name: object) -> bool:
        """Tell whether *name* is a unit's."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._names)

    @cached_property
    def _names(self) -> Collection[str]:
        try:
            files = unit_files(read_settings())
        except UsageError:
            if self._lenient:
                return ()
            raise
        if not files:
            return ()
        from drafter.review.units import read_units  # 1 ms that offices without a list need not wait for

        return read_units(files[0])[0].by_name


def unit_files(settings: Settings) -> list[Path]:
    """Return where lists of units may stand, the highest first: the one that ``[units] file`` names, personal, shared."""
    named = settings.section("units").folder("file")
    if named is not None and not named.is_file():
        raise UsageError(say("设置文件 {path} 里的单位名录不存在：{file}", path=settings.file, file=named))
    shared = settings.folder("shared")
    usual = [data_folder() / FILE, *([shared / FILE] if shared is not None else [])]
    return [named] if named is not None else [path for path in usual if path.is_file()]
