"""The screens in a real browser."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from chromium import Tab, browsing
from PIL import Image

CTRL = 2


async def opened(tab: Tab, address: str, words: str) -> None:
    await tab.do("Page.navigate", url=address)
    await tab.wait_for(lambda: words in tab.received, words)


def typed(tab: Tab) -> str:
    """What the page sent as typed, in one piece."""
    messages = [json.loads(text) for text in tab.sent]
    return "".join(message[1] for message in messages if message[0] == "stdin")


async def test_the_first_screen_appears_with_nothing_from_outside(serve, chromium: str, tmp_path: Path) -> None:
    _, address = serve()
    async with browsing(chromium, tmp_path / "profile") as tab:
        await opened(tab, address, "公文起草助手")
        await tab.wait_for(lambda: "工作要点" in tab.received, "the types")
        assert await tab.value("getComputedStyle(document.getElementById('terminal')).visibility") == "visible"
        assert colours(await tab.picture()) > 20  # the letters are drawn
        assert {urlsplit(each).netloc for each in tab.requested if "://" in each} == {urlsplit(address).netloc}
        assert tab.errors == []


def colours(picture: bytes) -> int:
    return len(Image.open(BytesIO(picture)).convert("RGB").getcolors(1 << 24) or ())


async def test_without_the_token_the_browser_is_refused(serve, chromium: str, tmp_path: Path) -> None:
    _, address = serve()
    async with browsing(chromium, tmp_path / "profile") as tab:
        await tab.do("Page.navigate", url=f"http://{urlsplit(address).netloc}/")
        await tab.until("location.protocol !== 'about:' && document.readyState === 'complete'")
        assert "地址里没有口令" in await tab.value("document.body.innerText")
        assert tab.received == ""


async def test_an_input_method_writes_where_the_cursor_is(serve, chromium: str, tmp_path: Path, own_folders: Path) -> None:
    (own_folders / "plan.yaml").write_text("type: work-plan\ntitle: ''\nbody: |\n  正文\n", encoding="utf-8")
    _, address = serve("plan.yaml")
    async with browsing(chromium, tmp_path / "profile") as tab:
        await opened(tab, address, "已保存")
        await tab.wait_for(lambda: '["focus"]' in tab.sent, "the page has the focus without a click")
        await tab.press("F3", 114)
        await tab.until("parseInt(document.querySelector('.xterm-helper-textarea').style.top) > 0")
        await tab.do("Input.imeSetComposition", text="qu tu", selectionStart=5, selectionEnd=5)
        shown = "document.querySelector('.composition-view.active')"
        await tab.until(f"{shown}?.textContent === 'qu tu'")
        assert await tab.value(f"{shown}.getBoundingClientRect().top") > 0  # at the field, not in the corner
        assert "qu tu" not in typed(tab)
        await tab.do("Input.insertText", text="曲途")
        await tab.wait_for(lambda: "曲途" in tab.received, "what was composed")
        assert typed(tab).count("曲途") == 1


async def test_ctrl_v_pastes_what_other_programs_copied_and_f5_loads_nothing_again(
    serve, chromium: str, tmp_path: Path, own_folders: Path
) -> None:
    (own_folders / "plan.yaml").write_text("type: work-plan\ntitle: ''\nbody: |\n  正文\n", encoding="utf-8")
    _, address = serve("plan.yaml")
    async with browsing(chromium, tmp_path / "profile") as tab:
        await opened(tab, address, "已保存")
        await tab.wait_for(lambda: '["focus"]' in tab.sent, "the page has the focus")
        await tab.do("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        await tab.value("navigator.clipboard.writeText('名称\\t数量\\n甲\\t3')")
        await tab.press("v", 86, CTRL, ("paste",))
        await tab.wait_for(lambda: "甲\t3" in typed(tab), "what was pasted")
        assert "\x1b[200~名称\t数量\r甲\t3\x1b[201~" in typed(tab)
        assert "\x16" not in typed(tab)
        pages = tab.requested.count(address)
        await tab.press("F5", 116)
        await tab.wait_for(lambda: "\x1b[15~" in typed(tab), "F5")
        assert tab.requested.count(address) == pages
