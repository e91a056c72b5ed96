"""Generated pages skip the Markdown parser in the site; they must come out as any Markdown parser would have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest
from pymdownx.slugs import slugify  # type: ignore[import-untyped]

from handbook.catalogue import load
from handbook.pages import compile_pages
from handbook.pages.html import article

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.catalogue import Catalogue

AWKWARD = r"A*b* _c_ {x} #1 | [d](e) `f` **g** \\h"


def parsed(text: str) -> str:
    """What Python-Markdown makes of a page, with the extensions of mkdocs.yml."""
    settings = {"toc": {"slugify": slugify(case="lower")}}
    return markdown.markdown(text, extensions=["admonition", "attr_list", "tables", "toc"], extension_configs=settings)


def alike(html: str) -> str:
    """The HTML without what readers do not see: space between tags, and the id that the parser sets on the title."""
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", re.sub(r'<h1 id="[^"]*">', "<h1>", html))).strip()


def assert_alike(catalogue: Catalogue) -> None:
    """Hold every generated page up against the parser."""
    for page in compile_pages(catalogue):
        if not page.macros:
            assert alike(article(page.markdown).html) == alike(parsed(page.markdown)), page.address


def test_pages_are_read_as_markdown_reads_them(mini_catalogue: Catalogue) -> None:
    assert_alike(mini_catalogue)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("tools_catalog/tools/alfa.yml", "name: Alfa"),
        ("tools_catalog/tools/alfa.yml", "purpose: Dere får et felles bilde."),
        ("tools_catalog/crosswalk.yml", "name: Dobbel diamant"),
        ("modules/phases.yml", "name: Oppstart"),
        ("modules/2-oppstart/module.yml", "title: Start bra sammen"),
    ],
)
def test_also_with_signs_that_mean_something_to_markdown(mini: Path, name: str, field: str) -> None:
    path = mini / name
    text = path.read_text(encoding="utf-8")
    assert field in text
    key = field.split(":", maxsplit=1)[0]
    path.write_text(text.replace(field, f"{key}: '{AWKWARD}'", 1), encoding="utf-8")
    catalogue, problems = load(mini)
    assert problems == ()
    assert_alike(catalogue)
