"""Nynorsk beside bokmål: what is translated, what has fallen back, and that every word of the interface has its own."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
import yaml

from factory import MINI, ROOT
from handbook import addresses, norwegian, script_words, sheet_data
from handbook.catalogue import load
from handbook.editions import pdf
from handbook.editions.data import data
from handbook.editions.pdf.edition import SHORT_STATUS
from handbook.frame import with_language
from handbook.language import spelling
from handbook.language.nynorsk import OWN_WORDS, problems
from handbook.models.module import Level
from handbook.models.tool import Tool
from handbook.nav import navigation
from handbook.pages import BUILDERS, compile_pages, question_banks
from handbook.pages.prose import NOT_TRANSLATED
from handbook.pages.render import Renderer
from handbook.relations import Relations
from handbook.revision import revision
from handbook.search_texts import search_texts
from handbook.translation import lay_over, texts
from handbook.yaml_source import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.pages.page import Page

FORM = "nn/skjema/oppstartsrapport.html"


@pytest.fixture(scope="module")
def pages(mini_catalogue: Catalogue) -> dict[str, Page]:
    return {page.address: page for page in compile_pages(mini_catalogue)}


@pytest.fixture(scope="module")
def real() -> Catalogue:
    catalogue, faults = load(ROOT)
    assert not faults
    return catalogue


def laid(bokmaal: str, nynorsk: str) -> tuple[object, frozenset[str]]:
    old, new = parse(bokmaal, "a.yml")[0], parse(nynorsk, "a.nn.yml")[0]
    assert old
    assert new
    found = lay_over(old, new, Tool)
    assert found.problems == ()
    return found.data, found.fallbacks


# What is laid over what


def test_texts_take_the_place_of_those_they_translate() -> None:
    merged, left = laid("{id: a, name: Navn, number: 3, tips: [En, To]}", "{translated_from: 1, name: Namn}")
    assert merged == {"id": "a", "name": "Namn", "number": 3, "tips": ["En", "To"]}
    assert left == {"En", "To"}


def test_entries_are_found_by_id_whatever_their_order() -> None:
    old = "variants: [{id: a, name: Første, minutes: 5}, {id: b, name: Andre, minutes: 6}]"
    merged, left = laid(old, "{translated_from: 1, variants: [{id: b, name: Andre nn}]}")
    assert merged == {
        "variants": [{"id": "a", "name": "Første", "minutes": 5}, {"id": "b", "name": "Andre nn", "minutes": 6}]
    }
    assert left == {"Første"}


def test_ids_choices_and_sources_are_no_texts() -> None:
    bokmaal = {"id": "a", "kind": "metode", "sources": [{"source": "S1", "about": "Om"}], "phases": ["oppstart"]}
    assert list(texts(Tool, bokmaal)) == ["Om"]


# Pages


def test_only_what_is_translated_has_a_page(mini_catalogue: Catalogue, pages: dict[str, Page]) -> None:
    found = {address for address, page in pages.items() if page.language == "nn"}
    assert found == {
        "nn/skjema/index.html",
        FORM,
        "nn/verktoy/alfa.html",
        "nn/kurs/index.html",
        "nn/kurs/egenerklaering.html",
        "nn/kurs/repetisjon.html",
        "nn/kurs/oppstart/index.html",
        "nn/kurs/oppstart/felles-problem.html",
        "nn/kurs/oppstart/kunnskapssjekk.html",
        "nn/kurs/oppstart/egenerklaering.html",
        "nn/kurs/oppstart/i-gruppe.html",
        "nn/laeringsmal.html",
        "nn/sjekkpunkter.html",
        "nn/skjema/oppstartsrapport-eksempel.html",
        *("nn/loyper/index.html", "nn/loyper/nytt-prosjekt.html", "nn/planer/halv-dag.html"),
        *("nn/ark/index.html", "nn/ark/delta.html", "nn/mal/delta.html", "nn/prosjekt.html"),
        *("nn/verktoy/index.html", "nn/planlegg.html", "nn/kjor.html"),
        *("nn/styringslinje.html", "nn/prosjekter.html", "nn/andre-modeller.html", "nn/mer.html", "nn/dekning.html"),
    }
    assert set(addresses.in_nynorsk(mini_catalogue).values()) == found
    assert data(mini_catalogue, ROOT).addresses.nynorsk["skjema/oppstartsrapport.html"] == FORM


def test_a_text_that_fell_back_is_told_to_be_in_bokmaal(pages: dict[str, Page]) -> None:
    text = pages[FORM].markdown
    assert '<span lang="nb">Skriv navnet.</span> <span class="ikke-oversatt">(ikkje omsett enno)</span>' in text
    assert '## Om arbeidet (ikkje omsett enno) {: #hode lang="nb" }' in text
    assert "<p>Kva de veit.</p>" in text


def test_editors_see_what_is_not_translated(pages: dict[str, Page]) -> None:
    row = re.compile(r"<a [^>]*>(.+?)</a></th><td>1</td><td>(.+?)</td>")
    rows = dict(row.findall(pages["nn/dekning.html"].markdown))
    assert rows["Alfa"] == "Utkast. Ikke kvalitetssikret av sekretariatet"
    assert {state for name, state in rows.items() if "Beta" in name} == {"Ikkje omsett enno"}


def test_links_stay_in_nynorsk_or_say_that_they_leave_it(pages: dict[str, Page]) -> None:
    assert 'href="../../faser/oppstart.html" hreflang="nb"' in pages[FORM].markdown
    assert '<a href="oppstartsrapport.html">' in pages["nn/skjema/index.html"].markdown
    assert [link.address for link in pages[FORM].crumbs] == ["nn/skjema/index.html"]


def test_scripts_of_a_check_are_sent_to_pages_that_exist(pages: dict[str, Page]) -> None:
    here = "nn/kurs/oppstart/kunnskapssjekk.html"
    found = re.search(r'class="sjekk-data">(.*?)</script>', pages[here].markdown)
    assert found
    told = json.loads(found[1])
    assert told["egenerklaering"] == "egenerklaering.html"
    assert told["repetisjon"] == "../repetisjon.html"
    lessons = [posixpath.normpath(f"nn/kurs/oppstart/{one['adresse']}") for one in told["leksjoner"]]
    assert lessons == ["nn/kurs/oppstart/felles-problem.html"]


def test_recall_in_nynorsk_asks_in_nynorsk(mini_catalogue: Catalogue, pages: dict[str, Page]) -> None:
    banks = question_banks(mini_catalogue)
    found = re.search(r'class="repetisjon-data">(.*?)</script>', pages["nn/kurs/repetisjon.html"].markdown)
    assert found
    wanted = {posixpath.normpath(f"nn/kurs/{module['skript']}") for module in json.loads(found[1])}
    assert {address for address in banks if address.startswith("nn/")} == wanted
    bank = banks["nn/kurs/oppstart/sporsmal.js"]
    assert "forklare kvifor de gjer det saman" in bank
    assert "forklare hvorfor dere gjør det sammen" in banks["kurs/oppstart/sporsmal.js"]
    assert 'href=\\"../laeringsmal.html#oppstart-forklare\\"' in bank
    assert 'href=\\"oppstart/felles-problem.html\\"' in bank


def test_the_plan_for_a_group_is_a_page_of_its_own(mini: Path) -> None:
    path = mini / "modules/2-oppstart/module.nn.yml"
    kept = path.read_text(encoding="utf-8")
    path.write_text(kept.partition("reflection:")[0] + "session:" + kept.partition("session:")[2], encoding="utf-8")
    (path.parents[1] / "course.nn.yml").unlink()
    (path.parent / "1-felles-problem.nn.md").unlink()
    found = {address for address in addresses.in_nynorsk(load(mini)[0]) if address.startswith(("kurs/", "laering"))}
    assert found == {"kurs/oppstart/i-gruppe.html", "laeringsmal.html"}


def test_without_recall_in_nynorsk_there_are_no_questions_for_it(mini: Path) -> None:
    (mini / "modules/2-oppstart/module.nn.yml").unlink()
    assert not [address for address in question_banks(load(mini)[0]) if address.startswith("nn/")]


def test_the_document_of_a_form_is_the_one_in_nynorsk(pages: dict[str, Page]) -> None:
    assert '<a href="oppstartsrapport.docx" download>' in pages[FORM].markdown
    assert "<!--størrelse:nn/skjema/oppstartsrapport.docx-->" in pages[FORM].markdown


def test_both_pages_lead_to_each_other(mini_catalogue: Catalogue, pages: dict[str, Page]) -> None:
    there = addresses.in_nynorsk(mini_catalogue)
    bokmaal = with_language({}, pages["skjema/oppstartsrapport.html"], there)
    nynorsk = with_language({}, pages[FORM], there)
    assert bokmaal == {"maalform": {"url": FORM, "lang": "nn", "title": "Nynorsk"}}
    assert nynorsk["maalform"] == {"url": "skjema/oppstartsrapport.html", "lang": "nb", "title": "Bokmål"}
    assert nynorsk["lang"] == "nn"
    assert with_language({}, pages["verktoy/beta.html"], there) == {}


def test_the_search_finds_the_page_in_bokmaal_only(mini_catalogue: Catalogue, pages: dict[str, Page]) -> None:
    assert not list(search_texts(mini_catalogue, FORM, "x", pages[FORM], "<p>ord</p>"))


def test_the_navigation_has_nynorsk_last(pages: dict[str, Page]) -> None:
    assert list(navigation(pages.values())[-1]) == ["Nynorsk"]


def test_without_translations_there_is_no_nynorsk(mini: Path) -> None:
    for path in list(mini.rglob("*.nn.*")):
        path.unlink()
    catalogue, _ = load(mini)
    assert catalogue.nynorsk is None
    assert {page.language for page in compile_pages(catalogue)} == {"nb"}


def test_a_changed_translation_is_a_new_revision(mini: Path, mini_catalogue: Catalogue) -> None:
    path = mini / "tools_catalog/report_forms/oppstartsrapport.nn.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Kva de veit", "Det de veit"), encoding="utf-8")
    assert revision(load(mini)[0]) != revision(mini_catalogue)


def test_an_alias_has_an_old_address_in_both_languages(mini: Path) -> None:
    path = mini / "tools_catalog/report_forms/oppstartsrapport.yml"
    path.write_text(path.read_text(encoding="utf-8") + "aliases: [gammelt]\n", encoding="utf-8")
    assert addresses.redirects(load(mini)[0])["nn/skjema/gammelt.html"] == FORM


# The status of a translation

REVIEWED = "status: kvalitetssikret\nreviewed_by: sekretariatet\nlast_reviewed: 2026-11-01\n"


@pytest.fixture
def reviewed(mini: Path) -> Path:
    """A tool whose bokmål is reviewed, by the sekretariat."""
    path = mini / "tools_catalog/tools/alfa.yml"
    path.write_text(path.read_text(encoding="utf-8") + REVIEWED, encoding="utf-8")
    return mini


def in_nynorsk(root: Path) -> Tool:
    catalogue, faults = load(root)
    assert not [problem for problem in faults if problem.severity == "feil"]
    assert catalogue.nynorsk
    return catalogue.nynorsk.tool_by_id["alfa"]


def test_a_translation_is_a_draft_until_it_says_otherwise(reviewed: Path) -> None:
    tool = in_nynorsk(reviewed)
    assert (tool.status, tool.reviewed_by, tool.last_reviewed) == ("utkast", None, None)


def test_a_translation_tells_who_has_reviewed_it(reviewed: Path) -> None:
    path = reviewed / "tools_catalog/tools/alfa.nn.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + REVIEWED.replace("sekretariatet", "språkrådgjevar"), encoding="utf-8"
    )
    tool = in_nynorsk(reviewed)
    assert (tool.status, tool.reviewed_by) == ("kvalitetssikret", "språkrådgjevar")
    page = {page.address: page for page in compile_pages(load(reviewed)[0])}["nn/verktoy/alfa.html"]
    assert "1. november 2026" in page.markdown
    assert "språkrådgjevar" in page.markdown
    assert "status-kvalitetssikret" in page.markdown


def test_a_translation_that_is_left_behind_is_a_draft_again(reviewed: Path) -> None:
    bokmaal, nynorsk = (reviewed / f"tools_catalog/tools/alfa{end}" for end in (".yml", ".nn.yml"))
    bokmaal.write_text(bokmaal.read_text(encoding="utf-8") + "revision: 2\n", encoding="utf-8")
    nynorsk.write_text(nynorsk.read_text(encoding="utf-8") + REVIEWED, encoding="utf-8")
    assert in_nynorsk(reviewed).status == "utkast"


# Prints


def test_prints_in_nynorsk(mini_catalogue: Catalogue) -> None:
    edition = pdf.Edition(mini_catalogue, "https://handbok.example/", pdf.print_day())
    found = {document.name: document for document in pdf.documents("skjema", edition, MINI)}
    form = found["skjema-oppstartsrapport-nynorsk.pdf"]
    assert form.pages == ("nn/skjema/index.html", FORM)
    assert form.data["spraak"] == "nn"
    assert form.data["sted"]["url"] == f"https://handbok.example/{FORM}"  # type: ignore[index]
    assert form.data["stempel"]["revisjon"] == edition.revision  # type: ignore[index]
    assert form.data["stempel"]["status"] == "Utkast"  # type: ignore[index]
    name, content = next((name, content) for name, content in pdf.printed("skjema", edition, ROOT) if name == form.name)
    assert name == form.name
    assert content.startswith(b"%PDF")


# The words of the interface

_LITERAL = re.compile(r"""\b(?:t|say)\(\s*(?:"([^"]+)"|'([^']+)')""")
FILES = (
    "hooks/handbook/pages/templates/*.j2",
    "hooks/handbook/*.py",
    "hooks/handbook/pages/*.py",
    "hooks/handbook/documents/*.py",
    "hooks/handbook/editions/pdf/templates/*.typ",
    "hooks/handbook/editions/pdf/*.py",
    "overrides/*.html",
    "overrides/partials/*.html",
)


def literals(patterns: Iterable[str] = FILES) -> set[str]:
    return {
        double or single
        for pattern in patterns
        for path in ROOT.glob(pattern)
        for double, single in _LITERAL.findall(path.read_text(encoding="utf-8"))
    }


class _Asked(dict[str, str]):
    """Words of the pages that remember what they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: set[str] = set()

    def get(self, key: str, default: object = None) -> str:  # noqa: ARG002
        self.strings.add(key)
        return key


def asked(catalogue: Catalogue) -> set[str]:
    """Every string that the making of all pages in nynorsk asks for, those of pages that nobody has translated too."""
    heard = _Asked()
    render = Renderer(replace(catalogue, interface=heard), Relations(catalogue))
    assert all(page.title for build in BUILDERS for page in build(render))
    return heard.strings - {""}


def test_every_string_of_the_interface_has_its_nynorsk_and_no_other(real: Catalogue) -> None:
    """The strings stand in the templates, in the words they choose among, and in the menus of mkdocs.yml."""
    menus = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["extra"]  # noqa: S506 (ours)
    words = ("FIELD", "STATUS", "AUDIENCE", "KIND", "FORM", "EXPERIENCE", "SIDE", "QUESTION", "CELL")
    chosen = {
        NOT_TRANSLATED,
        "Oversikten som plakat",
        "Oversikten som plakat i svart-hvitt",
        "Fasene, ett ark for hver",
        "Foreslå endring",
        "Foreslå endring på denne siden",
        "Håndbok for felles tjenesteutvikling mellom kommunene og Sykehuset Innlandet.",
        norwegian.PRIVACY,
        *(text for name in words for text in getattr(norwegian, name).values()),
        *norwegian.NUMBERS,
        *get_args(Level),
        *SHORT_STATUS.values(),
        *("Godkjennes", "Forankres", "Drøftes", "Besluttes", "Til orientering"),
        *(item["title"] for menu in ("site_menu", "footer_menu") for item in menus[menu]),
    }
    assert real.nynorsk
    assert set(real.nynorsk.interface) == literals() | chosen | asked(real.nynorsk)


SAID = re.compile(r"""\b(?:t|biter)\(\s*(?:'((?:[^'\\\n]|\\.)*)'(?=[,)])|(?=[^)]))""")
"""A call for a text: the text itself, or nothing when it is not written out in the call."""

PUT_IN = re.compile(r"\{\d\}")
SCRIPTS = sorted(
    path for path in (ROOT / "docs/assets/js").rglob("*.js") if "vendor" not in path.relative_to(ROOT).parts
)


def said(path: Path) -> list[str]:
    """What a script says, as bokmål has it; empty text for a call that does not write it out."""
    code = re.sub(r"^\s*(?:\*|/\*|//).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    code = re.sub(r"\bfunction (?:t|biter)\(.*?\n  \}\n", "", code, flags=re.DOTALL)
    return [str(found[1] or "") for found in SAID.finditer(code)]


def test_scripts_say_everything_in_nynorsk_too(real: Catalogue) -> None:
    """Every text has its nynorsk with the same things put in, and none is translated for nobody."""
    assert real.nynorsk
    words = real.nynorsk.script_words
    assert set(words) == {text for path in SCRIPTS for text in said(path)}
    assert {
        text for text, other in words.items() if sorted(PUT_IN.findall(text)) != sorted(PUT_IN.findall(other))
    } == set()


def test_the_same_text_is_the_same_wherever_it_stands(real: Catalogue) -> None:
    assert real.nynorsk
    pages, scripts = real.nynorsk.interface, real.nynorsk.script_words
    assert {text: (pages[text], scripts[text]) for text in pages.keys() & scripts if pages[text] != scripts[text]} == {}


def test_scripts_get_the_words_that_differ(real: Catalogue, mini_catalogue: Catalogue) -> None:
    assert real.nynorsk
    differ = {text: other for text, other in real.nynorsk.script_words.items() if text != other}
    found = script_words.scripts(real)
    assert list(found) == [addresses.script_words()]
    words, pages = found[addresses.script_words()].splitlines()
    assert json.loads(words.removeprefix("window.fellesNynorsk=").rstrip(";")) == differ
    there = addresses.in_nynorsk(real)
    led_to = {page: there[page] for page in (addresses.PLANNER, addresses.RUN, addresses.PROJECT) if page in there}
    assert json.loads(pages.removeprefix("window.fellesSiderNynorsk=").rstrip(";")) == led_to
    assert script_words.scripts(replace(mini_catalogue, nynorsk=None)) == {}


def test_nothing_in_the_data_of_the_forms_has_fallen_back(real: Catalogue) -> None:
    """But for what an invented group wrote in bokmål, which is told of, and the choices as files hold them."""
    assert real.nynorsk
    scripts = sheet_data.scripts(real)
    there = addresses.in_nynorsk(real)
    for form in real.report_forms:
        data = json.loads(scripts[f"nn/skjema/{form.id}.js"].partition("]=")[2].rstrip(";\n"))
        language = "nn" if addresses.form_example(form.id) in there else "nb"
        assert data["eksempel"].pop("spraak", "nn") == language
        del data["eksempel"]["svar"], data["eksempel"]["intro"]
        for part in data["deler"]:
            for field in part["felt"]:
                assert len(field.pop("valg")) == len(field.get("valgtekst", []))
        assert set(strings(data)) & real.nynorsk.fallbacks == set(), form.id


def strings(data: object) -> Iterator[str]:
    """Every string of some data that is no id or address."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        yield from (text for value in data for text in strings(value))
    elif isinstance(data, dict):
        yield from (
            text for key, value in data.items() if key not in {"id", "slag", "adresse"} for text in strings(value)
        )


def test_only_pages_in_nynorsk_load_the_words(mini_catalogue: Catalogue, pages: dict[str, Page]) -> None:
    there = addresses.in_nynorsk(mini_catalogue)
    loads = {address for address, page in pages.items() if "ord" in with_language({}, page, there)}
    assert loads == {address for address, page in pages.items() if page.language == "nn"}


def test_nothing_has_fallen_back_on_the_pages_that_are_whole(real: Catalogue) -> None:
    """Other pages may be whole or not: each says what is missing."""
    found = {
        page.address: page.markdown.count("ikke-oversatt") for page in compile_pages(real) if page.language == "nn"
    }
    whole = (
        *("nn/oversikt.html", "nn/faser/index.html", "nn/skjema/index.html", "nn/styringslinje.html"),
        *(f"nn/faser/{phase.id}.html" for phase in real.phases),
        *(f"nn/skjema/{form.id}.html" for form in real.report_forms),
        *("nn/loyper/index.html", "nn/loyper/nytt-prosjekt.html", "nn/skjema/oppstartsrapport-eksempel.html"),
        *("nn/mal/oppstartsworkshop.html", "nn/mal/interessentanalyse.html"),
        *("nn/ark/index.html", "nn/prosjekt.html"),
        "nn/planer/oppstartsworkshop-halv-dag.html",
    )
    assert {address: found.get(address) for address in whole} == dict.fromkeys(whole, 0)


def test_every_word_is_one_of_nynorsk() -> None:
    assert problems(ROOT) == ()


def test_words_of_bokmaal_are_found_where_they_stand(mini: Path) -> None:
    path = mini / "tools_catalog/report_forms/oppstartsrapport.nn.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Kva de veit", "Hva dere vet"), encoding="utf-8")
    told = [
        problem for problem in problems(mini) if problem.file.endswith("rapport.nn.yml") and "dere" in problem.message
    ]
    assert [problem.line for problem in told] == [10]


def test_sources_keep_the_names_they_were_published_under(mini: Path) -> None:
    """In bokmål, and said to be, but nobody is to translate them."""
    path = mini / "tools_catalog/sources.nn.yml"
    path.write_text("sources:\n  - id: S1\n    short: Kjelda\n    gives: Det vi har henta.\n", encoding="utf-8")
    pages = {page.address: page for page in compile_pages(load(mini)[0])}
    text = pages["nn/kilder.html"].markdown.partition("#s1")[2].partition("\n## ")[0]
    assert 'lang="nb"' in text
    assert "ikke-oversatt" not in text


def test_own_words_are_in_order_and_needed() -> None:
    rows = (ROOT / OWN_WORDS).read_text(encoding="utf-8").splitlines()
    own = [row for row in rows if not row.startswith("#")]
    assert own == sorted(set(own), key=norwegian.alphabetical)
    assert spelling.hunspell_nynorsk(own) == set(own)
