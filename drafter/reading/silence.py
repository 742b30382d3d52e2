"""Fields that stay empty though their type has words for them: a document without a 题注 has none when it is printed again."""

from __future__ import annotations

from dataclasses import replace

from drafter.draft.compose.expand import Expander, Unfilled
from drafter.draft.fields import Draft

NOTHING = '{{ "" }}'
"""Written where a field is to print nothing."""
_PRINTED = ("subtitle", "note", "addressee", "salutation", "signature", "remark_line")
"""The fields of one line that print, and that no document has to have."""


def silent(draft: Draft) -> Draft:
    """Return *draft* without the words that its type would print of itself: they are not the document's."""
    fields = draft.form.fields
    unsaid = [
        key
        for key in _PRINTED
        # what a field of the document brings with it (附注: the telephone of who is to be asked) is the document's own
        if key in fields and fields[key].default and not {key, fields[key].when} & draft.values.keys()
    ]
    if not unsaid:
        return draft
    expander = Expander(draft, None, Unfilled.MARK)
    printed = [key for key in unsaid if any(map(str.isalnum, expander.line(key)))]  # mere brackets are not printed
    return replace(draft, values={**draft.values, **dict.fromkeys(printed, NOTHING)})
