"""Document types: a folder with the form (``type.yaml``) and the look (``document.docx``); a type takes no Python."""

from drafter.base.layers import Layer, Location
from drafter.doctypes.document_type import DocumentType, load_type
from drafter.doctypes.library import Entry, TypeLibrary
from drafter.doctypes.locations import type_locations

__all__ = ["DocumentType", "Entry", "Layer", "Location", "TypeLibrary", "load_type", "type_locations"]
