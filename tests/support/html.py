"""A page taken apart, as far as tests ask: elements in order, links, ids, headings and text."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_LINKS = {"href", "src", "action", "data", "poster", "srcset", "xlink:href", "formaction"}


@dataclass
class Element:
    """One element with its attributes, its text and the elements around it."""

    name: str
    attributes: dict[str, str]
    around: tuple[Element, ...] = field(repr=False)
    parts: list[str] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """The text inside, with spaces as a reader sees them."""
        return " ".join("".join(self.parts).split())

    def inside(self, name: str) -> bool:
        """Whether the element stands in one of that name."""
        return any(element.name == name for element in self.around)

    def has_class(self, name: str) -> bool:
        """Whether the element carries the class."""
        return name in self.attributes.get("class", "").split()


@dataclass(frozen=True)
class Document:
    """A page of the built site."""

    address: str
    source: str = field(repr=False)

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements in order."""
        parser = _Parser()
        parser.feed(self.source)
        parser.close()
        return tuple(parser.found)

    def all(self, name: str, /, **attributes: str) -> tuple[Element, ...]:
        """The elements of a name with the given attributes."""
        return tuple(
            element
            for element in self.elements
            if element.name == name and all(element.attributes.get(key) == value for key, value in attributes.items())
        )

    def with_class(self, name: str) -> tuple[Element, ...]:
        """The elements that carry a class."""
        return tuple(element for element in self.elements if element.has_class(name))

    @cached_property
    def ids(self) -> frozenset[str]:
        """All ids."""
        return frozenset(element.attributes["id"] for element in self.elements if "id" in element.attributes)

    @cached_property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """Level and text of every heading in order."""
        return tuple(
            (int(element.name[1]), element.text)
            for element in self.elements
            if len(element.name) == 2 and element.name[0] == "h" and element.name[1] in "123456"
        )

    @cached_property
    def redirects(self) -> bool:
        """Whether the page only leads on to another."""
        return any(meta.attributes.get("http-equiv") == "refresh" for meta in self.all("meta"))

    def links(self) -> Iterator[tuple[Element, str]]:
        """Everything the page points to."""
        for element in self.elements:
            for name, value in element.attributes.items():
                if name in _LINKS:
                    yield element, value

    def target(self, link: str) -> tuple[str, str]:
        """Where an internal link leads: the address in the site and the anchor there.

        A fragment with «=» is told to a script, and names no place on the page.
        """
        parts = urlsplit(link)
        if parts.path.startswith("/"):
            address = parts.path.lstrip("/")
        elif parts.path:
            address = posixpath.normpath(posixpath.join(posixpath.dirname(self.address), parts.path))
        else:
            address = self.address
        return unquote(address), "" if "=" in parts.fragment else unquote(parts.fragment)


def read(site: Path) -> dict[str, Document]:
    """All pages of a built site by address."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {address: Document(address, (site / address).read_text(encoding="utf-8")) for address in found}


def broken(documents: dict[str, Document], files: set[str]) -> list[str]:
    """Every internal link that leads nowhere, as page → link."""
    found = []
    for address, document in documents.items():
        for _, link in document.links():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target, anchor = document.target(link)
            # The page for what is not found is served at any address, so its links start at the root.
            rooted = parts.path.startswith("/")
            there = target in files and rooted == (address == "404.html" and bool(parts.path))
            if not there or (anchor and (target not in documents or anchor not in documents[target].ids)):
                found.append(f"{address} → {link}")
    return found


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open))
        self.found.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        names = [element.name for element in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.parts.append(data)
