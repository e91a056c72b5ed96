"""Catalogue to pages of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.pages import (
    course,
    forms,
    governance,
    nynorsk,
    phases,
    plans,
    project,
    questions,
    reference,
    sheets,
    tools,
)
from handbook.pages.render import Renderer
from handbook.relations import Relations

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.pages.page import Page

BUILDERS = (
    phases.pages,
    course.pages,
    tools.pages,
    plans.pages,
    forms.pages,
    sheets.pages,
    project.pages,
    governance.pages,
    reference.pages,
)


def compile_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """Every generated page of the handbook, in reading order, those in nynorsk last.

    The catalogue must be free of problems.
    """
    renderer = Renderer(catalogue, Relations(catalogue))
    found = tuple(page for build in BUILDERS for page in build(renderer))
    if catalogue.nynorsk is None:
        return found
    there = at.in_nynorsk(catalogue)
    other = Renderer(catalogue.nynorsk, Relations(catalogue.nynorsk), there)
    made = (page for build in BUILDERS for page in build(other))
    return (*found, *nynorsk.moved(made, there, at.documents_in_nynorsk(catalogue)))


def question_banks(catalogue: Catalogue) -> dict[str, str]:
    """Address to script: the questions of each module, for the page of recall.

    In nynorsk that page loads its own, which lie beside it in the same way; what is not translated stands there in
    bokmål.
    """
    found = questions.banks(Renderer(catalogue, Relations(catalogue)))
    other, there = catalogue.nynorsk, at.in_nynorsk(catalogue)
    if other is None or at.RECALL not in there:
        return found
    made = questions.banks(Renderer(other, Relations(other)), lambda html: nynorsk.turned(html, at.RECALL, there))
    return found | {at.nynorsk(address): script for address, script in made.items()}
