"""The whole handbook as one file: the same articles as on the site, in reading order."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard
from urllib.parse import urlsplit

from handbook import addresses as at
from handbook.editions.pdf.content import Content, Node, Walk
from handbook.editions.pdf.typeset import Document
from handbook.packaging.macros import Macros
from handbook.pages import compile_pages
from handbook.pages.html import article
from handbook.pages.markdown_html import to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handbook.editions.pdf.edition import Edition
    from handbook.pages.page import Page


@dataclass(frozen=True)
class _Part:
    """A part of the book: a title, a line about it, and which pages stand in it."""

    title: str
    about: str
    holds: Callable[[Page], bool]


_LEADING_PAGES = (at.OVERVIEW, at.TOOLS, at.COURSE, at.MORE, "om.html")
_LOOKED_UP = (
    at.CHECKPOINTS, at.PRINCIPLES, at.GOVERNANCE, at.ROLES, at.CROSSWALK, at.GLOSSARY, at.SOURCES,
)  # fmt: skip
_PARTS = (
    _Part("Fasene", "De fire fasene, fra felles problem til løsning i drift.", lambda page: page.kind == "phase"),
    _Part("Verktøyene", "Alle verktøy, etter nummer.", lambda page: page.kind == "tool"),
    _Part("Løyper", "Verktøy i rekkefølge for kjente situasjoner.", lambda page: page.address.startswith("loyper/")),
    _Part("Kurset", "Leksjonene i rekkefølge.", lambda page: page.kind in {"module", "lesson"}),
    _Part("Rapportskjemaene", "Det dere skriver når en fase er ferdig.", lambda page: page.kind == "form"),
    _Part("Slå opp", "Sjekkpunkter, prinsipper, roller, ord og kilder.", lambda page: page.address in _LOOKED_UP),
)


def documents(edition: Edition, root: Path) -> Iterator[Document]:
    """The book."""
    maker = _Maker(edition, root)
    title = "Hele håndboken"
    yield Document("fellesmodellen-handbok.pdf", title, "A4", "handbok", _LEADING_PAGES, maker.data())


class _Maker:
    """Turns the compiled pages into the data of the book."""

    def __init__(self, edition: Edition, root: Path) -> None:
        self._edition = edition
        self._macros = Macros(edition.catalogue, root)
        self._pages = tuple(page for page in compile_pages(edition.catalogue) if page.language == "nb")

    def data(self) -> dict[str, object]:
        """Everything that the template sets."""
        course = self._edition.catalogue.course
        parts = [
            {"tittel": part.title, "om": part.about, "sider": pages}
            for part in _PARTS
            if (pages := [self._page(page) for page in self._pages if part.holds(page)])
        ]
        return {
            "stempel": self._edition.stamp(),
            "sted": self._edition.place(at.HOME),
            "sammendrag": self._edition.text(course.summary),
            "forfattere": list(course.authors),
            "lisens": course.licence,
            "kontakt": course.contact,
            "deler": _linked(parts, self._edition.site_url.rstrip("/")),
        }

    def _page(self, page: Page) -> dict[str, object]:
        phases = self._edition.catalogue.phase_by_id
        html = to_html(self._macros(page.markdown, page.address)) if page.macros else article(page.markdown).html
        walk = Walk(lambda href: _target(href, page.address), lambda name: f"{page.address}#{name}")
        return {
            "id": page.address,
            "niva": 3 if page.kind == "lesson" else 2,
            "fase": phases[page.phase].number if page.phase in phases else 0,
            "innhold": _titled(page.title, walk.blocks(html)),
        }


def _titled(title: str, content: Content) -> Content:
    """The content with one title, in front of what stands above it on the page; more of the kind are headings."""
    place = next((index for index, node in enumerate(content) if _is_title(node)), None)
    if place is None:
        return [{"k": "h", "n": 1, "id": "", "c": [title]}, *content]
    others = [*content[:place], *content[place + 1 :]]
    return [content[place], *({**node, "n": 2} if _is_title(node) else node for node in others)]


def _is_title(node: Node) -> TypeGuard[dict[str, object]]:
    return isinstance(node, dict) and node.get("k") == "h" and node.get("n") == 1


def _target(href: str, here: str) -> str:
    """Where a link of the page `here` leads, from the top of the handbook, after a # when it is inside it."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), parts.path)) if parts.path else here
    word = parts.fragment.removeprefix("ord-")
    # A page explains its words at its foot; the book has one list of words.
    whole = at.term(word) if word != parts.fragment else f"{path}#{parts.fragment}" if parts.fragment else path
    return f"#{whole}"


def _linked(parts: object, site: str) -> object:
    """The parts with links that all lead somewhere, and with no more anchors than the links ask for."""
    places = set(_values(parts, "id"))
    leads = {target: _lead(target, places, site) for target in _values(parts, "til")}
    wanted = {lead.removeprefix("#") for lead in leads.values()}
    return _mended(parts, leads, wanted)


def _lead(target: str, places: set[str], site: str) -> str:
    """The target when it stands in the book, else its page, else the site when it is known, else nowhere."""
    if not target.startswith("#"):
        return target
    whole = target.removeprefix("#")
    page = whole.partition("#")[0]
    found = whole if whole in places else page if page in places else ""
    return f"#{found}" if found else f"{site}/{whole}" if site else ""


def _values(value: object, key: str) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _values(one, key)
    elif isinstance(value, dict):
        if isinstance(found := value.get(key), str) and found:
            yield found
        for one in value.values():
            yield from _values(one, key)


def _mended(value: object, leads: dict[str, str], wanted: set[str]) -> object:
    if isinstance(value, list):
        return [_mended(one, leads, wanted) for one in value if not _idle(one, wanted)]
    if not isinstance(value, dict):
        return value
    own = dict(value)
    if "id" in own and own["id"] not in wanted:
        own["id"] = ""
    if "til" in own:
        own["til"] = leads[own["til"]]
    return {key: _mended(one, leads, wanted) for key, one in own.items()}


def _idle(node: object, wanted: set[str]) -> bool:
    return isinstance(node, dict) and node.get("k") == "anchor" and node["id"] not in wanted
