"""The declaration: one's own, on one sheet, complete with a pen or filled in from the progress."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from support.studying import axe, opened, student

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

COURSE = "kurs/egenerklaering.html"
MODULE = "kurs/oppstart/egenerklaering.html"
NAME = "Åse Test-Hansen"

DO_ALL = """() => {
  window.fellesLager.husk();
  window.fellesLager.endre(state => {
    for (const module of window.fellesKurs.moduler) {
      for (const lesson of module.leksjoner) state.lest[lesson.id] = {rev: lesson.rev, dag: '2026-11-22'};
      const maal = Object.fromEntries(module.maal.map(goal => [goal.id, [2, 2]]));
      state.sjekk[module.id] = {best: 100, siste: 100, maal, dag: '2026-11-22'};
    }
  });
}"""


def printed(page: Page, target: Path) -> tuple[str, str]:
    """Print the page; give the facts and the words of the PDF."""
    page.emulate_media(media="print")
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    facts = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True).stdout
    page.emulate_media(media="screen")
    return facts, " ".join(text.split())


def one_sheet(facts: str) -> None:
    """One page of A4."""
    assert re.search(r"^Pages:\s+1$", facts, re.MULTILINE), facts
    assert re.search(r"^Page size:.*\(A4\)$", facts, re.MULTILINE), facts


@pytest.mark.parametrize("address", [COURSE, MODULE])
@pytest.mark.parametrize("scripts", [True, False])
def test_one_sheet_with_nothing_done(
    browser: Browser, site: Path, tmp_path: Path, address: str, *, scripts: bool
) -> None:
    with student(browser, java_script_enabled=scripts) as page:
        opened(page, site, address)
        facts, text = printed(page, tmp_path / "ark.pdf")
        one_sheet(facts)
        for words in ("Egenerklæring", "Navn", "Dato", "Revisjon av innholdet", "Underskrift", "min egen erklæring"):
            assert words in text, words
        assert "Ingen har kontrollert den, og den gir ingen godkjente timer" in text
        goals = page.locator("[data-maal]").all_inner_texts()
        assert len(goals) >= (25 if address == COURSE else 5)
        assert page.locator(".erklaering .blank").count() >= (1 if scripts else 5)
        assert page.locator(".erklaering input").count() == int(scripts)


@pytest.mark.parametrize("address", [COURSE, MODULE])
def test_one_sheet_with_all_done(browser: Browser, site: Path, tmp_path: Path, address: str) -> None:
    with student(browser) as page:
        opened(page, site, address)
        page.evaluate(DO_ALL)
        goals = page.locator("[data-maal]")
        assert page.locator("[data-maal].er-naadd").count() == goals.count()
        assert all(text.endswith(" (nådd)") for text in goals.all_inner_texts())
        page.get_by_label("Navn").fill(NAME)
        assert axe(page) == []
        facts, text = printed(page, tmp_path / "ark.pdf")
        one_sheet(facts)
        assert NAME in text
        assert "22. november 2026" in text
        assert page.evaluate("() => window.fellesKurs.revisjon") in text
        assert ("30 av 30" if address == COURSE else "6 av 6") in text
        assert ("5 av 5 bestått" if address == COURSE else "100 %, bestått") in text


def test_name_stays_on_the_page(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, MODULE)
        page.evaluate(DO_ALL)
        page.get_by_label("Navn").fill(NAME)
        page.get_by_label("Navn").press("Enter")
        kept = page.evaluate(
            """() => JSON.stringify(
              [{...localStorage}, {...sessionStorage}, window.fellesLager.eksporter(), location.href])"""
        )
        assert "Åse" not in json.dumps(json.loads(kept), ensure_ascii=False)
        page.reload()
        assert page.get_by_label("Navn").input_value() == ""


def test_goals_as_they_stand(browser: Browser, site: Path) -> None:
    """Reached, partly and untried are told apart in words."""
    with student(browser) as page:
        opened(page, site, MODULE)
        assert all(text.endswith("(ikke prøvd)") for text in page.locator("[data-maal]").all_inner_texts())
        assert axe(page) == []
        page.evaluate(
            """() => window.fellesLager.endre(state => {
              const [first, second] = window.fellesKurs.moduler.find(module => module.id === 'oppstart').maal;
              const maal = {[first.id]: [2, 2], [second.id]: [1, 2]};
              state.sjekk.oppstart = {best: 63, siste: 50, maal, dag: '2026-11-22'};
            })"""
        )
        goals = page.locator("[data-maal]").all_inner_texts()
        assert [text.rpartition(" (")[2] for text in goals[:3]] == ["nådd)", "1 av 2 riktige)", "ikke prøvd)"]
        assert page.locator('[data-felt="sjekk"]').inner_text() == "63 %, ikke bestått ennå"
        assert page.locator('[data-felt="lest"]').inner_text() == "0"


def test_print_by_keyboard(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 };")
        opened(page, site, COURSE)
        page.get_by_role("button", name="Skriv ut").press("Enter")
        assert page.evaluate("() => window.printed") == 1
