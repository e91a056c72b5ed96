"""The phases, one page each, and the overview that fits on one sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook import addresses as at
from handbook.pages.page import Link, Page, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.catalogue import Catalogue
    from handbook.pages.render import Renderer

_TEMPLATES = Path(__file__).parent / "templates"


def pages(render: Renderer) -> Iterator[Page]:
    """The page about the phases, each phase in order, then the printable overview."""
    t = render.catalogue.say
    yield Page(
        address=at.PHASES,
        title=t("De fire fasene"),
        description=t("Oppstart, innsikt, utvikling og drift: hva hver fase er til for, og hva den leder til."),
        markdown=render("phase_index", at.PHASES, figure=figure(render.catalogue, at.PHASES)),
        section="faser",
        kind="index",
        source=_source(render.catalogue),
    )
    phases = render.catalogue.phases
    links = tuple(Link(phase.name, at.phase(phase.id), phase=phase.id) for phase in phases)
    for index, phase in enumerate(phases):
        address = at.phase(phase.id)
        module = render.catalogue.module_by_id[phase.module] if phase.module else None
        yield Page(
            address=address,
            title=phase.name,
            description=phase.summary,
            markdown=render(
                "phase",
                address,
                phase=phase,
                module=module,
                drawing=_drawing(f"fasebilde-{phase.id}"),
                tools=render.relations.tools_by_phase.get(phase.id, ()),
            ),
            section="faser",
            kind="phase",
            source=_source(render.catalogue),
            phase=phase.id,
            crumbs=(Link(t("Faser"), at.PHASES),),
            side=Side(t("Faser"), at.PHASES, links),
            previous=links[index - 1] if index else None,
            next=links[index + 1] if index + 1 < len(links) else None,
            print_hint=t("Skriv ut fasen til veggen eller møtet."),
        )
    yield overview(render)


def overview(render: Renderer) -> Page:
    """The printable overview, in the language of the catalogue."""
    t = render.catalogue.say
    return Page(
        address=at.OVERVIEW,
        title=t("Oversikt over faser, verktøy, læringsmål, sjekkpunkter og tips"),
        description=t("Alle faser med verktøy, læringsmål, sjekkpunkter og tips på ett ark."),
        markdown=render("overview", at.OVERVIEW, explain=False),
        section="oversikt",
        kind="overview",
        source=_source(render.catalogue),
        print_hint=t("Skriv ut på A3, liggende."),
    )


def figure(catalogue: Catalogue, here: str) -> Markup:
    """The figure of the phases for the page `here`: a drawing for the eye, and real links in order."""
    items = Markup("").join(
        Markup(
            '<li class="fase-{id}"><a href="{href}"><span class="fasefigur-nr">{number}</span> '
            "<strong>{name}</strong> <span>{summary}</span></a></li>"
        ).format(
            id=phase.id,
            href=at.relative(at.phase(phase.id), here),
            number=phase.number,
            name=phase.name,
            summary=phase.summary,
        )
        for phase in catalogue.phases
    )
    drawing = _drawing("fasefigur")
    return Markup('<nav class="fasefigur" aria-label="{}">{}<ol>{}</ol></nav>').format(
        catalogue.say("De fire fasene"), drawing, items
    )


def _source(catalogue: Catalogue) -> str:
    return catalogue.origin(catalogue.phases[0]).source.file


def _drawing(name: str) -> Markup:
    path = _TEMPLATES / f"{name}.svg"
    return Markup(path.read_text(encoding="utf-8").strip())  # noqa: S704 (our own file)
