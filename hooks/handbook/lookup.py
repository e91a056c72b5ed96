"""What hand-written pages and lessons may ask for by name, as plain data that any generator can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.norwegian import STATUS, day
from handbook.pages.phases import figure
from handbook.pages.prose import NOT_TRANSLATED

if TYPE_CHECKING:
    from collections.abc import Collection

    from handbook.catalogue import Catalogue


def lookup(catalogue: Catalogue) -> dict[str, object]:
    """Titles and addresses by kind and id, counts, facts of the course and the figure of the phases.

    The same stands once more under `nn`, for pages in nynorsk, when there is a translation of anything.
    """
    other = catalogue.nynorsk
    return {**_of(catalogue, ()), **({"nn": _of(other, at.in_nynorsk(catalogue))} if other else {})}


def _of(catalogue: Catalogue, there: Collection[str]) -> dict[str, object]:
    """What pages in the language of the catalogue ask for; `there` are the pages that exist in nynorsk."""

    def entry(title: str, address: str) -> list[str]:
        return [title, at.where_it_is(address, there)]

    course = catalogue.course
    return {
        "verktoy": {tool.id: entry(tool.name, at.tool(tool.id)) for tool in catalogue.tools},
        "fase": {phase.id: entry(phase.name, at.phase(phase.id)) for phase in catalogue.phases},
        "modul": {module.id: entry(module.title, at.module(module.id)) for module in catalogue.modules},
        "skjema": {form.id: entry(form.name, at.form(form.id)) for form in catalogue.report_forms},
        "begrep": {term.id: entry(term.term, at.term(term.id)) for term in catalogue.terms},
        "kilde": {source.id: entry(source.title, at.source(source.id)) for source in catalogue.sources},
        "ikke_oversatt": sorted(_titles(catalogue) & catalogue.fallbacks),
        "merknad": f"({catalogue.say(NOT_TRANSLATED)})",
        "antall": {
            "verktoy": len(catalogue.tools),
            "moduler": len(catalogue.modules),
            "leksjoner": sum(len(module.lessons) for module in catalogue.modules),
            "skjemaer": len(catalogue.report_forms),
            "ord": len(catalogue.terms),
            "ark": len(catalogue.paper_by_tool),
        },
        "kurs": {
            "tittel": course.title,
            "eier": course.owner,
            "kontakt": course.contact,
            "lisens": course.licence,
            "status": STATUS[course.status],
            "revisjon": str(course.revision),
            "gjennomgang": day(course.review_due),
            "tilgjengelighetserklaering": course.accessibility_statement_url or "",
        },
        "fasefigur": str(figure(catalogue, at.HOME)),
    }


def _titles(catalogue: Catalogue) -> set[str]:
    """Everything that a macro may call by name."""
    return {
        *(one.name for one in catalogue.tools),
        *(one.name for one in catalogue.phases),
        *(one.name for one in catalogue.report_forms),
        *(one.title for one in catalogue.modules),
        *(one.title for one in catalogue.sources),
        *(one.term for one in catalogue.terms),
    }
