"""A session found, planned and led in nynorsk, and a sheet: the words are nynorsk, what is kept is the same."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support import checkout as checkouts
from support.browsing import serve
from support.studying import PHONE, axe, student

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

WIDE = {"width": 1280, "height": 900}
TOOL = """translated_from: {revision}
name: Vêrmelding
preparation: {preparation}
steps: {steps}
"""
SHEET = """translated_from: 1
title: Interessentanalysen
how: {how}
scales:
  - id: berort
    title: Rørt
    options:
      - {{value: Lite, label: merkar lite til saka}}
      - {{value: Mykje, label: merkar saka i kvardagen}}
"""


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a tool and a sheet in nynorsk."""
    root = checkouts.copy(tmp_path_factory.mktemp("nynorsk") / "handbok")
    catalogue = root / "tools_catalog"
    tool = (catalogue / "tools/vaermelding.yml").read_text(encoding="utf-8")
    count = {name: _items(tool, name) for name in ("preparation", "steps")}
    preparation = ["Be kvar part ta med ei vêrmelding."] + ["Heng opp ein plakat."] * (count["preparation"] - 1)
    steps = [{"title": f"Steg {place} på nynorsk"} for place in range(1, count["steps"] + 1)]
    found = re.search(r"^revision: (\d+)", tool, re.MULTILINE)
    (catalogue / "tools/vaermelding.nn.yml").write_text(
        TOOL.format(
            revision=found[1] if found else 1,
            preparation=json.dumps(preparation, ensure_ascii=False),
            steps=json.dumps(steps, ensure_ascii=False),
        ),
        encoding="utf-8",
    )
    (catalogue / "plans.nn.yml").write_text("opening:\n  title: Opning\n", encoding="utf-8")
    sheet = (catalogue / "sheets/interessentanalyse.yml").read_text(encoding="utf-8")
    how = json.dumps(["Skriv det de ser."] * _items(sheet, "how"), ensure_ascii=False)
    (catalogue / "sheets/interessentanalyse.nn.yml").write_text(SHEET.format(how=how), encoding="utf-8")
    target = tmp_path_factory.mktemp("bygg") / "sti"
    process = checkouts.build(root, target)
    assert process.returncode == 0, process.stdout + process.stderr
    return target


def _items(text: str, name: str) -> int:
    """How many items a list at the top of a file has."""
    part = re.search(rf"^{name}:\n((?:[ -].*\n|\n)+)", text, re.MULTILINE)
    assert part
    return len(re.findall(r"^  - ", part[1], re.MULTILINE))


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
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert axe(page) == []


def test_a_sheet_begun_in_nynorsk_goes_on_in_bokmaal(browser: Browser, address: str) -> None:
    with student(browser, viewport=WIDE) as page:
        page.goto(f"{address}nn/ark/interessentanalyse.html")
        expect(page.get_by_role("heading", level=1)).to_have_text("Interessentanalysen: arket")
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
