"""Random drafts with every kind of field, full of texts that YAML or the markup could misread, and random edits of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from answering import FORM
from hypothesis import strategies as st

from drafter.draft.appendix import Appendix, Column, Group, GroupAs, Layout, Task
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Part, PinnedPhrase, Value
from drafter.draft.labels import parse_form
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, OutlineForm, Paragraph, ParagraphKind, Table
from drafter.draft.points import Points

T = TypeVar("T")

PIECES = (
    *(
        "甲",
        "乙。",
        "完成改造",
        "2026年",
        "1.5",
        "（办公室）",
        "（办公室、宣传部）",
        "（4月）",
        "0012",
        "9:30",
        "null",
        "yes",
        "😀",
        "A&B",
    ),
    *("# ", "#", " #", "- ", "-", "+ ", "| a |", "|", "一、", "（一）", "1.", "（1）", "一是", "首先，", "\\", "---", "..."),
    *(
        '"',
        "'",
        "{{ year }}",
        ": ",
        ":",
        "：",
        "key: v",
        "%",
        "@",
        "`",
        "*",
        "&",
        "!",
        "[",
        "]",
        "{",
        "}",
        ",",
        "?",
        "~",
        "=",
        "<<",
    ),
    *("，", "、", "；", "。", " ", "　", "\u00a0", "\u200b", "=="),
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
several_lines = st.lists(st.one_of(texts, st.just("")), min_size=1, max_size=3).map("\n".join)
or_empty = st.one_of(st.just(""), texts)
cells = texts.filter(lambda text: set(text.strip(" \t\u3000")) - {"-", ":"} != set())  # a row of --- would be Markdown's rule
rows = st.lists(cells, min_size=2, max_size=2).map(tuple)
tables = st.builds(
    Table, rows, st.lists(rows, max_size=2).map(tuple), st.one_of(st.just(""), cells), st.one_of(st.just(""), cells)
)
_kinds = ParagraphKind
_everywhere = [
    st.builds(Paragraph, st.just(_kinds.PLAIN), texts),
    st.builds(Paragraph, st.just(_kinds.TABLE), table=tables),
    st.builds(Paragraph, st.just(_kinds.POINT), texts, level=st.integers(1, 2), apart=st.booleans()),
]
_in_marks = [
    st.builds(Paragraph, st.just(_kinds.NUMBERED), texts, level=st.integers(1, 2)),
    st.builds(Paragraph, st.just(_kinds.SUBHEADING), texts),
    st.builds(Paragraph, st.just(_kinds.POINT), texts, level=st.just(1), apart=st.booleans(), series=st.just("一要")),
    st.builds(
        Paragraph, st.just(_kinds.POINT), texts, st.just(1), apart=st.booleans(), series=st.just("一是"), typed=st.just("一是")
    ),
]
_in_keys = [st.builds(Paragraph, st.just(_kinds.NUMBERED), texts, st.integers(1, 2), st.sampled_from([None, 0, 3]))]


def _paragraphs(kinds: list[st.SearchStrategy[Paragraph]]) -> st.SearchStrategy[tuple[Paragraph, ...]]:
    return st.lists(st.one_of(*kinds), min_size=1, max_size=6).map(tuple)


outlines = st.one_of(
    st.builds(Outline, _paragraphs(_everywhere + _in_marks), typed_labels=st.booleans()),
    st.builds(Outline, _paragraphs(_everywhere + _in_keys), form=st.just(OutlineForm.STRUCTURED)),
)
units = st.lists(st.sampled_from(["办公室", "宣传部", "典藏部, 甲", "# 部"]), max_size=2).map(tuple)
tasks = st.one_of(
    st.builds(Task, texts, owners=units, one_line=st.just(True)),
    st.builds(
        Task,
        texts,
        owners=units,
        lead=units,
        due=st.sampled_from(["", "9月"]),
        note=or_empty,
        extra=st.sampled_from([{}, {"site": "馆"}]),
    ),
)
_own_tasks = st.lists(tasks, min_size=1, max_size=3).map(tuple)
groups = st.one_of(
    st.just(()),
    st.lists(st.builds(Group, texts, _own_tasks), min_size=1, max_size=3).map(tuple),
    _own_tasks.map(lambda own: (Group("", own),)),
)
COLUMNS = (
    (),
    (Column("序号", "index"), Column("事项", "task"), Column("场地", "site")),
    (Column("内容", "task"), Column("主要内容", "site"), Column("备注", "note")),
)


def _numbering(labels: Sequence[str], continuous: frozenset[int], leads: frozenset[int], points: Points) -> Numbering:
    levels = tuple(form for form in map(parse_form, labels) if form is not None)
    has = frozenset(range(1, len(levels) + 1))
    return Numbering(levels, continuous & has, leads & has, points)


numberings = st.builds(
    _numbering,
    st.sampled_from([("一、", "（一）", "1.", "（1）"), ("一、", "1."), ("第一条　", "（一）")]),
    st.frozensets(st.integers(1, 4)),
    st.frozensets(st.integers(1, 4)),
    st.builds(Points, st.sampled_from(["一是", "一要"]), st.booleans()),
)


def with_own_keys(appendix: Appendix) -> Appendix:
    """The appendix without the keys of tasks that no column of it names: a file cannot hold those."""
    if any(column.key == "site" for column in appendix.columns):
        return appendix
    plain = (replace(group, tasks=tuple(replace(task, extra={}) for task in group.tasks)) for group in appendix.groups)
    return replace(appendix, groups=tuple(plain))


appendices = st.builds(
    Appendix,
    texts,
    name=st.sampled_from(["", "名"]),
    labelled=st.booleans(),
    body=st.one_of(st.just(Outline()), outlines),
    layout=st.sampled_from(Layout),
    groups=groups,
    after=st.one_of(st.just(Outline()), outlines),
    columns=st.sampled_from(COLUMNS),
    group_as=st.sampled_from(GroupAs),
    continuous=st.sampled_from([None, True, False]),
    count=st.booleans(),
    landscape=st.booleans(),
    numbering=st.one_of(st.none(), numberings),
    signature=or_empty,
    date=st.sampled_from(["", DocumentDate(2026, 1, 5), "某日"]),
).map(with_own_keys)

field_rows = st.tuples(texts, st.one_of(or_empty, several_lines)).map(
    lambda cells: dict(zip(("thing", "amount"), cells, strict=True))
)
_values: dict[str, st.SearchStrategy[Value]] = {
    "title": st.one_of(texts, several_lines),
    "year": st.sampled_from(["2026", "0012"]),
    "note": texts,
    "summary": several_lines,
    "body": outlines,
    "closing": outlines,
    "appendices": st.lists(appendices, min_size=1, max_size=3).map(tuple),
    "costs": st.lists(field_rows, min_size=1, max_size=3).map(tuple),
    "units": st.lists(texts, min_size=1, max_size=3).map(tuple),
    "secrecy": st.sampled_from(["公开", "内部"]),
    "copies": st.lists(st.sampled_from(["办公室", "典藏部"]), min_size=1, max_size=2).map(tuple),
    "sealed": st.booleans(),
    "signature": texts,
    "date": st.sampled_from([DocumentDate(2026, 1, 5), DocumentDate(2026, 2), "某年"]),
}


def _drafts(values: dict[str, st.SearchStrategy[Value]]) -> st.SearchStrategy[Draft]:
    return st.builds(
        Draft,
        st.just(FORM),
        st.fixed_dictionaries({}, optional=values),
        numbering=st.one_of(st.none(), st.none(), numberings),
        phrases=st.dictionaries(
            st.sampled_from(["zx-7f3a2c", "ab-000001"]),
            st.builds(PinnedPhrase, st.sampled_from(["abc", "001"]), several_lines),
            max_size=2,
        ),
        review=st.dictionaries(st.sampled_from(["r1", "规则 2"]), texts, max_size=2),
        based_on=or_empty,
        remark=st.one_of(st.just(""), several_lines),
    )


_parts = st.one_of(
    st.builds(Part, path=st.sampled_from(["【待填：甲】", "【待填：a b】"])),
    _drafts(_values).map(lambda draft: Part(draft=draft)),
)
drafts = _drafts({**_values, "parts": st.lists(_parts, min_size=1, max_size=2).map(tuple)})


def mixed(random: Random, own: Sequence[T], others: Sequence[T], one: Callable[[Random, T, T], T]) -> tuple[T, ...]:
    """The items *own* with some of *others* put in, some taken away, repeated, exchanged, or changed by *one*."""
    found = list(own)
    for _ in range(random.choice([0, 1, 1, 2, 3])):
        at, other = random.randrange(len(found) + 1), random.choice(others) if others else None
        match random.choice(["insert", "delete", "replace", "exchange", "change", "repeat"]):
            case "insert" if other is not None:
                found.insert(at, other)
            case "delete":
                del found[at : at + 1]
            case "replace" if other is not None:
                found[at : at + 1] = [other]
            case "exchange":
                found[at : at + 2] = found[at : at + 2][::-1]
            case "change" if other is not None and at < len(found):
                found[at] = one(random, found[at], other)
            case "repeat":
                found += found[at : at + 1]
    return tuple(found)


def _paragraph(random: Random, own: Paragraph, other: Paragraph) -> Paragraph:
    if own.kind == other.kind and random.random() < 0.5:
        return replace(own, text=other.text, table=other.table)
    return replace(own, text=own.text + "改") if own.table is None else own


def _outline(random: Random, own: Outline, other: Outline) -> Outline:
    if not own or not other or random.random() < 0.1:
        return other
    return replace(own, paragraphs=mixed(random, own.paragraphs, other.paragraphs, _paragraph))


def _task(random: Random, own: Task, other: Task) -> Task:
    return replace(own, **{key: getattr(other, key) for key in ("task", "owners", "due", "note") if random.random() < 0.4})


def _group(random: Random, own: Group, other: Group) -> Group:
    return replace(own, tasks=mixed(random, own.tasks, other.tasks, _task) or own.tasks)


_OF_APPENDIX = (
    "title",
    "name",
    "labelled",
    "layout",
    "columns",
    "group_as",
    "continuous",
    "count",
    "landscape",
    "numbering",
    "date",
)


def _appendix(random: Random, own: Appendix, other: Appendix) -> Appendix:
    changed = {key: getattr(other, key) for key in _OF_APPENDIX if random.random() < 0.2}
    found = mixed(random, own.groups, other.groups, _group)
    named = found if len(found) < 2 else tuple(replace(each, name=each.name or "组") for each in found)
    after, body = _outline(random, own.after, other.after), _outline(random, own.body, other.body)
    return with_own_keys(replace(own, **changed, groups=named, after=after, body=body))


def _value(random: Random, own: Value | None, other: Value | None) -> Value | None:
    chance = random.random()
    if isinstance(own, Outline) and isinstance(other, Outline) and chance < 0.6:
        return _outline(random, own, other)
    if isinstance(own, tuple) and isinstance(other, tuple) and chance < 0.6:
        return mixed(random, own, other, _item)  # type: ignore[return-value, type-var]
    return own if chance < 0.85 else other


def _item(random: Random, own: object, other: object) -> object:
    if isinstance(own, Appendix) and isinstance(other, Appendix):
        return _appendix(random, own, other)
    if isinstance(own, Part) and isinstance(other, Part) and own.draft and other.draft and not own.path:
        return Part(draft=edited(random, own.draft, other.draft))
    return other


def edited(random: Random, own: Draft, other: Draft) -> Draft:
    """The draft *own* after some edits, with *other* to take new things from."""
    found = {key: _value(random, own.values.get(key), other.values.get(key)) for key in FORM.fields}
    changed = {key: getattr(other, key) for key in ("numbering", "based_on", "remark") if random.random() < 0.3}
    for key in ("phrases", "review"):
        both = {**getattr(own, key), **getattr(other, key)}
        changed[key] = {name: each for name, each in both.items() if random.random() < 0.7}
    return replace(own, values={key: value for key, value in found.items() if value not in (None, ())}, **changed)
