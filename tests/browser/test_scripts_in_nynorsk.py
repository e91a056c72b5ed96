"""What scripts say on a page in nynorsk is said in nynorsk, and what is written there opens in bokmål."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import expect

from support.nynorsk import ONLY_BOKMAAL, bokmaal
from support.reporting import DAY, box, definition, fields, fill_all, findings
from support.studying import axe, opened, student

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

FORM = "skjema/oppstartsrapport.html"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}


def kept(page: Page) -> dict[str, object]:
    """What stands in the project, by place."""
    found: dict[str, object] = page.evaluate("() => window.fellesProsjekt.under('')")
    return found


def project_file(page: Page) -> str:
    """The project of the page as its file."""
    text: str = page.evaluate("() => fellesProsjekt.kjerne.tilTekst(fellesProsjekt.les())")
    return text


def open_file(page: Page, text: str, name: str = "delt.prosjekt.json") -> None:
    """Give the page a project file."""
    page.locator(".prosjekt-linje input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    )


@pytest.fixture
def form(browser: Browser, site: Path) -> Iterator[Page]:
    """A report form in nynorsk."""
    with student(browser, viewport=WIDE) as page:
        opened(page, site, f"nn/{FORM}")
        yield page
        # Nothing asks whether to leave.
        page.evaluate("() => fellesProsjekt.erstatt(fellesProsjekt.nytt(), 'tom')")


def test_the_measure_finds_bokmaal(browser: Browser, site: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, site, FORM)
        assert {"Åpne fil", "Navnet på prosjektet", "Hva skjemaet er til for"} <= set(bokmaal(page))


@pytest.mark.parametrize(
    ("address", "viewport", "example"),
    [(FORM, WIDE, ":not([lang])"), (FORM, NARROW, ":not([lang])"), ("skjema/driftsrapport.html", WIDE, "[lang=nb]")],
)
def test_a_form_in_nynorsk_speaks_nynorsk(
    browser: Browser, site: Path, address: str, viewport: dict[str, int], example: str
) -> None:
    """What an invented group wrote is said to be in bokmål where it is."""
    with student(browser, viewport=viewport) as page:
        opened(page, site, f"nn/{address}")
        expect(page.get_by_role("button", name="Hugs prosjektet på denne maskina")).to_be_visible()
        for folded in page.locator("details").all():
            folded.evaluate("e => { e.open = true }")
        page.locator(f".utfylling-eksempelet > div{example}").first.wait_for()
        assert bokmaal(page) == []
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_what_is_answered_is_told_of_in_nynorsk(form: Page) -> None:
    box(form, "prosjekt").locator("textarea").fill("Trygg heim")
    form.locator("h1").click()
    row = box(form, "undersokt")
    row.get_by_role("button", name="Legg til rad").click()
    row.locator("fieldset").nth(1).get_by_role("button", name="Slett rad").click()
    expect(form.locator("[data-felles-si]")).to_have_text("Rada er sletta. Du kan angre.")
    form.get_by_role("button", name="Angre").click()
    expect(form.locator("[data-felles-si]")).to_have_text("Angra: Rad sletta i «Kva har andre gjort?»")
    assert re.match(r"\d+ av \d+ felt som må fyllast ut, er ikkje svara på\.", findings(form))
    open_file(form, "ikke en fil")
    expect(form.locator(".prosjekt-linje .er-feil")).to_contain_text("Fila er skadd eller inga prosjektfil.")
    form.get_by_role("button", name="Hugs prosjektet på denne maskina").click()
    expect(form.locator(".prosjekt-linje [role=status]")).to_have_text(
        "Prosjektet blir no hugsa i denne nettlesaren, på denne maskina, til 21. mai 2027."
    )
    assert bokmaal(form) == []
    assert axe(form) == []
    form.get_by_role("button", name="Gløym prosjektet på denne maskina").click()
    expect(form.locator(".prosjekt-knapper")).to_contain_text("Trykk ein gong til for å gløyme")
    form.get_by_role("button", name="Trykk ein gong til for å gløyme").click()


def test_two_copies_are_compared_in_nynorsk(form: Page) -> None:
    choice = box(form, "bes-om").locator(".utfylling-valg")
    choice.get_by_label("Drøfting", exact=True).check()
    mine = json.loads(project_file(form))
    theirs = json.loads(json.dumps(mine, ensure_ascii=False).replace('"Drøfting"', '"Beslutning"'))
    theirs["felter"]["skjema/oppstartsrapport/felt/bes-om"]["t"] += 1000
    open_file(form, json.dumps(theirs))
    dialog = form.get_by_role("dialog", name="Slå saman to utgåver")
    expect(dialog.locator(".fletting-verdi").filter(has_text="Avgjerd")).to_be_visible()
    assert bokmaal(form) == []
    assert axe(form) == []
    dialog.get_by_label("Ta den andre", exact=True).check()
    dialog.get_by_role("button", name="Slå saman", exact=True).click()
    expect(choice.get_by_label("Avgjerd", exact=True)).to_be_checked()


def test_the_document_is_in_nynorsk(form: Page) -> None:
    for place, field in enumerate(fields(definition(form))):
        if field["slag"] in {"kort tekst", "lang tekst"} and place % 2:
            box(form, field["id"]).locator("textarea").first.fill("Svar")
    box(form, "dato").locator("input").fill(DAY)
    box(form, "bes-om").locator(".utfylling-valg").get_by_label("Avgjerd", exact=True).check()
    with form.expect_download() as waiting:
        form.get_by_role("button", name="Last ned som Word-dokument").first.click()
    document = docx.Document(str(waiting.value.path()))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Avgjerd" in lines
    assert "22. november 2026" in lines
    assert [line for line in lines if ONLY_BOKMAAL.search(line)] == []
    assert document.core_properties.language == "nn-NO"
    assert 'w:val="nn-NO"' in document.styles.element.xml


def test_a_project_begun_in_one_language_goes_on_in_the_other(browser: Browser, site: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, site, f"nn/{FORM}")
        answers = fill_all(page)
        written, text = kept(page), project_file(page)
        said = findings(page)
        assert said == "Alle felt som må fyllast ut, er svara på."
        page.evaluate("() => fellesProsjekt.lagreFil()")
        opened(page, site, FORM)
        open_file(page, text)
        expect(page.locator(".utfylling-funn > summary")).to_have_text("Alle felt som må fylles ut, er besvart.")
        assert kept(page) == written
        assert written["skjema/oppstartsrapport/felt/bes-om"] == answers["bes-om"]["tekst"][0]
        expect(box(page, "bes-om").get_by_label(answers["bes-om"]["tekst"][0], exact=True)).to_be_checked()
        assert page.locator(".utfylling-eldre").is_hidden()
        back = project_file(page)
        page.evaluate("() => fellesProsjekt.lagreFil()")
        opened(page, site, f"nn/{FORM}")
        open_file(page, back)
        expect(page.locator(".utfylling-funn > summary")).to_have_text(said)
        assert kept(page) == written
        assert page.locator(".utfylling-eldre").is_hidden()


def test_the_search_asks_and_answers_in_nynorsk(browser: Browser, site: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, site, "nn/oversikt.html")
        page.get_by_role("button", name="Søk").click()
        page.get_by_role("searchbox", name="Søk i handboka").fill("gevinst interessant xyzzy")
        expect(page.locator(".sok-status")).to_contain_text("Ingen sider har alle orda i")
        expect(page.locator(".sok-treff[lang=nb] li").first).to_be_visible()
        page.get_by_role("searchbox", name="Søk i handboka").fill("qqqqxx")
        expect(page.locator(".sok-status")).to_contain_text("eller bla i verktøylista og ordlista.")
        assert bokmaal(page) == []
        assert axe(page) == []


@pytest.mark.parametrize("place", ["sjekkpunkter.html", "faser/innsikt.html"])
def test_what_is_told_of_progress_has_its_nynorsk(browser: Browser, site: Path, place: str) -> None:
    """The course is in bokmål, but its scripts are ready: given the words, they say nothing in bokmål."""
    with student(browser, viewport=WIDE) as page:
        page.add_init_script((site / "nn/ord.js").read_text(encoding="utf-8"))
        opened(page, site, place)
        page.evaluate("() => fellesLager.endre(t => { t.kryss['innsikt-delt'] = '2026-11-20' })")
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        panel = page.get_by_role("dialog", name="Framdrifta di")
        expect(panel).to_contain_text("Her er det no: 1 kryss.")
        page.evaluate("""() => document.body.replaceChildren(
            ...document.querySelectorAll('dialog.panel, [data-framdrift], .kryss-telling, .side-framdrift'))""")
        assert bokmaal(page) == []


def test_pages_in_bokmaal_ask_for_nothing_more(browser: Browser, address: str) -> None:
    with student(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        for place in ("index.html", FORM):
            page.goto(address + place, wait_until="load")
        assert [url for url in asked if url.startswith("nn/")] == []
        page.goto(f"{address}nn/oversikt.html", wait_until="load")
        assert [url for url in asked if url.endswith(".js") and url.startswith("nn/")] == ["nn/ord.js"]
