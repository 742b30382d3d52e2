"""A document type: a folder with its form, its profile and its template."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from drafter.base.errors import TypeFolderError
from drafter.base.files import reason
from drafter.base.messages import say
from drafter.base.problems import Place, Problem, errors_of
from drafter.doctypes.form import FORM_FILE, read_type
from drafter.doctypes.locations import bundled
from drafter.doctypes.profile import Profile, load_profile
from drafter.draft.fields import Form

TEMPLATE_FILE = "document.docx"
PROFILES = "profiles"
"""The folder of profiles beside the types of a layer."""


class DocumentType(NamedTuple):
    """A type ready for use: ``name`` is its folder's, ``form.title`` what people call it."""

    name: str
    folder: Path
    form: Form
    profile: Profile
    template: Path
    name_en: str = ""
    description: str = ""


def load_type(folder: Path) -> DocumentType:
    """Return the type in *folder*; TypeFolderError with everything that is wrong with it."""
    source, template = folder / FORM_FILE, folder / TEMPLATE_FILE
    found, problems = read_type(_text(source), folder.name, str(source))
    if not template.is_file():
        message = say("类型缺少 {file}", file=TEMPLATE_FILE)
        problems.append(Problem(Place(str(folder)), message, say("它是 Word 模板，决定文稿的样子")))
    profile, of_profile = load_profile(found.profile, [folder, folder.parent / PROFILES, bundled() / PROFILES])
    problems += [replace(each, place=each.place if each.place.file else found.profile_place) for each in of_profile]
    if profile is None or errors_of(problems):
        raise TypeFolderError.of(problems)
    return DocumentType(folder.name, folder, found.form, profile, template, found.name_en, found.description)


def form_of(folder: Path) -> Form | None:
    """Return what can be read of the form of the type in *folder*, None where nothing can."""
    try:
        return read_type(_text(folder / FORM_FILE), folder.name, str(folder / FORM_FILE))[0].form
    except TypeFolderError:
        return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise TypeFolderError(say("类型缺少 {file}", file=FORM_FILE), place=Place(str(path.parent))) from error
    except OSError as error:
        raise TypeFolderError(say("无法读取 {path}：{reason}", path=path, reason=reason(error))) from error
    except UnicodeDecodeError as error:
        raise TypeFolderError(say("文件不是 UTF-8 编码"), say("请另存为 UTF-8"), Place(str(path))) from error
