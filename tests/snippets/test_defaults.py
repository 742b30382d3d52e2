"""The defaults of variables stand in the record of a phrase, so that an old file gives the same words."""

from __future__ import annotations

import pytest

from drafter.draft.compose.expand import Expander, Unfilled
from drafter.draft.fields import Draft, Field, Form, Kind, PinnedPhrase
from drafter.snippets.defaults import with_defaults

FORM = Form("some", {"place": Field("place", Kind.LINE, "地点")})


def printed(text: str, call: str, **values: str) -> str:
    draft = Draft(FORM, values, phrases={"zx-aaaaaa": PinnedPhrase("", text)})
    expander = Expander(draft, None, Unfilled.ERROR)
    found = expander.text(f'{{{{ snippet("zx-aaaaaa"{call}) }}}}')
    assert expander.problems == []
    return found


@pytest.mark.parametrize(
    ("text", "defaults", "recorded"),
    [
        ("贯彻{{ 会议 }}精神", {"会议": "全会"}, '贯彻{{ 会议 | default("全会") }}精神'),
        ("贯彻{{会议}}精神", {"会议": None}, "贯彻{{会议}}精神"),
        ("{{ 年 | cn_year }}起", {"年": "2026"}, '{{ 年 | default("2026") | cn_year }}起'),
        ('{{ 甲 | default(乙) }}{{ "文字" }}', {"乙": "二"}, '{{ 甲 | default(乙 | default("二")) }}{{ "文字" }}'),
        ('{{ 甲 | default("一") }}', {"甲": "二"}, '{{ 甲 | default("二") | default("一") }}'),
        ("{{ 甲 }}", {"甲": '说"好"'}, "{{ 甲 | default('说\"好\"') }}"),
        ("{{ 甲 }}", {"甲": "\"'“"}, "{{ 甲 }}"),
        ("{{ 甲 }}", {"甲": "一\n二"}, "{{ 甲 }}"),
        ("{{ 甲 }}", {"甲": "字" * 3000}, "{{ 甲 }}"),
    ],
)
def test_defaults_are_written_behind_the_names(text: str, defaults: dict[str, str | None], recorded: str) -> None:
    assert with_defaults(text, defaults) == recorded


@pytest.mark.parametrize("default", ["全会", "", 'a"b', "{{ x }}", "}}", "\\", " 前后空 "])
def test_a_record_prints_the_default_unless_an_argument_or_a_field_says_otherwise(default: str) -> None:
    text = with_defaults("在{{ 地点 }}开{{ 会 }}", {"地点": default, "会": default})
    assert printed(text, "") == f"在{default}开{default}"
    assert printed(text, ', 会="例会"', place="馆里") == "在馆里开例会"
