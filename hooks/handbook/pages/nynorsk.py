"""The pages that exist in nynorsk: the overview, the report forms, and the list of those."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.pages import forms, phases
from handbook.pages.page import Link, Side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from handbook.pages.page import Page
    from handbook.pages.render import Renderer

_HREF = re.compile(r'href="([^"#:]+)(#[^"]*)?"')


def pages(render: Renderer, there: Collection[str]) -> Iterator[Page]:
    """The pages in nynorsk; `render` has that catalogue, and `there` are their addresses in bokmål."""
    yield from (_moved(page, there) for page in _all(render) if page.address in there)


def _all(render: Renderer) -> Iterator[Page]:
    """Every page that can be made in nynorsk."""
    yield phases.overview(render)
    yield forms.index(render)
    yield from (forms.page(render, form) for form in render.catalogue.report_forms)


def _moved(page: Page, there: Collection[str]) -> Page:
    """The page at its address in nynorsk, with links to other pages in nynorsk, and the rest said to be in bokmål."""
    address = at.nynorsk(page.address)

    def href(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.address), match[1]))
        if target in there:
            return f'href="{at.relative(at.nynorsk(target), address)}{match[2] or ""}"'
        return f'href="{at.relative(target, address)}{match[2] or ""}" hreflang="nb"'

    return replace(
        page,
        address=address,
        markdown=_HREF.sub(href, page.markdown),
        crumbs=tuple(_link(link, there) for link in page.crumbs),
        side=_side(page.side, there) if page.side else None,
        data=at.nynorsk(page.data) if page.data else "",
    )


def _side(side: Side, there: Collection[str]) -> Side:
    return Side(side.title, at.nynorsk(side.address), tuple(_link(link, there) for link in side.items))


def _link(link: Link, there: Collection[str]) -> Link:
    if link.address in there:
        return replace(link, address=at.nynorsk(link.address))
    return replace(link, language="nb")
