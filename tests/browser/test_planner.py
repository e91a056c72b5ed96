"""The planner in a real browser: a plan is made, changed, kept and handed on, by pointer, by touch and by keyboard."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import factory
from support.studying import PHONE, axe, student

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import ViewportSize

pytest_plugins = ["support.fixtures"]

expect.set_options(timeout=10_000)

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
FIXTURE = factory.ROOT / "tests/fixtures/plan-v1.txt"
KEY = "felles.plan"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
THROWS = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nei', 'SecurityError') }})"
NO_COPY = """document.execCommand = () => false;
Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('nei'))}})"""
THREE = "verktoy=overordnet-maal,brukerintervju,vaermelding"
NAMES = ["Overordnet mål", "Brukerintervju", "Værmeldingen"]


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, site: Path) -> Any:  # noqa: ANN401
    """The site opened from a folder, and from a server under a sub-path."""
    return f"{site.as_uri()}/" if request.param == "file" else request.getfixturevalue("address")


def planner(page: Page, root: str, fragment: str = "") -> None:
    """Open the planner as from a link, in a page that holds nothing of an earlier one."""
    page.goto("about:blank")
    page.goto(f"{root}planlegg.html{'#' + fragment if fragment else ''}")
    expect(page.locator("#planlegger")).to_be_visible()


def plan(page: Page) -> Any:  # noqa: ANN401
    """The plan as it is now."""
    return page.evaluate("() => window.fellesPlanlager.plan()")


def button(page: Page | Locator, name: str | re.Pattern[str]) -> Locator:
    """A button by its whole name."""
    return page.get_by_role("button", name=name, exact=isinstance(name, str))


def rows(page: Page) -> Locator:
    """The items of the programme."""
    return page.locator(".plan-post")


def names(page: Page) -> list[str]:
    """The names in the programme, in order."""
    return [text.strip() for text in rows(page).locator(".post-navn").all_inner_texts()]


def clocks(page: Page) -> list[str]:
    """The clock times in the programme, in order."""
    return rows(page).locator(".post-klokke").all_inner_texts()


def line(page: Page) -> Locator:
    """The line that always shows the time."""
    return page.get_by_role("group", name="Tiden i planen")


def said(page: Page) -> Locator:
    """What is said to those who hear the page."""
    return page.locator("[data-felles-si]")


def minutes(page: Page, name: str) -> Locator:
    """The field with the minutes of an item."""
    return page.get_by_label(f"Minutter til {name}", exact=True)


def unfold(page: Page, index: int) -> Locator:
    """Open what is behind the fold of an item."""
    row = rows(page).nth(index)
    row.locator("summary").click()
    return row.locator(".post-valg")


def steps_loaded(page: Page) -> None:
    """Wait until the steps of every tool in the plan have come."""
    page.wait_for_function(
        "fellesPlanlager.plan().moter.every(m => m.poster.every("
        "p => p.slag !== 'verktoy' || fellesPlan.detaljer(p.verktoy)))"
    )


def in_address(page: Page) -> None:
    """Wait until the address holds the plan as it is."""
    page.wait_for_function("location.hash === '#p=' + fellesPlankode.pakk(fellesPlanlager.plan())")


def tab_to(page: Page, target: Locator, most: int = 120) -> None:
    """Press Tab until the target has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{target} cannot be reached with Tab")


# To begin, and to add


def test_ready_plan_is_opened_changed_and_taken_back(browser: Browser, root: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, root)
        expect(page.get_by_role("heading", name="Hvor vil du begynne?")).to_be_visible()
        button(page, "Bruk denne: Oppstartsworkshop på en halv dag").click()
        expect(page.get_by_role("heading", name="Program", exact=True)).to_be_focused()
        before = plan(page)
        ready = page.evaluate("() => fellesPlaner.ferdige[0].plan")
        assert before["moter"][0]["poster"] == ready["moter"][0]["poster"]
        expect(line(page)).to_contain_text(clocks(page)[-1].split("–")[1])
        button(page, "Pause").click()
        assert len(plan(page)["moter"][0]["poster"]) == len(before["moter"][0]["poster"]) + 1
        button(line(page), "Angre").click()
        expect(said(page)).to_have_text("Angret: Pause er lagt inn.")
        assert plan(page) == before
        button(line(page), "Angre").click()
        expect(page.get_by_role("heading", name="Hvor vil du begynne?")).to_be_focused()
        button(page, "Bruk denne: Oppstartsworkshop på en halv dag").click()
        assert plan(page) == before
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_picker_adds_several_tools(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address)
        button(page, "Velg verktøy").click()
        dialog = page.get_by_role("dialog", name="Legg til verktøy")
        expect(dialog.get_by_label("Søk i verktøyene")).to_be_focused()
        every = dialog.locator(".velger-rad:visible").count()
        button(dialog, "Innsikt").click()
        insight = dialog.locator(".velger-rad:visible").count()
        assert 0 < insight < every
        expect(dialog.get_by_role("heading", level=3)).to_have_text(["Innsikt"])
        dialog.get_by_label("Søk i verktøyene").fill("INTERVJU")
        row = dialog.locator(".velger-rad:visible", has_text="Brukerintervju").first
        expect(row).to_contain_text(re.compile(r"\d+–\d+ minutter"))
        button(dialog, "Legg til Brukerintervju").click()
        expect(row).to_contain_text("Er med i planen")
        expect(dialog.locator(".velger-status")).to_contain_text("Brukerintervju er lagt inn.")
        dialog.get_by_label("Søk i verktøyene").fill("xyzxyz")
        expect(dialog.locator(".velger-status")).to_contain_text("Ingen verktøy passer")
        button(dialog, "Alle faser").click()
        dialog.get_by_label("Søk i verktøyene").fill("værmelding")
        button(dialog, "Legg til Værmeldingen").first.click()
        button(dialog, "Ferdig").click()
        expect(page.get_by_role("heading", name="Program", exact=True)).to_be_focused()
        assert names(page) == ["Brukerintervju", "Værmeldingen"]
        start, end = clocks(page)[0].split("–")
        assert start == "09.00"
        assert clocks(page)[1].startswith(end)


def test_opening_breaks_and_own_items_find_their_place(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, "verktoy=brukerintervju")
        for name in ("Avslutning", "Pause", "Åpning", "Eget punkt"):
            button(page, name).click()
        assert [item["slag"] for item in plan(page)["moter"][0]["poster"]] == [
            "apning",
            "verktoy",
            "pause",
            "egen",
            "avslutning",
        ]
        field = page.get_by_label("Hva skal skje?")
        expect(field).to_be_focused()
        page.keyboard.type("Omvisning på avdelingen")
        expect(rows(page).nth(3).locator(".post-navn")).to_have_text("Omvisning på avdelingen")
        button(line(page), "Angre").click()
        assert plan(page)["moter"][0]["poster"][3]["tittel"] != "Omvisning på avdelingen", "typing is one thing to undo"
        button(page, "Fjern Pause").click()
        expect(said(page)).to_have_text("Pause er fjernet. Du kan angre.")
        expect(rows(page).nth(2).locator(".post-haandtak")).to_be_focused()
        for name in names(page)[::-1]:
            button(page, f"Fjern {name}").click()
        expect(page.get_by_role("heading", name="Hvor vil du begynne?")).to_be_focused()
        button(page, "Angre").click()
        expect(rows(page)).to_have_count(1)


# Order


def test_order_by_pointer(browser: Browser, root: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, root, THREE)
        assert names(page) == NAMES
        handle = button(page, "Flytt Værmeldingen")
        handle.scroll_into_view_if_needed()
        box = handle.bounding_box()
        first = rows(page).first.bounding_box()
        assert box
        assert first
        page.mouse.move(box["x"] + 10, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + 10, box["y"] - 40, steps=4)
        expect(page.locator(".plan-slipp")).to_be_visible()
        page.mouse.move(box["x"] + 10, first["y"] + 5, steps=8)
        page.mouse.up()
        expect(said(page)).to_contain_text("Værmeldingen er nå nummer 1 av 3, kl. 09.00–")
        assert names(page) == ["Værmeldingen", "Overordnet mål", "Brukerintervju"]
        expect(page.locator(".plan-slipp")).to_have_count(0)
        # Let go outside of it all, or Esc: nothing happens.
        box = button(page, "Flytt Værmeldingen").bounding_box()
        assert box
        page.mouse.move(box["x"] + 10, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + 10, box["y"] + 300, steps=4)
        page.keyboard.press("Escape")
        page.mouse.up()
        assert names(page)[0] == "Værmeldingen"


def drag_by_touch(page: Page, start: tuple[float, float], end: tuple[float, float]) -> Callable[[], None]:
    """Put a finger down, move it, and give the function that lifts it."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", start)
    for part in range(1, 9):
        touch("touchMove", (start[0] + (end[0] - start[0]) * part / 8, start[1] + (end[1] - start[1]) * part / 8))
    return lambda: touch("touchEnd")


def test_order_by_touch(browser: Browser, address: str) -> None:
    with student(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        planner(page, address, THREE)
        button(page, "Flytt Overordnet mål").evaluate(
            "e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 150)"
        )
        start = button(page, "Flytt Overordnet mål").bounding_box()
        end = rows(page).nth(1).bounding_box()
        assert start
        assert end
        lift = drag_by_touch(
            page, (start["x"] + 15, start["y"] + 20), (start["x"] + 15, end["y"] + end["height"] * 0.7)
        )
        expect(page.locator(".plan-slipp")).to_have_count(1)
        lift()
        expect(said(page)).to_contain_text("Overordnet mål er nå nummer 2 av 3")
        assert names(page) == ["Brukerintervju", "Overordnet mål", "Værmeldingen"]


def test_long_list_scrolls_under_the_finger(browser: Browser, address: str) -> None:
    with student(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        planner(page, address, "ferdig=oppstartsworkshop-halv-dag")
        for _ in range(8):
            button(page, "Pause").click()
        handle = rows(page).first.locator(".post-haandtak")
        handle.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top + scrollY - 200)")
        box = handle.bounding_box()
        assert box
        before = page.evaluate("scrollY")
        lift = drag_by_touch(page, (box["x"] + 15, box["y"] + 20), (box["x"] + 15, PHONE["height"] - 8))
        page.wait_for_function("before => scrollY > before + 400", arg=before)
        lift()
        expect(said(page)).to_contain_text("er nå nummer")
        assert rows(page).first.locator(".post-navn").inner_text() == "Pause"


def test_order_by_keyboard(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, THREE)
        handle = button(page, "Flytt Overordnet mål")
        handle.focus()
        page.keyboard.press("Alt+ArrowUp")
        expect(said(page)).to_have_text("Overordnet mål står allerede først.")
        page.keyboard.press("Alt+ArrowDown")
        expect(said(page)).to_contain_text("Overordnet mål er nå nummer 2 av 3, kl. ")
        expect(handle).to_be_focused()
        page.keyboard.press("Alt+ArrowDown")
        assert names(page) == ["Brukerintervju", "Værmeldingen", "Overordnet mål"]
        expect(handle).to_be_focused()
        down = button(page, "Flytt Brukerintervju ned")
        down.focus()
        page.keyboard.press("Enter")
        expect(down).to_be_focused()
        page.keyboard.press("Space")
        assert names(page) == ["Værmeldingen", "Overordnet mål", "Brukerintervju"]
        expect(down).to_have_attribute("aria-disabled", "true")
        page.keyboard.press("Control+z")
        expect(said(page)).to_contain_text("Angret: Brukerintervju er flyttet.")
        assert names(page) == ["Brukerintervju", "Værmeldingen", "Overordnet mål"], (
            "moves in a row are one to take back"
        )


# Minutes, variant and steps


def test_minutes_stay_within_the_limits(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, "verktoy=brukerintervju")
        limits = page.evaluate("() => fellesPlan.grenser(fellesPlanlager.mote().poster[0])")
        field = minutes(page, "Brukerintervju")
        expect(field).to_have_value(str(limits["standard"]))
        expect(rows(page).first.locator(".post-grenser")).to_have_text(f"{limits['min']}–{limits['maks']} min")
        field.fill("9999")
        field.press("Enter")
        expect(field).to_have_value(str(limits["maks"]))
        expect(said(page)).to_contain_text(f"fra {limits['min']} til {limits['maks']} minutter")
        longer = button(page, "Lengre: Brukerintervju")
        expect(longer).to_have_attribute("aria-disabled", "true")
        longer.press("Enter")
        expect(field).to_have_value(str(limits["maks"]))
        button(page, "Kortere: Brukerintervju").click()
        less = int(field.input_value())
        assert less % 5 == 0
        assert limits["maks"] - 5 <= less < limits["maks"]
        expect(line(page)).to_contain_text(clocks(page)[0].split("–")[1])
        field.fill("0")
        field.blur()
        expect(field).to_have_value(str(limits["min"]))
        field.fill("")
        field.blur()
        expect(field).to_have_value(str(limits["min"]))


def test_variant_and_steps(browser: Browser, root: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, root, "verktoy=oppstartsworkshop")
        steps_loaded(page)
        fold = unfold(page, 0)
        boxes = fold.get_by_role("checkbox")
        expect(boxes).not_to_have_count(0)
        own = boxes.count()
        fold.get_by_label("Variant").select_option("hel-dag")
        expect(rows(page).first.locator(".post-klokke")).to_have_text("09.00–15.00")
        expect(boxes).not_to_have_count(own)
        expect(fold).to_contain_text("Passer når: ")
        fold.get_by_label("Variant").select_option("")
        expect(boxes).to_have_count(own)
        expect(boxes.first).to_be_checked()
        before = plan(page)["moter"][0]["poster"][0]
        assert before["steg"] is None
        boxes.first.uncheck()
        expect(rows(page).first.locator("summary")).to_contain_text(f"{own - 1} av {own} steg")
        expect(fold.locator(".post-steg li").nth(1)).to_contain_text("09.00")
        expect(fold.locator(".post-steg li").first).to_contain_text("er ikke med")
        boxes.first.check()
        assert plan(page)["moter"][0]["poster"][0] == before
        for index in range(own):
            boxes.nth(index).click()
        expect(boxes.nth(own - 1)).to_be_checked()
        expect(said(page)).to_have_text("Minst ett steg må være med. Fjern heller hele punktet.")
        assert plan(page)["moter"][0]["poster"][0]["steg"] == [own - 1]


def test_without_the_steps_the_plan_still_works(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.route("**/verktoy/data/*.js", lambda route: route.abort())
    planner(page, address, "verktoy=brukerintervju,vaermelding")
    expect(page.locator(".plan-melding")).to_contain_text("Stegene kunne ikke hentes til: ")
    expect(page.locator(".plan-melding")).to_have_count(1)
    button(page, "Lengre: Værmeldingen").click()
    assert len(set(clocks(page))) == 2
    expect(unfold(page, 0)).to_contain_text("Stegene er ikke her ennå")
    context.close()


# Facts and warnings


def test_time_is_always_in_sight(browser: Browser, address: str) -> None:
    with student(browser, viewport=PHONE) as page:
        planner(page, address, "ferdig=oppstartsworkshop-halv-dag")
        page.get_by_label("Starter kl.").fill("08:30")
        page.get_by_label("Starter kl.").blur()
        expect(line(page)).to_contain_text("08.30–")
        total = page.evaluate("() => fellesPlan.sum(fellesPlanlager.mote()).minutter")
        for end, says in ((510 + total + 15, "15 minutter til overs"), (510 + total, "går akkurat opp")):
            page.get_by_label("Må slutte kl.").fill(f"{end // 60:02}:{end % 60:02}")
            page.get_by_label("Må slutte kl.").blur()
            expect(line(page)).to_contain_text(says)
        page.get_by_label("Må slutte kl.").fill("10:00")
        page.get_by_label("Må slutte kl.").blur()
        expect(line(page)).to_contain_text("for langt")
        page.get_by_label("Må slutte kl.").fill("08:00")
        page.get_by_label("Må slutte kl.").blur()
        expect(page.get_by_text("Sluttiden er før starten.")).to_be_visible()
        page.get_by_label("Hvor mange kommer?").scroll_into_view_if_needed()
        expect(line(page)).to_be_in_viewport(ratio=0.9)
        button(line(page), re.compile(r"gå til «Se på dette»")).click()
        expect(page.get_by_role("heading", name="Se på dette")).to_be_focused()
        expect(page.get_by_role("heading", name="Se på dette")).to_be_in_viewport()


def test_missing_side_is_considered(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, "ferdig=oppstartsworkshop-halv-dag")
        steps_loaded(page)
        page.get_by_role("checkbox", name="Sykehuset").uncheck()
        warning = page.locator(".plan-varsel.er-viktig", has_text="Sykehuset mangler")
        expect(warning).to_contain_text("Viktig:")
        button(warning, "Vi har vurdert det: Sykehuset").click()
        expect(warning).to_have_count(0)
        expect(page.get_by_role("heading", name="Se på dette")).to_be_focused()
        assert plan(page)["moter"][0]["vurdert"] == ["sykehus"]
        button(page, "Vis varselet igjen: Sykehuset").click()
        expect(warning).to_have_count(1)
        button(warning, "Vi har vurdert det: Sykehuset").click()
        page.get_by_role("checkbox", name="Sykehuset").check()
        assert plan(page)["moter"][0]["vurdert"] == []
        page.get_by_label("Lengste tid noen kan være borte").select_option("120")
        expect(page.locator(".plan-varsler")).to_contain_text("2 timer")


def test_free_text_warns_of_health_data(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, "verktoy=brukerintervju")
        button(page, "Eget punkt").click()
        button(page, "Legg til et møte").click()
        page.get_by_role("group", name="Møter i planen").get_by_role("button").first.click()
        fields = page.locator("#planlegger input[type=text]:visible")
        assert fields.count() == 4
        expect(
            page.locator("#planlegger").get_by_text(re.compile("Ikke skriv .*pasienter.*helse")).locator("visible=true")
        ).to_have_count(3)


# More than one meeting


def test_meetings(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, THREE)
        expect(page.get_by_role("group", name="Møter i planen")).to_be_hidden()
        button(unfold(page, 0), "Del her: resten blir et nytt møte").click()
        meetings = page.get_by_role("group", name="Møter i planen").get_by_role("button")
        expect(meetings).to_have_count(2)
        assert names(page) == NAMES[:1]
        meetings.nth(1).click()
        expect(meetings.nth(1)).to_have_attribute("aria-pressed", "true")
        expect(meetings.nth(1)).to_be_focused()
        assert names(page) == NAMES[1:]
        page.get_by_label("Navn på møtet").fill("Innsiktsdagen")
        expect(meetings.nth(1)).to_contain_text("Innsiktsdagen")
        button(unfold(page, 0), "Flytt til Møte 1").click()
        expect(said(page)).to_have_text("Brukerintervju er flyttet til Møte 1.")
        assert names(page) == NAMES[2:]
        meetings.first.click()
        assert names(page) == NAMES[:2]
        button(page, "Legg til et møte").click()
        expect(meetings).to_have_count(3)
        expect(page.get_by_text("Ingenting i dette møtet ennå.")).to_be_visible()
        button(page, "Fjern møtet").click()
        expect(meetings).to_have_count(2)
        expect(page.get_by_role("heading", name="Tid, sted og folk")).to_be_focused()
        button(line(page), "Angre").click()
        expect(meetings).to_have_count(3)
        in_address(page)
        page.reload()
        expect(meetings).to_have_count(3)
        expect(meetings.nth(1)).to_contain_text("Innsiktsdagen")


def test_route_is_a_plan_of_several_meetings(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address)
        page.get_by_text("Eller en løype").click()
        name = page.evaluate("() => fellesPlaner.loyper[0].navn")
        button(page, f"Bruk denne: {name}").click()
        stops = page.evaluate("() => fellesPlaner.loyper[0].plan.moter.length")
        expect(page.get_by_role("group", name="Møter i planen").get_by_role("button")).to_have_count(stops)


# Address, reload and links


def test_reload_and_back_keep_the_plan(browser: Browser, root: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, root, THREE)
        page.get_by_label("Hva heter samlingen?").fill("Trygt hjem – «start» 🙂")
        page.get_by_label("Sted", exact=True).fill("Elvheim")
        page.get_by_label("Dato").fill("2026-12-03")
        in_address(page)
        kept = plan(page)
        page.reload()
        expect(page.get_by_label("Hva heter samlingen?")).to_have_value("Trygt hjem – «start» 🙂")
        assert plan(page) == kept
        page.get_by_role("link", name="Hopp til innholdet").focus()
        page.keyboard.press("Enter")
        in_address(page)
        assert plan(page) == kept, "a jump on the page must not cost the plan"
        page.goto(f"{root}verktoy/index.html")
        page.go_back()
        expect(page.get_by_label("Sted", exact=True)).to_have_value("Elvheim")
        assert plan(page) == kept
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_last_change_is_kept_when_the_page_is_left_at_once(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, THREE)
        in_address(page)
        planner(page, address, page.evaluate("() => location.hash.slice(1)"))
        page.evaluate("() => { document.querySelector('.post-bort button').click(); location.reload() }")
        expect(rows(page)).to_have_count(2)


def test_links_from_before_open(browser: Browser, address: str) -> None:
    """What an older catalogue made still opens, and says what has changed."""
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address)
        code = page.evaluate(
            """() => {
                const v = fellesVerktoy.verktoy[0];
                const nr = v.nr;
                v.nr = 4090;
                const kode = fellesPlankode.pakk({v: 1, tittel: 'Gammel', moter: [Object.assign(fellesPlan.nyttMote(), {
                    poster: [{slag: 'verktoy', verktoy: v.id, variant: '', minutter: null, steg: null},
                             {slag: 'pause', tittel: 'Pause', minutter: 20}]})]});
                v.nr = nr;
                return kode;
            }"""
        )
        planner(page, address, f"p={code}")
        message = page.locator(".plan-melding")
        expect(message).to_contain_text("tidligere utgave av håndboken")
        expect(message.locator("li")).to_contain_text("4090")
        expect(rows(page)).to_have_count(2)
        expect(page.get_by_label("Hva heter samlingen?")).to_have_value("Gammel")
        assert axe(page) == []
        button(message, "Lukk").click()
        expect(message).to_have_count(0)
        in_address(page)
        page.reload()
        expect(page.get_by_label("Hva heter samlingen?")).to_have_value("Gammel")
        expect(page.locator(".plan-melding")).to_have_count(0)
        planner(page, address, f"p={code[:-3]}")
        expect(message).to_contain_text("ikke en plan vi kan lese")
        expect(page.get_by_role("heading", name="Hvor vil du begynne?")).to_be_visible()


def test_the_first_link_ever_made_opens(browser: Browser, address: str) -> None:
    """It was made with another catalogue: its tools may be others or gone, but title, days and items stand."""
    links = FIXTURE.read_text(encoding="utf-8").split()
    kept = json.loads(FIXTURE.with_suffix(".json").read_text(encoding="utf-8"))
    with student(browser, viewport=DESKTOP) as page:
        for link in links:
            planner(page, address, link.partition("#")[2])
            expect(page.get_by_label("Hva heter samlingen?")).to_have_value(kept["tittel"])
            now = plan(page)
            assert [meeting["dag"] for meeting in now["moter"]] == [meeting["dag"] for meeting in kept["moter"]]
            assert [len(meeting["poster"]) for meeting in now["moter"]] == [
                len(meeting["poster"]) for meeting in kept["moter"]
            ]
            assert axe(page) == []


def test_tools_come_by_link(browser: Browser, root: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, root, "verktoy=brukerintervju,finnes-ikke")
        expect(page.locator(".plan-melding")).to_contain_text("finnes-ikke")
        assert names(page) == ["Brukerintervju"]
        button(page, "Avslutning").click()
        page.evaluate("() => { location.hash = '#verktoy=vaermelding' }")
        expect(rows(page)).to_have_count(3)
        assert [item["slag"] for item in plan(page)["moter"][0]["poster"]] == ["verktoy", "verktoy", "avslutning"]
        in_address(page)
        page.reload()
        expect(rows(page)).to_have_count(3)
        planner(page, root, "ferdig=finnes-ikke")
        expect(page.locator(".plan-melding")).to_contain_text("Den ferdige planen finnes ikke lenger")


def test_link_is_copied_or_shown(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as page:
        planner(page, address, THREE)
        button(page, "Kopier lenke").click()
        expect(page.get_by_text("Lenken er kopiert.")).to_be_visible()
        link = page.evaluate("() => navigator.clipboard.readText()")
        kept = plan(page)
        page.goto("about:blank")
        page.goto(link)
        assert plan(page) == kept
        page.evaluate(NO_COPY)
        button(page, "Kopier lenke").click()
        field = page.get_by_label("Lenken til planen")
        expect(field).to_be_focused()
        expect(field).to_have_value(link)
        assert field.evaluate("e => e.selectionEnd - e.selectionStart") == len(link)
        assert axe(page) == []
        button(page, "Kortere: Brukerintervju").click()
        expect(field).to_be_hidden()


def test_qr_code_is_made_on_demand(browser: Browser, root: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        planner(page, root, THREE)
        assert not [url for url in asked if "qrcode" in url]
        button(page, "Vis QR-kode").click()
        code = page.get_by_role("img", name="QR-kode med planen")
        expect(code).to_be_visible()
        assert axe(page) == []
        button(page, "Pause").click()
        expect(code).to_have_count(0)


def test_file_goes_out_and_in(browser: Browser, root: str, tmp_path: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, root, THREE)
        page.get_by_label("Hva heter samlingen?").fill("Første møte på Gjøvik")
        kept = plan(page)
        with page.expect_download() as download:
            button(page, "Lagre til fil").click()
        assert download.value.suggested_filename == "plan-forste-mote-pa-gjovik.json"
        file = tmp_path / "plan.json"
        download.value.save_as(file)
        planner(page, root)
        page.get_by_label("Åpne en plan fra fil").locator("visible=true").set_input_files(file)
        expect(rows(page)).to_have_count(3)
        assert plan(page) == kept
        page.get_by_label("Åpne en plan fra fil").locator("visible=true").set_input_files(
            {"name": "bilde.json", "mimeType": "application/json", "buffer": b"hei"}
        )
        expect(page.locator(".plan-melding")).to_contain_text("«bilde.json» er ikke en plan herfra")
        assert plan(page) == kept
        other = json.loads(file.read_text(encoding="utf-8"))
        other["tittel"] = "Dratt inn"
        page.evaluate(
            """tekst => {
                const data = new DataTransfer();
                data.items.add(new File([tekst], 'plan.json', {type: 'application/json'}));
                const slipp = {dataTransfer: data, bubbles: true, cancelable: true};
                document.body.dispatchEvent(new DragEvent('drop', slipp));
            }""",
            json.dumps(other),
        )
        expect(page.get_by_label("Hva heter samlingen?")).to_have_value("Dratt inn")
        button(line(page), "Angre").click()
        assert plan(page) == kept


# This machine


def remember(page: Page) -> None:
    """Ask the browser to keep the plan."""
    button(page, "Husk planen på denne maskinen").click()
    expect(page.locator(".plan-svar", has_text="Planen huskes nå")).to_be_visible()


def test_plan_is_kept_and_forgotten(browser: Browser, root: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, root, THREE)
        expect(page.locator(".plan-husk")).to_contain_text("Nå huskes ingenting.")
        for told in ("Hva: ", "Hvor: ", "Hvor lenge: "):
            expect(page.locator(".plan-husk")).to_contain_text(told)
        page.get_by_label("Husk i").select_option("30")
        remember(page)
        expect(page.locator(".plan-husk")).to_contain_text("22. desember 2026")
        assert axe(page) == []
        button(page, "Pause").click()
        kept = plan(page)
        planner(page, root)
        expect(rows(page)).to_have_count(4)
        assert plan(page) == kept
        planner(page, root, "verktoy=oppstartsworkshop")
        expect(rows(page)).to_have_count(5)
        button(page, "Glem planen").click()
        expect(page.locator(".plan-husk")).to_contain_text("Nå huskes ingenting.")
        expect(button(page.locator(".plan-husk"), "Husk planen på denne maskinen")).to_be_visible()
        assert page.evaluate("localStorage.length") == 0
        planner(page, root)
        expect(page.get_by_role("heading", name="Hvor vil du begynne?")).to_be_visible()


def test_link_does_not_take_what_is_kept(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, THREE)
        page.get_by_label("Hva heter samlingen?").fill("Min egen")
        remember(page)
        planner(page, address, "ferdig=oppstartsworkshop-halv-dag")
        message = page.locator(".plan-melding")
        expect(message).to_contain_text("det husket en annen plan: «Min egen»")
        button(page, "Pause").click()
        assert "Min egen" in page.evaluate(f"localStorage.getItem('{KEY}')"), "kept until the person says so"
        assert axe(page) == []
        button(message, "Åpne den som er husket").click()
        expect(page.get_by_label("Hva heter samlingen?")).to_have_value("Min egen")
        expect(message).to_have_count(0)
        button(line(page), "Angre").click()
        assert "Min egen" not in plan(page)["tittel"]
        planner(page, address, "ferdig=oppstartsworkshop-halv-dag")
        expect(page.locator(".plan-melding")).to_have_count(1)
        button(message, "Husk denne i stedet").click()
        expect(message).to_have_count(0)
        assert "Min egen" not in page.evaluate(f"localStorage.getItem('{KEY}')")
        button(page, "Begynn på en ny plan").click()
        expect(page.get_by_role("heading", name="Hvor vil du begynne?")).to_be_focused()
        expect(message).to_contain_text("det husket en annen plan")


def test_two_tabs_do_not_write_over_each_other(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as one:
        planner(one, address, THREE)
        remember(one)
        two = one.context.new_page()
        planner(two, address)
        button(two, "Fjern Værmeldingen").click()
        expect(one.locator(".plan-melding")).to_contain_text("det husket en annen plan")
        button(one, "Pause").click()
        assert len(json.loads(one.evaluate("fellesMinne('felles.plan', 'planen').les()"))["moter"][0]["poster"]) == 2
        two.close()


@pytest.mark.parametrize(("script", "says"), [(THROWS, "lar ikke dette nettstedet lagre"), (FULL, "ikke plass")])
def test_failing_storage_costs_memory_only(browser: Browser, root: str, script: str, says: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        page.add_init_script(script)
        planner(page, root, THREE)
        button(page, "Husk planen på denne maskinen").click()
        expect(page.locator(".plan-svar", has_text=says)).to_be_visible()
        assert axe(page) == []
        button(page, "Pause").click()
        in_address(page)
        page.reload()
        expect(rows(page)).to_have_count(4)


def test_storage_that_fills_up_later(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, THREE)
        remember(page)
        page.evaluate(f"() => {{ {FULL} }}")
        button(page, "Pause").click()
        expect(page.locator(".plan-melding")).to_contain_text("Det er ikke plass til mer")
        expect(rows(page)).to_have_count(4)


def test_damaged_plan_is_told_and_left(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address)
        page.evaluate(f"() => localStorage.setItem('{KEY}', '{{')")
        planner(page, address)
        expect(page.locator(".plan-melding")).to_contain_text("kan ikke leses")
        expect(page.get_by_role("heading", name="Hvor vil du begynne?")).to_be_visible()
        button(page, "Bruk denne: Oppstartsworkshop på en halv dag").click()
        assert page.evaluate(f"localStorage.getItem('{KEY}')") == "{"


@pytest.mark.parametrize("sandbox", ["allow-scripts", "allow-scripts allow-same-origin"])
def test_in_a_sandboxed_frame(browser: Browser, address: str, sandbox: str) -> None:
    context = browser.new_context(viewport=DESKTOP, reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.set_content(f'<iframe sandbox="{sandbox}" src="{address}planlegg.html" width="1100" height="850"></iframe>')
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Velg verktøy").click()
    frame.get_by_role("button", name="Legg til Brukerintervju").first.click()
    frame.get_by_role("button", name="Ferdig").click()
    frame.get_by_role("button", name="Lengre: Brukerintervju").click()
    expect(frame.locator(".post-klokke")).to_contain_text("09.00–")
    frame.get_by_role("button", name="Vis QR-kode").click()
    expect(frame.get_by_role("img", name="QR-kode med planen")).to_be_visible()
    frame.get_by_role("button", name="Husk planen på denne maskinen").click()
    expect(frame.locator(".plan-svar").last).to_contain_text(
        re.compile("Planen huskes nå|lar ikke dette nettstedet lagre")
    )
    assert wrong == []
    context.close()


# What comes out


def test_outputs_follow_the_plan(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, "ferdig=oppstartsworkshop-halv-dag")
        steps_loaded(page)
        tabs = page.get_by_role("tablist", name="Det planen gir deg").get_by_role("tab")
        expect(tabs).to_have_text(["Kjøreplan", "Invitasjon", "Pakkeliste", "Les først", "Kalenderfil", "På én side"])
        panel = page.get_by_role("tabpanel")
        expect(panel).to_contain_text("09.00")
        page.get_by_label("Starter kl.").fill("10:00")
        page.get_by_label("Starter kl.").blur()
        expect(panel).to_contain_text("10.00")
        tabs.first.focus()
        page.keyboard.press("ArrowRight")
        expect(tabs.nth(1)).to_be_focused()
        expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
        expect(panel.get_by_role("textbox", name="Invitasjonen")).to_have_value(re.compile(r"10\.00"))
        assert (panel.get_by_role("link", name="Åpne i e-post").get_attribute("href") or "").startswith(
            "mailto:?subject="
        )
        for index in range(2, 6):
            page.keyboard.press("ArrowRight")
            expect(tabs.nth(index)).to_be_focused()
            assert axe(page) == []
        page.keyboard.press("Home")
        expect(tabs.first).to_be_focused()
        tabs.nth(4).click()
        expect(panel).to_contain_text("Sett dato")
        page.get_by_label("Dato").fill("2026-12-03")
        with page.expect_download() as download:
            button(panel, "Last ned kalenderfil").click()
        assert download.value.suggested_filename == "samling.ics"
        run = page.get_by_role("link", name="Kjør samlingen").get_attribute("href") or ""
        assert run.split("#")[0].endswith("kjor.html")
        assert page.evaluate("kode => fellesPlankode.pakkUt(kode).plan", run.split("#p=")[1]) == plan(page)


def test_paper_holds_the_chosen_output_alone(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address, "ferdig=oppstartsworkshop-halv-dag")
        steps_loaded(page)
        page.get_by_role("tab", name="Pakkeliste").click()
        page.emulate_media(media="print")
        expect(page.get_by_role("tabpanel")).to_be_visible()
        expect(page.get_by_role("tabpanel")).to_contain_text("Ta med")
        for hidden in (rows(page).first, line(page), page.get_by_label("Hva heter samlingen?"), page.locator("h1")):
            expect(hidden).to_be_hidden()


def test_invitation_is_copied_or_marked(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]) as page:
        planner(page, address, "verktoy=brukerintervju")
        page.get_by_role("tab", name="Invitasjon").click()
        text = page.get_by_role("textbox", name="Invitasjonen")
        button(page, "Kopier teksten").click()
        expect(page.get_by_text("Invitasjonen er kopiert.")).to_be_visible()
        assert page.evaluate("() => navigator.clipboard.readText()") == text.input_value()
        page.evaluate(NO_COPY)
        button(page, "Kopier teksten").click()
        expect(text).to_be_focused()
        expect(page.get_by_text("trykk Ctrl og C")).to_be_visible()


# For everyone


def test_keyboard_alone(browser: Browser, address: str) -> None:
    """From an empty page to a plan that is sent, without a mouse."""
    with student(browser, viewport=DESKTOP) as page:
        planner(page, address)
        tab_to(page, button(page, "Velg verktøy"))
        page.keyboard.press("Enter")
        page.keyboard.type("brukerintervju")
        tab_to(page, button(page, "Legg til Brukerintervju").locator("visible=true").first)
        page.keyboard.press("Space")
        expect(page.locator(".velger-status")).to_contain_text("er lagt inn")
        page.keyboard.press("Escape")
        expect(page.get_by_role("heading", name="Program", exact=True)).to_be_focused()
        tab_to(page, minutes(page, "Brukerintervju"))
        most = page.evaluate("() => fellesPlan.grenser(fellesPlanlager.mote().poster[0]).maks")
        page.keyboard.press("Control+a")
        page.keyboard.type(str(most))
        page.keyboard.press("Tab")
        assert plan(page)["moter"][0]["poster"][0]["minutter"] == most
        tab_to(page, rows(page).first.locator("summary"))
        page.keyboard.press("Enter")
        steps_loaded(page)
        tab_to(page, page.locator(".post-steg input").first)
        page.keyboard.press("Space")
        assert plan(page)["moter"][0]["poster"][0]["steg"][0] == 1
        tab_to(page, button(page, "Åpning"))
        page.keyboard.press("Enter")
        expect(button(page, "Åpning")).to_be_focused()
        tab_to(page, page.get_by_role("checkbox", name="Kommunen"))
        page.keyboard.press("Space")
        assert plan(page)["moter"][0]["sider"] == ["kommune"]
        tab_to(page, button(page, "Vis QR-kode"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("img", name="QR-kode med planen")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_in_any_state(browser: Browser, site: Path, viewport: ViewportSize) -> None:
    with student(browser, viewport=viewport) as page:
        planner(page, f"{site.as_uri()}/")
        assert axe(page) == []
        page.get_by_text("Eller en løype").click()
        assert axe(page) == []
        button(page, "Velg verktøy").click()
        assert axe(page) == []
        button(page, "Legg til Brukerintervju").first.click()
        expect(page.locator(".velger-status")).to_contain_text("er lagt inn")
        assert axe(page) == []
        button(page, "Ferdig").click()
        for name in ("Pause", "Åpning", "Avslutning", "Eget punkt"):
            button(page, name).click()
        steps_loaded(page)
        for index in range(4):
            if rows(page).nth(index).locator("details[open]").count() == 0:
                unfold(page, index)
        assert axe(page) == []
        button(page, "Legg til et møte").click()
        assert axe(page) == []
        page.get_by_label("Må slutte kl.").fill("08:00")
        page.get_by_label("Må slutte kl.").blur()
        assert axe(page) == []


@pytest.mark.parametrize("width", [320, 360, 700, 1000, 1400])
def test_nothing_sticks_out(browser: Browser, site: Path, width: int) -> None:
    with student(browser, viewport={"width": width, "height": 740}) as page:
        planner(page, f"{site.as_uri()}/")
        fits = "() => document.documentElement.scrollWidth <= innerWidth"
        assert page.evaluate(fits)
        button(page, "Bruk denne: Oppstartsworkshop i to korte videomøter").click()
        unfold(page, 0)
        for name in ("Invitasjon", "Pakkeliste", "På én side"):
            page.get_by_role("tab", name=name).click()
            assert page.evaluate(fits)
        small = page.evaluate(
            """() => [...document.querySelectorAll('.plan-post button, .plan-linje .knapp, .plan-fane')]
                .filter(e => e.offsetWidth && (e.offsetWidth < 38 || e.offsetHeight < 43)).map(e => e.className)"""
        )
        assert small == []


def test_whole_without_scripts(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP, java_script_enabled=False) as page:
        page.goto(f"{site.as_uri()}/planlegg.html")
        expect(page.locator("#planlegger")).to_be_hidden()
        link = page.get_by_role("link", name="Oppstartsworkshop på en halv dag")
        expect(link).to_be_visible()
        link.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Oppstartsworkshop på en halv dag")
