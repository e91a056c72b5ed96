"""The course: its front page, modules, lessons and knowledge checks, linked in the order they are taken."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.norwegian import duration
from handbook.pages.page import Link, Page, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.models.module import Lesson, Module
    from handbook.models.reference import Term
    from handbook.pages.render import Renderer

_CRUMB = Link("Kurs", at.COURSE)
_TERM_MACRO = re.compile(r"\{\{\s*begrep\(\s*[\"']([a-z0-9-]+)[\"']")


def pages(render: Renderer) -> Iterator[Page]:
    """All pages of the course; previous and next follow it from the front page to the last check."""
    found = list(_pages(render))
    links = [Link(page.title, page.address) for page in found]
    before = {after.address: link for link, after in pairwise(links)}
    after = {link.address: following for link, following in pairwise(links)}
    for page in found:
        yield replace(page, previous=before.get(page.address), next=after.get(page.address))


def _pages(render: Renderer) -> Iterator[Page]:
    course = render.catalogue.course
    modules = tuple(
        Link(f"{module.number}. {module.title}", at.module(module.id)) for module in render.catalogue.modules
    )
    yield Page(
        address=at.COURSE,
        title=course.title,
        description=course.summary,
        markdown=render("course", at.COURSE),
        section="kurs",
        kind="index",
        source="modules/course.yml",
        side=Side("Kurs", at.COURSE, modules),
    )
    for module in render.catalogue.modules:
        yield from _module(render, module)


def _module(render: Renderer, module: Module) -> Iterator[Page]:
    phase = render.relations.phase_of_module.get(module.id)
    lessons = tuple(
        Link(lesson.title, at.lesson(module.id, lesson.id), note=duration(lesson.minutes)) for lesson in module.lessons
    )
    check = Link("Kunnskapssjekk", at.knowledge_check(module.id), note=duration(module.check_minutes))
    home = Link(f"Modul {module.number}: {module.title}", at.module(module.id))
    side = Side(home.title, home.address, (*lessons, check))
    front = Page(
        address=home.address,
        title=home.title,
        description=module.summary,
        markdown=render("module", home.address, module=module, phase=phase),
        section="kurs",
        kind="module",
        source=f"modules/{module.folder}/module.yml",
        phase=phase.id if phase else "",
        crumbs=(_CRUMB,),
        side=side,
    )
    yield front
    for lesson, link in zip(module.lessons, lessons, strict=True):
        markdown = render(
            "lesson",
            link.address,
            explain=False,
            module=module,
            lesson=lesson,
            phase=phase,
            terms=_terms(render, lesson),
        )
        yield replace(
            front,
            address=link.address,
            title=lesson.title,
            description=lesson.summary,
            markdown=markdown,
            kind="lesson",
            source=lesson.file,
            crumbs=(_CRUMB, home),
            print_hint="Skriv ut leksjonen.",
            macros=True,
        )
    yield replace(
        front,
        address=check.address,
        title=f"Kunnskapssjekk: {module.title}",
        description=f"Spørsmål med forklaringer til modulen {module.title}.",
        markdown=render("knowledge_check", check.address, explain=False, module=module),
        kind="check",
        crumbs=(_CRUMB, home),
        print_hint="Skriv ut spørsmålene.",
    )


def _terms(render: Renderer, lesson: Lesson) -> tuple[Term, ...]:
    """The glossary words that the lesson explains with a macro, in the order they are used."""
    return tuple(render.catalogue.term_by_id[key] for key in dict.fromkeys(_TERM_MACRO.findall(lesson.body)))
