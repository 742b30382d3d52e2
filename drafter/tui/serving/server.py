"""The server: the page, its files, and a screen for every page that is open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus

from aiohttp import WSCloseCode, web

from drafter.tui.serving.assets import asset
from drafter.tui.serving.connection import connect, size_of
from drafter.tui.serving.guard import Guard, Refusal
from drafter.tui.serving.pages import refused_page, screen_page
from drafter.tui.serving.screen import Screen

_HEARTBEAT = 15.0  # seconds: a page whose computer sleeps is given up, its draft saved
_TO_LET_GO = 3.0
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; "
    "connect-src 'self' ws://{host} wss://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The terminal writes its own styles into the page; everything else comes from here, and nothing from outside."""
_NOTHING = "default-src 'none'; frame-ancestors 'none'"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Shows what *command* paints to whoever *guard* lets in; *complain* is told what a program said that failed."""

    def __init__(self, command: Sequence[str], guard: Guard, complain: Callable[[str], None]) -> None:
        self._command, self._guard, self._complain = command, guard, complain
        self._pages: set[web.WebSocketResponse] = set()
        self._ending: set[asyncio.Task[None]] = set()

    def application(self) -> web.Application:
        """Return the application for aiohttp."""

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            token = request.match_info.get("token", "")
            refusal = self._guard.refusal(token, request.host, request.headers.get("Origin"))
            if refusal is None:
                return await handler(request)
            if refusal is Refusal.TOKEN and self._guard.redeems(token):
                raise web.HTTPSeeOther(f"/{self._guard.token}/", headers=_HEADERS)
            return _refused(refusal)

        application = web.Application(middlewares=[guarded])
        application.router.add_get("/{token}/", self._page)
        application.router.add_get("/{token}/ws", self._screen)
        application.router.add_get("/{token}/static/{name}", self._asset)
        application.on_shutdown.append(self._close)
        return application

    async def _page(self, request: web.Request) -> web.Response:
        return _html(screen_page(), _POLICY.format(host=request.host))

    async def _asset(self, request: web.Request) -> web.Response:
        found = asset(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        return web.Response(body=found.data, content_type=found.content_type, charset="utf-8", headers=_HEADERS)

    async def _screen(self, request: web.Request) -> web.StreamResponse:
        """Start a screen and show it; every browser says where a connection comes from, and so must whoever makes one."""
        if "Origin" not in request.headers:
            return _refused(Refusal.ORIGIN)
        page = web.WebSocketResponse(heartbeat=_HEARTBEAT)
        await page.prepare(request)
        if self._ending:  # a page loaded again: its draft is still being saved
            await asyncio.wait(self._ending, timeout=_TO_LET_GO)
        screen = await Screen.start(self._command, size_of(request.query))
        self._pages.add(page)
        try:
            await connect(page, screen)
        finally:
            self._pages.discard(page)
            ending = asyncio.create_task(self._end(screen))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
            await asyncio.shield(ending)  # whatever becomes of the page, the draft is saved
        return page

    async def _end(self, screen: Screen) -> None:
        if complaint := await screen.end():
            self._complain(complaint)

    async def _close(self, _application: web.Application) -> None:
        """Close every page and wait until the screens have ended."""
        await asyncio.gather(*(page.close(code=WSCloseCode.GOING_AWAY) for page in list(self._pages)))
        await asyncio.sleep(0)
        while self._ending:
            await asyncio.wait(self._ending)


def _refused(refusal: Refusal) -> web.Response:
    return _html(refused_page(refusal), _NOTHING, HTTPStatus.FORBIDDEN)


def _html(page: str, policy: str, status: int = HTTPStatus.OK) -> web.Response:
    headers = {**_HEADERS, "Content-Security-Policy": policy}
    return web.Response(text=page, content_type="text/html", charset="utf-8", status=status, headers=headers)
