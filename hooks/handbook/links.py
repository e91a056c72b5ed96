"""The links that lead to other sites: where they stand, and whether anybody still answers there."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from http import HTTPStatus
from http.client import HTTPException
from typing import TYPE_CHECKING, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from handbook.pages import compile_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from handbook.catalogue import Catalogue

_LINK = re.compile(r"""href="(https?://[^"]+)"|\]\((https?://[^)\s]+)\)|<(https?://[^>\s]+)>""")
_EXAMPLES = re.compile(r"https?://([\w.-]+\.)?(eksempel\.no|example\.(org|com))(/|$)|https?://127\.0\.0\.1")
_AGENT = "Mozilla/5.0 (compatible; Fellesmodellen lenkesjekk)"
_AT_ONCE = 4
_PAUSE = 0.5
_AGAIN = "Prøv igjen senere."
_LATER = frozenset((HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE))
"""Answers that may be another one in a moment."""

_GUARDED = frozenset((HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN))
"""Answers of somebody who is there, but does not let programs in."""

State = Literal["ok", "flyttet", "lukket", "borte"]


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address."""

    url: str
    state: State
    why: str = ""


def external(catalogue: Catalogue, root: Path) -> dict[str, tuple[str, ...]]:
    """Every address on another site, and the files of the catalogue and of docs/ whose pages link to it."""
    found: dict[str, dict[str, None]] = {}
    texts = [(page.source, page.markdown) for page in compile_pages(catalogue)]
    texts += [(path.relative_to(root).as_posix(), path.read_text("utf-8")) for path in sorted(root.glob("docs/*.md"))]
    for name, text in texts:
        for match in _LINK.finditer(text):
            url = unescape(match[1] or match[2] or match[3])
            if not _EXAMPLES.match(url):
                found.setdefault(url, {})[name] = None
    return {url: tuple(names) for url, names in sorted(found.items())}


def check(urls: Iterable[str], timeout: float = 15, retries: int = 2) -> tuple[Answer, ...]:
    """Ask for every address, a few at a time; `timeout` is in seconds for each try."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return tuple(pool.map(lambda url: _asked(url, timeout, retries), urls))


def report(answers: Iterable[Answer], places: Mapping[str, tuple[str, ...]]) -> str:
    """What has to be mended, with the files, and how many there are of each."""
    found = tuple(answers)
    told = [
        f"{answer.url}\n  {answer.why}\n  Står i: {', '.join(places[answer.url])}" for answer in found if answer.why
    ]
    counts = {state: sum(answer.state == state for answer in found) for state in ("ok", "flyttet", "lukket", "borte")}
    summary = (
        f"{len(found)} lenker: {counts['ok']} svarer, {counts['flyttet']} har flyttet, "
        f"{counts['lukket']} slipper ikke inn programmer, {counts['borte']} er borte."
    )
    return "\n\n".join((*told, summary))


def _asked(url: str, timeout: float, retries: int) -> Answer:
    answer = _one(url, timeout)
    for attempt in range(retries):
        if answer.state != "borte" or not answer.why.endswith(_AGAIN):
            break
        time.sleep(_PAUSE * (attempt + 1))
        answer = _one(url, timeout)
    return answer


def _one(url: str, timeout: float) -> Answer:
    """Ask for the headers; a server that does not give them is asked for the page."""
    try:
        status, landed = _status(url, "HEAD", timeout)
        if status >= HTTPStatus.BAD_REQUEST:
            status, landed = _status(url, "GET", timeout)
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        return Answer(url, "borte", f"Fikk ikke svar ({reason}). {_AGAIN}")
    if status in _LATER:
        return Answer(url, "borte", f"Svarer {status}. {_AGAIN}")
    if status in _GUARDED:
        return Answer(url, "lukket", f"Svarer {status}, og slipper ikke inn programmer. Åpne den i en nettleser.")
    if status >= HTTPStatus.BAD_REQUEST:
        return Answer(url, "borte", f"Svarer {status}. Finn den nye adressen, eller fjern lenken.")
    if urlsplit(landed)[1:3] != urlsplit(_ascii(url))[1:3]:
        return Answer(url, "flyttet", f"Har flyttet til {landed}. Bytt adressen hvis siden er den samme.")
    return Answer(url, "ok")


def _status(url: str, method: str, timeout: float) -> tuple[int, str]:
    """The status of an address, and where it is found after redirects."""
    request = Request(_ascii(url), method=method, headers={"User-Agent": _AGENT})  # noqa: S310 (http only, by _LINK)
    try:
        with urlopen(request, timeout=timeout) as answer:  # noqa: S310 (the same)
            return answer.status, answer.url
    except HTTPError as error:
        with error:
            return error.code, error.url or url


def _ascii(url: str) -> str:
    """The address as it is sent: Norwegian letters in a path are encoded."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = quote(parts.path, safe="/%:@!$&'()*+,;=~-._"), quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme, host, path, query, ""))
