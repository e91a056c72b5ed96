"""Packages in scorm-again, with a guard around it that is as strict as the standards."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from support import lms
from support.browsing import serve
from support.lms import Course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures", "support.packages"]

SCORM = ("scorm12", "scorm2004")
MODULE = "oppstart"

STATUS = {
    "scorm12": {"cmi.core.lesson_status": "passed", "cmi.core.score.raw": "100", "cmi.core.exit": "suspend"},
    "scorm2004": {
        "cmi.completion_status": "completed",
        "cmi.success_status": "passed",
        "cmi.score.raw": "100",
        "cmi.score.scaled": "1",
        "cmi.progress_measure": "1",
        "cmi.exit": "suspend",
    },
}
LOCATION = {"scorm12": "cmi.core.lesson_location", "scorm2004": "cmi.location"}
START = {"scorm12": "LMSInitialize", "scorm2004": "Initialize"}
SET = {"scorm12": "LMSSetValue", "scorm2004": "SetValue"}
WRONG = {
    "scorm12": (
        ("cmi.suspend_data", "x" * 4097),
        ("cmi.core.lesson_location", "x" * 256),
        ("cmi.core.lesson_status", "done"),
        ("cmi.core.session_time", "PT1M"),
        ("cmi.core.session_time", "0:01:00"),
        ("cmi.core.score.raw", "101"),
        ("cmi.core.score.raw", 80),
        ("cmi.core.student_name", "Kari"),
        ("cmi.interactions.0.student_response", "a"),
    ),
    "scorm2004": (
        ("cmi.suspend_data", "x" * 4097),
        ("cmi.location", "x" * 256),
        ("cmi.completion_status", "passed"),
        ("cmi.success_status", "completed"),
        ("cmi.session_time", "0000:01:00.00"),
        ("cmi.score.scaled", "80"),
        ("cmi.progress_measure", "1.5"),
        ("cmi.learner_name", "Kari"),
        ("cmi.interactions.0.learner_response", "a"),
    ),
}
FINISH = {"scorm12": "LMSFinish", "scorm2004": "Terminate"}


@pytest.fixture(scope="module", params=SCORM)
def standard(request: pytest.FixtureRequest) -> str:
    """The versions of SCORM."""
    return str(request.param)


@pytest.fixture(scope="module")
def packages(packed: Callable[[str], Path], standard: str) -> Path:
    """All packages of the standard."""
    return packed(standard)


@pytest.fixture(scope="module")
def platform(packages: Path, tmp_path_factory: pytest.TempPathFactory, standard: str) -> Iterator[str]:
    """A platform with the package of one module."""
    archive = packages / f"fellesmodellen-{MODULE}-{standard}.zip"
    with serve(lms.platform(tmp_path_factory.mktemp("plattform") / "p", archive)) as root:
        yield root


@contextmanager
def launched(
    browser: Browser, root: str, standard: str, remembered: dict[str, Any] | None = None, *, ready: bool = True
) -> Iterator[tuple[Page, Course]]:
    """A platform that opens its package. Nothing may go wrong, and no rule may be broken."""
    page = browser.new_page()
    wrong = lms.watch(page)
    page.goto(f"{root}/plattform.html")
    page.evaluate("given => start(...given)", [standard, remembered, "pakke/index.html"])
    shell = page.wait_for_selector("iframe").content_frame()  # type: ignore[union-attr]
    assert shell is not None
    course = Course(shell, f"{root}/pakke")
    if ready:
        assert course.pages
    yield page, course
    assert page.evaluate("() => window.vakt.brudd") == []
    assert wrong == []
    page.close()


def close(page: Page) -> list[list[str]]:
    """Close the course as platforms do, by turning its frame elsewhere; give everything that was called."""
    page.evaluate("() => { document.querySelector('iframe').src = 'about:blank'; }")
    page.wait_for_function("() => window.vakt.fase === 'slutt'")
    return calls(page)


def calls(page: Page) -> list[list[str]]:
    """Everything that was called until now."""
    found: list[list[str]] = page.evaluate("() => window.vakt.logg")
    return found


def values(said: list[list[str]]) -> dict[str, str]:
    """The last value that each element was given."""
    return {call[1]: call[2] for call in said if len(call) == 3}


def memory(standard: str, said: dict[str, str]) -> dict[str, Any]:
    """What a platform hands back the next time, from what it was given."""
    if standard == "scorm12":
        return {
            "suspend_data": said["cmi.suspend_data"],
            "core": {
                "lesson_location": said["cmi.core.lesson_location"],
                "lesson_status": said["cmi.core.lesson_status"],
                "entry": "resume",
            },
        }
    return {
        "suspend_data": said["cmi.suspend_data"],
        "location": said["cmi.location"],
        "completion_status": said["cmi.completion_status"],
        "success_status": said["cmi.success_status"],
        "entry": "resume",
    }


def test_a_module_from_start_to_pass(browser: Browser, platform: str, standard: str) -> None:
    with launched(browser, platform, standard) as (page, course):
        (module,) = course.outline()
        course.take(module)
        said = close(page)
    assert [call[0] for call in said].count(START[standard]) == 1
    assert [call[0] for call in said].count(FINISH[standard]) == 1
    assert said[0] == [START[standard]]
    assert said[-1] == [FINISH[standard]]
    given = values(said)
    assert STATUS[standard].items() <= given.items()
    assert given[LOCATION[standard]].startswith(module["sjekk"]["adresse"])
    known = {question["id"] for question in module["sporsmal"]}
    asked = {value for name, value in given.items() if re.fullmatch(r"cmi\.interactions\.\d+\.id", name)}
    assert len(asked) == 8
    assert asked <= known
    results = {value for name, value in given.items() if name.endswith(".result")}
    assert results == {"correct"}
    answers = {name.split(".")[2]: value for name, value in given.items() if name.endswith("_response")}
    keys = {name.split(".")[2]: value for name, value in given.items() if name.endswith(".pattern")}
    assert answers == keys
    assert len(answers) == 8


def test_left_in_the_middle_and_taken_up_again(browser: Browser, platform: str, standard: str) -> None:
    with launched(browser, platform, standard) as (page, course):
        (module,) = course.outline()
        first, second, *_ = module["leksjoner"]
        course.read(first["adresse"])
        course.go(second["adresse"])
        before = course.state()
        given = values(close(page))
    assert given[LOCATION[standard]].startswith(second["adresse"])
    with launched(browser, platform, standard, memory(standard, given)) as (page, course):
        assert course.pages.url.split("#")[0] == f"{platform}/pakke/{second['adresse']}"
        assert set(course.state()["lest"]) == set(before["lest"]) == {first["id"]}
        assert course.pages.evaluate("() => window.fellesLager.modus()") == "lms"
        said = close(page)
    assert values(said)[LOCATION[standard]].startswith(second["adresse"])


def test_a_check_left_in_the_middle(browser: Browser, platform: str, standard: str) -> None:
    """The same draw goes on in the next session, with what was answered; nothing is told twice."""
    with launched(browser, platform, standard) as (page, course):
        (module,) = course.outline()
        pages = course.go(module["sjekk"]["adresse"])
        pages.get_by_role("button", name="Start sjekken").click()
        for right in (True, False, True):
            pages.evaluate(lms.ANSWER, right)
        kept = course.state()["underveis"][MODULE]
        first = values(close(page))
    assert kept["rett"] == [True, False, True]
    with launched(browser, platform, standard, memory(standard, first)) as (page, course):
        assert course.state()["underveis"][MODULE] == kept
        pages = course.pages
        pages.get_by_role("button", name="Fortsett sjekken").click()
        while not pages.evaluate(lms.ANSWER, True):  # noqa: FBT003 (an argument of the script)
            pass
        assert pages.get_by_role("heading", name="Resultatet ditt").inner_text() == "Resultatet ditt: 88 %"
        second = values(close(page))
    told = [
        value for said in (first, second) for name, value in said.items() if re.search(r"interactions\.\d+\.id", name)
    ]
    assert told == kept["trukket"]
    assert second.get("cmi.core.score.raw", second.get("cmi.score.raw")) == "88"


def test_a_check_that_is_not_passed(browser: Browser, platform: str, standard: str) -> None:
    with launched(browser, platform, standard) as (page, course):
        (module,) = course.outline()
        for lesson in module["leksjoner"]:
            course.read(lesson["adresse"])
        score = course.check(module["sjekk"]["adresse"], right=False)
        assert score < 80
        failed = values(close(page))
    with launched(browser, platform, standard, memory(standard, failed)) as (page, course):
        assert course.check(module["sjekk"]["adresse"]) == 100
        passed = values(close(page))
    if standard == "scorm12":
        assert failed["cmi.core.lesson_status"] == "failed"
        assert passed["cmi.core.lesson_status"] == "passed"
    else:
        assert (failed["cmi.completion_status"], failed["cmi.success_status"]) == ("incomplete", "failed")
        assert (passed["cmi.completion_status"], passed["cmi.success_status"]) == ("completed", "passed")


def test_what_is_passed_stays_passed(browser: Browser, platform: str, standard: str) -> None:
    """Somebody who comes back and forgets everything loses the progress, not the pass."""
    with launched(browser, platform, standard) as (page, course):
        course.take(course.outline()[0])
        given = values(close(page))
    with launched(browser, platform, standard, memory(standard, given)) as (page, course):
        course.pages.evaluate("() => window.fellesLager.glem()")
        said = close(page)
    told = {call[2] for call in said if len(call) == 3 and call[1].endswith("_status")}
    assert told <= {"passed", "completed"}
    assert {call[2] for call in said if len(call) == 3 and call[1].endswith("score.raw")} <= {"100"}
    assert values(said)["cmi.suspend_data"] != given["cmi.suspend_data"]


def test_passing_is_told_at_once(browser: Browser, platform: str, standard: str) -> None:
    """Who has just finished may close the machine; nothing waits for the end of the session."""
    with launched(browser, platform, standard) as (page, course):
        course.take(course.outline()[0])
        assert STATUS[standard].items() <= values(calls(page)).items()
        assert page.evaluate("() => window.vakt.lagret") >= 1
        close(page)


def test_a_platform_that_does_not_answer(browser: Browser, platform: str, standard: str) -> None:
    with launched(browser, platform, standard) as (page, course):
        (module,) = course.outline()
        page.evaluate("() => { window.vakt.svarerIkke = true; }")
        course.read(module["leksjoner"][0]["adresse"])
        course.shell.wait_for_function("() => document.querySelector('[data-pakke-melding]').textContent")
        assert course.message.startswith("Læringsplattformen svarer ikke akkurat nå. Du kan lese videre.")
        course.read(module["leksjoner"][1]["adresse"])
        page.evaluate("() => { window.vakt.svarerIkke = false; }")
        course.shell.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
        given = values(close(page))
    assert given[LOCATION[standard]].startswith(module["leksjoner"][1]["adresse"])


def test_the_button_ends_the_session(browser: Browser, platform: str, standard: str) -> None:
    with launched(browser, platform, standard) as (page, course):
        course.read(course.outline()[0]["leksjoner"][0]["adresse"])
        course.shell.get_by_role("button", name="Lagre og avslutt").click()
        course.shell.get_by_text("Fremdriften er lagret. Du kan lukke vinduet.").wait_for()
        assert not course.shell.locator("iframe").is_visible()
        said = close(page)
    assert [call[0] for call in said].count(FINISH[standard]) == 1
    assert said[-1] == [FINISH[standard]]


def test_looking_without_credit_leaves_no_mark(browser: Browser, platform: str, standard: str) -> None:
    remembered = {"core": {"lesson_mode": "browse"}} if standard == "scorm12" else {"mode": "browse"}
    with launched(browser, platform, standard, remembered) as (page, course):
        assert "bare for å se" in course.message
        course.take(course.outline()[0])
        given = values(close(page))
    assert {name.rsplit(".", 1)[1] for name in given} == {"session_time"}


def test_state_that_cannot_be_read_starts_anew(browser: Browser, platform: str, standard: str) -> None:
    remembered: dict[str, Any] = {"suspend_data": "1odelagt"}
    odd = "https://example.org/annet.html"
    if standard == "scorm12":
        remembered["core"] = {"lesson_location": odd, "lesson_status": "incomplete", "entry": "resume"}
    else:
        remembered["location"] = odd
    with launched(browser, platform, standard, remembered) as (page, course):
        assert course.pages.url == f"{platform}/pakke/kurs/{MODULE}/index.html"
        assert course.state()["lest"] == {}
        close(page)


def test_no_platform_anywhere(browser: Browser, platform: str) -> None:
    """The package by itself on a server: the contents, a calm word, and pages that work."""
    page = browser.new_page()
    wrong = lms.watch(page)
    page.goto(f"{platform}/pakke/index.html")
    assert "Fant ingen læringsplattform." in page.locator("[data-pakke-melding]").inner_text()
    assert not page.get_by_role("button", name="Lagre og avslutt").is_visible()
    page.locator("main a").nth(1).click()
    page.get_by_role("button", name="Marker som lest").click()
    assert page.evaluate("() => window.fellesLager.modus()") == "minne"
    assert wrong == []
    page.close()


def test_platform_in_the_window_that_opened_it(browser: Browser, platform: str, standard: str) -> None:
    page = browser.new_page()
    page.goto(f"{platform}/plattform.html")
    page.evaluate("given => start(...given)", [standard, None, "about:blank"])
    with page.expect_popup() as waiting:
        page.evaluate("() => { window.open('pakke/index.html'); }")
    opened = waiting.value
    course = Course(opened.main_frame, f"{platform}/pakke")
    course.read(course.outline()[0]["leksjoner"][0]["adresse"])
    opened.close(run_before_unload=False)
    page.wait_for_function("() => window.vakt.fase === 'slutt'")
    assert page.evaluate("() => window.vakt.brudd") == []
    page.close()


def test_platform_behind_a_window_of_others(browser: Browser, platform: str, standard: str, tmp_path: Path) -> None:
    """Between the platform and the course may lie a frame from another address, which nobody may look into."""
    (tmp_path / "mellom.html").write_text(
        f'<!doctype html><title>Mellom</title><link rel="icon" href="data:,">'
        f'<iframe name="kurs" width="800" height="600" src="{platform}/pakke/index.html"></iframe>',
        encoding="utf-8",
    )
    page = browser.new_page()
    wrong = lms.watch(page)
    with serve(tmp_path) as elsewhere:
        page.goto(f"{platform}/plattform.html")
        page.evaluate("given => start(...given)", [standard, None, f"{elsewhere}/mellom.html"])
        page.wait_for_function("() => window.vakt.fase === 'aapen'")
        close(page)
    assert page.evaluate("() => window.vakt.brudd") == []
    assert wrong == []
    page.close()


def test_a_platform_that_refuses_the_greeting(browser: Browser, platform: str, standard: str) -> None:
    page = browser.new_page()
    page.goto(f"{platform}/plattform.html")
    page.evaluate("given => start(...given)", [standard, None, "about:blank"])
    page.evaluate("name => { (window.API || window.API_1484_11)[name] = () => 'false'; }", START[standard])
    page.evaluate("() => { document.querySelector('iframe').src = 'pakke/index.html'; }")
    shell = page.frame_locator("iframe")
    shell.get_by_text("Læringsplattformen svarte ikke da kurset ble åpnet.").wait_for()
    shell.get_by_role("link", name="Om modulen").click()
    shell.get_by_role("heading", level=1).wait_for()
    assert calls(page) == []
    page.close()


def test_the_guard_is_strict(browser: Browser, platform: str, standard: str) -> None:
    """A guard that lets everything through would prove nothing."""
    page = browser.new_page()
    page.goto(f"{platform}/plattform.html")
    page.evaluate("given => start(...given)", [standard, None, "about:blank"])
    given = WRONG[standard]
    said = page.evaluate(
        """([names, wrong]) => {
          const api = window.API || window.API_1484_11;
          const [start, set, finish] = names;
          return [
            api[set]('cmi.suspend_data', 'x'), api[start](''), api[start](''),
            ...wrong.map(([name, value]) => api[set](name, value)),
            api[finish](''), api[finish](''), api[set]('cmi.suspend_data', 'x'),
          ];
        }""",
        [[START[standard], SET[standard], FINISH[standard]], given],
    )
    assert said == ["false", "true", "false", *["false"] * len(given), "true", "false", "false"]
    assert len(page.evaluate("() => window.vakt.brudd")) == len(said) - 2
    page.close()


def test_state_that_is_too_long_is_not_sent(browser: Browser, platform: str, standard: str) -> None:
    with launched(browser, platform, standard) as (page, course):
        assert course.shell.evaluate("() => window.fellesLms.lagre('x'.repeat(4097))") is False
        assert course.shell.evaluate("() => window.fellesLms.lagre('x'.repeat(4096))") is True
        course.shell.evaluate("() => window.fellesLms.sted('kurs/' + 'x'.repeat(255) + '.html#anker', 'Lang')")
        given = values(close(page))
    assert given["cmi.suspend_data"] == "x" * 4096
    assert len(given[LOCATION[standard]]) <= 255


def test_whole_course(browser: Browser, packages: Path, tmp_path: Path, standard: str) -> None:
    """Every lesson read and every check passed, in one session; the state stays within what the standards give."""
    archive = packages / f"fellesmodellen-kurs-{standard}.zip"
    with (
        serve(lms.platform(tmp_path / "p", archive)) as root,
        launched(browser, root, standard) as (page, course),
    ):
        modules = course.outline()
        for module in modules[:-1]:
            course.take(module)
        before = values(calls(page))
        course.take(modules[-1])
        given = values(close(page))
    assert len(modules) == 5
    assert STATUS[standard].items() <= given.items()
    assert before.get("cmi.core.lesson_status", before.get("cmi.completion_status")) == "incomplete"
    assert len(given["cmi.suspend_data"]) < 2048
