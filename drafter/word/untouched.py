"""Whether a docx is still as drafter wrote it: one that a person or another program saved again is somebody's work."""

from __future__ import annotations

from drafter.base.errors import TypeFolderError
from drafter.doctypes.package import pack, unpack
from drafter.word.properties import APP, app_xml


def is_untouched(docx: bytes) -> bool:
    """Tell whether *docx* bears drafter's name and is packed as drafter packs: any other program packs otherwise."""
    try:
        parts = unpack(docx)
    except TypeFolderError:
        return False
    return parts.get(APP) == app_xml() and pack(parts) == docx
