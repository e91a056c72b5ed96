"""The planner, the presenter's view, and a page for each plan that is ready to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import timing
from handbook.pages.page import Link, Page, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.models.plan import Meeting, PersonSide, ReadyPlan
    from handbook.models.tool import Tool
    from handbook.pages.render import Renderer
    from handbook.timing import TimedItem

_SOURCE = "tools_catalog/plans.yml"


def pages(render: Renderer) -> Iterator[Page]:
    """The planner first, then the presenter's view and the ready-made plans."""
    plans, t = render.catalogue.plans, render.catalogue.say
    yield Page(
        address=at.PLANNER,
        title=t("Planlegg en samling"),
        description=t("Sett sammen verktøy til en samling med klokkeslett, eller ta en plan som er ferdig."),
        markdown=render("planner", at.PLANNER, explain=False, plans=plans),
        section="planlegg",
        kind="plan",
        source=_SOURCE,
    )
    yield Page(
        address=at.RUN,
        title=t("Led samlingen"),
        description=t("Planen på skjerm mens samlingen går: dette steget, tiden som er igjen, og det som kommer."),
        markdown=render("run", at.RUN, explain=False, plans=plans),
        section="planlegg",
        kind="run",
        source=_SOURCE,
        crumbs=(_planner(render),),
    )
    around = tuple(Link(plan.name, at.ready_plan(plan.id)) for plan in plans.plans)
    for plan in plans.plans:
        yield _ready(render, plan, around)


def _ready(render: Renderer, plan: ReadyPlan, around: tuple[Link, ...]) -> Page:
    address = at.ready_plan(plan.id)
    catalogue = render.catalogue
    t = catalogue.say
    meetings = [(meeting, timing.timeline(meeting, catalogue.tool_by_id, catalogue.plans)) for meeting in plan.meetings]
    called = {one.side: one.name for one in catalogue.plans.sides}

    def names(sides: tuple[PersonSide, ...]) -> list[str]:
        return [called[side] for side in sides]

    return Page(
        address=address,
        title=plan.name,
        description=plan.summary,
        markdown=render("ready_plan", address, plan=plan, meetings=meetings, tools=_tools(meetings), names=names),
        section="planlegg",
        kind="ready-plan",
        source=catalogue.origin(catalogue.plans).source.file,
        crumbs=(_planner(render),),
        side=Side(t("Ferdige planer"), at.PLANNER, around),
        print_hint=t("Skriv ut planen og ta den med i samlingen."),
    )


def _planner(render: Renderer) -> Link:
    return Link(render.catalogue.say("Planlegg en samling"), at.PLANNER)


def _tools(meetings: list[tuple[Meeting, tuple[TimedItem, ...]]]) -> tuple[Tool, ...]:
    """The tools of a plan, each once, in the order they are used."""
    tools = [item.tool for _, items in meetings for item in items if item.tool]
    return tuple({tool.id: tool for tool in tools}.values())
