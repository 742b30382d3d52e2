"""What an import did, for people: a summary of a few lines, and the full account of what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.base.messages import listed, say
from drafter.draft.appendix import Appendix
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Form, Kind, Part, Value
from drafter.draft.outline import Outline, ParagraphKind
from drafter.intake.importing import Imported
from drafter.reading.silence import NOTHING

_LONGEST = 40
_MOST_SHOWN = 3


def summary_lines(imported: Imported) -> Iterator[str]:
    """Yield what was recognised, what was normalised and what was left out, each on a line."""
    yield _type(imported)
    yield from recognised_lines(imported.draft)
    if imported.normalised:
        yield say("规范化：{changes}", changes=listed(_counted(imported)))
    if imported.left_out:
        yield say("没有读入的有{count}处：", count=len(imported.left_out))
        for each in imported.left_out[:_MOST_SHOWN]:
            yield "  " + _left_out(each.line, _short(each.text), each.reason)
        if len(imported.left_out) > _MOST_SHOWN:
            yield "  " + say("……其余见 --report 写出的清单")


def recognised_lines(draft: Draft) -> Iterator[str]:
    """Yield what *draft* holds: its fields of one line, how many paragraphs, points and tables, its appendices and parts."""
    for field in draft.form.fields.values():
        value = draft.values.get(field.key)
        if isinstance(value, str | DocumentDate) and value != NOTHING:
            yield say("{label}：{words}", label=field.label, words=_short(str(value)))
    for field in draft.form.fields.values():
        value = draft.values.get(field.key)
        if isinstance(value, Outline):
            yield say("{label}：{count}", label=field.label, count=outline_counts(value))
        elif isinstance(value, tuple):
            yield from _listed(field.label, field.kind, value)
    if draft.numbering is not None:
        labels = " ".join(level.first.strip() for level in draft.numbering.levels)
        yield say("编号与文种原来的不同，写在 numbering：{labels}", labels=labels)


def outline_counts(outline: Outline) -> str:
    """Return how many paragraphs of each kind *outline* has: 一级标题3个，二级12个，分点6个，自然段4个，表格1个."""
    kinds = [paragraph.kind for paragraph in outline.paragraphs]
    levels = [paragraph.level for paragraph in outline.paragraphs if paragraph.kind is ParagraphKind.NUMBERED]
    counts = [say("第{level}级{count}条", level=level, count=levels.count(level)) for level in sorted(set(levels))]
    names = {
        ParagraphKind.SUBHEADING: say("小标题{count}个", count=kinds.count(ParagraphKind.SUBHEADING)),
        ParagraphKind.POINT: say("分点{count}个", count=kinds.count(ParagraphKind.POINT)),
        ParagraphKind.PLAIN: say("自然段{count}个", count=kinds.count(ParagraphKind.PLAIN)),
        ParagraphKind.TABLE: say("表格{count}个", count=kinds.count(ParagraphKind.TABLE)),
    }
    return listed([*counts, *(name for kind, name in names.items() if kind in kinds)])


def report_lines(imported: Imported) -> Iterator[str]:
    """Yield the full account: the summary, every change with its count, everything left out with its line and why."""
    yield say("导入 {name} 的情况", name=imported.name)
    yield ""
    yield say("一、读入的内容")
    yield _type(imported)
    yield from recognised_lines(imported.draft)
    yield ""
    yield say("二、规范化")
    yield from _counted(imported) or [say("没有")]
    yield ""
    yield say("三、没有读入的文字")
    yield from [_left_out(each.line, each.text, each.reason) for each in imported.left_out] or [say("没有")]
    yield ""
    yield say("四、需要留意的")
    yield from [str(problem) for problem in imported.problems] or [say("没有")]


def _type(imported: Imported) -> str:
    """Return the line that says of which type the document is, or that this was not recognised."""
    form = imported.draft.form
    title = form.title or form.name
    if imported.told:
        return say("文种：{title}（{name}）", title=title, name=form.name)
    return say("文种：没有认出，按“{title}”（{name}）读入", title=title, name=form.name)


def _counted(imported: Imported) -> list[str]:
    changes = imported.normalised.items()
    return [say("{change}{count}处", change=change.words, count=count) for change, count in changes if count]


def _left_out(line: int, text: str, reason: str) -> str:
    if not line:
        return say("{text}（{reason}）", text=text, reason=reason)
    return say("第{line}行 {text}（{reason}）", line=line, text=text, reason=reason)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "……"


def _listed(label: str, kind: Kind, values: tuple[str | Appendix | Part, ...] | Value) -> Iterator[str]:
    items = values if isinstance(values, tuple) else ()
    if kind not in (Kind.APPENDICES, Kind.DOCUMENTS):
        yield say("{label}：{words}", label=label, words=listed(map(str, items)))
        return
    yield say("{label}：{count}个", label=label, count=len(items))
    for each in items:
        if isinstance(each, Appendix):
            yield "  " + _appendix(each)
        elif isinstance(each, Part) and each.draft is not None:
            yield "  " + say("{title}（{form}）", title=_title(each.draft), form=_name(each.draft.form))


def _appendix(appendix: Appendix) -> str:
    title = _short(appendix.title)
    if appendix.groups:
        named = sum(bool(group.name) for group in appendix.groups)
        if not named:
            return say("{title}：{tasks}项任务", title=title, tasks=appendix.total)
        return say("{title}：{groups}组，{tasks}项任务", title=title, groups=named, tasks=appendix.total)
    return say("{title}：{count}", title=title, count=outline_counts(appendix.body))


def _title(draft: Draft) -> str:
    return _short(str(draft.values.get("title", "")))


def _name(form: Form) -> str:
    return form.title or form.name
