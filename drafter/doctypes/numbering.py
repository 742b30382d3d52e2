"""The ``numbering`` of a type or of one answers file, read over another numbering."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.base.messages import listed, say
from drafter.base.problems import Problem
from drafter.base.yaml import nodes
from drafter.base.yaml.reader import Reader
from drafter.draft.labels import LabelForm, parse_form
from drafter.draft.numbering import Numbering
from drafter.draft.points import Points, is_series

KEYS = ("levels", "continuous", "leads", "points")
POINT_KEYS = ("label", "run_in")
DEEPEST = 9
"""Levels a numbering can have: as many as a list in Word."""


def read_numbering(node: nodes.Node, base: Numbering) -> tuple[Numbering, list[Problem]]:
    """Return the numbering that *node* writes over *base*, and everything wrong with it.

    Where ``levels`` are given, levels of *base* with the same form stay continuous or keep their leads unless said otherwise.
    """
    reader = Reader()
    pairs = reader.mapping(node, "numbering", KEYS)
    levels = _read_levels(reader, pairs) or base.levels
    continuous = _chosen(reader, pairs, "continuous", levels, _forms(base, base.continuous))
    leads = _chosen(reader, pairs, "leads", levels, _forms(base, base.leads))
    return Numbering(levels, continuous, leads, _read_points(reader, pairs, base.points)), reader.problems


def _read_levels(reader: Reader, pairs: Mapping[str, nodes.Node]) -> tuple[LabelForm, ...]:
    levels: list[LabelForm] = []
    for text in reader.texts(pairs, "levels"):
        form = parse_form(text.value)
        if form is None:
            message = say("“{label}”不是可用的编号形式", label=text.value)
            reader.problem(text, message, say("每一级写它的第一个编号，如 一、 （一） 1. （1） 第一条 ① 1.1"))
        elif form in levels:
            reader.problem(text, say("编号形式“{label}”写了两次", label=text.value))
        else:
            levels.append(form)
    if "levels" in pairs and (not levels or len(levels) > DEEPEST):
        reader.problem(pairs["levels"], say("编号应当有一至{most}级", most=DEEPEST))
    return tuple(levels)


def _forms(numbering: Numbering, levels: frozenset[int]) -> tuple[LabelForm, ...]:
    return tuple(numbering.form(level) for level in levels)


def _chosen(
    reader: Reader, pairs: Mapping[str, nodes.Node], key: str, levels: Sequence[LabelForm], unsaid: Sequence[LabelForm]
) -> frozenset[int]:
    """Return the levels (from 1) that *key* names; where it is not written, those that have a form of *unsaid*."""
    if key not in pairs:
        return frozenset(level for level, form in enumerate(levels, 1) if form in unsaid)
    found = set()
    for text in reader.texts(pairs, key):
        level = next((level for level, form in enumerate(levels, 1) if form.first == text.value), None)
        if level is None:
            own = listed(f"“{form.first}”" for form in levels)
            reader.problem(text, say("“{label}”不在各级编号之中", label=text.value), say("各级编号是：{labels}", labels=own))
        else:
            found.add(level)
    return frozenset(found)


def _read_points(reader: Reader, pairs: Mapping[str, nodes.Node], base: Points) -> Points:
    if "points" not in pairs:
        return base
    own = reader.mapping(pairs["points"], "points", POINT_KEYS)
    label = reader.text(own, "label", base.label)
    if not is_series(label):
        message = say("“{label}”不是可以接着数的分点编号", label=label)
        reader.problem(own["label"], message, say("可以写：一是 一要 第一， 首先， 一方面，"))
    return Points(label, reader.flag(own, "run_in", base.run_in))
