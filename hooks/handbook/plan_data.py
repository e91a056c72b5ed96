"""What the scripts that plan and run sessions need: the ready-made plans, and the details of each tool.

The details of a tool stand in a script of their own, which is loaded when a plan holds the tool.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import script_data, timing
from handbook.models.plan import SIDES
from handbook.pages.prose import Lookup, plain
from handbook.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.catalogue import Catalogue
    from handbook.models.governance import Route
    from handbook.models.plan import Frame, Meeting, PlanFile, PlanItem, ReadyPlan
    from handbook.models.tool import Step, Tool

_KINDS = {"verktøy": "verktoy", "pause": "pause", "åpning": "apning", "avslutning": "avslutning", "eget": "egen"}
_NINE = 9 * 60


def scripts(catalogue: Catalogue) -> dict[str, str]:
    """Address to script: the ready-made plans, and the details of every tool, in each language with a planner."""
    found = _scripts(catalogue, {})
    there = at.in_nynorsk(catalogue)
    if catalogue.nynorsk and at.PLANNER in there:
        found |= {at.nynorsk(address): text for address, text in _scripts(catalogue.nynorsk, there).items()}
    return found


def _scripts(catalogue: Catalogue, there: Mapping[str, str]) -> dict[str, str]:
    """The scripts in the language of a catalogue, by their addresses in bokmål; `there` tells where pages lie in it."""
    lookup, relations = Lookup(catalogue), Relations(catalogue)
    details = {
        at.tool_details(tool.id): script_data.entry(
            "fellesVerktoyDetaljer", tool.id, script_data.moved(tool_details(tool, lookup, relations), there)
        )
        for tool in catalogue.tools
    }
    return {at.PLAN_DATA: script_data.whole("fellesPlaner", script_data.moved(data(catalogue), there)), **details}


def data(catalogue: Catalogue) -> dict[str, object]:
    """The shape is FellesPlaner in samling/typer.d.ts."""
    plans, lookup = catalogue.plans, Lookup(catalogue)
    sides = {one.side: one for one in plans.sides}
    return {
        "apning": _frame(plans.opening, lookup),
        "avslutning": _frame(plans.closing, lookup),
        "pause": {"tittel": plans.pause.title, "minutter": plans.pause.minutes},
        "ferdige": [_ready(plan, plans, catalogue) for plan in plans.plans],
        "loyper": [_route(route, catalogue) for route in catalogue.routes],
        "sider": {side: {"navn": sides[side].name, "mangler": plain(sides[side].missing, lookup)} for side in SIDES},
        "stegminutter": {tool.id: _step_minutes(tool) for tool in catalogue.tools},
    }


def tool_details(tool: Tool, lookup: Lookup, relations: Relations) -> dict[str, object]:
    """The shape is VerktoyDetaljer in samling/typer.d.ts."""
    paper = relations.catalogue.paper_by_tool.get(tool.id)
    return {
        "forberedelse": [plain(text, lookup) for text in tool.preparation],
        "utstyr": [plain(text, lookup) for text in tool.equipment],
        "steg": _steps(tool.steps, lookup),
        "varianter": {
            one.id: {"naar": plain(one.when, lookup), "steg": _steps(one.steps, lookup)} for one in tool.variants
        },
        "resultat": plain(tool.result, lookup),
        "etterpaa": [plain(text, lookup) for text in tool.aftermath],
        "medvirkning": plain(tool.involvement, lookup),
        "personvern": plain(tool.privacy or "", lookup),
        "ark": {"tittel": paper.title, "adresse": at.sheet(tool.id)} if paper else None,
        "leksjoner": [
            {"tittel": lesson.title, "adresse": at.lesson(module.id, lesson.id), "minutter": lesson.minutes}
            for module, lesson in relations.lessons_by_tool.get(tool.id, ())
        ],
    }


def _frame(frame: Frame, lookup: Lookup) -> dict[str, object]:
    return {"tittel": frame.title, "steg": _steps(frame.steps, lookup)}


def _steps(steps: Iterable[Step], lookup: Lookup) -> list[dict[str, object]]:
    return [
        {
            "tittel": plain(step.title, lookup),
            "minutter": step.minutes,
            "gjor": plain(step.do, lookup),
            "si": plain(step.say or "", lookup),
        }
        for step in steps
    ]


def _step_minutes(tool: Tool) -> dict[str, list[int]]:
    ways = {"": tool.steps, **{variant.id: variant.steps for variant in tool.variants}}
    return {way: [step.minutes for step in steps] for way, steps in ways.items()}


def _ready(ready: ReadyPlan, plans: PlanFile, catalogue: Catalogue) -> dict[str, object]:
    meetings = [_meeting(meeting, plans, catalogue) for meeting in ready.meetings]
    return _entry(ready.id, ready.name, ready.summary, at.ready_plan(ready.id), meetings)


def _route(route: Route, catalogue: Catalogue) -> dict[str, object]:
    """A route as a plan: one meeting a stop, each with the tool as it is."""
    tools = [catalogue.tool_by_id[stop.tool] for stop in route.stops]
    meetings = [
        {
            **_when_and_where(tool.name, _NINE, None, "digitalt" if tool.form == "digitalt" else "fysisk"),
            "antall": None,
            "sider": [],
            "vurdert": [],
            "poster": [_tool_item(tool.id, "", None, None)],
        }
        for tool in tools
    ]
    return _entry(route.id, route.name, route.summary, at.route(route.id), meetings)


def _entry(key: str, name: str, summary: str, address: str, meetings: list[dict[str, object]]) -> dict[str, object]:
    plan = {"v": 1, "tittel": name, "moter": meetings}
    return {"id": key, "navn": name, "sammendrag": summary, "adresse": address, "plan": plan}


def _meeting(meeting: Meeting, plans: PlanFile, catalogue: Catalogue) -> dict[str, object]:
    start, end = timing.minutes_of(meeting.start), timing.minutes_of(meeting.end)
    return {
        **_when_and_where(meeting.title, start, end, meeting.form),
        "antall": meeting.participants,
        "sider": list(meeting.sides),
        "vurdert": [],
        "poster": [_item(item, plans, catalogue) for item in meeting.items],
    }


def _when_and_where(title: str, start: int, end: int | None, form: str) -> dict[str, object]:
    return {"tittel": title, "dag": "", "start": start, "slutt": end, "sted": "", "form": form, "borte": None}


def _item(item: PlanItem, plans: PlanFile, catalogue: Catalogue) -> dict[str, object]:
    if item.tool:
        steps = [number - 1 for number in item.steps]
        return _tool_item(item.tool, item.variant or "", item.minutes, steps or None)
    return {
        "slag": _KINDS[item.kind],
        "tittel": timing.item_title(item, catalogue.tool_by_id, plans),
        "minutter": timing.item_minutes(item, catalogue.tool_by_id, plans),
    }


def _tool_item(tool: str, variant: str, minutes: int | None, steps: list[int] | None) -> dict[str, object]:
    return {"slag": "verktoy", "verktoy": tool, "variant": variant, "minutter": minutes, "steg": steps}
