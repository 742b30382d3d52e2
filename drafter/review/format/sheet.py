"""A Word file as the review of its format sees it: its paragraphs with the formats in effect, sections, package."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from drafter.doctypes.format import Profile
from drafter.reading.displayed import DisplayedParagraph, displayed_in
from drafter.reading.effective import Effective
from drafter.reading.package import Package
from drafter.reading.page_setup import PageSetup, has_even_pages, page_setups
from drafter.reading.styles import Styles
from drafter.reading.theme import Theme
from drafter.review.format.looks import Piece, pieces
from drafter.review.format.parts import Part, parts_of
from drafter.review.format.roles import Placed, placed
from drafter.review.format.rows import Table, tables_in


class Sheet:
    """A docx opened for review; what only some rules need is read when they ask."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.part("styles"))
        self.theme = Theme(package.part("theme"), package.part("settings"))
        self.looks = Effective(self.styles, self.theme)
        self.paragraphs: Sequence[DisplayedParagraph] = displayed_in(package, lambda styles: Effective(styles, self.theme))
        self.setups: tuple[PageSetup, ...] = page_setups(package)
        self.has_even_pages = has_even_pages(package)
        self._pieces: tuple[Profile | None, tuple[Piece, ...]] = (None, ())

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Return the paragraphs that say something, numbered."""
        return tuple(parts_of(self.paragraphs, len(self.setups) - 1))

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Return the paragraphs that say something with what each of them is."""
        return placed(self.parts)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Return the tables of the body in order."""
        return tuple(tables_in(self.package.body_part(), self.parts))

    def pieces(self, profile: Profile) -> tuple[Piece, ...]:
        """Return the stretches of one format, each with the look that *profile* wants there."""
        if self._pieces[0] is not profile:
            self._pieces = (profile, tuple(pieces(self.placed, profile)))
        return self._pieces[1]


def read_sheet(data: bytes) -> Sheet:
    """Return the docx *data* opened for review; UnreadableDocxError where it is none, damaged or hostile."""
    return Sheet(Package(data))
