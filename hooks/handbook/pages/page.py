"""A generated page and its place among the others."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Link:
    """A link to another page; `note` is a word or two about it."""

    title: str
    address: str
    note: str = ""
    phase: str = ""
    language: str = ""
    """The language of what the link leads to, where it is another than that of the page."""


@dataclass(frozen=True)
class Side:
    """The pages nearest to this one."""

    title: str
    address: str
    items: tuple[Link, ...]
    language: str = ""
    """The language of the page at `address`, where it is another than that of the page."""


@dataclass(frozen=True)
class Page:
    """One page: where it lives, its Markdown, and what the frame around it needs.

    `data` is the script with the definition of what is filled in on the page.
    """

    address: str
    title: str
    description: str
    markdown: str = field(repr=False)
    section: str
    kind: str
    source: str
    phase: str = ""
    crumbs: tuple[Link, ...] = ()
    side: Side | None = None
    previous: Link | None = None
    next: Link | None = None
    print_hint: str = ""
    macros: bool = False
    paper: str = ""
    data: str = ""
    language: str = "nb"


NEIGHBOURS = 12


def near(links: tuple[Link, ...], address: str) -> tuple[Link, ...]:
    """The links nearest to `address`, so that no page carries a list that grows with the catalogue."""
    if len(links) <= NEIGHBOURS:
        return links
    here = next((index for index, link in enumerate(links) if link.address == address), 0)
    start = min(max(here - NEIGHBOURS // 2, 0), len(links) - NEIGHBOURS)
    return links[start : start + NEIGHBOURS]
