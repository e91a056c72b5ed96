"""What holds for every page: language, headings, landmarks, where the text comes from and how to change it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from support import checkout as checkouts

if TYPE_CHECKING:
    from pathlib import Path

    from support.html import Document

pytest_plugins = ["support.fixtures"]

MADE_BY_NOBODY = {"404.html"}
"""The one page that is made from no text."""

NOTE = "Slik foreslår du en endring"
FOLDER_NOTE = "Siden er laget av filene under."

ON_NO_PAGE_OF_ITS_OWN = {
    "tools_catalog/report_head.yml",  # stands in every form
    "tools_catalog/purposes.yml",  # stand in the index of tools
    "tools_catalog/purposes.nn.yml",
    "tools_catalog/language.yml",  # for the checks
    "tools_catalog/report_head.nn.yml",
    "tools_catalog/spelling.txt",  # for the checks
    "tools_catalog/spelling.nn.txt",
    "tools_catalog/interface.nn.yml",  # stands in every page in nynorsk
}


def language(document: Document) -> str:
    """The language that a page is in, by where it lies."""
    return "nn" if document.address.startswith("nn/") else "nb"


@pytest.fixture(scope="module")
def pages(documents: dict[str, Document]) -> list[Document]:
    """All pages but those that only lead on."""
    return [document for document in documents.values() if not document.redirects]


def test_language_title_and_description(pages: list[Document]) -> None:
    titles: dict[str, str] = {}
    for document in pages:
        assert [html.attributes["lang"] for html in document.all("html")] == [language(document)], document.address
        title = " ".join(element.text for element in document.all("title") if not element.inside("svg"))
        assert title, document.address
        assert titles.setdefault(title, document.address) == document.address
        descriptions = [meta.attributes["content"] for meta in document.all("meta", name="description")]
        assert len(descriptions) == 1, document.address
        assert 10 <= len(descriptions[0]) <= 300, document.address


def test_headings(pages: list[Document]) -> None:
    for document in pages:
        levels = [level for level, _ in document.headings]
        assert levels.count(1) == 1, document.address
        assert levels[0] == 1, document.address
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), document.address
        assert all(text for _, text in document.headings), document.address


def test_landmarks_and_skip_link(pages: list[Document]) -> None:
    for document in pages:
        names = [element.name for element in document.elements]
        assert names.count("main") == 1, document.address
        for landmark in ("header", "footer"):
            assert any(not element.around[2:] for element in document.all(landmark)), f"{document.address}: {landmark}"
        assert all(nav.attributes.get("aria-label") for nav in document.all("nav")), document.address
        first = document.all("a")[0]
        target = first.attributes["href"].removeprefix("#")
        place = next(element for element in document.elements if element.attributes.get("id") == target)
        assert place.inside("main") or place.name == "main", document.address
        assert next(heading for heading in document.elements if heading.name == "h1").inside("main"), document.address


def test_ids_are_unique(pages: list[Document]) -> None:
    for document in pages:
        ids = [element.attributes["id"] for element in document.elements if "id" in element.attributes]
        assert len(ids) == len(set(ids)), document.address


def test_every_entity_says_what_it_is_worth(pages: list[Document]) -> None:
    without = {document.address for document in pages if not document.with_class("status")}
    assert without == MADE_BY_NOBODY
    wanted = {
        "nb": {"Status", "Revisjon", "Eier", "Sist gjennomgått", "Gjennomgås senest"},
        "nn": {"Status", "Revisjon", "Eigar", "Sist gjennomgått", "Skal gjennomgåast seinast"},
    }
    for document in pages:
        for box in document.with_class("status"):
            terms = {term.text for term in document.all("dt") if box in term.around}
            assert wanted[language(document)] <= terms, document.address
            sources = [a for a in document.all("a") if box in a.around and "kilder.html#" in a.attributes["href"]]
            assert sources or document.address in {"kilder.html", "sok.html"} or "Kilder" not in terms, document.address


def test_generated_pages_name_their_sources(documents: dict[str, Document], checkout: Path) -> None:
    """A page made from the catalogue always names a source; a page written by hand does when it has one."""
    by_hand = {path.with_suffix(".html").name for path in (checkout / "docs").glob("*.md")}
    for address in set(documents) - by_hand - MADE_BY_NOBODY:
        lists = [
            one for one in documents[address].with_class("kildeliste") if any(s.has_class("status") for s in one.around)
        ]
        assert lists, address


def test_change_is_suggested_in_the_file_itself(pages: list[Document], site: Path, checkout: Path) -> None:
    without = set()
    for document in pages:
        links = [a for a in document.all("a") if any(around.has_class("endre") for around in a.around)]
        if not links:
            without.add(document.address)
            continue
        target, _ = document.target(links[0].attributes["href"])
        text = (site / target).read_text(encoding="utf-8")
        name = target.removeprefix("kilde/").removesuffix(".txt")
        if (checkout / name).is_dir():
            assert text.startswith(FOLDER_NOTE), document.address
            assert all(f"{name}/{file}" in text for file in checkouts.addresses(checkout / name, "*.yml"))
            continue
        assert text.startswith(NOTE), document.address
        assert f"\nFil: {name}\n" in text, document.address
        assert text.endswith((checkout / name).read_text(encoding="utf-8")), document.address
    assert without == MADE_BY_NOBODY


def test_every_source_file_is_shown(site: Path, checkout: Path) -> None:
    """Whoever wants to change anything finds it, in plain text."""
    shown = {name.removeprefix("kilde/").removesuffix(".txt") for name in checkouts.addresses(site, "kilde/**/*.txt")}
    files = {
        f"{folder}/{name}"
        for folder in ("modules", "tools_catalog")
        for name in checkouts.addresses(checkout / folder, "*")
    } | {f"docs/{path.name}" for path in (checkout / "docs").glob("*.md")}
    assert files - shown <= ON_NO_PAGE_OF_ITS_OWN


def test_pages_stay_small(documents: dict[str, Document], site: Path) -> None:
    """A lesson with all it asks for before anybody does anything: few requests, and less than one photograph."""
    every = (*(site / "assets/js").glob("*.js"), *(site / "assets/fonts").glob("*.woff2"))
    fixed = sum(path.stat().st_size for path in every)

    def weight(document: Document) -> int:
        styles = {document.target(link)[0] for element, link in document.links() if element.name == "link"}
        own = sum((site / name).stat().st_size for name in styles if name.endswith(".css"))
        return len(document.source.encode()) + own + fixed

    for document in documents.values():
        assert weight(document) < 350_000, f"{document.address}: {weight(document)} bytes"
    lesson = max(
        (d for d in documents.values() if any(b.has_class("side-lesson") for b in d.all("body"))),
        key=lambda d: len(d.source),
    )
    assert len(lesson.source.encode()) < 40_000
    assert weight(lesson) < 260_000
