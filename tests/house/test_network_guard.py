"""No test reaches the network (DESIGN section 3: the library is pure; A3)."""

from __future__ import annotations

import socket

import pytest


def test_another_machine_is_refused():
    with socket.socket() as plug, pytest.raises(RuntimeError, match="no test may reach the network"):
        plug.connect(("192.0.2.1", 80))


def test_a_name_is_not_looked_up():
    with pytest.raises(RuntimeError, match="no test may reach the network"):
        socket.getaddrinfo("example.org", 80)


def test_loopback_is_open():
    with socket.socket() as server, socket.socket() as plug:
        server.bind(("127.0.0.1", 0))
        server.listen()
        plug.connect(server.getsockname())
