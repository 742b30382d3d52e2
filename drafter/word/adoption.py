"""A form read off the tags of a docxtpl template that somebody already has."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from jinja2.exceptions import TemplateSyntaxError

from drafter.base.errors import TypeFolderError
from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.doctypes import DocumentType
from drafter.doctypes.form import WORDS_OF_EXPRESSIONS
from drafter.doctypes.package import unpack
from drafter.doctypes.standard import STANDARD
from drafter.draft.fields import RESERVED, Kind
from drafter.word.checking import check_template
from drafter.word.checking.trial import empty_trial, full_trial
from drafter.word.cleaning import cleaned
from drafter.word.faults import syntax_fault
from drafter.word.lines import Lines, number_paragraphs
from drafter.word.samples import Slots
from drafter.word.sandbox import Sandbox
from drafter.word.stories import properties, stories
from drafter.word.tags import tag_problems
from drafter.word.template import names_blocks, source_of
from drafter.word.uses import Reader, Use

_PLAIN = re.compile(r"\w+")


def form_text(docx: bytes, title: str, file: str) -> tuple[str, list[Problem]]:
    """Return the text of a ``type.yaml`` for the template *docx*, and what is to be said about it.

    TypeFolderError, with every place, where its tags are wrong or ask for more than a form can give.
    """
    try:
        uses, problems = _uses_in(docx)
    except TypeFolderError as error:
        raise TypeFolderError.of(_in_file(error.problems, file)) from error
    if names_blocks(docx):
        advice = say("这样的文种用 drafter types new 来做")
        raise TypeFolderError(say("这个模板已经有印正文的循环"), advice, Place(file))
    if errors_of(problems):
        raise TypeFolderError.of(_in_file(problems, file))
    if not uses:
        raise TypeFolderError(say("模板里没有标签"), say("把要填的地方写成 {tag}", tag="{{ 名字 }}"), Place(file))
    lines = [f"name: {_quoted(title)}", "version: 1", f"description: {_quoted(say('由现有的模板得出'))}", "fields:"]
    for name, use in uses.items():
        kind = Kind.DATE if name == "date" and use.kind is Kind.LINE else use.kind
        key = _key(name, kind, uses)
        lines += _field(key, name, kind, use)
        if key != name:
            message = say("“{name}”另有用处，字段的键改作“{key}”，模板不用改", name=name, key=key)
            problems.append(Problem(Place(file), message, level=Level.NOTICE))
    return "\n".join(lines) + "\n", problems


def _in_file(problems: Iterable[Problem], file: str) -> list[Problem]:
    return list(dict.fromkeys(replace(each, place=Place(file)) for each in problems))


def refuse_unprintable(made: DocumentType, docx: bytes, file: str) -> None:
    """Raise TypeFolderError where the template *docx*, adopted as the type *made* from *file*, cannot be printed."""
    found = errors_of(check_template(docx, made.form, None, file)) or full_trial(made)
    if found:
        raise TypeFolderError.of(_in_file(found, file))


def unprintable_when_empty(made: DocumentType) -> list[Problem]:
    """Return what cannot be printed of the adopted type *made* while its optional fields are empty, as warnings."""
    return [replace(each, place=Place(str(made.template)), level=Level.WARNING) for each in empty_trial(made)]


def _uses_in(docx: bytes) -> tuple[dict[str, Use], list[Problem]]:
    """Return the names that the template *docx* uses, in order, and what is wrong with its tags."""
    uses: dict[str, Use] = {}
    problems: list[Problem] = []
    for root, content, name in stories(cleaned(docx)):
        places = number_paragraphs(content, name)
        wrong = tag_problems(content, places)
        problems += wrong
        if not wrong:
            source = source_of(root, content, Slots(), places)
            problems += _read(source.jinja, source.lines, uses)
    for jinja, lines in properties(unpack(docx)):
        problems += _read(jinja, lines, uses)
    return uses, problems


def _read(jinja: str, lines: Lines, uses: dict[str, Use]) -> Sequence[Problem]:
    """Note in *uses* the names in the source *jinja*, and return what is wrong with it."""
    reader = Reader(uses, lines)
    try:
        reader.read(Sandbox().parse(jinja), {}, always=True)
    except TemplateSyntaxError as error:
        return syntax_fault(error, lines).problems
    except RecursionError:
        return [Problem(Place(), say("模板的标签嵌套太深"))]
    return reader.problems


def _key(name: str, kind: Kind, others: Collection[str]) -> str:
    """Return the key of the field for *name*: the name, unless every answers file or document has it for something else."""
    if name not in (*RESERVED, *WORDS_OF_EXPRESSIONS) and kind in STANDARD.get(name, (kind,)):
        return name
    key = f"{name}_text"
    while key in others:
        key += "_"
    return key


def _field(key: str, name: str, kind: Kind, use: Use) -> list[str]:
    lines = [f"  {key}:", f"    kind: {kind}", f"    label: {name}"]
    if use.needed or (use.always and kind in (Kind.LINE, Kind.NUMBER)):
        lines.append("    required: true")
    if use.columns:
        lines.append(f"    columns: {{{', '.join(f'{column}: {column}' for column in use.columns)}}}")
    return lines


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
