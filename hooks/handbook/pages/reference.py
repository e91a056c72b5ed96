"""What readers look up: checkpoints, goals, words, sources, other models, principles, roles and the coverage."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.norwegian import KIND, STATUS, alphabetical, capital
from handbook.pages.page import Link, Page, Side
from handbook.pages.prose import NOT_TRANSLATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.catalogue import Catalogue
    from handbook.models.base import Entity
    from handbook.models.reference import Term
    from handbook.pages.render import Renderer


_GROUPS = (
    (
        "Om modellen",
        (
            ("Fellesmodellen", "modellen.html", "hva modellen er, hvor den kommer fra og hvordan den brukes."),
            ("Prinsipper", at.PRINCIPLES, "åtte prinsipper for samarbeidet."),
            ("Hvem beslutter hva", at.GOVERNANCE, "veien en sak går, og hva SSU drøfter og beslutter."),
            ("Roller og organer", at.ROLES, "hvem som gjør hva."),
            ("Andre modeller", at.CROSSWALK, "hva fasene svarer til i modeller du kanskje kjenner."),
        ),
    ),
    (
        "Slå opp",
        (
            ("Sjekkpunkter", at.CHECKPOINTS, "det dere skal kunne svare ja på."),
            ("Læringsmål", at.GOALS, "det du kan etter kurset."),
            ("Ordliste", at.GLOSSARY, "ordene forklart."),
            ("Kilder", at.SOURCES, "det håndboken bygger på."),
            ("Løyper", at.ROUTES, "verktøy i rekkefølge for kjente situasjoner."),
            ("Planlegg en samling", at.PLANNER, "verktøy satt sammen med klokkeslett, og planer som er ferdige."),
            ("Prosjektet deres", at.PROJECT, "alt gruppa skriver, på ett sted og i én fil."),
            ("Prosjekter", at.PROJECTS, "arbeidspakker etter fase, slik de er rapportert."),
        ),
    ),
    (
        "Om håndboken",
        (
            ("Om håndboken", "om.html", "hvem som står bak, og hva som er utkast."),
            ("Personvern", "personvern.html", "hva nettstedet lagrer, og hva du ikke skal skrive."),
            ("Tilgjengelighet", "tilgjengelighet.html", "universell utforming."),
            ("For redaktører", "for-redaktorer.html", "slik endrer du innholdet."),
            ("For publisister", "for-publisister.html", "slik legger du ut håndboken."),
            ("Vis håndboken i en annen side", "bygg-inn.html", "koden du limer inn."),
            ("Dekning", at.COVERAGE, "kontrolltabeller for redaktører."),
        ),
    ),
)


def pages(render: Renderer) -> Iterator[Page]:
    """The reference pages, in the order of the menu."""
    catalogue = render.catalogue
    yield _page(render, at.MORE, "Mer", "Bakgrunn, oppslag og hjelp.", "more", "modules/course.yml", groups=_GROUPS)
    yield _page(
        render, at.PRINCIPLES, "Prinsipper", "Prinsippene fra Øyane-modellen.", "principles",
        "tools_catalog/principles.yml", explain=True,
    )  # fmt: skip
    yield _page(
        render, at.ROLES, "Roller og organer", "Hvem som gjør hva, og hvem som beslutter.", "roles",
        "tools_catalog/roles.yml", explain=True,
    )  # fmt: skip
    yield _page(
        render, at.CROSSWALK, "Fellesmodellen og andre modeller", "Hva fasene svarer til i andre modeller.",
        "crosswalk", "tools_catalog/crosswalk.yml", explain=True,
    )  # fmt: skip
    with_checkpoints = [module for module in catalogue.modules if module.checkpoints]
    if with_checkpoints:
        first = with_checkpoints[0]
        yield _page(
            render, at.CHECKPOINTS, "Sjekkpunkter", "Det dere skal kunne svare ja på før dere går videre.",
            "checkpoints", f"modules/{first.folder}/module.yml", explain=True, first=first,
        )  # fmt: skip
    numbers = {item.id: place for module in catalogue.modules for place, item in enumerate(module.questions, start=1)}
    first_module = f"modules/{catalogue.modules[0].folder}/module.yml"
    yield _page(render, at.GOALS, "Læringsmål", "Det du kan etter kurset.", "goals", first_module, numbers=numbers)
    letters = tuple(_by_letter(catalogue.terms))
    yield _page(
        render, at.GLOSSARY, "Ordliste", "Ordene i Fellesmodellen forklart.", "glossary",
        "tools_catalog/glossary.yml", letters=letters,
    )  # fmt: skip
    yield _page(render, at.SOURCES, "Kilder", "Det håndboken bygger på.", "sources", "tools_catalog/sources.yml")
    t = catalogue.say
    yield _page(
        render, at.COVERAGE, "Dekning for redaktører", "Kontrolltabeller for redaktører.", "coverage",
        "modules/course.yml", entries=_entries(catalogue), status=lambda entity: _status(catalogue, entity),
        kinds=lambda phase: [t(KIND[kind]).lower() for kind in phase.needs_kinds],
    )  # fmt: skip


def _page(  # noqa: PLR0913, PLR0917 (a row of plain facts, read at the calls above)
    render: Renderer, address: str, title: str, description: str, template: str, source: str,
    *, explain: bool = False, **values: object,
) -> Page:  # fmt: skip
    return Page(
        address=address,
        title=render.catalogue.say(title),
        description=render.catalogue.say(description),
        markdown=render(template, address, explain=explain, **values),
        section="mer",
        kind="text",
        source=source,
        crumbs=() if address == at.MORE else (Link(render.catalogue.say("Mer"), at.MORE),),
        side=side(address, render.catalogue.say),
    )


def side(address: str, say: Callable[[str], str] = str) -> Side | None:
    """The neighbours of a page under «Mer», from the group that holds it, named in the language of `say`."""
    for heading, links in _GROUPS:
        if any(link[1] == address for link in links):
            return Side(say(heading), at.MORE, tuple(Link(say(title), target) for title, target, _ in links))
    return None


def _by_letter(terms: tuple[Term, ...]) -> Iterator[tuple[str, tuple[Term, ...]]]:
    in_order = sorted(terms, key=lambda term: alphabetical(term.term))
    for letter, group in groupby(in_order, key=lambda term: term.term[0].upper()):
        yield letter, tuple(group)


def _status(catalogue: Catalogue, entity: Entity) -> str:
    """The status of an entry: of its translation, where the page is in nynorsk and there is one."""
    if catalogue.language == "nn" and not catalogue.is_translated(entity):
        return capital(catalogue.say(NOT_TRANSLATED))
    return catalogue.say(STATUS[entity.status])


def _entries(catalogue: Catalogue) -> Iterator[tuple[str, str, Entity, bool]]:
    """Name, address and entry, and whether the entry is a sheet, which may be named as the tool it belongs to."""
    yield catalogue.course.title, at.COURSE, catalogue.course, False
    yield from ((phase.name, at.phase(phase.id), phase, False) for phase in catalogue.phases)
    yield from ((module.title, at.module(module.id), module, False) for module in catalogue.modules)
    yield from ((tool.name, at.tool(tool.id), tool, False) for tool in catalogue.tools)
    yield from ((form.name, at.form(form.id), form, False) for form in catalogue.report_forms)
    yield from ((sheet.title, at.sheet_page(sheet.id), sheet, True) for sheet in catalogue.sheets)
    yield from ((item.name, f"{at.PRINCIPLES}#{item.id}", item, False) for item in catalogue.principles)
    yield catalogue.governance.title, at.GOVERNANCE, catalogue.governance, False
    yield catalogue.projects.title, at.PROJECTS, catalogue.projects, False
