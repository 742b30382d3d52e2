"""The Word template of a new type, built from a profile: lean, in its format, with a sample for each kind of block."""

from __future__ import annotations

from drafter.doctypes.format import Profile
from drafter.doctypes.package import CONTENT_TYPES, content_types_xml, pack, relationships_part, relationships_xml

__all__ = ["build"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def build(profile: Profile) -> bytes:
    """Return the docx template that looks as *profile* says; the same profile gives the same bytes."""
    # Documents are printed with the names and styles in this room; what builds a template would take them 2 ms more to load.
    from drafter.doctypes.scaffold.body import document_xml
    from drafter.doctypes.scaffold.footers import footer_parts
    from drafter.doctypes.scaffold.furniture import core_xml, fonts_xml, settings_xml
    from drafter.doctypes.scaffold.styles import styles_xml

    footers = footer_parts(profile)
    related = {"styles": styles_xml(profile), "settings": settings_xml(even_and_odd="even" in footers)}
    related |= {"fontTable": fonts_xml(profile)}
    ids = {kind: f"rId{number}" for number, kind in enumerate(footers, len(related) + 1)}
    parts = {f"word/{kind}.xml": xml for kind, xml in related.items()}
    parts |= {f"word/footer-{kind}.xml": xml for kind, xml in footers.items()}
    parts |= {"word/document.xml": document_xml(profile, ids), "docProps/core.xml": core_xml()}
    links = {f"rId{number}": (kind, f"{kind}.xml") for number, kind in enumerate(related, 1)}
    links |= {ids[kind]: ("footer", f"footer-{kind}.xml") for kind in footers}
    parts[CONTENT_TYPES] = content_types_xml({name: _content_type(name) for name in parts})
    parts[relationships_part("word/document.xml")] = relationships_xml(links)
    parts[relationships_part("")] = relationships_xml(
        {"rId1": ("officeDocument", "word/document.xml"), "rId2": (_CORE_KIND, "docProps/core.xml")}
    )
    return pack(parts)


def _content_type(part: str) -> str:
    if part == "docProps/core.xml":
        return _CORE
    kind = part.removeprefix("word/").removesuffix(".xml").partition("-")[0]
    return f"{_WORD}{'document.main' if kind == 'document' else kind}+xml"
