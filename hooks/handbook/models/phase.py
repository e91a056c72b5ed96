"""The four phases of Fellesmodellen."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.models.base import Entity, Id, Part, Range, Text, Texts, Tip

Treatment = Literal["godkjennes", "forankres", "drøftes", "besluttes", "til orientering"]


class PhaseStep(Part):
    """A step inside a phase, named as the Double Diamond names it."""

    id: Annotated[Id, Field(description="Varig id for steget.")]
    name: Annotated[Text, Field(description="Navnet på steget.")]
    text: Annotated[Text, Field(description="Hva dere gjør i steget.")]


class Deliverable(Part):
    """What the group hands over at the end of a phase."""

    name: Annotated[Text, Field(description="Navnet på leveransen.")]
    text: Annotated[Text, Field(description="Hva leveransen er og hvorfor den trengs.")]
    contents: Annotated[Texts, Field(description="Hva leveransen skal inneholde, ett punkt for hver del.")]


class GateStop(Part):
    """One place the deliverable goes, and what happens to it there."""

    role: Annotated[Id, Field(description="Id i roles.yml: hvem som får saken.")]
    treatment: Annotated[Treatment, Field(description="Hvordan saken behandles der.")]
    what: Annotated[Text, Field(description="Hva de skal ta stilling til.")]


class Gate(Part):
    """What settles whether the work goes on."""

    question: Annotated[Text, Field(description="Spørsmålet som avgjøres.")]
    decision: Annotated[Text, Field(description="Hva som bestemmes, i én setning.")]
    stops: Annotated[tuple[GateStop, ...], Field(min_length=1, description="Hvor saken går, i rekkefølge.")]
    note: Annotated[Text | None, Field(description="Det som må avklares lokalt, eller som kildene ikke sier.")] = None


class Effort(Part):
    """How much of a position a role takes in this phase."""

    role: Annotated[Id, Field(description="Id i roles.yml.")]
    share: Annotated[Text, Field(description="Andel av stilling, for eksempel «30–50 %».")]


class Phase(Entity):
    """A phase: what it is for, what it leads to and what it asks of people."""

    number: Annotated[int, Field(ge=1, le=4, description="Rekkefølgen, fra 1 til 4.")]
    name: Annotated[Text, Field(description="Navnet på fasen.")]
    synonyms: Annotated[tuple[Text, ...], Field(description="Andre navn som brukes om fasen.")] = ()
    summary: Annotated[Text, Field(description="Fasen i én kort setning, til figur og kort.")]
    purpose: Annotated[Text, Field(description="Hva fasen er til for.")]
    steps: Annotated[tuple[PhaseStep, ...], Field(min_length=1, description="Stegene i fasen.")]
    questions: Annotated[Texts, Field(description="Spørsmål gruppa må stille seg.")]
    success_factors: Annotated[Texts, Field(description="Det som gjør at dere lykkes.")]
    leaders: Annotated[Texts, Field(description="Hva som ventes av ledere.")]
    tips: Annotated[tuple[Tip, ...], Field(min_length=1, description="Råd i fasen.")]
    deliverable: Annotated[Deliverable, Field(description="Leveransen fra fasen.")]
    gate: Annotated[Gate, Field(description="Beslutningspunktet etter fasen.")]
    months: Annotated[Range, Field(description="Vanlig varighet i måneder.")]
    duration: Annotated[Text, Field(description="Hva varigheten avhenger av, i en setning eller to.")]
    effort: Annotated[tuple[Effort, ...], Field(min_length=1, description="Andel av stilling for hver rolle.")]
    module: Annotated[Id | None, Field(description="Id til modulen som lærer bort fasen.")] = None
    report_form: Annotated[Id | None, Field(description="Id til rapportskjemaet for fasen.")] = None
    needs_kinds: Annotated[
        tuple[Literal["metode", "mal", "sjekkliste", "verktøy"], ...],
        Field(min_length=1, description="Typene verktøy fasen må ha minst ett av."),
    ]


class PhaseFile(Part):
    """The content of modules/phases.yml."""

    phases: Annotated[tuple[Phase, ...], Field(min_length=1, description="De fire fasene.")]
