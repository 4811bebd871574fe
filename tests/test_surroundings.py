"""What conftest promises every test: no network, an empty home, no clock in outputs."""

from __future__ import annotations

import os
import socket
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import NetworkUsedError


def test_a_test_cannot_reach_the_network() -> None:
    with pytest.raises(NetworkUsedError, match=r"looked up example\.org"):
        urllib.request.urlopen("https://example.org/")
    with socket.socket() as connection, pytest.raises(NetworkUsedError, match=r"reached for 192\.0\.2\.1"):
        connection.connect(("192.0.2.1", 80))


def test_a_test_can_reach_its_own_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_a_test_has_a_home_with_nothing_in_it_and_no_clock_in_outputs() -> None:
    assert Path.home().parent != Path("/")
    assert not any(path.name.startswith(".bash") for path in Path.home().iterdir())
    assert "SOURCE_DATE_EPOCH" not in os.environ
