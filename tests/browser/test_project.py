"""The project in a real browser: what is kept, files, two copies, two tabs, and what goes wrong without harm."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

import factory
from support.studying import PHONE, axe, opened, student

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Locator, Page, ViewportSize

pytest_plugins = ["support.fixtures"]

PROJECT = "prosjekt.html"
FIXTURE = factory.ROOT / "tests/fixtures/prosjekt-v1.json"
WIDE: ViewportSize = {"width": 1280, "height": 900}
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
BLOCKED = (
    """Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nei', 'SecurityError') }})"""
)
STORED = "() => localStorage.length + sessionStorage.length + document.cookie.length"
LIVE = """() => Object.fromEntries(Object.entries(fellesProsjekt.les().felter)
  .filter(([, felt]) => felt.v !== null).map(([sti, felt]) => [sti, felt.v]))"""


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def name_field(page: Page) -> Locator:
    return page.get_by_label("Navnet på prosjektet")


def write(page: Page, **fields: Any) -> None:  # noqa: ANN401
    """Change the project as a component would; «__» stands for «/»."""
    places = {name.replace("__", "/").replace("_", "-"): value for name, value in fields.items()}
    page.evaluate("fields => fellesProsjekt.sett(fields)", places)


def live(page: Page) -> dict[str, Any]:
    """What stands in the project."""
    found: dict[str, Any] = page.evaluate(LIVE)
    return found


def file_with(page: Page, changes: dict[str, Any]) -> str:
    """A file of the project as a colleague sends it back, with changes made there."""
    text: str = page.evaluate(
        """changes => {
          const kjerne = fellesProsjekt.kjerne;
          const delt = kjerne.delt(fellesProsjekt.les(), Date.now());
          fellesProsjekt.erstatt(delt, 'Delt');
          return kjerne.tilTekst(kjerne.endre(delt, changes, Date.now() + 60000));
        }""",
        changes,
    )
    return text


def open_file(page: Page, text: str, name: str = "kari.prosjekt.json") -> None:
    """Choose a file as a person does."""
    with page.expect_file_chooser() as chooser:
        button(page, "Åpne fil").click()
    chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": text.encode()})


def save(page: Page) -> tuple[str, str]:
    """Press «Lagre til fil»: the name and the text of the file."""
    with page.expect_download() as download:
        button(page, "Lagre til fil").click()
    return download.value.suggested_filename, download.value.path().read_text(encoding="utf-8")


@contextmanager
def leaving(page: Page) -> Iterator[list[str]]:
    """What the browser asks when the page is left; the person goes anyway."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    yield asked
    page.remove_listener("dialog", answer)


# What is kept


def test_nothing_is_kept_unasked_and_leaving_asks(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        bar = page.locator(".prosjekt-linje")
        expect(bar).to_contain_text("Ingenting lagres før du ber om det")
        expect(bar).to_contain_text("Skriv aldri navn, fødselsdato")
        with leaving(page) as asked:
            page.reload()
            assert asked == []
            name_field(page).click()
            page.keyboard.type("Trygg hjem")  # still in the field when the page goes
            page.reload()
            assert asked == ["beforeunload"]
        expect(name_field(page)).to_have_value("")
        assert page.evaluate(STORED) == 0


def test_what_is_in_a_file_can_be_left(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        name_field(page).fill("Trygg hjem – Østre Gausdal")
        name_field(page).blur()
        bar = page.locator(".prosjekt-linje")
        expect(bar).to_contain_text("Det dere skriver, er borte når du lukker siden")
        name, text = save(page)
        assert re.fullmatch(r"trygg-hjem-ostre-gausdal-2026-11-22\.prosjekt\.json", name)
        assert json.loads(text)["felter"]["om/tittel"]["v"] == "Trygg hjem – Østre Gausdal"
        expect(bar).to_contain_text("Alt er lagret i filen")
        with leaving(page) as asked:
            page.reload()
            assert asked == []


def test_a_remembered_project_follows_from_page_to_page(browser: Browser, address: str) -> None:
    with student(browser) as page:
        page.goto(address + PROJECT)
        name_field(page).fill("Trygg hjem")
        # The press that leaves the field changes what is said above the button: it has to hit all the same.
        button(page, "Husk prosjektet på denne maskinen").click()
        bar = page.locator(".prosjekt-linje")
        expect(bar).to_contain_text("Prosjektet huskes nå i denne nettleseren, på denne maskinen, til 21. mai 2027.")
        expect(bar).to_contain_text("Andre som bruker maskinen, kan lese det")
        expect(button(page, "Glem prosjektet på denne maskinen")).to_be_focused()
        assert axe(page) == []
        with leaving(page) as asked:
            page.goto(address + "skjema/oppstartsrapport.html")
            assert page.evaluate("() => fellesProsjekt.tittel()") == "Trygg hjem"
            write(page, kryss__x="true")
            page.goto(address + PROJECT)
            assert asked == []
        assert live(page) == {"om/tittel": "Trygg hjem", "kryss/x": "true"}
        button(page, "Glem prosjektet på denne maskinen").click()
        assert page.evaluate(STORED) > 0, "it takes two presses"
        button(page, "Trykk en gang til for å glemme").click()
        expect(bar).to_contain_text("Ingenting er lagret")
        assert page.evaluate(STORED) == 0
        expect(name_field(page)).to_have_value("Trygg hjem")


def test_pages_that_only_read_load_nothing_of_it(browser: Browser, address: str, kinds: dict[str, str]) -> None:
    work = {"side-ark", "side-form", "side-project"}
    with student(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        for kind, one in kinds.items():
            if kind not in work:
                page.goto(address + one)
        assert not [
            url
            for url in asked
            if re.search(r"prosjekt|assets/js/(ark|skjema|dokument)|^(ark|skjema)/.*\.js", url)
            and not url.endswith(".html")
        ]


def test_the_page_reads_without_scripts(browser: Browser, site: Path) -> None:
    with student(browser, java_script_enabled=False) as page:
        opened(page, site, PROJECT)
        expect(page.get_by_role("heading", name="Uten skjerm, eller uten skript")).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text("To kan skrive hver for seg og slå filene sammen etterpå")
        assert page.get_by_role("main").locator("input, select, textarea").count() == 0
        assert page.locator(".prosjekt-side").inner_text() == ""


# Files


def test_a_file_opens_in_another_browser(browser: Browser, site: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, site, PROJECT)
        write(page, om__tittel="Trygg hjem", om__fase="innsikt", kryss__x=True, skjema__r__felt__x=["æ", "ø"])
        _, text = save(page)
    with student(browser) as page:
        opened(page, site, PROJECT)
        open_file(page, text)
        expect(page.locator(".prosjekt-svar").first).to_have_text("Prosjektet er åpnet.")
        expect(name_field(page)).to_have_value("Trygg hjem")
        assert live(page) == {
            "om/tittel": "Trygg hjem",
            "om/fase": "innsikt",
            "kryss/x": True,
            "skjema/r/felt/x": ["æ", "ø"],
        }
        with leaving(page) as asked:
            page.reload()
            assert asked == [], "all of it lies in the file"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Filen er tom."),
        ('{"format": "fellesmodellen-prosjekt", "v": 1, "felter": {"om/tit', "Filen er skadet"),
        ('{"format": "fellesmodellen-framdrift", "v": 1}', "Dette er ikke en prosjektfil"),
        ('{"format": "fellesmodellen-prosjekt", "v": 7, "felter": {}}', "en nyere utgave av håndboken"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_lost(
    browser: Browser, site: Path, text: str, reason: str
) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        write(page, om__tittel="Mitt")
        open_file(page, text)
        expect(page.locator(".prosjekt-linje .prosjekt-svar")).to_contain_text(reason)
        assert live(page) == {"om/tittel": "Mitt"}
        assert axe(page) == []


def test_the_first_version_opens_with_everything(browser: Browser, site: Path) -> None:
    """What today's handbook has no place for is kept, shown, and goes into the next file."""
    fields = {
        where: one["v"]
        for where, one in json.loads(FIXTURE.read_text("utf-8"))["felter"].items()
        if one["v"] is not None
    }
    with student(browser) as page:
        opened(page, site, PROJECT)
        open_file(page, FIXTURE.read_text(encoding="utf-8"))
        expect(name_field(page)).to_have_value("Trygg hjem fra sykehus")
        assert sorted(map(str, live(page).values())) == sorted(map(str, fields.values()))
        older = page.get_by_role("region", name="Fra en eldre utgave")
        expect(older).to_be_visible()
        assert axe(page) == []
        _, text = save(page)
        assert len([one for one in json.loads(text)["felter"].values() if one["v"] is not None]) == len(fields)
        button(page, "Ta bort alt dette").click()
        expect(older).to_be_hidden()
        button(page, "Angre").click()
        expect(older).to_be_visible()


def test_a_file_can_be_dropped_anywhere(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        page.evaluate(
            """text => {
              const data = new DataTransfer();
              data.items.add(new File([text], 'ny.prosjekt.json'));
              for (const name of ['dragover', 'drop']) {
                document.querySelector('h1').dispatchEvent(
                  new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true}));
              }
            }""",
            FIXTURE.read_text(encoding="utf-8"),
        )
        expect(name_field(page)).to_have_value("Trygg hjem fra sykehus")


def test_a_project_goes_as_text_where_files_are_refused(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        write(page, om__tittel="Som tekst")
        page.get_by_text("Når det ikke kommer noen fil").click()
        text = page.get_by_label("Hele prosjektet som tekst").input_value()
        assert axe(page) == []
        button(page, "Begynn på nytt").click()
        page.get_by_role("button", name="Trykk en gang til for å tømme").click()
        assert live(page) == {}
        page.get_by_label("Lim inn teksten fra en prosjektfil").fill(text)
        button(page, "Åpne teksten").click()
        expect(name_field(page)).to_have_value("Som tekst")


# Two copies

BEHOV = "skjema/oppstartsrapport/felt/"


def with_rival(page: Page) -> tuple[str, str]:
    """Two who wrote differently in two places, and each in one of their own: the file of the other."""
    fields = page.evaluate("() => Object.keys(fellesProsjektData.skjema.oppstartsrapport.felt)")
    long = page.evaluate(
        """() => Object.entries(fellesProsjektData.skjema.oppstartsrapport.felt)
          .find(([, felt]) => !felt.bundet && !felt.kolonner)[0]"""
    )
    own, new = [one for one in fields if one != long][:2]
    write(page, om__tittel="Trygg hjem")
    page.evaluate("fields => fellesProsjekt.sett(fields)", {BEHOV + long: "felles"})
    text = file_with(page, {BEHOV + long: "skrevet der", BEHOV + new: "nytt der", "om/tittel": "Trygt hjem"})
    page.evaluate(
        "fields => fellesProsjekt.sett(fields)", {BEHOV + long: "skrevet her", BEHOV + own: "mitt", "om/tittel": "Hjem"}
    )
    return text, BEHOV + long


def test_two_copies_are_compared_decided_and_merged(browser: Browser, site: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, site, PROJECT)
        text, where = with_rival(page)
        before = live(page)
        open_file(page, text)
        dialog = page.get_by_role("dialog", name="Slå sammen to utgaver")
        expect(dialog.get_by_role("heading", level=2)).to_be_focused()
        expect(dialog).to_contain_text(
            "Ingenting er endret ennå. Du har «Hjem» her. Det andre er «Trygt hjem» (kari.prosjekt.json)."
        )
        expect(dialog.locator("fieldset")).to_have_count(2)
        expect(dialog.locator("fieldset").first).to_contain_text("I filen, skrevet 22. november 2026 kl. 12.01")
        assert axe(page) == []
        dialog.get_by_role("button", name="Slå sammen").click()
        expect(dialog.get_by_role("status")).to_contain_text("Velg for alle forskjellene først. 2 gjenstår.")
        assert axe(page) == []
        assert live(page) == before
        report = dialog.locator("fieldset", has_text="Rapport")
        report.get_by_label("Behold begge").check()
        dialog.locator("fieldset", has_text="Om prosjektet").get_by_label("Ta deres").check()
        expect(dialog.get_by_role("status")).to_contain_text("Alt er avgjort")
        for summary in dialog.locator("summary").all():
            summary.click()
        expect(dialog).to_contain_text("nytt der")
        expect(dialog).to_contain_text("mitt")
        assert axe(page) == []
        dialog.get_by_role("button", name="Slå sammen").click()
        expect(dialog).to_have_count(0)
        after = live(page)
        assert (after["om/tittel"], after[where]) == ("Trygt hjem", "skrevet her / skrevet der")
        assert {"mitt", "nytt der"} < set(after.values())
        button(page, "Angre").click()
        assert live(page) == before
        button(page, "Gjør om").click()
        assert live(page) == after
        button(page, "Angre").click()
        open_file(page, text)
        expect(page.get_by_role("dialog").locator("fieldset")).to_have_count(2)


def test_keyboard_alone_merges_two_copies(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        text, where = with_rival(page)
        page.evaluate("text => void fellesProsjekt.apneFil(text, 'kari.prosjekt.json')", text)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        press = page.keyboard.press
        for name in ("Behold vår alle steder", "Ta deres alle steder"):
            press("Tab")
            expect(dialog.get_by_role("button", name=name)).to_be_focused()
        press("Enter")
        expect(dialog.get_by_role("status")).to_contain_text("Alt er avgjort")
        press("Tab")
        press("Tab")
        press("ArrowLeft")
        expect(dialog.locator("fieldset").first.get_by_label("Behold vår")).to_be_checked()
        press("Tab")
        expect(dialog.locator("fieldset").nth(1).get_by_label("Ta deres")).to_be_focused()
        for _ in range(3):
            press("Tab")
        expect(dialog.get_by_role("button", name="Slå sammen")).to_be_focused()
        press("Enter")
        expect(dialog).to_have_count(0)
        assert (live(page)["om/tittel"], live(page)[where]) == ("Hjem", "skrevet der")


def test_one_can_stop_or_take_the_whole_file(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        text, _ = with_rival(page)
        before = live(page)
        dialog = page.get_by_role("dialog")
        for way in ("Escape", "Avbryt"):
            open_file(page, text)
            expect(dialog).to_be_visible()
            if way == "Escape":
                page.keyboard.press("Escape")
            else:
                dialog.get_by_role("button", name="Avbryt").click()
            expect(dialog).to_have_count(0)
            expect(button(page, "Åpne fil")).to_be_focused()
            assert live(page) == before
        open_file(page, text)
        dialog.get_by_role("button", name="Erstatt alt med filen").click()
        assert live(page) == before
        dialog.get_by_role("button", name="Trykk en gang til for å bytte ut alt").click()
        expect(dialog).to_have_count(0)
        assert live(page) == {where: one["v"] for where, one in json.loads(text)["felter"].items()}
        button(page, "Angre").click()
        assert live(page) == before


def test_a_row_deleted_here_and_written_on_there_is_one_question(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        sheet, part, columns = page.evaluate(
            """() => {
              for (const [id, ark] of Object.entries(fellesProsjektData.ark)) {
                for (const [del, d] of Object.entries(ark.deler)) {
                  const fri = Object.keys(d.kolonner || {}).filter(k => !(d.bundet || []).includes(k));
                  if (fri.length > 1 && !d.rader) return [id, del, fri];
                }
              }
            }"""
        )
        row = f"ark/{sheet}/rad/{part}/r1/"
        page.evaluate(
            "fields => fellesProsjekt.sett(fields)",
            {
                f"ark/{sheet}/slag": sheet,
                row + columns[0]: "Listen mangler",
                row + columns[1]: "Ring",
                row + "_plass": "i",
            },
        )
        text = file_with(page, {row + columns[1]: "Ring samme dag"})
        page.evaluate(
            "fields => fellesProsjekt.sett(fields)", dict.fromkeys((row + columns[0], row + columns[1], row + "_plass"))
        )
        open_file(page, text)
        group = page.get_by_role("dialog").locator("fieldset")
        expect(group).to_have_count(1)
        expect(group.locator("legend")).to_contain_text("«Listen mangler»")
        expect(group).to_contain_text("Slettet")
        expect(group).to_contain_text("Ring samme dag")
        assert axe(page) == []
        group.get_by_label("Ta deres").check()
        page.get_by_role("dialog").get_by_role("button", name="Slå sammen").click()
        found = live(page)
        assert (found[row + columns[0]], found[row + columns[1]], found[row + "_plass"]) == (
            "Listen mangler",
            "Ring samme dag",
            "i",
        )


def test_what_a_file_says_is_never_taken_for_markup(browser: Browser, site: Path) -> None:
    bad = "<img src=x onerror=alert(1)><b>fet</b>"
    with student(browser) as page:
        opened(page, site, PROJECT)
        write(page, om__tittel="Mitt", gammelt__felt="mitt")
        text = file_with(
            page, {"om/tittel": bad, "ark/x/felt/y/z": bad, "plan/p/tittel": bad, "plan/p/kode": "javascript:alert(1)"}
        )
        write(page, om__tittel="Her")
        open_file(page, text, name="<i>fil</i>.json")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("<img src=x onerror=alert(1)>")
        dialog.get_by_label("Ta deres").check()
        dialog.get_by_role("button", name="Slå sammen").click()
        expect(name_field(page)).to_have_value(bad)
        assert page.get_by_role("main").locator("img[src=x], b, i").count() == 0
        assert page.locator("a[href^=javascript]").count() == 0


# Two tabs


def test_two_tabs_write_in_one_project(browser: Browser, address: str) -> None:
    with student(browser) as page:
        page.goto(address + PROJECT)
        name_field(page).fill("Trygg hjem")
        button(page, "Husk prosjektet på denne maskinen").click()
        other = page.context.new_page()
        other.goto(address + PROJECT)
        expect(name_field(other)).to_have_value("Trygg hjem")
        write(page, kryss__a=True)
        write(other, kryss__b=True)
        write(page, kryss__c=True)
        wanted = {"om/tittel": "Trygg hjem", "kryss/a": True, "kryss/b": True, "kryss/c": True}
        for tab in (page, other):
            tab.wait_for_function(f"wanted => ({LIVE})()[wanted] === true", arg="kryss/c")
            tab.wait_for_function(f"wanted => ({LIVE})()[wanted] === true", arg="kryss/b")
            assert live(tab) == wanted
        other.close()
        page.close()
        last = browser.contexts[-1].new_page()
        last.goto(address + PROJECT)
        assert live(last) == wanted


def test_writing_at_the_same_moment_loses_nothing(browser: Browser, address: str) -> None:
    """One tab has not heard of the other's change when it writes."""
    with student(browser) as page:
        page.goto(address + PROJECT)
        write(page, om__tittel="Trygg hjem")
        button(page, "Husk prosjektet på denne maskinen").click()
        other = page.context.new_page()
        other.add_init_script("addEventListener('storage', event => event.stopImmediatePropagation(), true)")
        other.goto(address + PROJECT)
        write(page, kryss__a=True)
        write(other, kryss__b=True)
        page.wait_for_function(f"() => ({LIVE})()['kryss/b'] === true")
        assert live(page) == live(other) == {"om/tittel": "Trygg hjem", "kryss/a": True, "kryss/b": True}


def test_another_project_in_another_tab_is_left_alone(browser: Browser, address: str) -> None:
    with student(browser, viewport=WIDE) as page:
        page.goto(address + PROJECT)
        write(page, om__tittel="Mitt", kryss__a=True)
        other = page.context.new_page()
        other.goto(address + PROJECT)
        name_field(other).fill("Et helt annet")
        button(other, "Husk prosjektet på denne maskinen").click()
        bar = page.locator(".prosjekt-linje")
        expect(bar).to_contain_text("Et annet prosjekt huskes på denne maskinen")
        assert axe(page) == []
        write(page, kryss__b=True)
        other.reload()
        assert live(other) == {"om/tittel": "Et helt annet"}
        button(page, "Slå sammen med det som huskes").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Dette er et annet prosjekt enn det du har her")
        assert axe(page) == []
        dialog.get_by_label("Behold begge").check()
        dialog.get_by_role("button", name="Slå sammen").click()
        expect(bar).to_contain_text("Prosjektet huskes i denne nettleseren")
        wanted = {"om/tittel": "Mitt / Et helt annet", "kryss/a": True, "kryss/b": True}
        assert live(page) == wanted
        other.wait_for_function(f"() => ({LIVE})()['kryss/b'] === true")
        assert live(other) == wanted


# What goes wrong without harm


def test_blocked_storage_costs_memory_only(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        page.add_init_script(BLOCKED)
        opened(page, site, PROJECT)
        name_field(page).fill("Trygg hjem")
        button(page, "Husk prosjektet på denne maskinen").click()
        expect(page.locator(".prosjekt-linje")).to_contain_text("Nettleseren lar ikke dette nettstedet lagre noe her")
        assert live(page) == {"om/tittel": "Trygg hjem"}
        assert axe(page) == []
        _, text = save(page)
        assert "Trygg hjem" in text


def test_full_storage_is_told_and_leaving_asks(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        name_field(page).fill("Trygg hjem")
        button(page, "Husk prosjektet på denne maskinen").click()
        page.evaluate(FULL)
        name_field(page).fill("Noe mer")
        name_field(page).blur()
        expect(page.locator(".prosjekt-tilstand")).to_contain_text("Det er ikke plass til mer i nettleserens lager")
        assert axe(page) == []
        with leaving(page) as asked:
            page.reload()
            assert asked == ["beforeunload"]
        expect(name_field(page)).to_have_value("Trygg hjem")


def test_what_is_kept_and_cannot_be_read_is_left_alone(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        newer = json.dumps(
            {"v": 2, "utloper": "2027-01-01", "dager": 180, "tekst": '{"format":"fellesmodellen-prosjekt","v":9}'}
        )
        page.evaluate("text => localStorage.setItem('felles.prosjekt', text)", newer)
        page.reload()
        expect(page.locator(".prosjekt-tilstand")).to_contain_text("laget av en nyere utgave av håndboken")
        write(page, om__tittel="Mitt")
        assert page.evaluate("() => localStorage.getItem('felles.prosjekt')") == newer
        button(page, "Husk dette prosjektet i stedet").click()
        assert page.evaluate("() => localStorage.getItem('felles.prosjekt')") == newer, "it takes two presses"
        button(page, "Trykk en gang til for å bytte det ut").click()
        assert "Mitt" in page.evaluate("() => localStorage.getItem('felles.prosjekt')")


def test_it_works_in_a_sandbox(browser: Browser, address: str) -> None:
    """No storage, and files may be refused without a word: then nothing is called saved, and the text can be copied."""
    page = browser.new_page(viewport=WIDE)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(address + "om.html")
    page.evaluate(
        """src => {
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', 'allow-scripts');
          frame.src = src;
          document.body.replaceChildren(frame);
        }""",
        address + PROJECT,
    )
    inside = page.frame_locator("iframe")
    inside.get_by_label("Navnet på prosjektet").fill("I en ramme")
    bar = inside.locator(".prosjekt-linje")
    inside.get_by_role("button", name="Husk prosjektet på denne maskinen").click()
    expect(bar).to_contain_text("Nettleseren lar ikke dette nettstedet lagre noe her")
    inside.get_by_role("button", name="Lagre til fil").click()
    expect(bar).not_to_contain_text("Alt er lagret i filen")
    inside.get_by_text("Når det ikke kommer noen fil", exact=True).click()
    expect(inside.get_by_label("Hele prosjektet som tekst")).to_have_value(re.compile("I en ramme"))
    assert faults == []
    page.close()


# The page


def test_phase_checkpoints_and_ticks_from_the_course(browser: Browser, address: str) -> None:
    with student(browser) as page:
        page.goto(address + "sjekkpunkter.html")
        page.get_by_role("checkbox").first.check()
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        page.get_by_role("button", name="Husk fremdriften på denne maskinen").click()
        page.goto(address + PROJECT)
        phases = page.get_by_label("Fase", exact=True)
        phases.select_option(label="Innsikt")
        expect(page.get_by_role("link", name="Les om innsikt")).to_be_visible()
        section = page.get_by_role("region", name="Sjekkpunkter")
        section.locator("summary").nth(1).click()
        section.locator("details").nth(1).get_by_role("checkbox").first.check()
        expect(section.locator("summary").nth(1)).to_contain_text(re.compile(r"1 av \d+ krysset av"))
        assert axe(page) == []
        button(page, "Hent kryss jeg har satt i kurset").click()
        expect(section.get_by_role("status")).to_have_text("1 kryss er hentet.")
        expect(section.locator("summary").first).to_contain_text(re.compile(r"1 av \d+ krysset av"))
        assert len([where for where in live(page) if where.startswith("kryss/")]) == 2
        button(page, "Hent kryss jeg har satt i kurset").click()
        expect(section.get_by_role("status")).to_have_text("Kryssene fra kurset er her fra før.")


def test_sheets_are_added_copied_renamed_and_deleted(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        section = page.get_by_role("region", name="Ark", exact=True)
        section.get_by_label("Nytt, tomt ark").select_option(index=1)
        button(page, "Legg til arket").click()
        links = section.locator("li a")
        expect(links).to_have_count(1)
        expect(links.first).to_be_focused()
        title = links.first.inner_text()
        kind = page.evaluate("() => Object.keys(fellesProsjektData.ark)[1]")
        assert (links.first.get_attribute("href") or "").endswith(f"ark/{kind}.html#ark-{kind}")
        button(page, "Legg til arket").click()
        expect(section.get_by_role("link", name=f"{title} (2)")).to_be_focused()
        section.get_by_role("button", name=f"Gi nytt navn til {title} (2)").click()
        field = section.get_by_label(f"Nytt navn på {title} (2)")
        expect(field).to_be_focused()
        assert axe(page) == []
        page.keyboard.type("Høsten")
        page.keyboard.press("Enter")
        expect(section.get_by_role("link", name="Høsten")).to_be_focused()
        section.get_by_role("button", name="Lag en kopi av Høsten").click()
        expect(section.get_by_role("link", name="Høsten (2)")).to_be_focused()
        assert axe(page) == []
        section.get_by_role("button", name=f"Slett {title}").click()
        expect(section.get_by_role("heading")).to_be_focused()
        expect(links).to_have_text(["Høsten", "Høsten (2)"])
        page.keyboard.press("Control+z")
        expect(links).to_have_count(3)
        page.keyboard.press("Control+Shift+z")
        expect(links).to_have_count(2)
        name_field(page).focus()
        page.keyboard.press("Control+z")
        expect(links).to_have_count(2)


def test_reports_tell_how_much_is_answered(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        section = page.get_by_role("region", name="Rapporter")
        expect(section.locator("li").first).to_contain_text("Ikke begynt")
        form, fields = page.evaluate(
            "() => Object.entries(fellesProsjektData.skjema).map(([id, s]) => [id, Object.keys(s.felt)])[0]"
        )
        page.evaluate(
            "fields => fellesProsjekt.sett(fields)",
            {
                f"skjema/{form}/felt/{fields[0]}": "a",
                f"skjema/{form}/rad/{fields[1]}/r1/0": "b",
                f"skjema/{form}/merke/{fields[2]}": "sagt",
            },
        )
        expect(section.locator("li").first).to_contain_text(
            f"2 av {len(fields)} felt er besvart. Sist endret 22. november 2026"
        )


def test_plans_are_laid_in_the_project(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, PROJECT)
        section = page.get_by_role("region", name="Planer for samlinger")
        section.get_by_text("Legg til en plan").click()
        section.get_by_label("Lenken til planen").fill("https://eksempel.no/")
        button(page, "Legg planen i prosjektet").click()
        expect(section.get_by_role("status")).to_contain_text("Dette er ikke en lenke til en plan")
        expect(section.get_by_label("Lenken til planen")).to_be_focused()
        assert axe(page) == []
        section.get_by_label("Navn på planen").fill("Oppstart")
        section.get_by_label("Lenken til planen").fill("https://eksempel.no/bok/planlegg.html#p=1AbC-_def")
        page.keyboard.press("Enter")
        link = section.get_by_role("link", name="Oppstart")
        expect(link).to_have_attribute("href", re.compile(r"planlegg\.html#p=1AbC-_def$"))
        assert axe(page) == []
        section.get_by_role("button", name="Ta bort Oppstart").click()
        expect(link).to_have_count(0)
        button(page, "Angre").click()
        expect(link).to_have_count(1)


def test_starting_anew_asks_and_can_be_undone(browser: Browser, site: Path) -> None:
    with student(browser, viewport=PHONE) as page:
        opened(page, site, PROJECT)
        write(page, om__tittel="Gammelt", kryss__a=True)
        before = page.evaluate("() => fellesProsjekt.les().id")
        button(page, "Begynn på nytt").click()
        button(page, "Det er ikke lagret. Trykk en gang til for å tømme").click()
        assert live(page) == {}
        assert page.evaluate("() => fellesProsjekt.les().id") != before
        button(page, "Angre").click()
        assert live(page) == {"om/tittel": "Gammelt", "kryss/a": True}
        assert page.evaluate("() => fellesProsjekt.les().id") == before


@pytest.mark.parametrize("width", [320, 1280])
def test_a_full_page_and_the_dialog_fit_the_screen(browser: Browser, site: Path, width: int) -> None:
    with student(browser, viewport={"width": width, "height": 700}) as page:
        opened(page, site, PROJECT)
        text, _ = with_rival(page)
        write(page, plan__p__tittel="En plan med et langt navn " * 4, gammelt__felt="x" * 200)
        page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true })")
        assert not page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
        assert axe(page) == []
        open_file(page, text)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        assert not dialog.evaluate("one => one.scrollWidth > one.clientWidth")


def test_paper_gets_what_is_in_the_project_and_no_controls(browser: Browser, site: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, site, PROJECT)
        write(page, om__tittel="Trygg hjem", om__fase="innsikt")
        page.emulate_media(media="print")
        expect(name_field(page)).to_be_visible()
        expect(page.get_by_role("region", name="Rapporter")).to_be_visible()
        expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
        expect(page.get_by_role("region", name="Filen og et nytt prosjekt")).to_have_count(0)
