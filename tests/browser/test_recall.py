"""Questions that were missed come back after 2, 7 and 21 days: on the page of recall, and in a calendar."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from support.studying import Asked, axe, opened, questions, state, student, take_check

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

CHECK = "kurs/oppstart/kunnskapssjekk.html"
RECALL = "kurs/repetisjon.html"
REMIND = "Minn meg på spørsmålene jeg bommet på"
FILE = "Last ned kalenderfil (.ics)"
DAYS = (2, 7, 21)
NORWAY = ZoneInfo("Europe/Oslo")

ORDINARY = "2026-11-22T12:00:00+01:00"
AUTUMN = "2026-10-23T23:30:00+02:00"
"""Late at night, two days before an hour comes twice."""
SPRING = "2027-03-26T00:10:00+01:00"
"""Right after midnight, two days before an hour is left out."""


def missing(page: Page, site: Path, number: int) -> list[str]:
    """Take a check, miss the first questions, ask to be reminded; give their ids."""
    opened(page, site, CHECK)
    page.get_by_role("button", name="Start sjekken").click()
    drawn = take_check(page, wrong=tuple(range(number)))
    page.get_by_role("button", name=REMIND).click()
    return [one["id"] for one in drawn[:number]]


def later(now: str, days: int) -> str:
    """The date so many days after a moment in Norway."""
    return (date.fromisoformat(now[:10]) + timedelta(days=days)).isoformat()


def downloaded(page: Page) -> str:
    """The calendar file as it is."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=FILE).click()
    assert waiting.value.suggested_filename == "repetisjon.ics"
    return Path(waiting.value.path()).read_bytes().decode("utf-8")


def events(text: str) -> list[Any]:
    """The events, read by a library of others, after the rules for lines."""
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", ""), "lines end with CRLF"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "lines are folded"
    calendar = Calendar.from_ical(text)
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    assert "PRODID" in calendar
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    assert all(event.errors == [] for event in found)
    assert len({str(event["UID"]) for event in found}) == len(found)
    return list(found)


def go_to(page: Page, day: str, clock: str = "08:00:00") -> None:
    """Let time pass, until a moment in Norway."""
    page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=NORWAY).isoformat())


@pytest.mark.parametrize("now", [ORDINARY, AUTUMN, SPRING])
def test_right_comes_back_on_day_2_7_and_21(browser: Browser, site: Path, now: str) -> None:
    """Each on its day and not before, also when clocks are changed in between."""
    with student(browser, now=now) as page:
        opened(page, site, CHECK)
        page.evaluate("() => window.fellesLager.husk()")
        missed = missing(page, site, 2)
        assert state(page)["igjen"] == {one: {"trinn": 0, "forfall": later(now, 2)} for one in missed}
        for step, days in enumerate(DAYS):
            go_to(page, later(now, days - 1), "23:59:00")
            opened(page, site, RECALL)
            page.get_by_text("Ingen spørsmål venter i dag.").wait_for()
            assert questions(page) == []
            go_to(page, later(now, days), "00:01:00")
            page.reload()
            page.get_by_text("2 spørsmål venter på deg i dag.").wait_for()
            asked = questions(page)
            assert {one.data["id"] for one in asked} == set(missed)
            for one in asked:
                one.answer(right=True)
                assert one.status.inner_text().startswith("Riktig svar.")
            expected = (
                {one: {"trinn": step + 1, "forfall": later(now, DAYS[step + 1])} for one in missed} if step < 2 else {}
            )
            assert state(page)["igjen"] == expected
        assert "Nå er du ferdig" in asked[0].status.inner_text()
        page.reload()
        page.get_by_text("Ingen spørsmål venter på deg.").wait_for()


def test_wrong_begins_anew(browser: Browser, site: Path) -> None:
    with student(browser, now=ORDINARY) as page:
        opened(page, site, CHECK)
        page.evaluate("() => window.fellesLager.husk()")
        (missed,) = missing(page, site, 1)
        go_to(page, later(ORDINARY, 2))
        opened(page, site, RECALL)
        page.get_by_text("Ett spørsmål venter på deg i dag.").wait_for()
        questions(page)[0].answer(right=True)
        assert state(page)["igjen"][missed]["trinn"] == 1
        go_to(page, later(ORDINARY, 9))
        page.reload()
        page.get_by_text("Ett spørsmål venter på deg i dag.").wait_for()
        asked = questions(page)[0]
        asked.answer(right=False)
        assert state(page)["igjen"] == {missed: {"trinn": 0, "forfall": later(ORDINARY, 11)}}
        assert "Spørsmålet kommer tilbake 3. desember 2026." in asked.status.inner_text()
        assert asked.button("Prøv igjen").count() == 0


def test_nothing_comes_back_unasked(browser: Browser, site: Path) -> None:
    """Only who asks for it is reminded, and only of what was missed."""
    with student(browser) as page:
        opened(page, site, CHECK)
        page.get_by_role("button", name="Start sjekken").click()
        take_check(page, wrong=(0, 1))
        assert state(page)["igjen"] == {}
        remind = page.get_by_role("button", name=REMIND)
        remind.focus()
        page.keyboard.press("Enter")
        said = page.locator(".repetisjon-tilbud [role=status]")
        assert said.evaluate("one => one === document.activeElement")
        assert "24. november 2026, 29. november 2026 og 13. desember 2026" in said.inner_text()
        assert "ikke lagret" in said.inner_text()
        assert len(state(page)["igjen"]) == 2
        assert axe(page) == []


@pytest.mark.parametrize("now", [ORDINARY, AUTUMN, SPRING])
def test_calendar_file(browser: Browser, site: Path, now: str) -> None:
    """From a folder and with nothing stored: three whole days, the questions in words, no address of this machine."""
    with student(browser, now=now) as page:
        missed = missing(page, site, 3)
        prompts = [page.locator(f"#{one}-tekst").text_content() for one in missed]
        text = downloaded(page)
        again = downloaded(page)
    found = events(text)
    start = date.fromisoformat(now[:10])
    assert [event.decoded("DTSTART") for event in found] == [start + timedelta(days=days) for days in DAYS]
    for event in found:
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
        assert event.decoded("DTSTAMP") == datetime.fromisoformat(now).astimezone(UTC)
        assert str(event["SUMMARY"]) == "Repetisjon av Fellesmodellen: 3 spørsmål"
        assert all(str(prompt).strip() in str(event["DESCRIPTION"]) for prompt in prompts)
        (alarm,) = event.walk("VALARM")
        assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(hours=8))
        assert "URL" not in event
    assert "file:" not in text
    assert again == text, "the same file again does not double the events"
    assert "localStorage" not in text


def test_calendar_of_a_server_leads_back(browser: Browser, address: str) -> None:
    """Its link asks the questions also where nothing is stored."""
    with student(browser) as page:
        page.goto(address + CHECK)
        page.get_by_role("button", name="Start sjekken").click()
        drawn = take_check(page, wrong=(0, 1))
        page.get_by_role("button", name=REMIND).click()
        first = events(downloaded(page))[0]
        link = str(first["URL"])
        assert link in str(first["DESCRIPTION"])
        assert link.startswith(address + RECALL + "#")
        page.goto("about:blank")
        page.goto(link)
        page.get_by_text("2 spørsmål venter på deg i dag.").wait_for()
        asked = questions(page)
        assert {one.data["id"] for one in asked} == {one["id"] for one in drawn[:2]}
        asked[0].answer(right=True)
        assert state(page)["igjen"] == {}
        assert axe(page) == []


def test_page_of_recall(browser: Browser, site: Path) -> None:
    """What is due, what comes later, the rest of the plan as a file, and an end to it."""
    with student(browser, now=ORDINARY) as page:
        opened(page, site, RECALL)
        page.get_by_text("Ingen spørsmål venter på deg.").wait_for()
        assert axe(page) == []
        opened(page, site, CHECK)
        page.evaluate("() => window.fellesLager.husk()")
        missed = missing(page, site, 3)
        go_to(page, later(ORDINARY, 3))
        opened(page, site, RECALL)
        page.get_by_text("3 spørsmål venter på deg i dag.").wait_for()
        assert axe(page) == []
        asked = questions(page)
        asked[0].answer(right=False)
        assert axe(page) == []
        asked[1].answer(right=True)
        assert page.locator(".repetisjon-senere li").all_inner_texts() == [
            "27. november 2026: 1 spørsmål",
            "30. november 2026: 1 spørsmål",
        ]
        found = events(downloaded(page))
        assert [event.decoded("DTSTART").isoformat() for event in found] == [
            "2026-11-25", "2026-11-27", "2026-11-30", "2026-12-02", "2026-12-14", "2026-12-16",
        ]  # fmt: skip
        assert not any(re.search("sp-", str(event["DESCRIPTION"])) for event in found), "questions in words, not ids"
        page.get_by_role("button", name="Slutt å minne meg").click()
        assert state(page)["igjen"] == {}
        assert page.locator(".repetisjon [role=status]").first.evaluate("one => one === document.activeElement")
        assert set(missed)
        assert questions(page) == []
        assert axe(page) == []


def test_front_pages_say_what_waits(browser: Browser, site: Path) -> None:
    """On the day and not before, and only of questions that the course still has."""
    with student(browser, now=ORDINARY) as page:
        opened(page, site, CHECK)
        page.evaluate("() => window.fellesLager.husk()")
        missing(page, site, 3)
        page.evaluate("() => fellesLager.endre(t => { t.igjen['finnes-ikke'] = {trinn: 0, forfall: '2026-11-01'} })")
        opened(page, site, "kurs/index.html")
        page.get_by_role("link", name="Fortsett").wait_for()
        assert page.get_by_role("link", name="venter på repetisjon").count() == 0
        go_to(page, later(ORDINARY, 2))
        for address in ("kurs/index.html", "kurs/oppstart/index.html"):
            opened(page, site, address)
            link = page.get_by_role("link", name="3 spørsmål venter på repetisjon")
            assert axe(page) == []
            link.click()
            page.get_by_text("3 spørsmål venter på deg i dag.").wait_for()
        for one in questions(page)[:2]:
            one.answer(right=True)
        opened(page, site, "kurs/index.html")
        page.get_by_role("link", name="Ett spørsmål venter på repetisjon").wait_for()
        page.evaluate("() => fellesLager.glem()")
        assert page.get_by_role("link", name="venter på repetisjon").count() == 0


def test_questions_of_several_modules(browser: Browser, site: Path) -> None:
    """They come from the script of each module, and a plan of ids that are gone harms nobody."""
    with student(browser, now=ORDINARY) as page:
        opened(page, site, RECALL)
        ids = page.evaluate(
            "() => JSON.parse(document.querySelector('.repetisjon-data').textContent).map(one => one.sporsmal[0])"
        )
        page.evaluate(
            """ids => { window.fellesLager.husk(); window.fellesLager.endre(state => {
              for (const id of [...ids, 'finnes-ikke']) state.igjen[id] = {trinn: 0, forfall: '2026-11-01'};
            }) }""",
            ids,
        )
        page.reload()
        page.get_by_text(f"{len(ids)} spørsmål venter på deg i dag.").wait_for()
        asked = questions(page)
        assert [one.data["id"] for one in asked] == ids
        assert all(isinstance(one, Asked) and one.section.locator("h3").count() == 1 for one in asked)
        assert asked[0].section.locator("a").first.evaluate("one => one.href").startswith((site / "l").as_uri())


def test_questions_that_do_not_come(browser: Browser, site: Path) -> None:
    """The page says so, and leads to the checks."""
    with student(browser, now=ORDINARY) as page:
        page.route("**/sporsmal.js", lambda route: route.fulfill(body="", content_type="text/javascript")
                   if "assets" not in route.request.url else route.continue_())  # fmt: skip
        opened(page, site, f"{RECALL}#sp-oppstart-felles")
        page.get_by_text("Fikk ikke hentet alle spørsmålene.").wait_for()


def test_without_scripts(browser: Browser, site: Path) -> None:
    with student(browser, java_script_enabled=False) as page:
        opened(page, site, RECALL)
        assert page.locator("main").get_by_role("link", name="Kunnskapssjekk").count() == len(
            list(site.glob("kurs/*/sporsmal.js"))
        )
        assert "2, 7 og 21 dager" in page.locator(".ingress").inner_text()
