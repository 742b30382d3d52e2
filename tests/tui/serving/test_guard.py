"""Who is let in."""

from __future__ import annotations

import hmac
import socket

import pytest

from drafter.tui.serving.guard import Guard, Refusal, is_loopback, new_token

TOKEN = "a-token"


@pytest.fixture
def local() -> Guard:
    return Guard(TOKEN, "127.0.0.1")


@pytest.fixture
def everywhere() -> Guard:
    return Guard(TOKEN, "0.0.0.0")


@pytest.mark.parametrize("token", ["", "a-toke", "a-token-", "A-TOKEN", "口令"])
def test_another_token_is_refused(local: Guard, token: str) -> None:
    assert local.refusal(token, "127.0.0.1:8123", None) is Refusal.TOKEN


def test_tokens_are_compared_in_constant_time(local: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []
    monkeypatch.setattr(hmac, "compare_digest", lambda one, other: bool(compared.append((one, other))))
    assert local.refusal(TOKEN, "localhost", None) is Refusal.TOKEN
    assert compared == [(TOKEN.encode(), TOKEN.encode())]


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(50)}
    assert len(tokens) == 50
    assert all(len(token) >= 32 and token.isascii() for token in tokens)


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "127.0.0.1", "localhost:9000", "LocalHost", "[::1]:8123", "127.8.8.8"])
def test_every_name_of_this_machine_is_let_in_whatever_the_port_of_a_tunnel(local: Guard, host: str) -> None:
    assert local.refusal(TOKEN, host, None) is None


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8123", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.8"),
        *("", "evil@127.0.0.1", "127.0.0.1:80;x", "127.0.0.1, evil.example", "[::1", "127.0.0.1:123456", "localhost\n"),
    ],
)
def test_a_strangers_name_that_points_here_is_refused(local: Guard, host: str) -> None:
    assert local.refusal(TOKEN, host, None) is Refusal.HOST


def test_a_server_for_others_is_reached_by_address_and_by_its_own_name_only(everywhere: Guard) -> None:
    own = socket.gethostname()
    for host in ("10.0.0.8:80", "[fe80::1]:80", own, f"{own}.local"):
        assert everywhere.refusal(TOKEN, host, None) is None
    assert everywhere.refusal(TOKEN, "evil.example", None) is Refusal.HOST


def test_a_server_bound_to_a_name_is_reached_by_it() -> None:
    assert Guard(TOKEN, "Plans.Example").refusal(TOKEN, "plans.example:80", None) is None


@pytest.mark.parametrize(
    ("origin", "refusal"),
    [
        ("http://127.0.0.1:8123", None),
        ("https://127.0.0.1:8123", None),
        ("http://127.0.0.1:9999", Refusal.ORIGIN),
        ("http://evil.example", Refusal.ORIGIN),
        ("null", Refusal.ORIGIN),
        ("", Refusal.ORIGIN),
    ],
)
def test_only_the_page_itself_may_ask(local: Guard, origin: str, refusal: Refusal | None) -> None:
    assert local.refusal(TOKEN, "127.0.0.1:8123", origin) is refusal


def test_what_only_this_machine_reaches() -> None:
    assert [host for host in ("127.0.0.1", "::1", "localhost", "127.1.2.3") if not is_loopback(host)] == []
    assert [host for host in ("0.0.0.0", "::", "10.0.0.8", "", "plans.example") if is_loopback(host)] == []


def test_a_ticket_is_good_once(local: Guard) -> None:
    ticket = local.ticket()
    assert [local.redeems(ticket), local.redeems(ticket), local.redeems(TOKEN), local.redeems("")] == [
        True,
        False,
        False,
        False,
    ]
