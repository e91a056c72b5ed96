"""The ten sheets in a real browser: filled in, kept, taken out and in, drawn and printed."""

from __future__ import annotations

import io
import json
import subprocess
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import docx
import pytest
from playwright.sync_api import expect

from support.browsing import serve
from support.studying import axe, student

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Download, Locator, Page

pytest_plugins = ["support.fixtures"]

SHEETS = (
    "gevinstmatrise", "interessentanalyse", "kapabilitetskartlegging", "loggbok", "prioriteringsmatrise",
    "risikovurdering", "rolle-og-ansvarskart", "samhandlingsmatrise", "samhandlingsmodenhet", "veikart",
)  # fmt: skip
DESKTOP = {"width": 1400, "height": 900}
SMALL = {"width": 320, "height": 640}
THROWS = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nei', 'SecurityError') }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
TEXT = 'Blåbær på «ø»; "sitat"'
NO_PRINTER = "window.print = () => { window.skrevet = (window.skrevet || 0) + 1 }"


def sheet(page: Page, address: str, name: str, place: str = "") -> None:
    """Open the page of a sheet."""
    page.goto(f"{address}ark/{name}.html{place}")
    expect(page.locator(".arkbruk")).to_be_visible()


def definition(page: Page) -> dict[str, Any]:
    """The sheet as its script has it."""
    found: dict[str, Any] = page.evaluate("() => Object.values(window.fellesArk)[0]")
    return found


def content(page: Page, which: str | None = None) -> Any:  # noqa: ANN401
    """What the project holds of a sheet, with made-up ids of rows and measurements taken off."""
    found = page.evaluate(
        "which => { const def = Object.values(fellesArk)[0]; return fellesArkInnhold.les(def, which || def.id) }", which
    )
    return without_ids(found, definition(page))


def without_ids(found: dict[str, Any], sheet_definition: dict[str, Any]) -> dict[str, Any]:
    """Content with the numbers of open rows and measurements in place of their ids, and without empty rows."""
    fixed = {row["id"] for part in sheet_definition["deler"] for row in part.get("tabell", {}).get("faste", [])}

    def named(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = [row for row in rows if any(row["celler"].values())]
        return [{**row, "id": row["id"] if row["id"] in fixed else index} for index, row in enumerate(kept)]

    parts = {}
    for name, part in found["deler"].items():
        new = dict(part)
        if "rader" in part:
            new["rader"] = named(part["rader"])
        if "maalinger" in part:
            new["maalinger"] = [
                {**one, "id": index, "rader": named(one["rader"])} for index, one in enumerate(part["maalinger"])
            ]
        parts[name] = {key: value for key, value in new.items() if value}
    return {"deler": {name: part for name, part in parts.items() if part}}


def cell(page: Page, *place: str) -> Locator:
    """The control of a place under its sheet, such as rad/matrise/tjenesteinnhold/innbyggere."""
    return page.locator(f'[data-nokkel="{"/".join(place)}"]')


def column(page: Page, part: str, name: str) -> Locator:
    """The controls of a column from the top."""
    return page.locator(f'[data-nokkel^="rad/{part}/"][data-nokkel$="/{name}"]')


def draft(page: Page) -> None:
    """Begin with the invented example."""
    page.get_by_role("button", name="Vis utfylt eksempel").click()
    page.get_by_role("button", name="Begynn med eksempelet som kladd").click()


def says(page: Page, text: str) -> None:
    """What the sheet last said."""
    expect(page.locator(".ark-melding")).to_contain_text(text)


def downloaded(page: Page, button: str | Locator) -> Download:
    """The file that a button hands over."""
    with page.expect_download() as waiting:
        (page.get_by_role("button", name=button) if isinstance(button, str) else button).click()
    return waiting.value


def given(page: Page, button: Locator, name: str, body: bytes) -> None:
    """Choose a file where a button asks for one."""
    with page.expect_file_chooser() as waiting:
        button.click()
    waiting.value.set_files({"name": name, "mimeType": "text/plain", "buffer": body})


def pasted(where: Locator, text: str, html: str = "") -> None:
    """Paste as a spreadsheet does it."""
    where.focus()
    where.evaluate(
        """(field, [text, html]) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          if (html) data.setData('text/html', html);
          field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        [text, html],
    )


def fill_in(page: Page, part: dict[str, Any], options: dict[str, Any]) -> None:
    """Write in every control of a part, with the controls themselves."""
    for field in part["felt"]:
        cell(page, "felt", part["id"], field["id"]).fill(f"{field['tekst']}: {TEXT}")
        page.keyboard.press("Tab")
    for point in part["punkter"]:
        cell(page, "kryss", part["id"], point["id"]).check()
    table = part.get("tabell")
    if not table:
        return
    if "enheter" in table:
        page.get_by_label(table["enheter"]["tekst"], exact=True).fill("Sengeposten")
    kinds = {one["id"]: one for one in table["kolonner"]}
    for control in page.locator(
        f'section[aria-labelledby="del-{part["id"]}"] [data-kolonne]:is(input, select, textarea)'
    ).all():
        one = kinds.get(control.get_attribute("data-kolonne") or "", {"slag": "kort tekst"})
        if one["slag"] == "ett valg":
            control.select_option(options[one["skala"]]["valg"][-1]["verdi"])
        elif one["slag"] == "tall":
            control.fill(str(one.get("max", 5)))
        else:
            control.fill("2026-11-22" if one["slag"] == "dato" else TEXT)
    page.keyboard.press("Tab")


# Every sheet


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_is_filled_in_and_survives(browser: Browser, address: str, site: Path, name: str) -> None:
    """Remembered on this machine, and in a file that another browser opens."""
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, name)
        found = definition(page)
        expect(page.locator(".arkbruk > .arkbruk-deler > .ark-vern")).to_have_text(found["vern"])
        for part in found["deler"]:
            fill_in(page, part, found["skalaer"])
        written = content(page)
        for part in found["deler"]:
            answer = written["deler"][part["id"]]
            assert set(answer.get("felt", {})) == {field["id"] for field in part["felt"]}
            assert set(answer.get("kryss", [])) == {point["id"] for point in part["punkter"]}
            rows = answer.get("rader", []) + [row for one in answer.get("maalinger", []) for row in one["rader"]]
            if "tabell" in part:
                table = part["tabell"]
                assert len(rows) == len(table["faste"]) + table.get("aapne", {}).get("start", 0)
                wanted = {one["id"] for one in table["kolonner"] if one["slag"] != "formel"}
                assert all(set(row["celler"]) - {"rad"} == wanted for row in rows)
        assert axe(page) == []
        assert page.evaluate("() => localStorage.length") == 0
        page.get_by_role("button", name="Husk prosjektet på denne maskinen").click()
        file = downloaded(page, page.get_by_role("button", name="Lagre til fil", exact=True))
        saved = file.path().read_bytes()
        page.reload()
        assert content(page) == written
    with student(browser, viewport=SMALL) as page:
        sheet(page, f"{site.as_uri()}/", name)
        given(page, page.get_by_role("button", name="Åpne fil", exact=True), "p.prosjekt.json", saved)
        page.wait_for_function("() => Object.keys(fellesProsjekt.les().felter).length")
        assert content(page) == written
        assert page.evaluate("() => document.documentElement.scrollWidth") == SMALL["width"]
        page.get_by_role("button", name="Vis utfylt eksempel").click()
        expect(page.get_by_text("Oppdiktet eksempel", exact=False).first).to_be_visible()
        assert axe(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") == SMALL["width"]
        page.get_by_role("button", name="Tilbake til arket deres").click()
        assert axe(page) == []


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_is_lost_in_a_file_of_one_sheet(browser: Browser, address: str, name: str) -> None:
    """Also what the sheet of today knows nothing of."""
    with student(browser) as page:
        sheet(page, address, name)
        lost = page.evaluate(
            """() => {
              const def = Object.values(fellesArk)[0];
              const first = structuredClone(def.eksempel.innhold);
              first.deler.borte = {felt: {gammelt: 'æøå'}, rader: [{id: 'x1', celler: {y: 'z'}}], kryss: ['k']};
              const read = fellesArkUtveksling.fraFil(def, fellesArkUtveksling.tilFil(def, 'Navn', true, first));
              fellesProsjekt.sett(fellesArkInnhold.skriv(def, 'prove', read.innhold));
              const kept = fellesArkInnhold.les(def, 'prove');
              const plain = value => JSON.stringify(value, (key, one) =>
                one && typeof one === 'object' && !Array.isArray(one)
                  ? Object.fromEntries(Object.entries(one).sort()) : one);
              return [read.tittel, read.kladd, plain(read.innhold) === plain(first), plain(kept) === plain(first),
                      fellesArkInnhold.eldre(def, kept).map(one => one.verdi)];
            }"""
        )
        assert lost == ["Navn", True, True, True, ["æøå", "Krysset av", "z"]]


# Rows


def test_rows_by_keyboard_alone(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "risikovurdering")
        risks = column(page, "risikoer", "risiko")
        expect(risks).to_have_count(3)
        risks.first.focus()
        page.keyboard.type("Første")
        for _ in range(2):
            page.keyboard.press("Tab")
        page.keyboard.press("4")
        page.keyboard.press("Tab")
        page.keyboard.press("5")
        points = page.locator("tr[data-rad] .ark-formel")
        expect(points.first).to_have_text("Poeng20 RødtGjør noe før dere går videre.")
        expect(points.first.locator(".tone-rod")).to_have_count(1)
        risks.nth(1).focus()
        page.keyboard.type("Andre")
        page.keyboard.press("Alt+ArrowUp")
        expect(risks.first).to_have_value("Andre")
        expect(risks.first).to_be_focused()
        says(page, "Raden er nå nummer 1 av 3")
        page.get_by_role("button", name="Legg til risiko").focus()
        page.keyboard.press("Enter")
        expect(risks).to_have_count(4)
        expect(risks.nth(3)).to_be_focused()
        page.keyboard.type("Fjerde")
        page.get_by_role("button", name="Slett risiko 1").focus()
        page.keyboard.press("Enter")
        expect(risks.first).to_have_value("Første")
        expect(page.get_by_role("button", name="Slett risiko 1")).to_be_focused()
        page.keyboard.press("Control+z")
        expect(risks.first).to_have_value("Andre")
        says(page, "Angret: Rad slettet")
        page.keyboard.press("Control+y")
        expect(risks.first).to_have_value("Første")
        expect(risks.nth(2)).to_have_value("Fjerde")
        assert axe(page) == []
        names = [row["celler"]["risiko"] for row in content(page)["deler"]["risikoer"]["rader"]]
        assert names == ["Første", "Fjerde"]


def test_rows_by_touch_on_a_phone(browser: Browser, address: str) -> None:
    with student(browser, has_touch=True, is_mobile=True) as page:
        sheet(page, address, "gevinstmatrise")
        gains = column(page, "valgte", "gevinst")
        gains.nth(0).tap()
        gains.nth(0).fill("Én")
        gains.nth(1).fill("To")
        page.get_by_role("button", name="Flytt gevinst 2 opp").tap()
        expect(gains.nth(0)).to_have_value("To")
        for wanted in (4, 5):
            page.get_by_role("button", name="Legg til gevinst").tap()
            expect(gains).to_have_count(wanted)
        page.get_by_role("button", name="Legg til gevinst").tap()
        says(page, "Arket har plass til 5.")
        page.get_by_role("button", name="Slett gevinst 5").tap()
        expect(gains).to_have_count(4)
        height = page.get_by_role("button", name="Slett gevinst 1").bounding_box()
        assert height
        assert height["height"] >= 44


def test_a_click_hits_after_typing(browser: Browser, address: str) -> None:
    """What is typed is kept when the field is left, and the page does not move under the pointer while it is down."""
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "rolle-og-ansvarskart")
        page.locator('textarea, select[data-kolonne="gruppe"]').first.select_option("A")
        page.get_by_role("button", name="Legg til oppgave").first.click()
        page.keyboard.type("Vår egen oppgave")
        page.get_by_role("button", name="Legg til oppgave").first.click()
        expect(page.locator('[data-kolonne="rad"]')).to_have_count(2)
        expect(page.locator('[data-kolonne="rad"]').first).to_have_value("Vår egen oppgave")


def test_leaving_with_half_a_sentence_asks(browser: Browser, address: str) -> None:
    with student(browser) as page:
        sheet(page, address, "gevinstmatrise")
        cell(page, "felt", "maal", "overordnet-maal").click()
        page.keyboard.type("Halvt")
        asked: list[str] = []

        def stay(dialog: Any) -> None:  # noqa: ANN401
            asked.append(dialog.type)
            dialog.accept()

        page.on("dialog", stay)
        page.goto(address)
        assert asked == ["beforeunload"]


# What does not add up


def test_findings_lead_to_their_cells(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "rolle-og-ansvarskart")
        roles = page.locator('tr[data-rad="samlinger"] select')
        roles.nth(0).select_option("A")
        roles.nth(1).select_option("A")
        findings = page.get_by_role("region", name="Å se på").get_by_role("button")
        expect(findings).to_have_count(2)
        expect(findings.first).to_contain_text("Hver rad har nøyaktig én A. Nå er det 2.")
        assert axe(page) == []
        findings.first.click()
        expect(roles.nth(0)).to_be_focused()
        roles.nth(1).select_option("R")
        expect(findings).to_have_count(0)


# Excel


def test_a_block_from_excel_is_pasted(browser: Browser, address: str) -> None:
    """It makes rows, knows options by their words and dates as people write them, and shows what it does not know."""
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "interessentanalyse")
        who = column(page, "interessenter", "interessent")
        block = [
            ["Interessent", "Side", "Berørt", "Innflytelse"],
            ["Pårørende", "brukere og pårørende", "Mye", "Liten"],
            ["=Apotek", "Kanskje", "lite", "stor"],
        ] + [[f"Gruppe {number}", "Kommune", "Mye", "Stor"] for number in range(5)]
        pasted(who.first, "\r\n".join("\t".join(row) for row in block) + "\r\n", "<table><tr><td>x</td></tr></table>")
        expect(who).to_have_count(7)
        says_it = page.get_by_role("region", name="Å se på")
        expect(says_it).to_contain_text("«Kanskje» er ikke et av valgene")
        rows = content(page)["deler"]["interessenter"]["rader"]
        assert rows[0]["celler"] == {
            "interessent": "Pårørende",
            "side": "Brukere",
            "berort": "Mye",
            "innflytelse": "Liten",
        }
        assert rows[1]["celler"]["side"] == "Kanskje"
        expect(page.locator(".ark-bildetabell tbody tr")).to_have_count(7)
        pasted(column(page, "interessenter", "frist").first, "22.11.2026\n3/1/27\n31.02.2026")
        dates = [row["celler"].get("frist") for row in content(page)["deler"]["interessenter"]["rader"][:3]]
        assert dates == ["2026-11-22", "2027-01-03", "31.02.2026"]
        expect(says_it).to_contain_text("er ikke en dato")
        assert axe(page) == []
        page.keyboard.press("Escape")
        page.locator("body").focus()
        page.get_by_role("button", name="Angre", exact=True).click()
        page.get_by_role("button", name="Angre", exact=True).click()
        expect(who.first).to_have_value("")


def test_text_is_pasted_as_text(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        sheet(page, address, "gevinstmatrise")
        field = cell(page, "rad/matrise/tjenesteinnhold/innbyggere")
        page.evaluate("() => navigator.clipboard.writeText('to\\nlinjer')")
        field.focus()
        page.keyboard.press("Control+v")
        page.keyboard.press("Tab")
        expect(field).to_have_value("to\nlinjer")
        assert content(page)["deler"]["matrise"]["rader"][0]["celler"] == {"innbyggere": "to\nlinjer"}


def test_a_table_is_copied_and_comes_back(browser: Browser, address: str) -> None:
    """Through the clipboard of the machine, as tab-separated text and as HTML, into an empty sheet."""
    with student(browser, viewport=DESKTOP) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        sheet(page, address, "gevinstmatrise")
        draft(page)
        first = column(page, "valgte", "gevinst").first
        first.fill('+ «Æ»\nto "linjer"')
        page.locator("details.ark-excel summary").nth(1).click()
        page.get_by_role("button", name="Kopier tabellen").nth(1).or_(
            page.locator('[data-nokkel="kopier/valgte"]')
        ).last.click()
        says(page, "Tabellen er kopiert")
        types = page.evaluate("async () => (await navigator.clipboard.read())[0].types")
        assert set(types) >= {"text/plain", "text/html"}
        before = content(page)["deler"]["valgte"]
        page.get_by_role("button", name="Nytt tomt ark").click()
        column(page, "valgte", "gevinst").first.focus()
        page.keyboard.press("Control+v")
        expect(column(page, "valgte", "gevinst").first).to_have_value('+ «Æ»\nto "linjer"')
        new = page.evaluate(
            "() => fellesArkInnhold.ark('gevinstmatrise').map(one => one.id).filter(id => id !== 'gevinstmatrise')[0]"
        )
        assert content(page, new)["deler"]["valgte"] == before


@pytest.mark.parametrize("name", ["risikovurdering", "rolle-og-ansvarskart", "samhandlingsmodenhet"])
def test_csv_comes_back_from_libreoffice(browser: Browser, address: str, tmp_path: Path, name: str) -> None:
    """Out, through a spreadsheet, and in again to an empty sheet."""
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, name)
        draft(page)
        part = definition(page)["deler"][{"risikovurdering": 1}.get(name, 0)]["id"]
        text = page.locator(f'section[aria-labelledby="del-{part}"] textarea').first
        text.fill('=SUM(1;2) æøå ÆØÅ «é»; "ja",\nny linje')
        page.locator(f'section[aria-labelledby="del-{part}"] details.ark-excel summary').click()
        before = content(page)["deler"][part]
        file = tmp_path / "ut.csv"
        file.write_bytes(downloaded(page, cell(page, "csv-ut", part)).path().read_bytes())
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        for target in ("xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1"):
            done = subprocess.run(
                ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless",
                 *(["--infilter=CSV:59,34,76,1,,0,false,true"] if target == "xlsx" else []),
                 "--convert-to", target, "--outdir", str(tmp_path / "inn"), str(file)],
                capture_output=True, timeout=240, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            file = tmp_path / "inn" / ("ut.xlsx" if target == "xlsx" else "ut.csv")
        page.get_by_role("button", name="Nytt tomt ark").click()
        page.locator(f'section[aria-labelledby="del-{part}"] details.ark-excel summary').click()
        given(page, cell(page, "csv-inn", part), "inn.csv", file.read_bytes())
        says(page, "er hentet")
        new = page.evaluate("name => fellesArkInnhold.ark(name).map(one => one.id).filter(id => id !== name)[0]", name)
        assert content(page, new)["deler"][part] == before
        assert axe(page) == []


def test_csv_of_older_spreadsheets_and_of_something_else(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "gevinstmatrise")
        page.locator("details.ark-excel summary").nth(1).click()
        take = cell(page, "csv-inn", "valgte")
        given(page, take, "a.csv", "Gevinst,For hvem\r\nFærre spør,medarbeidere\r\n".encode("cp1252"))
        says(page, "Én rad er hentet")
        kept = [{"id": 0, "celler": {"gevinst": "Færre spør", "for-hvem": "Medarbeidere"}}]
        assert content(page)["deler"]["valgte"]["rader"] == kept
        given(page, take, "b.csv", b"Navn;Alder\r\nA;1\r\n")
        says(page, "Filen har ingen av kolonnene")
        given(page, take, "c.csv", b"")
        says(page, "Filen har ingen rader")
        assert content(page)["deler"]["valgte"]["rader"] == kept


# Sheets of the same kind, and files of one


def test_several_sheets_of_a_kind(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "gevinstmatrise")
        goal = cell(page, "felt", "maal", "overordnet-maal")
        goal.fill("Første mål")
        page.get_by_role("button", name="Ny kopi").click()
        name = page.get_by_label("Navn på arket")
        expect(name).to_have_value("Kopi av Gevinstmatrise")
        expect(name).to_be_focused()
        name.fill("Prosjekt B")
        goal.fill("Mål B")
        page.keyboard.press("Tab")
        chooser = page.get_by_label("Hvilket ark")
        assert chooser.locator("option").all_inner_texts() == ["Gevinstmatrise", "Prosjekt B"]
        assert axe(page) == []
        second = chooser.input_value()
        chooser.select_option(label="Gevinstmatrise")
        expect(goal).to_have_value("Første mål")
        page.get_by_role("button", name="Husk prosjektet på denne maskinen").click()
        page.goto(f"{address}index.html")
        sheet(page, address, "gevinstmatrise", f"#ark-{second}")
        expect(goal).to_have_value("Mål B")
        page.get_by_role("button", name="Slett arket").click()
        expect(goal).to_have_value("Første mål")
        expect(chooser).to_have_count(0)
        page.get_by_role("button", name="Angre", exact=True).click()
        expect(chooser).to_have_count(1)


def test_a_file_of_one_sheet_is_opened_or_refused(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "veikart")
        draft(page)
        file = downloaded(page, "Lagre bare dette arket til fil")
        assert file.suggested_filename.endswith(".ark.json")
        body = file.path().read_bytes()
        before = content(page)
        page.get_by_role("button", name="Husk prosjektet på denne maskinen").click()
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "veikart")
        take = page.get_by_role("button", name="Hent ett ark fra fil")
        for bad, reason in (
            (b"", "skadet"),
            (body[:200], "skadet"),
            (json.dumps({**json.loads(body), "v": 2}).encode(), "nyere utgave"),
            (json.dumps({**json.loads(body), "slag": "loggbok"}).encode(), "et annet slags ark"),
            (b'{"format": "fellesmodellen-prosjekt", "v": 1}', "et helt prosjekt"),
        ):
            given(page, take, "x.json", bad)
            says(page, reason)
            assert content(page) == {"deler": {}}
        assert axe(page) == []
        given(page, take, "x.json", body)
        says(page, "Arket er hentet")
        assert content(page) == before
        expect(page.locator(".ark-kladd")).to_contain_text("oppdiktet eksempel")
        given(page, take, "x.json", body)
        expect(page.get_by_label("Hvilket ark").locator("option")).to_have_count(2)


def test_a_draft_from_the_example_is_marked_everywhere(browser: Browser, address: str, tmp_path: Path) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "gevinstmatrise")
        cell(page, "felt", "maal", "overordnet-maal").fill("Vårt mål")
        draft(page)
        expect(page.locator(".ark-kladd")).to_be_visible()
        expect(page.get_by_label("Hvilket ark").locator("option")).to_have_count(2)
        assert content(page)["deler"]["maal"]["felt"]["overordnet-maal"] == "Vårt mål"
        assert "Kladd som begynte som et oppdiktet eksempel." in printed(page, tmp_path)[2]
        assert "Kladd som begynte" in "\n".join(one.text for one in document(page).paragraphs)
        page.get_by_role("button", name="Innholdet er vårt nå").click()
        expect(page.locator(".ark-kladd")).to_have_count(0)
        assert "Kladd som begynte" not in printed(page, tmp_path)[2]
        assert axe(page) == []


# Pictures and documents


def test_units_are_compared_over_time(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "samhandlingsmodenhet")
        found = definition(page)["deler"][0]["tabell"]
        expect(page.locator(".ark-diagram svg")).to_have_count(0)

        def answer(level: str) -> None:
            pasted(page.locator('[data-kolonne="nivaa"]').first, "\n".join([level] * len(found["faste"])))

        page.get_by_label("Enhet", exact=True).fill("Sengeposten")
        answer("2")
        page.get_by_label("Dato", exact=True).fill("2026-05-04")
        page.get_by_role("button", name="Mål samme enhet på nytt").click()
        expect(page.get_by_label("Dato", exact=True)).to_be_focused()
        answer("4")
        page.get_by_role("button", name="Legg til en enhet").click()
        expect(page.get_by_role("region", name="Å se på")).to_contain_text("Skriv hvilken enhet")
        page.get_by_label("Enhet", exact=True).fill("Hjemmetjenesten")
        answer("3")
        svg = page.locator(".ark-diagram svg")
        assert svg.locator("[stroke-dasharray]").count() == len(found["grupper"]) + 1, (
            "the earlier measurement is dashed"
        )
        for summary in page.locator(".ark-bildetabell > summary").all():
            summary.click()
        tables = page.locator(".ark-bildetabell table")
        assert tables.first.locator("thead th").all_inner_texts()[1:] == [
            "Sengeposten, 4. mai 2026", "Sengeposten, 22. november 2026", "Hjemmetjenesten, 22. november 2026",
        ]  # fmt: skip
        assert tables.first.locator("tbody tr").first.locator("td").all_inner_texts() == ["2", "4", "3"]
        expect(tables.nth(1).locator("tbody tr td").first).to_have_text("2 → 4, ▲ opp 2")
        assert axe(page) == []
        page.get_by_role("checkbox", name="Sengeposten, 4. mai 2026").uncheck()
        expect(svg.locator("[stroke-dasharray]")).to_have_count(0)
        expect(page.get_by_role("checkbox", name="Sengeposten, 4. mai 2026")).to_be_focused()
        assert len(content(page)["deler"]["svar"]["maalinger"]) == 3
        page.get_by_role("button", name="Slett målingen").click()
        assert len(content(page)["deler"]["svar"]["maalinger"]) == 2


@pytest.mark.parametrize("name", ["samhandlingsmodenhet", "risikovurdering", "veikart"])
def test_pictures_are_files_that_stand_alone(browser: Browser, address: str, name: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, name)
        draft(page)
        svg = downloaded(page, "Last ned bildet (SVG)").path().read_text(encoding="utf-8")
        root = ET.fromstring(svg)  # noqa: S314 (our own file)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.get("aria-label")
        assert "var(--" not in svg
        png = downloaded(page, "Last ned bildet (PNG)").path().read_bytes()
        assert png.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
        assert (width, height) == (2 * int(root.get("width", "0")), 2 * int(root.get("height", "0")))


def document(page: Page) -> Any:  # noqa: ANN401
    """The Word document of the sheet."""
    file = downloaded(page, "Last ned som Word")
    assert file.suggested_filename.endswith(".docx")
    return docx.Document(io.BytesIO(file.path().read_bytes()))


def test_the_document_holds_all_of_it(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "risikovurdering")
        draft(page)
        found = definition(page)
        made = document(page)
        headings = [one.text for one in made.paragraphs if one.style.name.startswith("Heading")]
        assert headings[0] == "Risikovurdering, kladd fra eksempelet"
        assert [part["tittel"] for part in found["deler"]] == [
            one for one in headings if one in {part["tittel"] for part in found["deler"]}
        ]
        table = made.tables[0]
        assert [one.text for one in table.rows[0].cells] == [
            one["tekst"] for one in found["deler"][1]["tabell"]["kolonner"]
        ]
        assert "16 Rødt" in table.rows[1].cells[4].text
        assert len(made.inline_shapes) == 1


def test_a_document_that_cannot_be_made_is_told(browser: Browser, address: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        sheet(page, address, "loggbok")
        page.evaluate("() => { console.error = () => {} }")
        page.evaluate("() => { fellesArkUtveksling.dokument = () => Promise.reject(new Error('prøve')) }")
        page.get_by_role("button", name="Last ned som Word").click()
        says(page, "Word-dokumentet kunne ikke lages her")
        assert axe(page) == []


# Paper


def printed(page: Page, folder: Path) -> tuple[int, tuple[int, int], str]:
    """Pages, size in millimetres and text of what is printed now."""
    file = folder / "ark.pdf"
    page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    facts = dict(
        line.split(":", 1)
        for line in subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout.splitlines()
    )
    width, _, height, *_ = facts["Page size"].split()
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    size = (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4))
    return int(facts["Pages"]), size, " ".join(text.split())


MORE = {"samhandlingsmodenhet": 3, "loggbok": 2, "veikart": 2}
"""Three measurements, a log, and a road map with its picture take more than one sheet of paper."""


@pytest.mark.parametrize("name", SHEETS)
def test_the_filled_sheet_on_paper(browser: Browser, address: str, tmp_path: Path, name: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        page.add_init_script(NO_PRINTER)
        sheet(page, address, name)
        paper = definition(page)["papir"]
        sides = {"A4": (210, 297), "A3": (297, 420)}[paper["format"]]
        size = sides if paper["retning"] == "stående" else sides[::-1]
        empty = printed(page, tmp_path)
        assert empty[1] == size
        draft(page)
        pages, found, text = printed(page, tmp_path)
        assert (pages, found) == (MORE.get(name, 1), size)
        assert "kladd fra eksempelet" in text
        page.get_by_role("button", name="Skriv ut et tomt ark til veggen").click()
        assert printed(page, tmp_path) == empty
        assert printed(page, tmp_path)[2] == text, "afterwards the filled sheet is printed again"
        assert page.evaluate("() => window.skrevet") == 1
        expect(page.locator(".arkbruk")).to_be_visible()


def test_without_scripts_the_empty_sheet_is_there(browser: Browser, address: str, tmp_path: Path) -> None:
    with student(browser, viewport=DESKTOP, java_script_enabled=False) as page:
        page.goto(f"{address}ark/risikovurdering.html")
        expect(page.locator(".ark[data-ark] table").first).to_be_visible()
        expect(page.locator(".arkbruk")).to_have_count(0)
        assert printed(page, tmp_path)[:2] == (1, (420, 297))


# Where things are not as they should be


@pytest.mark.parametrize("script", [THROWS, FULL], ids=["blocked", "full"])
def test_storage_that_the_browser_refuses(browser: Browser, address: str, script: str) -> None:
    with student(browser, viewport=DESKTOP) as page:
        page.add_init_script(script)
        sheet(page, address, "prioriteringsmatrise")
        draft(page)
        page.get_by_role("button", name="Husk prosjektet på denne maskinen").click()
        cell(page, "felt", "mot", "problem").fill("Skrevet etterpå")
        page.keyboard.press("Tab")
        assert content(page)["deler"]["mot"]["felt"]["problem"] == "Skrevet etterpå"
        file = downloaded(page, page.get_by_role("button", name="Lagre til fil", exact=True))
        assert "Skrevet etterpå" in file.path().read_text(encoding="utf-8")
        assert axe(page) == []


def test_in_a_sandbox(browser: Browser, site: Path, tmp_path: Path) -> None:
    """A frame without an origin and so without storage, as learning platforms make them."""
    with serve(site) as inner, serve(tmp_path) as outer:
        (tmp_path / "ramme.html").write_text(
            f'<!doctype html><html lang="nb"><title>Ramme</title><iframe title="Ark" width="1300" height="850" '
            f'sandbox="allow-scripts allow-downloads" src="{inner}/ark/risikovurdering.html"></iframe></html>',
            encoding="utf-8",
        )
        context = browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"{outer}/ramme.html")
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Vis utfylt eksempel").click()
        frame.get_by_role("button", name="Begynn med eksempelet som kladd").click()
        expect(frame.locator(".ark-formel").first).to_contain_text("16 Rødt")
        with page.expect_download() as waiting:
            frame.get_by_role("button", name="Last ned bildet (PNG)").click()
        assert waiting.value.path().read_bytes().startswith(b"\x89PNG")
        assert faults == []
        context.close()


def test_what_an_older_edition_wrote_is_shown_and_kept(browser: Browser, address: str) -> None:
    with student(browser) as page:
        sheet(page, address, "gevinstmatrise")
        page.evaluate(
            """() => fellesProsjekt.sett({
              'ark/gevinstmatrise/slag': 'gevinstmatrise',
              'ark/gevinstmatrise/rad/matrise/borte/x': 'Gammelt',
            })"""
        )
        old = page.locator("details.ark-eldre")
        expect(old).to_contain_text("Fra en eldre utgave av arket")
        old.locator("summary").click()
        expect(old).to_contain_text("Gammelt")
        assert axe(page) == []
        body = downloaded(page, "Lagre bare dette arket til fil").path().read_text(encoding="utf-8")
        assert "Gammelt" in body
