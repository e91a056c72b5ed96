"""What comes out of a plan: script, invitation, lists, one sheet of paper, and a calendar that others can read."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

import factory
from handbook.catalogue import load
from support.studying import axe, opened, student

if TYPE_CHECKING:
    from pathlib import Path

    from icalendar import Event
    from playwright.sync_api import Browser, Page

    from handbook.catalogue import Catalogue

pytest_plugins = ["support.fixtures"]

PLANNER = "planlegg.html"
DESK = {"width": 1280, "height": 900}
NORWAY = ZoneInfo("Europe/Oslo")
HALF_DAY = "window.fellesPlaner.ferdige.find(one => one.id.includes('halv-dag')).plan"
VIDEO = "window.fellesPlaner.ferdige.find(one => one.plan.moter.length > 1).plan"

_PLAN = """([parts, source]) => {
  const base = source ? structuredClone(new Function('return ' + source)()) : window.fellesPlan.ny();
  const raw = {...base, ...(parts.tittel ? {tittel: parts.tittel} : {})};
  const empty = () => window.fellesPlan.nyttMote();
  if (parts.moter) raw.moter = parts.moter.map((one, i) => ({...(base.moter[i] || empty()), ...one}));
  window.plan = window.fellesPlan.rens(raw).plan;
  return window.fellesPlan.lastDetaljer(window.plan);
}"""


def plan(page: Page, *, source: str = "", **parts: Any) -> None:  # noqa: ANN401
    """Make `window.plan` of a ready-made plan or a new one, and load what it needs."""
    assert page.evaluate(_PLAN, [parts, source]) == []


def tool(name: str) -> dict[str, Any]:
    """A tool in a meeting, as it is."""
    return {"slag": "verktoy", "verktoy": name, "variant": "", "minutter": None, "steg": None}


def own(title: str, minutes: int = 15, kind: str = "egen") -> dict[str, Any]:
    """Something else in a meeting."""
    return {"slag": kind, "tittel": title, "minutter": minutes}


_SHOW = """name => {
  const heads = ['h1', 'h2'].map(one => Object.assign(document.createElement(one), {textContent: 'Planen'}));
  document.querySelector('#hovedinnhold').replaceChildren(...heads, window.fellesUtdata[name](window.plan));
}"""


def show(page: Page, name: str) -> None:
    """Put an output where the planner would show it, alone under its headings."""
    page.evaluate(_SHOW, name)


def invitation(page: Page, number: int = 0) -> str:
    """The invitation to a meeting."""
    return str(page.evaluate("i => fellesUtdata.invitasjon(plan, plan.moter[i])", number))


def printed(page: Page, name: str, target: Path) -> tuple[int, str]:
    """Print one output as the planner does; the number of pages and the words on them."""
    page.evaluate(
        "name => { window.print = () => {}; fellesUtdata.skrivUt(fellesUtdata[name](plan), 'Til papiret') }", name
    )
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    facts = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Page size:.*\(A4\)$", facts, re.MULTILINE), facts
    pages = re.search(r"^Pages:\s+(\d+)$", facts, re.MULTILINE)
    assert pages, facts
    return int(pages[1]), " ".join(text.split())


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The handbook's own catalogue."""
    return load(factory.ROOT)[0]


# The script


def test_script_has_clocks_steps_and_words(browser: Browser, site: Path, catalogue: Catalogue) -> None:
    workshop = next(one for one in catalogue.tools if one.id == "oppstartsworkshop")
    with student(browser, viewport=DESK) as page:
        opened(page, site, PLANNER)
        plan(page, source=HALF_DAY, moter=[{"dag": "2026-11-24", "start": 540, "sted": "Elvheim samfunnshus"}])
        show(page, "kjoreplan")
        script = page.locator(".utdata-kjoreplan")
        text = script.inner_text()
        assert "Tirsdag 24. november 2026, kl. 09.00–" in text
        assert "Elvheim samfunnshus" in text
        for step in workshop.steps:
            assert step.title in text
            if step.say and "[[" not in step.say:
                assert f"«{' '.join(step.say.split())}»" in text
        clocks = script.locator(".utdata-steg .utdata-klokke").all_inner_texts()
        assert clocks[0] == "09.00"
        assert clocks == sorted(clocks)
        assert script.locator(".utdata-husk", has_text="Personvern:").count() == 1
        assert script.get_by_role("heading", name="Etterpå").count() == 1
        assert axe(page) == []


def test_split_tool_is_explained_once_and_ends_in_the_last_meeting(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(page, source=VIDEO)
        show(page, "kjoreplan")
        first, last = page.locator(".utdata-mote").all()
        for meeting in (first, last):
            assert meeting.locator(".utdata-husk", has_text="Personvern:").count() == 1
        assert first.get_by_text("Dette sitter dere igjen med").count() == 0
        assert last.get_by_text("Dette sitter dere igjen med").count() == 1
        assert "Når vi er ferdige, har vi:" not in invitation(page, 0)
        assert "Når vi er ferdige, har vi:" in invitation(page, 1)
        assert "Vi ber hver part" in invitation(page, 0)
        assert "Vi ber hver part" not in invitation(page, 1)


# The invitation


def test_invitation_says_what_the_plan_knows(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        known = {"dag": "2026-11-24", "start": 540, "sted": "Elvheim samfunnshus", "form": "fysisk"}
        plan(page, source=HALF_DAY, moter=[known])
        text = invitation(page)
        assert "NÅR\nTirsdag 24. november 2026, kl. 09.00–" in text
        assert "HVOR\nElvheim samfunnshus\n" in text
        assert "– Vi ber hver part ta med tre tall eller erfaringer om samarbeidet i dag" in text
        assert "Ring prosjektlederne" not in text, "what the facilitator does is not asked of those who come"
        assert re.search(r"^09\.\d\d Åpne sammen$", text, re.MULTILINE)
        assert "navn, alder, sted" in text
        assert set(re.findall(r"\[[^]]+]", text)) == {
            "[svarfrist]",
            "[Skriv i én setning hva dere vil finne ut eller bli enige om.]",
            "[honorar]",
            "[hvordan]",
            "[navn og telefon]",
            "[navn, rolle, telefon og e-post]",
        }


def test_invitation_leaves_room_for_what_it_does_not_know(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(page, tittel="<b>Møte</b>", moter=[{"dag": "", "sted": "", "form": "digitalt", "poster": [], "sider": []}])
        text = invitation(page)
        for wanted in ("«<b>Møte</b>»", "[dag], kl. ", "På video\nLenke til videomøtet: [lenke]", "[program]"):
            assert wanted in text
        assert "BRUKER ELLER PÅRØRENDE" not in text
        for name in ("kjoreplan", "pakkeliste", "lesForst", "ark"):
            show(page, name)
            assert "<b>Møte</b>" in page.locator(".utdata h3").inner_text(), "a title is text, not markup"
            assert axe(page) == []


# Lists


def test_each_thing_is_said_once(browser: Browser, site: Path, catalogue: Catalogue) -> None:
    shared = "Klistremerker, tre til hver."
    both = [one for one in catalogue.tools if shared in one.equipment]
    assert len(both) == 2
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(page, moter=[{"poster": [tool(one.id) for one in (*both, both[0])]}])
        show(page, "pakkeliste")
        row = page.locator(".utdata-pakkeliste li", has_text=shared)
        assert row.count() == 1
        assert all(one.name in row.inner_text() for one in both)
        rows = page.locator(".utdata-pakkeliste li").all_inner_texts()
        assert len(rows) == len(set(rows))
        wanted = {f"mal/{one.id}.html" for one in both if one.template}
        links = page.locator(".utdata-pakkeliste a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert {re.sub(r"^(\./)+", "", href) for href in links} == wanted
        assert all((site / href).is_file() for href in wanted)
        assert axe(page) == []


def test_two_meetings_say_which_needs_it(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(
            page, moter=[{"poster": [tool("vaermelding")]}, {"poster": [tool("risikovurdering"), tool("vaermelding")]}]
        )
        show(page, "pakkeliste")
        assert page.get_by_text("Til Værmeldingen (møte 1 og 2)").count() > 0
        assert page.get_by_text("Til Risikovurdering (møte 2)").count() > 0


def test_what_to_read_first(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(page, moter=[{"poster": [tool("oppstartsworkshop"), tool("vaermelding")]}])
        show(page, "lesForst")
        links = page.locator(".utdata-les a").evaluate_all(
            "all => all.map(one => one.getAttribute('href').split('#')[0])"
        )
        assert links
        assert len(links) == len(set(links))
        assert all((site / href).is_file() for href in links)
        each = [
            int(re.findall(r"(\d+) minutt", text)[0]) for text in page.locator(".utdata-les li span").all_inner_texts()
        ]
        assert f"{sum(each)} minutter til sammen" in page.locator(".utdata-les > p").inner_text()


def test_what_could_not_be_had_is_said(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(page, moter=[{"poster": [tool("vaermelding")]}])
        page.evaluate("() => { delete window.fellesVerktoyDetaljer.vaermelding }")
        for name in ("kjoreplan", "pakkeliste", "lesForst"):
            show(page, name)
            assert "Vi fikk ikke hentet innholdet i Værmeldingen" in page.locator(".utdata").inner_text()
            assert page.locator(".utdata-mangler a").get_attribute("href") == "./verktoy/vaermelding.html"


# Paper

LONG = "Snakk sammen to og to om det som har hindret dere i å lykkes med overgangene så langt"


@pytest.mark.parametrize(
    "posts",
    [[own("Værmelding")], [own(f"Del {number}") for number in range(12)], [own(LONG) for _ in range(12)]],
    ids=["one", "twelve", "twelve-long"],
)
def test_sheet_is_one_page(browser: Browser, site: Path, tmp_path: Path, posts: list[dict[str, Any]]) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(page, tittel=LONG, moter=[{"dag": "2026-11-24", "sted": "Elvheim samfunnshus, salen", "poster": posts}])
        pages, text = printed(page, "ark", tmp_path / "ark.pdf")
        assert pages == 1
        assert text.count(posts[-1]["tittel"][:30]) >= 1
        assert "Slutt" in text or len(posts) == 1


def test_sheet_of_many_meetings_is_one_page(browser: Browser, site: Path, tmp_path: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(
            page,
            moter=[
                {"tittel": f"Møte {i}: forankre i ledergruppene", "poster": [tool("oppstartsworkshop")]}
                for i in range(1, 13)
            ],
        )
        pages, text = printed(page, "ark", tmp_path / "ark.pdf")
        assert pages == 1
        assert "Møte 12: " in text


def test_ready_plans_fit_their_paper(browser: Browser, site: Path, tmp_path: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        for number in range(page.evaluate("fellesPlaner.ferdige.length")):
            plan(page, source=f"window.fellesPlaner.ferdige[{number}].plan")
            assert printed(page, "ark", tmp_path / "ark.pdf")[0] == 1
            assert printed(page, "pakkeliste", tmp_path / "liste.pdf")[0] == 1
            assert printed(page, "kjoreplan", tmp_path / "plan.pdf")[0] <= 3


def test_only_what_was_chosen_is_printed(browser: Browser, site: Path, tmp_path: Path) -> None:
    with student(browser, viewport=DESK) as page:
        opened(page, site, PLANNER)
        before = page.title()
        plan(page, source=HALF_DAY)
        show(page, "kjoreplan")
        pages, text = printed(page, "pakkeliste", tmp_path / "a.pdf")
        assert pages == 1
        assert "Pakkeliste:" in text
        assert "Kjøreplan:" not in text
        assert "Hopp til" not in text
        assert page.title() == before
        assert page.locator(".utdata-papir").count() == 0
        assert page.locator("body.skriver-utdata").count() == 0


def test_frame_that_may_not_print_holds_one_copy(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        before = page.title()
        plan(page, source=HALF_DAY)
        page.evaluate("() => { window.print = () => {} }")
        for name in ("ark", "kjoreplan"):
            page.evaluate("name => fellesUtdata.skrivUt(fellesUtdata[name](plan), name)", name)
            assert page.title() == name
            assert page.locator(".utdata-papir > *").evaluate_all(
                "all => all.map(one => one.className.split(' ')[1])"
            ) == [f"utdata-{name}"]
        page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
        assert page.title() == before


# The calendar


def events(page: Page) -> list[Event]:
    """The events of the calendar file, as another program reads them."""
    text = str(page.evaluate("() => fellesUtdata.ics(plan)"))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return list(Calendar.from_ical(text).events)


def utc(moment: date) -> datetime:
    """A time in the calendar as it is everywhere."""
    assert isinstance(moment, datetime)
    return moment.astimezone(UTC)


CHANGES = ["2026-10-24", "2026-10-25", "2026-10-26", "2027-03-27", "2027-03-28", "2027-03-29", "2026-06-01"]


def test_calendar_across_clock_changes(browser: Browser, site: Path) -> None:
    with student(browser, timezone_id="America/New_York") as page:
        opened(page, site, PLANNER)
        posts = [tool("vaermelding"), own("Pause", 15, "pause"), own("Samtale", 60)]
        meetings = [{"tittel": f"Møte {day}", "dag": day, "start": 540, "poster": posts} for day in CHANGES]
        plan(page, tittel="Overganger", moter=[*meetings, {"tittel": "Uten dag", "dag": "", "poster": posts}])
        length = timedelta(minutes=page.evaluate("() => fellesPlan.sum(plan.moter[0]).minutter"))
        found = events(page)
        assert [str(event["SUMMARY"]) for event in found] == [f"Overganger – Møte {day}" for day in CHANGES]
        for day, event in zip(CHANGES, found, strict=True):
            start = datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=NORWAY)
            assert utc(event.start) == utc(start)
            assert utc(event.end) - utc(event.start) == length
            assert event["DTSTART"].params["TZID"] == "Europe/Oslo"
        assert len({str(event["UID"]) for event in found}) == len(CHANGES)


@pytest.mark.parametrize(("day", "first", "last"), [("2026-10-25", "23:30", "04:30"), ("2027-03-28", "00:30", "05:30")])
def test_meeting_through_the_change_lasts_as_long(
    browser: Browser, site: Path, day: str, first: str, last: str
) -> None:
    """Five hours that begin before the clocks are changed and end after it."""
    with student(browser) as page:
        opened(page, site, PLANNER)
        plan(page, moter=[{"dag": day, "start": 90, "poster": [own("Nattevakt", 300)]}])
        (event,) = events(page)
        assert utc(event.start).strftime("%H:%M") == first
        assert utc(event.end).strftime("%H:%M") == last


def test_calendar_event_is_changed_and_not_doubled(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PLANNER)
        day = {"dag": "2026-11-24", "start": 540, "sted": "Elvheim; salen, 2. etasje", "poster": [own("Samtale")]}
        plan(page, tittel="Oppstart", moter=[day, {**day, "start": 780}])
        first = events(page)
        assert str(first[0]["LOCATION"]) == day["sted"]
        plan(page, tittel="Oppstart", moter=[{**day, "start": 600, "sted": "Granli"}, {**day, "start": 800}])
        assert [event["UID"] for event in events(page)] == [event["UID"] for event in first]
        assert first[0]["UID"] != first[1]["UID"]
        plan(page, tittel="Oppstart", moter=[{**day, "dag": "2027-11-24"}])
        assert events(page)[0]["UID"] != first[0]["UID"]
        plan(page, tittel="Oppstart", moter=[{**day, "dag": ""}])
        assert page.evaluate("() => fellesUtdata.ics(plan)") == ""


def test_calendar_links_to_the_plan(browser: Browser, site: Path, address: str) -> None:
    with student(browser) as page:
        for root in (address, f"{site.as_uri()}/"):
            page.goto(root + PLANNER)
            plan(page, source=HALF_DAY, moter=[{"dag": "2026-11-24"}])
            (event,) = events(page)
            text = str(event["DESCRIPTION"])
            assert "Åpne sammen" in text
            if root == address:
                link = re.findall(r"https?://\S+", text)[0]
                assert str(event["URL"]) == link
                page.goto(link)
                assert page.evaluate("() => fellesPlankode.fraAdresse().plan.tittel") == str(event["SUMMARY"])
            else:
                assert "file:" not in event.to_ical().decode(), "the folders of a machine are nobody else's business"
