"""What a roll-over found, for people to read and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from drafter.base.messages import listed, say
from drafter.draft.todo import Todo, mark
from drafter.reading.rollover.change import Change, Done, RolledOver, TimeClass, YearFrom, by_class


def summary(rolled: RolledOver) -> list[str]:
    """Return the lines of the summary: the years, then by class, with counts, every expression, its place, what was done."""
    lines = [_years(rolled), _counted(rolled)]
    for name in rolled.elsewhere:
        lines.append(say("没有看：{file}（另在一个文件里，请单独换年度）", file=name))
    for kind, changes in by_class(rolled.changes).items():
        lines += ["", _heading(kind, changes)]
        lines += (f"  {line}" for line in _listed(changes))
    return lines


def _years(rolled: RolledOver) -> str:
    if rolled.year == rolled.last_year:
        return say("稿件已经是{year}年的，只列出与时间有关的说法，没有改动", year=rolled.year)
    source = {
        YearFrom.GIVEN: say("由命令指定"),
        YearFrom.FIELD: say("取自年度一栏"),
        YearFrom.TITLE: say("取自标题"),
        YearFrom.WORDS: say("正文里说得最多"),
        YearFrom.DATE: say("取自日期"),
        YearFrom.ASSUMED: say("稿件没有写，按前一年计"),
    }[rolled.year_from]
    return say("由{last}年（{source}）换到{year}年", last=rolled.last_year, source=source, year=rolled.year)


def _counted(rolled: RolledOver) -> str:
    return say(
        "与时间有关的说法 {count} 处，其中 {marks} 处要人看，后面有【请核】", count=len(rolled.changes), marks=rolled.marks
    )


def _heading(kind: TimeClass, changes: list[Change]) -> str:
    counts = Counter(change.done for change in changes)
    parts = [f"{done.label} {counts[done]}" for done in Done if counts[done]]
    return say("{name}：{count} 处（{parts}）", name=kind.label, count=len(changes), parts=listed(parts))


def _listed(changes: list[Change]) -> Iterator[str]:
    """Yield a line for each of *changes*; those that stayed unmarked, alike and for the same reason, share one."""
    alike: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.done is Done.LEFT:
            alike.setdefault((change.before, change.why), []).append(change)
        else:
            yield _line(change)
    for (before, why), same in alike.items():
        places = listed(dict.fromkeys(where_of(change) for change in same))
        yield f"{Done.LEFT.label}  {before}  {places}" + (f"  {why}" if why else "")


def _line(change: Change) -> str:
    words = change.before if change.before == change.after else f"{change.before} → {change.after}"
    parts = [change.done.label, words, mark(Todo.CHECK, change.mark) if change.mark else "", where_of(change), change.why]
    return "  ".join(part for part in parts if part)


def where_of(change: Change) -> str:
    """Return where the expression stands: the line of the old file where it is known, and what people call the place."""
    text = change.text
    named = " ".join(text.where)
    return say("第{line}行 {where}", line=text.place.line, where=named) if text.place.line else named


def summary_data(rolled: RolledOver) -> dict[str, Any]:
    """Return the summary as data for JSON: counts by class and every change; unknown places are null."""
    return {
        "last_year": rolled.last_year,
        "last_year_from": str(rolled.year_from),
        "year": rolled.year,
        "based_on": rolled.draft.based_on,
        "marks": rolled.marks,
        "not_looked_at": list(rolled.elsewhere),
        "classes": {str(kind): _counts(changes) for kind, changes in by_class(rolled.changes).items()},
        "changes": [_change_data(change) for change in rolled.changes],
    }


def _counts(changes: list[Change]) -> dict[str, int]:
    counts = Counter(str(change.done) for change in changes)
    return {"count": len(changes), **counts}


def _change_data(change: Change) -> dict[str, Any]:
    place = change.text.place
    return {
        "class": str(change.kind),
        "done": str(change.done),
        "where": " ".join(change.text.where),
        "place": {"file": place.file or None, "line": place.line or None},
        "offset": change.offset,
        "before": change.before,
        "after": change.after,
        "mark": change.mark or None,
        "why": change.why or None,
    }
