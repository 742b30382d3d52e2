"""Saving a draft into its answers file: only what changed is rewritten, and nothing is replaced that would not read back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.answers.load import Forms, load
from drafter.answers.loaded import Loaded
from drafter.answers.outlines import FROM
from drafter.answers.writing.changes import Changes
from drafter.answers.writing.clean import cleaned
from drafter.answers.writing.content import content
from drafter.answers.writing.edits import applied
from drafter.answers.writing.emit import Style, pair, said
from drafter.answers.writing.meaning import meaning
from drafter.answers.writing.normal import normal
from drafter.answers.writing.places import Slot
from drafter.answers.writing.style import style_of
from drafter.answers.writing.values import File
from drafter.base import files
from drafter.base.errors import AnswersError, WriteError
from drafter.base.messages import say
from drafter.base.problems import Problem, errors_of
from drafter.base.source import read_source
from drafter.base.yaml import nodes
from drafter.draft.appendix import Appendix
from drafter.draft.fields import Draft, Kind, Value


@dataclass(frozen=True, slots=True)
class SaveResult:
    """What saving did: whether the file was written, what is to be said, and the file as it is now, to go on from."""

    loaded: Loaded
    changed: bool = True
    notices: tuple[Problem, ...] = ()


class ChangedOnDiskError(WriteError):
    """Somebody else has changed the file since it was loaded: *theirs* is its text now, *ours* what we would have written."""

    def __init__(self, path: Path, theirs: str, ours: str) -> None:
        self.theirs, self.ours = theirs, ours
        advice = say("请先比较两边的改动；没有任何内容被覆盖")
        super().__init__(path, say("文件在打开之后被别的程序改过"), advice)


class NotSavedError(WriteError):
    """The file as written would not read back as the draft; it stays as it is, the draft is in the file *recovered*."""

    def __init__(self, path: Path, recovered: Path) -> None:
        self.recovered = recovered
        reason = say("写出的内容读回来与稿件不一致，原文件没有改动")
        super().__init__(path, reason, say("稿件已另存为 {path}", path=recovered.name))


def dump(draft: Draft, *, units: Collection[str] = ()) -> str:
    """Return the text of a new answers file for *draft*; *units* is the office's list, by which tasks on one line are read."""
    tree = said(content(normal(cleaned(draft)[0], units), units))
    tree = {"type": tree.pop("type"), "type_version": str(draft.form.version), **tree}
    return "".join(pair(key, value, 0, Style()) + "\n" for key, value in tree.items())


def changed_text(loaded: Loaded, draft: Draft, *, units: Collection[str] = ()) -> str:
    """Return the text of the file of *loaded* with only that rewritten in which *draft* differs from its draft.

    *units* is the office's list that it was loaded with.
    AnswersError where the file has errors that leave no draft to start from.
    """
    tree = loaded.document.tree
    if loaded.draft is None or tree.repaired or not isinstance(tree.root, nodes.Mapping):
        raise AnswersError.of(errors_of(loaded.problems))
    old, new = (content(normal(each, units), units) for each in (loaded.draft, _ready(loaded, draft)[0]))
    outlines = {key for key, field in draft.form.fields.items() if field.kind is Kind.OUTLINE} | {"body", "after"}
    changes = Changes(File(tree.text, style_of(tree, loaded.document.source.newline)), outlines)
    return applied(tree.text, changes.of(Slot(0, -1, flow=tree.root.flow), tree.root, old, new).edits)


def save(path: Path, loaded: Loaded, draft: Draft, forms: Forms, *, units: Collection[str] = ()) -> SaveResult:
    """Write *draft* into the file that *loaded* came from, whole or not at all, and return what was done.

    The new text is read back before it replaces the file. ChangedOnDiskError where the file is not what was loaded any more,
    NotSavedError where the text would read back otherwise, WriteError where the file cannot be written, AnswersError where it
    had errors from the start that leave no draft.
    """
    text = changed_text(loaded, draft, units=units)
    draft, notices = _ready(loaded, draft)
    source = loaded.document.source
    theirs = _text_of(path)
    if theirs == text == source.text:
        return SaveResult(loaded, changed=False, notices=tuple(notices))
    if theirs is not None and theirs != source.text:
        raise ChangedOnDiskError(path, theirs, text)
    data = source.encoded(text)
    again = load(data, str(path), forms, units=units, required=False, anyway=True)
    if not says(again, draft, units=units) or _has_new_errors(again, loaded, draft, forms):
        recovered = path.with_name(f"{path.name}.recovered")
        files.write(recovered, dump(draft, units=units).encode())
        raise NotSavedError(path, recovered)
    files.write(path, data)
    return SaveResult(again, notices=tuple(notices))


def _text_of(path: Path) -> str | None:
    """Return the text of the file now, None where there is none."""
    if not path.exists():
        return None
    source, problems = read_source(files.read(path), str(path))
    return source.text if source is not None else "\n".join(map(str, problems))


def says(loaded: Loaded, draft: Draft, *, units: Collection[str] = ()) -> bool:
    """Tell whether *loaded*, read with *units*, means *draft*; texts in other files (``body_from``) may have changed."""
    root = loaded.document.tree.root
    written = {key.value for key, _ in root.pairs} if isinstance(root, nodes.Mapping) else set[str]()
    elsewhere = {key for key in draft.form.fields if key + FROM in written}
    return loaded.draft is not None and _meaning(loaded.draft, elsewhere, units) == _meaning(draft, elsewhere, units)


def _meaning(draft: Draft, elsewhere: Collection[str], units: Collection[str]) -> object:
    values = {key: value for key, value in draft.values.items() if key not in elsewhere}
    return meaning(normal(replace(draft, values=values), units))


def _has_new_errors(now: Loaded, before: Loaded, draft: Draft, forms: Forms) -> bool:
    """Tell whether the file *now* has errors that it had not *before* and that a new file of *draft* would not have."""
    errors = _errors(now) - _errors(before)
    return bool(errors) and not errors <= _errors(load(dump(draft), now.document.tree.file, forms, required=False))


def _errors(loaded: Loaded) -> set[str]:
    return {problem.message for problem in errors_of(loaded.problems)}


def _ready(loaded: Loaded, draft: Draft) -> tuple[Draft, list[Problem]]:
    """Return *draft* as the file of *loaded* can hold it, and what to say about it."""
    return cleaned(_detached(loaded.draft, draft))


def _detached(old: Draft | None, new: Draft) -> Draft:
    """Return *new* with the tasks that were read from a sheet as its own, where they are not those of the sheet any more."""
    sheets = [
        (each.source, meaning(each.groups)) for value in (old.values if old else {}).values() for each in _appendices(value)
    ]
    values = dict(new.values)
    for key, value in new.values.items():
        found = _appendices(value)
        if any(each.source is not None for each in found):
            known = ((each, (each.source, meaning(each.groups)) in sheets) for each in found)
            values[key] = tuple(each if is_known else replace(each, source=None) for each, is_known in known)
    return replace(new, values=values)


def _appendices(value: Value) -> tuple[Appendix, ...]:
    return tuple(each for each in value if isinstance(each, Appendix)) if isinstance(value, tuple) else ()
