"""The entry point: chooses the language, runs the command, and turns every failure into a sentence and an exit status."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import takewhile, zip_longest

import click

from drafter.base.errors import DrafterError, WriteError
from drafter.base.messages import language_wanted, say, use_language
from drafter.cli.console import finish, prepare, problem_as_json, put_json, tell, tell_problems
from drafter.cli.mistakes import unexpected, usage_error
from drafter.cli.root import root

_INTERRUPTED = 130


def status_of(words: Sequence[str]) -> int:
    """Run the command line *words* and return the exit status."""
    prepare()
    use_language(language_wanted(_language_option(words)))
    try:
        status = _run(list(words))
    except BrokenPipeError:
        status = 1
    except KeyboardInterrupt:
        tell(say("已中断"))
        status = _INTERRUPTED
    return status


def _run(words: list[str]) -> int:
    try:
        status = root().main(words, prog_name="drafter", standalone_mode=False)
        finish()
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        return _failed(usage_error(error), words)
    except DrafterError as error:
        return _failed(error, words)
    except BrokenPipeError:
        raise
    except Exception as error:
        return _failed(unexpected(error), words)
    return status if isinstance(status, int) else 0


def _failed(error: DrafterError, words: Sequence[str]) -> int:
    """Say why a command did not do its work, to the program too that asked for JSON, and return the exit status."""
    tell_problems(error.problems)
    if "--json" in takewhile(lambda word: word != "--", words):
        with suppress(WriteError):  # the standard output that fails is what was said
            put_json({"ok": False, "status": error.status, "problems": [problem_as_json(each) for each in error.problems]})
    return error.status


def _language_option(words: Sequence[str]) -> str | None:
    """Return what ``--lang`` says: the language has to be known before the commands and their help are made."""
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word == "--":
            return None
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None
