"""Sentences for what the YAML parser says in its own words."""

from __future__ import annotations

from drafter.base.messages import say


def sentence(context: str, problem: str) -> tuple[str, str]:
    """Return what is wrong and what helps, for the parser's *context* and *problem*."""
    for key, said in _sentences().items():
        if key in problem or key in context:
            return said
    return (
        say("YAML 读不懂这里的写法"),
        say("一行写一个“键: 值”，冒号用半角并空一格；几行文字写在“键: |”下面，统一缩进两格；拿不准的值加上引号"),
    )


def _sentences() -> dict[str, tuple[str, str]]:
    """Return the sentences by a piece of the parser's words; the first that is found counts."""
    lines = say("几行文字要写成“键: |”，每行缩进两格；只有一行的，键和值之间写半角冒号加空格")
    return {
        "scanning a quoted scalar": (
            say("引号没有配对，从这里起的内容都被当作一个值"),
            say("请补上另一半引号，或改用“|”写几行文字"),
        ),
        "unknown escape character": (
            say("双引号里的“\\”被当作转义符，这里的写法不对"),
            say("请改用单引号，或把“\\”写成“\\\\”"),
        ),
        "parsing a flow sequence": (
            say("“[”开始的列表没有用“]”结束，或中间少了逗号"),
            say("若“[”是文字的一部分，请给整个值加引号"),
        ),
        "parsing a flow mapping": (
            say("“{sign}”开始的内容没有结束", sign="{"),
            say("若“{sign}”是文字的一部分，请给整个值加引号", sign="{"),
        ),
        "found a tab character": (say("缩进用了 Tab 字符，YAML 只认半角空格"), say("请把 Tab 换成空格")),
        "cannot start any token": (say("值不能以这个字符开头"), say("请给整个值加上引号")),
        "mapping values are not allowed": (
            say("这里的冒号让 YAML 以为又有一个“键: 值”"),
            say("若是文字里的冒号，请给整个值加引号或用全角“：”；若是另一个键，请检查它的缩进"),
        ),
        "block sequence entries are not allowed": (
            say("“- ”列表不能写在这里"),
            say("列表的每一项单独写一行，并比它的键多缩进两格"),
        ),
        "could not find expected ':'": (say("这一行不是“键: 值”"), lines),
        "did not find expected key": (say("这一行的缩进与上面的不一致，或者值后面多了内容"), lines),
        "did not find expected '-' indicator": (say("这一行应当以“- ”开头，或者缩进不对"), lines),
        "did not find expected <document start>": (
            say("YAML 以为文件到这里已经结束，这一行和后面的内容会丢失"),
            say("最外层的键都要顶格写；若有单独一行的“...”，请删去"),
        ),
        "block scalar": (say("“|”后面不能直接写文字"), say("文字从下一行开始写，每行缩进两格")),
        "directive": (say("行首的“%”会被 YAML 当作指令"), say("请给整个值加引号，或与正文同样缩进")),
        "exceeded": (say("嵌套太深"), ""),
    }
