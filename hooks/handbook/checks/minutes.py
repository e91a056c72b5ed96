"""Times add up, and no range runs backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.catalogue import Origin
    from handbook.checks.subject import Subject
    from handbook.models.base import Range
    from handbook.models.tool import Step
    from handbook.problems import Problem

_SHORTEST_LESSON, _LONGEST_LESSON = 3, 8


def ranges(subject: Subject) -> Iterator[Problem]:
    """The least is not more than the most."""
    catalogue = subject.catalogue
    for tool in catalogue.tools:
        origin = catalogue.origin(tool)
        yield from _range(origin, "participants", tool.participants)
        yield from _range(origin, "minutes", tool.minutes)
    for phase in catalogue.phases:
        yield from _range(catalogue.origin(phase), "months", phase.months)
    for module in catalogue.modules:
        yield from _range(catalogue.origin(module), "participants", module.session.participants, "session")


def _range(origin: Origin, key: str, span: Range, *inside: str) -> Iterator[Problem]:
    if span.min > span.max:
        fault = f"«{key}» går fra {span.min} til {span.max}. Bytt om «min» og «max», eller rett tallene."
        yield origin.problem(fault, *inside, key)


def tool_steps(subject: Subject) -> Iterator[Problem]:
    """The steps of a tool take the time that the tool says it takes."""
    for tool in subject.catalogue.tools:
        total = sum(step.minutes for step in tool.steps)
        span = tool.minutes
        if span.min <= span.max and not span.min <= total <= span.max:
            fault = f"stegene tar {total} minutter, men «minutes» er {span.min}–{span.max}. Rett stegene eller tiden."
            yield subject.catalogue.origin(tool).problem(fault, "minutes")
        for index, variant in enumerate(tool.variants):
            origin = subject.catalogue.origin(tool)
            yield from _sum(origin, variant.steps, variant.minutes, "variants", index, "minutes")


def session_steps(subject: Subject) -> Iterator[Problem]:
    """The steps of a group session take the time that it says it takes."""
    for module in subject.catalogue.modules:
        origin = subject.catalogue.origin(module)
        session = module.session
        yield from _sum(origin, session.steps, session.minutes, "session", "minutes")
        if session.short:
            yield from _sum(origin, session.short.steps, session.short.minutes, "session", "short", "minutes")


def _sum(origin: Origin, steps: Iterable[Step], minutes: int, *path: str | int) -> Iterator[Problem]:
    total = sum(step.minutes for step in steps)
    if total != minutes:
        fault = f"stegene tar {total} minutter, men «minutes» er {minutes}. Rett stegene eller tiden."
        yield origin.problem(fault, *path)


def lesson_minutes(subject: Subject) -> Iterator[Problem]:
    """A lesson is short enough to be taken in a break, and long enough to be worth it."""
    for _, lesson in subject.lessons():
        if not _SHORTEST_LESSON <= lesson.minutes <= _LONGEST_LESSON:
            fault = (
                f"leksjonen tar {lesson.minutes} minutter. "
                f"En leksjon skal ta {_SHORTEST_LESSON}–{_LONGEST_LESSON}. Del den, eller slå den sammen med en annen."
            )
            yield subject.catalogue.origin(lesson).problem(fault, "minutes")


def module_minutes(subject: Subject) -> Iterator[Problem]:
    """A module takes as long as its lessons and its test together."""
    for module in subject.catalogue.modules:
        folder = f"modules/{module.folder}/"
        if any(file.startswith(folder) for file in subject.catalogue.unread_files):
            continue  # the minutes of a lesson that could not be read are not known
        lessons = sum(lesson.minutes for lesson in module.lessons)
        total = lessons + module.check_minutes
        if total != module.minutes:
            fault = (
                f"leksjonene tar {lessons} minutter og kunnskapssjekken {module.check_minutes}, "
                f"til sammen {total}, men «minutes» er {module.minutes}. Skriv {total}, eller rett leksjonene."
            )
            yield subject.catalogue.origin(module).problem(fault, "minutes")
