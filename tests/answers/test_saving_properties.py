"""Random drafts, random layouts, random edits: the saved file says exactly the new draft, and nothing else in it moves."""

from __future__ import annotations

import re
from random import Random

from answering import forms, load
from drafting import drafts, edited
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layouting import Layouter
from resaving import said

from drafter.answers.loaded import Loaded
from drafter.answers.saving import changed_text, dump
from drafter.answers.writing.content import content
from drafter.answers.writing.normal import normal
from drafter.base.problems import errors_of
from drafter.base.yaml.nodes import Mapping, parse
from drafter.draft.fields import Draft

bounded = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
randoms = st.randoms(use_true_random=False)


def read(text: str, draft: Draft) -> Loaded:
    """The file *text*, which must say *draft*, with no errors but those that a new file of it has as well."""
    found = load(text, required=False, anyway=True)
    assert found.draft is not None
    assert said(normal(found.draft)) == said(normal(draft))
    fresh = load(dump(draft), required=False, anyway=True)
    assert {each.message for each in errors_of(found.problems)} <= {each.message for each in errors_of(fresh.problems)}
    return found


def fields_of(text: str) -> dict[str, str]:
    """The lines of each key of a file, without the blank lines and comment lines behind them."""
    root = parse(text).root
    assert isinstance(root, Mapping)
    starts = [text.rfind("\n", 0, key.span.start) + 1 for key, _ in root.pairs]
    ends = [*starts[1:], len(text)]
    found = [re.sub(r"(\s*\n(?:[ \t]*#[^\n]*)?)*\Z", "", text[start:end]) for start, end in zip(starts, ends, strict=True)]
    return {key.value: lines for (key, _), lines in zip(root.pairs, found, strict=True)}


@bounded
@given(draft=drafts)
def test_a_new_file_says_its_draft(draft: Draft) -> None:
    read(dump(draft), draft)


@bounded
@given(draft=drafts, random=randoms)
def test_a_file_of_any_layout_is_not_touched_without_a_change(draft: Draft, random: Random) -> None:
    text = Layouter(random).file(content(normal(draft)))
    before = read(text, draft)
    assert before.draft is not None
    assert changed_text(before, before.draft) == text
    assert changed_text(before, draft) == text


@bounded
@given(draft=drafts, other=drafts, random=randoms)
def test_an_edited_file_of_any_layout_says_the_new_draft(draft: Draft, other: Draft, random: Random) -> None:
    """Comment lines outside the values are there once, and the lines of what has not changed are as they were."""
    layouter = Layouter(random)
    text = layouter.file(content(normal(draft)))
    before = read(text, draft)
    assert before.draft is not None
    new = edited(random, before.draft, other)
    found = changed_text(before, new)
    read(found, new)
    for comment in layouter.comments:
        is_outside = f"\n{comment}" in text
        assert found.count(comment) == 1 or (found.count(comment) == 0 and not is_outside)
    if text.startswith("{") or before.draft.numbering != new.numbering:
        return
    for key, lines in fields_of(text).items():
        if key in new.form.fields and said(before.draft.values.get(key)) == said(new.values.get(key)):
            head, _, rest = lines.partition("\n")
            assert head.rstrip() in found  # a comment may have come behind it
            assert rest in found


@bounded
@given(draft=drafts, others=st.lists(drafts, min_size=2, max_size=3), random=randoms)
def test_one_save_follows_another(draft: Draft, others: list[Draft], random: Random) -> None:
    text = dump(draft)
    for other in others:
        before = read(text, draft)
        assert before.draft is not None
        draft = edited(random, before.draft, other)
        text = changed_text(before, draft)
    read(text, draft)
    assert forms("plan") is draft.form
