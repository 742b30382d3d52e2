"""What became of an input: said to people, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from drafter.base.files import Written
from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Level, Problem
from drafter.cli.console import problem_as_json, tell, tell_problems
from drafter.cli.jobs import STANDARD, Job


class Outcome(NamedTuple):
    """What became of one input; ``written`` and ``pdf`` are None where there is none or it went to the standard output."""

    job: Job
    status: int = 0
    problems: tuple[Problem, ...] = ()
    todo: int = 0
    written: Written | None = None
    pdf: Written | None = None


def tell_outcome(outcome: Outcome, said: set[Problem] | None = None) -> None:
    """Say on stderr what became of an input; a notice about no place in it that was *said* of another is not repeated."""
    known = said if said is not None else set()
    notices = {each for each in outcome.problems if each.level is Level.NOTICE and each.place == NOWHERE}
    tell_problems(each for each in outcome.problems if each not in notices & known)
    known |= notices
    for written in (outcome.written, outcome.pdf):
        if written is not None:
            tell_written(written)
    if outcome.status and outcome.written is None:
        tell(say("没有生成：{source}", source=outcome.job.source_name))
    elif outcome.status:
        tell(say("没有生成 PDF：{source}", source=outcome.job.source_name))
    if outcome.todo:
        tell(say("文中还有 {count} 处【待填】【请核】", count=outcome.todo))


def tell_written(written: Written) -> None:
    """Say on stderr what became of a file."""
    if written.in_use is not None:
        tell(say("{path} 不能替换：正在 Word 等程序里打开，或是只读的", path=written.in_use))
    if written.changed:
        tell(say("已生成：{path}", path=written.path))
    else:
        tell(say("已是最新，没有改动：{path}", path=written.path))
    if written.backup is not None:
        tell(say("原来的文件改存为：{path}", path=written.backup))


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """Return *outcome* for programs."""
    written = outcome.written
    return {
        "input": STANDARD if outcome.job.source is None else str(outcome.job.source),
        "output": str(written.path) if written is not None else None,
        "pdf": str(outcome.pdf.path) if outcome.pdf is not None else None,
        "ok": outcome.status == 0,
        "status": outcome.status,
        "todo": outcome.todo,
        "backup": str(written.backup) if written is not None and written.backup is not None else None,
        "problems": [problem_as_json(problem) for problem in outcome.problems],
    }


def status_of(statuses: Iterable[int]) -> int:
    """Return the status of all: 0, the one that all share, else 1 (some of several inputs failed)."""
    found = set(statuses)
    return found.pop() if len(found) == 1 else 1
