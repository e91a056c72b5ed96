"""Every page of the handbook as prose: generated pages, lessons and hand-written pages alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from handbook import addresses as at
from handbook.language.text import Block, blocks
from handbook.lookup import lookup
from handbook.pages import compile_pages
from handbook.pages.html import article
from handbook.pages.markdown_html import to_html
from handbook.yaml_source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.pages.page import Page

_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
_MACRO = re.compile(r"\{\{\s*(\w+)\(([^{}]*)\)\s*\}\}")
_ARGUMENT = re.compile(r"""["']([^"']*)["']""")
_INCLUDE = re.compile(r"\{!\s*([^!\s]+)\s*!\}")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TERM = re.compile(r'href="#ord-([a-z0-9-]+)"')


@dataclass(frozen=True)
class PageProse:
    """A page: where it stands, the file an editor mends it in, and its text."""

    address: str
    file: str
    kind: str
    blocks: tuple[Block, ...]
    explained: frozenset[str] = frozenset()

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What the page says, with its signposts, without what it says about itself."""
        return tuple(block.text for block in self.blocks if not block.apparatus)

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """What the page says, without signposts: the text whose readability is measured."""
        return tuple(block.text for block in self.blocks if not block.apparatus and not block.signpost)

    @property
    def is_lesson(self) -> bool:
        """Whether the page is a lesson, which is held to more."""
        return self.kind == "lesson"


class Macros:
    """Says what macros show. Other generators run the macros themselves; here the words are enough."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Look everything up once."""
        self._data: Mapping[str, Any] = lookup(catalogue)

    def __call__(self, text: str) -> str:
        """The text with every macro replaced by the words it shows."""
        return _STATEMENT.sub("", _MACRO.sub(self._shown, _RAW.sub("", text)))

    def _shown(self, match: re.Match[str]) -> str:
        name, arguments = match[1], _ARGUMENT.findall(match[2])
        if name in {"status", "fasefigur"} or name not in self._data:
            return ""
        if name in {"antall", "kurs"}:
            return escape(str(self._data[name][arguments[0]]))
        title, address = self._data[name][arguments[0]]
        href = f"#ord-{arguments[0]}" if name == "begrep" else address
        return f'<a href="{href}">{escape(arguments[1] if len(arguments) > 1 else title)}</a>'


def pages(root: Path, catalogue: Catalogue) -> tuple[PageProse, ...]:
    """Every page of the handbook at `root` in bokmål. The catalogue must be free of problems."""
    macros = Macros(catalogue)
    quoted = {at.SOURCES: tuple(_citations(catalogue)), at.PROJECTS: tuple(_reported(catalogue))}
    generated = (
        _generated(page, macros, quoted.get(page.address, ()))
        for page in compile_pages(catalogue)
        if page.language == "nb"
    )
    return (*generated, *(_written(root, name, text, macros) for name, text in hand_written(root)))


def hand_written(root: Path) -> tuple[tuple[str, str], ...]:
    """The name and the Markdown of every hand-written page, snippets last. Heads become empty lines."""
    docs = root / "docs"
    paths = (*sorted(docs.glob("*.md")), *sorted((docs / "snippets").glob("*.md")))
    names = [(path, path.relative_to(root).as_posix()) for path in paths]
    return tuple((name, _FRONT.sub(_empty_lines, read_text(path, name)[0] or "")) for path, name in names)


def _generated(page: Page, macros: Macros, quoted: tuple[str, ...]) -> PageProse:
    html = to_html(macros(page.markdown)) if page.macros else article(page.markdown).html
    found = _prose(page.address, page.source, page.kind, html)
    return replace(found, blocks=tuple(block for block in found.blocks if not block.text.startswith(quoted)))


def _citations(catalogue: Catalogue) -> Iterator[str]:
    """What the sources are called and how they are cited: words that are not ours."""
    for source in catalogue.sources:
        for text in (f"{source.id}: {source.title}", source.publisher, source.cite):
            yield " ".join(text.split())


def _reported(catalogue: Catalogue) -> Iterator[str]:
    """What others call their projects."""
    for area in catalogue.projects.areas:
        for package in area.packages:
            yield " ".join(package.name.split())


def _written(root: Path, name: str, text: str, macros: Macros) -> PageProse:
    """A hand-written page with its snippets, which run no macros."""
    whole = _INCLUDE.sub(lambda match: read_text(root / "docs" / match[1], match[1])[0] or "", macros(text))
    address = name.removeprefix("docs/").removesuffix(".md") + ".html"
    return _prose(address, name, "hand-written", to_html(whole))


def _empty_lines(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _prose(address: str, file: str, kind: str, html: str) -> PageProse:
    return PageProse(address, file, kind, blocks(html), frozenset(_TERM.findall(html)))
