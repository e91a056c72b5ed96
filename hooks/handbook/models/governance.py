"""Who decides what, which projects report by phase, and paths through the tools."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handbook.models.base import Entity, Id, Ids, Part, SourceRef, Text, Texts
from handbook.models.phase import Treatment  # noqa: TC001 (pydantic reads it at run time)


class Level(Part):
    """One level of the line that decides."""

    role: Annotated[Id, Field(description="Id til organet i roles.yml.")]
    text: Annotated[Text, Field(description="Hva nivået gjør i styringslinjen.")]


class Way(Part):
    """From something a group has made to what it then has to do."""

    id: Annotated[Id, Field(description="Varig id.")]
    made: Annotated[Text, Field(description="Det gruppa har laget, som fullfører «Vi har laget …».")]
    then: Annotated[Text, Field(description="Det gruppa da gjør, som fullfører «Da skal dere …».")]
    phase: Annotated[Id, Field(description="Fasen det hører til.")]
    treatment: Annotated[Treatment, Field(description="Hvordan saken behandles.")]
    roles: Annotated[Ids, Field(min_length=1, description="Hvem saken går til, i rekkefølge.")]
    tool: Annotated[Id | None, Field(description="Verktøyet som hjelper.")] = None


class Duty(Part):
    """The duty to inform and involve under the cooperation agreement."""

    text: Annotated[Texts, Field(description="Hva plikten går ut på, ett punkt for hvert avsnitt.")]
    kinds: Annotated[Texts, Field(description="Hva slags endringer plikten gjelder.")]
    doing: Annotated[Texts, Field(description="Hva dere gjør for å oppfylle den.")]


class Governance(Entity):
    """The content of tools_catalog/governance.yml."""

    title: Annotated[Text, Field(description="Tittelen på siden.")]
    summary: Annotated[Text, Field(description="Siden i én setning.")]
    intro: Annotated[Texts, Field(description="Innledning, ett punkt for hvert avsnitt.")]
    levels: Annotated[tuple[Level, ...], Field(min_length=2, description="Styringslinjen, øverste nivå først.")]
    beside: Annotated[tuple[Level, ...], Field(description="Organer som gir råd eller forbereder saker.")] = ()
    ways: Annotated[
        tuple[Way, ...], Field(min_length=1, description="Fra det dere har laget, til det dere skal gjøre.")
    ]
    discusses: Annotated[Texts, Field(description="Det SSU drøfter.")]
    decides: Annotated[Texts, Field(description="Det SSU beslutter.")]
    duty: Annotated[Duty, Field(description="Informasjons- og involveringsplikten.")]
    note: Annotated[Text, Field(description="Det som er uavklart i kildene.")]


class Package(Part):
    """A work package and the phase it has reported."""

    name: Annotated[Text, Field(description="Navnet på arbeidspakken, slik kilden skriver det.")]
    reported: Annotated[Text, Field(description="Fasen slik den er rapportert, for eksempel «Løsning/Drift».")]
    phases: Annotated[Ids, Field(description="Fasene det svarer til. Tom når arbeidet ikke er startet.")] = ()
    status: Annotated[
        Text | None, Field(description="Status slik den er rapportert. Utelatt når kilden ikke sier noe.")
    ] = None


class Area(Part):
    """A programme area with its packages."""

    id: Annotated[Id, Field(description="Varig id.")]
    name: Annotated[Text, Field(description="Navnet på programområdet.")]
    packages: Annotated[tuple[Package, ...], Field(min_length=1, description="Arbeidspakkene.")]


class ProjectFile(Entity):
    """The content of tools_catalog/projects.yml."""

    title: Annotated[Text, Field(description="Tittelen på siden.")]
    summary: Annotated[Text, Field(description="Siden i én setning.")]
    as_of: Annotated[Text, Field(description="Når opplysningene gjaldt, for eksempel «per juni 2025».")]
    intro: Annotated[Texts, Field(description="Innledning, ett punkt for hvert avsnitt.")]
    areas: Annotated[tuple[Area, ...], Field(min_length=1, description="Programområdene.")]


class Stop(Part):
    """One stop on a route."""

    tool: Annotated[Id, Field(description="Verktøyet.")]
    why: Annotated[Text, Field(description="Hvorfor dere stopper her.")]


class Route(Part):
    """An ordered path through tools for a known situation."""

    id: Annotated[Id, Field(description="Varig id. Den blir adressen.")]
    name: Annotated[Text, Field(description="Navnet, for eksempel «Vi har bare to timer».")]
    summary: Annotated[Text, Field(description="Løypa i én setning.")]
    when: Annotated[Texts, Field(description="Når løypa passer.")]
    stops: Annotated[tuple[Stop, ...], Field(min_length=2, description="Stoppene, i rekkefølge.")]
    after: Annotated[Text, Field(description="Hva dere har når dere er framme.")]
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1, description="Kildene.")]


class RouteFile(Part):
    """The content of tools_catalog/routes.yml."""

    routes: Annotated[tuple[Route, ...], Field(min_length=1, description="Løypene.")]
