"""Roles, purposes, principles, glossary terms, sources and the crosswalk to other models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.models.base import Entity, Id, Ids, Part, SourceRef, Text, Texts


class Role(Part):
    """A part that somebody plays, or a body that decides."""

    id: Annotated[Id, Field(description="Varig id.")]
    name: Annotated[Text, Field(description="Navnet på rollen eller organet.")]
    kind: Annotated[Literal["rolle", "organ"], Field(description="rolle for personer, organ for utvalg og ledelse.")]
    side: Annotated[
        Literal["kommune", "sykehus", "bruker", "felles", "fastlege", "ansatt"],
        Field(description="Hvilken part rollen kommer fra."),
    ]
    text: Annotated[Text, Field(description="Hva rollen er.")]
    does: Annotated[Texts, Field(description="Hva rollen gjør i Fellesmodellen.")]
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1, description="Kildene.")]


class RoleFile(Part):
    """The content of tools_catalog/roles.yml."""

    roles: Annotated[tuple[Role, ...], Field(min_length=1, description="Rollene og organene.")]


class Purpose(Part):
    """What a group wants when it looks for a tool."""

    id: Annotated[Id, Field(description="Varig id. Lenker til verktøylisten henger på den.")]
    name: Annotated[Text, Field(description="Det gruppa ville sagt selv. Begynn med «Vi vil».")]
    short: Annotated[Text, Field(max_length=30, description="Kort navn til merkelapper, på høyst 30 tegn.")]


class PurposeFile(Part):
    """The content of tools_catalog/purposes.yml."""

    purposes: Annotated[
        tuple[Purpose, ...], Field(min_length=1, description="Formålene, i den rekkefølgen de skal vises.")
    ]


class Principle(Entity):
    """One of the eight principles of Øyane-modellen."""

    number: Annotated[int, Field(ge=1, le=8, description="Rekkefølgen.")]
    group: Annotated[
        Literal["jobbe", "lede"], Field(description="Hvordan vi jobber, eller hvordan vi leder og organiserer.")
    ]
    name: Annotated[Text, Field(description="Navnet på prinsippet.")]
    text: Annotated[Text, Field(description="Prinsippet med egne ord.")]
    means: Annotated[Texts, Field(description="Hva det betyr i praksis.")]
    tools: Annotated[Ids, Field(min_length=1, description="Verktøy som gjør prinsippet til handling.")]


class PrincipleFile(Part):
    """The content of tools_catalog/principles.yml."""

    principles: Annotated[tuple[Principle, ...], Field(min_length=1, description="Prinsippene.")]


class Term(Part):
    """A word explained."""

    id: Annotated[Id, Field(description="Varig id.")]
    term: Annotated[Text, Field(description="Ordet slik det står i ordlisten.")]
    forms: Annotated[tuple[Text, ...], Field(description="Bøyninger ordet kjennes igjen på i tekstene.")] = ()
    definition: Annotated[Text, Field(description="Forklaringen, i én eller to setninger.")]
    more: Annotated[Text | None, Field(description="Utdyping eller eksempel.")] = None
    see_also: Annotated[Ids, Field(description="Beslektede ord i ordlisten.")] = ()
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1, description="Kildene.")]


class TermFile(Part):
    """The content of tools_catalog/glossary.yml."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1, description="Ordene.")]


class Source(Part):
    """Something we build on, and how it asks to be cited."""

    id: Annotated[str, Field(pattern=r"^(S\d+|fag|[a-z][a-z0-9-]*)$", description="Nøkkelen, for eksempel S2.")]
    short: Annotated[Text, Field(description="Kort navn som leserne kjenner kilden igjen på.")]
    title: Annotated[Text, Field(description="Tittelen.")]
    publisher: Annotated[Text, Field(description="Utgiver.")]
    year: Annotated[int | None, Field(description="Utgivelsesår.")] = None
    gives: Annotated[Text, Field(description="Hva vi har hentet derfra.")]
    cite: Annotated[Text, Field(description="Slik skal kilden siteres.")]
    url: Annotated[str | None, Field(pattern=r"^https?://", description="Adressen, når den er kjent.")] = None


class SourceFile(Part):
    """The content of tools_catalog/sources.yml."""

    sources: Annotated[tuple[Source, ...], Field(min_length=1, description="Kildene.")]


class ModelStep(Part):
    """A step of another model, and the phases it meets."""

    name: Annotated[Text, Field(description="Navnet på steget i den andre modellen.")]
    phases: Annotated[Ids, Field(min_length=1, description="Fasene steget svarer til.")]
    note: Annotated[Text, Field(description="Hva som er likt, og hva som skiller.")]
    tools: Annotated[Ids, Field(description="Verktøy som svarer til steget.")] = ()


class OtherModel(Part):
    """A model that readers may know from before."""

    id: Annotated[Id, Field(description="Varig id.")]
    name: Annotated[Text, Field(description="Navnet på modellen.")]
    owner: Annotated[Text, Field(description="Hvem som står bak modellen.")]
    text: Annotated[Text, Field(description="Hva modellen er, og når dere møter den.")]
    steps: Annotated[tuple[ModelStep, ...], Field(min_length=1, description="Stegene.")]
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1, description="Kildene.")]


class CrosswalkFile(Part):
    """The content of tools_catalog/crosswalk.yml."""

    models: Annotated[tuple[OtherModel, ...], Field(min_length=1, description="Modellene.")]
