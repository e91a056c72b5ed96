"""The pages of a package: the same articles as on the site, in a simple frame of their own."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handbook import addresses as at
from handbook import course_data, frame
from handbook.packaging.links import within
from handbook.packaging.macros import Macros
from handbook.pages import compile_pages, questions
from handbook.pages.html import article
from handbook.pages.markdown_html import to_html
from handbook.pages.page import Link
from handbook.pages.render import Renderer
from handbook.relations import Relations

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.packaging.units import Unit
    from handbook.pages.page import Page

ICON = "assets/img/favicon.svg"
STYLES = ("tokens", "base", "layout", "components", "model", "pages")
"""The style sheets of every page, as overrides/base.html lists them; those of the page itself and of print follow."""

LAST_STYLES = ("print", "lms")
APP = "assets/js/app.js"
STORE = "assets/js/laering/lager.js"
CODE = ("assets/js/felles/biter.js", "assets/js/laering/kode.js")
"""The form in which a platform keeps the state. On the site it comes with the panel."""

BRIDGE = "assets/js/laering/lms-side.js"
"""Runs right after the store, before anything that asks it, and lets a platform keep the state."""

_KINDS = frozenset(("module", "lesson", "check", "proof"))
_OF_THE_COURSE = frozenset((at.COURSE, at.COURSE_PROOF))


@dataclass(frozen=True)
class Content:
    """The pages of a unit by address, and the data scripts they load."""

    pages: dict[str, str]
    data: dict[str, str]
    scripts: tuple[str, ...]
    styles: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The pages of a module, for a list of contents."""

    title: str
    address: str
    links: tuple[Link, ...]


class Maker:
    """Makes the pages of every unit of one catalogue."""

    def __init__(self, catalogue: Catalogue, root: Path) -> None:
        """Compile the catalogue once; the units share what comes out."""
        self.catalogue = catalogue
        self.macros = Macros(catalogue, root)
        self.compiled = tuple(page for page in compile_pages(catalogue) if page.language == "nb")

    def content(self, unit: Unit) -> Content:
        """Everything of a unit that is made from the catalogue."""
        pages = self.chosen(unit)
        inside = frozenset(pages)
        made = {address: self._page(unit, page, inside) for address, page in pages.items()}
        metas = [frame.meta(page, "") for page in pages.values()]
        return Content(
            pages=made,
            data={course_data.ADDRESS: self._course(unit), **self._banks(unit, inside)},
            scripts=_names(metas, "scripts"),
            styles=_names(metas, "styles"),
        )

    def chosen(self, unit: Unit) -> dict[str, Page]:
        """The pages of a unit by address, each with its neighbours there."""
        folders = tuple(posixpath.dirname(at.module(module.id)) + "/" for module in unit.modules)
        found = {
            page.address: page
            for page in self.compiled
            if (page.kind in _KINDS and page.address.startswith(folders))
            or (unit.whole and page.address in _OF_THE_COURSE)
        }
        recall = self._recall(unit)
        taken = [page for page in found.values() if page.kind != "proof"]
        after = {page.address: Link(follower.title, follower.address) for page, follower in pairwise(taken)}
        before = {follower.address: Link(page.title, page.address) for page, follower in pairwise(taken)}
        return {
            address: replace(page, previous=before.get(address), next=after.get(address))
            for address, page in {**found, recall.address: recall}.items()
        }

    def groups(self, unit: Unit) -> tuple[Group, ...]:
        """The list of contents."""
        inside = self.chosen(unit)
        found = [self._group(unit, inside[at.module(module.id)], inside) for module in unit.modules]
        if unit.whole:
            links = tuple(Link(inside[one].title, one) for one in (at.COURSE, at.RECALL, at.COURSE_PROOF))
            return (Group("", "", links[:1]), *found, Group("Etter kurset", at.RECALL, links[1:]))
        return tuple(found)

    def start(self, unit: Unit, *, scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
        """The page that a platform opens."""
        template = _environment().get_template("start.html.j2")
        return template.render(unit=unit, groups=self.groups(unit), scripts=scripts, styles=styles, icon=ICON)

    @staticmethod
    def _group(unit: Unit, front: Page, inside: dict[str, Page]) -> Group:
        listed = tuple(link for link in front.side.items if link.address in inside) if front.side else ()
        if unit.whole:
            return Group(front.title, front.address, listed)
        recall = inside[at.RECALL]
        return Group("", "", (Link("Om modulen", front.address), *listed, Link(recall.title, recall.address)))

    def _page(self, unit: Unit, page: Page, inside: frozenset[str]) -> str:
        here = page.address
        html = to_html(self.macros(page.markdown, page.address)) if page.macros else article(page.markdown).html
        meta = frame.meta(page, "")
        data = meta.get("data")
        side = page.side if page.side and page.side.address in inside else None
        listed = tuple(link for link in side.items if link.address in inside) if side else ()
        base = posixpath.relpath(".", posixpath.dirname(here) or ".")
        values = {
            "unit": unit,
            "page": page,
            "article": Markup(within(html, here, inside)),  # noqa: S704 (finished HTML)
            "base": base,
            "data": {"base": base, **data} if isinstance(data, dict) else {},
            "start": at.relative(unit.start, here),
            "side": side
            and {**_link(Link(side.title, side.address), here), "items": [_link(one, here) for one in listed]},
            "crumbs": [_link(link, here) for link in page.crumbs if link.address in inside],
            "before": page.previous and _link(page.previous, here),
            "after": page.next and _link(page.next, here),
            "icon": ICON,
            "styles": [f"assets/css/{name}.css" for name in (*STYLES, *_names([meta], "styles"), *LAST_STYLES)],
            "scripts": (APP, *with_bridge(_names([meta], "scripts"))),
        }
        return _environment().get_template("side.html.j2").render(values)

    def _course(self, unit: Unit) -> str:
        """The data of the course with no more modules than the package has, and the revision of all of it."""
        found = course_data.data(self.catalogue)
        ids = {module.id for module in unit.modules}
        modules = found["moduler"]
        own = [one for one in modules if one["id"] in ids] if isinstance(modules, list) else []
        return course_data.written({**found, "adresse": unit.start, "moduler": own})

    def _recall(self, unit: Unit) -> Page:
        """The page of recall, with the questions of this unit."""
        if unit.whole:
            return self._compiled(at.RECALL)
        render = _renderer(replace(self.catalogue, modules=unit.modules))
        page = replace(self._compiled(at.RECALL), markdown=render("recall", at.RECALL))
        return replace(page, crumbs=(Link(unit.title, unit.start),))

    def _compiled(self, address: str) -> Page:
        return next(page for page in self.compiled if page.address == address)

    def _banks(self, unit: Unit, inside: frozenset[str]) -> dict[str, str]:
        """The questions for the page of recall."""
        ids = {at.question_bank(module.id) for module in unit.modules}
        banks = questions.banks(_renderer(self.catalogue), lambda html: within(html, at.RECALL, inside))
        return {address: text for address, text in banks.items() if address in ids}


def with_bridge(scripts: tuple[str, ...]) -> tuple[str, ...]:
    """The scripts of a page, with those that let a platform keep the state."""
    return tuple(name for script in scripts for name in ((*CODE, script, BRIDGE) if script == STORE else (script,)))


def _renderer(catalogue: Catalogue) -> Renderer:
    return Renderer(catalogue, Relations(catalogue))


def _link(link: Link, here: str) -> dict[str, object]:
    return {
        "title": link.title,
        "address": at.relative(link.address, here),
        "note": link.note,
        "current": link.address == here,
    }


def _names(metas: list[dict[str, object]], key: str) -> tuple[str, ...]:
    """The values of a list in the frames of pages, each once."""
    found: dict[str, None] = {}
    for meta in metas:
        values = meta.get(key)
        found |= dict.fromkeys(values) if isinstance(values, (list, tuple)) else {}
    return tuple(found)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), undefined=StrictUndefined, autoescape=True
    )
