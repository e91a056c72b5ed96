"""The delivery to Kompetansebroen: complete for the handbook, every module and every tool."""

from __future__ import annotations

import csv
import io
import json
import struct
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import factory
from handbook.catalogue import load
from handbook.publish import delivery
from support.html import Document, broken

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue

SITE = "https://eksempel.no/"
DAY = date(2026, 11, 22)
SHOWN = ("tittel", "ingress", "tid", "malgruppe", "eier", "status", "sist_gjennomgatt", "alternativ_tekst", "adresse")


@pytest.fixture(scope="module")
def real() -> Catalogue:
    """The catalogue of the handbook itself."""
    return load(factory.ROOT)[0]


@pytest.fixture(scope="module")
def files(real: Catalogue) -> dict[str, bytes]:
    """The whole folder."""
    return delivery.files(real, factory.ROOT, SITE, DAY)


@pytest.fixture(scope="module")
def rows(files: dict[str, bytes]) -> list[dict[str, Any]]:
    """The entries as data."""
    found = json.loads(files["oppforinger.json"])
    assert isinstance(found, list)
    return found


def test_an_entry_for_the_handbook_each_module_and_each_tool(real: Catalogue, rows: list[dict[str, Any]]) -> None:
    wanted = ["handboken", *(f"modul-{one.id}" for one in real.modules), *(f"verktoy-{one.id}" for one in real.tools)]
    assert [row["id"] for row in rows] == wanted


def test_no_field_is_empty(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert all(row.values()), row["id"]
        assert all(row["tekst"]), row["id"]
        assert 0 < row["minutter_fra"] <= row["minutter_til"], row["id"]
        assert len(row["stikkord"]) >= 3, row["id"]
        assert len(set(row["stikkord"])) == len(row["stikkord"]), row["id"]
        assert row["adresse"].startswith(SITE), row["id"]
        assert "[[" not in json.dumps(row), row["id"]
        assert "**" not in json.dumps(row), row["id"]


def test_owner_status_and_review_are_told_as_they_are(real: Catalogue, rows: list[dict[str, Any]]) -> None:
    assert {row["eier"] for row in rows} == {real.course.owner}
    assert {row["status"] for row in rows} == {"Utkast. Ikke kvalitetssikret av sekretariatet"}
    assert {row["sist_gjennomgatt"] for row in rows} == {"Ikke ennå"}


def test_every_document_shows_its_entry(files: dict[str, bytes], rows: list[dict[str, Any]]) -> None:
    for row in rows:
        document = Document("d", files[f"oppforinger/{row['id']}.html"].decode("utf-8"))
        text = " ".join(html.text for html in document.all("html"))
        for name in SHOWN:
            assert " ".join(str(row[name]).split()) in text, f"{row['id']}: {name}"
        assert all(part in text for part in (*row["tekst"], *row["stikkord"])), row["id"]
        [picture] = document.all("img")
        assert picture.attributes["alt"] == row["alternativ_tekst"]
        assert [html.attributes["lang"] for html in document.all("html")] == ["nb"]


def test_documents_hang_together(files: dict[str, bytes], rows: list[dict[str, Any]]) -> None:
    documents = {name: Document(name, text.decode()) for name, text in files.items() if name.endswith(".html")}
    assert broken(documents, set(files)) == []
    linked = {documents["oversikt.html"].target(link)[0] for _, link in documents["oversikt.html"].links()}
    assert {f"oppforinger/{row['id']}.html" for row in rows} <= linked


def test_pictures_are_as_wide_as_they_say(files: dict[str, bytes], rows: list[dict[str, Any]]) -> None:
    for row in rows:
        data = files[row["bilde"]]
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", data[16:24]) == (1200, 630), row["id"]
    assert len({files[row["bilde"]] for row in rows}) == len(rows), "each has its own words"


def test_the_table_says_the_same(files: dict[str, bytes], rows: list[dict[str, Any]]) -> None:
    text = files["oppforinger.csv"].decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    for line, row in zip(table, rows, strict=True):
        assert set(line) == set(row)
        assert line["stikkord"] == ", ".join(row["stikkord"])
        assert line["tekst"] == "\n\n".join(row["tekst"])
        assert line["tittel"] == row["tittel"]


def test_without_an_address_the_reader_is_told(mini_catalogue: Catalogue) -> None:
    files = delivery.files(mini_catalogue, factory.ROOT, "", DAY)
    assert "Utgaven er laget uten fast adresse" in files["oversikt.html"].decode("utf-8")
    [tool] = [row for row in json.loads(files["oppforinger.json"]) if row["id"] == "verktoy-alfa"]
    assert tool["adresse"] == "verktoy/alfa.html"
    assert "regnet fra roten av nettstedet" in files["oppforinger/verktoy-alfa.html"].decode("utf-8")


def test_what_is_reviewed_says_when_and_by_whom(mini: Any) -> None:  # noqa: ANN401
    tool = mini / "tools_catalog/tools/alfa.yml"
    text = tool.read_text(encoding="utf-8")
    tool.write_text(
        text + "\nowner: Avdeling for samhandling\nlast_reviewed: 2026-10-01\nreviewed_by: fagrådet\n", encoding="utf-8"
    )
    catalogue, problems = load(mini)
    assert not problems
    [row] = [one for one in delivery.entries(catalogue, SITE) if one.id == "verktoy-alfa"]
    assert (row.eier, row.sist_gjennomgatt) == ("Avdeling for samhandling", "2026-10-01")
