"""What copying leaves behind: traditional characters, garbled ones, the furniture of web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.base.messages import listed, say
from drafter.review.characters import HAN
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_HAN = re.compile(f"[{HAN}]")
_LEAST_SHARE = 0.1
_LEAST_DIFFERENT = 8
"""A name or two may be written with a rare character; so many different ones are another script."""

_SHOWN = 5
_LATIN = "À-ÖØ-öø-ɏ"  # without × and ÷
_GARBLED = re.compile(rf"[\ufffd\ue000-\uf8ff]+|锟斤拷?|(?P<before>[{HAN}])?[{_LATIN}](?P<behind>[{HAN}])?")
_LETTER = re.compile(f"[{_LATIN}]")
_FURNITURE = re.compile(
    r"[（(][^（）()]{0,60}(?:省略\d+字|[会會][员員][^（）()]{0,12}[阅閱][读讀])[^（）()]{0,30}[）)]"
    r"|^(?:(?:[阅閱][读讀]|下[载載]|[浏瀏][览覽]|点击)(?:次数|量)?\s*[:：]\s*\d+次?\s*)+$"
    r"|文档评分|对该文档进行评分|还有\d+页未读|[（(]?收藏《[^》]*》[）)]?$"
)
_SIGNS = re.compile(r"省略\d|[:：]\s*\d|[員员档读》]")
"""One of these stands in all furniture."""

_Found = tuple[int, str]
"""Where the first traditional character of a passage stands, and all of them."""


def traditional() -> Rule:
    """Return the rule for traditional characters."""
    return Rule(
        "traditional",
        say("繁体字"),
        Severity.WARNING,
        say("《国家通用语言文字法》《通用规范汉字表》"),
        say("公文用规范汉字。全文繁体字多的才提示，只说一次；人名里的个别字不算。"),
        "落實科學發展觀要有新舉措，重點在圍繞中心、促進發展上取得新突破。",
        "落实新发展理念要有新举措。参加人员：李喆、王堃、张昇。",
        gather=_gather,
        judge=_judge,
    )


def garbled() -> Rule:
    """Return the rule for characters that a wrong encoding has made."""
    return Rule(
        "garbled",
        say("乱码"),
        Severity.WARNING,
        say("前后文"),
        say("编码不对或从网页复制时变坏的字：�、锟斤拷、与生僻字连在一起的西文字母。"),
        "。ǘ嫿ê椭C社会要有新作为。",
        "办好拼音（qū）诵读活动，参观café咖啡书屋，学唱“啊（ā）”。",
        look=_garbled,
    )


def furniture() -> Rule:
    """Return the rule for what belongs to the web page that a text was copied from."""
    return Rule(
        "web-leftover",
        say("从网页带来的字"),
        Severity.WARNING,
        say("前后文"),
        say("“阅读：854 下载：5”“省略706字”“正式会员可完整阅读”“文档评分”这样的字，是网页上的，不是文稿里的。"),
        "阅读：854 下载：5",
        "全年阅读推广活动854场，下载数字资源5万册次。其中，阅读：854人次。",
        look=_furniture,
    )


def _is_rare(text: str, of: str = "gb2312") -> bool:
    """Tell whether the character set *of* lacks any of *text*: that of simplified script unless told otherwise."""
    try:
        text.encode(of)
    except UnicodeEncodeError:
        return True
    return False


@lru_cache(maxsize=8192)
def _is_traditional(character: str) -> bool:
    return _HAN.match(character) is not None and _is_rare(character) and not _is_rare(character, "big5")


def _gather(passage: Passage, _reference: Reference) -> _Found | None:
    text = passage.text
    if not _is_rare(text):
        return None  # one look at most paragraphs
    found = [at for at, each in enumerate(text) if _is_traditional(each)]
    if not found or len(found) < _LEAST_SHARE * len(_HAN.findall(text)):
        return None
    return found[0], "".join(text[at] for at in found)


def _judge(_document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    found = [(index, each) for index, each in enumerate(facts) if isinstance(each, tuple)]
    different = dict.fromkeys("".join(characters for _, (_, characters) in found))
    if len(different) >= _LEAST_DIFFERENT:
        index, (start, _) = found[0]
        shown = listed(list(different)[:_SHOWN])
        message = say("有繁体字：{characters}……（共{count}段）", characters=shown, count=len(found))
        yield index, Note(start, start + 1, message)


def _garbled(passage: Passage, _reference: Reference) -> Iterator[Note]:
    if "锟" not in passage.text and not _is_rare(passage.text):
        return
    found = [match.span() for match in _GARBLED.finditer(passage.text) if _is_broken(match)]
    if found:
        start, end = found[0][0], found[-1][1]
        yield Note(start, end, say("“{words}”像是乱码", words=passage.text[start:end]))


def _is_broken(match: re.Match[str]) -> bool:
    """Tell whether a Latin letter stands beside a character that hardly anybody writes; other signs always are broken."""
    beside = [each for each in (match["before"], match["behind"]) if each]
    return any(map(_is_rare, beside)) or _LETTER.search(match.group()) is None


def _furniture(passage: Passage, _reference: Reference) -> Iterator[Note]:
    if _SIGNS.search(passage.text) is None:
        return
    for match in _FURNITURE.finditer(passage.text):
        yield Note(*match.span(), say("“{words}”像是网页上的字", words=match.group()))
