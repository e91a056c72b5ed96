"""Somebody who takes the course: a page that is watched, questions answered right or wrong, and axe at any moment."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from support.checkout import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Frame, Locator, Page

PHONE = {"width": 360, "height": 740}
_AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_RUN = """tags => axe.run(document, {
    runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], preload: false
}).then(result => result.violations.map(rule => rule.id + ': ' + rule.nodes.map(node => node.target).join(' ')))"""
_HEARD = """window.heard = [];
for (const name of ['felles:svar', 'felles:sjekk']) {
  document.addEventListener(name, event => window.heard.push([name, event.detail]));
}"""


@contextmanager
def student(browser: Browser, *, now: str = "2026-11-22T12:00:00+01:00", **options: object) -> Iterator[Page]:
    """A page in Norway at a fixed moment. Nothing may go wrong on it."""
    settings: dict[str, Any] = {"viewport": PHONE, "timezone_id": "Europe/Oslo", "locale": "nb-NO", **options}
    context = browser.new_context(**settings, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    if settings.get("java_script_enabled", True):
        page.clock.set_fixed_time(now)
        page.add_init_script(_HEARD)
    yield page
    assert wrong == []
    context.close()


def opened(page: Page, site: Path, address: str) -> None:
    """Open a page of the site from its folder, and wait until its scripts have run."""
    page.goto((site / address.partition("#")[0]).as_uri() + address[len(address.partition("#")[0]) :])


def axe(page: Page) -> list[str]:
    """What axe finds now, in light and in dark."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += page.evaluate(_RUN, _RULES)
    page.emulate_media(color_scheme="light")
    return found


def state(page: Page | Frame) -> dict[str, Any]:
    """What the store holds."""
    found: dict[str, Any] = page.evaluate("() => window.fellesLager.les()")
    return found


def heard(page: Page, name: str) -> list[dict[str, Any]]:
    """What pages told learning platforms since they were opened."""
    return [detail for said, detail in page.evaluate("() => window.heard") if said == name]


@dataclass(frozen=True)
class Asked:
    """A question as it stands on a page."""

    section: Locator

    @property
    def data(self) -> dict[str, Any]:
        """Its data: id, kind, goal and right answer."""
        found: dict[str, Any] = json.loads(str(self.section.locator("script.sporsmal-data").text_content()))
        return found

    @property
    def kind(self) -> str:
        """The kind of question."""
        return str(self.data["type"])

    @property
    def status(self) -> Locator:
        """Where the result is said."""
        return self.section.locator(".sporsmal-status")

    def button(self, name: str) -> Locator:
        """One of its buttons."""
        return self.section.get_by_role("button", name=name, exact=True)

    def fill(self, *, right: bool) -> None:
        """Give an answer without checking it."""
        key: list[int] = self.data["fasit"]
        if self.kind in {"one", "several"}:
            boxes = self.section.locator(".svarvalg input")
            wrong = next(index for index in range(boxes.count()) if index not in key)
            for index in key if right else [wrong]:
                boxes.nth(index).check()
        elif self.kind == "match":
            for index, choice in enumerate(self.section.locator("select").all()):
                choice.select_option(value=str(key[index] if right else key[(index + 1) % len(key)]))
        elif self.kind == "order" and right:
            self.sort(key)

    def sort(self, key: list[int]) -> None:
        """Move the items up until they stand as they should."""
        texts = self.section.locator(".sporsmal-papir > .svar > li").all_text_contents()
        for place, index in enumerate(key):
            rows = [text.strip() for text in self.section.locator(".rekke-tekst").all_text_contents()]
            for position in range(rows.index(texts[index].strip()), place, -1):
                self.section.locator(".rekke > li").nth(position).locator("button").first.click()

    def answer(self, *, right: bool) -> None:
        """Give an answer and check it."""
        self.fill(right=right)
        self.button("Vis forslag til svar" if self.kind == "reflection" else "Sjekk svaret").click()


def current(page: Page | Frame) -> Asked:
    """The only question to be seen."""
    section = page.locator(".sporsmal:visible")
    assert section.count() == 1
    return Asked(section)


def questions(page: Page | Frame) -> list[Asked]:
    """All questions to be seen."""
    return [Asked(section) for section in page.locator(".sporsmal:visible").all()]


def take_check(page: Page | Frame, *, wrong: tuple[int, ...] = ()) -> list[dict[str, Any]]:
    """Take the knowledge check that has been started; give the data of what was drawn."""
    drawn: list[dict[str, Any]] = []
    while True:
        asked = current(page)
        drawn.append(asked.data)
        asked.answer(right=len(drawn) - 1 not in wrong)
        following = page.locator(".sjekk-videre button").first
        last = following.inner_text() == "Se resultatet"
        following.click()
        if last:
            return drawn
