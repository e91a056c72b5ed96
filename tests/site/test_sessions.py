"""Every module can be taken in a group, with a plan that somebody can lead from tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factory import ROOT
from handbook import addresses as at
from handbook.catalogue import load
from handbook.pages import compile_pages
from handbook.pages.html import article
from support.html import Document

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.models.module import Module
    from handbook.pages.page import Page

LEAST, MOST = 60, 90
"""How long a session may take, so that it fits between other work."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue of the handbook itself."""
    found, problems = load(ROOT)
    assert problems == ()
    return found


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> dict[str, Page]:
    """All pages of the handbook by address."""
    return {page.address: page for page in compile_pages(catalogue)}


def document(pages: dict[str, Page], module: Module) -> Document:
    """The plan of a module, taken apart."""
    address = at.session(module.id)
    return Document(address, article(pages[address].markdown).html)


def test_every_lesson_is_in_the_timed_plan(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    assert catalogue.modules
    for module in catalogue.modules:
        plan = document(pages, module)
        first, *_ = plan.with_class("steg")
        links = [element for element in plan.all("a") if first in element.around]
        targets = {plan.target(link.attributes["href"])[0] for link in links}
        assert {at.lesson(module.id, lesson.id) for lesson in module.lessons} <= targets, module.id


def test_the_clock_ends_when_the_session_does(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    for module in catalogue.modules:
        plan = document(pages, module)
        lists = plan.with_class("steg")
        times = [module.session.minutes, *([module.session.short.minutes] if module.session.short else [])]
        assert len(lists) == len(times)
        for steps, minutes in zip(lists, times, strict=True):
            clocks = [one.text for one in plan.with_class("steg-klokke") if steps in one.around]
            assert clocks[0].startswith("0.00–"), module.id
            assert clocks[-1].endswith(f"–{minutes // 60}.{minutes % 60:02}"), module.id


def test_a_session_fits_a_working_day_and_a_mixed_group(catalogue: Catalogue) -> None:
    for module in catalogue.modules:
        session = module.session
        assert LEAST <= session.minutes <= MOST, module.id
        assert session.participants.min <= 6, module.id
        assert session.participants.max >= 16, module.id
        assert session.short is None or session.short.minutes < session.minutes, module.id


def test_something_is_said_and_asked_about_every_lesson(catalogue: Catalogue) -> None:
    for module in catalogue.modules:
        asked = {talk.lesson for talk in module.session.discuss}
        assert asked == {lesson.id for lesson in module.lessons}, module.id
        assert any(step.say for step in module.session.steps), module.id


def test_the_way_through_the_course_does_not_pass_the_plans(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    plans = {at.session(module.id) for module in catalogue.modules}
    there = at.in_nynorsk(catalogue)
    plans |= {there[address] for address in plans if address in there}
    assert {address for address, page in pages.items() if page.kind == "session"} == plans
    for address, page in pages.items():
        near = {link.address for link in (page.previous, page.next) if link}
        assert not near & plans, address
        assert address not in plans or not near, address


def test_the_plan_stands_below_the_lessons_in_the_side_menu(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    for module in catalogue.modules:
        for address in (at.module(module.id), at.session(module.id)):
            side = pages[address].side
            assert side is not None
            order = [link.address for link in side.items]
            assert order.index(at.session(module.id)) > order.index(at.knowledge_check(module.id))
