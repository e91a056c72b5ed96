"""Whatever one thing says of another must be true: every id that is pointed to exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.checks.subject import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.catalogue import Origin
    from handbook.checks.subject import Kind, Subject
    from handbook.models.base import Entity, SourceRef
    from handbook.models.governance import Route
    from handbook.models.module import Lesson, Module
    from handbook.models.phase import Phase
    from handbook.models.reference import OtherModel, Role, Term
    from handbook.models.tool import Tool
    from handbook.problems import Problem
    from handbook.yaml_source import Path_

    Citing = Entity | Role | Term | OtherModel | Route | Lesson


def tool_references(subject: Subject) -> Iterator[Problem]:
    """A tool points to phases, purposes, roles, other tools, checkpoints and goals that exist."""
    for tool in subject.catalogue.tools:
        origin = subject.catalogue.origin(tool)
        yield from _each(subject, origin, "phase", tool.phases, "phases")
        yield from _each(subject, origin, "purpose", tool.purposes, "purposes")
        yield from _each(subject, origin, "role", tool.roles, "roles")
        yield from _each(subject, origin, "checkpoint", tool.checkpoints, "checkpoints")
        yield from _each(subject, origin, "goal", tool.goals, "goals")
        yield from _related(subject, origin, tool)


def _related(subject: Subject, origin: Origin, tool: Tool) -> Iterator[Problem]:
    seen = set()
    for index, related in enumerate(tool.related):
        path = ("related", index, "tool")
        if related.tool == tool.id:
            yield origin.problem("verktøyet viser til seg selv. Velg et annet verktøy.", *path)
        elif related.tool in seen:
            yield origin.problem(f"«{related.tool}» står to ganger. Slett den ene.", *path)
        elif not subject.is_known("tool", related.tool):
            yield origin.problem(subject.unknown("tool", related.tool), *path)
        seen.add(related.tool)


def phase_references(subject: Subject) -> Iterator[Problem]:
    """A phase points to a module, a report form and roles that exist, and they point back."""
    for phase in subject.catalogue.phases:
        origin = subject.catalogue.origin(phase)
        yield from _one(subject, origin, "module", phase.module, "module")
        yield from _one(subject, origin, "form", phase.report_form, "report_form")
        for index, effort in enumerate(phase.effort):
            yield from _one(subject, origin, "role", effort.role, "effort", index, "role")
        for index, stop in enumerate(phase.gate.stops):
            yield from _one(subject, origin, "role", stop.role, "gate", "stops", index, "role")
        yield from _points_back(subject, origin, phase)


def _points_back(subject: Subject, origin: Origin, phase: Phase) -> Iterator[Problem]:
    module = subject.catalogue.module_by_id.get(phase.module or "")
    if module is not None and module.phase != phase.id and subject.is_known("phase", module.phase or phase.id):
        theirs = f"hører til fasen «{module.phase}»" if module.phase else "hører ikke til noen fase"
        fault = f"modulen «{module.id}» {theirs}. Rett «module» her, eller sett «phase: {phase.id}» i modulen."
        yield origin.problem(fault, "module")
    form = subject.catalogue.form_by_id.get(phase.report_form or "")
    if form is not None and form.phase != phase.id and subject.is_known("phase", form.phase):
        fault = (
            f"rapportskjemaet «{form.id}» hører til fasen «{form.phase}». "
            f"Rett «report_form» her, eller sett «phase: {phase.id}» i skjemaet."
        )
        yield origin.problem(fault, "report_form")


def module_references(subject: Subject) -> Iterator[Problem]:
    """A module points to a phase and to earlier modules, and its questions to its own goals."""
    for module in subject.catalogue.modules:
        origin = subject.catalogue.origin(module)
        yield from _one(subject, origin, "phase", module.phase, "phase")
        yield from _prerequisites(subject, origin, module)
        for index, question in enumerate(module.questions):
            yield from _own_goal(subject, origin, module, question.goal, "questions", index, "goal")


def _prerequisites(subject: Subject, origin: Origin, module: Module) -> Iterator[Problem]:
    """Modules are numbered, so asking for lower numbers also rules out going in a ring."""
    for index, wanted in enumerate(module.prerequisites):
        path = ("prerequisites", index)
        other = subject.catalogue.module_by_id.get(wanted)
        if wanted == module.id:
            yield origin.problem("modulen bygger på seg selv. Fjern den fra listen.", *path)
        elif other is not None and other.number >= module.number:
            fault = f"modulen bygger på «{wanted}», som kommer senere i kurset. Fjern den, eller bytt rekkefølgen."
            yield origin.problem(fault, *path)
        elif other is None:
            yield from _one(subject, origin, "module", wanted, *path)


def lesson_references(subject: Subject) -> Iterator[Problem]:
    """A lesson points to goals of its own module and to tools that exist."""
    for module, lesson in subject.lessons():
        origin = subject.catalogue.origin(lesson)
        for index, goal in enumerate(lesson.goals):
            yield from _own_goal(subject, origin, module, goal, "goals", index)
        yield from _each(subject, origin, "tool", lesson.tools, "tools")


def session_references(subject: Subject) -> Iterator[Problem]:
    """A group session uses lessons of its own module, and prints sheets that there are."""
    for module in subject.catalogue.modules:
        origin = subject.catalogue.origin(module)
        session = module.session
        for index, step in enumerate(session.steps):
            yield from _own_lessons(subject, origin, module, step.lessons, "session", "steps", index, "lessons")
        for index, step in enumerate(session.short.steps if session.short else ()):
            path: Path_ = ("session", "short", "steps", index, "lessons")
            yield from _own_lessons(subject, origin, module, step.lessons, *path)
        for index, talk in enumerate(session.discuss):
            yield from _own_lesson(subject, origin, module, talk.lesson, "session", "discuss", index, "lesson")
        for index, printed in enumerate(session.print.lessons):
            path = ("session", "print", "lessons", index, "lesson")
            yield from _own_lesson(subject, origin, module, printed.lesson, *path)
        yield from _sheets(subject, origin, module)


def _sheets(subject: Subject, origin: Origin, module: Module) -> Iterator[Problem]:
    seen = set()
    for index, printed in enumerate(module.session.print.sheets):
        path = ("session", "print", "sheets", index, "tool")
        tool = subject.catalogue.tool_by_id.get(printed.tool)
        if tool is not None and tool.id not in subject.catalogue.paper_by_tool:
            fault = f"verktøyet «{tool.id}» har ikke noe ark. Velg et verktøy med ark, eller fjern det herfra."
            yield origin.problem(fault, *path)
        elif printed.tool in seen:
            yield origin.problem(f"«{printed.tool}» står to ganger. Slett den ene.", *path)
        else:
            yield from _one(subject, origin, "tool", printed.tool, *path)
        seen.add(printed.tool)


def _own_lessons(
    subject: Subject, origin: Origin, module: Module, wanted: Iterable[str], *path: str | int
) -> Iterator[Problem]:
    seen = set()
    for index, one in enumerate(wanted):
        if one in seen:
            yield origin.problem(f"«{one}» står to ganger. Slett den ene.", *path, index)
        else:
            yield from _own_lesson(subject, origin, module, one, *path, index)
        seen.add(one)


def _own_lesson(subject: Subject, origin: Origin, module: Module, wanted: str, *path: str | int) -> Iterator[Problem]:
    own = tuple(lesson.id for lesson in module.lessons)
    if wanted in own or wanted in subject.unread_ids:
        return
    now = next((lesson.id for lesson in module.lessons if wanted in lesson.aliases), None)
    if now:
        yield origin.problem(f"«{wanted}» har fått ny id. Skriv «{now}».", *path)
        return
    choices = ", ".join(f"«{one}»" for one in own)
    remedy = nearest(wanted, own) or (f" Velg blant {choices}." if own else " Modulen har ingen leksjoner.")
    yield origin.problem(f"leksjonen «{wanted}» finnes ikke i modulen.{remedy}", *path)


def _own_goal(subject: Subject, origin: Origin, module: Module, wanted: str, *path: str | int) -> Iterator[Problem]:
    if any(goal.id == wanted for goal in module.goals):
        return
    if wanted in subject.ids["goal"]:
        own = ", ".join(f"«{goal.id}»" for goal in module.goals)
        yield origin.problem(f"læringsmålet «{wanted}» hører til en annen modul. Velg blant {own}.", *path)
    else:
        yield from _one(subject, origin, "goal", wanted, *path)


def form_references(subject: Subject) -> Iterator[Problem]:
    """A report form points to a phase, and its fields to checkpoints."""
    for form in subject.catalogue.report_forms:
        origin = subject.catalogue.origin(form)
        yield from _one(subject, origin, "phase", form.phase, "phase")
        for number, section in enumerate(form.sections):
            for index, field in enumerate(section.fields):
                path: Path_ = ("sections", number, "fields", index, "checkpoints")
                yield from _each(subject, origin, "checkpoint", field.checkpoints, *path)
    for head in subject.catalogue.report_heads:
        origin = subject.catalogue.origin(head)
        for index, field in enumerate(head.section.fields):
            path = ("section", "fields", index, "checkpoints")
            yield from _each(subject, origin, "checkpoint", field.checkpoints, *path)


def list_references(subject: Subject) -> Iterator[Problem]:
    """Principles, terms and other models point to tools, terms and phases that exist."""
    catalogue = subject.catalogue
    for principle in catalogue.principles:
        yield from _each(subject, catalogue.origin(principle), "tool", principle.tools, "tools")
    for term in catalogue.terms:
        origin = catalogue.origin(term)
        yield from _each(subject, origin, "term", term.see_also, "see_also")
        if term.id in term.see_also:
            fault = f"ordet «{term.id}» viser til seg selv. Fjern det fra «see_also»."
            yield origin.problem(fault, "see_also", term.see_also.index(term.id))
    for model in catalogue.models:
        for index, step in enumerate(model.steps):
            yield from _each(subject, catalogue.origin(model), "phase", step.phases, "steps", index, "phases")
            yield from _each(subject, catalogue.origin(model), "tool", step.tools, "steps", index, "tools")


def governance_references(subject: Subject) -> Iterator[Problem]:
    """Who decides, what is reported and the routes point to roles, phases and tools that exist."""
    catalogue = subject.catalogue
    for governance in catalogue.governances:
        origin = catalogue.origin(governance)
        for name, levels in (("levels", governance.levels), ("beside", governance.beside)):
            for index, level in enumerate(levels):
                yield from _one(subject, origin, "role", level.role, name, index, "role")
        for index, way in enumerate(governance.ways):
            yield from _one(subject, origin, "phase", way.phase, "ways", index, "phase")
            yield from _each(subject, origin, "role", way.roles, "ways", index, "roles")
            yield from _one(subject, origin, "tool", way.tool, "ways", index, "tool")
    for projects in catalogue.project_files:
        for number, area in enumerate(projects.areas):
            for index, package in enumerate(area.packages):
                path: Path_ = ("areas", number, "packages", index, "phases")
                yield from _each(subject, catalogue.origin(projects), "phase", package.phases, *path)
    for route in catalogue.routes:
        for index, stop in enumerate(route.stops):
            yield from _one(subject, catalogue.origin(route), "tool", stop.tool, "stops", index, "tool")


def source_references(subject: Subject) -> Iterator[Problem]:
    """Every source that is cited is listed, and common knowledge of the trade says whose it is."""
    for origin, path, cited in source_refs(subject):
        if not subject.is_known("source", cited.source):
            yield origin.problem(subject.unknown("source", cited.source), *path, "source")
        elif cited.source == "fag" and not cited.about:
            fault = "kilden «fag» mangler «about». Skriv hvem metoden kommer fra, eller hvilken tradisjon."
            yield origin.problem(fault, *path)


def source_refs(subject: Subject) -> Iterator[tuple[Origin, Path_, SourceRef]]:
    """Every citation in the catalogue, with where it stands."""
    catalogue = subject.catalogue
    lessons = tuple(lesson for _, lesson in subject.lessons())
    plain: tuple[Citing, ...] = (
        *catalogue.roles,
        *catalogue.terms,
        *catalogue.models,
        *catalogue.routes,
        *lessons,
    )
    for entity in (*subject.entities(), *plain):
        origin = catalogue.origin(entity)
        for index, cited in enumerate(entity.sources):
            yield origin, ("sources", index), cited
    for plans in catalogue.plan_files:
        for place, plan in enumerate(plans.plans):
            for index, cited in enumerate(plan.sources):
                yield catalogue.origin(plans), ("plans", place, "sources", index), cited
    advising: tuple[Phase | Module, ...] = (*catalogue.phases, *catalogue.modules)
    for holder in advising:
        for index, tip in enumerate(holder.tips):
            yield catalogue.origin(holder), ("tips", index, "source"), tip.source


def _each(subject: Subject, origin: Origin, kind: Kind, wanted: Iterable[str], *path: str | int) -> Iterator[Problem]:
    seen = set()
    for index, one in enumerate(wanted):
        if not subject.is_known(kind, one):
            yield origin.problem(subject.unknown(kind, one), *path, index)
        elif one in seen:
            yield origin.problem(f"«{one}» står to ganger. Slett den ene.", *path, index)
        seen.add(one)


def _one(subject: Subject, origin: Origin, kind: Kind, wanted: str | None, *path: str | int) -> Iterator[Problem]:
    if wanted is not None and not subject.is_known(kind, wanted):
        yield origin.problem(subject.unknown(kind, wanted), *path)
