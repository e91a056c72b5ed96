"""The report forms filled in in the browser: by keyboard, pointer and touch; what is missing; and what comes out."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from playwright.sync_api import expect

from support import reporting
from support.reporting import FORMS, box, definition, fields, fill_all, findings
from support.reporting import address as at
from support.studying import axe, opened, student

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document
    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
INSIGHT = "innsiktsrapport"
THROWS = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nei', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
PRINTS = "window.printed = 0; window.print = () => { window.printed += 1 }"


def kept(page: Page) -> dict[str, Any]:
    """What stands in the project, by place."""
    found: dict[str, Any] = page.evaluate("() => window.fellesProsjekt.under('')")
    return found


def download(page: Page, button: str) -> Path:
    """The file that a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).first.click()
    path = waiting.value.path()
    return path.rename(path.with_name(waiting.value.suggested_filename))


def printed(page: Page, target: Path) -> str:
    """The words of the page on paper."""
    page.pdf(path=target, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


# What comes out


@dataclass(frozen=True)
class Written:
    """A form that was filled in with the invented example, and all that came out of it."""

    form: dict[str, Any]
    answers: dict[str, Any]
    docx: Path
    json: Path
    project: dict[str, Any]
    paper: str
    said: str
    axe: list[str]


@pytest.fixture(scope="module")
def written(browser: Browser, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Written]:
    """Each form filled in with a pointer, once."""
    done: dict[str, Written] = {}
    folder = tmp_path_factory.mktemp("rapporter")

    def write(name: str) -> Written:
        if name not in done:
            with student(browser, viewport=WIDE) as page:
                opened(page, site, at(name))
                answers = fill_all(page)
                document = download(page, "Last ned som Word-dokument")
                data = download(page, "Lagre rapporten som fil")
                done[name] = Written(
                    definition(page), answers, document.rename(folder / f"{name}.docx"),
                    data.rename(folder / f"{name}.json"), kept(page), printed(page, folder / f"{name}-side.pdf"),
                    findings(page), axe(page),
                )  # fmt: skip
        return done[name]

    return write


def texts(answer: dict[str, Any]) -> list[str]:
    """Everything that is written in an answer, as words."""
    found = [*answer.get("tekst", []), *(cell for row in answer.get("rader", []) for cell in row)]
    return [" ".join(("22. november 2026" if text == reporting.DAY else text).split()) for text in found]


def words(document: Document) -> str:
    """All that a document says."""
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("name", FORMS)
def test_a_whole_form_by_pointer(written: Callable[[str], Written], name: str) -> None:
    report = written(name)
    assert report.said == "Alle felt som må fylles ut, er besvart."
    assert report.axe == []
    assert {place.split("/")[2] for place in report.project if place.startswith(f"skjema/{name}/")} <= {
        "felt",
        "rad",
        "merke",
    }
    filled = {place.split("/")[3] for place in report.project if place.startswith(f"skjema/{name}/")}
    assert filled == {field["id"] for field in fields(report.form)}
    on_paper = set(report.paper.split())
    for field in fields(report.form):
        for text in texts(report.answers[field["id"]]):
            assert set(text.split()) <= on_paper, f"{field['id']} on paper"
    assert "Ikke besvart" not in report.paper
    assert report.form["beslutning"]["sporsmal"] in report.paper


@pytest.mark.parametrize("name", FORMS)
def test_the_word_document(written: Callable[[str], Written], name: str) -> None:
    report = written(name)
    document = docx.Document(str(report.docx))
    styles = [(str(p.style.name if p.style else ""), p.text) for p in document.paragraphs]
    headings = [(int(style[-1]), text) for style, text in styles if style.startswith("Heading")]
    levels = [level for level, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    wanted = [
        text for part in report.form["deler"] for text in (part["tittel"], *(field["tekst"] for field in part["felt"]))
    ]
    assert [text for _, text in headings[2:]][: len(wanted)] == wanted
    assert headings[1][1] == "Dette skal avgjøres"
    for table in document.tables:
        assert all(cell.text for row in table.rows for cell in row.cells)
    for element in document.element.iter(qn("w:tbl")):
        assert element.xpath("./w:tr[1]/w:trPr/w:tblHeader")
        assert element.xpath("./w:tblPr/w:tblCaption/@w:val")[0]
    assert document.styles.element.xpath("./w:docDefaults//w:lang/@w:val") == ["nb-NO"]
    properties = document.core_properties
    assert (properties.title, properties.language) == (headings[0][1], "nb-NO")
    assert properties.title.startswith(report.form["navn"])
    section = document.sections[0]
    assert [round((side or 0) / Mm(1)) for side in (section.page_width, section.page_height)] == [210, 297]
    assert section.footer.part.element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    said = words(document)
    assert report.form["beslutning"]["sporsmal"] in said
    for field in fields(report.form):
        for text in texts(report.answers[field["id"]]):
            assert text in said, field["id"]
    assert "Ikke besvart" not in said
    assert "☐" not in said
    assert "☒" in said


def test_libre_office_reads_the_documents(written: Callable[[str], Written], tmp_path: Path) -> None:
    reports = [written(name) for name in FORMS]
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", "pdf",
            "--outdir", str(tmp_path), *(str(report.docx) for report in reports),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for report in reports:
        pdf = tmp_path / f"{report.form['id']}.pdf"
        text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
        found = " ".join(text.split())
        for field in fields(report.form):
            assert field["tekst"] in found
        assert f"Side 1 av {text.count(chr(12))}" in found


@pytest.mark.parametrize("name", FORMS)
def test_a_report_file_says_the_same_when_it_comes_back(
    browser: Browser, site: Path, written: Callable[[str], Written], name: str
) -> None:
    report = written(name)
    with student(browser) as page:
        opened(page, site, at(name))
        page.set_input_files("input[aria-label=Rapportfil]", report.json)
        expect(page.locator(".utfylling-melding")).to_have_text("Rapportfilen er åpnet. Du kan angre.")
        assert download(page, "Lagre rapporten som fil").read_bytes() == report.json.read_bytes()
        assert findings(page) == report.said
        page.get_by_role("button", name="Angre").click()
        assert kept(page) == {}


# By keyboard, and by touch


FOCUSED = """() => { const e = document.activeElement, box = e.closest('.skjema-felt');
return {field: box ? box.id.slice(5) : '', kind: e.type || e.localName, empty: !e.value,
        end: !!e.closest('.utfylling-slutt'),
        taken: e.name ? !!document.querySelector(`[name="${e.name}"]:checked`) : e.checked}; }"""


def answer_focused(page: Page, control: dict[str, Any]) -> None:
    """Answer what has the focus with keys alone."""
    if control["kind"] in {"textarea", "text"} and control["empty"]:
        page.keyboard.type("Svar æøå")
    elif control["kind"] == "date":
        page.keyboard.type("22112026")
    elif control["kind"] in {"radio", "checkbox"} and not control["taken"]:
        page.keyboard.press("Space")
    elif control["kind"] == "select-one":
        page.keyboard.press("ArrowDown")


@pytest.mark.parametrize("name", FORMS)
def test_a_whole_form_by_keyboard(browser: Browser, site: Path, name: str) -> None:
    with student(browser, viewport=WIDE) as page:
        opened(page, site, at(name))
        order = [field["id"] for field in fields(definition(page))]
        page.locator(f"#svar-{order[0]}").focus()
        visited: list[str] = []
        while not (control := page.evaluate(FOCUSED))["end"]:
            if control["field"]:
                answer_focused(page, control)
                if control["field"] not in visited:
                    visited.append(control["field"])
            page.keyboard.press("Tab")
            # A date has a stop for each of its parts.
            while page.evaluate("() => document.activeElement.type === 'date' && !!document.activeElement.value"):
                page.keyboard.press("Tab")
        assert visited == order
        assert findings(page) == "Alle felt som må fylles ut, er besvart."
        assert axe(page) == []


def test_touch_on_a_narrow_screen(browser: Browser, site: Path) -> None:
    with student(browser, viewport=NARROW, has_touch=True, is_mobile=True) as page:
        opened(page, site, at(INSIGHT))
        assert page.evaluate("() => document.documentElement.scrollWidth") == NARROW["width"]
        box(page, "bes-om").locator(".utfylling-valg").get_by_text("Beslutning", exact=True).tap()
        box(page, "bes-av").locator(".utfylling-valg").get_by_text("Programstyret", exact=True).tap()
        expect(page.locator(".utfylling-bes")).to_have_text("Det bes om: Beslutning. Sendes til: Programstyret.")
        found = box(page, "hovedfunn")
        found.locator("textarea").first.tap()
        page.keyboard.type("Jeg vet ikke hvem jeg kan ringe.")
        found.get_by_role("button", name="Legg til rad").tap()
        expect(found.locator("fieldset")).to_have_count(2)
        found.locator("fieldset").nth(1).locator("textarea").first.tap()
        page.keyboard.type("Den første kvelden er verst.")
        found.get_by_role("button", name="Flytt opp: rad 2").tap()
        assert found.locator("textarea").first.input_value() == "Den første kvelden er verst."
        found.locator(".utfylling-kryss label").first.tap()
        assert kept(page)["kryss/innsikt-brukere-hort"] is True
        found.get_by_text("Se hvordan en oppdiktet gruppe svarte").tap()
        expect(found.locator(".utfylling-eksempelet dt").first).to_have_text("Hovedfunn")
        assert page.evaluate("() => document.documentElement.scrollWidth") == NARROW["width"]
        assert axe(page) == []
        small = page.evaluate(
            """() => [...document.querySelectorAll('.skjema-utfylling button, .utfylling-felt button')].filter(
            b => b.offsetParent && b.getBoundingClientRect().height < 43).map(b => b.textContent)"""
        )
        assert small == []


# What is missing


def test_what_is_missing_is_counted_and_led_to(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, at(INSIGHT))
        form = definition(page)
        required = [field for field in fields(form) if field["paakrevd"]]
        assert findings(page).startswith(f"{len(required)} av {len(required)} felt som må fylles ut, er ikke besvart.")
        page.locator(".utfylling-funn > summary").click()
        links = page.locator(".utfylling-funn a")
        for field in required:
            expect(links.get_by_text(field["tekst"], exact=True).first).to_be_visible()
        links.get_by_text("Hva er hovedfunnene?", exact=True).click()
        assert page.evaluate("() => document.activeElement.id") == "svar-hovedfunn"
        page.keyboard.type("Alle leter etter medisinlisten.")
        page.keyboard.press("Tab")
        expect(page.locator(".utfylling-funn > summary")).to_contain_text(f"{len(required) - 1} av {len(required)}")
        expect(links.get_by_text("Hva er hovedfunnene?", exact=True)).to_have_count(1)
        assert "1 felt har påstander uten merke" in findings(page)
        box(page, "hovedfunn").get_by_label("Sagt, antatt eller belagt: Hva er hovedfunnene?").select_option("antatt")
        assert "påstander" not in findings(page)
        assert axe(page) == []


def test_a_national_identity_number_is_a_finding(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, at("driftsrapport"))
        box(page, "stemmer").locator("textarea").fill("Mannen (født 010170 12345) var fornøyd.")
        page.locator("h1").click()
        assert "1 felt kan ha et fødselsnummer" in findings(page)
        assert axe(page) == []
        box(page, "stemmer").locator("textarea").fill("Telefon 61 00 00 00, sak 2026/12345, 14 til 2026.")
        page.locator("h1").click()
        assert "fødselsnummer" not in findings(page)


def test_what_is_missing_is_said_on_paper_and_in_the_document(browser: Browser, site: Path, tmp_path: Path) -> None:
    with student(browser, viewport=WIDE) as page:
        page.add_init_script(PRINTS)
        opened(page, site, at(INSIGHT))
        assert "Ikke besvart" not in printed(page, tmp_path / "tomt.pdf")
        empty = printed(page, tmp_path / "tomt.pdf")
        box(page, "problemformulering").locator("textarea").fill("Hvordan kan vi gjøre folk trygge hjemme?")
        box(page, "virker-godt").locator("textarea").fill(
            "Når sykehuset ringer samme dag, går det fort.\n\nDet vil vi beholde."
        )
        page.locator("h1").click()
        paper = printed(page, tmp_path / "delvis.pdf")
        assert "Hvordan kan vi gjøre folk trygge hjemme?" in paper
        assert paper.count("Ikke besvart") == len(fields(definition(page))) - 2
        assert "33 av 35 felt som må fylles ut, er ikke besvart." in paper
        assert "Ikke merket som sagt, antatt eller belagt." in paper
        assert "Fyll ut her" not in paper
        document = docx.Document(str(download(page, "Last ned som Word-dokument")))
        said = words(document)
        assert said.count("Ikke besvart") == len(fields(definition(page))) - 2 + 1, "and what is asked for"
        assert "33 av 35 felt" in said
        assert "Når sykehuset ringer samme dag, går det fort." in [p.text for p in document.paragraphs]
        page.get_by_role("button", name="Skriv ut tomt skjema").click()
        assert page.evaluate("() => window.printed") == 1
        assert printed(page, tmp_path / "tomt-igjen.pdf") == empty
        assert "Hvordan kan vi gjøre folk trygge hjemme?" in printed(page, tmp_path / "etter.pdf")


# Controls


def test_rows_are_added_moved_removed_and_undone(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, at(INSIGHT))
        table = box(page, "nye-parter")
        first = table.locator("fieldset textarea:first-of-type")

        def column() -> list[str]:
            return [row.locator("textarea").first.input_value() for row in table.locator("fieldset").all()]

        for place, text in enumerate(("én", "to", "tre")):
            if place:
                table.get_by_role("button", name="Legg til rad").click()
                assert page.evaluate("() => document.activeElement.closest('fieldset').textContent").startswith(
                    f"Rad {place + 1}"
                )
            else:
                first.first.focus()
            page.keyboard.type(text)
        table.get_by_role("button", name="Flytt opp: rad 3").focus()
        page.keyboard.press("Enter")
        assert column() == ["én", "tre", "to"]
        page.keyboard.press("Enter")
        assert column() == ["tre", "én", "to"]
        assert page.evaluate("() => document.activeElement.textContent") == "Flytt opp"
        page.keyboard.press("Enter")
        assert column() == ["tre", "én", "to"], "the first row goes no further"
        table.get_by_role("button", name="Flytt ned: rad 1").click()
        assert column() == ["én", "tre", "to"]
        table.get_by_role("button", name="Slett rad: rad 2").click()
        assert column() == ["én", "to"]
        assert page.evaluate("() => document.activeElement.value") == "to"
        page.locator("h1").click()
        page.keyboard.press("Control+z")
        assert column() == ["én", "tre", "to"]
        page.keyboard.press("Control+Shift+z")
        assert column() == ["én", "to"]
        assert axe(page) == []
        for _ in range(2):
            table.get_by_role("button", name="Slett rad: rad 1").click()
        assert column() == [""]
        assert not [place for place in kept(page) if "/nye-parter/" in place]


def test_people_and_choices(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, at("driftsrapport"))
        people = box(page, "stiller-seg-bak")
        people.get_by_role("textbox").fill("Kommunalsjef, Elvheim")
        people.get_by_role("button", name="Legg til en til").click()
        page.keyboard.type("Avdelingssjef, sykehuset")
        people.get_by_role("button", name="Ta bort 1").click()
        assert kept(page)["skjema/driftsrapport/felt/stiller-seg-bak"] == ["Avdelingssjef, sykehuset"]
        choice = box(page, "valget")
        choice.get_by_role("radio").nth(1).check()
        assert isinstance(kept(page)["skjema/driftsrapport/felt/valget"], str)
        choice.get_by_role("button", name="Ta bort svaret").click()
        assert "skjema/driftsrapport/felt/valget" not in kept(page)
        assert page.evaluate("() => document.activeElement.type") == "radio"
        assert axe(page) == []


def test_the_project_takes_its_name_from_the_first_report(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, at("oppstartsrapport"))
        page.locator("#svar-prosjekt").fill("Trygg vei hjem")
        page.locator("h1").click()
        assert kept(page)["om/tittel"] == "Trygg vei hjem"
        page.locator("#svar-prosjekt").fill("Trygt hjem")
        page.locator("h1").click()
        assert kept(page)["om/tittel"] == "Trygg vei hjem"


# Brought along


def test_ticks_come_along_from_the_page_of_the_phase(browser: Browser, address: str) -> None:
    with student(browser) as page:
        page.goto(f"{address}faser/innsikt.html")
        page.evaluate("() => window.fellesLager.husk()")
        page.evaluate(
            """() => window.fellesLager.endre(
            t => { t.kryss['innsikt-kunnskap'] = t.kryss['innsikt-delt'] = '2026-11-20' })"""
        )
        page.goto(address + at(INSIGHT))
        expect(page.locator(".utfylling-medbrakt")).to_contain_text("krysset av 2 sjekkpunkter")
        assert axe(page) == []
        page.get_by_role("button", name="Ta med kryssene").click()
        assert (kept(page)["kryss/innsikt-kunnskap"], kept(page)["kryss/innsikt-delt"]) == (True, True)
        expect(page.locator(".utfylling-medbrakt")).to_be_hidden()
        boxes = page.locator(".utfylling-kryss label", has_text="Vi har samlet det som finnes").locator("input")
        assert boxes.count() > 1
        assert all(tick.is_checked() for tick in boxes.all())
        boxes.first.uncheck()
        assert not any(tick.is_checked() for tick in boxes.all())
        expect(page.locator(".utfylling-medbrakt")).to_be_hidden()


PROJECT = {
    "ark/loggbok/slag": "loggbok",
    "ark/loggbok/rad/beslutninger/a/_plass": "b",
    "ark/loggbok/rad/beslutninger/a/beslutning": "Vi prøver i Granli først.",
    "ark/loggbok/rad/beslutninger/b/_plass": "c",
    "ark/loggbok/rad/beslutninger/b/beslutning": "Vi måler i tre uker.",
    "ark/gevinstmatrise/slag": "gevinstmatrise",
    "ark/gevinstmatrise/rad/valgte/x/_plass": "b",
    "ark/gevinstmatrise/rad/valgte/x/gevinst": "Færre ringer to ganger",
    "ark/gevinstmatrise/rad/valgte/x/i-dag": "11 av 20",
    "skjema/oppstartsrapport/felt/bes-av": ["Programstyret"],
    "skjema/innsiktsrapport/felt/situasjonsbilde": "Pasienten venter og vet ikke på hva.",
}
"""Two sheets and two reports of a project."""


@pytest.fixture
def project(browser: Browser, site: Path) -> Iterator[Page]:
    """The last form, in a project that has something to take from."""
    with student(browser) as page:
        opened(page, site, at("driftsrapport"))
        assert page.get_by_role("button", name="Hent inn").count() == 0
        page.evaluate("places => window.fellesProsjekt.sett(places)", PROJECT)
        yield page


def test_rows_of_a_sheet_become_rows(project: Page) -> None:
    table = box(project, "gevinstene")
    table.get_by_role("button", name="Hent inn").click()
    dialog = project.get_by_role("dialog")
    dialog.get_by_label("Hent fra").select_option(label="Gevinstmatrise: Gevinstene vi velger")
    assert axe(project) == []
    chosen = dialog.get_by_label("I «Slik er det nå»:").evaluate("e => e.selectedOptions[0].textContent")
    assert chosen == "Slik er det i dag"
    dialog.get_by_label("I «Kilde»:").select_option(label="Gevinst")
    expect(dialog.get_by_role("checkbox")).to_be_checked()
    dialog.get_by_role("button", name="Hent inn").click()
    expect(dialog).to_have_count(0)
    cells = [cell.input_value() for cell in table.locator("textarea").all()]
    assert cells == ["Færre ringer to ganger", "", "11 av 20", "", "Færre ringer to ganger", ""]
    assert project.evaluate("() => document.activeElement.textContent") == "Hent inn"
    assert axe(project) == []


def test_rows_of_the_log_become_text(project: Page) -> None:
    reason = box(project, "begrunnelse")
    reason.locator("textarea").fill("Fra før.")
    reason.get_by_role("button", name="Hent inn").click()
    dialog = project.get_by_role("dialog")
    dialog.get_by_label("Hent fra").select_option(label="Loggbok: Beslutninger")
    dialog.get_by_role("button", name="Hent inn").click()
    expect(dialog.get_by_role("status")).to_have_text("Velg noe å hente først.")
    dialog.get_by_role("button", name="Velg alle").click()
    dialog.get_by_role("button", name="Hent inn").click()
    expect(reason.locator("textarea")).to_have_value("Fra før.\nVi prøver i Granli først.\nVi måler i tre uker.")
    project.get_by_role("button", name="Angre").click()
    expect(reason.locator("textarea")).to_have_value("Fra før.")


def test_the_head_comes_from_another_report(project: Page) -> None:
    box(project, "bes-av").get_by_role("button", name="Hent inn").click()
    dialog = project.get_by_role("dialog")
    expect(dialog.get_by_label("Hent fra")).to_have_text("Oppstartsrapport: samme felt")
    project.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    box(project, "bes-av").get_by_role("button", name="Hent inn").press("Enter")
    dialog.get_by_role("button", name="Hent inn").click()
    expect(box(project, "bes-av").get_by_role("checkbox", name="Programstyret")).to_be_checked()


# Files that are not right


REPORT = '{"format":"fellesmodellen-rapport","v":'


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "skadet"), ('{"format":"noe"}', "ikke en rapportfil"),
     ('{"format":"fellesmodellen-prosjekt"}', "prosjektfil"),
     (REPORT + "2}", "nyere utgave"), (REPORT + "1}", "skadet"),
     (REPORT + '1,"skjema":"driftsrapport","svar":{}}', "annet rapportskjema"),
     (REPORT + '1,"skjema":"innsiktsrapport","svar":{"prosjekt":{"tekst":[7]}}}', "ingenting")],
)  # fmt: skip
def test_a_file_that_is_refused_changes_nothing(browser: Browser, site: Path, text: str, says: str) -> None:
    with student(browser) as page:
        opened(page, site, at(INSIGHT))
        page.locator("#svar-versjon").fill("0.1")
        page.locator("h1").click()
        before = kept(page)
        page.set_input_files(
            "input[aria-label=Rapportfil]", {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(page.locator(".utfylling-melding")).to_contain_text(says)
        assert kept(page) == before


def test_a_file_over_what_stands_here_asks_first(browser: Browser, site: Path) -> None:
    report = {
        "format": "fellesmodellen-rapport", "v": 1, "skjema": INSIGHT,
        "svar": {"versjon": {"tekst": ["1.0"]}, "gammelt-felt": {"tekst": ["Fra en utgave som var"]}},
    }  # fmt: skip
    file: Any = {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(report).encode()}
    with student(browser) as page:
        opened(page, site, at(INSIGHT))
        page.locator("#svar-prosjekt").fill("Vårt")
        page.locator("h1").click()
        page.set_input_files("input[aria-label=Rapportfil]", file)
        expect(page.locator(".utfylling-erstatt")).to_contain_text("svar på 2 felt")
        assert axe(page) == []
        page.get_by_role("button", name="Behold det som står her").click()
        expect(page.locator("#svar-prosjekt")).to_have_value("Vårt")
        page.set_input_files("input[aria-label=Rapportfil]", file)
        page.get_by_role("button", name="Erstatt det som står her").click()
        expect(page.locator("#svar-versjon")).to_have_value("1.0")
        expect(page.locator("#svar-prosjekt")).to_have_value("")
        expect(page.locator(".utfylling-eldre")).to_contain_text("Fra en utgave som var")
        assert axe(page) == []
        assert "Fra en utgave som var" in words(docx.Document(str(download(page, "Last ned som Word-dokument"))))
        page.get_by_role("button", name="Angre").click()
        expect(page.locator("#svar-prosjekt")).to_have_value("Vårt")


# Where the browser refuses, and where it is slow


@pytest.mark.parametrize("script", [THROWS, FULL], ids=["blocked", "full"])
def test_storage_that_the_browser_refuses_costs_memory_only(browser: Browser, site: Path, script: str) -> None:
    with student(browser) as page:
        page.add_init_script(script)
        opened(page, site, at(INSIGHT))
        page.locator("#svar-prosjekt").fill("Trygg vei hjem")
        page.get_by_role("button", name="Husk prosjektet på denne maskinen").click()
        page.locator("#svar-versjon").fill("0.2")
        said = words(docx.Document(str(download(page, "Last ned som Word-dokument"))))
        assert "Trygg vei hjem" in said
        assert "0.2" in said
        assert axe(page) == []


def test_in_a_sandboxed_frame(browser: Browser, address: str, tmp_path: Path) -> None:
    (tmp_path / "vert.html").write_text(
        f"""<!doctype html><title>Vert</title>
<iframe title="Skjema" sandbox="allow-scripts" width=700 height=700 src="{address}{at(INSIGHT)}"></iframe>""",
        encoding="utf-8",
    )
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((tmp_path / "vert.html").as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("#svar-prosjekt").fill("Trygg vei hjem")
    inside.get_by_role("button", name="Skriv ut rapporten").first.click()
    inside.get_by_role("button", name="Last ned som Word-dokument").first.click()
    expect(inside.locator(".utfylling-melding")).to_contain_text("Word-dokumentet er laget")
    expect(inside.locator(".utfylling-funn > summary")).to_contain_text("34 av 35")
    assert wrong == []
    context.close()


@pytest.mark.parametrize("name", FORMS)
def test_without_scripts_the_form_reads_whole(browser: Browser, site: Path, name: str) -> None:
    with student(browser, java_script_enabled=False) as page:
        opened(page, site, at(name))
        assert page.locator(
            ".skjema-felt .skrivefelt:visible, .skjema-felt .sjekk:visible, .skjema-felt table:visible"
        ).count() == (page.locator(".skjema-felt").count())
        expect(page.locator(".skjema-utfylling")).to_be_empty()
        assert page.locator("main button:visible, main textarea").count() == 0


def test_the_document_is_made_by_scripts_that_wait(browser: Browser, address: str) -> None:
    """Nothing of it is loaded before somebody asks for a document, and its example page loads nothing at all."""
    with student(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.goto(address + at(INSIGHT))
        expect(page.locator("#svar-prosjekt")).to_be_visible()
        late = {"assets/js/dokument/docx.js", "assets/js/dokument/zip.js", "assets/js/skjema/hent.js"}
        assert not late & set(asked)
        download(page, "Last ned som Word-dokument")
        assert late & set(asked) == late - {"assets/js/skjema/hent.js"}
        asked.clear()
        page.goto(f"{address}skjema/{INSIGHT}-eksempel.html")
        assert not [url for url in asked if "/skjema/" in url and url.endswith(".js")]


def test_two_tabs_and_a_page_that_is_closed(browser: Browser, address: str) -> None:
    with student(browser) as page:
        page.goto(address + at(INSIGHT))
        page.get_by_role("button", name="Husk prosjektet på denne maskinen").click()
        other = page.context.new_page()
        other.goto(address + at(INSIGHT))
        other.locator("#svar-versjon").fill("0.7")
        other.locator("h1").click()
        expect(page.locator("#svar-versjon")).to_have_value("0.7")
        page.locator("#svar-prosjekt").focus()
        page.keyboard.type("Skriver her")
        other.locator("#svar-versjon").fill("0.8")
        other.locator("h1").click()
        expect(page.locator("#svar-versjon")).to_have_value("0.8")
        assert page.locator("#svar-prosjekt").input_value() == "Skriver her"
        # What is typed but not left yet is kept when the page goes.
        page.reload()
        expect(page.locator("#svar-prosjekt")).to_have_value("Skriver her")
        expect(page.locator("#svar-versjon")).to_have_value("0.8")


def test_leaving_with_unsaved_words_asks(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        opened(page, site, at(INSIGHT))
        page.locator("#svar-prosjekt").click()
        page.keyboard.type("Ikke lagret")
        with page.expect_event("dialog") as asked:
            page.close(run_before_unload=True)
        assert asked.value.type == "beforeunload"
        asked.value.accept()
