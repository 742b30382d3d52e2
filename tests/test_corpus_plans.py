"""Two real plans, written as answers files from what a careful reader found in them: every line must come back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[1] / "../shared/corpus/web-text"
PLANS = ("plan-with-appendix", "plan-continuous-items")

Truth = dict[str, Any]


@pytest.fixture(params=PLANS)
def truth(request: pytest.FixtureRequest) -> Truth:
    path = CORPUS / f"{request.param}.truth.json"
    if not path.exists():
        pytest.skip(f"the optional corpus is not here: {path.name}")
    found: Truth = json.loads(path.read_text(encoding="utf-8"))
    return found


def quoted(text: str) -> str:
    """A double-quoted YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def units(task: Truth) -> str:
    return f"（{'、'.join(task['owners'])}）" if task["owners"] else ""


def sentence(item: Truth) -> str:
    return f"{item['lead']}。{item['text']}"


def body_with_marks(truth: Truth) -> Iterator[str]:
    yield "body: |"
    yield from (f"  {text}" for text in truth["preamble"])
    for section in truth["sections"]:
        yield f"  # {section['heading']}"
        yield from (f"  ## {sentence(item)}" for item in section["body"])
    yield from (f"  {text}" for text in truth["closing"])


def body_with_typed_labels(truth: Truth) -> Iterator[str]:
    yield "body: |"
    yield from (f"  　　{text}" for text in truth["preamble"])
    for section in truth["sections"]:
        yield f"  {section['label']}{section['heading']}"
        yield from (f"  　　{item['label']}{sentence(item)}" for item in section["body"])
    yield from (f"  　　{text}" for text in truth["closing"])


def structured_body(truth: Truth) -> Iterator[str]:
    yield "body:"
    yield from (f"  - {quoted(text)}" for text in truth["preamble"])
    for section in truth["sections"]:
        yield f"  - heading: {quoted(section['heading'])}"
        yield "    body:"
        for item in section["body"]:
            yield f"      - heading: {quoted(item['lead'])}"
            yield f"        text: {quoted(item['text'])}"
    yield from (f"  - {quoted(text)}" for text in truth["closing"])


def task_of_one_line(task: Truth) -> Iterator[str]:
    yield f"          - {task['task']}{units(task)}"


def task_as_mapping(task: Truth) -> Iterator[str]:
    yield f"          - task: {quoted(task['task'])}"
    if task["owners"]:
        yield f"            owners: [{', '.join(task['owners'])}]"


def appendices(truth: Truth, task_lines: Callable[[Truth], Iterator[str]]) -> Iterator[str]:
    if truth["appendices"]:
        yield "appendices:"
    for appendix in truth["appendices"]:
        yield f"  - title: {appendix['title']}"
        yield "    layout: list"
        yield "    groups:"
        for group in appendix["groups"]:
            yield f"      - name: {group['heading']}"
            yield "        tasks:"
            yield from (line for task in group["tasks"] for line in task_lines(task))


WAYS = {
    "marks": (body_with_marks, task_of_one_line),
    "typed labels": (body_with_typed_labels, task_as_mapping),
    "structured": (structured_body, task_as_mapping),
}


def answers_file(truth: Truth, way: str) -> str:
    body, task_lines = WAYS[way]
    head = ["type: work-plan", f"title: {truth['title']}"]
    return "\n".join([*head, *body(truth), *appendices(truth, task_lines), ""])


def lines_expected(truth: Truth) -> Iterator[str]:
    """What the page shows, from the truth alone."""
    yield truth["title"]
    yield from truth["preamble"]
    for section in truth["sections"]:
        yield section["label"] + section["heading"]
        yield from (item["label"] + sentence(item) for item in section["body"])
    yield from truth["closing"]
    if truth["appendix_reference"]:
        yield f"附件：{truth['appendix_reference']}"
    for appendix in truth["appendices"]:
        yield "附件"
        yield appendix["title"]
        yield f"（共{appendix['count']}项）"
        for group in appendix["groups"]:
            yield f"{group['label']}{group['heading']}（{group['count']}项）"
            yield from (task["label"] + task["task"] + units(task) for task in group["tasks"])


@pytest.mark.parametrize("mode", ["native", "text"])
@pytest.mark.parametrize("way", WAYS)
def test_every_line_of_a_real_plan_comes_back(
    truth: Truth, way: str, mode: str, lines_printed: Callable[[str, str], list[str]]
) -> None:
    """Labels, leads, texts, the 附件说明, counts, groups, tasks and their units stand on the page as in the original."""
    expected = list(lines_expected(truth))
    assert len(expected) > 25
    assert lines_printed(answers_file(truth, way), mode) == expected
