"""What every test stands on: no network, and no test that vanishes in silence.

A test that needs an outside tool carries the marker of its name. Where the tool is
absent the test does not run, is counted, and is listed by name at the end; where
CI=true its absence is a failure, unless NORMBOOK_WITHOUT names the tool openly.
"""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

CHECKOUT = Path(__file__).resolve().parents[1]
SAMPLES = Path(os.environ.get("NORMBOOK_SAMPLES") or CHECKOUT.parent / "shared" / "samples")
ABSENT = "absent: "


def _has(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def _present() -> dict[str, bool]:
    packages = CHECKOUT / "tests" / "node" / "node_modules" / "@getodk" / "xforms-engine"
    return {
        "samples": SAMPLES.is_dir(),
        "soffice": _has("soffice", "libreoffice"),
        "node": _has("node") and packages.is_dir(),
        "chromium": _has("chromium", "chromium-browser", "google-chrome"),
        "poppler": _has("pdftoppm"),
    }


PRESENT = _present()
CURES = {
    "samples": "put the folder of samples beside the checkout, or name it in NORMBOOK_SAMPLES",
    "soffice": "install LibreOffice (calc and writer)",
    "node": "install Node.js 20.19 or newer and start the tests with ./run test",
    "chromium": "install Chromium",
    "poppler": "install poppler-utils",
}


def _demanded(tool: str) -> bool:
    waived = os.environ.get("NORMBOOK_WITHOUT", "").split()
    return os.environ.get("CI") == "true" and tool not in waived


def pytest_runtest_setup(item: pytest.Item) -> None:
    for tool, present in PRESENT.items():
        if present or item.get_closest_marker(tool) is None:
            continue
        if _demanded(tool):
            pytest.fail(f"{tool} is absent: {CURES[tool]}.", pytrace=False)
        pytest.skip(f"{ABSENT}{tool}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The tests that did not run, by the tool that is absent and by name (cases of one test together)."""
    missed: dict[str, Counter[str]] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        _, found, tool = reason.partition(ABSENT)
        if found:
            missed.setdefault(tool, Counter())[report.nodeid.partition("[")[0]] += 1
    for tool, names in sorted(missed.items()):
        line = f"not run here, because {tool} is absent: {names.total()} tests"
        terminalreporter.section(line, yellow=True)
        terminalreporter.write_line(f"To run them: {CURES[tool]}.")
        for name, times in sorted(names.items()):
            terminalreporter.write_line(f"  {name}" + (f" ({times} cases)" if times > 1 else ""))


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample data; a test that asks for it carries the marker `samples` too."""
    return SAMPLES


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for the fixture `samples` is marked so, even where the author forgot."""
    for item in items:
        if "samples" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.samples)


# A loaded machine is no fault of the code; in CI the same examples come each time.
settings.register_profile(
    "normbook",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("normbook")


class NetworkRefused(RuntimeError):
    """A test reached for the network."""


def _refuse_beyond_loopback(address: Any) -> None:
    if not isinstance(address, tuple):
        return  # a socket of the machine itself (AF_UNIX)
    host = address[0]
    try:
        local = host in ("", "localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise NetworkRefused(f"no test may reach the network; this one tried {host!r}")


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Any:
    """Connections other than loopback raise, and so does looking up any other name."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        lookup = socket.getaddrinfo

        def guarded_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
            if host is not None:
                _refuse_beyond_loopback((host.decode() if isinstance(host, bytes) else host,))
            return lookup(host, *args, **kwargs)

        patch.setattr(socket, "getaddrinfo", guarded_lookup)
        yield


def _guarded(method: Any) -> Any:
    def call(self: socket.socket, *args: Any) -> Any:
        _refuse_beyond_loopback(args[-1])
        return method(self, *args)

    return call
