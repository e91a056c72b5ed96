"""The links of the catalogue read backwards: who uses a checkpoint, a goal, a role, a tool or a source."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.catalogue import Catalogue
    from handbook.models.module import Checkpoint, Goal, Lesson, Module, Question
    from handbook.models.phase import Phase
    from handbook.models.plan import ReadyPlan
    from handbook.models.report_form import FormField, ReportForm
    from handbook.models.tool import Tool

T = TypeVar("T")


@dataclass(frozen=True)
class Relations:
    """Backward links, each computed once. What has no link gives an empty tuple."""

    catalogue: Catalogue

    @cached_property
    def tools_by_phase(self) -> dict[str, tuple[Tool, ...]]:
        """Phase id to the tools used there."""
        return _grouped((phase, tool) for tool in self.catalogue.tools for phase in tool.phases)

    @cached_property
    def tools_by_checkpoint(self) -> dict[str, tuple[Tool, ...]]:
        """Checkpoint id to the tools that help to meet it."""
        return _grouped((checkpoint, tool) for tool in self.catalogue.tools for checkpoint in tool.checkpoints)

    @cached_property
    def tools_by_goal(self) -> dict[str, tuple[Tool, ...]]:
        """Goal id to the tools that support it."""
        return _grouped((goal, tool) for tool in self.catalogue.tools for goal in tool.goals)

    @cached_property
    def tools_by_role(self) -> dict[str, tuple[Tool, ...]]:
        """Role id to the tools that need the role in the room."""
        return _grouped((role, tool) for tool in self.catalogue.tools for role in tool.roles)

    @cached_property
    def tools_by_purpose(self) -> dict[str, tuple[Tool, ...]]:
        """Purpose id to the tools that serve it."""
        return _grouped((purpose, tool) for tool in self.catalogue.tools for purpose in tool.purposes)

    @cached_property
    def plans_by_tool(self) -> dict[str, tuple[ReadyPlan, ...]]:
        """Tool id to the ready-made plans that it is part of."""
        pairs = (
            (item.tool, plan)
            for plan in self.catalogue.plans.plans
            for item in (item for meeting in plan.meetings for item in meeting.items)
            if item.tool
        )
        return {tool: tuple({plan.id: plan for plan in plans}.values()) for tool, plans in _grouped(pairs).items()}

    @cached_property
    def lessons_by_goal(self) -> dict[str, tuple[tuple[Module, Lesson], ...]]:
        """Goal id to the lessons that teach it."""
        return _grouped((goal, (module, lesson)) for module, lesson in self.lessons for goal in lesson.goals)

    @cached_property
    def lessons_by_tool(self) -> dict[str, tuple[tuple[Module, Lesson], ...]]:
        """Tool id to the lessons that lead to it."""
        return _grouped((tool, (module, lesson)) for module, lesson in self.lessons for tool in lesson.tools)

    @cached_property
    def questions_by_goal(self) -> dict[str, tuple[tuple[Module, Question], ...]]:
        """Goal id to the questions that test it."""
        return _grouped((item.goal, (module, item)) for module in self.catalogue.modules for item in module.questions)

    @cached_property
    def fields_by_checkpoint(self) -> dict[str, tuple[tuple[ReportForm, FormField], ...]]:
        """Checkpoint id to the fields where it shows."""
        return _grouped(
            (checkpoint, (form, field))
            for form in self.catalogue.report_forms
            for section in form.sections
            for field in section.fields
            for checkpoint in field.checkpoints
        )

    @cached_property
    def lessons(self) -> tuple[tuple[Module, Lesson], ...]:
        """All lessons in course order."""
        return tuple((module, lesson) for module in self.catalogue.modules for lesson in module.lessons)

    @cached_property
    def goal_by_id(self) -> dict[str, tuple[Module, Goal]]:
        """The goals with their modules."""
        return {goal.id: (module, goal) for module in self.catalogue.modules for goal in module.goals}

    @cached_property
    def checkpoint_by_id(self) -> dict[str, tuple[Module, Checkpoint]]:
        """The checkpoints with their modules."""
        return {item.id: (module, item) for module in self.catalogue.modules for item in module.checkpoints}

    @cached_property
    def phase_of_module(self) -> dict[str, Phase]:
        """Module id to its phase, for modules that have one."""
        phases = self.catalogue.phase_by_id
        return {module.id: phases[module.phase] for module in self.catalogue.modules if module.phase}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
