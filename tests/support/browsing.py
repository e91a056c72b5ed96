"""Chromium and a small server."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
)

_CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of the machine. The one without a window comes first: it does the same in less time."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    assert path, "Chromium is not installed: run tests/system-packages"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield running
        running.close()


@contextmanager
def watched(browser: Browser, **options: object) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page, everything that goes wrong on it, and everything it asks for."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    asked: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            wrong.append(f"{page.url}: {said.text} ({said.location['url']})")

    def miss(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before it came
            wrong.append(f"{page.url}: {request.failure} ({request.url})")

    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", hear)
    page.on("requestfailed", miss)
    page.on("request", lambda request: asked.append(request.url))
    yield page, wrong, asked
    context.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port and give the address of its root."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Host(BaseHTTPRequestHandler):
    """A page of another site that shows ours in a frame."""

    def __init__(self, frame: str, *arguments: Any) -> None:  # noqa: ANN401
        self.frame = frame
        super().__init__(*arguments)

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>x</title>{self.frame}".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def framed(address: str, host: str, attributes: str) -> Iterator[str]:
    """The address of a page on `host` that shows ours in a frame."""
    frame = f'<iframe src="{address}" width="900" height="700" {attributes}></iframe>'
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, frame)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://{host}:{server.server_port}/"
        server.shutdown()
        thread.join()
