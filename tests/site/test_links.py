"""Every link on every page leads somewhere, and nothing is fetched from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from support import checkout as checkouts
from support.html import broken, read

if TYPE_CHECKING:
    from pathlib import Path

    from support.html import Document

pytest_plugins = ["support.fixtures"]

_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_OTHER_HOST = re.compile(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", re.IGNORECASE)
_NAMESPACE = re.compile(
    r"http://(?:www\.w3\.org|purl\.org|schemas\.(?:openxmlformats\.org|microsoft\.com/office))/[\w/.-]*"
)
"""Names that look like addresses and are never asked for: XML, and Word documents."""
_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_DEAD_OFFLINE = re.compile(
    r"""type=["']module|\bimport\s*\(|^\s*import\b|^\s*export\b|\bfetch\s*\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource"""
    r"|serviceWorker|WebAssembly|\bnew\s+Worker|importScripts",
    re.MULTILINE,
)
_EDIT = r"(edit/main/(docs|modules|tools_catalog)/[\w./-]+\.(md|yml)|tree/main/tools_catalog/[a-z_]+)"
_STORES = re.compile(r"\b(?:localStorage|sessionStorage|indexedDB|document\.cookie|caches\.)")


def test_every_link_leads_somewhere(site: Path, documents: dict[str, Document]) -> None:
    assert broken(documents, checkouts.addresses(site, "*")) == []


def test_every_page_can_be_reached(documents: dict[str, Document]) -> None:
    """By links from the front page, without the search."""
    reached: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        address = waiting.pop()
        if address in reached or address not in documents:
            continue
        reached.add(address)
        document = documents[address]
        waiting.extend(document.target(link)[0] for _, link in document.links() if not urlsplit(link).scheme)
    assert set(documents) - reached == {"404.html"}


def test_nothing_comes_from_elsewhere(site: Path, documents: dict[str, Document]) -> None:
    """Only links that a reader follows may leave the site."""
    leaving = [
        f"{document.address}: <{element.name}> {link}"
        for document in documents.values()
        for element, link in document.links()
        if (urlsplit(link).netloc or urlsplit(link).scheme) and element.name != "a"
    ]
    assert leaving == []
    for path in (*site.rglob("*.css"), *site.joinpath("assets").rglob("*.js"), *site.rglob("*.svg")):
        text = _NAMESPACE.sub("", path.read_text(encoding="utf-8"))
        if path.parent.name == "vendor":
            text = _COMMENT.sub("", text)
        assert not _OTHER_HOST.search(text), path


def test_style_finds_its_files(site: Path) -> None:
    for path in site.rglob("*.css"):
        for match in _CSS_URL.finditer(path.read_text(encoding="utf-8")):
            link = match[1] or match[2]
            assert link.startswith(("data:", "#")) or (path.parent / link).resolve().is_file(), f"{path.name}: {link}"


def test_scripts_work_from_a_folder(site: Path, documents: dict[str, Document]) -> None:
    """Browsers refuse modules, fetch and workers where there is no server."""
    for document in documents.values():
        for script in document.all("script"):
            assert script.attributes.get("type", "") in {"", "application/json", "application/ld+json"}, (
                document.address
            )
            assert script.attributes.get("src") is None or "defer" in script.attributes, document.address
    for path in site.rglob("*.js"):
        assert not _DEAD_OFFLINE.search(path.read_text(encoding="utf-8")) or path.parent.name == "sok", path
    for document in documents.values():
        handlers = [name for element in document.elements for name in element.attributes if name.startswith("on")]
        assert handlers == [], document.address


def test_only_the_store_stores(site: Path) -> None:
    """It asks first; no other script may touch storage."""
    stores = {
        path.relative_to(site / "assets").as_posix()
        for path in (site / "assets").rglob("*.js")
        if _STORES.search(path.read_text(encoding="utf-8"))
    }
    assert stores == {"js/felles/minne.js"}


@pytest.fixture(scope="module")
def moved(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A site where a tool, a phase, a module, a lesson and a form have old ids, and that knows its repository."""
    copy = checkouts.copy(tmp_path_factory.mktemp("flyttet") / "handbok", checkout)
    expected = checkouts.give_old_ids(copy)
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace('repo_url: ""', "repo_url: https://git.example.no/handbok/")
    config.write_text(text.replace('edit_uri: ""', "edit_uri: edit/main/"), encoding="utf-8")
    target = copy.parent / "site"
    process = checkouts.build(copy, target, SITE_URL="https://example.no/under/sti/")
    assert process.returncode == 0, process.stdout + process.stderr
    return target, expected


def test_old_addresses_lead_on(moved: tuple[Path, dict[str, str]], documents: dict[str, Document]) -> None:
    target, expected = moved
    found = read(target)
    redirects = {address: document for address, document in found.items() if document.redirects}
    assert set(expected) == set(redirects)
    assert set(found) - set(redirects) == {address for address, document in documents.items() if not document.redirects}
    for old, new in expected.items():
        links = {redirects[old].target(link)[0] for element, link in redirects[old].links() if element.name == "a"}
        refresh = redirects[old].all("meta", **{"http-equiv": "refresh"})[0].attributes["content"]
        assert links == {redirects[old].target(refresh.split("url=")[1])[0]} == {new}


def test_site_with_repository_suggests_changes_there(moved: tuple[Path, dict[str, str]]) -> None:
    target, _ = moved
    assert not (target / "kilde").exists()
    for document in read(target).values():
        for paragraph in document.with_class("endre"):
            link = next(a for a in document.all("a") if paragraph in a.around)
            href = link.attributes["href"].removeprefix("https://git.example.no/handbok/")
            assert re.fullmatch(_EDIT, href), f"{document.address}: {href}"


def test_site_under_a_known_address_has_no_broken_link(moved: tuple[Path, dict[str, str]]) -> None:
    target, _ = moved
    documents = {address: document for address, document in read(target).items() if address != "404.html"}
    assert broken(documents, checkouts.addresses(target, "*")) == []
    missing = read(target)["404.html"]
    assert all(
        link.startswith("/under/sti/") for element, link in missing.links() if element.name in {"link", "script"}
    )
