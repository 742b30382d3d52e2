"""Lines that nearly have a mark: what a writer probably meant, said and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.base.messages import say
from drafter.base.problems import Level, Problem
from drafter.draft.labels import Family, recognise, recognise_following, recognise_slip
from drafter.draft.marks import BLANKS, typed_again
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Paragraph, ParagraphKind


def near_marks(paragraphs: Sequence[Paragraph], numbering: Numbering) -> Iterator[Problem]:
    """Yield a notice for every line that is printed as it stands though it looks like a mark, and for a label typed twice."""
    typed = 0
    for paragraph in paragraphs:
        label = recognise(paragraph.typed)
        typed = label.number if label is not None and label.form.family is Family.THIRD else typed
        message = (
            _doubtful(paragraph, numbering) if paragraph.kind is not ParagraphKind.PLAIN else _plain(paragraph.text, numbering)
        )
        message = message or _goes_on(paragraph, typed)
        if message:
            yield Problem(paragraph.place, message, level=Level.NOTICE)


def _doubtful(paragraph: Paragraph, numbering: Numbering) -> str:
    if not paragraph.text and paragraph.kind is not ParagraphKind.TABLE:
        return say("这一行只有标记，没有文字")
    again = typed_again(paragraph, numbering).strip(BLANKS)
    return say("编号由标记生成，后面又写了“{label}”，会印成两个编号", label=again) if again else ""


def _plain(text: str, numbering: Numbering) -> str:
    if text[:1] in "#＃" and text.lstrip("#＃"):
        return say("“#”后面没有空格，这一行按普通文字印出")
    if text[:1] in "|｜" or (text[-1:] in "|｜" and "|" in text[:-1].replace("｜", "|")):
        return say("表格的一行要以“|”开头并以“|”结尾，这一行按普通文字印出")
    label = recognise(text)
    if label is not None and numbering.level_of(label.form) is None:
        return say("“{label}”不是本文编号的层级，按普通文字印出", label=label.text.strip(BLANKS))
    slip = recognise_slip(text)
    return say("“{label}”不是编号的写法，按普通文字印出", label=slip.text) if slip is not None else ""


def _goes_on(paragraph: Paragraph, typed: int) -> str:
    """Return what to say of a line whose number would follow the item typed last, were it not for the digit behind the dot."""
    label = recognise_following(paragraph.text, typed) if paragraph.kind is ParagraphKind.PLAIN else None
    if label is None:
        return ""
    return say("“{label}”后面紧接数字，按普通文字印出；是编号的话，请在它后面空一格", label=label.text)
