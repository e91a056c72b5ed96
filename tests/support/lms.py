"""Packages for learning platforms, unpacked, and somebody who takes the course in them."""

from __future__ import annotations

import os
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support import checkout as checkouts

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

STANDARDS = ("scorm12", "scorm2004", "cmi5")
NODE_MODULES = Path(os.environ.get("NODE_PATH", checkouts.ROOT / "tests" / "node_modules"))
_PLATFORM = checkouts.ROOT / "tests" / "lms"

ANSWER = """right => {
  const asked = [...document.querySelectorAll('.sporsmal')].find(one => one.offsetParent);
  const {type, fasit} = JSON.parse(asked.querySelector('.sporsmal-data').textContent);
  const inputs = [...asked.querySelectorAll('.svarvalg input')];
  if (inputs.length) inputs.forEach((one, i) => { if (fasit.includes(i) === right) one.click(); });
  asked.querySelectorAll('select').forEach((one, i) => {
    one.value = String(fasit[(i + (right ? 0 : 1)) % fasit.length]);
  });
  if (type === 'order' && right) {
    const texts = [...asked.querySelectorAll('.sporsmal-papir > .svar > li')].map(one => one.textContent.trim());
    const list = asked.querySelector('.rekke');
    fasit.forEach((wanted, place) => {
      const text = row => row.querySelector('.rekke-tekst').textContent.trim();
      const row = [...list.children].find(one => text(one) === texts[wanted]);
      while ([...list.children].indexOf(row) > place) row.querySelector('button').click();
    });
  }
  asked.querySelector('form').requestSubmit();
  const next = document.querySelector('.sjekk-videre button');
  const last = next.textContent === 'Se resultatet';
  next.click();
  return last;
}"""
"""Answers what a knowledge check asks, right or wrong, and goes on; tells whether it was the last question."""


def package(checkout: Path, target: Path, standard: str) -> Path:
    """Make all packages of a standard with the command that people use."""
    process = checkouts.run("handbook", "package", standard, "--out", str(target), cwd=checkout)
    assert process.returncode == 0, process.stdout + process.stderr
    return target


def unpack(archive: Path, target: Path) -> Path:
    """Unpack an archive as a platform does."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(target)
    return target


def platform(target: Path, archive: Path) -> Path:
    """A folder to serve: the platform of the tests, scorm-again, and a package in `pakke/`."""
    target.mkdir(parents=True)
    for name in ("plattform.html", "plattform.js"):
        shutil.copy(_PLATFORM / name, target)
    for name in ("scorm12.js", "scorm2004.js"):
        shutil.copy(NODE_MODULES / "scorm-again" / "dist" / name, target)
    unpack(archive, target / "pakke")
    return target


@dataclass
class Course:
    """A package that a platform has opened in a frame, or a browser in a page."""

    shell: Frame
    root: str
    wrong: list[str] = field(default_factory=list)

    @property
    def pages(self) -> Frame:
        """The frame in which the pages of the course come and go."""
        self.shell.wait_for_selector("iframe.pakke-side:not([hidden])")
        (frame,) = self.shell.child_frames
        frame.wait_for_function("() => location.href !== 'about:blank' && document.readyState === 'complete'")
        return frame

    @property
    def message(self) -> str:
        """What the session says."""
        return self.shell.locator("[data-pakke-melding]").inner_text()

    def go(self, address: str) -> Frame:
        """Turn to a page of the course, as a link does."""
        pages = self.pages
        pages.goto(f"{self.root}/{address}")
        return pages

    def outline(self) -> list[dict[str, Any]]:
        """The modules, as the course itself knows them."""
        found: list[dict[str, Any]] = self.pages.evaluate("() => window.fellesLager.kurs.moduler")
        return found

    def state(self) -> dict[str, Any]:
        """What the person has done."""
        found: dict[str, Any] = self.pages.evaluate("() => window.fellesLager.les()")
        return found

    def read(self, address: str) -> None:
        """Read a lesson, and say so."""
        self.go(address).get_by_role("button", name="Marker som lest").click()

    def check(self, address: str, *, right: bool = True) -> int:
        """Take a knowledge check and give the result in per cent."""
        pages = self.go(address)
        pages.get_by_role("button", name="Start sjekken").click()
        while not pages.evaluate(ANSWER, right):
            pass
        shown = pages.get_by_role("heading", name="Resultatet ditt").inner_text()
        return int("".join(filter(str.isdigit, shown)))

    def take(self, module: dict[str, Any]) -> None:
        """Take a whole module."""
        for lesson in module["leksjoner"]:
            self.read(lesson["adresse"])
        assert self.check(module["sjekk"]["adresse"]) == 100


def watch(page: Page) -> list[str]:
    """Everything that goes wrong on a page."""
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    page.on(
        "requestfailed", lambda request: wrong.append(request.url) if request.failure != "net::ERR_ABORTED" else None
    )
    return wrong
