"""What is installed on this machine, which fonts are missing, and where settings, types and phrases come from."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import drafter
from drafter import office
from drafter.base.errors import DrafterError
from drafter.base.layers import Layer, Location
from drafter.base.problems import Problem
from drafter.base.settings import settings_file
from drafter.doctypes import Entry, TypeLibrary, type_locations
from drafter.doctypes.locations import bundled
from drafter.office import fonts
from drafter.snippets.locations import setup

PACKAGES = ("docxtpl", "python-docx", "lxml", "Jinja2", "PyYAML", "openpyxl")
LIBREOFFICE, PDF_READER, GIT = "LibreOffice", "PDF", "git"
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Component:
    """A program or package; ``version`` is empty where it is missing, ``path`` where it has none of its own."""

    name: str
    version: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a format asks for; what LibreOffice and Word show for a missing one, empty where that is not known."""

    name: str
    format: str
    installed: bool
    libreoffice: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A place where something comes from: ``kind`` is settings, types or phrases; ``count`` of types, else None."""

    kind: str
    path: Path
    exists: bool
    writable: bool
    layer: Layer | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything found, and what is wrong with the settings and the types."""

    components: tuple[Component, ...]
    fonts: tuple[Font, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is missing and nothing is wrong."""
        has_programs = all(component.version for component in self.components)
        return not self.problems and has_programs and all(font.installed for font in self.fonts)


def diagnose(templates: Sequence[Path] = ()) -> Diagnosis:
    """Return what this machine has; types are also looked for in *templates*. What is wrong is a problem, never an error."""
    problems: list[Problem] = []
    locations = _type_locations(templates, problems)
    types = TypeLibrary(locations)
    entries = types.entries()
    problems += [problem for entry in entries for problem in entry.problems]
    sources = [_settings(), *_type_sources(locations, entries), *_phrase_sources(problems)]
    return Diagnosis(tuple(_components()), tuple(_fonts(entries)), tuple(sources), tuple(problems))


def _components() -> Iterator[Component]:
    yield Component("drafter", drafter.__version__, str(Path(drafter.__file__).parent))
    yield Component("Python", platform.python_version(), sys.executable)
    for name in PACKAGES:
        yield Component(name, _package(name))
    yield _libreoffice()
    reader = office.pdf_reader()
    yield Component(PDF_READER, f"{reader} {_package(reader)}".strip())
    yield _git()


def _package(name: str) -> str:
    """Return the version of the package *name*, empty where it is not installed."""
    try:
        return version(name)
    except (PackageNotFoundError, ValueError):
        return ""


def _libreoffice() -> Component:
    try:
        program = office.find()
    except office.OfficeError:
        return Component(LIBREOFFICE, "")
    return Component(LIBREOFFICE, office.version(program), str(program))


def _git() -> Component:
    program = shutil.which("git")
    if program is None:
        return Component(GIT, "")
    try:
        said = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=_SECONDS).stdout
    except (OSError, subprocess.TimeoutExpired):
        return Component(GIT, "", program)
    return Component(GIT, said.decode("utf-8", errors="replace").strip().removeprefix("git version "), program)


def _fonts(entries: Sequence[Entry]) -> Iterator[Font]:
    """Yield the fonts that the formats of the usable types ask for, each once a format."""
    profiles = {entry.type.profile.name: entry.type.profile for entry in entries if entry.type is not None}
    for profile in profiles.values():
        names = dict.fromkeys(name for look in profile.looks.values() for name in (look.font, look.latin))
        for name in names:
            if fonts.is_installed(name):
                yield Font(name, profile.title, installed=True)
            else:
                shown = fonts.libreoffice_shows(name), fonts.word_shows(name)
                yield Font(name, profile.title, installed=False, libreoffice=shown[0], word=shown[1])


def _settings() -> Source:
    path = settings_file()
    return Source("settings", path, path.is_file(), _is_writable(path))


def _type_locations(templates: Sequence[Path], problems: list[Problem]) -> Sequence[Location]:
    """Return where types come from; where the settings are wrong only those that come with drafter."""
    try:
        return type_locations(templates)
    except DrafterError as error:
        problems += error.problems
        return [Location(Layer.BUNDLED, bundled())]


def _type_sources(locations: Sequence[Location], entries: Sequence[Entry]) -> Iterator[Source]:
    for layer, folder in locations:
        count = sum(entry.folder.parent == folder for entry in entries)
        yield Source("types", folder, folder.is_dir(), _is_writable(folder), layer, count)


def _phrase_sources(problems: list[Problem]) -> Iterator[Source]:
    try:
        locations = setup().locations
    except DrafterError as error:
        problems += [each for each in error.problems if each not in problems]
        return
    for layer, folder in locations:
        yield Source("phrases", folder, folder.is_dir(), _is_writable(folder), layer)


def _is_writable(path: Path) -> bool:
    """Tell whether *path* can be written, or made where it is not there yet."""
    if not path.is_dir():
        return os.access(path, os.W_OK) if path.exists() else path != path.parent and _is_writable(path.parent)
    try:
        # os.access does not know the permissions of Windows; the file is gone at once, most often it never has a name.
        with tempfile.TemporaryFile(dir=path):
            return True
    except OSError:
        return False
