"""Who may come in: the token in the address, the name the browser asked for, the page a connection comes from."""

from __future__ import annotations

import hmac
import re
import secrets
import socket
from enum import Enum
from ipaddress import ip_address

_LOCALHOST = "localhost"
_TOKEN_BYTES = 24
_HOST = re.compile(r"(?:\[(?P<address>[0-9a-f:.]+)\]|(?P<name>[a-z0-9._-]+))(?::[0-9]{1,5})?")


class Refusal(Enum):
    """Why somebody is refused."""

    TOKEN = "token"
    HOST = "host"
    ORIGIN = "origin"


def new_token() -> str:
    """Return a token of 192 random bits in the letters an address may have."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def is_loopback(host: str) -> bool:
    """Tell whether *host*, a name or an address, is reached from this machine only."""
    if host.lower() == _LOCALHOST:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """Lets in who knows *token*, on a server bound to *host*."""

    def __init__(self, token: str, host: str) -> None:
        self.token, self._is_local = token, is_loopback(host)
        self._tickets: set[str] = set()
        own = socket.gethostname().lower()
        elsewhere = set() if self._is_local else {own, f"{own}.local"}
        self._names = {_LOCALHOST, host.lower(), *elsewhere}

    def refusal(self, token: str, host: str, origin: str | None) -> Refusal | None:
        """Return why a request is refused, None where it is let in; *host* and *origin* are its headers as they came."""
        if not hmac.compare_digest(token.encode(), self.token.encode()):  # takes the same time wherever they differ
            return Refusal.TOKEN
        if not self._is_own(host):
            return Refusal.HOST
        if origin is not None and not _is_same(origin, host):
            return Refusal.ORIGIN
        return None

    def ticket(self) -> str:
        """Return a token that is good once: for the command line of a browser, which all users of a machine can read."""
        ticket = new_token()
        self._tickets.add(ticket)
        return ticket

    def redeems(self, ticket: str) -> bool:
        """Tell whether *ticket* was good, which it is no more."""
        known = ticket in self._tickets
        self._tickets.discard(ticket)
        return known

    def _is_own(self, host: str) -> bool:
        """Tell whether *host* is ours: the page of a stranger may let a name of its own point at this machine.

        An address is nobody's name, and any port will do: a tunnel has another.
        """
        found = _HOST.fullmatch(host.lower())
        if found is None:
            return False
        name = found["address"] or found["name"]
        try:
            return ip_address(name).is_loopback or not self._is_local
        except ValueError:
            return name in self._names


def _is_same(origin: str, host: str) -> bool:
    """Tell whether *origin* is a page that came from *host*."""
    scheme, _, place = origin.partition("://")
    return scheme in ("http", "https") and place.lower() == host.lower()
