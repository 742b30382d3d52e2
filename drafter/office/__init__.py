"""LibreOffice, where it is installed: PDF, page pictures, page numbers; and the fonts of this machine."""

from drafter.office.conversion import is_own_print, same_pages, to_docx, to_pdf
from drafter.office.faults import NoOfficeError, NotReadError, OfficeError
from drafter.office.page_numbers import printed_pages
from drafter.office.pdf import pdf_reader, pictures
from drafter.office.program import find, version

__all__ = [
    "NoOfficeError",
    "NotReadError",
    "OfficeError",
    "find",
    "is_own_print",
    "pdf_reader",
    "pictures",
    "printed_pages",
    "same_pages",
    "to_docx",
    "to_pdf",
    "version",
]
