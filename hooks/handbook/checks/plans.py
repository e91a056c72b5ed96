"""Plans of sessions can be held: their tools exist, their minutes add up, and nobody is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import timing
from handbook.checks.subject import nearest
from handbook.models.plan import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.catalogue import Origin
    from handbook.checks.subject import Subject
    from handbook.models.plan import Meeting, PlanFile, PlanItem
    from handbook.models.tool import Tool
    from handbook.problems import Problem
    from handbook.yaml_source import Path_

_CLOCK = "{:02}.{:02}"


def plan_ids(subject: Subject) -> Iterator[Problem]:
    """Every ready-made plan has an address of its own."""
    for plans, origin in _files(subject):
        seen = set()
        for index, plan in enumerate(plans.plans):
            if plan.id in seen:
                yield origin.problem(f"id «{plan.id}» står to ganger. Gi den ene en annen id.", "plans", index, "id")
            seen.add(plan.id)


def plan_sides(subject: Subject) -> Iterator[Problem]:
    """The planner can say of each side what it means that it is missing, and no meeting names one twice."""
    for plans, origin in _files(subject):
        named = [one.side for one in plans.sides]
        for index, side in enumerate(named):
            if side in named[:index]:
                yield origin.problem(f"siden «{side}» står to ganger. Slett den ene.", "sides", index, "side")
        for side in SIDES:
            if side not in named:
                fault = f"siden «{side}» mangler. Skriv hva det betyr at den ikke er med, og hva dere gjør med det."
                yield origin.problem(fault, "sides")
        for path, meeting in _meetings(plans):
            for index, side in enumerate(meeting.sides):
                if side in meeting.sides[:index]:
                    yield origin.problem(f"«{side}» står to ganger. Slett den ene.", *path, "sides", index)


def plan_items(subject: Subject) -> Iterator[Problem]:
    """An item has what its kind needs, and points to tools, variants and steps that exist."""
    for plans, origin in _files(subject):
        for path, meeting in _meetings(plans):
            for index, item in enumerate(meeting.items):
                yield from _item(subject, origin, item, (*path, "items", index))


def _item(subject: Subject, origin: Origin, item: PlanItem, path: Path_) -> Iterator[Problem]:
    is_tool, is_own = item.kind == "verktøy", item.kind == "eget"
    for name in ("tool", "variant", "steps"):
        if getattr(item, name) and not is_tool:
            yield origin.problem(f"«{name}» hører til slaget verktøy. Fjern feltet, eller rett «kind».", *path, name)
    if item.title and not is_own:
        yield origin.problem("«title» hører til slaget eget. Fjern feltet, eller rett «kind».", *path, "title")
    for name in ("title", "minutes") if is_own else ("tool",) if is_tool else ():
        if not getattr(item, name):
            yield origin.problem(f"slaget {item.kind} trenger «{name}». Legg det til.", *path)
    if item.tool and is_tool:
        yield from _tool(subject, origin, item, path)


def _tool(subject: Subject, origin: Origin, item: PlanItem, path: Path_) -> Iterator[Problem]:
    wanted = item.tool or ""
    if not subject.is_known("tool", wanted):
        yield origin.problem(subject.unknown("tool", wanted), *path, "tool")
    elif wanted in subject.catalogue.tool_by_id:
        yield from _way(origin, item, subject.catalogue.tool_by_id[wanted], path)


def _way(origin: Origin, item: PlanItem, tool: Tool, path: Path_) -> Iterator[Problem]:
    """The variant of the tool, and the steps of it that are used."""
    known = tuple(variant.id for variant in tool.variants)
    if item.variant and item.variant not in known:
        near = nearest(item.variant, known) or f" Se «variants» i {tool.id}.yml."
        yield origin.problem(f"verktøyet «{tool.id}» har ingen variant «{item.variant}».{near}", *path, "variant")
        return
    count = len(timing.steps_of(tool, item.variant))
    for index, number in enumerate(item.steps):
        if number > count:
            fault = f"steg {number} finnes ikke. «{tool.id}» har {count} steg her."
            yield origin.problem(fault, *path, "steps", index)
    if list(item.steps) != sorted(set(item.steps)):
        yield origin.problem(
            "stegene skal stå i stigende rekkefølge, hvert bare én gang. Rett «steps».", *path, "steps"
        )


def plan_minutes(subject: Subject) -> Iterator[Problem]:
    """Each item keeps within its limits, a meeting takes the time that it says, and people can go when promised."""
    for plans, origin in _files(subject):
        for path, meeting in _meetings(plans):
            if any(not _sound(subject, item) for item in meeting.items):
                continue
            yield from _limits(subject, origin, plans, meeting, path)
            yield from _total(subject, origin, plans, meeting, path)


def _limits(subject: Subject, origin: Origin, plans: PlanFile, meeting: Meeting, path: Path_) -> Iterator[Problem]:
    for index, item in enumerate(meeting.items):
        span = timing.item_limits(item, subject.catalogue.tool_by_id, plans)
        if item.minutes and not span.least <= item.minutes <= span.most:
            fault = f"posten tar {item.minutes} minutter, men kan ta {span.least}–{span.most}. Rett tiden."
            yield origin.problem(fault, *path, "items", index, "minutes")


def _total(subject: Subject, origin: Origin, plans: PlanFile, meeting: Meeting, path: Path_) -> Iterator[Problem]:
    total = sum(timing.item_minutes(item, subject.catalogue.tool_by_id, plans) for item in meeting.items)
    if total != meeting.minutes:
        fault = f"postene tar {total} minutter, men «minutes» er {meeting.minutes}. Rett postene eller tiden."
        yield origin.problem(fault, *path, "minutes")
    done = timing.minutes_of(meeting.start) + total
    if done > timing.minutes_of(meeting.end):
        fault = f"møtet er ferdig kl. {_CLOCK.format(*divmod(done, 60))}, men alle skal kunne gå kl. {meeting.end}. "
        yield origin.problem(f"{fault}Begynn før, eller ta bort noe.", *path, "end")


def _sound(subject: Subject, item: PlanItem) -> bool:
    """Whether nothing else is wrong with the item, so that its minutes can be counted."""
    if item.kind != "verktøy":
        return not item.tool and (item.kind != "eget" or item.minutes is not None)
    tool = subject.catalogue.tool_by_id.get(item.tool or "")
    if tool is None or (item.variant and item.variant not in {variant.id for variant in tool.variants}):
        return False
    if not tool.minutes.min <= sum(step.minutes for step in tool.steps) <= tool.minutes.max:
        return False
    return all(number <= len(timing.steps_of(tool, item.variant)) for number in item.steps)


def _files(subject: Subject) -> Iterator[tuple[PlanFile, Origin]]:
    for plans in subject.catalogue.plan_files:
        yield plans, subject.catalogue.origin(plans)


def _meetings(plans: PlanFile) -> Iterator[tuple[Path_, Meeting]]:
    for index, plan in enumerate(plans.plans):
        for place, meeting in enumerate(plan.meetings):
            yield ("plans", index, "meetings", place), meeting
