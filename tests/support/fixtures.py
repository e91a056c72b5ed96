"""Fixtures for everything that needs the built site. A module asks for them with `pytest_plugins`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import checkout as checkouts
from support.browsing import chromium, serve
from support.html import read

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from support.html import Document


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout; no test changes it."""
    return checkouts.copy(tmp_path_factory.mktemp("utsjekk") / "handbok")


@pytest.fixture(scope="session")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The site, built once, in a folder with a space and a Norwegian letter; and what the build said."""
    target = tmp_path_factory.mktemp("bygg") / "på nett" / "sti"
    return target, checkouts.build(checkout, target)


@pytest.fixture(scope="session")
def site(built: tuple[Path, subprocess.CompletedProcess[str]]) -> Path:
    """The folder of the built site."""
    target, process = built
    assert process.returncode == 0, process.stdout + process.stderr
    return target


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """All pages of the site by address."""
    return read(site)


@pytest.fixture(scope="session")
def kinds(documents: dict[str, Document]) -> dict[str, str]:
    """One address for each type of page: its body class to the page in bokmål that has most in it."""
    found: dict[str, str] = {}
    bokmaal = {address: document for address, document in documents.items() if not address.startswith("nn/")}
    for address, document in bokmaal.items():
        for body in document.all("body"):
            kind = body.attributes.get("class", "").split(" ", 1)[0]
            if kind and (kind not in found or len(document.source) > len(documents[found[kind]].source)):
                found[kind] = address
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. One at a time may run in a thread, so it lives no longer than its module."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a server, under a sub-path."""
    with serve(site.parent) as root:
        yield f"{root}/{site.name}/"
