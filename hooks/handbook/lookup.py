"""What hand-written pages and lessons may ask for by name, as plain data that any generator can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.norwegian import STATUS, day
from handbook.pages.phases import figure

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue


def lookup(catalogue: Catalogue) -> dict[str, object]:
    """Titles and addresses by kind and id, counts, facts of the course and the figure of the phases."""
    course = catalogue.course
    return {
        "verktoy": {tool.id: [tool.name, at.tool(tool.id)] for tool in catalogue.tools},
        "fase": {phase.id: [phase.name, at.phase(phase.id)] for phase in catalogue.phases},
        "modul": {module.id: [module.title, at.module(module.id)] for module in catalogue.modules},
        "skjema": {form.id: [form.name, at.form(form.id)] for form in catalogue.report_forms},
        "begrep": {term.id: [term.term, at.term(term.id)] for term in catalogue.terms},
        "kilde": {source.id: [source.title, at.source(source.id)] for source in catalogue.sources},
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
