"""Plans of sessions: what opens and closes them, who should come, and plans that are ready to use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.models.base import Id, Minutes, Part, SourceRef, Text, Texts
from handbook.models.tool import Form, Step  # noqa: TC001 (pydantic reads them at run time)

PersonSide = Literal["kommune", "sykehus", "bruker", "fastlege", "ansatt"]
SIDES: tuple[PersonSide, ...] = ("kommune", "sykehus", "bruker", "fastlege", "ansatt")
"""Those who can sit in a session, in the order that pages name them."""

ItemKind = Literal["verktøy", "pause", "åpning", "avslutning", "eget"]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3])\.[0-5]\d$")]


class Frame(Part):
    """How a session opens or closes, whatever it is about."""

    title: Annotated[Text, Field(description="Hva delen heter i planen, for eksempel «Åpning».")]
    steps: Annotated[tuple[Step, ...], Field(min_length=1, description="Stegene med minutter og replikker.")]


class Pause(Part):
    """A break as it is put into a plan."""

    title: Annotated[Text, Field(description="Hva pausen heter i planen.")]
    minutes: Annotated[Minutes, Field(description="Minutter en pause tar til vanlig.")]


class PlanSide(Part):
    """Somebody who should come, and what it means when they do not."""

    side: Annotated[PersonSide, Field(description="Siden: kommune, sykehus, bruker, fastlege eller ansatt.")]
    name: Annotated[Text, Field(description="Navnet på siden i planleggeren, for eksempel «Kommunen».")]
    missing: Annotated[Text, Field(description="Hva det betyr at siden mangler, og hva dere gjør med det.")]


class PlanItem(Part):
    """One item of a meeting: a tool, a break, an opening, a closing or something of your own."""

    kind: Annotated[ItemKind, Field(description="Slag: verktøy, pause, åpning, avslutning eller eget.")]
    tool: Annotated[Id | None, Field(description="Verktøyet, når slaget er verktøy.")] = None
    variant: Annotated[Id | None, Field(description="Varianten. Utelatt: stegene i verktøyet selv.")] = None
    steps: Annotated[
        tuple[Annotated[int, Field(ge=1)], ...],
        Field(description="Numrene på stegene som brukes, stigende fra 1. Utelatt: alle stegene."),
    ] = ()
    title: Annotated[Text | None, Field(description="Tittelen, når slaget er eget.")] = None
    minutes: Annotated[
        Minutes | None, Field(description="Minutter. Utelatt: så lenge stegene eller pausen tar til vanlig.")
    ] = None


class Meeting(Part):
    """One meeting of a plan."""

    title: Annotated[Text, Field(description="Hva møtet heter.")]
    start: Annotated[Clock, Field(description='Når møtet begynner, som "09.00".')]
    end: Annotated[Clock, Field(description='Når alle må kunne gå, som "13.15".')]
    minutes: Annotated[Minutes, Field(description="Minutter til sammen. Postene må gi samme sum.")]
    form: Annotated[Form, Field(description="fysisk, digitalt eller begge.")]
    participants: Annotated[int, Field(ge=1, le=500, description="Hvor mange planen er laget for.")]
    sides: Annotated[tuple[PersonSide, ...], Field(min_length=1, description="Hvem som kommer.")]
    items: Annotated[tuple[PlanItem, ...], Field(min_length=1, description="Postene, i rekkefølge.")]


class ReadyPlan(Part):
    """A plan that somebody can use as it is, or change."""

    id: Annotated[Id, Field(description="Varig id. Den blir adressen.")]
    name: Annotated[Text, Field(description="Navnet, for eksempel «Oppstartsworkshop, en halv dag».")]
    summary: Annotated[Text, Field(max_length=160, description="Planen i én setning på høyst 160 tegn.")]
    when: Annotated[Texts, Field(description="Når dere velger denne planen.")]
    meetings: Annotated[tuple[Meeting, ...], Field(min_length=1, description="Møtene.")]
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1, description="Kildene.")]


class PlanFile(Part):
    """The content of tools_catalog/plans.yml."""

    opening: Annotated[Frame, Field(description="Åpningen som planleggeren legger inn.")]
    closing: Annotated[Frame, Field(description="Avslutningen som planleggeren legger inn.")]
    pause: Annotated[Pause, Field(description="Pausen som planleggeren legger inn.")]
    sides: Annotated[tuple[PlanSide, ...], Field(min_length=1, description="Hvem som bør være med.")]
    plans: Annotated[tuple[ReadyPlan, ...], Field(min_length=1, description="Ferdige planer.")]
