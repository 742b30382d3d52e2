"""What a template sees of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from markupsafe import Markup

from drafter.draft.blocks import Block

if TYPE_CHECKING:
    from drafter.word.printer import Printer


class BlockView:
    """One block in a template: conditions ask for its kind, family, level, label, text; slots print it."""

    __slots__ = ("_printer", "block", "family", "index", "kind", "times")

    PUBLIC: ClassVar[frozenset[str]] = frozenset({"kind", "family", "level", "label", "text", "ruled", "landscape"})

    def __init__(self, block: Block, index: int, printer: Printer) -> None:
        self.block, self.index, self._printer = block, index, printer
        self.kind = block.kind  # kind and family are asked most often, so they are no properties
        self.family = block.family or ""
        self.times = 0
        """How often the block has been printed."""

    @property
    def level(self) -> int:
        """Return its depth in the outline, 0 where it has none."""
        return self.block.level

    @property
    def label(self) -> str:
        """Return its label as printed."""
        return self.block.label

    @property
    def text(self) -> str:
        """Return its words."""
        return self.block.text

    @property
    def ruled(self) -> bool:
        """Tell whether it is a table with rules."""
        return self.block.table is not None and self.block.table.ruled

    @property
    def landscape(self) -> bool:
        """Tell whether it stands on a landscape page."""
        return self.block.landscape

    def printed(self, slot: int) -> Markup:
        """Return what stands in the template's slot with this number."""
        return Markup(self._printer.printed(self, slot))
