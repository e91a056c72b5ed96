"""A session found, planned and led in nynorsk, and a sheet: the words are nynorsk, what is kept is the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from handbook.catalogue import load
from support import checkout as checkouts
from support.browsing import serve
from support.studying import PHONE, axe, student

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a tool in nynorsk, whatever else there is."""
    root = checkouts.copy(tmp_path_factory.mktemp("nynorsk") / "handbok")
    tool = load(root)[0].tool_by_id["vaermelding"]
    written = {
        "tools/vaermelding": {
            "translated_from": tool.revision,
            "name": "Vêrmelding",
            "preparation": ["Be kvar part ta med ei vêrmelding."] * len(tool.preparation),
            "steps": [{"title": f"Steg {place} på nynorsk"} for place in range(1, len(tool.steps) + 1)],
        },
        "plans": {"opening": {"title": "Opning"}},
    }
    for name, data in written.items():
        text = yaml.safe_dump(data, allow_unicode=True)
        (root / f"tools_catalog/{name}.nn.yml").write_text(text, encoding="utf-8")
    target = tmp_path_factory.mktemp("bygg") / "sti"
    process = checkouts.build(root, target)
    assert process.returncode == 0, process.stdout + process.stderr
    return target


@pytest.fixture(scope="module")
def address(translated: Path) -> Iterator[str]:
    with serve(translated) as found:
        yield f"{found}/"


def plan(page: Page) -> dict[str, object]:
    """The plan of the planner."""
    found: dict[str, object] = page.evaluate("() => fellesPlanlager.plan()")
    return found


def test_a_session_is_found_planned_and_led_in_nynorsk(browser: Browser, address: str) -> None:
    with student(browser, viewport=WIDE) as page:
        page.goto(f"{address}nn/verktoy/index.html")
        page.get_by_role("searchbox", name="Søk i namn og omtale").fill("vêr")
        card = page.locator("#vaermelding")
        expect(card.get_by_role("link", name="Vêrmelding")).to_have_attribute("href", "vaermelding.html")
        card.get_by_role("button", name="Legg i planen").click()
        assert axe(page) == []
        page.get_by_role("region", name="Valt til planen").get_by_role("link", name="Lag plan").click()
        expect(page).to_have_url(re.compile(r"/nn/planlegg\.html"))
        page.get_by_role("button", name="Opning", exact=True).click()
        page.get_by_label("Kva heiter samlinga?").fill("Trygt heim")
        page.get_by_role("tab", name="Invitasjon").click()
        expect(page.get_by_role("textbox", name="Invitasjonen")).to_have_value(
            re.compile("Vi ber kvar part ta med ei vêrmelding.")
        )
        assert axe(page) == []
        made = plan(page)

        page.locator(".maalform a").click()
        expect(page).to_have_url(re.compile(r"\d/planlegg\.html#p="))
        expect(page.locator("#planlegger")).to_be_visible()
        there = plan(page)
        titles = [post.pop("tittel", "") for one in (made, there) for post in one["moter"][0]["poster"]]  # type: ignore[index]
        assert there == made
        assert {"Opning", "Åpning"} <= set(titles), "what the handbook calls by its name has the name of the language"
        page.locator(".maalform a").click()

        page.get_by_role("link", name="Køyr samlinga").click()
        expect(page).to_have_url(re.compile(r"/nn/kjor\.html"))
        page.get_by_role("button", name="Start samlinga").click()
        for _ in range(page.evaluate("fellesPlaner.apning.steg.length")):
            page.get_by_role("button", name="Neste", exact=True).click()
        expect(page.locator("#kjor h1")).to_have_text("Steg 1 på nynorsk")
        page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert axe(page) == []


def test_a_sheet_begun_in_nynorsk_goes_on_in_bokmaal(browser: Browser, address: str) -> None:
    with student(browser, viewport=WIDE) as page:
        page.goto(f"{address}nn/ark/interessentanalyse.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("Interessentanalyse: arket")
        page.get_by_role("button", name="Vis utfylt døme").click()
        expect(page.get_by_text("Svara i dømet står på bokmål.").first).to_be_visible()
        expect(page.locator(".ark-lesing td", has_text="Mykje").first).not_to_have_attribute("lang", "nb")
        expect(page.locator(".ark-lesing th", has_text="Fastlegene").first).to_have_attribute("lang", "nb")
        assert axe(page) == []
        page.get_by_role("button", name="Tilbake til arket dykkar").click()
        choice = page.locator("select[data-kolonne=berort]").first
        choice.select_option(label="Mykje")
        expect(page.locator(".prosjekt-linje").get_by_role("link", name="Sjå alt i prosjektet")).to_have_attribute(
            "href", re.compile("nn/prosjekt.html$")
        )
        assert axe(page) == []
        kept = page.evaluate("() => fellesProsjekt.under('ark/')")
        text = page.evaluate("() => fellesProsjekt.kjerne.tilTekst(fellesProsjekt.les())")
        assert "Mye" in kept.values(), "files hold the choices in bokmål"
        page.evaluate("() => fellesProsjekt.lagreFil()")
        page.goto(f"{address}ark/interessentanalyse.html")
        page.locator(".prosjekt-linje input[type=file]").set_input_files(
            {"name": "delt.prosjekt.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(page.locator("select[data-kolonne=berort]").first).to_have_value("Mye")
        assert page.evaluate("() => fellesProsjekt.under('ark/')") == kept
        page.evaluate("() => fellesProsjekt.erstatt(fellesProsjekt.nytt(), 'tom')")


def test_the_project_in_nynorsk_leads_to_what_there_is(browser: Browser, address: str) -> None:
    with student(browser, viewport=PHONE) as page:
        page.goto(f"{address}nn/prosjekt.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("Prosjektet dykkar")
        assert page.evaluate("fellesProsjektData.ark.interessentanalyse.adresse") == "nn/ark/interessentanalyse.html"
        assert page.evaluate("felles.lenke('planlegg.html#p=1')").endswith("nn/planlegg.html#p=1")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert axe(page) == []
