"""What the scripts of every part of the site share: the small things, the store and the calendar."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Timezone

from support.studying import axe, student

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

PAGE = "kurs/repetisjon.html"
"""A page that loads all of them."""

NORWAY = ZoneInfo("Europe/Oslo")
THROWS = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nei', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
OPEN = "() => { window.m = window.fellesMinne('felles.prove', 'planen') }"


# The store


def store(page: Page, address: str) -> None:
    """A store of its own on a page."""
    page.goto(address + PAGE)
    page.evaluate(OPEN)


def kept(page: Page) -> Any:  # noqa: ANN401
    """What lies in the storage of the browser."""
    return page.evaluate("() => JSON.parse(localStorage.getItem('felles.prove'))")


def test_store_keeps_only_on_request(browser: Browser, address: str) -> None:
    with student(browser) as page:
        store(page, address)
        assert page.evaluate("() => [m.modus(), m.les(), m.lagre('én')]") == [
            "minne",
            None,
            {"ok": True, "melding": ""},
        ]
        assert page.evaluate("() => localStorage.length") == 0
        said = page.evaluate("() => m.husk('to', 30)")
        assert said == {
            "ok": True,
            "melding": "Planen huskes nå i denne nettleseren, på denne maskinen, til 22. desember 2026.",
        }
        assert kept(page) == {"v": 2, "utloper": "2026-12-22", "dager": 30, "tekst": "to"}
        page.clock.set_fixed_time("2026-12-22T23:00:00+01:00")
        page.reload()
        page.evaluate(OPEN)
        assert page.evaluate("() => [m.modus(), m.les(), m.lagre('tre').ok]") == ["lokal", "to", True]
        assert kept(page) == {"v": 2, "utloper": "2027-01-21", "dager": 30, "tekst": "tre"}
        assert page.evaluate("() => m.glem()") == {"ok": True, "melding": "Alt er glemt. Ingenting er lagret."}
        assert page.evaluate("() => [m.modus(), m.les(), localStorage.length]") == ["minne", None, 0]


def test_store_deletes_when_its_time_is_out(browser: Browser, address: str) -> None:
    """Also under a page that was left open."""
    with student(browser) as page:
        store(page, address)
        page.evaluate("() => m.husk('to', 30)")
        page.clock.set_fixed_time("2026-12-23T00:01:00+01:00")
        assert page.evaluate("() => [m.les(), m.modus(), localStorage.length]") == [None, "minne", 0]
        assert "var lagret her til 22. desember 2026" in page.evaluate("() => m.status().melding")


@pytest.mark.parametrize(
    ("script", "says", "blocked"),
    [(THROWS, "lar ikke dette nettstedet lagre", True), (FULL, "ikke plass til mer", False)],
    ids=["blocked", "full"],
)
def test_store_that_the_browser_refuses(
    browser: Browser,
    address: str,
    script: str,
    says: str,
    blocked: bool,  # noqa: FBT001
) -> None:
    with student(browser) as page:
        page.add_init_script(script)
        store(page, address)
        assert page.evaluate("() => [m.les(), m.lagre('x').ok, m.status().melding]") == [None, True, ""]
        said = page.evaluate("() => m.husk('x')")
        assert not said["ok"]
        assert says in said["melding"]
        assert page.evaluate("() => [m.modus(), m.status().blokkert]") == ["minne", blocked]
        assert page.evaluate("() => m.glem().ok")


def test_store_that_fills_up_keeps_what_it_had(browser: Browser, address: str) -> None:
    with student(browser) as page:
        store(page, address)
        page.evaluate("() => m.husk('første')")
        page.evaluate(f"() => {{ window.skriv = Storage.prototype.setItem; {FULL} }}")
        said = page.evaluate("() => m.lagre('andre')")
        assert (said["ok"], kept(page)["tekst"]) == (False, "første")
        page.evaluate("() => { Storage.prototype.setItem = window.skriv }")
        assert page.evaluate("() => [m.lagre('tredje').ok, m.status().melding]") == [True, ""]


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "kan ikke leses"), ("null", "kan ikke leses"), ('{"v":2,"utloper":"snart","tekst":"x"}', "kan ikke leses"),
     ('{"v":2,"utloper":"2999-01-01","tekst":7}', "kan ikke leses"), ('{"v":3}', "nyere utgave")],
)  # fmt: skip
def test_store_leaves_alone_what_it_cannot_read(browser: Browser, address: str, text: str, says: str) -> None:
    with student(browser) as page:
        page.goto(address + PAGE)
        page.evaluate("text => localStorage.setItem('felles.prove', text)", text)
        page.evaluate(OPEN)
        assert page.evaluate("() => [m.modus(), m.les(), m.lagre('x').ok]") == ["minne", None, True]
        assert page.evaluate("() => m.status().melding").startswith("Planen ")
        assert says in page.evaluate("() => m.status().melding")
        assert page.evaluate("() => localStorage.getItem('felles.prove')") == text
        assert page.evaluate("() => m.husk('x').ok") is ("nyere" not in says)


def test_tabs_keep_step(browser: Browser, address: str) -> None:
    """What one tab deletes, the other does not write again."""
    with student(browser) as one:
        two = one.context.new_page()
        for page in (one, two):
            page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
            store(page, address)
            page.evaluate("() => { window.sagt = []; window.slutt = m.lytt(() => sagt.push([m.modus(), m.les()])) }")
        one.evaluate("() => m.husk('fra én')")
        two.wait_for_function("() => sagt.length === 1")
        assert two.evaluate("() => sagt[0]") == ["lokal", "fra én"]
        two.evaluate("() => m.lagre('fra to')")
        one.wait_for_function("() => sagt.length === 1")
        assert one.evaluate("() => m.les()") == "fra to"
        one.evaluate("() => slutt()")
        two.evaluate("() => m.glem()")
        assert one.evaluate("() => [m.lagre('igjen').ok, m.modus(), localStorage.length]") == [True, "minne", 0]
        assert one.evaluate("() => sagt.length") == 1, "who has stopped listening is not told"
        two.close()


# The small things


def test_text_is_copied_and_said(browser: Browser, address: str) -> None:
    """On the page and in an open dialog, where everything else is dead; the focus stays."""
    with student(browser) as page:
        page.context.grant_permissions(["clipboard-read"])
        page.goto(address + PAGE)
        page.evaluate("() => document.querySelector('main a').focus()")
        for where in ("body", "dialog"):
            if where == "dialog":
                page.evaluate(
                    """() => { const {el} = window.felles;
                    const dialog = el('dialog', {'aria-label': 'Prøve'}, el('button', {type: 'button', text: 'Lukk'}));
                    document.body.append(dialog); dialog.showModal() }"""
                )
            focused = page.evaluate("() => (window.for = document.activeElement).outerHTML")
            assert page.evaluate("where => felles.kopier('Æ og «ø» i ' + where)", where) is True
            assert page.evaluate("() => navigator.clipboard.readText()") == f"Æ og «ø» i {where}"
            assert page.evaluate("() => document.activeElement === window.for"), focused
            for _ in range(2):
                page.evaluate("where => felles.si('Sagt i ' + where)", where)
                said = page.locator(f"{where} > [data-felles-si]")
                page.wait_for_function("one => one.textContent", arg=said.element_handle())
                assert said.inner_text() == f"Sagt i {where}"
            assert axe(page) == []


def test_copying_that_is_refused_is_told(browser: Browser, address: str) -> None:
    with student(browser) as page:
        page.add_init_script(
            "document.execCommand = () => false; Object.defineProperty(navigator, 'clipboard', {value: undefined})"
        )
        page.goto(address + PAGE)
        assert page.evaluate("() => felles.kopier('x')") is False
        assert page.locator("textarea").count() == 0


def test_days_stay_days_when_clocks_are_changed(browser: Browser, address: str) -> None:
    with student(browser, now="2026-10-24T23:30:00+02:00") as page:
        page.goto(address + PAGE)
        assert page.evaluate("() => [0, 1, 2, -24].map(n => felles.dag(n))") == [
            "2026-10-24", "2026-10-25", "2026-10-26", "2026-09-30",
        ]  # fmt: skip
        assert page.evaluate("() => [felles.dag(1, '2027-03-27'), felles.dag(1, '2027-12-31')]") == [
            "2027-03-28",
            "2028-01-01",
        ]
        assert page.evaluate("() => felles.dato('2027-01-05')") == "5. januar 2027"


# The calendar


def written(page: Page, *given: dict[str, Any], name: str = "Samlingene våre") -> tuple[str, list[Any]]:
    """The file with these events, and the events as a library of others reads them."""
    text: str = page.evaluate("([name, given]) => fellesKalender.ics(name, given)", [name, given])
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", ""), "lines end with CRLF"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "lines are folded"
    calendar = Calendar.from_ical(text)
    assert (calendar.errors, calendar["VERSION"], str(calendar["NAME"])) == ([], "2.0", name)
    found = calendar.walk("VEVENT")
    assert all(event.errors == [] for event in found)
    return text, list(found)


def test_times_are_norwegian_wherever_the_browser_is(browser: Browser, address: str) -> None:
    event = {
        "uid": "a@prove", "tittel": "Oppstart; første, «møte» \\ med kaffe", "dag": "2027-06-01", "start": 9 * 60 + 15,
        "minutter": 150, "sted": "Rådhuset, rom 2", "tekst": "Ta med:\r\n- penn\n- " + "blåbærøl " * 20 + "\u0007",
        "lenke": "https://example.org/a;b,c", "varsel": -30,
    }  # fmt: skip
    with student(browser, timezone_id="America/New_York") as page:
        page.goto(address + PAGE)
        text, (found,) = written(page, event)
    assert found.decoded("DTSTART").isoformat() == "2027-06-01T09:15:00+02:00"
    assert found.decoded("DTEND").isoformat() == "2027-06-01T11:45:00+02:00"
    assert found.decoded("DTSTAMP") == datetime(2026, 11, 22, 11, tzinfo=UTC)
    assert [str(found[name]) for name in ("UID", "SUMMARY", "LOCATION", "URL")] == [
        event["uid"], event["tittel"], event["sted"], event["lenke"],
    ]  # fmt: skip
    assert str(found["DESCRIPTION"]) == "Ta med:\n- penn\n- " + "blåbærøl " * 20
    assert found.walk("VALARM")[0].decoded("TRIGGER") == timedelta(minutes=-30)
    assert "TRANSP" not in found
    assert text.count("BEGIN:VTIMEZONE") == 1


def test_the_rules_of_the_time_zone_are_right(browser: Browser, address: str) -> None:
    """They are in the file, for calendars that know no names of zones; every day of some years is held against ours."""
    with student(browser) as page:
        page.goto(address + PAGE)
        text, _ = written(page, {"uid": "a", "tittel": "x", "dag": "2027-06-01", "start": 0})
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    theirs = zone.to_tz(lookup_tzid=False)
    for day in range(366 * 8):
        moment = datetime(1997, 1, 1, 12) + timedelta(days=day)  # noqa: DTZ001 (the zone is put on below)
        assert moment.replace(tzinfo=theirs).utcoffset() == moment.replace(tzinfo=NORWAY).utcoffset(), moment


@pytest.mark.parametrize(
    ("day", "start", "minutes", "begins", "ends"),
    [
        ("2027-03-28", 90, 60, "00:30", "01:30"),
        ("2027-03-28", 150, 60, "01:30", "02:30"),
        ("2027-03-28", 180, 60, "01:00", "02:00"),
        ("2027-10-31", 150, 30, "00:30", "01:00"),
        ("2027-10-31", 150, 60, "00:30", "01:30"),
        ("2027-10-31", 90, 180, "23:30", "02:30"),
        ("2027-10-31", 180, 60, "02:00", "03:00"),
        ("2027-11-30", 23 * 60 + 30, 90, "22:30", "00:00"),
    ],
    ids=["over the gap", "in the gap", "after the gap", "in the hour that comes twice", "out of its first half",
         "over it", "after it", "over midnight"],
)  # fmt: skip
def test_times_when_clocks_are_changed(  # noqa: PLR0913, PLR0917 (a row of the table, and two fixtures)
    browser: Browser, address: str, day: str, start: int, minutes: int, begins: str, ends: str
) -> None:
    """In UTC: an event lasts as long as it should, and every calendar reads the same moments."""
    with student(browser) as page:
        page.goto(address + PAGE)
        given = {"uid": "a", "tittel": "x", "dag": day, "start": start, "minutter": minutes}
        _, (found,) = written(page, given)
    moments = [found.decoded(name).astimezone(UTC) for name in ("DTSTART", "DTEND")]
    assert [f"{moment:%H:%M}" for moment in moments] == [begins, ends]
    assert moments[1] - moments[0] == timedelta(minutes=minutes)


def test_whole_days_leave_the_day_free(browser: Browser, address: str) -> None:
    with student(browser) as page:
        page.goto(address + PAGE)
        text, found = written(
            page,
            {"uid": "a", "tittel": "Siste dag i året", "dag": "2026-12-31"},
            {"uid": "b", "tittel": "Vanlig lengde", "dag": "2026-12-31", "start": 600, "lenke": "file:///x.html"},
        )
        alone, _ = written(page, {"uid": "a", "tittel": "x", "dag": "2026-12-31"})
    assert [found[0].decoded(name).isoformat() for name in ("DTSTART", "DTEND")] == ["2026-12-31", "2027-01-01"]
    assert str(found[0]["TRANSP"]) == "TRANSPARENT"
    assert found[1].decoded("DTEND") - found[1].decoded("DTSTART") == timedelta(hours=1)
    assert "file:" not in text
    assert "VTIMEZONE" not in alone


def test_a_file_is_handed_over(browser: Browser, address: str) -> None:
    with student(browser) as page:
        page.goto(address + PAGE)
        with page.expect_download() as waiting:
            page.evaluate("text => felles.lastNed('plan.json', text, 'application/json')", json.dumps({"å": "«x»"}))
        assert waiting.value.suggested_filename == "plan.json"
        assert json.loads(waiting.value.path().read_bytes()) == {"å": "«x»"}
        assert page.locator("a[download]").count() == 0
