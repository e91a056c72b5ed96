"""axe finds nothing.

Every page is looked at once, every other in light on a wide screen and every other in dark on a narrow one. One page of
every type is looked at in both, and crosswise.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from support.browsing import chromium, serve

if TYPE_CHECKING:
    from support.html import Document

pytest_plugins = ["support.fixtures"]

AXE = Path(__file__).resolve().parents[1] / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
Look = tuple[Literal["light", "dark"], int]
ONCE: tuple[Look, Look] = (("light", 1280), ("dark", 320))
EVERY: tuple[Look, ...] = (*ONCE, ("light", 320), ("dark", 1280))
_RUN = """([where, tags]) => axe.run(where ? document.querySelector(where) : document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], preload: false
}).then(result => result.violations)"""
_UNFOLD = "() => document.querySelectorAll('main details').forEach(details => { details.open = true })"
_MENU = "() => document.querySelectorAll('header details').forEach(details => { details.open = true })"
_SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_WORKERS = 2


def told(place: str, rule: dict[str, Any]) -> list[str]:
    """What axe found, one line an element."""
    return [
        f"{place}: {rule['id']}: {' '.join(map(str, node['target']))}: {' '.join(str(node['failureSummary']).split())}"
        for node in rule["nodes"]
    ]


def look(root: str, pages: list[tuple[str, Look]], types: set[str]) -> list[str]:
    """Unfold everything on each page, run axe on it in its looks and give what it finds."""
    script = AXE.read_text(encoding="utf-8")
    found: list[str] = []
    with chromium() as browser:
        page = browser.new_page(reduced_motion="reduce")
        for address, once in pages:
            page.goto(f"{root}/{address}")
            page.evaluate(_UNFOLD)
            page.evaluate(script)
            for scheme, width in EVERY if address in types else (once,):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 800})
                page.evaluate(_SETTLED)
                for rule in page.evaluate(_RUN, ["", RULES]):
                    found += told(f"{address} ({scheme}, {width})", rule)
            if address in types:
                page.set_viewport_size({"width": 320, "height": 800})
                page.evaluate(_MENU)
                for rule in page.evaluate(_RUN, ["header", RULES]):
                    found += told(f"{address} (open menu)", rule)
    return found


def test_axe_finds_nothing(site: Path, documents: dict[str, Document], kinds: dict[str, str]) -> None:
    assert AXE.is_file(), "axe is missing: run npm ci in tests/"
    addresses = (address for address, document in documents.items() if not document.redirects)
    pages = list(zip(addresses, cycle(ONCE)))
    half = len(pages) // _WORKERS + 1
    parts = [pages[start : start + half] for start in range(0, len(pages), half)]
    with serve(site) as root, ThreadPoolExecutor(_WORKERS) as workers:
        results = workers.map(lambda part: look(root, part, set(kinds.values())), parts)
        found = sorted(line for result in results for line in result)
    assert not found, "\n" + "\n".join(found)
