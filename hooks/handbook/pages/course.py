"""The course: its front page, modules, lessons and knowledge checks, linked in the order they are taken.

Beside it stand the plans for those who lead a module in a group.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.norwegian import duration, filled
from handbook.pages import questions
from handbook.pages.page import Link, Page, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.models.module import Lesson, Module
    from handbook.models.reference import Term
    from handbook.pages.render import Renderer

_BESIDE = frozenset(("session", "proof", "recall"))
"""Kinds of pages that nobody passes on the way through the course."""

_TERM_MACRO = re.compile(r"\{\{\s*begrep\(\s*[\"']([a-z0-9-]+)[\"']")


def pages(render: Renderer) -> Iterator[Page]:
    """All pages of the course; previous and next follow it from the front page to the last check."""
    found = list(_pages(render))
    taken = [page for page in found if page.kind not in _BESIDE]
    links = [Link(page.title, page.address) for page in taken]
    before = {after.address: link for link, after in pairwise(links)}
    after = {link.address: following for link, following in pairwise(links)}
    for page in taken:
        yield replace(page, previous=before.get(page.address), next=after.get(page.address))
    yield from (page for page in found if page.kind in _BESIDE)


def _pages(render: Renderer) -> Iterator[Page]:
    course, t = render.catalogue.course, render.catalogue.say
    crumb = Link(t("Kurs"), at.COURSE)
    modules = tuple(
        Link(f"{module.number}. {module.title}", at.module(module.id)) for module in render.catalogue.modules
    )
    recall = Link(t("Repetisjon"), at.RECALL)
    proof = Link(t("Egenerklæring for kurset"), at.COURSE_PROOF)
    front = Page(
        address=at.COURSE,
        title=course.title,
        description=course.summary,
        markdown=render("course", at.COURSE),
        section="kurs",
        kind="index",
        source="modules/course.yml",
        side=Side(crumb.title, at.COURSE, (*modules, recall, proof)),
    )
    yield front
    for module in render.catalogue.modules:
        yield from _module(render, module)
    yield replace(
        front,
        address=recall.address,
        title=recall.title,
        description=t("Spørsmålene du bommet på, kommer tilbake etter 2, 7 og 21 dager."),
        markdown=render("recall", recall.address),
        kind="recall",
        crumbs=(crumb,),
    )
    yield replace(
        front,
        address=proof.address,
        title=proof.title,
        description=t("Din egen erklæring om at du har tatt kurset, på ett ark."),
        markdown=render("egenerklaering", proof.address, modules=render.catalogue.modules, module=None),
        kind="proof",
        crumbs=(crumb,),
        print_hint=t("Skriv ut erklæringen."),
    )


def _module(render: Renderer, module: Module) -> Iterator[Page]:
    phase = render.relations.phase_of_module.get(module.id)
    t = render.catalogue.say
    crumb = Link(t("Kurs"), at.COURSE)
    lessons = tuple(
        Link(lesson.title, at.lesson(module.id, lesson.id), note=duration(lesson.minutes, t))
        for lesson in module.lessons
    )
    check = Link(t("Kunnskapssjekk"), at.knowledge_check(module.id), note=duration(module.check_minutes, t))
    session = Link(t("I gruppe"), at.session(module.id), note=duration(module.session.minutes, t))
    proof = Link(t("Egenerklæring"), at.proof(module.id))
    home = Link(filled(t("Modul {}: {}"), module.number, module.title), at.module(module.id))
    side = Side(home.title, home.address, (*lessons, check, session, proof))
    front = Page(
        address=home.address,
        title=home.title,
        description=module.summary,
        markdown=render("module", home.address, module=module, phase=phase),
        section="kurs",
        kind="module",
        source=render.catalogue.origin(module).source.file,
        phase=phase.id if phase else "",
        crumbs=(crumb,),
        side=side,
    )
    yield front
    practice = questions.practice(module)
    for lesson, link in zip(module.lessons, lessons, strict=True):
        markdown = render(
            "lesson",
            link.address,
            explain=False,
            module=module,
            lesson=lesson,
            phase=phase,
            terms=_terms(render, lesson),
            practice=practice[lesson.id],
        )
        yield replace(
            front,
            address=link.address,
            title=lesson.title,
            description=lesson.summary,
            markdown=markdown,
            kind="lesson",
            source=lesson.file,
            crumbs=(crumb, home),
            print_hint=t("Skriv ut leksjonen."),
            macros=True,
        )
    yield replace(
        front,
        address=check.address,
        title=filled(t("Kunnskapssjekk: {}"), module.title),
        description=filled(t("Spørsmål med forklaringer til modulen {}."), module.title),
        markdown=render("knowledge_check", check.address, explain=False, module=module),
        kind="check",
        crumbs=(crumb, home),
        print_hint=t("Skriv ut spørsmålene. Fasiten kommer på et eget ark til slutt."),
    )
    yield replace(
        front,
        address=session.address,
        title=filled(t("I gruppe: {}"), module.title),
        description=filled(
            t("Tidsplan, spørsmål og utskrifter til en samling på {} om {}."), session.note, module.title
        ),
        markdown=render(
            "session",
            session.address,
            module=module,
            phase=phase,
            lessons={lesson.id: lesson for lesson in module.lessons},
        ),
        kind="session",
        crumbs=(crumb, home),
        print_hint=t("Skriv ut planen."),
    )
    yield replace(
        front,
        address=proof.address,
        title=filled(t("Egenerklæring: {}"), module.title),
        description=filled(t("Din egen erklæring om at du har tatt modulen {}, på ett ark."), module.title),
        markdown=render("egenerklaering", proof.address, modules=(module,), module=module),
        kind="proof",
        crumbs=(crumb, home),
        print_hint=t("Skriv ut erklæringen."),
    )


def _terms(render: Renderer, lesson: Lesson) -> tuple[Term, ...]:
    """The glossary words that the lesson explains with a macro, in the order they are used."""
    return tuple(render.catalogue.term_by_id[key] for key in dict.fromkeys(_TERM_MACRO.findall(lesson.body)))
