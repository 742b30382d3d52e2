"""The page as it will be printed, at the right of what is written; it follows the cursor."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.base.messages import say
from drafter.preview.measure import cells
from drafter.preview.rows import Row, Span
from drafter.preview.setting import Page

_STYLES = {
    "title": Style(bold=True),
    "head": Style(bold=True),
    "strong": Style(bold=True),
    "todo": Style(color="black", bgcolor="yellow"),
    "rule": Style(dim=True),
    "red": Style(color="red", bold=True),
}
_HERE = Style(underline=True)


class PreviewPane(ScrollView, can_focus=True):
    """Pages under one another, 56 cells wide."""

    DEFAULT_CSS = """
    PreviewPane { width: 60; padding: 0 1; background: $surface; scrollbar-size-vertical: 1; }
    """
    explanation = say("预览：每页 28 字 × 22 行，序号和换行与生成的 Word 文件相同。↑ ↓ PgUp PgDn 翻看，F9 回到编辑。")

    def __init__(self) -> None:
        super().__init__(id="preview")
        self._rows: list[Row | int] = []  # a number begins a page
        self._starts: list[int] = []
        self._here = -1

    def show(self, pages: tuple[Page, ...]) -> None:
        """Show *pages*."""
        self._rows, self._starts = [], []
        for page in pages:
            self._starts.append(len(self._rows) + 1)
            self._rows += [page.number, *page.rows, *[Row(())] * max(0, page.lines - len(page.rows))]
        width = max((page.width for page in pages), default=56)
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def follow(self, place: tuple[int, int] | None, block: int) -> None:
        """Mark the rows of *block*, which begins at *place* (page and row from 0), and bring them into view."""
        has_moved = block != self._here
        self._here = block
        if place is not None and place[0] < len(self._starts):
            line = self._starts[place[0]] + place[1]
            top, height = int(self.scroll_y), self.size.height
            if not top + 1 <= line < top + height - 2:
                self.scroll_to(y=max(0, line - height // 3), animate=False, immediate=True)
        if has_moved:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Render a row, or the line between two pages."""
        line, width = y + self.scroll_offset.y, self.size.width
        if line >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[line]
        if isinstance(row, int):
            label = say(" 第{number}页 ", number=row)
            side = max(0, (56 - cells(label)) // 2)
            return self._strip([Segment("─" * side + label + "─" * (56 - side - cells(label)), Style(dim=True))], width)
        here = _HERE if row.block == self._here and row.block >= 0 else Style()
        return self._strip([_segment(span, here) for span in row.spans], width)

    def _strip(self, segments: list[Segment], width: int) -> Strip:
        strip = Strip(segments).crop(self.scroll_offset.x, self.scroll_offset.x + width)
        return strip.extend_cell_length(width).apply_style(self.rich_style)


def _segment(span: Span, here: Style) -> Segment:
    return Segment(span.text, _STYLES.get(span.look, Style()) + (here if span.text.strip() else Style()))
