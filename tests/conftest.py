"""What every test stands on: no network, an empty home, no clock in outputs, and the validators."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.validators import pdf, web

CACHE = Path(__file__).parents[1] / ".cache"

settings.register_profile(
    "handouts",
    deadline=None,  # a shared machine is slow now and then
    max_examples=50,
    database=DirectoryBasedExampleDatabase(CACHE / "hypothesis"),
    print_blob=True,
)
settings.register_profile("ci", settings.get_profile("handouts"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "handouts")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the tables that tests recorded, in which a person may want to see more than that they passed."""
    for report in (*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())):
        for name, value in getattr(report, "user_properties", ()):
            if name == "table":
                terminalreporter.section(report.nodeid)
                terminalreporter.write_line(str(value))


# The surroundings ---------------------------------------------------------------------------------------

_HOME = pytest.StashKey[tempfile.TemporaryDirectory[str]]()

_FROM_OUTSIDE = (
    *("CLICOLOR", "FORCE_COLOR", "GITHUB_", "HANDOUTS_", "LESS", "NO_COLOR", "PAGER"),
    *("SOURCE_DATE_EPOCH", "XDG_"),
)
"""Environment variables, by their beginning, that change what a program of ours writes."""


def pytest_configure(config: pytest.Config) -> None:
    """Shut out whatever differs from machine to machine, for this process and those it starts."""
    home = tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True)
    config.stash[_HOME] = home
    for name in [name for name in os.environ if name.startswith(_FROM_OUTSIDE)]:
        del os.environ[name]
    os.environ |= {
        "HOME": home.name,
        "USERPROFILE": home.name,
        "TZ": "UTC",
        "COLUMNS": "100",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    sys.addaudithook(_no_network)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the home folder that the tests had."""
    config.stash[_HOME].cleanup()


class NetworkUsedError(RuntimeError):
    """Something in the tests reached for the network."""


_LOCAL = ("localhost", "127.0.0.1", "::1", "")


def _no_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.bind"):
        connection, address = arguments
        if connection.family != socket.AF_UNIX and address and address[0] not in _LOCAL:
            raise NetworkUsedError(f"A test reached for {address[0]}.")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
        host = host.decode() if isinstance(host, bytes) else host or ""
        if host not in _LOCAL:
            raise NetworkUsedError(f"A test looked up {host}.")


# The validators -----------------------------------------------------------------------------------------

_GROUPS = {"verapdf": "pdf", "browser": "web", "html_validate": "web", "vnu": "web"}
"""Fixtures that start a program of their own. Tests of one group share a worker, so it starts once."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests that use the same validator together when they run in parallel."""
    for item in items:
        for fixture, group in _GROUPS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.xdist_group(group))
                break


@pytest.fixture(scope="session")
def verapdf() -> Iterator[pdf.VeraPdf]:
    """`verapdf(pdf_bytes, "ua1" | "ua2" | "wt1a")`: what veraPDF finds wrong."""
    validator = pdf.VeraPdf()
    yield validator
    validator.close()


@pytest.fixture(scope="session")
def page_validation() -> Callable[[bytes], list[str]]:
    """`page_validation(pdf_bytes)`: what page-validation finds wrong with it as PDF/UA-1."""
    return pdf.page_validation


@pytest.fixture(scope="session")
def browser() -> Iterator[web.Browser]:
    """Chromium: `browser.axe(page)`, `.requests(page)`, `.screenshot(page)` and more."""
    chromium = web.Browser()
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def html_validate(browser: web.Browser) -> Callable[[bytes], list[str]]:
    """`html_validate(page)`: what html-validate finds wrong."""
    return browser.html_validate


@pytest.fixture(scope="session")
def vnu() -> Iterator[web.Vnu]:
    """`vnu(page)`: what the Nu Html Checker says."""
    checker = web.Vnu()
    yield checker
    checker.close()
