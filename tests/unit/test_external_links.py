"""`handbook links`: which links lead to other sites, and what is said of those that no longer answer."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

import factory
from handbook import cli, links
from handbook.catalogue import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class _Site(BaseHTTPRequestHandler):
    """Answers as its paths say; keeps what it was asked."""

    asked: list[str]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self) -> None:
        """The status is the first number of the path."""
        self.asked.append(f"{self.command} {self.path}")
        status = 200
        for part in self.path.strip("/").split("-"):
            if part.isdecimal():
                status = int(part)
        if self.path == "/uten-head" and self.command == "HEAD":
            status = 405
        if self.path == "/forst-opptatt" and len(self.asked) <= 2:
            status = 503
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/ny" if "flyttet" in self.path else "/301")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815 (the names that http.server calls)


@contextmanager
def site() -> Iterator[tuple[str, list[str]]]:
    """A site on this machine, and what it has been asked."""
    asked: list[str] = []
    handler = type("Handler", (_Site,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("/", "ok", ""),
        ("/uten-head", "ok", ""),
        ("/side-med-æøå?q=blå", "ok", ""),
        ("/404", "borte", "Svarer 404. Finn den nye adressen, eller fjern lenken."),
        ("/410", "borte", "Svarer 410. Finn den nye adressen, eller fjern lenken."),
        ("/403", "lukket", "Svarer 403, og slipper ikke inn programmer. Åpne den i en nettleser."),
        ("/500", "borte", "Svarer 500. Finn den nye adressen, eller fjern lenken."),
    ],
)
def test_what_is_said_of_an_answer(path: str, state: str, why: str) -> None:
    with site() as (address, _):
        [answer] = links.check([address + path], timeout=5, retries=0)
    assert (answer.state, answer.why) == (state, why)


def test_an_address_that_has_moved() -> None:
    with site() as (address, _):
        [answer] = links.check([f"{address}/flyttet-301"], timeout=5)
    assert answer.state == "flyttet"
    assert answer.why == f"Har flyttet til {address}/ny. Bytt adressen hvis siden er den samme."


def test_headers_are_enough_and_a_busy_site_is_asked_again() -> None:
    with site() as (address, asked):
        links.check([f"{address}/"], timeout=5)
        assert asked == ["HEAD /"]
        asked.clear()
        [answer] = links.check([f"{address}/forst-opptatt"], timeout=5)
        assert answer.state == "ok"
        assert asked == ["HEAD /forst-opptatt", "GET /forst-opptatt", "HEAD /forst-opptatt"]


def test_nobody_there() -> None:
    with site() as (address, _):
        pass
    [answer] = links.check([address], timeout=5, retries=1)
    assert answer.state == "borte"
    assert answer.why.startswith("Fikk ikke svar (")
    assert answer.why.endswith("Prøv igjen senere.")


def test_links_are_found_where_they_stand() -> None:
    catalogue, _ = load(factory.ROOT)
    found = links.external(catalogue, factory.ROOT)
    known = {source.url: "tools_catalog/sources.yml" for source in catalogue.sources if source.url}
    assert known
    for url, name in known.items():
        assert name in found[url]
    assert not [url for url in found if "eksempel.no" in url]


def test_the_command(mini: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(mini)
    page = mini / "docs/index.md"
    with site() as (address, _):
        # Addresses of this machine are left out of a handbook; these get a name.
        local = address.replace("127.0.0.1", "localhost")
        text = page.read_text(encoding="utf-8") + f"\n[ute]({local}/404) og <{local}/>\n"
        page.write_text(text, encoding="utf-8")
        sources = mini / "tools_catalog/sources.yml"
        sources.write_text(
            "".join(line for line in sources.read_text("utf-8").splitlines(keepends=True) if " url:" not in line),
            "utf-8",
        )
        assert cli.main(["links", "--timeout", "5"]) == 1
        told = capsys.readouterr().out
        assert f"{local}/404\n  Svarer 404. Finn den nye adressen, eller fjern lenken.\n  Står i: docs/index.md" in told
        assert told.endswith("2 lenker: 1 svarer, 0 har flyttet, 0 slipper ikke inn programmer, 1 er borte.\n")
        page.write_text(text.replace("/404", "/finnes"), encoding="utf-8")
        assert cli.main(["links", "--timeout", "5"]) == 0
