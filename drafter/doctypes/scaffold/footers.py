"""The footers of a template: the page number "— 1 —", outside on facing pages (GB/T 9704-2012 7.5)."""

from __future__ import annotations

from drafter.doctypes.format import NumberPlace, Profile, twips
from drafter.doctypes.package import escape, xml_part
from drafter.doctypes.scaffold.names import PARAGRAPHS
from drafter.doctypes.scaffold.styles import W


def footer_parts(profile: Profile) -> dict[str, bytes]:
    """Return the footers by the kind of page: ``default`` (odd or all pages) and, where they differ, ``even``."""
    inset = round(profile.page_number.inset * profile.looks["page_number"].size * 20)
    places = {
        NumberPlace.OUTSIDE: {
            "default": f'<w:ind w:right="{inset}"/><w:jc w:val="right"/>',
            "even": f'<w:ind w:left="{inset}"/><w:jc w:val="left"/>',
        },
        NumberPlace.CENTRE: {"default": '<w:jc w:val="center"/>'},
        NumberPlace.RIGHT: {"default": f'<w:ind w:right="{inset}"/><w:jc w:val="right"/>'},
    }
    return {kind: _footer(profile, layout) for kind, layout in places[profile.page_number.place].items()}


def footer_distance(profile: Profile) -> int:
    """Return the twips between the paper's edge and the footer's last line.

    The dashes, at half the height of their line, stand ``below`` the text block.
    """
    line = profile.looks["page_number"].size * 20
    return max(0, round(twips(profile.paper.bottom - profile.page_number.below) - line / 2))


def _footer(profile: Profile, layout: str) -> bytes:
    number = profile.page_number
    field = "".join(
        _run(content)
        for content in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    style = f'<w:pStyle w:val="{PARAGRAPHS["page_number"].id}"/>'
    words = (_run(f'<w:t xml:space="preserve">{escape(text)}</w:t>') if text else "" for text in (number.before, number.after))
    return xml_part(f"<w:ftr {W}><w:p><w:pPr>{style}{layout}</w:pPr>{field.join(words)}</w:p></w:ftr>")


def _run(content: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>{content}</w:r>'
