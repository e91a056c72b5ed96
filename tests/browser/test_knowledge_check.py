"""The knowledge check: what it draws, what it counts, and where it sends people."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from support.studying import axe, current, heard, opened, questions, state, student, take_check

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from support.html import Document

pytest_plugins = ["support.fixtures"]

LOAD_CODE = "() => felles.last('assets/js/felles/biter.js').then(() => felles.last('assets/js/laering/kode.js'))"
MODULE = "innsikt"
CHECK = f"kurs/{MODULE}/kunnskapssjekk.html"
DRAWN = 8

IN_SIGHT = """id => {
  const one = document.getElementById(id);
  const top = one.getBoundingClientRect().top;
  return one.offsetParent && top >= 0 && top < innerHeight;
}"""

DRAW = """() => {
  const bank = [...document.querySelectorAll('script.sporsmal-data')].map(one => JSON.parse(one.textContent));
  const scored = bank.filter(one => one.type !== 'reflection');
  const rounds = [];
  let before = new Set();
  for (let i = 0; i < 200; i++) {
    const drawn = window.fellesSjekk.trekk(scored, 8, before);
    rounds.push(drawn.map(one => [one.id, one.maal, one.type]));
    before = new Set(drawn.map(one => one.id));
  }
  return rounds;
}"""


@pytest.fixture(scope="module")
def goals(documents: dict[str, Document]) -> dict[str, set[str]]:
    """Goal to the addresses of the lessons that say they teach it."""
    found: dict[str, set[str]] = {}
    for address, document in documents.items():
        if document.all("body") and document.all("body")[0].has_class("side-lesson"):
            for link in document.all("a"):
                if any(around.has_class("boks-maal") for around in link.around):
                    found.setdefault(link.attributes["href"].partition("#")[2], set()).add(address)
    return found


def results(page: Page) -> dict[str, str]:
    """Goal to the result that is said of it."""
    rows = page.locator(".maalresultat > li").all()
    return {str(row.get_attribute("data-maal")): row.locator("strong").inner_text() for row in rows}


def to_read_again(page: Page) -> set[str]:
    """The addresses that «Les om igjen» leads to."""
    links: list[str] = page.locator(".les-om-igjen a").evaluate_all("all => all.map(one => one.href)")
    assert len(links) == len(set(links)), "a lesson is named twice"
    return {"kurs/" + link.rpartition("/kurs/")[2] for link in links}


def test_draw_covers_every_goal(browser: Browser, site: Path) -> None:
    """200 draws of every module: eight different questions, all goals, no reflection, and never the same set again."""
    with student(browser) as page:
        for path in sorted(site.glob("kurs/*/kunnskapssjekk.html")):
            opened(page, site, path.relative_to(site).as_posix())
            data = json.loads(str(page.locator("script.sjekk-data").text_content()))
            rounds: list[list[tuple[str, str, str]]] = page.evaluate(DRAW)
            wanted = {goal["id"] for goal in data["maal"]}
            for drawn in rounds:
                assert len({one for one, _, _ in drawn}) == len(drawn) == data["antall"] == DRAWN
                assert {goal for _, goal, _ in drawn} == wanted
                assert "reflection" not in {kind for _, _, kind in drawn}
            sets = [frozenset(one for one, _, _ in drawn) for drawn in rounds]
            assert all(first != second for first, second in itertools.pairwise(sets))
            assert len({tuple(one for one, _, _ in drawn) for drawn in rounds}) > len(rounds) / 2, "hardly random"


def test_all_right(browser: Browser, site: Path) -> None:
    """One question at a time, then 100 %, a declaration to print, and nothing to read again."""
    with student(browser) as page:
        opened(page, site, CHECK)
        assert axe(page) == []
        page.get_by_role("button", name="Start sjekken").click()
        assert page.evaluate("() => document.activeElement.innerText") == f"Spørsmål 1 av {DRAWN}"
        assert axe(page) == []
        drawn = take_check(page)
        assert len({one["id"] for one in drawn}) == DRAWN
        assert page.evaluate("() => document.activeElement.innerText") == "Resultatet ditt: 100 %"
        assert page.locator(".sjekk-dom").inner_text() == "Du svarte riktig på 8 av 8 spørsmål. Sjekken er bestått."
        counts = Counter(one["maal"] for one in drawn)
        assert results(page) == {goal: f"{n} av {n} riktig{'e' if n > 1 else ''}" for goal, n in counts.items()}
        assert page.locator(".les-om-igjen").count() == 0
        assert page.get_by_role("button", name="Minn meg på").count() == 0
        assert page.locator(".sjekk-panel").get_by_role("link", name="egenerklæring").count() == 1
        assert axe(page) == []
        saved = state(page)["sjekk"][MODULE]
        assert saved == {
            "best": 100, "siste": 100, "dag": "2026-11-22", "maal": {goal: [n, n] for goal, n in counts.items()},
        }  # fmt: skip
        told = heard(page, "felles:sjekk")
        assert told == [{"modul": MODULE, "prosent": 100, "bestatt": True, "maal": saved["maal"]}]


@pytest.mark.parametrize("wrong", [(0,), (2, 5), (0, 1, 2, 3, 4, 5, 6, 7)])
def test_read_again_is_exactly_what_was_missed(
    browser: Browser, site: Path, goals: dict[str, set[str]], wrong: tuple[int, ...]
) -> None:
    with student(browser) as page:
        opened(page, site, CHECK)
        page.get_by_role("button", name="Start sjekken").click()
        drawn = take_check(page, wrong=wrong)
        missed = {drawn[index]["maal"] for index in wrong}
        assert to_read_again(page) == set().union(*(goals[goal] for goal in missed))
        percent = round(100 * (DRAWN - len(wrong)) / DRAWN + 0.01)
        assert page.locator(".sjekk-panel h2").inner_text() == f"Resultatet ditt: {percent} %"
        passed = page.locator(".sjekk-dom").inner_text()
        assert ("Sjekken er bestått" in passed) == (percent >= 80)
        by_goal = results(page)
        for goal, total in Counter(one["maal"] for one in drawn).items():
            misses = sum(drawn[index]["maal"] == goal for index in wrong)
            assert by_goal[goal].startswith(f"{total - misses} av {total} riktig")
        assert axe(page) == []
        page.locator(".les-om-igjen a").first.click()
        assert page.locator("body.side-lesson").count() == 1


def test_one_answer_each(browser: Browser, site: Path) -> None:
    """In the check an answer stands; there is a hint, but no new try."""
    with student(browser) as page:
        opened(page, site, CHECK)
        page.get_by_role("button", name="Start sjekken").click()
        asked = current(page)
        assert page.get_by_role("button", name="Neste spørsmål").count() == 0, "nobody skips"
        asked.answer(right=False)
        assert asked.button("Prøv igjen").count() == 0
        assert axe(page) == []
        following = page.get_by_role("button", name="Neste spørsmål")
        for _ in range(12):
            page.keyboard.press("Tab")
            if following.evaluate("one => one === document.activeElement"):
                break
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.innerText") == f"Spørsmål 2 av {DRAWN}"


def test_new_draw_and_best_result(browser: Browser, site: Path) -> None:
    """The last result and the best are both kept, goals at their best, and the next set is another."""
    with student(browser) as page:
        opened(page, site, CHECK)
        page.get_by_role("button", name="Start sjekken").click()
        first = take_check(page)
        page.get_by_role("button", name="Ny trekning").click()
        second = take_check(page, wrong=tuple(range(DRAWN)))
        assert {one["id"] for one in first} != {one["id"] for one in second}
        saved: dict[str, Any] = state(page)["sjekk"][MODULE]
        assert (saved["best"], saved["siste"]) == (100, 0)
        assert all(right == total for right, total in saved["maal"].values())
        assert [one["prosent"] for one in heard(page, "felles:sjekk")] == [100, 0]


def test_reflection_is_offered_after_the_score(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, CHECK)
        page.get_by_role("button", name="Start sjekken").click()
        drawn = take_check(page)
        assert "reflection" not in {one["type"] for one in drawn}
        assert {one.kind for one in questions(page)} == {"reflection"}
        assert current(page).section.locator("h2").inner_text() == "Tenk selv"


def test_practice_and_links_to_a_question(browser: Browser, site: Path) -> None:
    """Without a check the whole bank can be opened; a link to one question opens it by itself."""
    with student(browser) as page:
        opened(page, site, CHECK)
        assert questions(page) == []
        practice = page.get_by_role("button", name="Øv på alle spørsmålene")
        practice.click()
        assert practice.get_attribute("aria-expanded") == "true"
        bank = questions(page)
        assert len(bank) > DRAWN
        assert axe(page) == []
        wanted = bank[-1].data["id"]
        practice.click()
        assert questions(page) == []
        opened(page, site, f"{CHECK}#{wanted}")
        page.wait_for_function(IN_SIGHT, arg=wanted)
        page.goto("about:blank")
        opened(page, site, f"{CHECK}#{wanted}")
        page.wait_for_function(IN_SIGHT, arg=wanted)


def begun(page: Page, number: int, *, wrong: int = -1) -> list[str]:
    """Start a check, answer its first questions, one of them wrong; give the ids of what was asked."""
    page.get_by_role("button", name="Start sjekken").click()
    asked = []
    for index in range(number):
        if index:
            page.get_by_role("button", name="Neste spørsmål").click()
        asked.append(current(page).data["id"])
        current(page).answer(right=index != wrong)
    return asked


def test_breaking_off(browser: Browser, site: Path) -> None:
    """Nothing is lost: the same draw goes on, without anything being stored."""
    with student(browser) as page:
        opened(page, site, CHECK)
        asked = begun(page, 2, wrong=1)
        kept = state(page)["underveis"][MODULE]
        assert kept["rett"] == [True, False]
        assert kept["trukket"][:2] == asked
        page.get_by_role("button", name="Avbryt sjekken").click()
        assert page.evaluate("() => document.activeElement.innerText") == "Fortsett sjekken"
        assert page.locator(".sjekk-halv").inner_text() == f"Du er midt i en sjekk. 2 av {DRAWN} spørsmål er besvart."
        assert state(page)["sjekk"] == {}
        assert questions(page) == []
        assert axe(page) == []
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.innerText") == f"Spørsmål 3 av {DRAWN}"
        rest = take_check(page)
        assert asked + [one["id"] for one in rest] == kept["trukket"]
        assert page.locator(".sjekk-panel h2").inner_text() == "Resultatet ditt: 88 %"
        assert state(page)["sjekk"][MODULE]["best"] == 88
        assert "underveis" not in state(page)
        assert page.evaluate("() => localStorage.length") == 0


def test_breaking_off_and_coming_back(browser: Browser, site: Path) -> None:
    """Another day, on the same machine; the front pages say so too."""
    with student(browser) as page:
        opened(page, site, CHECK)
        page.evaluate("() => window.fellesLager.husk()")
        asked = begun(page, 5, wrong=4)
        kept = state(page)["underveis"][MODULE]["trukket"]
        page.clock.set_fixed_time("2026-12-01T08:00:00+01:00")
        opened(page, site, f"kurs/{MODULE}/index.html")
        said = page.locator("#hovedinnhold .framdrift-linje .modul-framdrift").inner_text()
        assert f"kunnskapssjekk påbegynt, 5 av {DRAWN} besvart" in said
        assert axe(page) == []
        opened(page, site, CHECK)
        page.get_by_role("button", name="Fortsett sjekken").click()
        assert asked + [one["id"] for one in take_check(page)] == kept
        assert page.locator(".sjekk-panel h2").inner_text() == "Resultatet ditt: 88 %"


def test_breaking_off_before_the_result(browser: Browser, site: Path) -> None:
    """All answered: what is left is the result."""
    with student(browser) as page:
        opened(page, site, CHECK)
        page.evaluate("() => window.fellesLager.husk()")
        begun(page, DRAWN)
        page.reload()
        page.get_by_role("button", name="Fortsett sjekken").click()
        assert page.evaluate("() => document.activeElement.innerText") == "Resultatet ditt: 100 %"
        page.reload()
        assert page.get_by_role("button", name="Start sjekken").is_visible()


def test_starting_over(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, CHECK)
        begun(page, 1, wrong=0)
        kept = state(page)["underveis"][MODULE]["trukket"]
        page.get_by_role("button", name="Avbryt sjekken").click()
        page.get_by_role("button", name="Start på nytt").click()
        assert "underveis" not in state(page)
        drawn = take_check(page)
        assert {one["id"] for one in drawn} != set(kept)
        assert page.locator(".sjekk-panel h2").inner_text() == "Resultatet ditt: 100 %"


def test_broken_off_with_a_question_that_is_gone(browser: Browser, site: Path) -> None:
    """The bank has changed since: those that are left go on."""
    with student(browser) as page:
        opened(page, site, CHECK)
        page.evaluate("() => window.fellesLager.husk()")
        begun(page, 3, wrong=2)
        page.evaluate(
            f"""() => window.fellesLager.endre(t => {{
              const one = t.underveis.{MODULE}; one.trukket[0] = 'finnes-ikke'; one.trukket[7] = 'heller-ikke' }})"""
        )
        page.reload()
        assert f"2 av {DRAWN - 2} spørsmål er besvart" in page.locator(".sjekk-halv").inner_text()
        page.get_by_role("button", name="Fortsett sjekken").click()
        take_check(page)
        assert page.locator(".sjekk-panel h2").inner_text() == "Resultatet ditt: 83 %"


def test_broken_off_check_is_carried_along(browser: Browser, site: Path) -> None:
    """By file and by code, and the one that has come furthest wins."""
    with student(browser) as page:
        opened(page, site, CHECK)
        begun(page, 3, wrong=1)
        page.evaluate(LOAD_CODE)
        carried = page.evaluate("() => [fellesLager.eksporter(), fellesLager.pakk(fellesLager.les())]")
        kept = state(page)["underveis"]
        for text in carried:
            for way in ("sammen", "erstatt"):
                opened(page, site, CHECK)
                page.reload()
                page.evaluate(LOAD_CODE)
                begun(page, 1, wrong=0)
                assert page.evaluate("given => fellesLager.importer(...given)", [text, way])["ok"]
                assert state(page)["underveis"] == kept
        page.evaluate("() => fellesLager.importer(JSON.stringify({format: 'fellesmodellen-framdrift', v: 1,"
                      "tilstand: {v: 1}}), 'erstatt')")  # fmt: skip
        assert "underveis" not in state(page)


def test_without_the_store(browser: Browser, site: Path) -> None:
    """Questions and check work also where the store does not come."""
    with student(browser) as page:
        page.route("**/lager.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        opened(page, site, CHECK)
        page.get_by_role("button", name="Start sjekken").click()
        take_check(page, wrong=(1,))
        assert page.locator(".sjekk-panel h2").inner_text() == "Resultatet ditt: 88 %"
