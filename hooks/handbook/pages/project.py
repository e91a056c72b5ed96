"""The page of the project: what a group has made, in one place and in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.pages.page import Link, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.render import Renderer


def pages(render: Renderer) -> Iterator[Page]:
    """One page. What is on it without scripts: what a project file is, and the same work on paper."""
    t = render.catalogue.say
    yield Page(
        address=at.PROJECT,
        title=t("Prosjektet deres"),
        description=t("Alt gruppa skriver i håndboken, på ett sted og i én fil."),
        markdown=render("project", at.PROJECT, explain=False),
        section="skjema",
        kind="project",
        source="modules/course.yml",
        crumbs=(Link(t("Skjema og ark"), at.FORMS),),
    )
