"""Standing phrases: misquoted, superseded, expired, changed in the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from drafter.base.messages import say
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.phrases.standing import Match, Standing, StandingPhrases, fold
from drafter.review.phrases.weighing import weight_of
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_OLD = Standing("zx-000001", "推动公共文化服务均等化标准化", is_retired=True, successor="推动公共文化服务高质量发展")
_NEW = Standing("zx-000002", "坚持以人民为中心的工作导向", end=date(2026, 6, 30))
_SAMPLE = Reference(phrases=StandingPhrases((_OLD, _NEW)))


def misquoted() -> Rule:
    """Return the rule for phrases that differ in a character or two."""
    return Rule(
        "phrase-misquoted",
        say("规范表述引用有误"),
        Severity.WARNING,
        say("表述库"),
        say(
            "与表述库的规范表述只差一两个字：同音字、数字错了是必改，多字少字是疑似，只差虚词、标点是提示；首尾的字不同算另一种说法。"
        ),
        "坚持以人民为重心的工作导向。",
        "坚持以人民为中心的工作导向。",
        look=_misquoted,
        sample=_SAMPLE,
    )


def superseded() -> Rule:
    """Return the rule for phrases that have been given up."""
    return Rule(
        "phrase-superseded",
        say("规范表述已经停用"),
        Severity.WARNING,
        say("表述库"),
        say("表述库里已停用的表述；有新表述的给出新的。"),
        "推动公共文化服务均等化标准化。",
        "推动公共文化服务高质量发展。",
        look=_superseded,
        sample=_SAMPLE,
    )


def expired() -> Rule:
    """Return the rule for phrases that do not hold on the document's date."""
    return Rule(
        "phrase-expired",
        say("规范表述不在有效期内"),
        Severity.WARNING,
        say("表述库"),
        say("按文稿的成文日期，表述已过期，或还没有生效；没有日期的文稿不判断。"),
        "坚持以人民为中心的工作导向。\n2026年7月1日",
        "坚持以人民为中心的工作导向。\n2026年6月1日",
        gather=lambda passage, reference: reference.phrases.matches(passage.text),
        judge=_expired,
        sample=_SAMPLE,
    )


def moved_on() -> Rule:
    """Return the rule for linked phrases that the library has changed since they were recorded."""
    return Rule(
        "phrase-moved-on",
        say("引用的表述在库里已有改动"),
        Severity.HINT,
        say("表述库"),
        say("答案文件 phrases 里记录的表述，与表述库现在的不同；生成时用的仍是记录下来的。"),
        "type: work-plan\ntitle: 要点\nbody: 正文。{{ snippet('zx-000009') }}\n"
        "phrases: {zx-000009: {revision: 0123456789ab, text: 坚持开门办馆}}\n",
        "type: work-plan\ntitle: 要点\nbody: 正文。{{ snippet('zx-000009') }}\n"
        "phrases: {zx-000009: {revision: ba9876543210, text: 坚持开门办馆}}\n",
        judge=_moved_on,
        sample=Reference(phrases=StandingPhrases((), {"zx-000009": "ba9876543210"})),
    )


def _misquoted(passage: Passage, reference: Reference) -> Iterator[Note]:
    for match in reference.phrases.matches(passage.text):
        if not match.edits or match.phrase.is_retired:
            continue
        text = match.phrase.text
        weight = weight_of(fold(text), fold(passage.text), match.edits)
        if weight is not None:
            message = say("规范表述是“{text}”（{id}）", text=text, id=match.phrase.id)
            yield Note(match.start, match.end, message, text, level=weight)


def _superseded(passage: Passage, reference: Reference) -> Iterator[Note]:
    matches = reference.phrases.matches(passage.text)
    for match in matches:
        if match.phrase.is_retired and not match.edits and not _is_inside_another(match, matches):
            instead = match.phrase.successor
            message = say("这一表述已停用（{id}）", id=match.phrase.id)
            if instead:
                message = say("这一表述已停用，现在用“{text}”（{id}）", text=instead, id=match.phrase.id)
            yield Note(match.start, match.end, message, instead or None)


def _is_inside_another(match: Match, matches: tuple[Match, ...]) -> bool:
    """Tell whether a phrase still in use stands there, of which the retired one is only a part."""
    return any(
        not each.edits and not each.phrase.is_retired and each.start <= match.start and match.end <= each.end
        for each in matches
    )


def _expired(document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    day = document.date
    if day is None:
        return
    for index, each in enumerate(facts):
        for match in each if isinstance(each, tuple) else ():
            phrase = match.phrase
            if match.edits or phrase.is_retired:
                continue
            if phrase.end is not None and phrase.end < day:
                message = say("这一表述的有效期到{day}为止（{id}）", day=phrase.end.isoformat(), id=phrase.id)
                yield index, Note(match.start, match.end, message)
            elif phrase.start is not None and day < phrase.start:
                message = say("这一表述从{day}起才有效（{id}）", day=phrase.start.isoformat(), id=phrase.id)
                yield index, Note(match.start, match.end, message)


def _moved_on(document: Document, _facts: Facts, reference: Reference) -> Iterator[tuple[int, Note]]:
    revisions = reference.phrases.revisions
    for key, pinned in document.pinned.items():
        now = revisions.get(key)
        if now is None or not pinned.revision or now == pinned.revision:
            continue
        words = max(pinned.text.replace("}}", "{{").split("{{")[::2], key=len).strip()
        index = next((at for at, each in enumerate(document.passages) if words and words in each.text), 0)
        start = document.passages[index].text.find(words) if document.passages else 0
        message = say("引用的表述 {id} 在库里已有改动，文稿里用的是以前记录的", id=key)
        yield index, Note(max(0, start), max(0, start) + (len(words) if start >= 0 else 0), message)
