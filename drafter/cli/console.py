"""What is said and what is handed out: messages on stderr, data on stdout, never a crash over an encoding."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable
from typing import Any

from drafter.base.problems import Problem

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def prepare() -> None:
    """Make both streams able to say Chinese, whatever the console's encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if _knows_chinese(stream.encoding) else "utf-8", errors="replace")


def _knows_chinese(encoding: str) -> bool:
    try:
        "公文".encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def tell(text: str) -> None:
    """Say *text* on stderr; control characters of a user's file or path never reach the terminal."""
    print(_CONTROL.sub("�", text), file=sys.stderr)


def tell_problems(problems: Iterable[Problem]) -> None:
    """Say *problems* on stderr, one after another."""
    for problem in problems:
        tell(str(problem))


def put(lines: Iterable[str]) -> None:
    """Print *lines* on stdout."""
    for line in lines:
        print(_CONTROL.sub("�", line))


def put_bytes(data: bytes) -> None:
    """Hand out *data* on stdout as it is."""
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(data.decode("utf-8", errors="replace"))
        return
    binary.write(data)
    binary.flush()


def put_json(value: Any) -> None:
    """Hand out *value* as JSON in UTF-8."""
    put_bytes((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", errors="replace"))


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """Return *problem* for programs: its place (null where unknown), the sentence, what helps, the level."""
    place = problem.place
    return {
        "place": {"file": place.file or None, "line": place.line or None, "column": place.column or None},
        "message": problem.message,
        "help": problem.help,
        "level": problem.level.name.lower(),
    }
