"""Dirt of web pages: furniture of download sites above, below and inside a text, advertisements, credits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from drafter.base.messages import say
from drafter.draft.labels import recognise
from drafter.reading.recognising.accounts import Accounts
from drafter.reading.recognising.pieces import Piece, Pieces

_BULLET = r"[•·●▪◆>»\-*|/\s]*"


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile(f"{_BULLET}(?:{'|'.join(patterns)})")


_FURNITURE = _lines(
    r"(?:阅读|下载|浏览|点击|访问|人气|评论|收藏|点赞|閱讀|下載|瀏覽)(?:次数|次數|量|数|數)?\s*[:：]?\s*\d+\s*次?(?:\s.*)?",
    r"总页数\s*\d+\s*页?",
    r"(?:大小|文件大小|文档大小)\s*[:：]\s*[\d.]+\s*[KMG]B?",
    r"(?:为您推荐|猜你喜欢|相关推荐|相关文章|相关阅读|热门推荐|推荐阅读|下载文档|全屏查看|在线阅读|免费下载|立即下载|点击下载)",
    r"(?:文档评分|发表评论|返回顶部|回到顶部|问题反馈|意见反馈|联系客服|在线客服|违规举报|我要评论|返回首页|返回列表)",
    r"请如实的?对该文档进行评分",
    r"还有\s*\d+\s*页未读.*",
    r"(?:上一篇|下一篇|上一页|下一页)(?:\s*[:：].*)?",
    r"(?:打印本页|关闭窗口|收藏本[页文]|扫一扫.{0,20}|分享到.{0,20}|字体\s*[:：].{0,20}|【?字号.{0,20}|【(?:打印|关闭)】.*)",
    r"(?:发布|发表|更新|上传)(?:时间|日期)\s*[:：].*",
    r"(?:当前|您现在的|您的)位置\s*[:：].*",
    r"(?:版权所有|Copyright|copyright|©).*|.{0,40}ICP备\s*\d+.*",
    r"收藏《(?P<title>[^》]*)》[）)]?",
)
"""Lines that no document has: wherever they stand, they are a page's."""
_AT_EDGES = _lines(
    r"第?\s*\d+\s*/\s*\d+\s*页?|/\s*\d+|\d",
    r"打印|关闭|分享|收藏|下载|评论|首页|更多|TOP|top",
    r"(?:发布|发表|上传)者?人?\s*[:：].*|(?:责任编辑|编辑|录入|来源网站|信息来源|文章来源|来源|作者)\s*[:：].*",
    r"(?:https?://|www\.)\S+",
)
"""Lines that a document might have too: they are a page's beside such lines, or at the very edge of the text."""
_PAGE_NUMBER = re.compile(r"[-—–―]\s*\d{1,3}\s*[-—–―]|第\s*\d{1,3}\s*页(?:[\s，,/]*共\s*\d{1,3}\s*页)?")
_INSIDE = re.compile(
    r"[.…]{2,}\s*[（(][^（）()]*(?:https?://|www\.)[^（）()]*[）)][.…]*"
    r"|[（(][^（）()]*(?:https?://|www\.)[^（）()]*(?:省略|会员|會員|下载|下載|更多)[^（）()]*[）)][.…]*"
    r"|\s*[.…]+\s*[（(](?:未完|省略)[^（）()]*(?:[）)][.…]*|$)"
    r"|[（(][^（）()]*(?:會員|会员)[^（）()]*(?:閱讀|阅读)[^（）()]*[）)]"
)
_SELLING = re.compile(r"本文档|本站|本网|范文|上传|下载后|知识产权|付费|侵权|侵害|举报|会员|仅供")
_OF_THE_SITE = re.compile(r"本文档|本站|本网|范文|下载")
_EDGE = 30
_VERY_EDGE = 3
_CRUMB = re.compile(r"(?:您现在的位置[:：]?)?首页(?:\s*[>»/-]\s*)?(?P<rest>.{2,40})")
_LEFT_OUT_BY_HAND = re.compile(r"[.…·。\s]{2,}|[-=*_~—]{4,}")
_MOST_OF = 2 / 3
_LONGEST = 200


def without_dirt(pieces: Pieces, accounts: Accounts) -> list[Piece]:
    """Return *pieces* without the furniture of pages; every bit of it is in the accounts with its reason.

    Numbered advertisements are told from a text by their words: most lines of the run must speak of files and rights.
    """
    reasons = _reasons(pieces)
    found: list[Piece] = []
    cut = False
    for index, piece in enumerate(pieces):
        if index in reasons:
            accounts.leave_out(piece.number, piece.shown, reasons[index])
            cut = True
            continue
        kept = _without_insertions(piece, accounts)
        if kept.text or kept.label or kept.table is not None:
            found.append(replace(kept, cut=cut or kept.cut))
        cut = not (kept.text or kept.table is not None)
    return found


def title_in(text: str) -> str:
    """Return the title of the document that a button of a page names (收藏《…》), empty where it names none."""
    match = _FURNITURE.fullmatch(text)
    return match["title"] or "" if match is not None else ""


def _reasons(pieces: Pieces) -> dict[int, str]:
    """Return why pieces are to be left out, by index."""
    found = dict.fromkeys(_advertisements(pieces), say("网页广告或声明"))
    found |= dict.fromkeys(_crumbs(pieces), say("网页上的按钮、计数等"))
    for index, piece in enumerate(pieces):
        reason = "" if piece.table is not None or len(piece.text) > _LONGEST else _reason(piece)
        if reason:
            found[index] = reason
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        for index in order:
            if index not in found and _is_edge(pieces, index, found):
                found[index] = say("网页上的按钮、计数等")
    return found


def _reason(piece: Piece) -> str:
    if _FURNITURE.fullmatch(piece.text):
        return say("网页上的按钮、计数等")
    if _PAGE_NUMBER.fullmatch(piece.shown):
        return say("页码")
    return say("省略号或分隔线，没有文字") if not piece.label and _LEFT_OUT_BY_HAND.fullmatch(piece.text) else ""


def _is_edge(pieces: Pieces, index: int, found: Collection[int]) -> bool:
    """Tell whether a doubtful line is a page's: beside such a line, or (if it is more than a digit) at the very edge."""
    text = pieces[index].text
    if not text or len(text) > _LONGEST or pieces[index].label or _AT_EDGES.fullmatch(text) is None:
        return False
    beside = index - 1 in found or index + 1 in found
    return beside or (len(text) > 1 and not _VERY_EDGE <= index < len(pieces) - _VERY_EDGE)


def _without_insertions(piece: Piece, accounts: Accounts) -> Piece:
    if not ("(" in piece.text or "（" in piece.text) or piece.table is not None:
        return piece
    found = _INSIDE.findall(piece.text)
    for insertion in found:
        accounts.leave_out(piece.number, insertion, say("网站插在文中的话"))
    return piece.with_text(_INSIDE.sub("", piece.text).strip()) if found else piece


def _advertisements(pieces: Pieces) -> frozenset[int]:
    """Return the indexes of runs of numbered lines most of which sell something."""
    found: set[int] = set()
    for run in _numbered_runs(pieces):
        selling = [index for index in run if _SELLING.search(pieces[index].text)]
        of_the_site = any(_OF_THE_SITE.search(pieces[index].text) for index in run)
        at_edge = run[0] < _EDGE or run[-1] >= len(pieces) - _EDGE
        if at_edge and of_the_site and len(selling) >= 2 and len(selling) >= len(run) * _MOST_OF:
            found.update(run)
    return frozenset(found)


def _numbered_runs(pieces: Pieces) -> Iterator[Sequence[int]]:
    run: list[int] = []
    for index, piece in enumerate(pieces):
        label = recognise(piece.shown) if len(piece.text) < 120 and piece.shown[:1].isdecimal() else None
        if label is not None and label.number == len(run) + 1:
            run.append(index)
            continue
        if run:
            yield run
        run = [index] if label is not None and label.number == 1 else []
    if run:
        yield run


def _crumbs(pieces: Pieces) -> frozenset[int]:
    """Return the indexes of the paths of a site (首页 › 工作计划 › 标题) above a text."""
    texts = {piece.text for piece in pieces[:40]}
    found = set()
    for index, piece in enumerate(pieces[:10]):
        match = _CRUMB.fullmatch(piece.text)
        if match is not None and any(match["rest"].endswith(text) and text != piece.text for text in texts if text):
            found.add(index)
    return frozenset(found)
