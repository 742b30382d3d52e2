"""The names of the office's units for whoever reads answers: most have no task that asks, so nothing is loaded before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from drafter.base.errors import UsageError


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
        from drafter.base.settings import read_settings
        from drafter.review.units import read_units, unit_files

        try:
            files = unit_files(read_settings())
            return read_units(files[0])[0].by_name if files else ()
        except UsageError:
            if self._lenient:
                return ()
            raise
