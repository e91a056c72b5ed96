"""What comes out for one page of each type, made from the small catalogue.

The files hold the page as the frame gets it: front matter and Markdown. `pytest --update-golden` writes them anew.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handbook.frame import front_matter
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.pages.page import Page

FOLDER = Path(__file__).parent / "pages"

ADDRESSES = (
    "faser/index.html",
    "faser/oppstart.html",
    "oversikt.html",
    "kurs/index.html",
    "kurs/oppstart/index.html",
    "kurs/oppstart/felles-problem.html",
    "kurs/oppstart/kunnskapssjekk.html",
    "kurs/oppstart/egenerklaering.html",
    "kurs/egenerklaering.html",
    "kurs/repetisjon.html",
    "kurs/oppstart/i-gruppe.html",
    "verktoy/index.html",
    "verktoy/alfa.html",
    "mal/beta.html",
    "planlegg.html",
    "kjor.html",
    "planer/halv-dag.html",
    "mal/delta.html",
    "ark/delta.html",
    "ark/index.html",
    "skjema/index.html",
    "skjema/oppstartsrapport.html",
    "skjema/oppstartsrapport-eksempel.html",
    "loyper/index.html",
    "loyper/nytt-prosjekt.html",
    "styringslinje.html",
    "prosjekter.html",
    "prosjekt.html",
    "sjekkpunkter.html",
    "laeringsmal.html",
    "ordliste.html",
    "kilder.html",
    "roller.html",
    "prinsipper.html",
    "andre-modeller.html",
    "nn/skjema/index.html",
    "nn/skjema/oppstartsrapport.html",
    "nn/verktoy/alfa.html",
    "nn/kurs/oppstart/felles-problem.html",
    "nn/kurs/index.html",
    "nn/kurs/oppstart/egenerklaering.html",
    "nn/kurs/egenerklaering.html",
    "nn/kurs/repetisjon.html",
    "nn/kurs/oppstart/i-gruppe.html",
    "nn/laeringsmal.html",
)


@pytest.fixture(scope="module")
def pages(mini_catalogue: Catalogue) -> dict[str, Page]:
    """All pages of the small catalogue by address."""
    return {page.address: page for page in compile_pages(mini_catalogue)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_page(pages: dict[str, Page], address: str, update: bool) -> None:  # noqa: FBT001 (a fixture)
    page = pages[address]
    path = FOLDER / address.replace("/", "_").replace(".html", ".md")
    text = front_matter(page) + page.markdown.rstrip() + "\n"
    if update:
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), "if you meant it: pytest --update-golden tests/golden"


def test_every_type_of_page_is_here(pages: dict[str, Page]) -> None:
    assert {pages[address].kind for address in ADDRESSES} == {page.kind for page in pages.values()}


def test_no_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {
        one.replace("/", "_").removesuffix(".html") for one in ADDRESSES
    }
