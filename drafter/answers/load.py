"""Loading an answers file: bytes to a draft, with every problem at once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from drafter.answers.fields import FieldReader, split_keys
from drafter.answers.files import said_at
from drafter.answers.loaded import Document, Loaded
from drafter.answers.numbering import read_own_numbering
from drafter.answers.outlines import FROM
from drafter.answers.parts import Nest, PartReader
from drafter.answers.reader import Entries, Entry, Reader, not_wanted
from drafter.answers.records import check_version, read_phrases, read_review, read_words
from drafter.answers.traps import Meant, losses
from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.base.nearest import nearest
from drafter.base.problems import Place, Problem, errors_of
from drafter.base.source import Source, read_source
from drafter.base.yaml import nodes
from drafter.draft.fields import RESERVED, Draft, Field, Form, Value

Forms = Callable[[str], Form]
"""Gives the form of the type of a name; DrafterError where there is none."""


class _Rules(NamedTuple):
    """What holds for a file and for those it names: the forms, the office's units, whether required fields are asked for."""

    forms: Forms
    units: Collection[str]
    required: bool


def load(
    source: bytes | str,
    file: str,
    forms: Forms,
    *,
    units: Collection[str] = (),
    required: bool = True,
    anyway: bool = False,
) -> Loaded:
    """Return the draft that an answers file writes, and everything there is to say about it and about the files it names.

    *file* is its name in messages, and what its relative paths are relative to; ``"-"`` for standard input. *units* is the
    office's list of units, for tasks on one line. Where *required* is False, a required field may be left open.
    Where *anyway* is True, the draft is given in spite of errors, without the values that cannot be read.
    """
    loaded = _load(source, file, _Rules(forms, units, required), Nest.of(file))
    return loaded if anyway or not errors_of(loaded.problems) else loaded._replace(draft=None)


def _load(source: bytes | str, file: str, rules: _Rules, nest: Nest) -> Loaded:
    """Return what a file says that stands in *nest*, its draft in spite of errors."""
    read, problems = read_source(source, file)
    if read is None:
        return Loaded(None, tuple(problems), Document(Source(""), nodes.Tree("", file)))
    tree = nodes.parse(read.text, file)
    problems += tree.problems
    document = Document(read, tree)
    loading = _Loading(tree, rules, problems, nest)
    draft = None
    if isinstance(tree.root, nodes.Mapping):
        draft = loading.draft(tree.root)
    elif not errors_of(problems):
        problems.append(_no_mapping(tree))
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: problem.place)
    return Loaded(draft, (*ordered, *dict.fromkeys(loading.elsewhere)), document)


def _no_mapping(tree: nodes.Tree) -> Problem:
    """Return what to say about a file that holds no keys."""
    if tree.root is None:
        return Problem(Place(tree.file, 1, 1), say("文件里没有内容"), say("请用 drafter new 生成一份，再填写"))
    place = tree.root.span.place
    return Problem(place, say("这不是答案文件：应当是一行行的“键: 值”"), say("第一行写类型，如 type: work-plan"))


def _no_type(root: nodes.Mapping) -> Problem:
    """Return what to say about answers without a type: perhaps another key was meant to be it."""
    keys, written = {key.value: key for key, _ in root.pairs}, root.get("type")
    if written is not None and not isinstance(written, nodes.Scalar):
        message = not_wanted(Entry("type", written), say("一行文字"))
        return Problem(written.span.place, message, say("请写 type: 类型名，如 type: work-plan"))
    meant = nearest("type", keys) or next((key for key in ("类型", "文种") if key in keys), None)
    if "type" in keys or meant is None or meant in RESERVED:
        place = keys["type"].span.place if "type" in keys else root.span.place
        return Problem(place, say("没有写文稿的类型"), say("请写 type: 类型名，如 type: work-plan"))
    return Problem(keys[meant].span.place, say("没有“{key}”这个键，文稿的类型写在 type", key=meant), say("是不是“type”？"))


@dataclass(slots=True)
class _Loading:
    """The loading of one file, with the answers inside it; what is wrong in other files it names is kept apart."""

    tree: nodes.Tree
    rules: _Rules
    problems: list[Problem]
    nest: Nest
    elsewhere: list[Problem] = field(default_factory=list)

    def draft(self, root: nodes.Mapping) -> Draft | None:
        """Return the draft of a whole file or of answers inside it; None where its type is not known."""
        form = self._form(root)
        if form is None:
            return None
        reader = Reader(self.tree, form, self.problems, self.rules.units)
        entries, meant = split_keys(reader, root, form)
        check_version(reader, entries, form)
        numbering = read_own_numbering(reader, entries["numbering"], form.numbering) if "numbering" in entries else None
        parts = PartReader(reader, self.nest, self._inline, self._file)
        fields = FieldReader(reader, numbering or form.numbering, parts)
        values: dict[str, Value] = {}
        for key, each in form.fields.items():
            before = len(self.problems)
            value = fields.value(each, entries)
            if value is not None:
                values[key] = value
            elif self.rules.required and key not in meant and not errors_of(self.problems[before:]):
                self._require(each, root, entries)
        return Draft(
            form,
            values,
            numbering,
            read_phrases(reader, entries),
            read_review(reader, entries),
            read_words(reader, entries, "based_on"),
            read_words(reader, entries, "remark"),
            self.tree.file,
            {key: _place(entries, key, root) for key in ("type", *form.fields)},
        )

    def _form(self, root: nodes.Mapping) -> Form | None:
        name = root.get("type")
        if not isinstance(name, nodes.Scalar) or not name.value.strip():
            self.problems.append(_no_type(root))
            return None
        self.problems += losses(self.tree, None, name, Meant.WORD)
        try:
            return self.rules.forms(name.value.strip())
        except DrafterError as error:
            self.problems += (
                each if each.place.line else Problem(name.span.place, each.message, each.help, each.level)
                for each in error.problems
            )
            return None

    def _inline(self, root: nodes.Mapping, nest: Nest) -> Draft | None:
        return replace(self, nest=nest).draft(root)

    def _file(self, data: bytes, file: str, nest: Nest, named: Place) -> Draft | None:
        loaded = _load(data, file, self.rules, nest)
        here, there = said_at(named, loaded.problems)
        self.problems += here
        self.elsewhere += there
        return loaded.draft

    def _require(self, field: Field, root: nodes.Mapping, entries: Entries) -> None:
        """Report *field*, which nobody filled, where it must be: one with a ``when`` is asked only once that is composed."""
        if field.required and not field.default and not field.when:
            message = say("没有填写“{label}”（{key}）", label=field.label, key=field.key)
            self.problems.append(Problem(_place(entries, field.key, root), message, field.help))


def _place(entries: Entries, key: str, root: nodes.Mapping) -> Place:
    """Return where the value of *key* stands, or should: at its key, else at the type."""
    entry = entries.get(key) or entries.get(key + FROM) or entries.get("type")
    return entry.place if entry is not None else root.span.place
