"""Certain fixes carried out in a file's text, and proven by reading it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem, errors_of
from drafter.inspection.inspect import Inspected, open_file
from drafter.inspection.office import Office
from drafter.review.finding import Finding


@dataclass(frozen=True, slots=True)
class Fixed:
    """The bytes of a mended file and what was mended in it; no fixes, no bytes."""

    data: bytes = b""
    done: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def fixed(inspected: Inspected, office: Office) -> Fixed:
    """Return the file of *inspected* with its certain fixes carried out.

    The new text is read again: it must say what was said, with the fixes and nothing else. Where it does not, nothing is done
    and that is a problem. What stands in other files (parts, ``body_from``) is left alone.
    """
    source, document = inspected.source, inspected.document
    if source is None or document is None:
        return Fixed()
    done = _apart(_certain(inspected))
    if not done:
        return Fixed()
    data = source.encoded(_with(source.text, done))
    again = open_file(data, inspected.file, office)
    found = [passage.text for passage in again.document.passages] if again.document is not None else []
    if not _says(found, inspected, done) or len(errors_of(again.problems)) > len(errors_of(inspected.problems)):
        message = say("改正之后读回来与预期不一致，没有改动这个文件")
        return Fixed(problems=(Problem(Place(inspected.file), message, level=Level.WARNING),))
    return Fixed(data, tuple(done))


def _says(found: Sequence[str], inspected: Inspected, done: Sequence[Finding]) -> bool:
    """Tell whether *found* are the paragraphs of *inspected* with what is *done*, also where expressions repeat the words."""
    passages = inspected.document.passages if inspected.document is not None else ()
    repeated = [each for each in inspected.findings if each.fix is not None and each.fix.certain and each.fix.span is None]
    return len(found) == len(passages) and all(
        text in (_mended(passage.text, number, done), _mended(passage.text, number, [*done, *repeated]))
        for number, (text, passage) in enumerate(zip(found, passages, strict=True), 1)
    )


def _certain(inspected: Inspected) -> list[Finding]:
    return [
        each
        for each in inspected.findings
        if each.fix is not None and each.fix.certain and each.fix.span is not None and each.place.file == inspected.file
    ]


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """Return *findings* by place without those that overlap one before them."""
    kept: list[Finding] = []
    end = -1
    for each in sorted(findings, key=lambda finding: finding.fix.span if finding.fix and finding.fix.span else (0, 0)):
        span = each.fix.span if each.fix is not None else None
        if span is not None and span[0] >= end:
            kept.append(each)
            end = span[1]
    return kept


def _with(text: str, findings: Sequence[Finding]) -> str:
    for each in reversed(findings):
        if each.fix is not None and each.fix.span is not None:
            start, end = each.fix.span
            text = text[:start] + each.fix.replacement + text[end:]
    return text


def _mended(text: str, paragraph: int, findings: Sequence[Finding]) -> str:
    """Return the *text* of a paragraph with the fixes that concern it."""
    own = sorted((each for each in findings if each.paragraph == paragraph), key=lambda each: each.start)
    for each in reversed(own):
        if each.fix is not None:
            text = text[: each.start] + each.fix.replacement + text[each.end :]
    return text
