"""LibreOffice, where it is installed: PDF, page pictures, page numbers; and the fonts of this machine."""

from drafter.office.conversion import same_pages, to_pdf
from drafter.office.faults import OfficeError, NoOfficeError
from drafter.office.page_numbers import printed_pages
from drafter.office.pdf import pictures
from drafter.office.program import find, version

__all__ = [
    "OfficeError",
    "NoOfficeError",
    "find",
    "pictures",
    "printed_pages",
    "same_pages",
    "to_pdf",
    "version",
]
