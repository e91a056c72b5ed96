"""Old addresses lead to new ones, and never away from a page that is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import factory
from handbook import addresses as at
from handbook import redirect_page
from handbook.catalogue import load
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.catalogue import Catalogue


def with_aliases(root: Path, name: str, *ids: str) -> Catalogue:
    """The catalogue after an entry has been given old ids."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^(\s*(?:- )?)id: (\S+)$", r"\g<0>\nALIASES", text, count=1, flags=re.MULTILINE)
    pad = " " * (4 if "- id:" in text.split("ALIASES")[0] else 0)
    path.write_text(text.replace("ALIASES", f"{pad}aliases: [{', '.join(ids)}]", 1), encoding="utf-8")
    catalogue, problems = load(root)
    assert problems == ()
    return catalogue


def test_nothing_renamed_nothing_redirected(mini_catalogue: Catalogue) -> None:
    assert at.redirects(mini_catalogue) == {}


def test_tool_with_and_without_a_sheet(mini: Path) -> None:
    with_aliases(mini, "tools_catalog/tools/alfa.yml", "a", "aa")
    catalogue = with_aliases(mini, "tools_catalog/tools/beta.yml", "b")
    assert at.redirects(catalogue) == {
        "verktoy/a.html": "verktoy/alfa.html",
        "verktoy/aa.html": "verktoy/alfa.html",
        "verktoy/b.html": "verktoy/beta.html",
        "mal/b.html": "mal/beta.html",
        "nn/verktoy/a.html": "nn/verktoy/alfa.html",
        "nn/verktoy/aa.html": "nn/verktoy/alfa.html",
    }


def test_module_takes_its_lessons_along(mini: Path) -> None:
    with_aliases(mini, "modules/2-oppstart/1-felles-problem.md", "problemet")
    catalogue = with_aliases(mini, "modules/2-oppstart/module.yml", "start")
    found = at.redirects(catalogue)
    assert found["kurs/start/index.html"] == "kurs/oppstart/index.html"
    assert found["kurs/start/kunnskapssjekk.html"] == "kurs/oppstart/kunnskapssjekk.html"
    for old in ("kurs/start/felles-problem.html", "kurs/start/problemet.html", "kurs/oppstart/problemet.html"):
        assert found[old] == "kurs/oppstart/felles-problem.html"


def test_every_target_is_a_page(mini: Path) -> None:
    for name in ("tools_catalog/tools/gamma.yml", "modules/phases.yml", "modules/1-introduksjon/module.yml"):
        catalogue = with_aliases(mini, name, "gammel")
    pages = {page.address for page in compile_pages(catalogue)}
    found = at.redirects(catalogue)
    assert found
    assert set(found.values()) <= pages
    assert not set(found) & pages


def test_page_works_without_scripts_and_from_any_folder() -> None:
    html = redirect_page.html("kurs/start/index.html", "kurs/oppstart/index.html")
    assert html.count("../oppstart/index.html") == 3
    assert "<script" not in html
    assert '<html lang="nb">' in html
    assert 'content="noindex"' in html
    assert factory.MINI.name not in html


def test_address_is_escaped() -> None:
    assert '"&' not in redirect_page.html("a.html", 'b"&.html').replace("&quot;&amp;", "")
