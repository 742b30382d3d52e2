"""Where a paragraph stands in the document's outline, said so that Word takes it for the contents and the navigation pane.

A paragraph in one of Word's own heading styles has the level of that style, whatever it says itself ([MS-DOC] sprmPOutLvl,
and Word's ``Paragraph.OutlineLevel``). A heading that stands at another level, as those of a collection's parts do, is given
a style made after its own: it looks the same and has the level.
"""

from __future__ import annotations

from drafter.doctypes.package import escape
from drafter.word.styles import Styles

BODY_TEXT = 10
"""The level, counted from 1, of what is in no outline."""


class Levels:
    """Gives the outline levels of one document, and makes the styles that it takes; only contents need those."""

    def __init__(self, styles: Styles, *, listed: bool) -> None:
        """Take the template's *styles*; the document has contents where it is *listed*."""
        self._styles, self._listed = styles, listed
        self._made: dict[str, str] = {}

    def properties(self, style_id: str, level: int) -> dict[str, str]:
        """Return the paragraph properties by which one in the style *style_id* stands at *level* (from 1)."""
        level = min(level, BODY_TEXT)
        own = self._styles.heading_level(style_id)
        if not self._listed or not own:
            return {"outlineLvl": _outline(level)}
        return {} if own == level else {"pStyle": f'<w:pStyle w:val="{self._at(style_id, level)}"/>'}

    @property
    def made(self) -> str:
        """Return the styles that were made, as XML."""
        return "".join(self._made.values())

    def _at(self, style_id: str, level: int) -> str:
        made = f"{style_id}Level{level}"
        if made not in self._made:
            name = escape(f"{self._styles.name(style_id)}（第{level}级）")
            self._made[made] = (
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{escape(made)}"><w:name w:val="{name}"/>'
                f'<w:basedOn w:val="{escape(style_id)}"/><w:qFormat/><w:pPr>{_outline(level)}</w:pPr></w:style>'
            )
        return made


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>'
