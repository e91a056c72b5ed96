"""The Word documents: opened again, they have what a screen reader needs, and the same bytes every time."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import docx
import pytest

import factory
from handbook import addresses as at
from handbook.catalogue import Catalogue, load
from handbook.documents import documents, with_sizes
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

EPOCH = "1795305600"
"""22 November 2026."""


@cache
def real() -> Catalogue:
    """The catalogue of the checkout."""
    catalogue, problems = load(factory.real_or_mini())
    assert problems == ()
    return catalogue


@cache
def made() -> dict[str, bytes]:
    """All its documents."""
    return documents(real(), EPOCH)


def opened(address: str) -> Document:
    """A document read again."""
    return docx.Document(io.BytesIO(made()[address]))


def headings(document: Document) -> list[tuple[str, str]]:
    """The level and the text of every heading."""
    named = [(item.style.name or "", item.text) for item in document.paragraphs if item.style]
    return [(name[-1], text) for name, text in named if name.startswith("Heading")]


ADDRESSES = sorted(made())


def test_every_template_sheet_and_form_has_one() -> None:
    catalogue = real()
    wanted = {at.sheet_document(key) for key in catalogue.paper_by_tool}
    forms = {at.form_document(form.id) for form in catalogue.report_forms}
    nynorsk = {address for address in made() if address.startswith(at.NYNORSK)}
    assert set(made()) == wanted | forms | nynorsk
    assert {at.nynorsk(address) for address in forms} <= nynorsk
    assert {at.in_bokmaal(address) for address in nynorsk} <= wanted | forms


@pytest.mark.parametrize("address", ADDRESSES)
def test_headings_tables_and_language(address: str) -> None:
    document = opened(address)
    levels = [int(level) for level, _ in headings(document)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in document.tables:
        assert all(cell.text for cell in table.rows[0].cells), "every column has a heading"
    tables = len(document.tables)
    assert len(document.element.body.xpath(".//w:tbl/w:tr[1]/w:trPr/w:tblHeader")) == tables
    assert len(document.element.body.xpath(".//w:tbl/w:tblPr/w:tblCaption[string-length(@w:val) > 0]")) == tables
    assert document.element.body.xpath(".//w:gridSpan | .//w:vMerge") == []
    languages = document.styles.element.xpath("./w:docDefaults//w:lang/@w:val")
    language = "nn-NO" if address.startswith(at.NYNORSK) else "nb-NO"
    assert languages == [language]
    properties = document.core_properties
    assert properties.title == document.paragraphs[0].text
    assert (properties.language, properties.author) == (language, "Helsefellesskap Innlandet")
    assert "22. november 2026" in document.sections[0].footer.paragraphs[0].text
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert re.search(r"Utkast|Kvalitetssikret", text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_field_has_a_name(address: str) -> None:
    fields = opened(address).element.body.xpath(".//w:sdt")
    names = opened(address).element.body.xpath(".//w:sdt/w:sdtPr/w:alias/@w:val")
    assert len(names) == len(fields)
    assert all(names)


def test_sheets_lie_as_they_are_defined() -> None:
    for sheet in real().sheets:
        section = opened(at.sheet_document(sheet.tool)).sections[0]
        assert section.page_width
        assert section.page_height
        size = (round(section.page_width.mm), round(section.page_height.mm))
        short, long = {"A4": (210, 297), "A3": (297, 420)}[sheet.print.size]
        assert size == ((long, short) if sheet.print.orientation == "liggende" else (short, long))


def test_same_content_gives_same_bytes() -> None:
    assert documents(real(), EPOCH) == made()
    first = next(iter(made().values()))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {item.date_time[0] for item in archive.infolist()} == {1980}


def test_without_a_date_the_footer_has_none() -> None:
    text = docx.Document(io.BytesIO(documents(real(), "0")[ADDRESSES[0]])).sections[0].footer.paragraphs[0].text
    assert "19" not in text


def test_a_form_in_nynorsk_is_in_nynorsk_throughout() -> None:
    document = opened("nn/skjema/oppstartsrapport.docx")
    words = {word for item in document.paragraphs for word in item.text.split()}
    assert not words & {"ikke", "dere", "hva", "hvordan", "Sett"}
    assert document.core_properties.language == "nn-NO"
    assert [text for _, text in headings(document)][1] == "Slik fyller de det ut"
    assert "Omsetjinga" in document.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("name", ["interessentanalyse", "problemformulering"])
def test_a_sheet_in_nynorsk_is_in_nynorsk_throughout(name: str) -> None:
    document = opened(f"nn/mal/{name}.docx")
    words = {word for item in document.paragraphs for word in item.text.split()}
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    words |= {word for cell in cells for word in cell.text.split()}
    assert not words & {"ikke", "dere", "hva", "hvordan", "Hører", "håndboken", "hvem", "fra", "Velg"}
    assert document.core_properties.language == "nn-NO"
    assert "Omsetjinga" in document.sections[0].footer.paragraphs[0].text


def test_a_sheet_that_is_not_whole_in_nynorsk_has_its_document_in_bokmaal(mini: Path) -> None:
    path = mini / "tools_catalog/sheets/delta.nn.yml"
    assert "nn/mal/delta.docx" in documents(load(mini)[0], EPOCH)
    text = path.read_text(encoding="utf-8")
    intro = next(line for line in text.splitlines() if line.startswith("intro:"))
    path.write_text(text.replace(intro + "\n", ""), encoding="utf-8")
    catalogue, faults = load(mini)
    assert not faults
    pages = {page.address: page for page in compile_pages(catalogue)}
    assert "nn/mal/delta.docx" not in documents(catalogue, EPOCH)
    assert 'href="../../mal/delta.docx" hreflang="nb"' in pages["nn/mal/delta.html"].markdown


def test_what_is_not_translated_says_so() -> None:
    catalogue, _ = load(factory.MINI)
    document = docx.Document(io.BytesIO(documents(catalogue, EPOCH)["nn/skjema/oppstartsrapport.docx"]))
    assert "Om arbeidet (ikkje omsett enno)" in [text for _, text in headings(document)]


def test_sizes_stand_where_the_mark_was() -> None:
    assert with_sizes("DOCX<!--størrelse:mal/a.docx-->)", {"mal/a.docx": 12_400}) == "DOCX, 12 kB)"
    assert with_sizes("DOCX<!--størrelse:mal/b.docx-->)", {}) == "DOCX)"


def test_libreoffice_reads_them(tmp_path: Path) -> None:
    names = [at.sheet_document(sheet.tool) for sheet in real().sheets] + [
        at.form_document(form.id) for form in real().report_forms
    ]
    for name in names:
        (tmp_path / name.replace("/", "-")).write_bytes(made()[name])
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profil", "--convert-to", "pdf",
            "--outdir", str(tmp_path), *map(str, sorted(tmp_path.glob("*.docx"))),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for name in names:
        pdf = tmp_path / name.replace("/", "-").replace(".docx", ".pdf")
        text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
        words = " ".join(text.split())
        for _, heading in headings(opened(name)):
            assert " ".join(heading.split()) in words
