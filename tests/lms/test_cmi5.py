"""The cmi5 package against a small xAPI end point: launch, order and content of what is told, and resuming."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from support import lms, xapi
from support.browsing import serve
from support.lms import Course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures", "support.packages"]

CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5"
MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon"
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
DURATION = re.compile(r"PT\d+(\.\d{1,2})?S")
UNANSWERED = """() => {
  const real = window.fetch;
  window.fetch = (address, options) => options.keepalive ? real(address, options) : new Promise(() => {});
}"""
"""Makes every request wait for an answer that never comes, but for those that outlive the page."""
STATE = "() => window.fellesLms.hent()"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def course_address(packed: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The package of one module on a server."""
    archive = packed("cmi5") / "fellesmodellen-oppstart-cmi5.zip"
    with serve(lms.unpack(archive, tmp_path_factory.mktemp("kurs"))) as root:
        yield root


@contextmanager
def launched(browser: Browser, root: str, lrs: xapi.Lrs) -> Iterator[tuple[Page, Course]]:
    """The package as the platform opens it, in a window of its own. Nothing may go wrong."""
    page = browser.new_page()
    wrong = lms.watch(page)
    page.goto(f"{root}/index.html?{lrs.query}")
    course = Course(page.main_frame, root)
    assert course.pages
    yield page, course
    expected = re.compile(r"Failed to load resource.*(404|503)")  # no state yet; a platform that is down
    assert [said for said in wrong if not expected.search(said)] == []
    assert lrs.broken == []
    page.close()


def leave(page: Page, lrs: xapi.Lrs) -> list[str]:
    """Close the window when everything is stored; give the verbs of the session."""
    lrs.wait_for_document(lambda: lrs.stored.get("tilstand", "") == (page.evaluate(STATE) or ""))
    page.goto("about:blank")
    lrs.wait("terminated")
    for statement in lrs.statements:
        check(statement, lrs)
    times = [one["timestamp"] for one in lrs.statements]
    assert all(first <= second for first, second in pairwise(times))
    return lrs.verbs


def check(statement: dict[str, Any], lrs: xapi.Lrs) -> None:
    """What cmi5 demands of every statement."""
    verb = statement["verb"]["id"].removeprefix("http://adlnet.gov/expapi/verbs/")
    context = statement["context"]
    result = statement.get("result", {})
    categories = [one["id"] for one in context["contextActivities"].get("category", [])]
    assert UUID.fullmatch(statement["id"])
    assert statement["actor"] == xapi.ACTOR
    assert context["registration"] == xapi.REGISTRATION
    assert context["extensions"][xapi.SESSION] == lrs.launch["contextTemplate"]["extensions"][xapi.SESSION]
    assert context["contextActivities"]["grouping"] == xapi.CONTEXT["contextActivities"]["grouping"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", statement["timestamp"])
    if verb == "answered":
        assert categories == []
        return
    assert statement["object"] == {"objectType": "Activity", "id": xapi.ACTIVITY}
    assert categories == ([CMI5, MOVE_ON] if {"success", "completion"} & result.keys() else [CMI5])
    assert ("score" in result) == (verb in {"passed", "failed"})
    assert ("success" in result) == (verb in {"passed", "failed"})
    assert ("completion" in result) == (verb == "completed")
    if verb == "initialized":
        assert result == {}
    else:
        assert DURATION.fullmatch(result["duration"])
    if verb in {"passed", "failed"}:
        assert context["extensions"][MASTERY] == 0.8
        assert (result["score"]["scaled"] >= 0.8) == result["success"] == (verb == "passed")


def test_a_module_from_launch_to_pass(browser: Browser, course_address: str) -> None:
    with xapi.running(xapi.Lrs()) as lrs, launched(browser, course_address, lrs) as (page, course):
        (module,) = course.outline()
        course.take(module)
        lrs.wait("completed")
        verbs = leave(page, lrs)
    assert verbs == ["initialized", "passed", "completed", "terminated"]
    assert lrs.tokens == 1
    assert "GET /lrs/agents/profile" in lrs.asked
    passed = lrs.last("passed")["result"]
    assert passed["score"] == {"scaled": 1, "raw": 100, "min": 0, "max": 100}
    answers = [one for one in lrs.statements if one["verb"]["id"].endswith("/answered")]
    assert len(answers) == 8
    for answer in answers:
        definition = answer["object"]["definition"]
        (key,) = definition["correctResponsesPattern"]
        assert answer["result"]["success"] is True
        assert answer["result"]["response"] == key
        sides = {"choices"} if definition["interactionType"] in {"choice", "sequencing"} else {"source", "target"}
        assert sides <= definition.keys()
        signs = {one["id"] for side in sides for one in definition[side]}
        assert set(re.split(r"\[[.,]\]", key)) <= signs


def test_passed_and_left_before_the_platform_has_answered(browser: Browser, course_address: str) -> None:
    with xapi.running(xapi.Lrs()) as lrs, launched(browser, course_address, lrs) as (page, course):
        (module,) = course.outline()
        lrs.awake.clear()
        course.take(module)
        page.goto("about:blank")
        lrs.wait("terminated")
        assert lrs.verbs == ["initialized", "passed", "completed", "terminated"]
        lrs.wait_for_document(lambda: lrs.stored.get("bestatt") is True)
        told = len(lrs.statements)
        lrs.awake.set()
    assert len(lrs.statements) == told, "what comes twice counts once"
    assert len({one["id"] for one in lrs.statements}) == told


def test_left_in_the_middle_and_taken_up_again(browser: Browser, course_address: str) -> None:
    with xapi.running(xapi.Lrs()) as lrs:
        with launched(browser, course_address, lrs) as (page, course):
            (module,) = course.outline()
            first, second, *_ = module["leksjoner"]
            course.read(first["adresse"])
            course.go(second["adresse"])
            assert leave(page, lrs) == ["initialized", "terminated"]
        assert 0 < lrs.last("terminated")["result"]["extensions"].popitem()[1] < 100
        lrs.again()
        with launched(browser, course_address, lrs) as (page, course):
            assert course.pages.url.split("#")[0] == f"{course_address}/{second['adresse']}"
            assert set(course.state()["lest"]) == {first["id"]}
            course.take({**module, "leksjoner": module["leksjoner"][1:]})
            assert leave(page, lrs) == ["initialized", "passed", "completed", "terminated"]
        lrs.again("okt-3")
        with launched(browser, course_address, lrs) as (page, course):
            course.check(module["sjekk"]["adresse"], right=False)
            assert leave(page, lrs) == ["initialized", "terminated"], "told once in a registration"


def test_failing_is_told_at_the_end_only(browser: Browser, course_address: str) -> None:
    """A session may judge once, so somebody who fails and then passes has passed."""
    with xapi.running(xapi.Lrs()) as lrs:
        with launched(browser, course_address, lrs) as (page, course):
            (module,) = course.outline()
            for lesson in module["leksjoner"]:
                course.read(lesson["adresse"])
            course.check(module["sjekk"]["adresse"], right=False)
            assert leave(page, lrs) == ["initialized", "failed", "terminated"]
        lrs.again()
        with launched(browser, course_address, lrs) as (page, course):
            course.check(module["sjekk"]["adresse"], right=False)
            course.check(module["sjekk"]["adresse"])
            assert leave(page, lrs) == ["initialized", "passed", "completed", "terminated"]


def test_looking_without_credit(browser: Browser, course_address: str) -> None:
    with xapi.running(xapi.Lrs({**xapi.LAUNCH, "launchMode": "Browse"})) as lrs:
        with launched(browser, course_address, lrs) as (page, course):
            assert "bare for å se" in course.message
            course.take(course.outline()[0])
            assert leave(page, lrs) == ["initialized", "terminated"]
        assert not any(one["verb"]["id"].endswith("/answered") for one in lrs.statements)


def test_a_platform_with_a_pass_mark_of_its_own(browser: Browser, course_address: str) -> None:
    with (
        xapi.running(xapi.Lrs({**xapi.LAUNCH, "masteryScore": 0.1})) as lrs,
        launched(browser, course_address, lrs) as (page, course),
    ):
        (module,) = course.outline()
        course.pages.evaluate(
            """id => window.fellesLager.endre(state => {
              state.sjekk[id] = {best: 50, siste: 50, maal: {}, dag: window.felles.dag()};
            })""",
            module["id"],
        )
        assert lrs.wait("passed")["context"]["extensions"][MASTERY] == 0.1
        page.goto("about:blank")
        lrs.wait("terminated")


def test_a_platform_that_does_not_answer(browser: Browser, course_address: str) -> None:
    """What could not be told is told when the platform is back, once."""
    with xapi.running(xapi.Lrs()) as lrs, launched(browser, course_address, lrs) as (page, course):
        (module,) = course.outline()
        lrs.down = True
        course.take(module)
        page.wait_for_function("() => document.querySelector('[data-pakke-melding]').textContent")
        assert course.message.startswith("Læringsplattformen svarer ikke akkurat nå.")
        lrs.down = False
        page.get_by_role("button", name="Lagre og avslutt").click()
        page.get_by_text("Fremdriften er lagret. Du kan lukke vinduet.").wait_for()
        assert lrs.verbs == ["initialized", "passed", "completed", "terminated"]
        assert lrs.stored["fullfort"] is lrs.stored["bestatt"] is True
        assert len(lrs.stored["tilstand"]) < 4096


def test_a_platform_that_takes_nothing_after_the_end(browser: Browser, course_address: str) -> None:
    """What somebody has read is stored before the session is told to be over."""
    with xapi.running(xapi.Lrs()) as lrs, launched(browser, course_address, lrs) as (page, course):
        lrs.strict = True
        lesson, *_ = course.outline()[0]["leksjoner"]
        course.read(lesson["adresse"])
        page.get_by_role("button", name="Lagre og avslutt").click()
        page.get_by_text("Fremdriften er lagret. Du kan lukke vinduet.").wait_for()
        assert lrs.verbs == ["initialized", "terminated"]
        assert lrs.stored["tilstand"]


def test_closed_before_the_end_is_saved(browser: Browser, course_address: str) -> None:
    """Somebody who asks for the end and closes the window at once has ended too."""
    with xapi.running(xapi.Lrs()) as lrs, launched(browser, course_address, lrs) as (page, course):
        lesson, *_ = course.outline()[0]["leksjoner"]
        course.read(lesson["adresse"])
        page.evaluate(UNANSWERED)
        page.get_by_role("button", name="Lagre og avslutt").click()
        page.goto("about:blank")
        lrs.wait("terminated")
        lrs.wait_for_document(lambda: bool(lrs.stored.get("tilstand")))
        assert lrs.verbs == ["initialized", "terminated"]


def test_back_to_the_platform(browser: Browser, course_address: str) -> None:
    with xapi.running(xapi.Lrs()) as lrs:
        lrs.launch = {**xapi.LAUNCH, "returnURL": f"{course_address}/kurs/repetisjon.html"}
        with launched(browser, course_address, lrs) as (page, _):
            page.get_by_role("button", name="Lagre og avslutt").click()
            page.wait_for_url("**/kurs/repetisjon.html")
            assert lrs.verbs == ["initialized", "terminated"]


def test_a_launch_that_is_used_up(browser: Browser, course_address: str) -> None:
    """The address of a launch opens one session; opened again it leads to plain pages and a calm word."""
    with xapi.running(xapi.Lrs()) as lrs:
        lrs.tokens = 1
        page = browser.new_page()
        page.goto(f"{course_address}/index.html?{lrs.query}")
        page.get_by_text("Læringsplattformen svarte ikke da kurset ble åpnet.").wait_for()
        assert page.get_by_role("heading", level=1).is_visible()
        assert lrs.statements == []
        page.close()
