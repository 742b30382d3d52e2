"""Reading the nodes of an answers file as text: every kind of mistake becomes a problem, none stops the reading."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from drafter.answers.places import line_places
from drafter.answers.traps import Meant, folded, full_width_lists, losses, slips_of
from drafter.base.messages import say
from drafter.base.nearest import advice, nearest
from drafter.base.problems import Level, Place, Problem
from drafter.base.yaml import nodes
from drafter.base.yaml.corrections import corrected, quote_from
from drafter.draft.enumerations import split_outside
from drafter.draft.expressions import problems_in
from drafter.draft.fields import Form

MOST_PROBLEMS = 1000
"""How many problems of one file are noted."""
MOST_EXPRESSIONS = 500
"""How many expressions one line may hold."""
BLANKS = " \t\u3000"
"""What writers indent and pad with; it means nothing at the ends of a line."""


class Entry(NamedTuple):
    """A value, the name it goes by in messages, and the key it stands under (None for an item of a list)."""

    name: str
    node: nodes.Node
    key: nodes.Scalar | None = None

    @property
    def place(self) -> Place:
        """Return where the value stands, or its key where it is empty."""
        return self.key.span.place if self.key is not None and is_empty(self.node) else self.node.span.place


Entries = Mapping[str, Entry]


def is_empty(node: nodes.Node) -> bool:
    """Tell whether nothing was filled in: no value, an empty or blank one, an empty list."""
    match node:
        case nodes.Scalar():
            return not node.value.strip()
        case nodes.Sequence():
            return not node.items
        case nodes.Mapping():
            return not node.pairs


@dataclass(slots=True)
class Reader:
    """Reads the nodes of one tree under one form and gathers the problems; ``units`` is the office's list of units."""

    tree: nodes.Tree
    form: Form
    problems: list[Problem]
    units: Collection[str] = ()

    @property
    def folder(self) -> Path:
        """Return the folder that paths in the file are relative to."""
        return Path() if self.tree.file in ("", "-") else Path(self.tree.file).parent

    @property
    def full(self) -> bool:
        """Tell whether so many problems were found that no more are noted."""
        return len(self.problems) >= MOST_PROBLEMS

    def problem(self, where: nodes.Node | Place, message: str, help: str = "", level: Level = Level.ERROR) -> None:
        """Note a problem at a node or place, unless there are more than anybody would read."""
        if self.full:
            return
        place = where if isinstance(where, Place) else where.span.place
        self.problems.append(Problem(place, message, help, level))

    def entries(self, entry: Entry, known: Collection[str]) -> Entries | None:
        """Return the entries of a mapping by key, None where it is none; keys that are not *known* are problems."""
        if not isinstance(entry.node, nodes.Mapping):
            self.wrong_kind(entry, say("几个“键: 值”"))
            return None
        found = {}
        for key, node in entry.node.pairs:
            if key.value in known:
                found[key.value] = Entry(key.value, node, key)
            else:
                self.unknown_key(key, known)
        return found

    def lacks(self, node: nodes.Node, key: str, known: Collection[str]) -> bool:
        """Tell whether *node* is a mapping without *key*, and without a slip of it that has been reported."""
        if not isinstance(node, nodes.Mapping):
            return False
        others = (name.value for name, _ in node.pairs if name.value not in known)
        return not any(nearest(other, known) == key for other in others)

    def unknown_key(self, key: nodes.Scalar, known: Collection[str]) -> None:
        """Say that *key* is none of *known*, and the nearest one."""
        if self.full:
            return
        message = say("没有“{key}”这个键", key=key.value)
        self.problem(key, message, advice(key.value, known))

    def wrong_kind(self, entry: Entry, wanted: str) -> None:
        """Say that *entry* should be *wanted*; where a value began like YAML's brackets, show it quoted."""
        node, shown = entry.node, ""
        if isinstance(node, nodes.Scalar):
            if slips := list(slips_of(self.tree, node)):
                self.problems += slips
                return
        elif node.flow:
            place = node.span.place
            shown = corrected(quote_from(self.tree.line(place.line), place.column - 1))
        self.problem(entry.place, not_wanted(entry, wanted), shown)

    def scalar(self, entry: Entry, meant: Meant = Meant.TEXT) -> nodes.Scalar | None:
        """Return a scalar, None where it is none; whatever YAML folds, cuts or drops of what was *meant* is a problem.

        Every value of one text is read through here.
        """
        if not isinstance(entry.node, nodes.Scalar):
            self.wrong_kind(entry, say("一行文字"))
            return None
        if problem := folded(self.tree, entry.key, entry.node):
            self.problems += problem
            return None
        self.problems += losses(self.tree, entry.key, entry.node, meant)
        return entry.node

    def word(self, entry: Entry) -> nodes.Scalar | None:
        """Return a scalar that is no running text (a date, a yes or no), None where it is none."""
        return self.scalar(entry, Meant.WORD)

    def text(self, entry: Entry) -> str:
        """Return the text of *entry*, its expressions checked; empty where there is none.

        Quoted text stays as written; the lines of a block are stripped, its last line breaks dropped.
        """
        found = self.scalar(entry)
        if found is None:
            return ""
        self.check_expressions(found.value, line_places(self.tree, found))
        return found.value if found.style in ("'", '"') else tidy(found.value)

    def check_expressions(self, text: str, place: Callable[[int], Place]) -> None:
        """Check the expressions of *text*, whose line i stands at ``place(i)``."""
        if "{{" not in text:
            return
        for index, line in enumerate(text.split("\n")):
            if line.count("{{") > MOST_EXPRESSIONS:
                self.problem(place(index), say("一行里的 {sign} 太多", sign="{{ }}"))
            elif "{{" in line and not self.full:
                self.problems += problems_in(line, self.form, place(index))

    def texts(self, entry: Entry, separators: str = "") -> tuple[str, ...]:
        """Return the texts of a list; one plain line is cut at *separators* outside brackets, a block is one a line."""
        if isinstance(entry.node, nodes.Sequence):
            items = (Entry(entry.name, item) for item in entry.node.items)
            self.problems += full_width_lists(self.tree, entry.node)
            return tuple(text for text in (self.text(item) for item in items) if text)
        text = self.text(entry)
        if isinstance(entry.node, nodes.Scalar) and not entry.node.style and separators:
            return split_outside(text, separators)
        return tuple(line for line in text.split("\n") if line.strip(BLANKS))


def not_wanted(entry: Entry, wanted: str) -> str:
    """Return the sentence that *entry* should be *wanted* and what it is."""
    match entry.node:
        case nodes.Scalar():
            found = say("一行文字")
        case nodes.Sequence():
            found = say("列表")
        case nodes.Mapping():
            found = say("几个“键: 值”")
    return say("“{key}”应当是{wanted}，这里是{found}", key=entry.name, wanted=wanted, found=found)


def tidy(text: str) -> str:
    """Return *text* without blanks at the ends of its lines and without empty lines at its ends."""
    return "\n".join(line.strip(BLANKS) for line in text.split("\n")).strip("\n")
