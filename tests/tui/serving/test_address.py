"""Where the server listens."""

from __future__ import annotations

import socket

import pytest

from drafter.base.errors import DrafterError
from drafter.tui.serving.address import listen, url


def test_a_free_port_is_found_and_told_in_the_address() -> None:
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        assert port > 0
        assert url(listening, "t") == f"http://127.0.0.1:{port}/t/"


def test_the_address_of_a_server_for_all_is_one_that_can_be_opened() -> None:
    with listen("0.0.0.0", 0) as listening:
        assert url(listening, "t") == f"http://127.0.0.1:{listening.getsockname()[1]}/t/"


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_address_of_version_6_stands_in_brackets() -> None:
    try:
        listening = listen("::1", 0)
    except DrafterError:
        pytest.skip("this machine has no IPv6 loopback")
    with listening:
        assert url(listening, "t").startswith("http://[::1]:")


def test_a_port_that_is_taken_is_named() -> None:
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(DrafterError, match=f"端口 {port} 已被别的程序占用"):
            listen("127.0.0.1", port)


def test_the_address_of_another_machine_is_named() -> None:
    with pytest.raises(DrafterError, match=r"192\.0\.2\.1 不是这台电脑的地址"):
        listen("192.0.2.1", 0)


def test_what_is_no_address_is_named() -> None:
    with pytest.raises(DrafterError, match=r"没有“nowhere\.invalid”这个地址"):
        listen("nowhere.invalid", 0)
