"""What YAML would do to a writer's text without a word: fold its lines, cut it at a ``#``, drop its headings as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.base.yaml import nodes
from drafter.base.yaml.corrections import corrected, quoted
from drafter.base.yaml.lines import key_indent

_OF_TOOLS = re.compile(r"#+\s*(?:vi|vim|ex|yaml-language-server|yamllint|prettier-ignore|-\*-|region|endregion)\b")
_QUOTED_ITEMS = re.compile("”[ \u3000]*[，、,][ \u3000]*“")
_QUOTED_ITEM = re.compile("“[^“”]*”")
_SHOWN = 20
_BLANKS = ("", " ", "\t", "\u3000")


class Meant(Enum):
    """What a value is read as, which decides what a ``#`` behind it can be."""

    WORD = "a date, a number, a choice: nothing more belongs to it, so that a comment cuts nothing"
    TEXT = "words of the writer, which may hold a #"
    OUTLINE = "text in which # is the mark of a heading"


def losses(tree: nodes.Tree, key: nodes.Scalar | None, scalar: nodes.Scalar, meant: Meant) -> Iterator[Problem]:
    """Yield what YAML takes for comments though *scalar*, on lines that are not folded, may have meant it."""
    yield from cut_off(tree, key, scalar, meant)
    if meant is not Meant.WORD:
        yield from lost_lines(tree, key, scalar, anywhere=meant is Meant.OUTLINE)


def folded(tree: nodes.Tree, key: nodes.Scalar | None, scalar: nodes.Scalar) -> list[Problem]:
    """Return what is wrong with text of several lines that is no block, so that YAML folds its lines into one."""
    place = scalar.span.place
    if scalar.style == ">":
        head = tree.line(place.line)
        shown = head[: place.column - 1] + "|" + head[place.column :]
        return [Problem(place, say("“>”会把各行连成一段，换行会丢失"), corrected(shown, *_lines(tree, scalar)[1:]))]
    source = tree.text[scalar.span.start : scalar.span.end]
    if scalar.style == "|" or ("\n" not in source and "\r" not in source):
        return []
    if slips := list(slips_of(tree, scalar)):
        return slips
    words = (source.strip("'\"") if scalar.style else source).splitlines()
    shown = _block(tree, key, scalar, [line.strip() for line in words])
    return [Problem(place, say("几行文字没有写在“|”下面，换行会丢失"), shown)]


def slips_of(tree: nodes.Tree, scalar: nodes.Scalar) -> Iterator[Problem]:
    """Yield the slips on the lines of a plain *scalar* that is not what it should be (``title：甲`` is text, no key)."""
    from drafter.base.yaml.slips import slip_in  # 3 ms that only texts with mistakes need

    for index, line in enumerate(_lines(tree, scalar) if not scalar.style else ()):
        slip = slip_in(line, scalar.span.place.line + index)
        if slip is not None:
            yield Problem(Place(tree.file, slip.line, slip.column), slip.message, slip.help)


def full_width_lists(tree: nodes.Tree, node: nodes.Sequence) -> Iterator[Problem]:
    """Yield a list in brackets whose items are parted or quoted by full-width signs: ``[“甲”，“乙”]``, ``[“甲”, “乙”]``."""
    items = [item for item in node.items if isinstance(item, nodes.Scalar) and not item.style] if node.flow else []
    joined = [item for item in items if _QUOTED_ITEMS.search(item.value)]
    if joined or (len(items) > 1 and all(_QUOTED_ITEM.fullmatch(item.value) for item in items)):
        line, first, last = tree.line(node.span.place.line), items[0].span, items[-1].span
        start = first.place.column - 1
        words = _QUOTED_ITEMS.sub('", "', tree.text[first.start : last.end]).replace("“", '"').replace("”", '"')
        shown = corrected(line[:start] + words + line[start + last.end - first.start :])
        yield Problem(first.place, say("列表里用了全角的引号，YAML 不认作引号"), shown)


def _lines(tree: nodes.Tree, scalar: nodes.Scalar) -> list[str]:
    """Return the lines of the file that *scalar* covers."""
    last = tree.place(max(scalar.span.start, scalar.span.end - 1)).line
    return [tree.line(number) for number in range(scalar.span.place.line, last + 1)]


def _head(tree: nodes.Tree, key: nodes.Scalar | None, scalar: nodes.Scalar) -> str:
    """Return the line of *scalar*'s key, or the dash of its item, as it should end: in ``|``."""
    if key is not None:
        line = tree.line(key.span.place.line)
        return line[: line.index(":", key.span.place.column - 1 + len(key.value)) + 1] + " |"
    return tree.line(scalar.span.place.line)[: scalar.span.place.column - 1].rstrip() + " |"


def _block(tree: nodes.Tree, key: nodes.Scalar | None, scalar: nodes.Scalar, words: Sequence[str]) -> str:
    """Return the correction that writes *words* as the block of text of *scalar*."""
    try:
        head = _head(tree, key, scalar)
    except ValueError:  # a key in a form of its own: no line to show
        return say("几行文字要写成“键: |”，每行缩进两格")
    return corrected(head, *(" " * (key_indent(head) + 2) + word for word in words))


def cut_off(tree: nodes.Tree, key: nodes.Scalar | None, scalar: nodes.Scalar, meant: Meant) -> Iterator[Problem]:
    """Yield the ``#`` behind *scalar* on its line that cuts text off; comments set apart as comments are left alone.

    Where ``#`` is a mark, such a comment may be a heading all the same: that is a warning.
    """
    if scalar.style in ("'", '"', ">"):
        return
    for comment in tree.comments_after(scalar):
        if comment.own_line:
            continue
        before = tree.text[scalar.span.start if scalar.style else scalar.span.end : comment.offset]
        gap = before[len(before.rstrip(" \t")) :]
        is_honest = _is_honest(scalar, gap, comment.text, meant)
        if (before != gap and not scalar.style) or (is_honest and meant is not Meant.OUTLINE):
            continue  # behind the end of a list in brackets, or meant as a comment
        words = comment.text[:_SHOWN].rstrip() + ("……" if len(comment.text) > _SHOWN else "")
        message = say("“{words}”会被 YAML 当作注释丢掉", words=words)
        shown = _uncut(tree, key, scalar, comment, meant) + "\n" + _advice(meant)
        yield Problem(comment.place, message, shown, Level.WARNING if is_honest else Level.ERROR)


def _uncut(tree: nodes.Tree, key: nodes.Scalar | None, scalar: nodes.Scalar, comment: nodes.Comment, meant: Meant) -> str:
    """Return the correction that keeps the text of *comment*; behind a word it can only be a comment."""
    words = comment.text.rstrip()
    if scalar.style == "|":
        head = tree.line(scalar.span.place.line)[: scalar.span.place.column]
        return corrected(head, " " * (key_indent(head) + 2) + words)
    if meant is Meant.OUTLINE:
        return _block(tree, key, scalar, [*_text_of(scalar), words])
    line = tree.line(scalar.span.place.line)
    before, value = line[: scalar.span.place.column - 1], line[scalar.span.place.column - 1 : comment.place.column - 1]
    before = before if scalar.value else before.rstrip() + " "
    if meant is Meant.WORD:
        return corrected(f"{before}{value.rstrip()}  # {words.lstrip('#')}")
    return corrected(before + quoted(value.lstrip() + words))


def _text_of(scalar: nodes.Scalar) -> list[str]:
    """Return the text of a plain *scalar* if it has any: a full-width ｜ was to begin a block."""
    return [scalar.value] if scalar.value not in ("", "｜") else []


def _advice(meant: Meant) -> str:
    if meant is Meant.OUTLINE:
        return say("若是注释，请写进 remark，或写在文件开头")
    return say("若它是注释，请在“#”前空两格、后空一格")


def _is_honest(scalar: nodes.Scalar, gap: str, comment: str, meant: Meant) -> bool:
    """Tell whether a comment behind a value is meant as one: two blanks before its ``#`` and one behind it.

    Behind a word, and behind a text that is one ASCII word (``work-plan``), one blank before it does.
    """
    if comment.lstrip("#")[:1] not in _BLANKS:
        return False
    is_word = bool(scalar.value) and scalar.value.isascii() and not re.search(r"\s", scalar.value) and scalar.style != "|"
    return meant is Meant.WORD or is_word or len(gap) >= 2 or "\t" in gap


def lost_lines(
    tree: nodes.Tree, key: nodes.Scalar | None, scalar: nodes.Scalar, *, anywhere: bool = False
) -> Iterator[Problem]:
    """Yield the comment lines around *scalar* that are text which YAML drops.

    They are those indented like its text or, *anywhere*, all up to the next key: headings of an outline outside its block.
    """
    if key is None or not tree.comments:
        return
    comments = [each for each in (*tree.comments_after(key), *tree.comments_after(scalar)) if each.own_line]
    lines = [each for each in comments if anywhere or each.place.column > key.span.place.column]
    lost = [each for each in lines if not _OF_TOOLS.match(each.text)]
    texts = [each.text.rstrip() for each in lost]
    if not texts:
        return
    message = _dropped(texts, key)
    if scalar.style == "|" and scalar.value.strip():
        width = _block_indent(tree, scalar)
        shown = corrected(*(" " * width + text for text in texts), whole=True)
    else:
        above = sum(each.offset < scalar.span.start for each in lost)
        shown = _block(tree, key, scalar, [*texts[:above], *_text_of(scalar), *texts[above:]])
    beside = say("若是注释，请写在键的同一行后面，“#”前空两格、后空一格")
    yield Problem(lines[0].place, message, shown + "\n" + (_advice(Meant.OUTLINE) if anywhere else beside))


def lost_headings(tree: nodes.Tree, key: nodes.Scalar | None, node: nodes.Sequence) -> Iterator[Problem]:
    """Yield the headings that YAML drops of an outline written in marks without ``|``: its points alone look like a list.

    A list that says ``heading`` or another key is one on purpose, and its comments are comments.
    """
    items = [item for item in node.items if isinstance(item, nodes.Scalar)]
    if key is None or node.flow or len(items) < len(node.items):
        return
    within = [each for text in (key, *items[:-1]) for each in tree.comments_after(text)]
    behind = [each for each in tree.comments_after(items[-1]) if each.place.column > key.span.place.column]
    lost = [each for each in (*within, *behind) if each.own_line and not _OF_TOOLS.match(each.text)]
    if lost:
        last = max(lost[-1].place.line, items[-1].span.place.line)
        lines = [tree.line(number).strip() for number in range(key.span.place.line + 1, last + 1)]
        message = _dropped([each.text.rstrip() for each in lost], key)
        shown = _block(tree, key, items[0], lines) + "\n" + _advice(Meant.OUTLINE)
        yield Problem(lost[0].place, message, shown)


def _dropped(texts: Sequence[str], key: nodes.Scalar) -> str:
    first = texts[0][:_SHOWN] + ("……" if len(texts[0]) > _SHOWN else "")
    if len(texts) == 1:
        return say("“{line}”在“{key}”的文字之外，会被 YAML 当作注释丢掉", line=first, key=key.value)
    count = len(texts)
    return say("“{line}”等 {count} 行在“{key}”的文字之外，会被 YAML 当作注释丢掉", line=first, count=count, key=key.value)


def _block_indent(tree: nodes.Tree, scalar: nodes.Scalar) -> int:
    first = next((line for line in _lines(tree, scalar)[1:] if line.strip()), "")
    return len(first) - len(first.lstrip(" "))
