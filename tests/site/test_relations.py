"""What belongs together leads both ways, all through the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from handbook import addresses as at
from handbook.catalogue import load

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from support.html import Document

pytest_plugins = ["support.fixtures"]


@pytest.fixture(scope="module")
def catalogue(checkout: Path) -> Catalogue:
    """The catalogue of the checkout."""
    found, problems = load(checkout)
    assert problems == ()
    return found


@pytest.fixture(scope="module")
def edges(documents: dict[str, Document]) -> set[tuple[str, str]]:
    """Every link, from the page and from each part with an id around it, to page and anchor."""
    found: set[tuple[str, str]] = set()
    for address, document in documents.items():
        for element, link in document.links():
            if element.name != "a" or urlsplit(link).scheme:
                continue
            target, anchor = document.target(link)
            to = f"{target}#{anchor}" if anchor else target
            places = (f"{address}#{around.attributes['id']}" for around in element.around if "id" in around.attributes)
            found |= {(start, to) for start in (address, *places)}
    return found


def test_tools_and_checkpoints(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for tool in catalogue.tools:
        for key in tool.checkpoints:
            assert (at.tool(tool.id), at.checkpoint(key)) in edges
            assert (at.checkpoint(key), at.tool(tool.id)) in edges


def test_tools_and_goals(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for tool in catalogue.tools:
        for key in tool.goals:
            assert (at.tool(tool.id), at.goal(key)) in edges
            assert (at.goal(key), at.tool(tool.id)) in edges


def test_tools_and_phases(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for tool in catalogue.tools:
        for key in tool.phases:
            assert (at.tool(tool.id), at.phase(key)) in edges
            assert (at.phase(key), at.tool(tool.id)) in edges


def test_tools_and_sheets(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for tool in catalogue.tools:
        if tool.template:
            assert (at.tool(tool.id), at.sheet(tool.id)) in edges
            assert (at.sheet(tool.id), at.tool(tool.id)) in edges


def test_tools_and_roles(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for tool in catalogue.tools:
        for key in tool.roles:
            assert (at.tool(tool.id), at.role(key)) in edges
            assert (at.role(key), at.tool(tool.id)) in edges


def test_lessons_goals_and_questions(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for module in catalogue.modules:
        check = at.knowledge_check(module.id)
        for lesson in module.lessons:
            assert (at.module(module.id), at.lesson(module.id, lesson.id)) in edges
            for key in lesson.goals:
                assert (at.lesson(module.id, lesson.id), at.goal(key)) in edges
                assert (at.goal(key), at.lesson(module.id, lesson.id)) in edges
        for question in module.questions:
            assert (f"{check}#{question.id}", at.goal(question.goal)) in edges
            assert (at.goal(question.goal), f"{check}#{question.id}") in edges


def test_sessions_lessons_and_sheets(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    """Whoever leads a module in a group finds the plan from it, and every lesson and sheet from the plan."""
    for module in catalogue.modules:
        session = at.session(module.id)
        assert (at.module(module.id), session) in edges
        for lesson in module.lessons:
            assert (session, at.lesson(module.id, lesson.id)) in edges
        for printed in module.session.print.sheets:
            assert (session, at.sheet(printed.tool)) in edges


def test_lessons_and_tools(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for module in catalogue.modules:
        for lesson in module.lessons:
            for key in lesson.tools:
                assert (at.lesson(module.id, lesson.id), at.tool(key)) in edges
                assert (at.tool(key), at.lesson(module.id, lesson.id)) in edges


def test_forms_and_checkpoints(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for form in catalogue.report_forms:
        assert (at.form(form.id), at.phase(form.phase)) in edges
        assert (at.phase(form.phase), at.form(form.id)) in edges
        for field in (field for section in form.sections for field in section.fields):
            for key in field.checkpoints:
                assert (f"{at.form(form.id)}#felt-{field.id}", at.checkpoint(key)) in edges
                assert (at.checkpoint(key), f"{at.form(form.id)}#felt-{field.id}") in edges


def test_modules_and_phases(catalogue: Catalogue, edges: set[tuple[str, str]]) -> None:
    for module in catalogue.modules:
        if module.phase:
            assert (at.module(module.id), at.phase(module.phase)) in edges
            assert (at.phase(module.phase), at.module(module.id)) in edges


def test_no_page_is_missing(catalogue: Catalogue, documents: dict[str, Document]) -> None:
    wanted = {
        at.HOME, at.PHASES, at.COURSE, at.TOOLS, at.FORMS, at.OVERVIEW, at.MORE, at.CHECKPOINTS, at.GOALS, at.GLOSSARY,
        at.SOURCES, at.CROSSWALK, at.PRINCIPLES, at.ROLES, at.COVERAGE,
        *(at.phase(phase.id) for phase in catalogue.phases),
        *(at.module(module.id) for module in catalogue.modules),
        *(at.knowledge_check(module.id) for module in catalogue.modules),
        *(at.session(module.id) for module in catalogue.modules),
        *(at.lesson(module.id, lesson.id) for module in catalogue.modules for lesson in module.lessons),
        *(at.tool(tool.id) for tool in catalogue.tools),
        *(at.sheet(tool.id) for tool in catalogue.tools if tool.template),
        *(at.form(form.id) for form in catalogue.report_forms),
    }  # fmt: skip
    assert wanted <= set(documents)
