"""The report forms: what a group writes at the end of a phase."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.models.base import Entity, Id, Ids, Part, Text, Texts

FieldKind = Literal["kort tekst", "lang tekst", "dato", "ett valg", "flere valg", "tabell", "personer"]


class FormField(Part):
    """One typed field with its help."""

    id: Annotated[Id, Field(description="Varig id innenfor skjemaet.")]
    label: Annotated[Text, Field(description="Ledeteksten.")]
    kind: Annotated[FieldKind, Field(description="Hva slags svar feltet tar.")]
    help: Annotated[Text, Field(description="Hjelp til utfylling, i klart språk.")]
    required: Annotated[bool, Field(description="true når feltet må fylles ut før saken sendes.")] = True
    options: Annotated[tuple[Text, ...], Field(description="Valgene, når feltet er ett valg eller flere valg.")] = ()
    columns: Annotated[tuple[Text, ...], Field(description="Kolonnene, når feltet er en tabell.")] = ()
    checkpoints: Annotated[Ids, Field(description="Sjekkpunktene som viser seg i feltet.")] = ()


class FormSection(Part):
    """A part of the form."""

    id: Annotated[Id, Field(description="Varig id innenfor skjemaet.")]
    title: Annotated[Text, Field(description="Overskriften.")]
    intro: Annotated[Text, Field(description="Hva delen handler om.")]
    fields: Annotated[tuple[FormField, ...], Field(min_length=1, description="Feltene.")]


class ExampleAnswer(Part):
    """How the invented group answered one field."""

    field: Annotated[Id, Field(description="Id til feltet som er besvart.")]
    text: Annotated[tuple[Text, ...], Field(description="Svaret, ett punkt for hvert avsnitt, valg eller person.")] = ()
    rows: Annotated[tuple[tuple[Text, ...], ...], Field(description="Radene, når feltet er en tabell.")] = ()


class FilledExample(Part):
    """The form filled in by an invented group, to read before writing one's own."""

    title: Annotated[Text, Field(description="Hva eksempelet handler om.")]
    intro: Annotated[Text, Field(description="Hvem gruppa er, og hva de ber om. Oppdiktet.")]
    answers: Annotated[tuple[ExampleAnswer, ...], Field(min_length=1, description="Svarene.")]


class ReportForm(Entity):
    """One of the four forms. The common head stands in report_head.yml."""

    name: Annotated[Text, Field(description="Navnet på skjemaet.")]
    phase: Annotated[Id, Field(description="Fasen skjemaet avslutter.")]
    summary: Annotated[Text, Field(description="Hva skjemaet er, i én setning.")]
    purpose: Annotated[Text, Field(description="Hva skjemaet er til for.")]
    how: Annotated[Texts, Field(description="Slik fyller dere det ut.")]
    sections: Annotated[tuple[FormSection, ...], Field(min_length=1, description="Delene av skjemaet.")]
    example: Annotated[FilledExample | None, Field(description="Et utfylt, oppdiktet eksempel.")] = None


class ReportHead(Part):
    """The content of tools_catalog/report_head.yml: the head all four forms share."""

    section: Annotated[FormSection, Field(description="Hodet.")]
