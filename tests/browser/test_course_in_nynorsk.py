"""The course in nynorsk: a plan for a group is read, a declaration is filled in, and what was missed comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support import checkout as checkouts
from support.nynorsk import bokmaal
from support.studying import axe, current, opened, questions, student

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
PAGES = (
    "nn/kurs/index.html",
    "nn/kurs/oppstart/i-gruppe.html",
    "nn/kurs/egenerklaering.html",
    "nn/laeringsmal.html",
)
ASKED = "sp-oppstart-felles"
TRANSLATED = f"""translated_from: 1
title: Start bra saman
questions:
  - id: {ASKED}
    prompt: Kva skildring er det beste utgangspunktet for eit felles prosjekt?
    hint: Leit etter setninga som korkje peikar på ein skuldig eller på ei ferdig løysing.
"""
"""So much of a module that it has pages in nynorsk, whatever else is translated."""

DO_ALL = """() => window.fellesLager.endre(state => {
  for (const module of window.fellesKurs.moduler) {
    for (const lesson of module.leksjoner) state.lest[lesson.id] = {rev: lesson.rev, dag: '2026-11-22'};
    const maal = Object.fromEntries(module.maal.map(goal => [goal.id, [2, 2]]));
    state.sjekk[module.id] = {best: 100, siste: 100, maal, dag: '2026-11-22'};
  }
})"""


NOTE = "(ikkje omsett enno)"


def untold(page: Page) -> list[str]:
    """What is in bokmål on the page without saying so, but for the names of lessons that scripts give."""
    names = page.evaluate(
        "() => window.fellesKurs ? fellesKurs.moduler.flatMap(one => one.leksjoner.map(lesson => lesson.tittel)) : []"
    )
    return [text for text in bokmaal(page) if NOTE not in text and not any(name in text for name in names)]


@pytest.mark.parametrize("place", PAGES)
@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_pages_of_the_course_speak_nynorsk(browser: Browser, site: Path, place: str, viewport: dict[str, int]) -> None:
    with student(browser, viewport=viewport) as page:
        opened(page, site, place)
        assert untold(page) == []
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_declaration_is_filled_in(browser: Browser, site: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, site, "nn/kurs/egenerklaering.html")
        page.evaluate(DO_ALL)
        page.get_by_label("Namn").fill("Åse Test-Hansen")
        goals = page.locator("[data-maal]")
        assert page.locator("[data-maal].er-naadd").count() == goals.count() >= 25
        assert all(text.endswith(" (nådd)") for text in goals.all_inner_texts())
        expect(page.locator('[data-felt="dato"]')).to_have_text("22. november 2026")
        expect(page.locator('[data-felt="sjekk"]')).to_have_text("5 av 5 bestått")
        expect(page.locator(".erklaering-fakta")).to_contain_text("30 av 30")
        assert bokmaal(page) == []
        assert axe(page) == []


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site when a module is translated, and no more of it than one question."""
    folder = tmp_path_factory.mktemp("nynorsk")
    copy = checkouts.copy(folder / "handbok")
    (copy / "modules/2-oppstart/module.nn.yml").write_text(TRANSLATED, encoding="utf-8")
    process = checkouts.build(copy, folder / "nettsted")
    assert process.returncode == 0, process.stdout + process.stderr
    return folder / "nettsted"


def test_what_was_missed_comes_back_in_nynorsk(browser: Browser, taught: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, taught, f"nn/kurs/repetisjon.html#{ASKED},sp-oppstart-verdt")
        page.get_by_text("2 spørsmål ventar på deg i dag.").wait_for()
        first, second = questions(page)
        expect(first.section).to_contain_text("Kva skildring er det beste utgangspunktet")
        expect(second.section.locator(".sporsmal-tekst [lang=nb]")).to_contain_text("Hva bør dere vite")
        first.fill(right=True)
        first.button("Sjekk svaret").click()
        expect(first.status).to_contain_text("Rett svar.")
        assert bokmaal(page) == []
        assert axe(page) == []
        read_more = first.section.locator(".les-mer a").first
        assert (taught / str(read_more.evaluate("a => new URL(a.href).pathname")).partition("/nettsted/")[2]).is_file()


def test_a_check_in_nynorsk_leads_to_pages_that_exist(browser: Browser, taught: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, taught, "nn/kurs/oppstart/kunnskapssjekk.html")
        page.get_by_role("button", name="Start sjekken").click()
        following = page.locator(".sjekk-videre button").first
        last = False
        while not last:
            asked = current(page)
            asked.fill(right=False)
            asked.button("Sjekk svaret").click()
            last = following.inner_text() == "Sjå resultatet"
            following.click()
        page.locator(".repetisjon-tilbud button").click()
        links = page.locator(".sjekk a[href]").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
        places = [link.partition("/nettsted/")[2] for link in links]
        assert "nn/kurs/repetisjon.html" in places
        assert [place for place in places if not (taught / place).is_file()] == []
