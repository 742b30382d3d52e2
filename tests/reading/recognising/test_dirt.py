"""What pages put around a text and into it is shown and removed; what only looks like it stays."""

from __future__ import annotations

import pytest
from sources import left, outline, read

TITLE = "2026年区图书馆工作要点\n"
BODY = "一、阵地\n做好改造。\n二、活动\n办好讲座。"


@pytest.mark.parametrize(
    "line",
    [
        "阅读:854 下载:5",
        "浏览次数：1234次",
        "发布时间：2026-01-05 10:00  来源：某某网",
        "当前位置：首页 > 工作计划",
        "字号：大 中 小",
        "【打印】【关闭】",
        "上一篇：2025年工作总结",
        "下一篇：没有了",
        "扫一扫在手机打开当前页",
        "版权所有：某某网站 某ICP备12345678号",
        "还有 9 页未读 ,您可以 继续阅读 或 下载文档",
        "•   总页数 9 页",
        "文档评分",
        "---------------",
    ],
)
@pytest.mark.parametrize("place", ["above", "inside", "below"])
def test_furniture_of_pages_goes_wherever_it_stands(line: str, place: str) -> None:
    inside = BODY.replace("二、活动", f"{line}\n二、活动") if place == "inside" else BODY
    text = (
        f"{line}\n{TITLE}{inside}" if place == "above" else f"{TITLE}{inside}\n{line}" if place == "below" else TITLE + inside
    )
    reading = read(text, keep_text=True)
    assert left(reading) == line.strip()
    assert reading.values["title"] == TITLE.strip()
    assert [label + words for label, words in outline(reading)] == BODY.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "来源：市级财政补助。",
        "作者：本馆职工。",
        "首页栏目由办公室维护。",
        "阅读推广活动全年不少于100场。",
        "下载量年底前达到5万次。",
        "网上服务平台（网址：http://www.example.org）年内上线。",
        "打印服务免费开放。",
        "3",
        "分享",
    ],
)
def test_words_of_a_document_stay(line: str) -> None:
    body = BODY.replace("二、活动", f"{line}\n好。\n好。\n二、活动")
    reading = read(TITLE + "前言说明本要点的由来。\n" + body + "\n好。\n好。\n好。", keep_text=True)
    assert ("", line) in outline(reading)
    assert not reading.left_out


@pytest.mark.parametrize("number", ["- 3 -", "— 12 —", "第 3 页 共 9 页"])
def test_page_numbers_of_a_copied_text_go(number: str) -> None:
    reading = read(TITLE + BODY.replace("二、", f"{number}\n二、"))
    assert (left(reading), reading.left_out[0].reason) == (number, "页码")


def test_a_numbered_list_about_rights_is_no_advertisement() -> None:
    """Nothing in it speaks of the site itself."""
    body = "一、版权\n1、查处侵权盗版。\n2、畅通举报渠道。\n3、保护知识产权。"
    assert len(outline(read(TITLE + body))) == 4


def test_buttons_beside_furniture_go_with_it() -> None:
    reading = read(f"{TITLE}{BODY}\n好。\n好。\n好。\n返回顶部\n打印\n关闭\n7")
    assert left(reading).split("\n") == ["返回顶部", "打印", "关闭", "7"]


def test_what_a_site_puts_into_a_sentence_is_cut_out_of_it() -> None:
    reading = read(TITLE + "一、阵地\n做好改造……(某网http://a.cn省略706字,正式会员可完整阅读)……，年底完成。", keep_text=True)
    assert outline(reading)[1][1] == "做好改造，年底完成。"
    assert "省略706字" in left(reading)
