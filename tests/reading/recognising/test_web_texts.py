"""The three materials saved from web pages give exactly what a careful reader found in them."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any, cast

import pytest
from sources import corpus_text, left, outline, printed, read

from drafter.draft.appendix import Appendix, Group
from drafter.draft.leads import lead_length
from drafter.draft.markup import Labels
from drafter.draft.numbering import Counter
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.reading.recognising import Change, Reading

Truth = dict[str, Any]
_HALF = re.compile(r"[\u3400-\u9fff][,;:?!](?=[\u3400-\u9fff])")


def truth_of(name: str) -> Truth:
    found: Truth = json.loads(corpus_text(f"web-text/{name}.truth.json"))
    return found


def text_of(name: str) -> str:
    return corpus_text(f"web-text/{name}.txt")


def as_truth(reading: Reading) -> Truth:
    """The reading in the shape of a truth file."""
    body = reading.values["body"]
    opening = reading.values.get("opening", Outline())
    closing = reading.values.get("closing", Outline())
    assert isinstance(body, Outline)
    assert isinstance(opening, Outline)
    assert isinstance(closing, Outline)
    appendices = cast("tuple[Appendix, ...]", reading.values.get("appendices", ()))
    return {
        "title": reading.values.get("title"),
        "preamble": [paragraph.text for paragraph in opening.paragraphs],
        "sections": _sections(body, reading),
        "closing": [paragraph.text for paragraph in closing.paragraphs],
        "appendices": [_appendix(appendix, reading) for appendix in appendices],
        "appendix_reference": appendices[0].name or appendices[0].title if appendices else None,
    }


def _sections(body: Outline, reading: Reading) -> list[Truth]:
    numbering = reading.numbering
    assert numbering is not None
    assert numbering.leads == {1, 2}
    labels, sections = Labels(numbering), list[Truth]()
    for paragraph in body.paragraphs:
        label = labels.next(paragraph)
        if paragraph.level == 1:
            sections.append({"label": label, "heading": paragraph.text, "body": []})
        else:
            sections[-1]["body"].append(_item(label, paragraph))
    return sections


def _item(label: str, paragraph: Paragraph) -> Truth:
    assert paragraph.kind is ParagraphKind.NUMBERED
    cut = lead_length(paragraph.text)
    lead, text = paragraph.text[: cut - 1], paragraph.text[cut:]
    return {"kind": "item", "label": label, "lead": lead, "text": text}


def _appendix(appendix: Appendix, reading: Reading) -> Truth:
    assert appendix.count
    numbering = appendix.numbering or reading.numbering
    assert numbering is not None
    counter = Counter(numbering)
    groups = []
    for group in appendix.groups:
        label = counter.next(1).label
        groups.append({"label": label, "heading": group.name, "count": len(group.tasks), "tasks": _tasks(group)})
    return {"title": appendix.title, "groups": groups, "count": appendix.total}


def _tasks(group: Group) -> list[Truth]:
    return [{"label": f"{n}.", "task": task.task, "owners": list(task.owners)} for n, task in enumerate(group.tasks, 1)]


def test_a_plan_with_a_list_of_tasks_is_read_to_the_last_character() -> None:
    reading = read(text_of("plan-with-appendix"), keep_text=True)
    assert as_truth(reading) == truth_of("plan-with-appendix")
    assert reading.type_name == "work-plan"
    assert reading.told


def test_the_page_prints_every_number_task_and_lead_of_the_truth() -> None:
    """What the shape of a truth file does not show: labels as they are printed, 。 behind leads, units in their brackets."""
    truth = truth_of("plan-with-appendix")
    expected = [truth["title"]]
    for section in truth["sections"]:
        expected.append(section["label"] + section["heading"])
        expected += [f"{item['label']}{item['lead']}。{item['text']}" for item in section["body"]]
    lines = ["".join(line.split()) for line in printed(read(text_of("plan-with-appendix"), keep_text=True))]
    assert [line for line in lines if line in set(expected)] == expected
    for group in truth["appendices"][0]["groups"]:
        assert f"{group['label']}{group['heading']}（{group['count']}项）" in lines
        for task in group["tasks"]:
            owners = f"（{'、'.join(task['owners'])}）" if task["owners"] else ""
            assert task["label"] + task["task"] + owners in lines


def test_the_dirt_of_the_page_is_shown_with_its_lines() -> None:
    reading = read(text_of("plan-with-appendix"), keep_text=True)
    dirt = {(each.line, each.text.lstrip("• ")) for each in reading.left_out}
    assert {(2, "阅读:854 下载:5"), (9, "/ 9"), (18, "20xx年区政协工作要点"), (222, "文档评分"), (230, "联系客服")} <= dirt
    assert all(each.reason for each in reading.left_out)
    assert len(dirt) == 21  # counted in the file: 16 lines above the text, 6 groups of furniture below, the title again


def test_a_plan_whose_items_run_on_is_read_to_the_last_character() -> None:
    """Its title stands nowhere in the text, only on the page that it was saved from, and so in the name of the file."""
    truth = truth_of("plan-continuous-items")
    reading = read(text_of("plan-continuous-items"), keep_text=True, file=f"下载/{truth['title']}(1).txt")
    assert as_truth(reading) == truth
    assert ["原文里没有标题" in problem.message for problem in reading.problems] == [True]


@pytest.mark.parametrize("file", ["plan.txt", "计划.txt", "2025年材料收集情况的照片.txt", "-"])
def test_a_title_that_no_file_has_is_not_made_up(file: str) -> None:
    reading = read(text_of("plan-continuous-items"), keep_text=True, file=file)
    assert as_truth(reading) == {**truth_of("plan-continuous-items"), "title": None}
    assert reading.numbering is not None
    assert reading.numbering.continuous == {2}
    assert any("标题" in problem.message for problem in reading.problems)
    assert not reading.left_out


def test_the_outline_of_a_damaged_text_comes_from_its_contents_list() -> None:
    reading = read(text_of("exchange-outline-traditional"), keep_text=True)
    expected = [(entry["label"], entry["text"]) for entry in truth_of("exchange-outline-traditional")["outline"]]
    assert [(wide(entry.label), entry.text) for entry in reading.contents.entries] == expected
    assert headings(reading) == [text for _, text in expected]


def test_only_the_number_that_was_wrong_changes() -> None:
    """The outline counts 一是 二是 三是 一是 四是: the last is the second of its series, and that is said."""
    reading = read(text_of("exchange-outline-traditional"), keep_text=True)
    expected = [entry["label"] for entry in truth_of("exchange-outline-traditional")["outline"]]
    labels = [label for label, _ in outline(reading) if label]
    assert [(old, new) for old, new in zip(expected, labels, strict=True) if old != new] == [("四是", "二是")]
    assert sum("四是" in problem.message for problem in reading.problems) == 1


def test_a_title_that_only_the_page_names_is_taken_from_there() -> None:
    reading = read(text_of("exchange-outline-traditional"), keep_text=True)
    assert reading.values["title"] == truth_of("exchange-outline-traditional")["title"]
    assert any("取自网页" in problem.message for problem in reading.problems)
    assert reading.type_name == "exchange-report"


def test_a_heading_of_damaged_characters_is_repaired_and_shown() -> None:
    reading = read(text_of("exchange-outline-traditional"), keep_text=True)
    assert ("（二）", "構建和諧社會要有新作為,重點在增進團結、凝聚力量上取得新突破。") in outline(reading)
    assert "。ǘ嫿ê椭C" in left(reading)


def test_a_heading_without_body_stands_in_its_place_and_is_said() -> None:
    reading = read(text_of("exchange-outline-traditional"), keep_text=True)
    texts = [text for _, text in outline(reading)]
    following = dict(pairwise(texts))
    assert following["突出“三項舉措”,充分發(fā)揮政協組織的優(yōu)勢和作用"] == "切實加強領導,政協的政治地位進一步明確"
    assert following["切實加強領導,政協的政治地位進一步明確"].startswith(",加強領導和協調;")
    assert [problem.place.line for problem in reading.problems if "没有，已补上" in problem.message] == [
        5,
        6,
        7,
        8,
        9,
        20,
        21,
        22,
    ]


def test_a_paragraph_that_a_line_break_tore_is_whole_again() -> None:
    reading = read(text_of("exchange-outline-traditional"), keep_text=True)
    assert any("籌備情況的匯報,研究通過了" in text for _, text in outline(reading))


@pytest.mark.parametrize("site", ["新文秘網http://jey722.cn省略706字", "未完,全文共3926字", "收藏《三區(qū)政協"])
def test_what_the_site_put_into_the_text_is_out_of_it(site: str) -> None:
    reading = read(text_of("exchange-outline-traditional"), keep_text=True)
    assert site in left(reading)
    assert not any(site in word for word in reading.words())


@pytest.mark.parametrize("name", ["plan-with-appendix", "plan-continuous-items", "exchange-outline-traditional"])
def test_no_half_width_mark_is_left_between_chinese_characters(name: str) -> None:
    """They stand throughout these texts."""
    kept, reading = ("".join(found.words()) for found in (read(text_of(name), keep_text=True), read(text_of(name))))
    assert len(_HALF.findall(kept)) > 50
    assert not _HALF.search(reading)


def test_every_half_width_mark_that_was_changed_is_counted() -> None:
    kept, reading = (read(text_of("plan-continuous-items"), keep_text=keep) for keep in (True, False))
    before, after = ("".join(each.words()) for each in (kept, reading))
    changed = sum(before.count(mark) - after.count(mark) for mark in ",;:?!().")
    assert reading.normalised[Change.PUNCTUATION] == changed > 100
    assert not kept.normalised.keys() & {Change.PUNCTUATION, Change.QUOTES}


def test_pinyin_against_copying_goes_with_a_count_and_stays_where_text_is_kept() -> None:
    text = text_of("exchange-outline-traditional")
    assert any("區(qū)委" in word for word in read(text, keep_text=True).words())
    reading = read(text)
    assert not any("qū" in word or "zhì" in word for word in reading.words())
    assert sum(reading.normalised.values()) > 100


def headings(reading: Reading) -> list[str]:
    """The first sentences of everything numbered, points too, without their end mark."""
    body = reading.values["body"]
    assert isinstance(body, Outline)
    texts = [each.text for each in body.paragraphs if each.kind in (ParagraphKind.NUMBERED, ParagraphKind.POINT)]
    return [text[: lead_length(text)].rstrip("。") for text in texts]


def wide(label: str) -> str:
    return label.replace("(", "（").replace(")", "）")
