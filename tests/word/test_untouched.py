"""Output of drafter that nobody edited is told from a file that somebody saved, which must never be lost."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document

from drafter.doctypes.locations import bundled
from drafter.word.untouched import is_untouched

PLAN = "type: work-plan\ntitle: 工作要点\nbody: 正文\n"


def test_a_fresh_document_is_untouched(printed: Callable[..., bytes]) -> None:
    assert is_untouched(printed(PLAN))


def test_a_document_that_was_saved_again_is_not(printed: Callable[..., bytes]) -> None:
    saved = io.BytesIO()
    Document(io.BytesIO(printed(PLAN))).save(saved)
    assert not is_untouched(saved.getvalue())


def test_one_that_is_not_our_output_is_not() -> None:
    """A template is packed as we pack, but it is no document of ours."""
    template = (bundled() / "work-plan" / "document.docx").read_bytes()
    assert [is_untouched(each) for each in (template, b"", b"text", template[:500])] == [False] * 4
