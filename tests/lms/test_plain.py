"""Packages without a platform: opened by double-click, with and without scripts, as pages like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import lms
from support.browsing import serve
from support.lms import Course
from support.studying import axe, student

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytest_plugins = ["support.fixtures", "support.packages"]

MODULE = "kurs/oppstart"

FILL = """() => {
  const course = window.fellesLager.kurs;
  const longest = course.moduler.flatMap(one => one.leksjoner).sort((a, b) => b.adresse.length - a.adresse.length)[0];
  const state = {v: 1, lest: {}, svar: {}, sjekk: {}, kryss: {}, igjen: {}, sist:
    {adresse: longest.adresse, anker: 'å'.repeat(60), tittel: 'Å'.repeat(120), dag: '2099-12-31'}};
  let n = 0;
  const day = () => {
    n++;
    return new Date(Date.UTC(2026 + (n * 7) % 30, (n * 5) % 12, 1 + (n * 11) % 28)).toISOString().slice(0, 10);
  };
  for (const one of course.moduler) {
    for (const lesson of one.leksjoner) state.lest[lesson.id] = {rev: 1 + (n * 37) % 97, dag: day()};
    for (const asked of one.sporsmal) {
      state.svar[asked.id] = {poeng: ((n * 13) % 101) / 100, forsok: 1 + (n * 17) % 99, dag: day()};
      state.igjen[asked.id] = {trinn: n % 3, forfall: day()};
    }
    const goals = Object.fromEntries(one.maal.map((goal, i) => [goal.id, [(i * 3) % 9, 9]]));
    state.sjekk[one.id] = {best: (n * 29) % 101, siste: (n * 31) % 101, maal: goals, dag: day()};
    for (const id of one.sjekkpunkter) state.kryss[id] = day();
    const drawn = one.sporsmal.slice(0, one.sjekk.antall).map(asked => asked.id);
    state.underveis = {...state.underveis, [one.id]: {trukket: drawn, rett: drawn.map((_, i) => i % 3 > 0)}};
  }
  const packed = window.fellesLager.pakk(state);
  const back = window.fellesLager.pakkUt(packed);
  return {packed, kept: ['lest', 'svar', 'sjekk', 'kryss', 'igjen', 'underveis'].every(part =>
    JSON.stringify(Object.keys(back[part]).sort()) === JSON.stringify(Object.keys(state[part]).sort()))};
}"""


@pytest.fixture(scope="module", params=lms.STANDARDS)
def folder(
    packed: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """The package of one module, unpacked in a folder with a space and a Norwegian letter."""
    archive = packed(request.param) / f"fellesmodellen-oppstart-{request.param}.zip"
    return lms.unpack(archive, tmp_path_factory.mktemp("ut") / "på disk")


@pytest.fixture(scope="module")
def whole(packed: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole course on a server."""
    archive = packed("scorm12") / "fellesmodellen-kurs-scorm12.zip"
    with serve(lms.unpack(archive, tmp_path_factory.mktemp("kurs"))) as root:
        yield root


def test_opened_by_double_click(browser: Browser, folder: Path) -> None:
    with student(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((folder / "index.html").as_uri())
        page.get_by_text("Fant ingen læringsplattform.").wait_for()
        page.get_by_role("link", name="Om modulen").click()
        while page.get_by_role("link", name="Neste").count():
            page.get_by_role("link", name="Neste").click()
        assert page.url == (folder / MODULE / "kunnskapssjekk.html").as_uri()
        page.get_by_role("button", name="Start sjekken").wait_for()
        assert all(url.startswith("file:") for url in asked)


def test_every_page_runs_clean_and_fits_a_narrow_screen(browser: Browser, folder: Path) -> None:
    with student(browser, viewport={"width": 320, "height": 640}) as page:
        for path in sorted(folder.rglob("*.html")):
            page.goto(path.as_uri())
            wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, path


def test_without_scripts_everything_is_there(browser: Browser, folder: Path) -> None:
    with student(browser, java_script_enabled=False) as page:
        page.goto((folder / "index.html").as_uri())
        assert page.locator("main ol a").count() == 10
        assert not page.locator("iframe").is_visible()
        page.get_by_role("link", name="Kunnskapssjekk").click()
        page.locator("details.fasit summary").first.click()
        assert page.locator("details.fasit[open]").first.is_visible()


def test_in_a_frame_that_is_shut_off(browser: Browser, folder: Path) -> None:
    """A platform that locks the course in a sandbox has no session to give: then it is pages, without memory."""
    (folder / "ramme.html").write_text(
        '<!doctype html><title>Ramme</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" '
        'width="800" height="600" '
        'src="index.html"></iframe>',
        encoding="utf-8",
    )
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    with serve(folder) as root:
        page.goto(f"{root}/ramme.html")
        frame = page.frame_locator("iframe")
        frame.get_by_text("Fant ingen læringsplattform.").wait_for()
        frame.get_by_role("link", name="Er dette et felles problem?").click()
        frame.get_by_role("button", name="Marker som lest").click()
        frame.get_by_role("button", name="Fjern merket").wait_for()
    (folder / "ramme.html").unlink()
    assert [said for said in wrong if "font" not in said and "net::ERR_FAILED" not in said] == [], (
        "fonts are refused there"
    )
    page.close()


def test_axe_finds_nothing(browser: Browser, folder: Path) -> None:
    with student(browser) as page:
        for name in (
            "index.html",
            f"{MODULE}/index.html",
            f"{MODULE}/felles-problem.html",
            f"{MODULE}/kunnskapssjekk.html",
        ):
            page.goto((folder / name).as_uri())
            assert axe(page) == [], name


def test_worst_case_state_of_the_whole_course_fits(browser: Browser, whole: str) -> None:
    """Everything read, answered, missed and ticked, on days far apart, the last place with the longest address."""
    with student(browser) as page:
        page.goto(f"{whole}/kurs/index.html")
        found = page.evaluate(FILL)
        assert found["kept"]
        print(f"worst case of the whole course: {len(found['packed'])} signs of 4096")  # noqa: T201
        assert len(found["packed"]) <= 4096
        assert found["packed"].isascii()


def test_every_bookmark_fits(browser: Browser, whole: str) -> None:
    with student(browser) as page:
        page.goto(f"{whole}/index.html")
        addresses = page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(addresses) > 40
    assert all(len(address) <= 255 - 61 for address in addresses), "with the longest anchor there is"


def test_session_is_for_everybody(browser: Browser, packed: Callable[[str], Path], tmp_path: Path) -> None:
    """With a platform: axe on the page that keeps the session, and the keyboard through it to the course."""
    archive = packed("scorm12") / "fellesmodellen-oppstart-scorm12.zip"
    with serve(lms.platform(tmp_path / "p", archive)) as root, student(browser) as page:
        page.goto(f"{root}/plattform.html")
        page.evaluate("() => start('scorm12', null, 'about:blank')")
        with page.expect_popup() as waiting:
            page.evaluate("() => { window.open('pakke/index.html'); }")
        opened = waiting.value
        course = Course(opened.main_frame, f"{root}/pakke")
        course.pages.get_by_role("heading", level=1).wait_for()
        assert axe(opened) == []
        opened.locator("body").press("Tab")
        reached = set()
        for _ in range(6):
            opened.keyboard.press("Tab")
            reached.add(opened.evaluate("() => document.activeElement.tagName"))
        assert reached >= {"IFRAME"}
        opened.get_by_role("button", name="Lagre og avslutt").click()
        opened.get_by_text("Fremdriften er lagret.").wait_for()
        assert axe(opened) == []
        assert opened.evaluate("() => document.activeElement.textContent").startswith("Fremdriften er lagret.")
        opened.close()
