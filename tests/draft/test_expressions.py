"""Expressions are a closed little language: what is not in it is refused, with its place."""

import pytest

from drafter.base.problems import Place
from drafter.draft.expressions import ExpressionError, Filtered, LineBreak, Literal, Name, SnippetCall, pieces, problems_in
from drafter.draft.fields import Field, Form, Kind

FORM = Form("plan", {"organisation": Field("organisation", Kind.LINE, "单位"), "year": Field("year", Kind.NUMBER, "年份")})


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("{{ year }}", Name("year")),
        ("{{ 单位 }}", Name("单位")),
        ('{{ "文字（）" }}', Literal("文字（）")),
        ("{{ 1.10 }}", Literal("1.10")),
        ("{{ 0012 }}", Literal("0012")),
        ("{{ br }}", LineBreak()),
        ("{{ year | cn }}", Filtered(Name("year"), "cn")),
        ("{{ 单位｜default（“本馆”） }}", Filtered(Name("单位"), "default", (Literal("本馆"),))),
        ('{{ snippet("zx-7f3a2c", 会议="全会") }}', SnippetCall("zx-7f3a2c", {"会议": Literal("全会")})),
        ("{{ snippet（“zx-7f3a2c”，会议＝“全会，一次”） }}", SnippetCall("zx-7f3a2c", {"会议": Literal("全会，一次")})),
        ('{{ "}}" }}', Literal("}}")),
        ("{{ 'C:\\new' }}", Literal("C:\\new")),
    ],
)
def test_what_the_language_has(text, expression):
    (piece,) = pieces(text)
    assert piece.expression == expression


@pytest.mark.parametrize(
    "text",
    [
        "{{ a.b }}",
        "{{ a[0] }}",
        "{{ a + 1 }}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ a ~ b }}",
        "{{ a if b }}",
        "{{ a() }}",
        "{{ cycler.__init__.__globals__.os.popen('id') }}",
        "{{ ''.__class__ }}",
        "{{ snippet(a) }}",
        "{{ snippet('a', *b) }}",
        "{{ a | upper }}",
        "{{ a | default }}",
        "{{ [1, 2] }}",
        "{{ (a, b) }}",
        "{{ true }}",
        "{{ }}",
        "{{ a",
        "{{ {{ a }} }}",
        "{{ a }}{{",
        "{{ a" + " | cn" * 500 + " }}",
        "{{ " + "(" * 900 + "a" + ")" * 900 + " }}",
        "{{ '" + "x" * 5000 + "' }}",
    ],
)
def test_everything_else_is_refused(text):
    with pytest.raises(ExpressionError):
        pieces(text)


def test_statements_and_comments_of_jinja_are_text():
    (piece,) = pieces("{% for x in y %}{# 注 #}}")
    assert (piece.text, piece.expression) == ("{% for x in y %}{# 注 #}}", None)


def test_an_unknown_name_is_said_with_the_nearest_and_its_column():
    (problem,) = problems_in("二〇{{ yaer }}年", FORM, Place("a.yaml", 3, 5))
    assert str(problem).startswith("a.yaml:3:7: 没有名为“yaer”的字段")
    assert "year" in problem.help


def test_an_unknown_filter_is_said_with_the_nearest():
    (problem,) = problems_in("{{ year | cn_yaer }}", FORM)
    assert "cn_year" in problem.help


def test_known_names_are_no_problem_by_key_or_label():
    assert problems_in("{{ year }}{{ 单位 | default('x') }}{{ br }}", FORM) == []
