"""Lessons in nynorsk: Markdown beside Markdown, whose macros lead to what exists in nynorsk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from handbook import addresses, course_data
from handbook.catalogue import load
from handbook.language import nynorsk
from handbook.packaging.macros import Macros
from handbook.pages import compile_pages
from support.checkout import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.models.module import Module
    from handbook.pages.page import Page

LESSON = "kurs/oppstart/felles-problem.html"


@pytest.fixture(scope="module")
def pages(mini_catalogue: Catalogue) -> dict[str, Page]:
    return {page.address: page for page in compile_pages(mini_catalogue)}


def module(catalogue: Catalogue, module_id: str = "oppstart") -> Module:
    assert catalogue.nynorsk
    return catalogue.nynorsk.module_by_id[module_id]


def test_the_page_holds_the_text_in_nynorsk(pages: dict[str, Page]) -> None:
    page = pages[addresses.nynorsk(LESSON)]
    assert page.title == "Er problemet felles for alle?"
    assert "## Byrj her" in page.markdown
    assert "Begynn her" not in page.markdown
    assert page.source == "modules/2-oppstart/1-felles-problem.nn.md"
    assert "## Begynn her" in pages[LESSON].markdown


def test_macros_lead_to_what_is_in_nynorsk_and_tell_what_is_not(mini_catalogue: Catalogue) -> None:
    (lesson,) = module(mini_catalogue).lessons
    text = Macros(mini_catalogue, ROOT)(lesson.body, addresses.nynorsk(LESSON))
    assert '<a href="../../verktoy/alfa.html">Alfa</a>' in text
    assert '<a class="begrep" href="#ord-mandat">mandatet</a>' in text
    told = '<span class="ikke-oversatt">(ikkje omsett enno)</span>'
    assert '<a hreflang="nb" lang="nb" href="../../../kilder.html#s1">En kilde</a> seier' in text
    assert f">Introduksjon</a> {told}" in text
    assert told not in Macros(mini_catalogue, ROOT)(lesson.body, LESSON)


def test_what_is_not_translated_stays_in_bokmaal(mini_catalogue: Catalogue, pages: dict[str, Page]) -> None:
    assert addresses.nynorsk("kurs/introduksjon/hva-er-det.html") not in pages
    assert module(mini_catalogue, "introduksjon").lessons == mini_catalogue.module_by_id["introduksjon"].lessons
    assert mini_catalogue.nynorsk
    assert "Hva er det?" in mini_catalogue.nynorsk.fallbacks


def test_a_lesson_of_a_module_that_nobody_has_translated_is_a_draft(mini: Path) -> None:
    file = mini / "modules/2-oppstart/module.yml"
    told = "status: kvalitetssikret\nreviewed_by: fagrådet\nlast_reviewed: 2026-01-01\n"
    file.write_text(told + file.read_text(encoding="utf-8"), encoding="utf-8")
    catalogue, faults = load(mini)
    assert not faults
    assert catalogue.module_by_id["oppstart"].status == "kvalitetssikret"
    assert module(catalogue).status == "utkast"
    assert module(catalogue).reviewed_by is None


def test_progress_is_the_same_and_links_stay_in_nynorsk(mini_catalogue: Catalogue, pages: dict[str, Page]) -> None:
    bokmaal, other = (
        json.loads(text.partition("=")[2].rstrip(";\n")) for text in course_data.scripts(mini_catalogue).values()
    )
    assert other["revisjon"] == bokmaal["revisjon"]
    assert other["nynorsk"][LESSON] == addresses.nynorsk(LESSON)
    old, new = bokmaal["moduler"][1]["leksjoner"][0], other["moduler"][1]["leksjoner"][0]
    assert new == {**old, "tittel": "Er problemet felles for alle?"}
    assert other["nynorsk"].keys() == {page for page in addresses.in_nynorsk(mini_catalogue) if "kurs/" in page}
    assert set(other["nynorsk"].values()) <= set(pages)


def test_every_word_of_a_lesson_is_one_of_nynorsk(mini: Path) -> None:
    file = mini / "modules/2-oppstart/1-felles-problem.nn.md"
    text = file.read_text(encoding="utf-8")
    assert [one for one in nynorsk.problems(mini) if one.file.endswith(".md")] == []
    long = " ".join(["ord"] * 31)
    file.write_text(f"{text}\n- Noe {{{{ verktoy('alfa', 'hvorfor') }}}}\n- {long}.\n", encoding="utf-8")
    last = len(text.splitlines())
    found = [(one.line, one.message.split("»")[0]) for one in nynorsk.problems(mini) if one.file.endswith(".md")]
    assert [line for line, _ in found] == [last + 2, last + 2, last + 3]
    assert {told for _, told in found[:2]} == {"«Noe", "«hvorfor"}
