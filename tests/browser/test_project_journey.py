"""A project from mandate to the report on operation, with the invented case of the course, in one file."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import docx
import pytest
from playwright.sync_api import expect

from support import reporting
from support.reporting import FORMS, box, definition, fields, fill_all, findings
from support.studying import axe, student

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

WIDE = {"width": 1280, "height": 900}
SHEETS = (
    "interessentanalyse",
    "gevinstmatrise",
    "samhandlingsmodenhet",
    "prioriteringsmatrise",
    "risikovurdering",
    "loggbok",
)
PLACE = "skjema/driftsrapport/felt/vedtak"


def live(page: Page) -> dict[str, Any]:
    """What stands in the project, by place."""
    found: dict[str, Any] = page.evaluate("() => window.fellesProsjekt.under('')")
    return found


def button(page: Page, name: str) -> Any:  # noqa: ANN401
    """The first button of that name: a form has some of them at its end too."""
    return page.get_by_role("button", name=name, exact=True).first


def save(page: Page, target: Path) -> Path:
    """The project file, in a folder."""
    with page.expect_download() as waiting:
        button(page, "Lagre til fil").click()
    waiting.value.save_as(target)
    return target


def open_file(page: Page, file: Path) -> None:
    """Choose a project file as a person does."""
    with page.expect_file_chooser() as chooser:
        button(page, "Åpne fil").click()
    chooser.value.set_files(file)


def take_in_decisions(page: Page) -> None:
    """The decisions of the log, put into the report after what stands there."""
    box(page, "begrunnelse").get_by_role("button", name="Hent inn").click()
    dialog = page.get_by_role("dialog")
    source = dialog.locator("#hent-kilde option", has_text="Beslutninger").first.inner_text()
    dialog.get_by_label("Hent fra").select_option(label=source)
    dialog.get_by_role("button", name="Velg alle").click()
    dialog.get_by_role("button", name="Hent inn").click()
    expect(dialog).to_have_count(0)


def work(page: Page, address: str, file: Path) -> dict[str, Any]:
    """Everything that the group does on its own machine."""
    page.goto(f"{address}prosjekt.html")
    page.get_by_label("Navnet på prosjektet").fill("Trygt hjem fra sykehus")
    button(page, "Husk prosjektet på denne maskinen").click()
    for sheet in SHEETS:
        page.goto(f"{address}ark/{sheet}.html")
        button(page, "Vis utfylt eksempel").click()
        button(page, "Begynn med eksempelet som kladd").click()
        button(page, "Innholdet er vårt nå: fjern merket").click()
    for form in FORMS:
        page.goto(address + reporting.address(form))
        fill_all(page)
        assert findings(page) == "Alle felt som må fylles ut, er besvart."
    take_in_decisions(page)
    save(page, file)
    return live(page)


@pytest.fixture(scope="module")
def group(browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The project file of the group, and what stood in the project."""
    file = tmp_path_factory.mktemp("prosjekt") / "gruppa.prosjekt.json"
    with student(browser, viewport=WIDE) as page:
        return file, work(page, address, file)


def test_from_mandate_to_operation(
    browser: Browser, address: str, group: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    file, ours = group
    kinds = {place.split("/")[0] for place in ours}
    assert kinds == {"om", "kryss", "ark", "skjema"}
    assert {place.split("/")[1] for place in ours if place.startswith("ark/")} == set(SHEETS)

    # A colleague goes on with a copy, and meanwhile the group does too.
    theirs = tmp_path / "kollega.prosjekt.json"
    with student(browser, viewport=WIDE, now="2026-11-23T12:00:00+01:00") as page:
        page.goto(address + reporting.address("driftsrapport"))
        open_file(page, file)
        expect(page.locator("#svar-vedtak")).to_have_value(ours[PLACE])
        assert live(page) == ours
        page.locator("#svar-vedtak").fill("Kollegaens vedtak.")
        box(page, "innspill").get_by_role("button", name="Legg til rad").click()
        page.keyboard.type("Brukerrådet i Elvheim")
        save(page, theirs)

    with student(browser, viewport=WIDE, now="2026-11-24T12:00:00+01:00") as page:
        page.goto(address + reporting.address("driftsrapport"))
        open_file(page, file)
        expect(page.locator("#svar-vedtak")).to_have_value(ours[PLACE])
        page.locator("#svar-vedtak").fill("Gruppas vedtak.")
        page.locator("#svar-versjon").fill("1.1")
        page.locator("h1").click()
        open_file(page, theirs)
        dialog = page.get_by_role("dialog", name="Slå sammen to utgaver")
        expect(dialog.locator("fieldset")).to_have_count(1)
        expect(dialog.locator("fieldset")).to_contain_text("Kollegaens vedtak.")
        assert axe(page) == []
        dialog.get_by_label("Behold begge").check()
        dialog.get_by_role("button", name="Slå sammen").click()
        expect(dialog).to_have_count(0)
        merged = live(page)
        assert all(text in merged[PLACE] for text in ("Gruppas vedtak.", "Kollegaens vedtak."))
        assert merged["skjema/driftsrapport/felt/versjon"] == "1.1"
        assert "Brukerrådet i Elvheim" in merged.values()
        changed = {PLACE, "skjema/driftsrapport/felt/versjon"}
        assert {place: value for place, value in merged.items() if place in ours and place not in changed} == {
            place: value for place, value in ours.items() if place not in changed
        }
        final = save(page, tmp_path / "samlet.prosjekt.json")

    read_as_documents(browser, address, final, tmp_path)


def read_as_documents(browser: Browser, address: str, final: Path, folder: Path) -> None:
    """The four reports of a project file as Word documents and on paper."""
    for form in FORMS:
        with student(browser, viewport=WIDE) as page:
            page.goto(address + reporting.address(form))
            open_file(page, final)
            expect(page.locator("#svar-prosjekt")).not_to_have_value("")
            shape = definition(page)
            with page.expect_download() as waiting:
                button(page, "Last ned som Word-dokument").click()
            waiting.value.save_as(folder / f"{form}.docx")
            page.pdf(path=folder / f"{form}-side.pdf", prefer_css_page_size=True)
        text = subprocess.run(
            ["pdftotext", folder / f"{form}-side.pdf", "-"], check=True, capture_output=True, text=True
        ).stdout
        paper = " ".join(text.split())
        document = docx.Document(str(folder / f"{form}.docx"))
        said = {paragraph.text for paragraph in document.paragraphs}
        assert document.core_properties.title == f"{shape['navn']} – Trygt hjem fra sykehus"
        for field in fields(shape):
            assert field["tekst"] in said
            assert field["tekst"] in paper
        assert "Ikke besvart" not in paper
        assert "Ikke besvart." not in said
        if form == "driftsrapport":
            assert "Gruppas vedtak." in paper
            assert "Kollegaens vedtak." in paper
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profil", "--convert-to", "pdf",
            "--outdir", str(folder), *(str(folder / f"{form}.docx") for form in FORMS),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    assert all((folder / f"{form}.pdf").stat().st_size for form in FORMS)
