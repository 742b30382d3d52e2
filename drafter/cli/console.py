"""What is said and what is handed out: messages on stderr, data on stdout, never a crash over an encoding."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from drafter.base.errors import WriteError
from drafter.base.messages import say

if TYPE_CHECKING:
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
    """Print *lines* on stdout; WriteError where it takes no more."""
    with _stdout():
        for line in lines:
            print(_CONTROL.sub("�", line))


def put_bytes(data: bytes) -> None:
    """Hand out *data* on stdout as it is; WriteError where it takes no more."""
    with _stdout():
        sys.stdout.flush()
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            sys.stdout.write(data.decode("utf-8", errors="replace"))
            return
        binary.write(data)
        binary.flush()


def finish() -> None:
    """Hand out what is still on its way to stdout; WriteError where it takes no more."""
    with _stdout():
        sys.stdout.flush()


@contextlib.contextmanager
def _stdout() -> Iterator[None]:
    """Turn what the system says about stdout into a WriteError; that its reader has gone is no error to speak of."""
    try:
        yield
    except OSError as error:
        _give_up_stdout()
        if isinstance(error, BrokenPipeError):
            raise
        from drafter.base.files import reason  # loads shutil: 2 ms, which a search can do without

        raise WriteError(say("标准输出"), reason(error)) from error


def _give_up_stdout() -> None:
    """Stop Python from flushing the rest once more when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put_json(value: Any) -> None:
    """Hand out *value* as JSON in UTF-8; WriteError where stdout takes no more."""
    import json  # 1 ms, for programs only

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
