"""The types at hand, from several folders: a higher layer replaces a lower one's type of the same name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.base.errors import TypeFolderError
from drafter.base.layers import Layer, Location
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Place, Problem
from drafter.doctypes.document_type import PROFILES, TEMPLATE_FILE, DocumentType, load_type
from drafter.doctypes.form import FORM_FILE
from drafter.doctypes.format import Profile
from drafter.doctypes.profile import load_profile
from drafter.draft.fields import Form

STANDARD = "gbt9704"
"""The profile that comes with drafter: GB/T 9704-2012."""

_NAME = re.compile(r"\w[\w-]{0,63}")
_YAML = (".yaml", ".yml")


def is_name(name: str) -> bool:
    """Tell whether *name* can name a type, and so its folder."""
    return _NAME.fullmatch(name) is not None


class Entry(NamedTuple):
    """A type as listed: where it comes from, and the type itself or what is wrong with it."""

    name: str
    layer: Layer
    folder: Path
    type: DocumentType | None
    problems: tuple[Problem, ...] = ()


class TypeLibrary:
    """Finds document types in *locations*, the lowest layer first; types are loaded when they are asked for."""

    def __init__(self, locations: Sequence[Location]) -> None:
        self._locations = tuple(locations)
        self._loaded: dict[str, DocumentType] = {}

    def names(self) -> list[str]:
        """Return the names of all types, also of those that cannot be used."""
        found = {folder.name for location in self._locations for folder in _folders(location.folder)}
        return sorted(found)

    def get(self, name: str) -> DocumentType:
        """Return the type *name*; TypeFolderError where there is none or it cannot be used."""
        if name not in self._loaded:
            location = self._location_of(name) if is_name(name) else None
            if location is None:
                raise TypeFolderError(say("没有“{name}”这种类型", name=name), self._meant(name))
            self._loaded[name] = _load(location, name)
        return self._loaded[name]

    def form(self, name: str) -> Form:
        """Return the form of the type *name*; errors as for :meth:`get`."""
        return self.get(name).form

    def profile(self, named: str) -> Profile:
        """Return the profile *named*, a name or the path of a file; TypeFolderError where there is none or it is wrong."""
        own = Path(named)
        is_file = own.suffix.lower() in _YAML and own.is_file()
        folders = [each.folder / PROFILES for each in reversed(self._locations)]
        found, problems = load_profile(own.stem if is_file else named, [own.parent, *folders] if is_file else folders)
        if found is None:
            raise TypeFolderError.of(problems)
        return found

    def entries(self) -> list[Entry]:
        """Return every type by the pinyin of its title, and behind them those that are broken, with their problems."""
        found = ((name, self._location_of(name)) for name in self.names())
        return sorted((self._entry(name, location) for name, location in found if location is not None), key=_in_order)

    def _meant(self, name: str) -> str:
        """Return which type was meant by *name*, which may be what people call it: 工作要点."""
        titled = next((each.name for each in self.entries() if each.type is not None and each.type.form.title == name), "")
        return say("是不是“{near}”？", near=titled) if titled else advice(name, self.names())

    def _entry(self, name: str, location: Location) -> Entry:
        folder = location.folder / name
        if not is_name(name):
            message = say("文件夹的名字“{name}”不能作类型的名字", name=name)
            problem = Problem(Place(str(folder)), message, say("用字母、汉字、数字、- 和 _，最多 64 个"))
            return Entry(name, location.layer, folder, None, (problem,))
        try:
            return Entry(name, location.layer, folder, self.get(name))
        except TypeFolderError as error:
            return Entry(name, location.layer, folder, None, error.problems)

    def _location_of(self, name: str) -> Location | None:
        """Return the highest location that has a type in the folder *name*."""
        return next((each for each in reversed(self._locations) if (each.folder / name / FORM_FILE).exists()), None)


def _in_order(entry: Entry) -> tuple[bool, bytes]:
    """Return where *entry* stands: GB 2312 orders the usual characters by pinyin, and GB 18030 keeps its codes."""
    return entry.type is None, (entry.type.form.title if entry.type is not None else entry.name).encode("gb18030", "replace")


def _folders(folder: Path) -> list[Path]:
    """Return the folders of types in *folder*; a folder that is not there or cannot be read has none."""
    try:
        return [each for each in folder.iterdir() if not each.name.startswith(".") and (each / FORM_FILE).exists()]
    except OSError:
        return []


def _load(location: Location, name: str) -> DocumentType:
    folder = location.folder / name
    for path in (folder, folder / FORM_FILE, folder / TEMPLATE_FILE):
        if not path.resolve().is_relative_to(location.folder.resolve()):
            raise TypeFolderError(say("{path} 通向类型文件夹之外，不能使用", path=path), place=Place(str(folder)))
    return load_type(folder)
