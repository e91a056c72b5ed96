"""The definitions that scripts read: complete, and safe to put into a page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import factory
from handbook import script_data, sheet_data
from handbook.catalogue import load
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue


def mini() -> Catalogue:
    """The small catalogue."""
    catalogue, problems = load(factory.MINI)
    assert problems == ()
    return catalogue


def read(script: str, name: str) -> tuple[str, Any]:
    """The key and the value that a script sets."""
    match = re.fullmatch(rf"\(window\.{name}=window\.{name}\|\|\{{\}}\)\[(.+?)\]=(.*);\n", script)
    assert match
    return json.loads(match[1]), json.loads(match[2])


def test_each_sheet_and_form_has_a_script() -> None:
    scripts = sheet_data.scripts(mini())
    names = ("ark/delta.js", "skjema/oppstartsrapport.js")
    assert set(scripts) == {f"{folder}{name}" for folder in ("", "nn/") for name in names}
    assert read(scripts["ark/delta.js"], "fellesArk")[0] == "delta"
    key, form = read(scripts["skjema/oppstartsrapport.js"], "fellesSkjema")
    assert key == form["id"] == "oppstartsrapport"
    assert form["deler"][0]["felt"], "the head comes first"


def test_sheet_has_what_a_script_works_out_and_draws() -> None:
    _, sheet = read(sheet_data.scripts(mini())["ark/delta.js"], "fellesArk")
    parts = {part["id"]: part for part in sheet["deler"]}
    formula = next(one for one in parts["saker"]["tabell"]["kolonner"] if one["slag"] == "formel")["formel"]
    assert formula["slag"] == "produkt"
    assert [band["tone"] for band in formula["baand"]] == ["gronn", "rod"]
    assert parts["modenhet"]["tabell"]["diagram"]["slag"] == "radar"
    assert (parts["modenhet"]["tabell"]["diagram"]["min"], parts["modenhet"]["tabell"]["diagram"]["maks"]) == (1, 3)
    squares = parts["plass"]["tabell"]["diagram"]["ruter"]
    assert {(one["x"], one["y"]) for one in squares} == {(0, 0), (1, 0), (0, 1), (1, 1)}
    assert parts["veien"]["tabell"]["diagram"]["spenn"] == [{"kolonne": "naa", "fra": 0, "til": 12}]
    example = sheet["eksempel"]["innhold"]["deler"]
    assert example["modenhet"]["maalinger"][0]["enhet"] == "Granli"
    assert example["veien"]["rader"][1]["celler"]["rad"] == "Penger"
    assert sheet["roller"]
    assert sheet["vern"].startswith("Skriv ikke")


def test_a_sheet_in_nynorsk_keeps_what_files_hold() -> None:
    scripts = sheet_data.scripts(mini())
    (_, bokmaal), (key, nynorsk) = (read(scripts[f"{folder}ark/delta.js"], "fellesArk") for folder in ("", "nn/"))
    assert key == "delta"
    assert nynorsk["tittel"] == "Deltaarket på nynorsk"
    choices = [scale["skalaer"]["tall"]["valg"] for scale in (bokmaal, nynorsk)]
    assert [[one["verdi"] for one in values] for values in choices] == [["1", "2", "3"]] * 2
    assert [one.get("vist") for one in choices[1]] == [None, None, "Mykje"]
    assert [one["tekst"] for one in choices[1]] == ["lite", "noko", "mykje"]
    assert [one["verdi"] for one in nynorsk["deler"][2]["tabell"]["regler"]] == ["3"]
    assert nynorsk["eksempel"]["spraak"] == "nb"
    assert nynorsk["eksempel"]["innhold"] == bokmaal["eksempel"]["innhold"]
    assert [nynorsk[name] for name in ("adresse", "utskrift")] == ["nn/ark/delta.html", "nn/mal/delta.html"]
    assert nynorsk["verktoy"]["adresse"] == bokmaal["verktoy"]["adresse"], "it has no page in nynorsk"


def test_the_example_of_a_page_in_nynorsk_has_its_choices() -> None:
    page = {page.address: page for page in compile_pages(mini())}["nn/ark/delta.html"].markdown
    assert "</span> Mykje</td>" in page, "files hold 3"
    assert '<td lang="nb">Listen kommer sent</td>' in page


def test_nothing_in_a_script_ends_it() -> None:
    text = script_data.entry("fellesArk", "a", {"b": "</script>\u2028\u2029"})
    assert "<" not in text
    assert not re.search("[\u2028\u2029]", text)
    assert read(text, "fellesArk") == ("a", {"b": "</script>\u2028\u2029"})
