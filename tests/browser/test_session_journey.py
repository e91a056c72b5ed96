"""The day before an oppstartsworkshop: found, planned, changed, shared, printed and run, from an empty browser."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from icalendar import Calendar
from playwright.sync_api import expect

from support.studying import PHONE, axe, student

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize

pytest_plugins = ["support.fixtures"]

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
KEPT = "() => localStorage.length + sessionStorage.length + document.cookie.length"


def found(page: Page, address: str) -> None:
    """From the tools to a plan: a phase, half a day and sixteen people."""
    page.goto(f"{address}verktoy/index.html")
    page.locator(".finn-filter input[name='fase'][value='oppstart']").check()
    page.locator("#oppstartsworkshop").get_by_role("button", name="Legg i planen").click()
    page.locator("#vaermelding").get_by_role("button", name="Legg i planen").click()
    page.get_by_role("region", name="Valgt til planen").get_by_role("link", name="Lag plan").click()
    expect(page.locator("#planlegger")).to_be_visible()


def changed(page: Page) -> None:
    """Make the plan one's own: name, day, place, people, order, minutes and a break."""
    page.get_by_label("Hva heter samlingen?").fill("Trygt hjem: oppstart")
    page.get_by_label("Dato").fill("2026-11-23")
    page.get_by_label("Starter kl.").fill("08:30")
    page.get_by_label("Må slutte kl.").fill("14:00")
    page.get_by_label("Sted", exact=True).fill("Rådhuset i Elvheim")
    page.get_by_label("Hvor mange kommer?").fill("16")
    for side in ("Kommunen", "Sykehuset"):
        page.get_by_role("checkbox", name=side).check()
    page.get_by_role("button", name=re.compile("Flytt Værmeldingen$")).focus()
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_role("button", name="Lengre: Oppstartsworkshop").click()
    page.get_by_role("button", name="Pause", exact=True).click()


def taken_along(page: Page, folder: Path) -> None:
    """Invitation, calendar file and the programme on one sheet say the same."""
    page.get_by_role("tab", name="Invitasjon").click()
    invitation = page.get_by_role("textbox", name="Invitasjonen").input_value()
    for words in ("23. november 2026", "08.30", "Rådhuset i Elvheim"):
        assert words in invitation, words
    page.get_by_role("tab", name="Kalenderfil").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Last ned kalenderfil").click()
    download.value.save_as(folder / "samling.ics")
    (event,) = Calendar.from_ical((folder / "samling.ics").read_bytes()).walk("VEVENT")
    assert (event["DTSTART"].to_ical(), event["DTSTART"].params["TZID"]) == (b"20261123T083000", "Europe/Oslo")
    assert event["LOCATION"] == "Rådhuset i Elvheim"

    page.get_by_role("tab", name="På én side").click()
    page.pdf(path=folder / "program.pdf", prefer_css_page_size=True)
    facts = subprocess.run(["pdfinfo", folder / "program.pdf"], capture_output=True, text=True, check=True)
    assert re.search(r"^Pages:\s+1$", facts.stdout, re.MULTILINE), facts.stdout


def test_from_an_empty_browser_to_the_screen_in_the_room(browser: Browser, address: str, tmp_path: Path) -> None:
    with student(browser, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.context.tracing.start(screenshots=True)
        found(page, address)
        changed(page)
        made = page.evaluate("() => window.fellesPlanlager.plan()")
        meeting = made["moter"][0]
        assert [post.get("verktoy", post["slag"]) for post in meeting["poster"]] == [
            "vaermelding",
            "oppstartsworkshop",
            "pause",
        ]
        assert (meeting["antall"], meeting["start"], meeting["slutt"]) == (16, 8 * 60 + 30, 14 * 60)
        warnings = page.locator(".plan-varsler")
        expect(warnings).to_contain_text("mangler")
        assert axe(page) == []
        page.screenshot(path=tmp_path / "planlegger.png", full_page=True)

        taken_along(page, tmp_path)
        page.get_by_role("button", name="Kopier lenke").click()
        expect(page.get_by_text("Lenken er kopiert.")).to_be_visible()
        link = page.evaluate("() => navigator.clipboard.readText()")
        assert page.evaluate(KEPT) == 0
        page.context.tracing.stop(path=tmp_path / "planlagt.zip")

    with student(browser, viewport=PHONE, now="2026-11-23T08:25:00+01:00", has_touch=True) as page:
        page.context.tracing.start(screenshots=True)
        page.goto(link)
        assert page.evaluate("() => window.fellesPlanlager.plan()") == made
        page.screenshot(path=tmp_path / "mobil.png", full_page=True)
        page.get_by_role("link", name="Kjør samlingen").tap()
        page.get_by_role("button", name="Start samlingen").tap()
        first = page.locator("#kjor h1").inner_text()
        page.screenshot(path=tmp_path / "kjor-mobil.png")
        assert axe(page) == []
        page.get_by_role("button", name="Neste", exact=True).tap()
        second = page.locator("#kjor h1").inner_text()
        assert first != second
        page.reload()
        expect(page.locator("#kjor h1")).to_have_text(second)
        page.set_viewport_size(PROJECTOR)
        page.get_by_role("button", name="Storskjerm", exact=True).tap()
        expect(page.locator(".kjor-ord")).to_be_hidden()
        assert axe(page) == []
        page.screenshot(path=tmp_path / "storskjerm.png")
        assert page.evaluate(KEPT) == 0
        page.context.tracing.stop(path=tmp_path / "kjort.zip")


def test_plan_goes_to_the_project_once(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        page.goto(f"{address}planlegg.html#ferdig=oppstartsworkshop-halv-dag")
        page.get_by_label("Hva heter samlingen?").fill("Trygt hjem: oppstart")
        page.get_by_label("Hva heter samlingen?").blur()
        made = page.evaluate("() => window.fellesPlanlager.plan()")
        page.get_by_role("link", name="Legg planen i prosjektet").click()
        expect(page.get_by_role("status").filter(has_text="Planen er lagt i prosjektet.")).to_be_visible()
        assert "#" not in page.url, "a reload must not lay it in again"
        assert axe(page) == []
        page.once("dialog", lambda asked: asked.accept())
        page.get_by_role("link", name="Trygt hjem: oppstart").click()
        expect(page.locator("#planlegger")).to_be_visible()
        assert page.evaluate("() => window.fellesPlanlager.plan()") == made
