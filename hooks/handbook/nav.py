"""The whole navigation as nested lists, for the site generator and the portable edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.pages.page import Page

Nav = list[dict[str, "str | Nav"]]

_SECTIONS = (
    ("faser", "Faser"),
    ("kurs", "Kurs"),
    ("verktoy", "Verktøy"),
    ("planlegg", "Planlegg"),
    ("skjema", "Skjema"),
    ("oversikt", "Oversikt"),
    ("mer", "Mer"),
)

HAND_WRITTEN = (
    ("Fellesmodellen", "modellen.md"),
    ("Om håndboken", "om.md"),
    ("Personvern", "personvern.md"),
    ("Tilgjengelighet", "tilgjengelighet.md"),
    ("For redaktører", "for-redaktorer.md"),
    ("For publisister", "for-publisister.md"),
    ("Vis håndboken i en annen side", "bygg-inn.md"),
    ("Søk", "sok.md"),
)


def navigation(pages: Iterable[Page]) -> Nav:
    """Home, then every section with its pages in order; the hand-written pages close the last section.

    The pages in nynorsk have a section of their own after it.
    """
    found: dict[str, Nav] = {section: [] for section, _ in _SECTIONS}
    nynorsk: Nav = []
    for page in pages:
        if page.language == "nn":
            nynorsk.append({page.title: at.markdown_path(page.address)})
            continue
        found[page.section].append({page.title: at.markdown_path(page.address)})
    found["mer"].extend({title: path} for title, path in HAND_WRITTEN)
    sections: Nav = [{title: found[section]} for section, title in _SECTIONS if found[section]]
    if nynorsk:
        sections.append({"Nynorsk": nynorsk})
    return [{"Hjem": at.markdown_path(at.HOME)}, *sections]
