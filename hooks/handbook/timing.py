"""How long the items of a plan take, and when each step begins. The same sums as in samling/plan.js."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handbook.models.plan import Frame, Meeting, PlanFile, PlanItem
    from handbook.models.tool import Step, Tool

LONGEST = {"pause": 240, "åpning": 60, "avslutning": 60, "eget": 480}
"""Minutes that an item without a tool can take."""

_HOUR = 60


@dataclass(frozen=True)
class Limits:
    """Minutes: the least, the most, and what the steps themselves take."""

    least: int
    most: int
    usual: int


@dataclass(frozen=True)
class TimedStep:
    """A step with its clock, in minutes after midnight."""

    step: Step
    start: int
    end: int


@dataclass(frozen=True)
class TimedItem:
    """An item of a meeting with its clock, in minutes after midnight, and its steps."""

    item: PlanItem
    tool: Tool | None
    title: str
    start: int
    end: int
    steps: tuple[TimedStep, ...]


def minutes_of(clock: str) -> int:
    """Minutes after midnight of «09.05»."""
    hours, _, minutes = clock.partition(".")
    return int(hours) * _HOUR + int(minutes)


def steps_of(tool: Tool, variant: str | None) -> tuple[Step, ...]:
    """The steps of a tool or of a variant of it. Raises KeyError for a variant that is not there."""
    return {one.id: one.steps for one in tool.variants}[variant] if variant else tool.steps


def scaled(minutes: Sequence[int], total: int) -> tuple[int, ...]:
    """The minutes of the steps stretched to `total`: whole, at least one each, the sum exact (largest remainder)."""
    count = len(minutes)
    weights = [one - 1 for one in minutes]
    if not sum(weights):
        weights = [1] * count
    whole, rest = sum(weights), total - count
    found = [1 + rest * weight // whole for weight in weights]
    # The greatest remainders get the minutes left over; of equal ones the first.
    order = sorted(range(count), key=lambda index: (-(rest * weights[index] % whole), index))
    for index in order[: total - sum(found)]:
        found[index] += 1
    return tuple(found)


def limits(tool: Tool, variant: str | None, chosen: Sequence[int]) -> Limits:
    """How far a tool in a plan can be shortened and stretched.

    A variant stretches as much as the tool itself does, and stays within the minutes of the tool unless it lies
    outside of them from before. Some of the steps have their share of it. `chosen` holds indexes from 0; none is all.
    """
    steps = steps_of(tool, variant)
    whole = sum(step.minutes for step in steps)
    least, most = tool.minutes.min, tool.minutes.max
    if variant:
        own = sum(step.minutes for step in tool.steps)
        short, long = whole * least // own, -(-whole * most // own)
        least = max(least, short) if whole >= least else short
        most = min(most, long) if whole <= most else long
    picked = [steps[index] for index in chosen] or steps
    usual = sum(step.minutes for step in picked)
    return Limits(
        min(usual, max(len(picked), least * usual // whole)),
        max(usual, -(-most * usual // whole)),
        usual,
    )


def item_limits(item: PlanItem, tools: Mapping[str, Tool], plans: PlanFile) -> Limits:
    """How long an item can take. The item must point to what exists."""
    if item.tool:
        return limits(tools[item.tool], item.variant, [number - 1 for number in item.steps])
    if item.kind in {"åpning", "avslutning"}:
        frame = frame_of(item, plans)
        return Limits(len(frame.steps), LONGEST[item.kind], sum(step.minutes for step in frame.steps))
    return Limits(1, LONGEST[item.kind], plans.pause.minutes)


def frame_of(item: PlanItem, plans: PlanFile) -> Frame:
    """The opening or the closing that an item stands for."""
    return plans.opening if item.kind == "åpning" else plans.closing


def item_minutes(item: PlanItem, tools: Mapping[str, Tool], plans: PlanFile) -> int:
    """Minutes that an item takes."""
    return item.minutes or item_limits(item, tools, plans).usual


def item_steps(item: PlanItem, tools: Mapping[str, Tool], plans: PlanFile) -> tuple[Step, ...]:
    """The steps of an item; a break and something of your own have none."""
    if item.tool:
        steps = steps_of(tools[item.tool], item.variant)
        return tuple(steps[number - 1] for number in item.steps) or steps
    return frame_of(item, plans).steps if item.kind in {"åpning", "avslutning"} else ()


def item_title(item: PlanItem, tools: Mapping[str, Tool], plans: PlanFile) -> str:
    """What an item is called in a plan."""
    if item.tool:
        tool = tools[item.tool]
        variant = next((one.name for one in tool.variants if one.id == item.variant), "")
        return f"{tool.name}: {variant}" if variant else tool.name
    if item.title:
        return item.title
    return plans.pause.title if item.kind == "pause" else frame_of(item, plans).title


def timeline(meeting: Meeting, tools: Mapping[str, Tool], plans: PlanFile) -> tuple[TimedItem, ...]:
    """The items of a meeting with their clocks."""
    lengths = [item_minutes(item, tools, plans) for item in meeting.items]
    starts = accumulate(lengths, initial=minutes_of(meeting.start))
    return tuple(
        TimedItem(
            item,
            tools.get(item.tool or ""),
            item_title(item, tools, plans),
            start,
            start + length,
            _timed(item_steps(item, tools, plans), start, length),
        )
        for item, length, start in zip(meeting.items, lengths, starts, strict=False)
    )


def _timed(steps: tuple[Step, ...], start: int, length: int) -> tuple[TimedStep, ...]:
    if not steps:
        return ()
    lengths = scaled([step.minutes for step in steps], length)
    starts = accumulate(lengths, initial=start)
    return tuple(
        TimedStep(step, begin, begin + minutes) for step, minutes, begin in zip(steps, lengths, starts, strict=False)
    )
