"""What an appendix says of itself beside its tasks and texts: name, note, columns, layout; as words to edit, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from drafter import answers
from drafter.answers.saving import dump
from drafter.base.problems import Place, Problem
from drafter.draft.appendix import Appendix, Column, GroupAs, Layout
from drafter.draft.dates import DocumentDate, parse_date
from drafter.draft.fields import Draft, Form
from drafter.draft.headings import WantedColumn, columns_of

LINES = ("title", "name", "note", "addressee", "columns", "signature", "date")
"""The keys that are lines of words."""
CHOICES = {"layout": tuple(Layout), "group_as": tuple(GroupAs), "continuous": ("", "yes", "no")}
"""The keys of which one value is chosen; continuous may be left to the layout."""
YES_NO = ("labelled", "count", "landscape")
"""The keys that are yes or no."""


def words_of(appendix: Appendix) -> dict[str, str]:
    """Return the words of every key of *appendix*; columns as 序号、举措=task, the key where the heading does not tell."""
    found = {key: str(getattr(appendix, key)) for key in (*LINES, "layout", "group_as") if key != "columns"}
    found |= {key: "yes" if getattr(appendix, key) else "no" for key in YES_NO}
    found["columns"] = _columns_words(appendix.columns)
    found["continuous"] = "" if appendix.continuous is None else "yes" if appendix.continuous else "no"
    return found


def _columns_words(columns: tuple[Column, ...]) -> str:
    guessed = columns_of([WantedColumn(each.heading) for each in columns])
    pairs = zip(columns, guessed, strict=True)
    return "、".join(each.heading if each == guess else f"{each.heading}={each.key}" for each, guess in pairs)


def changed(appendix: Appendix, words: Mapping[str, str]) -> Appendix:
    """Return *appendix* with what *words* say under the keys of :func:`words_of`; keys that are not given stay."""
    own = {**words_of(appendix), **words}
    keys = {key for group in appendix.groups for task in group.tasks for key in task.extra}
    return replace(
        appendix,
        title=own["title"].strip(),
        name=own["name"].strip(),
        note=own["note"].strip(),
        addressee=own["addressee"].strip(),
        signature=own["signature"].strip(),
        date=_date(own["date"].strip()),
        labelled=own["labelled"] == "yes",
        count=own["count"] == "yes",
        landscape=own["landscape"] == "yes",
        columns=columns_of(_wanted(own["columns"]), keys),
        layout=Layout(own["layout"]),
        group_as=GroupAs(own["group_as"]),
        continuous={"yes": True, "no": False}.get(own["continuous"]),
    )


def _date(words: str) -> DocumentDate | str:
    try:
        return parse_date(words) or words
    except ValueError:  # the thirtieth of February
        return words


def _wanted(words: str) -> list[WantedColumn]:
    parts = (part.strip() for part in words.replace("，", "、").replace(",", "、").replace("；", "、").split("、"))
    pairs = (part.replace("＝", "=").partition("=") for part in parts if part)
    return [WantedColumn(heading.strip(), key.strip()) for heading, _, key in pairs]


def problems_of(appendix: Appendix, form: Form, key: str) -> tuple[Problem, ...]:
    """Return what is wrong with *appendix* of the field *key*, by the rules of an answers file; places are the field's."""
    text = dump(Draft(form, {key: (appendix,)}))
    loaded = answers.load(text, "", lambda _: form, required=False, anyway=True)
    return tuple(replace(each, place=Place(key)) for each in loaded.problems)
