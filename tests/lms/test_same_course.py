"""The whole course from its front page to the declaration, on the site and in a platform, with the same end."""

from __future__ import annotations

import json
import subprocess
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zlib import crc32

from support import lms
from support.browsing import serve
from support.studying import questions, state, student, take_check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Frame, Page

pytest_plugins = ["support.fixtures", "support.packages"]

SEED = """(() => {
  let seed = 20261122;
  Math.random = () => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
})()"""
"""Every page draws as the same page does elsewhere, so that the two runs meet the same questions."""

DRAWN = 8
NAME = "Åse Test-Hansen"


@dataclass
class Journey:
    """What was met on the way: pages, what each check drew, and its results."""

    pages: list[str] = field(default_factory=list)
    drawn: list[list[str]] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    declared: str = ""


def walk(where: Page | Frame) -> Journey:
    """Take the course by its own links and buttons, as somebody who knows most of it."""
    journey = Journey()
    where.locator(".modulliste a").first.click()
    for page in onward(where):
        journey.pages.append(page.rpartition("/kurs/")[2])
        if where.locator("body.side-lesson").count():
            study(where)
        elif where.locator("body.side-check").count():
            check(where, journey)
    where.locator(".smuler a").first.click()
    where.get_by_role("link", name="Egenerklæring for kurset").first.click()
    where.get_by_label("Navn", exact=True).fill(NAME)
    journey.declared = " ".join(where.locator(".erklaering").inner_text().split())
    return journey


def onward(where: Page | Frame) -> Iterator[str]:
    """The addresses of one page after the other, until none follows."""
    while True:
        where.locator("h1").wait_for()
        yield where.url.partition("#")[0]
        following = where.locator(".forrige-neste .neste")
        if not following.count():
            return
        here = where.url
        following.click()
        where.wait_for_function("before => location.href !== before && document.readyState === 'complete'", arg=here)


def study(where: Page | Frame) -> None:
    """Answer what a lesson asks, some of it wrong, and say that it is read."""
    for asked in questions(where):
        asked.answer(right=crc32(asked.data["id"].encode()) % 3 > 0)
    where.get_by_role("button", name="Marker som lest").click()


def check(where: Page | Frame, journey: Journey) -> None:
    """Take a check: the first of all fails and is drawn anew; then one answer is wrong, but in the last none."""
    number = len({page.partition("/")[0] for page in journey.pages})
    where.get_by_role("button", name="Start sjekken").click()
    tries = [tuple(range(DRAWN)), (0,)] if number == 1 else [()] if number == 5 else [(number,)]
    for wrong in tries:
        if journey.results and wrong == (0,):
            where.get_by_role("button", name="Ny trekning").click()
        journey.drawn.append([one["id"] for one in take_check(where, wrong=wrong)])
        journey.results.append(where.locator(".sjekk-panel h2").first.inner_text())


def done(where: Page | Frame) -> dict[str, Any]:
    """The state without days, which pass, and without the place."""
    found = state(where)
    return {
        "lest": {one: post["rev"] for one, post in found["lest"].items()},
        "svar": {one: (round(60 * post["poeng"]), post["forsok"]) for one, post in found["svar"].items()},
        "sjekk": {one: (post["best"], post["siste"], post["maal"]) for one, post in found["sjekk"].items()},
    }


def completion(where: Page | Frame) -> list[dict[str, Any]]:
    """How each module stands."""
    found: list[dict[str, Any]] = where.evaluate("() => fellesKurs.moduler.map(one => fellesLager.modul(one.id))")
    return found


def test_the_same_course_on_the_site_and_in_a_platform(
    browser: Browser, address: str, packed: Callable[[str], Path], tmp_path: Path
) -> None:
    recording, sheet = tmp_path / "kurset.zip", tmp_path / "egenerklaering.pdf"
    with student(browser, viewport={"width": 1280, "height": 900}) as page:
        page.add_init_script(SEED)
        page.context.tracing.start(screenshots=True)
        page.goto(f"{address}kurs/index.html")
        page.get_by_role("button", name="Husk eller flytt fremdriften").click()
        page.get_by_role("button", name="Husk fremdriften på denne maskinen").click()
        page.get_by_role("button", name="Lukk").click()
        site = walk(page)
        page.pdf(path=sheet, prefer_css_page_size=True)
        ours, modules = done(page), completion(page)
        page.context.tracing.stop(path=recording)

    archive = packed("scorm12") / "fellesmodellen-kurs-scorm12.zip"
    with (
        serve(lms.platform(tmp_path / "p", archive)) as root,
        lms.launched(browser, root, "scorm12", script=SEED) as (shell, course),
    ):
        shell.set_viewport_size({"width": 1280, "height": 900})
        platform = walk(course.pages)
        theirs, their_modules = done(course.pages), completion(course.pages)
        given = lms.values(lms.close(shell))

    assert len(site.pages) == 5 + 30 + 5, "modules, lessons and checks"
    assert platform.pages == site.pages
    assert platform.drawn == site.drawn
    assert platform.results == site.results
    assert site.results == ["Resultatet ditt: 0 %", *["Resultatet ditt: 88 %"] * 4, "Resultatet ditt: 100 %"]
    assert theirs == ours
    assert min(score for score, _ in ours["svar"].values()) < 60, "some answers are wrong at the end"

    assert their_modules == modules
    assert all(module["fullfort"] for module in modules)
    assert given["cmi.core.lesson_status"] == "passed"
    score = round(sum(module["best"] for module in modules) / len(modules))
    assert given["cmi.core.score.raw"] == str(score) == "90"

    printed = subprocess.run(["pdftotext", "-layout", str(sheet), "-"], capture_output=True, text=True, check=True)
    declaration = " ".join(printed.stdout.split())
    for said in (NAME, "30 av 30", "5 av 5 bestått"):
        assert said in declaration
    for said in ("30 av 30", "5 av 5 bestått"):
        assert said in site.declared
        assert said in platform.declared
    with zipfile.ZipFile(recording) as opened:
        told = [json.loads(line) for line in opened.read("trace.trace").splitlines()]
        frames = sum(one["type"] == "screencast-frame" for one in told)
    assert frames > len(site.pages), "the run is on record, page by page"
