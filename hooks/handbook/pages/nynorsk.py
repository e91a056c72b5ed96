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


def pages(render: Renderer) -> Iterator[Page]:
    """Every page in nynorsk, for what somebody has translated; `render` has the catalogue in nynorsk."""
    found = tuple(_translated(render))
    here = {page.address for page in found}
    yield from (_moved(page, here) for page in found)


def _translated(render: Renderer) -> Iterator[Page]:
    catalogue = render.catalogue
    translated = [form for form in catalogue.report_forms if catalogue.is_translated(form)]
    if catalogue.phases and catalogue.is_translated(catalogue.phases[0]):
        yield phases.overview(render)
    if translated:
        yield forms.index(render)
    yield from (forms.page(render, form) for form in translated)


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
    )


def _side(side: Side, there: Collection[str]) -> Side:
    return Side(side.title, at.nynorsk(side.address), tuple(_link(link, there) for link in side.items))


def _link(link: Link, there: Collection[str]) -> Link:
    if link.address in there:
        return replace(link, address=at.nynorsk(link.address))
    return replace(link, language="nb")
