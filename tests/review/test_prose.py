"""Good prose that looks like a mistake to a careless reader: not a word is said of it."""

from __future__ import annotations

import pytest
from reviewing import found

APPENDIX = "关于开展活动的通知\n\n附件1\n报名表\n"


@pytest.mark.parametrize(
    "text",
    [
        "可以以书面形式报送，发现问题以及及时处理，资产合并并办理登记。",
        "学习学习再学习，落实落实再落实，抓好组织实施实施细则工作。",
        "从在在编人员中选派，加强对在在建项目的检查。",
        "重点做好两件事。第一，办好讲座：一是选题。二是宣传。三是组织。第二，办好展览。",
        "重点做好三件事。一是办好讲座。二是办好展览。\n三是办好读书节。",
        "You write the words (公文) in one text, and the program sets it (GB/T 9704).",
        "认真贯彻《关于加强公共\n文化服务的意见》精神。",
        "二○○四年六月十六日印发，一九○○年建成，用圆括号（）标注。",
        f"{APPENDIX}姓名____　单位____　（    ）　　年　　月　　日",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert found(text) == []


def test_what_is_left_out_of_an_appendix_is_still_found() -> None:
    """Blanks there are for others to fill in; XX is not."""
    assert found(f"{APPENDIX}完成投资XX亿元") == [("placeholder", "XX")]
