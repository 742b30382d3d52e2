"""Findings for people, a line with a caret under it, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any
from unicodedata import category, east_asian_width

from drafter.base.messages import language, say
from drafter.base.problems import Level, Problem
from drafter.cli.layout import page_width
from drafter.review.finding import Finding, Severity

ANSWERS = "answers"
"""The rule under which programs are told what is wrong with an answers file as such."""

_INDENT = 4
_LEVELS = {Level.ERROR: Severity.ERROR, Level.WARNING: Severity.WARNING, Level.NOTICE: Severity.HINT}


def level_name(level: Severity) -> str:
    """Return what people call *level*."""
    return {Severity.ERROR: say("必改"), Severity.WARNING: say("疑似"), Severity.HINT: say("提示")}[level]


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines that tell *findings*; what one rule says of one paragraph stands together."""
    for _, paragraph in groupby(findings, lambda each: (each.place.file, each.paragraph)):
        rules: dict[tuple[str, Severity, str], list[Finding]] = {}
        for each in paragraph:
            rules.setdefault((each.rule, each.level, "" if each.paragraph else each.message), []).append(each)
        for group in rules.values():
            yield from _together(group)


def _together(group: Sequence[Finding]) -> Iterator[str]:
    first = group[0]
    message = first.message
    if len(group) > 1:
        message = say("{message}（本段共{count}处）", message=message, count=len(group))
    yield f"{_where(first)}: {level_name(first.level)} {message} [{first.rule}]"
    if first.text:
        shown, left, right = _window(_printable(first.text), first.start, first.end, page_width() - _INDENT)
        yield " " * _INDENT + shown
        yield " " * _INDENT + _carets(shown, left, right, group)
    if len(group) == 1 and first.fix is not None and first.fix.replacement and first.end > first.start:
        yield " " * _INDENT + say("改为：{text}", text=first.fix.replacement)


def _where(finding: Finding) -> str:
    spot = "" if finding.place.line else spot_in_word(finding)
    return f"{finding.place.file}:{spot}" if spot else str(finding.place)


def spot_in_word(finding: Finding) -> str:
    """Return how people speak of a place in a Word file: 第3段, 表1第2行第3列; empty where it is the whole of the file."""
    if finding.cell is not None:
        table, row, column = finding.cell
        return say("表{table}第{row}行第{column}列", table=table, row=row, column=column)
    return say("第{number}段", number=finding.paragraph) if finding.paragraph else ""


def _printable(text: str) -> str:
    """Return *text* with a blank for every sign that a terminal would obey or leave out."""
    return "".join(" " if category(each).startswith("C") else each for each in text)


def _window(text: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """Return as much of *text* around the characters *start* to *end* as *room* cells hold, and which characters those are."""
    left, right = start, max(min(end, start + room // 3), start)
    while _cells(text[left:right]) < room - 4 and (left > 0 or right < len(text)):
        if left > 0:
            left -= 1
        if right < len(text) and _cells(text[left:right]) < room - 4:
            right += 1
    before, after = "…" if left else "", "…" if right < len(text) else ""
    return before + text[left:right] + after, left - len(before), right


def _carets(shown: str, left: int, right: int, group: Sequence[Finding]) -> str:
    """Return the line of carets under the characters of *group*; a full-width character takes two of them."""
    marked = {at for each in group for at in range(each.start, max(each.end, each.start + 1)) if each.start < right}
    line = "".join(("^" if left + at in marked else " ") * _cells(each) for at, each in enumerate(shown))
    return line.rstrip()


def _cells(text: str) -> int:
    """Return how many cells a terminal gives *text*: two to 汉字, one to “ ” … — and what else may be of either width."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return *finding* for programs."""
    place, fix = finding.place, finding.fix
    return {
        "rule": finding.rule,
        "level": finding.level.word,
        "message": finding.message,
        "place": {
            "file": place.file or None,
            "line": place.line or None,
            "column": place.column or None,
            "section": finding.section or None,
            "paragraph": finding.paragraph or None,
            "cell": finding.cell._asdict() if finding.cell is not None else None,
            "start": finding.start,
            "end": finding.end,
        },
        "text": finding.text,
        "source": finding.source,
        "fix": None if fix is None else {"replacement": fix.replacement, "certain": fix.certain},
    }


def problem_as_finding(problem: Problem) -> Finding:
    """Return what is wrong with a file as a finding, so that programs get one list."""
    message = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    return Finding(ANSWERS, _LEVELS[problem.level], message, problem.place)


def summary(file: str, findings: Sequence[Finding]) -> str:
    """Return the line that tells how many findings there are of each level in *file*."""
    counts = [(level, sum(each.level is level for each in findings)) for level in reversed(Severity)]
    told = [say("{level}{count}处", level=level_name(level), count=count) for level, count in counts if count]
    colon, comma = ("：", "，") if language() == "zh" else (": ", ", ")
    return file + colon + (comma.join(told) if told else say("没有发现问题"))
