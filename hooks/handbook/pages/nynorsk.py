"""The pages that exist in nynorsk, made by the same builders and moved to their own folder."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.pages.page import Link, Side
from handbook.pages.render import size_mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from handbook.pages.page import Page

_SIZE = re.compile(size_mark("(.+?)"))
_HREF = re.compile(r'href="([^"#:]+)(#[^"]*)?"')


def moved(pages: Iterable[Page], there: Collection[str], documents: Collection[str]) -> Iterator[Page]:
    """Those of the pages made in nynorsk that exist there.

    `there` and `documents` are the addresses in bokmål of pages and documents that exist in nynorsk.
    """
    linked = frozenset((*there, *documents))
    yield from (_moved(page, linked) for page in pages if page.address in there)


def turned(html: str, here: str, there: Collection[str]) -> str:
    """The HTML of the page at `here` with its links turned, for where the page lies in nynorsk."""
    address = at.nynorsk(here)

    def href(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), match[1]))
        if target in there:
            return f'href="{at.relative(at.nynorsk(target), address)}{match[2] or ""}"'
        return f'href="{at.relative(target, address)}{match[2] or ""}" hreflang="nb"'

    return _HREF.sub(href, html)


def _moved(page: Page, there: Collection[str]) -> Page:
    """The page at its address in nynorsk, with links to other pages in nynorsk, and the rest said to be in bokmål."""

    def size(match: re.Match[str]) -> str:
        return size_mark(at.nynorsk(match[1]) if match[1] in there else match[1])

    return replace(
        page,
        address=at.nynorsk(page.address),
        markdown=_SIZE.sub(size, turned(page.markdown, page.address, there)),
        crumbs=tuple(_link(link, there) for link in page.crumbs),
        side=_side(page.side, there) if page.side else None,
        data=at.nynorsk(page.data) if page.data else "",
        previous=_link(page.previous, there) if page.previous else None,
        next=_link(page.next, there) if page.next else None,
        language="nn",
    )


def _side(side: Side, there: Collection[str]) -> Side:
    head = _link(Link(side.title, side.address), there)
    return Side(side.title, head.address, tuple(_link(link, there) for link in side.items), head.language)


def _link(link: Link, there: Collection[str]) -> Link:
    address = at.where_it_is(link.address, there)
    return replace(link, language="nb") if address == link.address else replace(link, address=address)
