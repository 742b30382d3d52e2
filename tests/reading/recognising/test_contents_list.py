"""Contents lists and outlines at the head: where they end, what they repair, what they add."""

from __future__ import annotations

from sources import left, outline, read

from drafter.reading.recognising import Change

TITLE = "经验交流材料\n"
OUTLINE = "提纲\n一、摸清底数找准需求\n二、建强网络送近服务\n三、健全制度管好长远\n"


def test_an_outline_ends_where_its_first_heading_comes_again() -> None:
    reading = read(
        f"{TITLE}{OUTLINE}近年来，我们做了以下工作。\n一、摸清底数找准需求\n好。\n二、建强网络送近服务\n好。\n三、健全制度管好长远\n好。"
    )
    assert [label for label, _ in outline(reading) if label] == ["一、", "二、", "三、"]
    assert reading.values["outline"] is True
    assert len(reading.left_out) == 4


def test_an_outline_ends_where_something_was_left_out() -> None:
    reading = read(
        f"{TITLE}{OUTLINE}……\n前言\n一、摸清底数找准需求\n好。\n二、建强网络送近服务\n好。\n三、健全制度管好长远\n好。"
    )
    assert "前言" not in left(reading)
    assert outline(reading, "opening") == [("", "前言")]


def test_a_heading_without_body_goes_where_the_text_was_cut() -> None:
    """Behind the paragraphs of the heading before it, for the page said where it left something out."""
    reading = read(
        f"{TITLE}{OUTLINE}近年来，我们做了以下工作。\n一、摸清底数找准需求\n甲段落说明情况。\n……\n乙段落说明做法。\n三、健全制度管好长远\n好。"
    )
    assert [label + text for label, text in outline(reading)] == [
        "一、摸清底数找准需求",
        "甲段落说明情况。",
        "二、建强网络送近服务",
        "乙段落说明做法。",
        "三、健全制度管好长远",
        "好。",
    ]
    assert reading.normalised[Change.REPAIRED] == 1


def test_a_damaged_heading_gets_its_number_and_words_back() -> None:
    reading = read(
        f"{TITLE}{OUTLINE}我们做了以下工作。\n一、摸清底数找准需求\n好。\n。ū强网络送近服务。\n好。\n三、健全制度管好长远\n好。".replace(
            "送近服务", "把服务送到家门口"
        )
    )
    assert ("二、", "建强网络把服务送到家门口。") in outline(reading)
    assert "。ū" in left(reading)


def test_a_list_that_has_little_to_do_with_the_text_changes_nothing() -> None:
    body = "一、甲\n好。\n二、乙\n好。"
    reading = read(f"{TITLE}{OUTLINE}说明如下。\n{body}")
    assert [label + text for label, text in outline(reading)] == body.split("\n")


def test_the_word_alone_is_no_list() -> None:
    body = "一、目录\n目录\n由典藏部编制，年底前完成。\n二、乙\n好。"
    assert [label + text for label, text in outline(read(TITLE + body))] == body.split("\n")
