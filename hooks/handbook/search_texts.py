"""What each page gives to the search: words of the glossary one by one, and of a sheet only its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.search import PageText, Section, page_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.catalogue import Catalogue
    from handbook.pages.page import Page


def search_texts(catalogue: Catalogue, address: str, title: str, page: Page | None, html: str) -> Iterator[PageText]:
    """The entries of one page. A sheet repeats its tool, and the page of search would find itself.

    A page in nynorsk would stand twice in every answer: the words of the search are those of bokmål, and the page in
    bokmål leads to it.
    """
    trail = tuple(crumb.title for crumb in page.crumbs) if page else ()
    if address == at.SEARCH or (page is not None and page.language != "nb"):
        return
    if address == at.GLOSSARY:
        for term in catalogue.terms:
            text = f"{term.definition} {term.more or ''}".strip()
            yield PageText(address, term.term, ("Ordliste",), (Section(term.id, term.term, text),))
    elif page is not None and page.kind == "template":
        yield page_text(address, title, trail, "")
    else:
        yield page_text(address, title, trail, html)
