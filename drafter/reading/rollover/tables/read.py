"""A file of dated tables read: every wrong key, number, day and order is a problem with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.base.yaml import nodes
from drafter.base.yaml.reader import Reader
from drafter.reading.rollover.tables.model import (
    Anniversary,
    Congress,
    DatedTables,
    Meeting,
    NationalSession,
    PlanPeriod,
    Plenum,
)

KEYS = ("known_until", "plan_periods", "plan_places", "congresses", "plenums", "national_sessions", "anniversaries")
"""The keys of a file of dated tables; each may be missing."""

BODIES = ("全国人大", "全国政协")
_YEARS_OF_PLAN = ("1", "2", "3", "4", "5")
_MEETING = ("opened", "closed", "place", "source")
_LARGEST = 9999
_NO_DAY = date.min

Entry = TypeVar("Entry")
Pairs = Mapping[str, nodes.Node]


def read_tables(text: str, file: str) -> tuple[DatedTables, list[Problem]]:
    """Return the tables that *text* writes and everything wrong with it; an entry that is wrong is left out."""
    tree = nodes.parse(text, file)
    reader = _TableReader()
    reader.problems += tree.problems
    pairs = reader.mapping(tree.root, say("换年度的表"), KEYS)
    tables = DatedTables(
        reader.entries(pairs, "plan_periods", ("name", "ordinal", "first", "last", "source"), reader.period),
        reader.places(pairs),
        reader.entries(pairs, "congresses", ("ordinal", *_MEETING), reader.congress),
        reader.entries(pairs, "plenums", ("congress", "ordinal", *_MEETING), reader.plenum),
        reader.entries(pairs, "national_sessions", ("body", "term", "ordinal", *_MEETING), reader.session),
        reader.entries(pairs, "anniversaries", ("names", "since", "source"), reader.anniversary),
        reader.day(pairs, "known_until") if "known_until" in pairs else _NO_DAY,
    )
    return tables, sorted(reader.problems, key=lambda problem: problem.place)


class _TableReader(Reader):
    """Reads the entries of the tables."""

    def entries(
        self, pairs: Pairs, key: str, keys: Iterable[str], entry: Callable[[nodes.Node, Pairs], Entry]
    ) -> tuple[Entry, ...]:
        """Return the entries under *key*, each with all of *keys*; a wrong one is a problem and left out."""
        node = pairs.get(key)
        if node is not None and not isinstance(node, nodes.Sequence):
            self.problem(node, say("“{key}”应当是一列，每条前面写“- ”", key=key))
        found = []
        for item in node.items if isinstance(node, nodes.Sequence) else ():
            before = len(self.problems)
            own = self.mapping(item, key, keys)
            for missing in [name for name in keys if name not in own]:
                self.problem(item, say("“{what}”的这一条缺少“{key}”", what=key, key=missing))
            if len(self.problems) == before:
                value = entry(item, own)
                found += [value] if len(self.problems) == before else []
        return tuple(found)

    def period(self, node: nodes.Node, pairs: Pairs) -> PlanPeriod:
        """Return a plan period."""
        first, last = self.number(pairs, "first"), self.number(pairs, "last")
        if last < first:
            self.problem(node, say("{last} 早于 {first}", first="first", last="last"))
        return PlanPeriod(self.word(pairs, "name"), self.number(pairs, "ordinal"), first, last, self.word(pairs, "source"))

    def congress(self, node: nodes.Node, pairs: Pairs) -> Congress:
        """Return a congress."""
        return Congress(self.number(pairs, "ordinal"), self.meeting(node, pairs))

    def plenum(self, node: nodes.Node, pairs: Pairs) -> Plenum:
        """Return a plenum."""
        return Plenum(self.number(pairs, "congress"), self.number(pairs, "ordinal"), self.meeting(node, pairs))

    def session(self, node: nodes.Node, pairs: Pairs) -> NationalSession:
        """Return a national session."""
        body = self.word(pairs, "body")
        if body and body not in BODIES:
            self.problem(pairs["body"], say("“{key}”只能是：{names}", key="body", names="、".join(BODIES)))
        return NationalSession(body, self.number(pairs, "term"), self.number(pairs, "ordinal"), self.meeting(node, pairs))

    def anniversary(self, node: nodes.Node, pairs: Pairs) -> Anniversary:
        """Return an event."""
        names = tuple(each.value for each in self.texts(pairs, "names") if each.value)
        if not names:
            self.problem(node, say("“{key}”里至少写一个说法", key="names"))
        return Anniversary(names, self.day(pairs, "since"), self.word(pairs, "source"))

    def meeting(self, node: nodes.Node, pairs: Pairs) -> Meeting:
        """Return when and where a meeting was."""
        opened, closed = self.day(pairs, "opened"), self.day(pairs, "closed")
        if closed < opened:
            self.problem(node, say("{last} 早于 {first}", first="opened", last="closed"))
        return Meeting(opened, closed, self.word(pairs, "place"), self.word(pairs, "source"))

    def places(self, pairs: Pairs) -> dict[int, tuple[str, ...]]:
        """Return the names of the years of a plan period by their number."""
        own = self.mapping(pairs.get("plan_places"), "plan_places", _YEARS_OF_PLAN)
        return {int(key): tuple(each.value for each in self.texts(own, key)) for key in own}

    def word(self, pairs: Pairs, key: str) -> str:
        """Return the text under *key*, which must not be empty."""
        text = self.text(pairs, key).strip()
        if not text:
            self.problem(pairs[key], say("“{key}”不能空着", key=key))
        return text

    def number(self, pairs: Pairs, key: str) -> int:
        """Return the whole number under *key*."""
        text = self.text(pairs, key).strip()
        if text.isascii() and text.isdecimal() and 0 < int(text[:5]) <= _LARGEST:
            return int(text)
        self.problem(pairs[key], say("“{key}”应当是从 1 起的整数", key=key))
        return 0

    def day(self, pairs: Pairs, key: str) -> date:
        """Return the day under *key*."""
        text = self.text(pairs, key).strip()
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.problem(pairs[key], say("“{key}”应当是某一天，如 2026-03-05", key=key))
            return _NO_DAY
