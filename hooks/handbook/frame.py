"""What the frame of a page is told: its place, its neighbours and where it can be changed."""

from __future__ import annotations

import json
from pathlib import Path  # noqa: TC003 (used in signatures that tests read)
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import page_assets
from handbook.pages.page import Link
from handbook.pages.reference import side as reference_side
from handbook.translation import ENDING, LESSON_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.pages.page import Page, Side

_SOURCES = "kilde/"

ROBOTS = "robots.txt"


def front_matter(page: Page) -> str:
    """The head of a generated Markdown file. Catalogue text may hold `{{`, so only lessons have macros."""
    fields: dict[str, object] = {"title": page.title, "description": page.description}
    if not page.macros:
        fields["render_macros"] = False
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"---\n{''.join(lines)}---\n"


def meta(page: Page, edit_base: str) -> dict[str, object]:
    """The frame of a generated page."""
    found: dict[str, object] = {
        "section": page.section,
        "kind": page.kind,
        "description": page.description,
        "crumbs": [_link(link) for link in page.crumbs],
        **_edit(page.source, edit_base),
        **page_assets.of(page),
    }
    if page.phase:
        found["fase"] = page.phase
    if page.paper:
        found["papir"] = page.paper
    if page.print_hint:
        found["print_hint"] = page.print_hint
    if page.side:
        found["side"] = _side(page.side, page.address)
    if page.previous:
        found["prev"] = _link(page.previous)
    if page.next:
        found["next"] = _link(page.next)
    return found


def with_language(found: dict[str, object], page: Page, nynorsk: Mapping[str, str]) -> dict[str, object]:
    """The frame of a page that exists in both languages, or in nynorsk; `nynorsk` tells where pages lie in it."""
    if page.language == "nn":
        other = {"url": at.in_bokmaal(page.address), "lang": "nb", "title": "Bokmål"}
        # Shared by all pages: a copy for each would cost as much as there are pages.
        return {**found, "maalform": other, "lang": "nn", "paa_nynorsk": nynorsk, "ord": at.script_words()}
    there = nynorsk.get(page.address)
    return {**found, "maalform": {"url": there, "lang": "nn", "title": "Nynorsk"}} if there else found


def hand_written(source: str, address: str, edit_base: str) -> dict[str, object]:
    """The frame of a page written by hand under docs/."""
    found: dict[str, object] = {"section": "mer", "kind": "text", **_edit(f"docs/{source}", edit_base)}
    side = reference_side(address)
    if side:
        found["side"] = _side(side, address)
        found["crumbs"] = [_link(Link("Mer", at.MORE))]
    return found


def with_prints(found: dict[str, object], prints: Iterable[tuple[str, str, str]]) -> dict[str, object]:
    """The frame with the files one can print: title, address and a note about each."""
    listed = [_link(Link(title, address, note)) for title, address, note in prints]
    return {**found, "utskrifter": listed} if listed else found


def source_files(pages: Iterable[Page], root: Path) -> tuple[str, ...]:
    """The files that pages are made from, for sites that cannot link to a repository."""
    names = {page.source for page in pages}
    # A translation is changed where its bokmål text is, also when no page is made of it.
    beside = {
        f"{one.removesuffix(suffix)}{ending}"
        for one in names
        for suffix, ending in ((".yml", ENDING), (".md", LESSON_ENDING))
        if one.endswith(suffix)
    }
    names |= {name for name in beside if (root / name).is_file()}
    names |= {path.relative_to(root).as_posix() for path in (root / "docs").glob("*.md")}
    return tuple(sorted(names))


def source_address(name: str) -> str:
    """Where the copy of a source file lies; plain text, so that every browser shows it."""
    return f"{_SOURCES}{name}.txt"


def source_copy(name: str, root: Path) -> str:
    """The copy of a source file, or the list of files in a folder, with a line on how to suggest a change."""
    path = root / name
    if path.is_dir():
        files = "\n".join(sorted(f"{name}/{item.name}" for item in path.iterdir() if not item.name.startswith(".")))
        note = "Siden er laget av filene under. Foreslå endring på siden til den oppføringen det gjelder."
        return f"{note}\n\n{files}\n"
    note = "Slik foreslår du en endring: kopier teksten under, rett den og send den til sekretariatet. Skriv hvorfor."
    return f"{note}\nFil: {name}\n\n{path.read_text(encoding='utf-8')}"


def robots(site_url: str) -> str:
    """The file that tells search engines where the list of pages is. They read it at the root of a domain only."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"


def _edit(source: str, edit_base: str) -> dict[str, object]:
    if edit_base:
        # A folder cannot be edited, but it can be looked into.
        base = edit_base if source.endswith((".yml", ".md")) else edit_base.replace("/edit/", "/tree/")
        return {"edit_url": f"{base}/{source}", "edit_title": "Foreslå endring"}
    return {"edit_url": source_address(source), "edit_title": "Foreslå endring"}


def _side(side: Side, here: str) -> dict[str, object]:
    items = [{**_link(link), "current": link.address == here} for link in side.items]
    head = {"lang": side.language} if side.language else {}
    return {"title": side.title, "url": side.address, **head, "items": items}


def _link(link: Link) -> dict[str, object]:
    found: dict[str, object] = {"title": link.title, "url": link.address}
    if link.note:
        found["note"] = link.note
    if link.phase:
        found["fase"] = link.phase
    if link.language:
        found["lang"] = link.language
    return found
