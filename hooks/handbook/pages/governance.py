"""Who decides what, the projects as reported, and the routes through the tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.pages.page import Link, Page, Side
from handbook.pages.reference import side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.render import Renderer


def pages(render: Renderer) -> Iterator[Page]:
    """The page of who decides, the page of projects, then the routes."""
    governance, projects = render.catalogue.governance, render.catalogue.projects
    t = render.catalogue.say
    more = Link(t("Mer"), at.MORE)
    yield Page(
        address=at.GOVERNANCE,
        title=governance.title,
        description=governance.summary,
        markdown=render("governance", at.GOVERNANCE),
        section="mer",
        kind="text",
        source=render.catalogue.origin(governance).source.file,
        crumbs=(more,),
        side=side(at.GOVERNANCE, t),
        print_hint=t("Skriv ut og ta den med når dere planlegger saken."),
    )
    yield Page(
        address=at.PROJECTS,
        title=projects.title,
        description=projects.summary,
        markdown=render("projects", at.PROJECTS),
        section="mer",
        kind="text",
        source=render.catalogue.origin(projects).source.file,
        crumbs=(more,),
        side=side(at.PROJECTS, t),
    )
    yield from _routes(render)


def _routes(render: Renderer) -> Iterator[Page]:
    routes, t = render.catalogue.routes, render.catalogue.say
    tools, index = Link(t("Verktøy"), at.TOOLS), Link(t("Løyper"), at.ROUTES)
    yield Page(
        address=at.ROUTES,
        title=index.title,
        description=t("Verktøy i rekkefølge for situasjoner dere kjenner igjen."),
        markdown=render("route_index", at.ROUTES, explain=False),
        section="verktoy",
        kind="index",
        source="tools_catalog/routes.yml",
        crumbs=(tools,),
    )
    links = tuple(Link(route.name, at.route(route.id)) for route in routes)
    for route, link in zip(routes, links, strict=True):
        yield Page(
            address=link.address,
            title=route.name,
            description=route.summary,
            markdown=render("route", link.address, route=route),
            section="verktoy",
            kind="route",
            source=render.catalogue.origin(route).source.file,
            crumbs=(tools, index),
            side=Side(index.title, at.ROUTES, links),
            print_hint=t("Skriv ut løypa."),
        )
