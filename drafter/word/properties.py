"""The properties of a finished document: its title, language and date; no person, no program's history."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from drafter.doctypes.package import escape, xml_part
from drafter.word.xml import clean

CORE = "docProps/core.xml"
APP = "docProps/app.xml"
TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
KINDS = {
    CORE: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    APP: "extended-properties",
}
_DC = "http://purl.org/dc/elements/1.1/"


def core_xml(title: str, dated: date | None) -> bytes:
    """Return docProps/core.xml: *title* on one line, dated *dated*, else SOURCE_DATE_EPOCH, else not at all."""
    moment = _moment(dated)
    dates = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified"))
    words = escape(" ".join(clean(title).replace("\t", " ").split("\n")))
    return xml_part(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="{_DC}" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{words}</dc:title><dc:language>zh-CN</dc:language>{dates if moment else ''}</cp:coreProperties>"
    )


def app_xml() -> bytes:
    """Return docProps/app.xml: the program, without its version, so that a new one gives the same bytes."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return xml_part(f'<Properties xmlns="{namespace}"><Application>drafter</Application></Properties>')


def _moment(dated: date | None) -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if dated is not None:
        moment = datetime.combine(dated, time(), UTC)
    elif epoch.isdecimal():
        moment = datetime.fromtimestamp(int(epoch), UTC)
    else:
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
