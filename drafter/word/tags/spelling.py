"""Tags that are written wrongly inside one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.base.nearest import nearest
from drafter.word.grammar import OF_CELLS, REFUSED, TAG, WHOLE, WORDS, statements, without_tags

_FULL_WIDTH = re.compile(r"｛\s*[｛{%％]|\{\s*[｛％]|[｝}%％]\s*｝|[｝％]\s*\}")
_APART = re.compile(r"\{\s*\{[^{}]*\}\s*\}|\{\s*%[^{}]*%\s*\}")
_HALF = re.compile(r"\{([^{}%]*)%\}")
_MIXED = re.compile(r"\{\{[^{}%]*%\}|\{%[^{}%]*\}\}")
_SIGNS = re.compile("[（），；：！＝＞＜｜．]")
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’")
_RUNS = re.compile(r"\.runs\s*-?\}\}")

_SCOPE = re.compile(r"(?:p|tr|tc|r)\s")
_CLOSED = frozenset("%}")  # with one of them inside, docxtpl does not find the tag's end
_WORD = re.compile(rf"\s*-?\s*(?:(?:p|tr|tc|r)\s+)?(?:{'|'.join(sorted(WORDS))})\b")

Fault = tuple[str, str]


def spelling_problems(text: str, *, in_table: bool) -> Iterator[Fault]:
    """Yield what is wrong with the tags in the *text* of one paragraph, each with what helps."""
    if (fault := _brackets(text)) is not None:
        yield fault
        return
    yield from _words(text, in_table=in_table)
    yield from _signs(text)
    yield from _company(text)


def _brackets(text: str) -> Fault | None:
    """Return what is wrong with the brackets of the tags in *text*."""
    if _FULL_WIDTH.search(text):
        return say("标签里有全角的括号或百分号"), say("标签要用半角的 {{ }} 和 {% %}")
    if match := _MIXED.search(text):
        return say("标签的头尾不配：{tag}", tag=match.group()), say("{{ 与 }} 相配，{% 与 %} 相配")
    rest = without_tags(text)
    if match := _APART.search(rest):
        return say("标签的括号中间有空格：{tag}", tag=match.group()), say("两个括号要连在一起写")
    if "{{" in rest or "{%" in rest or any(_begins_again(match) for match in TAG.finditer(text)):
        return say("标签没有写完"), say("标签要以 }} 或 %} 结束，不能跨段")
    if _ends(rest):
        return say("标签只有后一半"), say("标签要以 {{ 或 {% 开头，不能跨段")
    return None


def _begins_again(tag: re.Match[str]) -> bool:
    """Tell whether another tag begins inside *tag*, whose own end is then missing."""
    inside = tag["statement"] or tag["expression"] or ""
    return "{%" in inside or "{{" in inside


def _ends(text: str) -> bool:
    """Tell whether a tag ends in *text* that begins nowhere: ``{占50%}`` and ``{甲{乙}}`` are no tags."""
    outside = _HALF.sub(lambda match: match.group() if _WORD.match(match[1]) else "", text)
    return "%}" in outside or ("}}" in text and text.count("}") > text.count("{"))


def _words(text: str, *, in_table: bool) -> Iterator[Fault]:
    for tag in statements(text):
        if tag.word not in WORDS:
            yield _unknown(tag.scope, tag.word)
        elif tag.word in OF_CELLS and not in_table:
            yield say("{tag} 只能用在表格里", tag=f"{{% {tag.word} %}}"), ""
        elif tag.scope in ("tr", "tc") and not in_table:
            yield say("{tag} 只能用在表格里", tag=f"{{%{tag.scope} %}}"), say("表格外面用 {tag}", tag="{%p %}")
    for match in TAG.finditer(text):
        if match["expression"] is not None and not match["expression"].strip():
            yield say("标签里没有内容：{tag}", tag=match.group()), say("写成 {{ 名字 }}")
        elif (
            match["statement"] is not None and _SCOPE.match(match["statement"]) and not _CLOSED.isdisjoint(match["statement"])
        ):
            message = say("{tag} 里面不能有“%”和“}}”：{written}", tag="{%p %}", written=match.group())
            yield message, say("求余数写 is divisibleby(2)，一列写 [ ] 里；别的先用 {tag} 起个名字", tag="{% set 名字 = … %}")


def _unknown(scope: str, word: str) -> Fault:
    if not word or (not scope and word in ("p", "tr", "tc", "r")):
        written = f"{{%{word} %}}" if word else "{% %}"
        return say("标签写法有误：{tag}", tag=written), say("写成 {example}", example=f"{{%{word or 'p'} if … %}}")
    glued = next((each for each in ("tr", "tc", "p", "r") if word.startswith(each) and word.removeprefix(each) in WORDS), None)
    if glued is not None:
        return say("没有“{word}”这个标签", word=word), say("{scope} 后面要空一格：{tag}", scope=glued, tag=_with(glued, word))
    meant = nearest(word, sorted(WORDS.difference(REFUSED)))
    return say("没有“{word}”这个标签", word=word), say("是不是“{near}”？", near=meant) if meant else ""


def _with(scope: str, word: str) -> str:
    return f"{{%{scope} {word.removeprefix(scope)} … %}}"


def _signs(text: str) -> Iterator[Fault]:
    for match in TAG.finditer(text):
        inside = match["statement"] if match["statement"] is not None else match["expression"]
        if inside is not None and (sign := _SIGNS.search(_STRINGS.sub("", inside))):
            yield say("标签里有全角的“{sign}”：{tag}", sign=sign.group(), tag=match.group()), say("标签里的符号要用半角的")


def _company(text: str) -> Iterator[Fault]:
    """Yield tags that cannot stand in one paragraph with what stands beside them."""
    whole = [tag.scope for tag in statements(text) if tag.scope in WHOLE]
    if len(whole) != len(set(whole)):
        yield say("一段里有两个这样的标签，后一个会失效"), say("请各占一段")
    if len(_RUNS.findall(text)) > 1:
        yield say("一段里只能有一个 {{ b.runs }}"), ""
    if "p" in whole and _others(text):
        yield say("标签旁边的文字会丢失"), say("请把文字移到另外一段")


def _others(text: str) -> bool:
    """Tell whether *text* holds words or printing tags beside its statements."""
    shown = TAG.sub(lambda match: match.group() if match["expression"] is not None else "", text)
    return bool(shown.strip())
