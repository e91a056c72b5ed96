"""The presenter: one step at a time, its time counted from moments, and a place that survives a reload."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from support.studying import PHONE, axe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

pytest_plugins = ["support.fixtures"]

RUN = "kjor.html"
PROJECTOR = {"width": 1920, "height": 1080}
MORNING = "2026-11-24T09:00:00+01:00"
MINUTE = 60_000
READABLE = 44
"""Pixels of 1920: on a screen two metres wide an x-height of about 23 mm, which is read at eight metres."""

THROWS = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nei', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
LOCK = """window.locks = [];
Object.defineProperty(navigator, 'wakeLock', {configurable: true, value: {request: async () => {
  window.locks.push('on');
  return {addEventListener() {}, release: async () => { window.locks.push('off') }};
}}})"""
NO_LOCK = """Object.defineProperty(navigator, 'wakeLock', {value: {request: async () => {
  throw new DOMException('nei', 'NotAllowedError');
}}})"""

TWO_STEPS: dict[str, Any] = {
    "tittel": "Overganger",
    "moter": [
        {
            "tittel": "Møte 1",
            "dag": "2026-11-24",
            "start": 540,
            "poster": [
                {"slag": "egen", "tittel": "Velkommen", "minutter": 20},
                {"slag": "pause", "tittel": "Pause", "minutter": 15},
                {"slag": "egen", "tittel": "Samtale", "minutter": 30},
            ],
        }
    ],
}


@contextmanager
def leader(browser: Browser, *scripts: str, now: str = MORNING, **options: Any) -> Iterator[Page]:  # noqa: ANN401
    """A page in Norway whose clock the test holds. Nothing may go wrong on it."""
    settings = {"viewport": PHONE, "timezone_id": "Europe/Oslo", "locale": "nb-NO", **options}
    context = browser.new_context(**settings, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    moment = datetime.fromisoformat(now)
    context.clock.install(time=moment - timedelta(minutes=1))
    context.clock.pause_at(moment)
    for script in scripts:
        context.add_init_script(script)
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    try:
        yield page
        assert wrong == []
    finally:
        context.close()


def plan_code(page: Page, root: str, raw: dict[str, Any] | int) -> str:
    """A plan as the text of a link: a ready-made one by its place, or one made here."""
    page.goto(root + RUN)
    return str(
        page.evaluate(
            """raw => {
              const base = window.fellesPlan.nyttMote();
              const plan = typeof raw === 'number' ? window.fellesPlaner.ferdige[raw].plan
                : window.fellesPlan.rens({v: 1, ...raw, moter: raw.moter.map(one => ({...base, ...one}))}).plan;
              return window.fellesPlankode.pakk(plan);
            }""",
            raw,
        )
    )


def begin(page: Page, root: str, raw: dict[str, Any] | int = 0, *, button: str = "Start samlingen") -> str:
    """Open a plan and start; give its code."""
    code = plan_code(page, root, raw)
    page.goto(f"{root}{RUN}#p={code}")
    press(page, button)
    expect(page.locator(".kjor-scene")).to_be_visible()
    return code


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def title(page: Page) -> Locator:
    """The step that is shown."""
    return page.locator("#kjor h1")


def left(page: Page) -> str:
    """The time left, as it is read."""
    return " ".join(page.get_by_role("timer").inner_text().split())


def pass_minutes(page: Page, minutes: float) -> None:
    """Let time pass while the page is awake."""
    page.clock.run_for(int(minutes * MINUTE))


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, site: Path) -> Any:  # noqa: ANN401
    """The site opened from a folder, and from a server under a sub-path."""
    return f"{site.as_uri()}/" if request.param == "file" else request.getfixturevalue("address")


@pytest.fixture
def folder(site: Path) -> str:
    """The site opened from a folder."""
    return f"{site.as_uri()}/"


def faults(page: Page) -> list[str]:
    """What axe finds; it needs a clock that runs."""
    page.clock.resume()
    found = axe(page)
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))
    return found


# Time


def test_shows_step_words_time_and_what_comes(browser: Browser, root: str) -> None:
    with leader(browser) as page:
        begin(page, root)
        expect(title(page)).to_have_text("Åpne sammen")
        expect(page.locator(".kjor-om")).to_have_text("Oppstartsworkshop · Steg 1 av 10")
        expect(page.locator(".kjor-ord blockquote")).to_contain_text(
            "«Vi er her fordi ingen av oss klarer dette alene."
        )
        expect(page.locator(".kjor-gjor")).to_contain_text("La prosjektlederne åpne")
        expect(page.locator(".kjor-neste")).to_have_text("Neste: Bli kjent på tvers, 20 minutter")
        expect(page.locator(".kjor-slutt")).to_have_text("Ferdig ca. kl. 13.00, som planlagt.")
        assert left(page) == "20 minutter igjen"
        pass_minutes(page, 7)
        assert left(page) == "13 minutter igjen"
        pass_minutes(page, 12.25)
        assert left(page) == "45 sekunder igjen"
        page.locator("summary", has_text="Forberedelse og utstyr").click()
        expect(page.get_by_text("Ring hver bruker og pårørende.")).to_be_visible()
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_time_is_counted_while_the_machine_sleeps(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        begin(page, folder)
        page.clock.fast_forward("45:00")
        assert left(page) == "25 minutter over tiden"
        expect(page.locator(".kjor-slutt")).to_have_text("Ferdig ca. kl. 13.25, 25 minutter etter planen.")


def test_over_is_said_in_words_and_shape(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        begin(page, folder)
        shape = page.locator(".kjor-form")
        expect(shape).to_be_hidden()
        pass_minutes(page, 20.2)
        assert left(page) == "Tiden er ute"
        expect(shape).to_be_visible()
        expect(page.get_by_text("Gå videre, eller legg til mer tid.")).to_be_visible()
        pass_minutes(page, 1)
        assert left(page) == "1 minutt over tiden"
        press(page, "+5 minutter")
        assert left(page) == "4 minutter igjen"
        expect(shape).to_be_hidden()


def test_is_heard_sparingly(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        begin(page, folder)
        pass_minutes(page, 0.1)
        page.evaluate(
            """() => {
              const heard = document.querySelector('[data-felles-si]');
              window.said = [];
              new MutationObserver(() => {
                if (heard.textContent) window.said.push(heard.textContent);
              }).observe(heard, {childList: true, characterData: true, subtree: true});
            }"""
        )
        pass_minutes(page, 14)
        assert page.evaluate("window.said") == []
        pass_minutes(page, 8)
        assert page.evaluate("window.said") == [
            "5 minutter igjen.",
            "Tiden er ute for «Åpne sammen».",
        ]
        press(page, "Neste")
        pass_minutes(page, 0.1)
        assert page.evaluate("window.said.at(-1)") == "Bli kjent på tvers, 20 minutter."


def test_stop_add_and_go_back(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        begin(page, folder)
        pass_minutes(page, 5)
        press(page, "Stopp klokka")
        pass_minutes(page, 10)
        assert left(page) == "15 minutter igjen"
        expect(page.locator(".kjor-melding", has_text="Klokka står.")).to_be_visible()
        expect(page.locator(".kjor-slutt")).to_have_text("Ferdig ca. kl. 13.10, 10 minutter etter planen.")
        press(page, "+1 minutt")
        assert left(page) == "16 minutter igjen"
        press(page, "Start klokka")
        pass_minutes(page, 1)
        assert left(page) == "15 minutter igjen"
        press(page, "Neste")
        expect(title(page)).to_have_text("Bli kjent på tvers")
        assert left(page) == "20 minutter igjen"
        press(page, "Forrige")
        expect(title(page)).to_have_text("Åpne sammen")
        expect(page.get_by_role("button", name="Forrige")).to_be_disabled()
        page.keyboard.press("ArrowLeft")
        expect(title(page)).to_have_text("Åpne sammen")


def test_break_says_when_you_go_on(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        begin(page, folder, TWO_STEPS)
        pass_minutes(page, 20)
        press(page, "Neste")
        expect(page.get_by_text("Vi fortsetter kl. 09.35.")).to_be_visible()
        pass_minutes(page, 4)
        expect(page.get_by_text("Vi fortsetter kl. 09.35.")).to_be_visible()
        pass_minutes(page, 12)
        expect(page.get_by_text("Pausen er over.")).to_be_visible()


# The place


def test_reload_goes_on(browser: Browser, root: str) -> None:
    with leader(browser) as page:
        begin(page, root)
        press(page, "Neste")
        press(page, "+5 minutter")
        pass_minutes(page, 4)
        page.reload()
        expect(title(page)).to_have_text("Bli kjent på tvers")
        assert left(page) == "21 minutter igjen"
        press(page, "Stopp klokka")
        pass_minutes(page, 30)
        page.reload()
        expect(page.locator(".kjor-melding", has_text="Klokka står.")).to_be_visible()
        assert left(page) == "21 minutter igjen"


def test_link_opens_the_same_place_elsewhere(browser: Browser, address: str) -> None:
    with leader(browser) as page:
        begin(page, address)
        press(page, "Neste")
        press(page, "Storskjerm")
        link = page.url
    with leader(browser, now="2026-11-24T09:06:00+01:00", viewport=PROJECTOR) as page:
        page.goto(link)
        expect(title(page)).to_have_text("Bli kjent på tvers")
        assert left(page) == "14 minutter igjen"
        expect(page.locator(".kjor-ord")).to_be_hidden()


@pytest.mark.parametrize(
    "place", ["m=77&n=2", "m=x&n=-3&b=zz&i=9", "n=4000&x=999999", "n=1&i=99999999999", "n=1e3&b=Infinity"]
)
def test_odd_places_cost_the_place_only(browser: Browser, folder: str, place: str) -> None:
    with leader(browser) as page:
        code = plan_code(page, folder, 0)
        page.goto(f"{folder}{RUN}#p={code}&{place}")
        expect(page.locator("#kjor :is(h1, h2)").first).to_be_visible()
        assert page.get_by_role("button").count() > 0
        assert "NaN" not in page.locator("#kjor").inner_text()
        assert "Infinity" not in page.locator("#kjor").inner_text()


def test_link_that_is_no_plan_says_so(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        page.goto(f"{folder}{RUN}#p=tull")
        expect(page.get_by_role("status").filter(has_text="Lenken holder ingen plan")).to_be_visible()
        expect(page.get_by_role("link", name="Oppstartsworkshop på en halv dag")).to_be_visible()
        assert faults(page) == []


def test_ready_plan_is_run_from_its_own_page(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        page.goto(f"{folder}planer/oppstartsworkshop-halv-dag.html")
        page.get_by_role("link", name="Kjør samlingen").click()
        press(page, "Start samlingen")
        expect(title(page)).to_have_text("Åpne sammen")
        page.reload()
        expect(title(page)).to_have_text("Åpne sammen")


def test_choose_a_ready_plan_or_a_file(browser: Browser, folder: str, tmp_path: Path) -> None:
    with leader(browser) as page:
        page.goto(folder + RUN)
        assert faults(page) == []
        page.get_by_role("link", name="Oppstartsworkshop på en halv dag").click()
        expect(page.get_by_role("button", name="Start samlingen")).to_be_visible()
        file = tmp_path / "plan.json"
        file.write_text(str(page.evaluate("fellesPlankode.tilFil(fellesPlaner.ferdige.at(-1).plan)")), encoding="utf-8")
        page.goto("about:blank")
        page.goto(folder + RUN)
        wrong = tmp_path / "annet.json"
        wrong.write_text("{}", encoding="utf-8")
        chooser = page.get_by_label("Åpne en plan fra en fil")
        chooser.set_input_files(wrong)
        expect(page.get_by_text("Filen er ikke en plan fra håndboken.")).to_be_visible()
        chooser.set_input_files(file)
        expect(page.get_by_role("group", name="Velg møte")).to_be_visible()


def test_todays_meeting_is_chosen(browser: Browser, folder: str) -> None:
    meeting = TWO_STEPS["moter"][0]
    plan = {"tittel": "To", "moter": [{**meeting, "dag": "2026-11-17"}, {**meeting, "tittel": "Møte 2"}]}
    with leader(browser) as page:
        code = plan_code(page, folder, plan)
        page.goto(f"{folder}{RUN}#p={code}")
        group = page.get_by_role("group", name="Velg møte")
        expect(group.get_by_role("button", pressed=True)).to_have_text("Møte 2")
        group.get_by_role("button", name="Møte 1").click()
        expect(group.get_by_role("button", pressed=True)).to_have_text("Møte 1")
        assert faults(page) == []
        press(page, "Start samlingen")
        expect(page.locator(".kjor-slutt")).to_have_text("Ferdig ca. kl. 10.05.")


# Getting about


def test_keyboard_alone(browser: Browser, folder: str) -> None:
    with leader(browser, viewport={"width": 1280, "height": 800}) as page:
        code = plan_code(page, folder, 0)
        page.goto(f"{folder}{RUN}#p={code}")
        page.get_by_role("button", name="Start samlingen").focus()
        page.keyboard.press("Enter")
        expect(title(page)).to_be_focused()
        page.keyboard.press("ArrowRight")
        expect(title(page)).to_have_text("Bli kjent på tvers")
        page.keyboard.press("ArrowLeft")
        expect(title(page)).to_have_text("Åpne sammen")
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Start klokka")).to_be_visible()
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Stopp klokka")).to_be_visible()
        page.keyboard.press("PageDown")
        expect(title(page)).to_have_text("Åpne sammen")
        page.get_by_role("button", name="Neste").focus()
        page.keyboard.press("Space")
        expect(title(page)).to_have_text("Bli kjent på tvers")
        expect(page.get_by_role("button", name="Stopp klokka")).to_be_visible()
        page.get_by_role("button", name="Storskjerm", exact=True).press("Enter")
        page.keyboard.press("PageDown")
        expect(title(page)).to_have_text("Vis veien videre")
        page.keyboard.press("PageUp")
        expect(title(page)).to_have_text("Bli kjent på tvers")
        page.keyboard.press("Alt+ArrowLeft")
        expect(title(page)).to_have_text("Bli kjent på tvers")


def test_touch_alone(browser: Browser, folder: str) -> None:
    with leader(browser, has_touch=True, is_mobile=True) as page:
        code = plan_code(page, folder, 0)
        page.goto(f"{folder}{RUN}#p={code}")
        page.get_by_role("button", name="Start samlingen").tap()
        for name in ("Neste", "Forrige", "Stopp klokka", "+1 minutt", "+5 minutter"):
            button = page.get_by_role("button", name=name, exact=True)
            box = button.bounding_box()
            assert box
            assert box["height"] >= 44
            assert box["width"] >= 44
            button.tap()
        expect(title(page)).to_have_text("Åpne sammen")
        assert left(page) == "26 minutter igjen"
        expect(page.get_by_role("button", name="Storskjerm i eget vindu")).to_be_hidden()


def test_jump_in_the_plan(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        begin(page, folder)
        page.locator("summary", has_text="Hele planen").click()
        expect(page.locator(".kjor-hopp[aria-current=step]")).to_have_text("Åpne sammen")
        press(page, "Let etter gevinster")
        expect(title(page)).to_have_text("Let etter gevinster")
        expect(title(page)).to_be_focused()


def test_to_the_end_and_out(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        begin(page, folder, TWO_STEPS)
        press(page, "Neste")
        press(page, "Lukk visningen")
        expect(page.locator("header.topp")).to_be_visible()
        press(page, "Fortsett ved «Pause»")
        press(page, "Neste")
        press(page, "Avslutt")
        expect(title(page)).to_have_text("Samlingen er ferdig")
        expect(title(page)).to_be_focused()
        press(page, "Tilbake til siste steg")
        expect(title(page)).to_have_text("Samtale")
        press(page, "Lukk visningen")
        press(page, "Start fra begynnelsen")
        expect(title(page)).to_have_text("Velkommen")


def test_what_to_do_afterwards(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        code = plan_code(page, folder, 0)
        page.goto(f"{folder}{RUN}#p={code}&n=9999")
        expect(page.get_by_text("Send bilder og ark til alle innen to dager.")).to_be_visible()
        assert faults(page) == []


# Screens


def test_projector_is_read_at_eight_metres(browser: Browser, folder: str) -> None:
    with leader(browser, viewport=PROJECTOR) as page:
        begin(page, folder, button="Start på storskjerm")
        for minutes in (1, 25):
            pass_minutes(page, minutes)
            expect(page.locator(".kjor-ord, .kjor-mer")).to_have_count(2)
            for hidden in page.locator(".kjor-ord, .kjor-mer").all():
                expect(hidden).to_be_hidden()
            sizes = page.evaluate(
                """() => [...document.querySelectorAll('.kjor-scene *')].filter(one => one.offsetParent
                    && !one.closest('[role=group]') && [...one.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
                  .map(one => parseFloat(getComputedStyle(one).fontSize))"""
            )
            assert min(sizes) >= READABLE
            assert max(sizes) >= 250
            assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), "nothing is below the edge"
            assert faults(page) == []


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("view", ["Med replikker", "Storskjerm"])
def test_small_screens_do_not_scroll_sideways(browser: Browser, folder: str, width: int, view: str) -> None:
    with leader(browser, viewport={"width": width, "height": 640}) as page:
        begin(page, folder)
        press(page, view)
        for minutes in (0.1, 25):
            pass_minutes(page, minutes)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert faults(page) == []


def test_axe_in_every_state(browser: Browser, folder: str) -> None:
    with leader(browser) as page:
        code = plan_code(page, folder, 0)
        page.goto(f"{folder}{RUN}#p={code}")
        expect(page.get_by_role("button", name="Start samlingen")).to_be_visible()
        assert faults(page) == []
        press(page, "Start samlingen")
        for summary in page.locator(".kjor-mer summary").all():
            summary.click()
        assert faults(page) == []
        press(page, "Stopp klokka")
        assert faults(page) == []
        press(page, "Start klokka")
        pass_minutes(page, 30)
        assert faults(page) == []
        press(page, "Lukk visningen")
        assert faults(page) == []


def test_screen_is_kept_lit_while_the_clock_runs(browser: Browser, address: str) -> None:
    with leader(browser, LOCK) as page:
        begin(page, address)
        page.wait_for_function("window.locks.length === 1")
        press(page, "Neste")
        press(page, "Stopp klokka")
        page.wait_for_function("window.locks.length === 2")
        press(page, "Start klokka")
        page.wait_for_function("window.locks.length === 3")
        assert page.evaluate("window.locks") == ["on", "off", "on"]


def test_refused_lock_is_no_matter(browser: Browser, address: str) -> None:
    with leader(browser, NO_LOCK) as page:
        begin(page, address)
        pass_minutes(page, 3)
        assert left(page) == "17 minutter igjen"


def test_two_windows_keep_step(browser: Browser, root: str) -> None:
    with leader(browser, viewport=PROJECTOR) as page:
        begin(page, root)
        with page.expect_popup() as opening:
            press(page, "Storskjerm i eget vindu")
        screen = opening.value
        expect(screen.locator("#kjor h1")).to_have_text("Åpne sammen")
        expect(screen.locator(".kjor-ord")).to_be_hidden()
        press(page, "Neste")
        expect(screen.locator("#kjor h1")).to_have_text("Bli kjent på tvers")
        expect(page.locator(".kjor-ord")).to_be_visible()
        screen.keyboard.press("ArrowRight")
        expect(title(page)).to_have_text("Vis veien videre")
        press(page, "Stopp klokka")
        expect(screen.locator(".kjor-melding", has_text="Klokka står.")).to_be_visible()


def test_strangers_have_nothing_to_say(browser: Browser, address: str) -> None:
    with leader(browser) as page:
        code = begin(page, address)
        page.evaluate(
            """code => new Promise(done => {
              const frame = document.createElement('iframe');
              frame.sandbox = 'allow-scripts';
              frame.srcdoc = `<script>parent.postMessage({fellesKjor: 'm=0&n=5', plan: '${code}'}, '*')</` + 'script>';
              window.addEventListener('message', () => done());
              document.body.append(frame);
            })""",
            code,
        )
        expect(title(page)).to_have_text("Åpne sammen")


# Where much is forbidden


@pytest.mark.parametrize("script", [THROWS, FULL], ids=["throws", "full"])
def test_storage_does_not_matter(browser: Browser, root: str, script: str) -> None:
    with leader(browser, script) as page:
        begin(page, root)
        press(page, "Neste")
        expect(title(page)).to_have_text("Bli kjent på tvers")


def _lend(route: Route) -> None:
    """Servers say of fonts that other origins may use them; the small one of the tests does not."""
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "Access-Control-Allow-Origin": "*"})


def test_sandboxed_frame(browser: Browser, address: str) -> None:
    with leader(browser) as page:
        page.route("**/*.woff2", _lend)
        code = plan_code(page, address, 0)
        page.goto(address + "om.html")
        page.evaluate(
            """source => {
              const frame = document.createElement('iframe');
              frame.sandbox = 'allow-scripts';
              frame.title = 'Håndboken';
              frame.src = source;
              document.body.replaceChildren(frame);
            }""",
            f"{address}{RUN}#p={code}",
        )
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Start samlingen").click()
        frame.get_by_role("button", name="Neste", exact=True).click()
        expect(frame.locator("#kjor h1")).to_have_text("Bli kjent på tvers")
        expect(frame.get_by_role("button", name="Fullskjerm")).to_be_hidden()
        # A font that is on its way when the page closes would fail whichever test comes next.
        page.unroute_all(behavior="wait")


def test_without_scripts(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / RUN).as_uri())
    expect(page.locator("#uten-kjor")).to_be_visible()
    expect(page.locator("#kjor")).to_be_hidden()
    links = page.locator("#uten-kjor a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    ready = [href for href in links if re.match(r"planer/.+\.html$", href)]
    assert ready
    assert all((site / href).is_file() for href in ready)
    context.close()


def test_remembered_plan_is_offered(browser: Browser, address: str) -> None:
    with leader(browser) as page:
        page.goto(address + RUN)
        page.evaluate("fellesMinne('felles.plan', 'planen').husk(fellesPlankode.tilFil(fellesPlaner.ferdige[0].plan))")
        kept = page.evaluate("JSON.stringify({...localStorage})")
        page.reload()
        page.get_by_role("button", name="Åpne planen du har husket").click()
        press(page, "Start samlingen")
        press(page, "Neste")
        assert json.loads(page.evaluate("JSON.stringify({...localStorage})")) == json.loads(kept), "nothing is written"
