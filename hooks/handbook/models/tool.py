"""A tool: a method, template, checklist or instrument that a facilitator can use tomorrow."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.models.base import Entity, Id, Ids, Minutes, Part, Range, Text, Texts

ToolKind = Literal["metode", "mal", "sjekkliste", "verktøy"]
Form = Literal["fysisk", "digitalt", "begge"]
Experience = Literal["ingen", "noe", "erfaren"]


class Step(Part):
    """One timed step of a session."""

    title: Annotated[Text, Field(description="Hva steget heter, kort.")]
    minutes: Annotated[Minutes, Field(description="Minutter steget tar.")]
    do: Annotated[Text, Field(description="Hva du gjør, i imperativ.")]
    say: Annotated[Text | None, Field(description="Det du kan si, ord for ord. Uten hermetegn.")] = None


class Variant(Part):
    """Another way to run the tool, with its own steps."""

    id: Annotated[Id, Field(description="Id innenfor verktøyet, for eksempel «kort» eller «video».")]
    name: Annotated[Text, Field(description="Navnet, for eksempel «20 minutter på avdelingen».")]
    when: Annotated[Text, Field(description="Når dere velger denne varianten.")]
    form: Annotated[Form, Field(description="fysisk, digitalt eller begge.")]
    minutes: Annotated[Minutes, Field(description="Samlet tid i minutter. Stegene må gi samme sum.")]
    steps: Annotated[tuple[Step, ...], Field(min_length=1, description="Stegene med minutter.")]


class Pitfall(Part):
    """Something that goes wrong, and what to do about it."""

    pitfall: Annotated[Text, Field(description="Hva som går galt.")]
    remedy: Annotated[Text, Field(description="Hva du gjør med det.")]


class Example(Part):
    """An invented but realistic case."""

    title: Annotated[Text, Field(description="Hva eksempelet handler om.")]
    text: Annotated[Texts, Field(description="Eksempelet, ett punkt for hvert avsnitt. Oppdiktet, uten personnavn.")]


class Related(Part):
    """Another tool, and why it is worth a look."""

    tool: Annotated[Id, Field(description="Id til et annet verktøy.")]
    why: Annotated[Text, Field(description="Hvorfor de hører sammen, i en kort setning.")]


class TemplateField(Part):
    """A line or box to write in."""

    label: Annotated[Text, Field(description="Ledeteksten.")]
    help: Annotated[Text | None, Field(description="Hjelp til utfylling.")] = None
    lines: Annotated[int, Field(ge=1, le=30, description="Antall skrivelinjer på papir.")] = 2
    drawing: Annotated[bool, Field(description="true gir en tom ramme å tegne i, like høy som linjene.")] = False


class TemplateTable(Part):
    """A table to fill in."""

    columns: Annotated[Texts, Field(description="Kolonnene.")]
    rows: Annotated[tuple[Text, ...], Field(description="Faste rader. Utelatt: tomme rader.")] = ()
    empty_rows: Annotated[int, Field(ge=0, le=30, description="Antall tomme rader i tillegg.")] = 0


class TemplatePart(Part):
    """A section of a template: fields, a table or a checklist."""

    title: Annotated[Text, Field(description="Overskriften på delen.")]
    help: Annotated[Text | None, Field(description="Hvordan delen fylles ut.")] = None
    fields: Annotated[tuple[TemplateField, ...], Field(description="Felter å skrive i.")] = ()
    table: Annotated[TemplateTable | None, Field(description="Tabell å fylle ut.")] = None
    checklist: Annotated[tuple[Text, ...], Field(description="Punkter å krysse av.")] = ()


class Template(Part):
    """An empty sheet that the group fills in."""

    title: Annotated[Text, Field(description="Navnet på arket.")]
    intro: Annotated[Text, Field(description="Hvordan arket brukes, i en setning eller to.")]
    parts: Annotated[tuple[TemplatePart, ...], Field(min_length=1, description="Delene av arket.")]


class Tool(Entity):
    """A tool, complete enough that somebody who has never used it can lead it tomorrow."""

    number: Annotated[int, Field(ge=1, le=9999, description="Fast nummer som aldri gjenbrukes.")]
    name: Annotated[Text, Field(description="Navnet på verktøyet.")]
    summary: Annotated[
        Text, Field(max_length=160, description="Hva verktøyet gir dere, i én setning på høyst 160 tegn.")
    ]
    kind: Annotated[ToolKind, Field(description="metode, mal, sjekkliste eller verktøy.")]
    phases: Annotated[Ids, Field(description="Fasene verktøyet særlig brukes i.")]
    purposes: Annotated[
        Ids,
        Field(
            min_length=1,
            max_length=3,
            description="Ett til tre formål: hva dere vil når dere velger verktøyet, som id-er i purposes.yml.",
        ),
    ]
    purpose: Annotated[Text, Field(description="Hva dere oppnår med verktøyet.")]
    fits: Annotated[Texts, Field(description="Når verktøyet passer.")]
    fits_not: Annotated[Texts, Field(description="Når dere heller bør velge noe annet.")]
    participants: Annotated[Range, Field(description="Antall deltakere, minst og mest.")]
    roles: Annotated[Ids, Field(min_length=1, description="Hvem som må være i rommet, som id-er i roles.yml.")]
    minutes: Annotated[
        Range, Field(description="Tid i minutter, minst og mest. Summen av stegene skal ligge innenfor.")
    ]
    form: Annotated[Form, Field(description="fysisk, digitalt eller begge.")]
    experience: Annotated[Experience, Field(description="Erfaring den som leder, trenger: ingen, noe eller erfaren.")]
    preparation: Annotated[Texts, Field(description="Det du gjør på forhånd.")]
    equipment: Annotated[Texts, Field(description="Det som må være på plass.")]
    steps: Annotated[tuple[Step, ...], Field(min_length=1, description="Gjennomføringen, steg for steg med minutter.")]
    result: Annotated[Text, Field(description="Hva dere sitter igjen med.")]
    aftermath: Annotated[Texts, Field(description="Det du gjør etterpå.")]
    variants: Annotated[tuple[Variant, ...], Field(description="Andre måter å gjennomføre på.")] = ()
    tips: Annotated[Texts, Field(description="Råd fra erfaring.")]
    pitfalls: Annotated[tuple[Pitfall, ...], Field(min_length=1, description="Fallgruver, med hva du gjør.")]
    example: Annotated[Example, Field(description="Oppdiktet eksempel fra samarbeid mellom kommune og sykehus.")]
    involvement: Annotated[Text, Field(description="Hvordan brukere og pårørende deltar.")]
    privacy: Annotated[Text | None, Field(description="Personvernhensyn når personopplysninger kan forekomme.")] = None
    related: Annotated[tuple[Related, ...], Field(min_length=1, description="Beslektede verktøy.")]
    checkpoints: Annotated[Ids, Field(description="Sjekkpunktene verktøyet hjelper dere å nå.")] = ()
    goals: Annotated[Ids, Field(description="Læringsmålene verktøyet støtter.")] = ()
    template: Annotated[
        Template | None,
        Field(description="Mal å skrive ut. En mal eller sjekkliste må ha den, eller et ark i tools_catalog/sheets."),
    ] = None
