"""The page with the terminal, and the page for who is refused."""

from __future__ import annotations

from html import escape

from drafter.base.messages import language, say
from drafter.tui.serving.guard import Refusal

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="static/xterm.css">
<link rel="stylesheet" href="static/page.css">
<script src="static/page.js" defer></script>
<script src="static/textual.js" defer></script>
</head>
<body>
<p class="opening">{opening}</p>
<div id="terminal" class="textual-terminal" data-font-size="16"></div>
<div class="closed" role="alert">
<p>{closed}</p>
<p class="why">{why}</p>
<button type="button" id="again">{again}</button>
</div>
</body>
</html>
"""

_REFUSED = """\
<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><p>{why}</p></body>
</html>
"""


def screen_page() -> str:
    """Return the page with the terminal."""
    return _filled(
        _PAGE,
        title=say("公文起草助手"),
        opening=say("正在打开……"),
        closed=say("起草界面已经关闭。"),
        why=say("不是自己关闭的，原因见运行 drafter serve 的窗口。"),
        again=say("重新打开"),
    )


def refused_page(refusal: Refusal) -> str:
    """Return the page for who is refused."""
    return _filled(_REFUSED, title=say("不能打开这个页面"), why=_why(refusal))


def _why(refusal: Refusal) -> str:
    if refusal is Refusal.TOKEN:
        return say("地址里没有口令，或口令已经过期。请用运行 drafter serve 的窗口里显示的完整地址。")
    if refusal is Refusal.HOST:
        return say("这个主机名不是本机的。请用运行 drafter serve 的窗口里显示的地址，或本机的 IP 地址。")
    return say("这个请求来自别的网站，不是来自起草界面的页面。")


def _filled(page: str, **words: str) -> str:
    code = "zh-CN" if language() == "zh" else "en"
    return page.format(language=code, **{name: escape(text) for name, text in words.items()})
