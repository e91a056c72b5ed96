"""Finding a tool: filters that say what they give, a choice that can be sent, help to choose, and a kit for a plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from handbook.catalogue import load
from support.browsing import serve
from support.checkout import ROOT
from support.studying import PHONE, axe, opened, student

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, ViewportSize

    from handbook.catalogue import Catalogue
    from handbook.models.tool import Tool

pytest_plugins = ["support.fixtures"]

INDEX = "verktoy/index.html"
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
SHOWN = "() => [...document.querySelectorAll('.finn-treff > .kort')].map(card => card.id)"
LEVEL = {"ingen": 0, "noe": 1, "erfaren": 2}
THROWS = """for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, {get() { throw new DOMException('nei', 'SecurityError') }});
}"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The real catalogue."""
    return load(ROOT)[0]


def sides(tool: Tool, catalogue: Catalogue) -> set[str]:
    """The sides that must be in the room."""
    return {str(catalogue.role_by_id[role].side) for role in tool.roles} - {"felles"}


def ways(tool: Tool) -> list[tuple[str, int]]:
    """The form and the least minutes of each way to do a tool."""
    return [(tool.form, tool.minutes.min), *((one.form, one.minutes) for one in tool.variants)]


def fits(tool: Tool, most: int, form: str = "") -> bool:
    """Whether one way of doing the tool has the time and the form."""
    return any(minutes <= most and (not form or its in {form, "begge"}) for its, minutes in ways(tool))


def shown(page: Page) -> list[str]:
    """The tools that are listed when something is chosen."""
    found: list[str] = page.evaluate(SHOWN)
    return found


def total(page: Page) -> Locator:
    """The heading that says how many fit."""
    return page.locator("#finn-sum")


def faults(page: Page) -> list[str]:
    """What axe finds; what the bars at the foot of the window cover can be scrolled free, so they are let go of."""
    page.add_style_tag(content=".kurv, .finn-vis { position: static !important }")
    found = axe(page)
    page.evaluate("() => document.head.lastElementChild.remove()")
    return found


def box(page: Page, group: str, value: str) -> Locator:
    """A choice of a filter."""
    return page.locator(f".finn-filter input[name='{group}'][value='{value}']")


def press(page: Page, group: str, value: str) -> None:
    """Choose as a person does, after opening the group if it is closed."""
    holder = page.locator(f".finn-gruppe[data-gruppe~='{group}']")
    if holder.get_attribute("open") is None:
        holder.locator("summary").click()
    box(page, group, value).click()


# What is found


@pytest.mark.parametrize(
    ("chosen", "rule"),
    [
        ("fase=innsikt", lambda tool, _: "innsikt" in tool.phases),
        ("fase=innsikt.drift", lambda tool, _: {"innsikt", "drift"} & set(tool.phases)),
        ("type=mal.sjekkliste", lambda tool, _: tool.kind in {"mal", "sjekkliste"}),
        ("type=verkt%C3%B8y", lambda tool, _: tool.kind == "verktøy"),
        ("formaal=laere", lambda tool, _: "laere" in tool.purposes),
        ("tid=20", lambda tool, _: fits(tool, 20)),
        ("antall=3", lambda tool, _: tool.participants.min <= 3 <= tool.participants.max),
        ("form=digitalt", lambda tool, _: fits(tool, 9999, "digitalt")),
        ("form=digitalt&tid=30", lambda tool, _: fits(tool, 30, "digitalt")),
        ("form=fysisk&tid=45", lambda tool, _: fits(tool, 45, "fysisk")),
        ("erfaring=ingen", lambda tool, _: tool.experience == "ingen"),
        ("erfaring=noe", lambda tool, _: LEVEL[tool.experience] <= 1),
        ("med=fastlege", lambda tool, c: "fastlege" in sides(tool, c)),
        ("med=bruker.ansatt", lambda tool, c: {"bruker", "ansatt"} <= sides(tool, c)),
        ("uten=bruker.ansatt", lambda tool, c: not {"bruker", "ansatt"} & sides(tool, c)),
        ("sjekkpunkt=innsikt-personvern", lambda tool, _: "innsikt-personvern" in tool.checkpoints),
        ("sok=v%C3%A6r%20prosjekt", lambda tool, _: {"vaermelding"} & {tool.id}),
        (
            "fase=oppstart&tid=60&antall=8&uten=fastlege&erfaring=noe",
            lambda tool, c: (
                "oppstart" in tool.phases
                and fits(tool, 60)
                and tool.participants.min <= 8 <= tool.participants.max
                and "fastlege" not in sides(tool, c)
                and tool.experience != "erfaren"
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_filters_say_the_same_as_the_catalogue(
    browser: Browser, site: Path, catalogue: Catalogue, chosen: str, rule: Callable[[Tool, Catalogue], Any]
) -> None:
    wanted = [tool.id for tool in catalogue.tools if rule(tool, catalogue)]
    assert wanted
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#{chosen}")
        assert shown(page) == wanted
        expect(total(page)).to_have_text(f"{len(wanted)} av {len(catalogue.tools)} verktøy passer")


def test_counts_keep_what_they_promise(browser: Browser, site: Path) -> None:
    """The number at a choice is the total that comes when it is pressed, in whatever is chosen from before."""
    choices = [
        ("fase", "drift"),
        ("type", "mal"),
        ("tid", "45"),
        ("form", "digitalt"),
        ("erfaring", "ingen"),
        ("med", "ansatt"),
        ("uten", "bruker"),
    ]
    for start in ("fase=oppstart", "tid=60&form=digitalt", "formaal=laere&uten=fastlege"):
        with student(browser, viewport=DESKTOP) as page:
            for group, value in choices:
                page.goto("about:blank")
                opened(page, site, f"{INDEX}#{start}")
                if group in start and group in {"fase", "formaal", "type"}:
                    continue  # a further choice in the same group widens: its number is its own
                promised = int(box(page, group, value).locator("xpath=..").locator(".finn-tall").text_content() or "")
                press(page, group, value)
                assert len(shown(page)) == promised, (start, group, value)


def test_choices_of_one_group_widen_and_say_their_own(browser: Browser, site: Path, catalogue: Catalogue) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, INDEX)
        press(page, "fase", "innsikt")
        before = set(shown(page))
        own = int(box(page, "fase", "drift").locator("xpath=..").locator(".finn-tall").text_content() or "")
        press(page, "fase", "drift")
        drift = {tool.id for tool in catalogue.tools if "drift" in tool.phases}
        assert own == len(drift)
        assert set(shown(page)) == before | drift


def test_a_tool_says_which_variant_fits(browser: Browser, site: Path, catalogue: Catalogue) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#tid=20")
        tool = catalogue.tool_by_id["aarsaksanalyse"]
        short = next(one for one in tool.variants if one.minutes <= 20)
        link = page.locator(f"#{tool.id} .finn-maate a")
        expect(link).to_have_text(short.name)
        assert str(link.get_attribute("href")).endswith(f"verktoy/{tool.id}.html#variant-{short.id}")
        page.get_by_role("button", name="Nullstill").click()
        expect(page.locator(".finn-maate")).to_have_count(0)


def test_words_are_looked_for_while_they_are_written(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, INDEX)
        page.get_by_label("Søk i navn og beskrivelse").press_sequentially("pasientr")
        expect(total(page)).to_have_text(re.compile(r"^1 av"))
        assert shown(page) == ["pasientreise"]
        expect(page).to_have_url(re.compile("#sok=pasientr$"))
        page.go_back()
        expect(total(page)).to_be_hidden()
        expect(page.get_by_label("Søk i navn og beskrivelse")).to_have_value("")


def test_the_total_is_said_politely(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, INDEX)
        said = page.locator("[data-felles-si]")
        press(page, "fase", "innsikt")
        expect(said).to_have_text(re.compile(r"^\d+ av \d+ verktøy passer\.$"))
        expect(said).to_have_attribute("role", "status")
        page.get_by_role("button", name="Nullstill").click()
        expect(said).to_have_text(re.compile(r"^Alle \d+ verktøy vises\.$"))


# What is chosen


def test_chips_are_taken_away_by_keyboard(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#fase=innsikt&tid=60&med=bruker")
        chips = page.locator(".finn-brikke")
        assert chips.locator("span:not(.skjult)").all_text_contents() == [
            "Innsikt",
            "Høyst 1 time",
            "Med brukere eller pårørende",
        ]
        chips.first.focus()
        page.keyboard.press("Enter")
        expect(chips).to_have_count(2)
        expect(chips.first).to_be_focused()
        expect(box(page, "fase", "innsikt")).not_to_be_checked()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        expect(chips).to_have_count(0)
        expect(page.get_by_label("Søk i navn og beskrivelse")).to_be_focused()
        assert "#" not in page.url


def test_reset_gives_the_whole_list_back_as_it_was(browser: Browser, site: Path) -> None:
    order = (
        "() => [...document.querySelectorAll('.finn-alle .kortliste')].map(list => [...list.children].map(c => c.id))"
    )
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, INDEX)
        before = page.evaluate(order)
        press(page, "fase", "drift")
        press(page, "tid", "60")
        page.get_by_role("button", name="Nullstill").click()
        assert page.evaluate(order) == before
        expect(page.get_by_role("heading", name="Alle fra A til Å")).to_be_visible()
        assert "#" not in page.url


def test_the_choice_can_be_sent_and_taken_back(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, INDEX)
        press(page, "fase", "innsikt")
        one = shown(page)
        press(page, "tid", "45")
        two = shown(page)
        assert page.url.endswith("#fase=innsikt&tid=45")
        sent = page.url
        page.locator(".finn-treff > .kort h3 a").first.click()
        page.wait_for_url("**/verktoy/*.html")
        page.go_back()
        assert shown(page) == two
        page.go_back()
        assert shown(page) == one
        page.go_back()
        expect(total(page)).to_be_hidden()
        page.go_forward()
        assert shown(page) == one
    with student(browser, viewport=DESKTOP) as page:
        page.goto(sent)
        assert shown(page) == two
        expect(box(page, "fase", "innsikt")).to_be_checked()
        expect(box(page, "tid", "45")).to_be_checked()
        page.reload()
        assert shown(page) == two


def test_an_old_link_says_what_is_gone(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#fase=innsikt.forarbeid&formaal=noe-annet&tid=%E0&kit=1.9998")
        expect(page.locator(".finn-merknad")).to_be_visible()
        expect(page.locator(".finn-brikke")).to_have_count(1)
        expect(page.locator(".kurv-sum")).to_have_text("1 verktøy valgt")
        assert faults(page) == []
        page.get_by_role("button", name="Nullstill").click()
        expect(page.locator(".finn-merknad")).to_be_hidden()


def test_anchors_of_the_list_still_lead_there(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#formaal-laere")
        expect(page.locator("#formaal-laere")).to_be_in_viewport()
        page.goto(f"{(site / INDEX).as_uri()}#fase=drift")
        expect(total(page)).to_be_visible()
        page.goto(f"{(site / INDEX).as_uri()}#alle")
        expect(page.get_by_role("heading", name="Alle fra A til Å")).to_be_in_viewport()


def test_jumping_to_the_content_keeps_the_choice(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#fase=drift&tid=60")
        before = shown(page)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#hovedinnhold")).to_be_focused()
        expect(page).to_have_url(re.compile("#fase=drift&tid=60$"))
        assert shown(page) == before


def test_nothing_fits_says_what_to_let_go_of(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#fase=drift&tid=20&form=digitalt&antall=40")
        expect(total(page)).to_have_text("Ingen verktøy passer til alt dette")
        assert faults(page) == []
        offer = page.locator(".finn-losere button").first
        promised = re.search(r"\((\d+) verktøy\)", offer.inner_text())
        assert promised
        offer.click()
        assert len(shown(page)) == int(promised[1])
        expect(total(page)).to_be_focused()


# A kit for a plan


def test_tools_are_gathered_for_a_plan(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, INDEX)
        bar = page.get_by_role("region", name="Valgt til planen")
        expect(bar).to_be_hidden()
        for name in ("brukerintervju", "vaermelding", "oppstartsworkshop"):
            page.locator(f"#{name}").get_by_role("button", name="Legg i planen").click()
        expect(bar).to_contain_text("3 verktøy valgt")
        expect(page.locator("[data-felles-si]")).to_have_text("Oppstartsworkshop er lagt i planen. 3 verktøy valgt.")
        plan = bar.get_by_role("link", name="Lag plan")
        assert str(plan.get_attribute("href")).endswith(
            "planlegg.html#verktoy=brukerintervju,vaermelding,oppstartsworkshop"
        )
        assert page.url.endswith("#kit=20.11.1")
        assert faults(page) == []
        bar.locator("summary").click()
        assert faults(page) == []
        bar.get_by_role("button", name="Ta ut verktøyet Værmeldingen").click()
        expect(bar).to_contain_text("2 verktøy valgt")
        expect(page.locator("#vaermelding").get_by_role("button")).to_have_text(re.compile("Legg i planen"))
        page.reload()
        expect(bar).to_contain_text("2 verktøy valgt")
        expect(page.locator("#brukerintervju").get_by_role("button")).to_have_text(re.compile("Ta ut av planen"))
        bar.locator("summary").click()
        bar.get_by_role("button", name="Ta ut alle").click()
        expect(bar).to_be_hidden()
        assert "#" not in page.url


def test_going_back_never_loses_the_kit(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, INDEX)
        press(page, "fase", "innsikt")
        page.locator("#brukerintervju").get_by_role("button").click()
        press(page, "tid", "45")
        page.locator("#observasjon").get_by_role("button").click()
        page.go_back()
        expect(page.locator(".kurv-sum")).to_have_text("2 verktøy valgt")
        expect(page).to_have_url(re.compile("#fase=innsikt&kit=20.22$"))
        page.get_by_role("button", name="Nullstill").click()
        expect(page.locator(".kurv-sum")).to_have_text("2 verktøy valgt")
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_the_bar_covers_nothing_that_has_the_focus(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, f"{INDEX}#fase=oppstart&kit=1")
        for _ in range(25):
            page.keyboard.press("Tab")
            covered = page.evaluate("""() => {
                const focus = document.activeElement;
                const bar = document.querySelector('.kurv');
                if (!focus || focus === document.body || bar.contains(focus)) return '';
                const mine = focus.getBoundingClientRect();
                return mine.top >= bar.getBoundingClientRect().top ? focus.outerHTML : '';
            }""")
            assert not covered


# Help to choose


def test_four_questions_by_keyboard_alone(browser: Browser, site: Path, catalogue: Catalogue) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, INDEX)
        page.get_by_role("button", name="Hjelp meg å velge").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Hvor i arbeidet er dere?")).to_be_focused()
        assert faults(page) == []
        page.get_by_role("radio", name="Innsikt").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Hva vil dere?")).to_be_focused()
        assert faults(page) == []
        page.get_by_role("radio", name="Vi vil forstå hverdagen").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Hvor lang tid har dere?")).to_be_focused()
        assert faults(page) == []
        page.get_by_role("radio", name="Høyst 1 time").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Hvem er med?")).to_be_focused()
        assert faults(page) == []
        for name in ("Kommunen", "Sykehuset"):
            page.get_by_role("checkbox", name=name).focus()
            page.keyboard.press("Space")
        page.get_by_label("Hvor mange blir dere?").focus()
        page.keyboard.type("6")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Forslag til dere")).to_be_focused()
        assert faults(page) == []
        suggested = page.locator(".forslag")
        names = suggested.locator("h3").all_inner_texts()
        assert 1 <= len(names) <= 5
        by_name = {tool.name: tool for tool in catalogue.tools}
        for index, name in enumerate(names):
            tool = by_name[name]
            assert "innsikt" in tool.phases
            assert "forstaa-hverdagen" in tool.purposes
            assert fits(tool, 60)
            why = suggested.nth(index).locator(".forslag-grunner").inner_text()
            assert "Vi vil forstå hverdagen til innbyggere og ansatte" in why
            assert "fasen innsikt" in why
            people = tool.participants
            assert f"{people.min}–{people.max} personer, og dere blir 6" in why
            mind = suggested.nth(index).inner_text()
            assert ("Trenger også" in mind) == bool(sides(tool, catalogue) - {"kommune", "sykehus"})
            assert ("ingen erfaring" in mind) == (tool.experience == "ingen")
            expect(suggested.nth(index).get_by_role("button")).to_have_text(re.compile("Legg i planen"))
        suggested.first.get_by_role("button").click()
        expect(page.locator(".kurv-sum")).to_have_text("1 verktøy valgt")
        assert "hjelp=svar" in page.url


def test_each_question_is_a_step_back(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#fase=drift")
        page.get_by_role("button", name="Hjelp meg å velge").click()
        page.get_by_role("radio", name="Oppstart").check()
        page.get_by_role("button", name="Neste").click()
        page.get_by_role("radio", name="Vi vil vite hvem som gjør hva").check()
        page.get_by_role("button", name="Vis forslag nå").click()
        expect(page.get_by_role("heading", name="Forslag til dere")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("heading", name="Hva vil dere?")).to_be_visible()
        page.go_back()
        expect(page.get_by_role("heading", name="Hvor i arbeidet er dere?")).to_be_visible()
        page.go_back()
        expect(total(page)).to_be_visible()
        expect(box(page, "fase", "drift")).to_be_checked()


def test_leaving_the_questions_brings_the_list_back(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#fase=drift")
        before = shown(page)
        page.get_by_role("button", name="Hjelp meg å velge").click()
        page.get_by_role("radio", name="Oppstart").check()
        page.get_by_role("button", name="Tilbake til listen").click()
        assert shown(page) == before
        expect(page.get_by_role("button", name="Hjelp meg å velge")).to_be_focused()


def test_an_answer_is_changed_and_all_of_it_is_listed(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#hjelp=svar&fase=utvikling")
        expect(page.locator(".forslag")).to_have_count(5)
        expect(page.locator(".velg-sum")).to_contain_text("Dette er de 5 som passer best.")
        page.get_by_role("button", name="Endre svaret Uansett tid").click()
        expect(page.get_by_role("heading", name="Hvor lang tid har dere?")).to_be_focused()
        page.get_by_role("radio", name="Høyst 45 minutter").check()
        page.get_by_role("button", name="Vis forslag nå").click()
        everything = page.get_by_role("button", name="i listen").first
        number = re.search(r"\d+", everything.inner_text())
        assert number
        everything.click()
        assert page.url.endswith("#fase=utvikling&tid=45")
        assert len(shown(page)) == int(number[0])


def test_when_nothing_fits_the_help_says_what_to_loosen(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, f"{INDEX}#hjelp=svar&formaal=forstaa-hverdagen&tid=20&antall=20")
        expect(page.locator(".velg-sum")).to_have_text("Ingen verktøy passer til alt dere har svart.")
        assert faults(page) == []
        offers = page.locator(".velg .finn-losere button")
        assert offers.count() >= 1
        for text in offers.all_inner_texts():
            assert re.search(r"\([1-9]\d* verktøy\)$", text)
        offers.first.click()
        assert page.locator(".forslag").count() >= 1
        page.goto(f"{(site / INDEX).as_uri()}#hjelp=svar&fase=drift&formaal=forstaa-hverdagen&tid=20&antall=40")
        expect(offers.first).to_contain_text("Se bort fra")
        page.goto(f"{(site / INDEX).as_uri()}#hjelp=svar")
        expect(page.locator(".velg-sum")).to_contain_text("Svar på minst ett spørsmål")
        assert faults(page) == []


# Every way to use it


def test_without_scripts_the_whole_list_stands(browser: Browser, site: Path, catalogue: Catalogue) -> None:
    with student(browser, java_script_enabled=False) as page:
        opened(page, site, f"{INDEX}#fase=innsikt")
        expect(page.locator(".kortliste > .kort")).to_have_count(len(catalogue.tools))
        expect(page.locator(".finn-filter, .kurv, .velg")).to_have_count(0)
        expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
        for purpose in catalogue.purposes:
            holder = page.locator(f"#formaal-{purpose.id}")
            expect(holder.locator("dt")).to_have_text(purpose.name)
            served = [tool.name for tool in catalogue.tools if purpose.id in tool.purposes]
            assert holder.locator("a").all_inner_texts() == served


def test_a_phone_folds_the_filters_away(browser: Browser, site: Path) -> None:
    with student(browser, has_touch=True) as page:
        opened(page, site, INDEX)
        width = "() => document.documentElement.scrollWidth"
        expect(page.locator(".finn-filter")).to_be_hidden()
        assert page.evaluate(width) == PHONE["width"]
        page.locator(".finn-brett > summary").tap()
        assert faults(page) == []
        box(page, "fase", "innsikt").tap()
        assert page.evaluate(width) == PHONE["width"]
        go = page.get_by_role("button", name=re.compile(r"^Vis \d+ verktøy$"))
        expect(go).to_be_in_viewport()
        go.tap()
        expect(page.locator(".finn-filter")).to_be_hidden()
        expect(total(page)).to_be_focused()
        expect(total(page)).to_be_in_viewport()
        expect(page.locator(".finn-brett > summary")).to_have_text("Finn verktøy (1 valgt)")
        page.locator(".finn-treff").get_by_role("button").first.tap()
        expect(page.locator(".kurv-sum")).to_have_text("1 verktøy valgt")
        assert faults(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_filtered_list_is_for_everybody(browser: Browser, site: Path, width: int) -> None:
    with student(browser, viewport={"width": width, "height": 800}) as page:
        opened(page, site, INDEX)
        assert faults(page) == []
        page.goto("about:blank")
        opened(page, site, f"{INDEX}#fase=innsikt&tid=60&med=bruker&sjekkpunkt=innsikt-brukere-hort")
        assert faults(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") == width


def test_on_paper_the_choice_is_said_and_the_controls_are_gone(browser: Browser, site: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        opened(page, site, f"{INDEX}#fase=innsikt&tid=60&kit=20")
        page.emulate_media(media="print")
        expect(page.locator(".finn-papir")).to_have_text("Valgt: Innsikt · Høyst 1 time")
        expect(page.locator(".finn-papir")).to_be_visible()
        for part in (".finn-brett", ".finn-brikker", ".kurv", ".kort-valg", ".finn-start"):
            expect(page.locator(part).first).to_be_hidden()


@pytest.mark.parametrize("attributes", ["", 'sandbox="allow-scripts"'], ids=["frame", "sandbox"])
def test_in_a_frame_with_storage_blocked(browser: Browser, address: str, tmp_path: Path, attributes: str) -> None:
    inside = f'<iframe {attributes} src="{address}{INDEX}#tid=60" width="1200" height="800"></iframe>'
    (tmp_path / "ute.html").write_text(f"<!doctype html><title>Ute</title>{inside}", encoding="utf-8")
    page = browser.new_page(viewport=DESKTOP, reduced_motion="reduce")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(THROWS)
    with serve(tmp_path) as outside:
        page.goto(f"{outside.replace('127.0.0.1', 'localhost')}/ute.html")
        frame = page.frame_locator("iframe")
        expect(frame.locator(".finn-brikke")).to_have_count(1)
        frame.locator("input[name=fase][value=innsikt]").check()
        expect(frame.locator(".finn-brikke")).to_have_count(2)
        frame.locator(".finn-treff > .kort").get_by_role("button").first.click()
        expect(frame.locator(".kurv-sum")).to_have_text("1 verktøy valgt")
        frame.get_by_role("button", name="Hjelp meg å velge").click()
        frame.get_by_role("radio", name="Oppstart").check()
        frame.get_by_role("button", name="Vis forslag nå").click()
        expect(frame.locator(".forslag").first).to_be_visible()
    assert wrong == []
    page.close()


def test_only_the_tool_index_carries_the_finder(site: Path) -> None:
    carrying = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if "samling/finn.js" in path.read_text(encoding="utf-8")
    ]
    assert sorted(carrying) == [f"nn/{INDEX}", INDEX]
