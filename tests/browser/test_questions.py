"""Questions in place: every kind by keyboard, right, wrong and partly right, with hints, explanations and a new try."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from support.studying import Asked, axe, heard, opened, questions, state, student

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

CHECK = "kurs/oppstart/kunnskapssjekk.html"
KINDS = ("one", "several", "match", "order", "reflection")


def practise(page: Page, site: Path, kind: str) -> Asked:
    """Open the bank of a module to practise, and find its first question of a kind."""
    opened(page, site, CHECK)
    page.get_by_role("button", name="Øv på alle spørsmålene").click()
    return next(one for one in questions(page) if one.kind == kind)


def focused(page: Page) -> str:
    """What the focus is on, by its text or name."""
    text: str = page.evaluate("() => document.activeElement.innerText || document.activeElement.id")
    return text


def marks(asked: Asked) -> list[str]:
    """What each explanation begins with."""
    return [
        re.split(r"[.,]", text)[0] for text in asked.section.locator(".forklaring:visible strong").all_inner_texts()
    ]


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_right_and_wrong(browser: Browser, site: Path, kind: str) -> None:
    """Wrong, then again and right; each option explained, the score kept, axe content each time."""
    with student(browser) as page:
        asked = practise(page, site, kind)
        asked.answer(right=False)
        assert asked.status.inner_text().startswith(("Ikke riktig", "Delvis riktig"))
        assert asked.status.evaluate("one => one === document.activeElement")
        explained = marks(asked)
        assert set(explained) <= {"Riktig", "Ikke riktig"}
        assert "Ikke riktig" in explained
        signs = asked.section.locator(".forklaring:visible .forklaring-tegn").all_inner_texts()
        assert [{"✓": "Riktig", "✕": "Ikke riktig"}[sign] for sign in signs] == explained
        options = asked.section.locator(".sporsmal-papir > .svar, .to-spalter > .svar").first.locator("li").count()
        assert len(explained) == options, "each option has its explanation"
        reasons = asked.section.locator(".forklaring:visible").all_inner_texts()
        assert all(len(text) > len("Ikke riktig, ditt svar.") for text in reasons)
        assert axe(page) == []

        asked.button("Prøv igjen").click()
        assert page.evaluate("() => document.activeElement.closest('.sporsmal-skjema fieldset') !== null")
        assert asked.section.locator(".forklaring:visible").count() == 0
        assert asked.status.inner_text() == ""
        asked.answer(right=True)
        assert asked.status.inner_text() == "Riktig svar."
        assert axe(page) == []
        saved = state(page)["svar"][asked.data["id"]]
        assert (saved["poeng"], saved["forsok"], saved["dag"]) == (1, 2, "2026-11-22")

        first, second = heard(page, "felles:svar")
        assert (first["sporsmal"], first["type"], first["riktig"], first["forsok"]) == (
            asked.data["id"],
            kind,
            False,
            1,
        )
        assert (second["riktig"], second["forsok"], second["svar"]) == (True, 2, second["fasit"])
        assert first["svar"] != second["svar"]
        assert first["sekunder"] >= 1


def test_partly_right(browser: Browser, site: Path) -> None:
    """Part of the points, and the summary says how far one came."""
    with student(browser) as page:
        asked = practise(page, site, "several")
        asked.section.locator("input").nth(asked.data["fasit"][0]).check()
        asked.button("Sjekk svaret").click()
        right = len(asked.data["fasit"])
        assert asked.status.inner_text() == f"Delvis riktig. Du har 1 av {right} riktige."
        assert "Riktig, men du valgte det ikke." in asked.section.locator(".forklaring strong").all_inner_texts()
        assert state(page)["svar"][asked.data["id"]]["poeng"] == round(1 / right, 2)

        asked = practise(page, site, "match")
        asked.fill(right=True)
        first = asked.section.locator("select").first
        first.select_option(value=str(asked.data["fasit"][1]))
        asked.button("Sjekk svaret").click()
        pairs = len(asked.data["fasit"])
        assert asked.status.inner_text() == f"Delvis riktig. {pairs - 1} av {pairs} er koblet riktig."
        assert "Riktig er «" in asked.section.locator(".forklaring").first.inner_text()


def test_several_says_how_many(browser: Browser, site: Path) -> None:
    words = {2: "to", 3: "tre", 4: "fire", 5: "fem", 6: "seks", 7: "sju", 8: "åtte"}
    with student(browser) as page:
        asked = practise(page, site, "several")
        number, options = len(asked.data["fasit"]), asked.section.locator("input").count()
        said = asked.section.locator(".sporsmal-type").inner_text()
        assert said.startswith(f"Flere riktige svar: {words[number]} av {words[options]}.")


@pytest.mark.parametrize("kind", ["one", "several", "match"])
def test_nothing_to_check_yet(browser: Browser, site: Path, kind: str) -> None:
    """No answer is no attempt: it is said, and the focus goes where one answers."""
    with student(browser) as page:
        asked = practise(page, site, kind)
        asked.button("Sjekk svaret").click()
        assert re.fullmatch(r"Velg .+ først\.", asked.status.inner_text())
        assert page.evaluate("() => document.activeElement.matches('fieldset input, fieldset select')")
        assert heard(page, "felles:svar") == []
        assert state(page)["svar"] == {}


def test_hint_folds_out(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        asked = practise(page, site, "one")
        hint = asked.button("Hint")
        assert hint.get_attribute("aria-expanded") == "false"
        hint.focus()
        page.keyboard.press("Enter")
        assert hint.get_attribute("aria-expanded") == "true"
        assert asked.section.locator(".hint-vist").inner_text().startswith("Hint: ")
        assert focused(page) == "Hint"
        assert axe(page) == []
        page.keyboard.press("Enter")
        assert not asked.section.locator(".hint-vist").is_visible()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on a button of that name."""
    for _ in range(40):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reaches «{name}»")


def test_choices_by_keyboard(browser: Browser, site: Path) -> None:
    """Arrows choose among radio buttons, space ticks boxes, Enter checks."""
    with student(browser) as page:
        asked = practise(page, site, "one")
        asked.section.locator("input").first.focus()
        page.keyboard.press("Space")
        for _ in range(asked.data["fasit"][0]):
            page.keyboard.press("ArrowDown")
        tab_to(page, "Sjekk svaret")
        page.keyboard.press("Enter")
        assert asked.status.inner_text() == "Riktig svar."
        tab_to(page, "Prøv igjen")
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.type") == "radio"
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        assert asked.status.is_visible()

        asked = practise(page, site, "several")
        asked.section.locator("input").first.focus()
        for index in range(asked.section.locator("input").count()):
            if index in asked.data["fasit"]:
                page.keyboard.press("Space")
            page.keyboard.press("Tab")
        tab_to(page, "Sjekk svaret")
        page.keyboard.press("Space")
        assert asked.status.inner_text() == "Riktig svar."


def test_match_by_keyboard(browser: Browser, site: Path) -> None:
    """Each left side is the label of a list; the lists have the same order every time, and not the right one."""
    with student(browser) as page:
        asked = practise(page, site, "match")
        lists = asked.section.locator("select")
        orders = lists.evaluate_all("all => all.map(one => [...one.options].map(option => option.value).join())")
        assert len(set(orders)) == 1
        texts = asked.section.locator(".to-spalter > .svar").first.locator("li").all_text_contents()
        assert lists.evaluate_all("all => all.map(one => one.labels[0].textContent)") == texts
        lists.first.focus()
        for index in asked.data["fasit"]:
            for _ in range(orders[0].split(",").index(str(index))):
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Tab")
        tab_to(page, "Sjekk svaret")
        page.keyboard.press("Enter")
        assert asked.status.inner_text() == "Riktig svar."
        page.reload()
        again = practise(page, site, "match").section.locator("select").first
        assert again.evaluate("one => [...one.options].map(option => option.value).join()") == orders[0]


def test_order_by_keyboard(browser: Browser, site: Path) -> None:
    """The buttons move an item, keep the focus and say where it stands."""
    with student(browser) as page:
        asked = practise(page, site, "order")
        rows = asked.section.locator(".rekke > li")
        number = rows.count()
        texts = [text.strip() for text in rows.locator(".rekke-tekst").all_inner_texts()]
        up = asked.section.get_by_role("button", name=f"Opp: flytt «{texts[1]}»")
        up.focus()
        page.keyboard.press("Enter")
        assert rows.locator(".rekke-tekst").all_inner_texts()[:2] == [texts[1], texts[0]]
        assert asked.status.inner_text() == f"«{texts[1]}» er nå nummer 1 av {number}."
        assert up.evaluate("one => one === document.activeElement")
        assert up.get_attribute("aria-disabled") == "true"
        page.keyboard.press("Enter")
        assert asked.status.inner_text() == f"«{texts[1]}» står alt øverst."
        assert up.evaluate("one => one === document.activeElement")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert asked.status.inner_text() == f"«{texts[1]}» er nå nummer 2 av {number}."
        assert axe(page) == []
        for button in asked.section.locator(".rekke button").all():
            box = button.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24
        tab_to(page, "Sjekk svaret")
        page.keyboard.press("Enter")
        assert asked.section.locator(".rekke button:visible").count() == 0


def test_order_never_begins_right(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        for module in sorted(path.parent.name for path in site.glob("kurs/*/kunnskapssjekk.html")):
            opened(page, site, f"kurs/{module}/kunnskapssjekk.html")
            page.get_by_role("button", name="Øv på alle spørsmålene").click()
            for asked in questions(page):
                if asked.kind == "order":
                    asked.button("Sjekk svaret").click()
                    assert asked.status.inner_text() != "Riktig svar.", asked.data["id"]


def test_reflection_stays_on_the_page(browser: Browser, site: Path) -> None:
    """What is written is warned about, told to nobody and kept nowhere; then comes a suggestion."""
    with student(browser) as page:
        asked = practise(page, site, "reflection")
        field = asked.section.get_by_label("Skriv det du tenker")
        described = field.get_attribute("aria-describedby")
        assert "helseopplysninger" in page.locator(f"#{described}").inner_text()
        field.fill("Hemmelig tanke")
        page.evaluate("() => window.fellesLager.husk()")
        asked.button("Vis forslag til svar").click()
        assert "Forslag til svar" in asked.section.locator(".forklaring").inner_text()
        assert field.input_value() == "Hemmelig tanke"
        assert asked.status.evaluate("one => one === document.activeElement")
        assert axe(page) == []
        assert "Hemmelig" not in page.evaluate("() => JSON.stringify([window.heard, {...localStorage}])")
        assert heard(page, "felles:svar")[0]["svar"] == ""


def test_lesson_ends_with_questions_of_its_goals(browser: Browser, site: Path) -> None:
    """At most two, about what the lesson teaches, and they work there too."""
    lessons = [path for path in site.glob("kurs/*/*.html") if "side-lesson" in path.read_text(encoding="utf-8")]
    assert len(lessons) >= 30
    with student(browser) as page:
        for lesson in lessons:
            opened(page, site, lesson.relative_to(site).as_posix())
            asked = questions(page)
            assert 1 <= len(asked) <= 2, lesson
            goals = page.locator(".boks-maal a").evaluate_all("all => all.map(one => one.hash.slice(1))")
            assert {one.data["maal"] for one in asked} <= set(goals), lesson
        assert page.locator("h2#prov-deg").inner_text() == "Prøv deg"
        asked[0].answer(right=True)
        assert asked[0].status.inner_text() == "Riktig svar."
        assert axe(page) == []
        page.evaluate("() => window.fellesLager.husk()")
        page.reload()
        assert (
            questions(page)[0].section.locator(".sporsmal-sist").inner_text()
            == "Sist svarte du riktig, 22. november 2026."
        )


def test_without_scripts_questions_read_as_text(browser: Browser, site: Path) -> None:
    with student(browser, java_script_enabled=False) as page:
        for address in (CHECK, "kurs/oppstart/felles-problem.html"):
            opened(page, site, address)
            for section in page.locator(".sporsmal").all():
                assert section.locator(".sporsmal-tekst").is_visible()
                answers = section.locator(".fasit")
                assert not answers.locator("li, dd, p").first.is_visible()
                answers.locator("summary").press("Enter")
                assert answers.locator("li, dd, p").first.is_visible()
                assert section.locator("form, button").count() == 0
        assert page.locator(".fasit li.riktig").first.inner_text().startswith("Riktig: ")


def test_paper_has_every_question_and_its_key_on_a_sheet_of_its_own(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """Also when they are asked on the screen, one at a time; every option has its explanation there."""
    with student(browser) as page:
        opened(page, site, CHECK)
        bank = [Asked(section) for section in page.locator(".sporsmal").all()]
        reasons = page.locator(".sporsmal .begrunnelse").all_text_contents()
        page.get_by_role("button", name="Start sjekken").click()
        assert not page.locator(".fasitark").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".sporsmal-papir:visible").count() == len(bank)
        assert page.locator(".sporsmal-skjema:visible, .sjekk-videre:visible").count() == 0
        assert page.locator(".sporsmal :is(.fasit, .hint):visible").count() == 0
        keys = page.locator(".fasitark > ol > li").all()
        for asked, one in zip(bank, keys, strict=True):
            said, right = " ".join(one.inner_text().split()), asked.data["fasit"]
            if asked.kind in {"one", "several"}:
                letters = re.findall(r"[A-H]", said.split(" er riktig")[0])
                assert letters == ["ABCDEFGH"[index] for index in right]
            elif asked.kind == "match":
                pairs = re.findall(r"([A-H]) og (\d):", said)
                assert pairs == [("ABCDEFGH"[left], str(index + 1)) for left, index in enumerate(right)]
        told = squeezed(page.locator(".fasitark").inner_text())
        assert [one for one in map(squeezed, reasons) if one.removeprefix("Riktig. ") not in told] == []
        target = tmp_path / "ark.pdf"
        page.pdf(path=target, prefer_css_page_size=True)
    sheets = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, text=True, check=True).stdout
    first = next(number for number, text in enumerate(sheets.split("\f")) if text.lstrip().startswith("Fasit\n"))
    before = squeezed(" ".join(sheets.split("\f")[:first]))
    numbers = re.findall(r"Spørsmål (\d+)(?! av)", before)
    assert numbers == [str(number) for number in range(1, len(bank) + 1)], "the key goes by them"
    assert [one for one in map(squeezed, reasons) if one in before] == []


def squeezed(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def test_paper_of_a_lesson_has_the_answers_beside_the_questions(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, "kurs/oppstart/felles-problem.html")
        page.emulate_media(media="print")
        number = page.locator(".sporsmal").count()
        assert page.locator(".sporsmal .fasit:visible").count() == number > 0
