"""The course as a whole wherever it may be opened: every kind of page and every thing one does there."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from support.browsing import framed
from support.studying import Asked, axe, current, questions, state, student, take_check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Frame, Page

pytest_plugins = ["support.fixtures"]

LESSON = "kurs/oppstart/felles-problem.html"
CHECK = "kurs/oppstart/kunnskapssjekk.html"
KEY = "felles.framdrift.fellesmodellen"

THROWS = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nei', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
DAMAGED = f"""try {{ if (!window.name) {{ localStorage.setItem('{KEY}', '{{'); window.name = 'seen' }} }} catch {{}}"""

PLACES: dict[str, tuple[str, str, str | None]] = {
    "server": ("", "", None),
    "folder": ("", "", None),
    "blocked": (THROWS, "", None),
    "full": (FULL, "", None),
    "damaged": (DAMAGED, "", None),
    "cross-site frame": ("", "localhost", ""),
    "cross-site frame, blocked": (THROWS, "localhost", ""),
    "sandboxed frame": ("", "127.0.0.1", 'sandbox="allow-scripts"'),
    "sandboxed frame with its origin": ("", "127.0.0.1", 'sandbox="allow-scripts allow-same-origin"'),
    "cross-site sandboxed frame": ("", "localhost", 'sandbox="allow-scripts"'),
    "cross-site sandboxed frame with its origin": ("", "localhost", 'sandbox="allow-scripts allow-same-origin"'),
}
"""Name to a script that spoils something, the host of a page around ours, and the attributes of the frame there."""

KEEPS = {"server", "folder", "damaged", "sandboxed frame with its origin"}
"""Where the browser keeps progress for those who ask."""

REFUSES = {"blocked", "full", "cross-site frame, blocked", "sandboxed frame", "cross-site sandboxed frame"}
"""Where it does not. Frames from other sites may go either way: browsers differ."""


@contextmanager
def opened(browser: Browser, place: str, root: str) -> Iterator[tuple[Page, Page | Frame]]:
    """A page, and where in it the course is. No script may fail there."""
    script, host, attributes = PLACES[place]
    context = browser.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    context.add_init_script(script)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    with ExitStack() as around:
        where: Page | Frame = page
        if attributes is None:
            page.goto(root + LESSON)
        else:
            page.goto(around.enter_context(framed(root + LESSON, host, attributes)))
            (where,) = page.main_frame.child_frames
        yield page, where
        assert wrong == []
        context.close()


@pytest.mark.parametrize("place", PLACES)
def test_everything_works(browser: Browser, address: str, site: Path, place: str) -> None:
    """A lesson, its questions, the panel, a check, recall, short breaks, checkpoints and the declaration."""
    root = f"{site.as_uri()}/" if place == "folder" else address
    with opened(browser, place, root) as (page, where):

        def fine() -> None:
            assert place not in {"server", "blocked"} or axe(page) == []

        lesson(where)
        fine()
        keeps = panel(where)
        assert keeps if place in KEEPS else not keeps if place in REFUSES else True
        fine()
        where.get_by_role("button", name="Lukk").click()
        missed = check(where, root)
        fine()
        breaks(where, root)
        fine()
        where.goto(f"{root}kurs/repetisjon.html#{missed}")
        where.get_by_text("Ett spørsmål venter på deg i dag.").wait_for()
        questions(where)[0].answer(right=True)
        assert questions(where)[0].status.inner_text().startswith("Riktig svar.")
        fine()
        where.goto(root + "sjekkpunkter.html")
        where.get_by_role("checkbox").first.check()
        where.get_by_text("1 av 12 krysset av.").wait_for()
        fine()
        declaration(where, root, keeps=keeps)
        fine()


def lesson(where: Page | Frame) -> None:
    """Answer wrong, try again, answer right, and say that the lesson is read."""
    asked = questions(where)[0]
    asked.answer(right=False)
    asked.button("Prøv igjen").click()
    asked.answer(right=True)
    assert asked.status.inner_text() == "Riktig svar."
    where.get_by_role("button", name="Marker som lest").click()
    where.locator(".er-lest").wait_for()
    assert state(where)["lest"].keys() == {"oppstart/felles-problem"}


def panel(where: Page | Frame) -> bool:
    """Ask to be remembered; tell whether the browser does. The code and the QR code are there in any case."""
    where.locator("#hovedinnhold [data-framdrift-panel]").first.click()
    where.get_by_role("button", name="Husk fremdriften på denne maskinen").click()
    said = where.locator(".panel-status")
    said.filter(has_text="Fremdriften huskes nå").or_(said.filter(has_text="lar ikke dette nettstedet")).or_(
        said.filter(has_text="ikke plass til mer")
    ).wait_for()
    keeps = "huskes nå" in said.inner_text()
    assert len(where.get_by_label("Kode å skrive av").input_value()) > 10
    where.get_by_role("button", name="Vis QR-kode").click()
    where.get_by_role("img", name="QR-kode med fremdriften din").wait_for()
    assert state(where)["lest"].keys() == {"oppstart/felles-problem"}
    return keeps


def check(where: Page | Frame, root: str) -> str:
    """Take a check with one miss, and ask to meet that again; give its id."""
    where.goto(root + CHECK)
    where.get_by_role("button", name="Start sjekken").click()
    drawn = take_check(where, wrong=(0,))
    assert where.locator(".sjekk-panel h2").inner_text() == "Resultatet ditt: 88 %"
    assert where.locator(".les-om-igjen a").count() > 0
    where.get_by_role("button", name="Minn meg på").click()
    where.get_by_text("De kommer tilbake").wait_for()
    missed = str(drawn[0]["id"])
    assert state(where)["igjen"].keys() == {missed}
    return missed


def breaks(where: Page | Frame, root: str) -> None:
    """The front page of the course: what fits in ten minutes."""
    where.goto(root + "kurs/index.html")
    where.get_by_role("button", name="Jeg har 10 minutter").click()
    assert where.locator(".pause-liste a").count() > 0


def declaration(where: Page | Frame, root: str, *, keeps: bool) -> None:
    """Fill it in; it knows what is kept, and is a form for a pen where nothing is."""
    where.goto(root + "kurs/oppstart/egenerklaering.html")
    where.get_by_label("Navn", exact=True).fill("Åse Test-Hansen")
    assert where.locator('[data-felt="lest"]').inner_text() == ("1" if keeps else "0")
    assert where.locator('[data-felt="sjekk"]').inner_text() == ("88 %, bestått" if keeps else "Ikke tatt ennå")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what has this name."""
    for _ in range(150):
        found = page.evaluate(
            """() => { const e = document.activeElement;
              return (e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText || '').trim() }"""
        )
        if found == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches «{name}»")


def answer(page: Page, asked: Asked) -> None:
    """Answer something with the keyboard."""
    if asked.kind in {"one", "several"}:
        tab_to(page, asked.section.locator(".svarvalg label").first.inner_text())
        page.keyboard.press("Space")
    for label in asked.section.locator(".kobling > label").all():
        tab_to(page, label.inner_text())
        page.keyboard.press("ArrowDown")
    tab_to(page, "Sjekk svaret")
    page.keyboard.press("Enter")
    asked.section.locator(".sporsmal-status.er-riktig, .er-galt, .er-delvis").first.wait_for()


def test_by_keyboard_alone(browser: Browser, address: str) -> None:
    """From a lesson through the check, its reminder and its calendar file to the printed declaration."""
    with student(browser, viewport={"width": 1280, "height": 900}) as page:
        page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 };")
        page.goto(address + LESSON)
        tab_to(page, "Marker som lest")
        page.keyboard.press("Enter")
        assert "oppstart/felles-problem" in state(page)["lest"]
        page.goto(address + CHECK)
        tab_to(page, "Start sjekken")
        page.keyboard.press("Enter")
        for number in range(8):
            assert page.evaluate("() => document.activeElement.innerText") == f"Spørsmål {number + 1} av 8"
            answer(page, current(page))
            tab_to(page, "Neste spørsmål" if number < 7 else "Se resultatet")
            page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.innerText").startswith("Resultatet ditt: ")
        tab_to(page, "Minn meg på spørsmålene jeg bommet på")
        page.keyboard.press("Enter")
        tab_to(page, "Last ned kalenderfil (.ics)")
        with page.expect_download() as waiting:
            page.keyboard.press("Enter")
        assert waiting.value.suggested_filename == "repetisjon.ics"
        page.goto(address + "kurs/index.html")
        tab_to(page, "Jeg har 5 minutter")
        page.keyboard.press("Space")
        assert page.locator(".pause-liste a").count() > 0
        page.goto(address + "kurs/oppstart/egenerklaering.html")
        tab_to(page, "Navn")
        page.keyboard.type("Åse Test-Hansen")
        assert page.get_by_label("Navn", exact=True).input_value() == "Åse Test-Hansen"
        page.keyboard.press("Shift+Tab")
        for _ in range(150):
            if page.evaluate("() => document.activeElement.innerText") == "Skriv ut":
                break
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("() => window.printed") == 1
