"""What is wrong with a template's tags, found before docxtpl passes over it in silence."""

from __future__ import annotations

from drafter.base.problems import NOWHERE, Problem
from drafter.word.lines import text_of
from drafter.word.tags.nesting import nesting_problems
from drafter.word.tags.rows import row_problems
from drafter.word.tags.spelling import spelling_problems
from drafter.word.xml import Element, q


def tag_problems(body: Element, places: tuple[str, ...]) -> list[Problem]:
    """Return what is wrong with the tags in the paragraphs of *body*, whose places in words are *places*."""
    tagged = [
        (paragraph, text, place)
        for paragraph, place in zip(body.iter(q("p")), places, strict=True)
        if not {"{", "}", "｛", "｝"}.isdisjoint(text := text_of(paragraph))
    ]
    spelling = [
        Problem(NOWHERE, f"{place}：{message}", advice)
        for paragraph, text, place in tagged
        for message, advice in spelling_problems(text, in_table=next(paragraph.iterancestors(q("tc")), None) is not None)
    ]
    if spelling:
        return spelling  # what a misspelt tag was to open or close is not known
    return [*row_problems(tagged), *nesting_problems(tagged)]
