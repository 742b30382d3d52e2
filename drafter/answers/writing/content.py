"""What a draft says, as the tree of its answers file."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from drafter.answers.writing.appendix import appendix_tree
from drafter.answers.writing.numbering import numbering_tree
from drafter.answers.writing.outline import outline_tree
from drafter.answers.writing.tree import Implied, Quoted, Tree
from drafter.draft.appendix import Appendix
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Field, Kind, Part, Value
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline

Content = dict[str, "Tree | Implied"]


def content(draft: Draft, units: Collection[str] = ()) -> Content:
    """Return the keys and values of the file of *draft*: its type, the form's fields in their order, the reserved keys.

    *units* is the office's list, by which a task on one line is read.
    """
    found: Content = {"type": draft.form.name}
    numbering = draft.effective_numbering
    for key, field in draft.form.fields.items():
        if key in draft.values:
            found[key] = _value(field, draft.values[key], numbering, units)
    if draft.numbering is not None:
        found["numbering"] = numbering_tree(draft.numbering, draft.form.numbering)
    found |= {key: text for key, text in (("based_on", draft.based_on), ("remark", draft.remark)) if text}
    if draft.review:
        found["review"] = dict(draft.review)
    if draft.phrases:
        found["phrases"] = {key: {"revision": each.revision, "text": each.text} for key, each in draft.phrases.items()}
    return found


def _value(field: Field, value: Value, numbering: Numbering, units: Collection[str]) -> Tree:
    match value:
        case bool():
            return "yes" if value else "no"
        case DocumentDate():
            return value.iso()
        case str():
            return Quoted(value) if field.kind is Kind.DATE else value
        case Outline():
            return outline_tree(value, numbering)
        case _ if field.kind is Kind.APPENDICES:
            return [appendix_tree(each, numbering, units) for each in value if isinstance(each, Appendix)]
        case _ if field.kind is Kind.DOCUMENTS:
            return [_part(each, units) for each in value if isinstance(each, Part)]
        case _ if field.kind is Kind.TABLE:
            return [{key: cell for key, cell in row.items() if cell} for row in value if isinstance(row, Mapping)]
    words = tuple(each for each in value if isinstance(each, str))
    is_open = field.kind is Kind.MULTICHOICE and len(words) == 1 and words[0] not in field.choices
    return words[0] if is_open else words  # 【待填：…】 stands for the whole value, not for one choice


def _part(part: Part, units: Collection[str]) -> Tree:
    return content(part.draft, units) if part.draft is not None else part.path
