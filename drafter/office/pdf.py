"""What stands in a PDF: the text of its pages, and pictures of them, by pypdfium2 or else by poppler's commands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.office.faults import NoPdfReaderError, NotConvertedError, NotReadError, OfficeError
from drafter.office.png import png
from drafter.office.process import run
from drafter.office.workplace import workplace

_POINTS_AN_INCH = 72
_SECONDS = 300


def pdf_reader() -> str:
    """Return the name of what reads PDFs here: pypdfium2, poppler, or nothing."""
    if _pdfium() is not None:
        return "pypdfium2"
    return "poppler" if shutil.which("pdftotext") and shutil.which("pdftoppm") else ""


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page of *pdf*; NoPdfReaderError where nothing can read it."""
    pdfium = _pdfium()
    if pdfium is None:
        with workplace() as folder:
            _poppler(folder, "pdftotext", pdf, "-enc", "UTF-8", result="text.txt")
            return (folder / "text.txt").read_text(encoding="utf-8").split("\f")[:-1]
    with pdfium.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def pictures(pdf: bytes, dpi: int) -> Iterator[bytes]:
    """Yield each page of *pdf* as a PNG of *dpi* pixels an inch; NoPdfReaderError where nothing can read it."""
    pdfium = _pdfium()
    if pdfium is None:
        yield from _poppler_pictures(pdf, dpi)
        return
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=dpi / _POINTS_AN_INCH, rev_byteorder=True)
            yield png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), dpi)


def _poppler_pictures(pdf: bytes, dpi: int) -> Iterator[bytes]:
    with workplace() as folder:
        _poppler(folder, "pdftoppm", pdf, "-png", "-r", str(dpi), result="page")
        for path in sorted(folder.glob("page-*.png"), key=lambda path: int(re.sub(r"\D", "", path.stem))):
            yield path.read_bytes()


def _poppler(folder: Path, name: str, pdf: bytes, *options: str, result: str) -> None:
    """Run poppler's command *name* on *pdf* in *folder*, where it writes *result*."""
    program = shutil.which(name)
    if program is None:
        raise NoPdfReaderError
    (folder / "document.pdf").write_bytes(pdf)
    try:
        status, output = run([program, *options, "document.pdf", result], folder, _SECONDS)
        if status:
            raise NotConvertedError(Path(program), status, output)
    except OfficeError as error:
        raise NotReadError.of(error.problems) from error


def _pdfium() -> Any:
    """Return pypdfium2, None where it is not installed or has no library for this machine."""
    try:
        import pypdfium2  # 30 ms, and only pages need it
    except (ImportError, OSError):
        return None
    return pypdfium2
