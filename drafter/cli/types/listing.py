"""``drafter types list``: which document types there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.base.errors import TypeFolderError
from drafter.base.messages import language, say
from drafter.cli.console import problem_as_json, put, put_json, tell_problems
from drafter.cli.layout import table
from drafter.cli.options import json_option, layer_name, library, templates_option
from drafter.cli.pages import Command

if TYPE_CHECKING:  # types need the YAML parser, which --help does not
    from drafter.doctypes import Entry


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "list",
        callback=list_types,
        params=[json_option(), templates_option()],
        help=say("列出全部文种和各自的来处。"),
        usage=say("[选项]"),
        examples=[("drafter types list", say("列出全部文种"))],
    )


def list_types(as_json: bool, templates: tuple[str, ...]) -> int:
    """List the types and return the exit status; a broken one is listed too, with what is wrong, and gives 4."""
    entries = library(templates).entries()
    status = TypeFolderError.status if any(entry.type is None for entry in entries) else 0
    if as_json:
        put_json([_entry_as_json(entry) for entry in entries])
        return status
    put(table([(entry.name, _title(entry), layer_name(entry.layer), _remark(entry)) for entry in entries]))
    for entry in entries:
        tell_problems(entry.problems)
    return status


def _title(entry: Entry) -> str:
    if entry.type is None:
        return "—"
    return entry.type.name_en or entry.name if language() == "en" else entry.type.form.title


def _remark(entry: Entry) -> str:
    return entry.type.description if entry.type is not None else say("不能使用，原因见下")


def _entry_as_json(entry: Entry) -> dict[str, Any]:
    found = entry.type
    return {
        "name": entry.name,
        "title": found.form.title if found is not None else None,
        "description": found.description if found is not None else None,
        "layer": str(entry.layer),
        "folder": str(entry.folder),
        "ok": found is not None,
        "problems": [problem_as_json(problem) for problem in entry.problems],
    }
