"""The documents of a collection: chosen as files, called by their titles, named from where the collection stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from drafter import answers
from drafter.answers.writing.emit import Style, pair
from drafter.answers.writing.tree import Quoted
from drafter.base.problems import Problem
from drafter.draft.compose.expand import Expander, Unfilled
from drafter.draft.fields import Form, Part, Value
from drafter.session.units import known_units


def parts_of(value: Value | None) -> tuple[Part, ...]:
    """Return the documents that *value* holds, none where it is another kind of value."""
    return tuple(each for each in value if isinstance(each, Part)) if isinstance(value, tuple) else ()


def title_of(part: Part) -> str:
    """Return the title of *part* as it is printed, on one line; empty where its file cannot be read."""
    if part.draft is None or "title" not in part.draft.form.fields:
        return ""
    return Expander(part.draft, None, Unfilled.MARK).line("title").replace("\n", "")


def read_part(
    path: Path, key: str, form: Form, forms: Callable[[str], Form], collection: Path | None
) -> tuple[Part | None, tuple[Problem, ...]]:
    """Return the answers file *path* as a document of the field *key* of *form*, and what is wrong with it.

    It is named from the folder of the file *collection*, or by its whole path while that is None. None where it cannot be
    read, or holds the collection itself. *forms* gives the form of a type.
    """
    name = _name(path, collection)
    text = f"type: {form.name}\n{pair(key, [Quoted(name)], 0, Style())}\n"
    loaded = answers.load(text, str(collection or ""), forms, units=known_units(), required=False, anyway=True)
    found = parts_of(loaded.draft.values.get(key)) if loaded.draft is not None else ()
    part = found[0] if found and found[0].draft is not None else None
    return part, tuple(loaded.problems)


def _name(path: Path, collection: Path | None) -> str:
    from drafter.intake.another_year import name_from  # 300 ms with the readers of documents

    return name_from(path, collection.absolute().parent) if collection is not None else path.absolute().as_posix()


def renamed(parts: Iterable[Part], before: Path | None, after: Path) -> tuple[Part, ...]:
    """Return *parts*, named from the file *before* (None: by whole paths), as they are named from the file *after*."""
    return tuple(_renamed(part, before, after) for part in parts)


def _renamed(part: Part, before: Path | None, after: Path) -> Part:
    if not part.path or (before is not None and Path(part.path).is_absolute()):
        return part
    folder = before.absolute().parent if before is not None else Path.cwd()
    return replace(part, path=_name(folder / part.path, after))
