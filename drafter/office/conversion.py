"""A document converted by LibreOffice, with a profile of its own that is gone afterwards."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sys
from pathlib import Path

from drafter.base.files import read
from drafter.office.faults import NotConvertedError
from drafter.office.process import run
from drafter.office.program import find
from drafter.office.workplace import workplace

_SECONDS = 120
_PDF, _DOCX = "pdf:writer_pdf_Export", "docx:MS Word 2007 XML"
_BYTES_A_SECOND = 10_000

_STAMPS = re.compile(rb"/CreationDate\s*\([^)]*\)|/ID\s*\[[^\]]*\]|/DocChecksum\s*/\w+")

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
"""LibreOffice fetches pictures that a document only links to, from the net too, unless it is told not to."""


def to_pdf(document: bytes | Path, *, seconds: float | None = None) -> bytes:
    """Return *document*, the bytes of a docx or the path of any file that LibreOffice reads, as the bytes of a PDF.

    NoOfficeError where there is no LibreOffice, another OfficeError where it fails or takes longer than *seconds* (usually two
    minutes, more for a large document). The user's own LibreOffice may be open: nothing is shared with it.
    """
    data = document if isinstance(document, bytes) else read(document)
    suffix = ".docx" if isinstance(document, bytes) else document.suffix.lower()
    return _converted(data, suffix, _PDF, seconds)


def to_docx(document: bytes, suffix: str, *, seconds: float | None = None) -> bytes:
    """Return *document*, the bytes of a file with *suffix* (``.doc``, ``.wps``, ``.odt``, ``.rtf``), as those of a docx.

    Errors as for :func:`to_pdf`.
    """
    return _converted(document, suffix, _DOCX, seconds)


def _converted(data: bytes, suffix: str, output_format: str, seconds: float | None) -> bytes:
    program = find()
    with workplace() as folder:
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        limit = seconds or _SECONDS + len(data) / _BYTES_A_SECOND
        status, output = _convert(program, folder, source, output_format, limit)
        made = folder / "out" / f"document.{output_format.partition(':')[0]}"
        if status or not made.is_file():
            raise NotConvertedError(program, status, output)
        return made.read_bytes()


def is_own_print(pdf: bytes) -> bool:
    """Tell whether *pdf* was made by LibreOffice, so that it can be made again."""
    producer = re.search(rb"/Producer\s*(?:<((?:[0-9A-Fa-f]{2})+)>|\((.*?)\))", pdf)
    if producer is None:
        return False
    return b"LibreOffice" in (producer[2] or bytes.fromhex(producer[1].decode()).replace(b"\0", b""))


def same_pages(one: bytes, other: bytes) -> bool:
    """Tell whether two PDFs of LibreOffice differ in nothing but when they were made."""
    return _STAMPS.sub(b"", one) == _STAMPS.sub(b"", other)


def _convert(program: Path, folder: Path, source: Path, output_format: str, seconds: float) -> tuple[int, str]:
    profile, temporary = folder / "profile", folder / "tmp"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    temporary.mkdir()
    command: list[str | Path] = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", output_format, "--outdir", folder / "out", source]
    try:
        return run(command, folder, seconds, _environment(temporary))
    finally:
        for socket in sockets_of(profile.as_uri()):
            with contextlib.suppress(OSError):
                socket.unlink()


def _environment(temporary: Path) -> dict[str, str]:
    names = {name: str(temporary) for name in ("TMPDIR", "TMP", "TEMP")}
    locale = {} if str(temporary).isascii() or _knows_chinese() else {"LC_ALL": "C.UTF-8"}
    return {**os.environ, **names, **locale}


def _knows_chinese() -> bool:
    """Tell whether LibreOffice finds files in a folder with a Chinese name: on Linux only under a locale in UTF-8."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return sys.platform in ("win32", "darwin") or "utf" in next(filter(None, names), "").lower()


def sockets_of(profile: str) -> list[Path]:
    """Return where a LibreOffice with this *profile* (its address) may have its socket, which stays there when it is killed.

    It is named after the MD5 sum of the address, each byte in hexadecimal without leading zeros; none where there are none.
    """
    if not hasattr(os, "getuid"):
        return []
    name = "".join(f"{byte:x}" for byte in hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest())
    # The folders are fixed: TMPDIR does not change them.
    return [Path(folder, f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{name}") for folder in ("/tmp", "/var/tmp")]
