"""`handbook publish`: a folder that is whole, says what it is, and never costs the one that was there."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import factory
from handbook.publish import NAME, PARTS, Manifest, Order, Part, PublishError, compare, publish, read
from handbook.publish.compare import report
from handbook.publish.folder import readme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.models.sheet import Column

GOLDEN = factory.ROOT / "tests/publish/sammenligning.txt"
PAGE = b"<!doctype html><title>%s \xe2\x80\x93 Fellesmodellen</title>"


def order(catalogue: Catalogue, root: Path, pages: tuple[str, ...] = ("index.html", "verktoy/alfa.html")) -> Order:
    """An order whose site is built already, of the given pages."""
    found = Order(root, catalogue, "https://eksempel.no/")
    found.__dict__["site"] = {page: PAGE % page.encode() for page in pages}
    return found


def _small(_: Order) -> Iterator[tuple[str, bytes]]:
    yield "mappe/fil.txt", b"hei"


def _breaks(_: Order) -> Iterator[tuple[str, bytes]]:
    yield "fil.txt", b"halv"
    raise PublishError


SMALL = Part("liten", "mappe/", "En fil.", _small)
BREAKS = Part("ødelagt", "fil.txt", "En fil.", _breaks)


def files(folder: Path) -> dict[str, bytes]:
    """Everything under a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_says_what_it_is(mini_catalogue: Catalogue, tmp_path: Path) -> None:
    target = tmp_path / "dist"
    published = publish(order(mini_catalogue, tmp_path), target, parts=(SMALL,))
    assert set(files(target)) == {"mappe/fil.txt", "LES-MEG.txt", NAME, "SHA256SUMS"}
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=target, capture_output=True, check=False
    )
    assert checked.returncode == 0
    assert checked.stdout.count(b": OK") == 3
    manifest = read(target)
    assert manifest == read(target / NAME) == published.manifest
    assert set(manifest.files) == {"mappe/fil.txt", "LES-MEG.txt"}
    assert manifest.files["mappe/fil.txt"].bytes == 3
    assert manifest.pages["verktoy/alfa.html"] == "verktoy/alfa.html – Fellesmodellen"
    assert manifest.counts["tools"] == len(mini_catalogue.tools)


def test_the_reader_is_told_of_every_part(mini_catalogue: Catalogue, tmp_path: Path) -> None:
    text = readme(order(mini_catalogue, tmp_path))
    for part in PARTS:
        assert "\n" + part.where.format(edition=order(mini_catalogue, tmp_path).stamp.name) + "\n  " in text
    assert "https://eksempel.no/" in text
    assert "utkast" in text
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize("there", [None, "en utgave"])
def test_a_part_that_fails_costs_nothing(there: str | None, mini_catalogue: Catalogue, tmp_path: Path) -> None:
    target = tmp_path / "dist"
    if there:
        publish(order(mini_catalogue, tmp_path), target, parts=(SMALL,))
    before = files(tmp_path)
    with pytest.raises(PublishError):
        publish(order(mini_catalogue, tmp_path), target, parts=(SMALL, BREAKS))
    assert files(tmp_path) == before
    assert target.exists() == bool(there)


def test_an_edition_takes_the_place_of_the_last(mini_catalogue: Catalogue, tmp_path: Path) -> None:
    target = tmp_path / "dist"
    publish(order(mini_catalogue, tmp_path), target, parts=(SMALL,))
    (target / "rest.txt").write_text("gammel", encoding="utf-8")
    publish(order(mini_catalogue, tmp_path), target, parts=())
    assert set(files(target)) == {"LES-MEG.txt", NAME, "SHA256SUMS"}
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_folder_of_others_is_left_alone(mini_catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("viktig", encoding="utf-8")
    with pytest.raises(PublishError, match=r"har andre filer i seg\. Velg en tom mappe\."):
        publish(order(mini_catalogue, tmp_path), tmp_path, parts=(SMALL,))
    with pytest.raises(PublishError, match=r"er en fil\. Velg en mappe\."):
        publish(order(mini_catalogue, tmp_path), tmp_path / "brev.txt", parts=(SMALL,))
    assert files(tmp_path) == {"brev.txt": b"viktig"}


def test_lost_addresses_stop_everything(mini_catalogue: Catalogue, tmp_path: Path) -> None:
    target = tmp_path / "dist"
    publish(order(mini_catalogue, tmp_path), target, parts=(SMALL,))
    before = files(target)
    with pytest.raises(PublishError, match=r"verktoy/alfa\.html(.|\n)*Ingenting er skrevet\."):
        publish(order(mini_catalogue, tmp_path, ("index.html",)), target, read(target), parts=(SMALL,))
    assert files(target) == before
    told = publish(
        order(mini_catalogue, tmp_path, ("index.html", "verktoy/alfa.html", "ny.html")), target, read(target), (SMALL,)
    ).comparison
    assert "Nye sider (1):\n  ny.html" in told


def edition(**changes: object) -> Manifest:
    """An edition of a few things."""
    blank = {"title": "Oppstartsrapport", "fields": ["navn", "maal"], "sha256": "a"}
    found = {
        "format": 1, "edition": "aaaaaaaa", "commit": "aaaaaaaa", "changed": False, "date": "2026-11-01",
        "revision": "11111111", "site_url": None, "counts": {"pages": 3}, "redirects": {}, "files": {},
        "pages": {"index.html": "Hjem", "verktoy/alfa.html": "Alfa", "verktoy/beta.html": "Beta"},
        "ids": {"goals": ["oppstart-forklare", "oppstart-lede"], "terms": ["mandat"],
                "sheet_columns": ["risiko/liste/eier", "risiko/liste/dato"]},
        "aliases": {"goals": {"gammelt-maal": "oppstart-lede"}},
        "blanks": {"skjema/oppstartsrapport.html": blank},
    }  # fmt: skip
    return Manifest.model_validate_json(json.dumps({**found, **changes}))


CHANGED: dict[str, object] = {
    "edition": "bbbbbbbb",
    "date": "2026-11-22",
    "pages": {"index.html": "Hjem", "verktoy/alfa-ny.html": "Alfa", "verktoy/gamma.html": "Gamma"},
    "redirects": {"verktoy/alfa.html": "verktoy/alfa-ny.html"},
    "ids": {"goals": ["oppstart-forklare", "oppstart-styre"], "terms": [], "sheet_columns": ["risiko/liste/ansvar"]},
    "aliases": {
        "goals": {"oppstart-lede": "oppstart-styre"},
        "sheet_columns": {"risiko/liste/eier": "risiko/liste/ansvar"},
    },
    "blanks": {
        "skjema/oppstartsrapport.html": {"title": "Oppstartsrapport", "fields": ["navn", "gevinst"], "sha256": "b"}
    },
}


def test_everything_that_differs_is_told(update: bool) -> None:  # noqa: FBT001 (pytest hands it over by name)
    old, new = edition(), edition(**CHANGED)
    found = compare(old, new)
    text = report(old, new, found) + "\n"
    if update:
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
    assert found.breaks


def test_what_filled_in_sheets_are_kept_under_is_known(mini_catalogue: Catalogue, tmp_path: Path) -> None:
    """A column that is renamed is found again under its alias; one that is taken out is told."""
    sheet = mini_catalogue.sheets[0]
    part = sheet.parts[1]
    assert part.table
    first, last = part.table.columns[0], part.table.columns[-1]
    renamed = first.model_copy(update={"id": "emne", "aliases": (first.id,)})

    def changed(*columns: Column) -> Manifest:
        assert part.table
        table = part.table.model_copy(update={"columns": columns})
        parts = (sheet.parts[0], part.model_copy(update={"table": table}), *sheet.parts[2:])
        other = sheet.model_copy(update={"id": "ny", "aliases": ("delta",), "parts": parts})
        new = replace(mini_catalogue, sheets=(other,))
        return publish(order(new, tmp_path), tmp_path / "dist", parts=()).manifest

    old = publish(order(mini_catalogue, tmp_path), tmp_path / "dist", parts=()).manifest
    assert f"delta/saker/{first.id}" in old.ids["sheet_columns"]
    assert old.blanks["mal/delta.html"].fields[0] == "Målet"
    kept = compare(old, changed(renamed, *part.table.columns[1:]))
    assert not [one for one in kept.lost_ids if "kolonne" in one]
    lost = compare(old, changed(renamed, *part.table.columns[1:-1]))
    assert [one for one in lost.lost_ids if "kolonne" in one] == [f"kolonne i ark: delta/saker/{last.id}"]


def test_what_has_moved_and_is_known_again_breaks_nothing() -> None:
    new = edition(
        pages={"index.html": "Hjem", "verktoy/alfa-ny.html": "Alfa", "verktoy/beta.html": "Beta"},
        redirects={"verktoy/alfa.html": "verktoy/alfa-ny.html"},
        ids={
            "goals": ["oppstart-forklare", "oppstart-styre"],
            "terms": ["mandat"],
            "sheet_columns": ["risiko/liste/eier", "risiko/liste/dato"],
        },
        aliases={"goals": {"oppstart-lede": "oppstart-styre", "gammelt-maal": "oppstart-styre"}},
    )
    found = compare(edition(), new)
    assert not found.breaks
    assert found.moved == ("verktoy/alfa.html leder nå til verktoy/alfa-ny.html",)


def test_an_address_that_only_led_on_is_an_address_too() -> None:
    old = edition(redirects={"verktoy/eldst.html": "verktoy/alfa.html"})
    assert compare(old, edition()).lost_pages == ("verktoy/eldst.html",)
    assert compare(old, old) == compare(edition(), edition())
