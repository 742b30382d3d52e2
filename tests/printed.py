"""What LibreOffice prints of a docx: the page as measured facts.

Fixtures (a document of the same bytes is printed once in a session, also over several workers of pytest-xdist):

``pages_of(docx)``     the ``Page``s of one docx, given as bytes or a path
``to_pdf(*docx)``      the paths of the PDFs of several; one start of LibreOffice (2 s) prints them all: ask for many at once

Where LibreOffice or the fonts are missing the test is skipped with the reason; with ``CI=true`` it fails. And a function:

``pdf_pages(path)``    the ``Page``s of any PDF

A ``Page`` has its ``number`` (from 1), ``size`` (mm), ``lines`` of the body and their ``texts``, ``block`` (what the body
covers, mm), ``area`` (what the margins leave for it, mm), ``header`` and ``footer`` lines.

A ``Line`` has ``text`` (a gap wider than a character, as between table cells, is a tab), ``count`` of visible characters,
``x0`` and ``x1`` (mm from the left edge), ``top`` and ``bottom`` of its em box (mm from the top edge), ``baseline`` (pt from
the top edge), ``size`` (pt), ``family`` (of most of it) and ``families``.

The fonts of the trade are not free, so faces of Noto CJK stand in for them. A family is the one the document asked for:
仿宋, 楷体, 小标宋 or 黑体; 宋体 shows as 仿宋 (there are but four faces); any other font shows by its own name. All Chinese
characters and the signs ， 。 “ ” （ ） 《 》 〔 〕 — … ① are one em wide in all of them. Digits and Latin letters are half
an em in 仿宋, 宋体 and 楷体, as in the real fonts; in 小标宋 and 黑体 digits are 0.47 to 0.60 em and · is a third of an em, so
do not compare widths there. Between Chinese and Latin LibreOffice puts a gap unless the paragraph has ``w:autoSpaceDE`` off.
"""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from instruments import missing

MM_PER_POINT = 25.4 / 72
GBT9704_MARGINS = (37.0, 35.0, 28.0, 26.0)
"""Top, bottom, left and right margin of an upright page in mm (GB/T 9704-2012 5.2)."""

_SAME_BASELINE = 1.5  # pt
_ASCENT, _DESCENT = 0.88, 0.12  # of the em box, as CJK fonts have it


@dataclass(frozen=True)
class Box:
    """A rectangle, its edges in mm from the left and top edge of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the width in mm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the height in mm."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Line:
    """A printed line; see the top of the module."""

    text: str
    count: int
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    family: str
    families: frozenset[str]


@dataclass(frozen=True)
class Page:
    """A printed page; see the top of the module."""

    number: int
    size: tuple[float, float]
    area: Box
    lines: tuple[Line, ...]
    header: tuple[Line, ...]
    footer: tuple[Line, ...]

    @property
    def block(self) -> Box | None:
        """Return what the body lines cover, None on a page without any."""
        if not self.lines:
            return None
        left, right = min(line.x0 for line in self.lines), max(line.x1 for line in self.lines)
        return Box(left, self.lines[0].top, right, self.lines[-1].bottom)

    @property
    def texts(self) -> list[str]:
        """Return the texts of the body lines."""
        return [line.text for line in self.lines]


def pdf_pages(path: Path, margins: tuple[float, float, float, float] = GBT9704_MARGINS) -> tuple[Page, ...]:
    """Return the pages of the PDF *path*.

    *margins* (top, bottom, left, right in mm) divide body from header and footer; on a landscape page they turn with the
    sheet, its bound edge at the top.
    """
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        return tuple(_page(number, page, margins) for number, page in enumerate(pdf.pages, 1))


def _page(number: int, page, margins: Sequence[float]) -> Page:
    width, height = float(page.width) * MM_PER_POINT, float(page.height) * MM_PER_POINT
    top, bottom, left, right = margins if height >= width else (margins[2], margins[3], margins[1], margins[0])
    area = Box(left, top, width - right, height - bottom)
    lines = [_line(characters, float(page.height)) for characters in _baselines(page)]
    lines = [line for line in lines if line.count]
    edge = 0.5 * MM_PER_POINT
    header = tuple(line for line in lines if line.baseline * MM_PER_POINT < area.top - edge)
    footer = tuple(line for line in lines if line.baseline * MM_PER_POINT > area.bottom + edge)
    body = tuple(line for line in lines if line not in header and line not in footer)
    return Page(number, (round(width, 1), round(height, 1)), area, body, header, footer)


def _baselines(page) -> list[list[dict]]:
    """Return the characters of *page* by lines from the top, each from the left."""
    lines: list[list[dict]] = []
    for character in sorted(page.chars, key=lambda character: -character["matrix"][5]):
        if lines and lines[-1][0]["matrix"][5] - character["matrix"][5] <= _SAME_BASELINE:
            lines[-1].append(character)
        else:
            lines.append([character])
    return [sorted(line, key=lambda character: character["x0"]) for line in lines]


def _line(characters: list[dict], height: float) -> Line:
    visible = [character for character in characters if character["text"].strip()] or characters[:1]
    size = _commonest(round(character["size"], 1) for character in visible)
    baseline = height - visible[0]["matrix"][5]
    return Line(
        text=_text(characters, size).strip(),
        count=sum(len(character["text"].strip()) for character in visible),
        x0=round(visible[0]["x0"] * MM_PER_POINT, 2),
        x1=round(visible[-1]["x1"] * MM_PER_POINT, 2),
        top=round((baseline - _ASCENT * size) * MM_PER_POINT, 2),
        bottom=round((baseline + _DESCENT * size) * MM_PER_POINT, 2),
        baseline=round(baseline, 2),
        size=size,
        family=_commonest(_family(character["fontname"]) for character in visible),
        families=frozenset(_family(character["fontname"]) for character in visible),
    )


def _text(characters: list[dict], size: float) -> str:
    text, end = "", None
    for character in characters:
        if end is not None and character["x0"] - end > size:
            text = text.rstrip() + "\t"
        text += character["text"]
        end = character["x1"]
    return text


def _commonest(values: Iterable):
    return Counter(values).most_common(1)[0][0]


_FACES = {
    "仿宋": ("Noto Sans Mono CJK SC", "regular"),
    "宋体": ("Noto Sans Mono CJK SC", "regular"),
    "楷体": ("Noto Sans Mono CJK SC", "bold"),
    "小标宋": ("Noto Serif CJK SC", "regular"),
    "黑体": ("Noto Serif CJK SC", "bold"),
}
_NAMES = {
    "仿宋": ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体"),
    "楷体": ("楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体"),
    "宋体": ("宋体", "SimSun", "NSimSun", "新宋体"),
    "小标宋": ("方正小标宋简体", "方正小标宋_GBK", "小标宋", "华文中宋", "FZXiaoBiaoSong-B05S"),
    "黑体": ("黑体", "SimHei", "方正黑体_GBK"),
}
# LibreOffice names every face of a font collection after the first in it: the region and the Mono are lost.
_PRINTED = re.compile(r"Noto(Sans|Serif)(?:Mono)?CJK\w*-(Regular|Bold)")
_FAMILY_OF = {("Sans", "Regular"): "仿宋", ("Sans", "Bold"): "楷体", ("Serif", "Regular"): "小标宋", ("Serif", "Bold"): "黑体"}


def _family(font: str) -> str:
    """Return the family that *font* of the PDF stands in for, or the font's own name."""
    name = font.split("+")[-1]
    face = _PRINTED.match(name)
    return _FAMILY_OF[face[1], face[2]] if face else name


def _fonts_conf() -> str:
    """Return a fontconfig file that puts Noto CJK in the place of the fonts of official documents."""
    rules = "".join(
        f'<match target="pattern"><test qual="any" name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{face}</string></edit>'
        f'<edit name="weight" mode="assign" binding="same"><const>{weight}</const></edit></match>'
        for family, (face, weight) in _FACES.items()
        for name in _NAMES[family]
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'{rules}<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>'
    )


class Printer:
    """LibreOffice with a profile of its own; keeps every PDF it has printed in *store* by the hash of the docx."""

    def __init__(self, program: str, home: Path, store: Path) -> None:
        self._program, self._home, self._store = program, home, store
        store.mkdir(parents=True, exist_ok=True)
        (home / "in").mkdir(parents=True, exist_ok=True)
        (home / "fonts.conf").write_text(_fonts_conf(), encoding="utf-8")

    def print(self, *documents: bytes | Path) -> list[Path]:
        """Return the paths of the PDFs of *documents*, in their order."""
        data = [document if isinstance(document, bytes) else document.read_bytes() for document in documents]
        names = [hashlib.sha256(each).hexdigest()[:32] for each in data]
        missing = {name: each for name, each in zip(names, data, strict=True) if not self._pdf(name).exists()}
        if missing:
            self._convert(missing)
        return [self._pdf(name) for name in names]

    def _pdf(self, name: str) -> Path:
        return self._store / f"{name}.pdf"

    def _convert(self, documents: dict[str, bytes]) -> None:
        sources = [self._home / "in" / f"{name}.docx" for name in documents]
        for source, data in zip(sources, documents.values(), strict=True):
            source.write_bytes(data)
        output = self._run(sources)
        for name in documents:
            made = self._home / "out" / f"{name}.pdf"
            assert made.exists(), f"LibreOffice printed nothing:\n{output}"
            made.replace(self._pdf(name))

    def _run(self, sources: list[Path]) -> str:
        profile = (self._home / "profile").as_uri()
        command = [self._program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to"]
        command += ["pdf:writer_pdf_Export", "--outdir", str(self._home / "out"), *map(str, sources)]
        environment = os.environ | {"FONTCONFIG_FILE": str(self._home / "fonts.conf")}
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            return process.communicate(timeout=90 + 15 * len(sources))[0].decode("utf-8", "replace")
        except subprocess.TimeoutExpired:
            # soffice is a script: what prints is a child of it, so the whole group has to go
            os.killpg(process.pid, signal.SIGKILL)
            raise


def _missing() -> str:
    """Return what keeps pages from being printed here, empty if nothing does."""
    if not sys.platform.startswith("linux"):
        return "pages are printed on Linux only: the fonts are put in place by fontconfig"
    if not shutil.which("soffice"):
        return "LibreOffice (soffice) is not installed"
    if not shutil.which("fc-list"):
        return "fontconfig (fc-list) is not installed"
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, timeout=60, check=False).stdout.decode(
        "utf-8", "replace"
    )
    absent = sorted({face for face, _ in _FACES.values() if face not in listed})
    return f"fonts are not installed (fonts-noto-cjk): {', '.join(absent)}" if absent else ""


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[Path]]:
    """A function from docx files (bytes or paths) to the paths of their PDFs."""
    reason = _missing()
    if reason:
        missing(reason)
    home = tmp_path_factory.mktemp("libreoffice")
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    return Printer(shutil.which("soffice") or "soffice", home, shared / "printed").print


@pytest.fixture(scope="session")
def pages_of(to_pdf: Callable[..., list[Path]]) -> Callable[[bytes | Path], tuple[Page, ...]]:
    """A function from one docx (bytes or path) to its printed pages."""
    return lambda document: pdf_pages(to_pdf(document)[0])
