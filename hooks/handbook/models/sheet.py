"""The sheets: what a group fills in together, on paper, in a document or in the browser."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from handbook.models.base import Entity, Id, Ids, Part, Text, Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

Tone = Literal["grønn", "gul", "rød", "blå", "grå"]
ColumnKind = Literal["kort tekst", "lang tekst", "ett valg", "tall", "dato", "rolle", "formel"]
Calculation = Literal["produkt", "sum", "største", "snitt"]
Paper = Literal["A4", "A3"]
Orientation = Literal["stående", "liggende"]
Axes = Literal["rader", "grupper"]

_TONE = "Farge med fast form ved siden av: grønn, gul, rød, blå eller grå. Teksten må si det samme som fargen."


class Lasting(Part):
    """Something that a filled-in sheet is kept under."""

    id: Annotated[Id, Field(description="Varig id. Utfylte ark er lagret under den, så den skal aldri endres.")]
    aliases: Annotated[Ids, Field(description="Tidligere id-er, så eldre utfylte ark fortsatt kan leses.")] = ()


class Option(Part):
    """One choice on a scale."""

    value: Annotated[Text, Field(max_length=20, description="Det som lagres, og det som står i ruta på papir.")]
    label: Annotated[Text, Field(description="Hva valget betyr, i ord.")]
    score: Annotated[int | None, Field(ge=0, le=100, description="Tallet det regnes med.")] = None
    tone: Annotated[Tone | None, Field(description=_TONE)] = None


class Scale(Part):
    """Choices that one or more columns share."""

    id: Annotated[Id, Field(description="Id som kolonnene viser til.")]
    title: Annotated[Text, Field(description="Hva skalaen måler.")]
    options: Annotated[tuple[Option, ...], Field(min_length=2, description="Valgene, fra laveste til høyeste.")]


class Band(Part):
    """A range of a calculated number, and what it means."""

    min: Annotated[int, Field(ge=0, description="Laveste tall i båndet.")]
    max: Annotated[int, Field(ge=0, description="Høyeste tall i båndet.")]
    label: Annotated[Text, Field(description="Hva båndet heter.")]
    advice: Annotated[Text | None, Field(description="Hva dere gjør med det.")] = None
    tone: Annotated[Tone | None, Field(description=_TONE)] = None


class Formula(Part):
    """A number worked out from other columns of the row."""

    kind: Annotated[Calculation, Field(description="produkt, sum, største eller snitt.")]
    columns: Annotated[Ids, Field(min_length=2, description="Kolonnene det regnes med: valg med poeng, eller tall.")]
    bands: Annotated[
        tuple[Band, ...], Field(description="Hva tallene betyr. Båndene dekker alle tall som kan komme.")
    ] = ()

    def worked_out(self, values: Sequence[float]) -> float:
        """What the formula makes of the values of its columns."""
        if self.kind == "produkt":
            return prod(values)
        if self.kind == "største":
            return max(values)
        return sum(values) / (len(values) if self.kind == "snitt" else 1)


class Column(Lasting):
    """What is written in every row of a table."""

    label: Annotated[Text, Field(max_length=60, description="Overskriften på kolonnen.")]
    help: Annotated[Text | None, Field(description="Hjelp til utfylling.")] = None
    kind: Annotated[
        ColumnKind, Field(description="kort tekst, lang tekst, ett valg, tall, dato, rolle eller formel.")
    ] = "kort tekst"
    scale: Annotated[Id | None, Field(description="Skalaen, når kolonnen er ett valg.")] = None
    min: Annotated[int | None, Field(description="Laveste tall, når kolonnen er tall.")] = None
    max: Annotated[int | None, Field(description="Høyeste tall, når kolonnen er tall.")] = None
    unit: Annotated[Text | None, Field(description="Benevnelsen, når kolonnen er tall.")] = None
    formula: Annotated[Formula | None, Field(description="Regnestykket, når kolonnen er formel.")] = None
    width: Annotated[int, Field(ge=1, le=9, description="Bredden på papir, sammenlignet med de andre kolonnene.")] = 3


class Group(Lasting):
    """Rows that belong together."""

    title: Annotated[Text, Field(description="Overskriften over radene.")]
    help: Annotated[Text | None, Field(description="Hva radene handler om.")] = None
    levels: Annotated[
        tuple[Text, ...], Field(description="Hva hvert trinn på skalaen betyr her, fra laveste til høyeste.")
    ] = ()


class Row(Lasting):
    """A row that always stands on the sheet."""

    label: Annotated[Text, Field(description="Teksten foran raden.")]
    help: Annotated[Text | None, Field(description="Forklaring til raden.")] = None
    group: Annotated[Id | None, Field(description="Gruppa raden hører til.")] = None


class OpenRows(Part):
    """Rows that the group adds."""

    noun: Annotated[Text, Field(description="Hva én rad er, for eksempel risiko. Brukes på knappene.")]
    start: Annotated[int, Field(ge=0, le=40, description="Antall tomme rader å begynne med på skjermen.")] = 1
    max: Annotated[int, Field(ge=1, le=200, description="Flest rader.")] = 100
    paper: Annotated[int, Field(ge=0, le=40, description="Antall tomme rader på papir.")]


class Units(Part):
    """The table is filled in once for each unit and each time, and compared."""

    label: Annotated[Text, Field(description="Hva en enhet heter, for eksempel «Enhet».")]
    max: Annotated[int, Field(ge=1, le=12, description="Flest målinger som vises sammen.")]
    help: Annotated[Text, Field(description="Hvordan enhetene svarer og sammenlignes.")]


class RowRule(Part):
    """How many cells of a row may hold a value."""

    value: Annotated[Text, Field(description="Verdien det telles etter.")]
    min: Annotated[int, Field(ge=0, description="Minst så mange i hver rad.")] = 0
    max: Annotated[int, Field(ge=1, description="Høyst så mange i hver rad.")]
    message: Annotated[Text, Field(description="Regelen i ord, slik gruppa leser den.")]


class Radar(Part):
    """A curve for each unit round the axes."""

    axes: Annotated[Axes, Field(description="rader eller grupper. For grupper brukes den midterste verdien i gruppa.")]
    value: Annotated[Id, Field(description="Kolonnen med verdien, et valg med poeng.")]


class AxisBand(Part):
    """A stretch of an axis."""

    min: Annotated[int, Field(ge=0, description="Laveste verdi.")]
    max: Annotated[int, Field(ge=0, description="Høyeste verdi.")]
    label: Annotated[Text, Field(description="Hva strekningen heter.")]


class Axis(Part):
    """One side of a grid."""

    column: Annotated[Id, Field(description="Kolonnen med verdien: et valg med poeng, et tall eller en formel.")]
    label: Annotated[Text, Field(description="Hva aksen måler.")]
    bands: Annotated[tuple[AxisBand, ...], Field(min_length=2, description="Strekningene, fra laveste til høyeste.")]


class GridCell(Part):
    """What it means to land in a square."""

    x: Annotated[int, Field(ge=1, description="Strekning nummer så mye bortover.")]
    y: Annotated[int, Field(ge=1, description="Strekning nummer så mye oppover.")]
    label: Annotated[Text, Field(description="Hva ruta heter.")]
    advice: Annotated[Text | None, Field(description="Rådet for ruta.")] = None
    tone: Annotated[Tone | None, Field(description=_TONE)] = None


class Grid(Part):
    """Rows placed in squares by two columns."""

    x: Annotated[Axis, Field(description="Bortover.")]
    y: Annotated[Axis, Field(description="Oppover.")]
    name: Annotated[Id | None, Field(description="Kolonnen som navngir merket. Utelatt: navnet på raden.")] = None
    bands_of: Annotated[
        Id | None, Field(description="Formelen som gir hver rute bånd, når rutene ikke er navngitt.")
    ] = None
    cells: Annotated[tuple[GridCell, ...], Field(description="Rutene med navn.")] = ()


class Span(Part):
    """A stretch of time that a column stands for."""

    column: Annotated[Id, Field(description="Kolonnen med tiltakene.")]
    start: Annotated[int, Field(ge=0, description="Måneder fra i dag til det begynner.")]
    end: Annotated[int, Field(ge=1, description="Måneder fra i dag til det slutter.")]


class Milestone(Part):
    """A point in time that a column stands for."""

    column: Annotated[Id, Field(description="Kolonnen med det som skal være nådd.")]
    at: Annotated[int, Field(ge=0, description="Måneder fra i dag.")]


class Timeline(Part):
    """Rows as lanes along time."""

    spans: Annotated[tuple[Span, ...], Field(min_length=1, description="Kolonner som varer.")]
    milestones: Annotated[tuple[Milestone, ...], Field(description="Kolonner som er et tidspunkt.")] = ()


class Diagram(Part):
    """A drawing of a table; a table beside it says the same."""

    title: Annotated[Text, Field(description="Overskriften.")]
    help: Annotated[Text, Field(description="Hvordan diagrammet leses, og hvordan det tegnes på papir.")]
    radar: Annotated[Radar | None, Field(description="Radardiagram.")] = None
    grid: Annotated[Grid | None, Field(description="Rutenett.")] = None
    timeline: Annotated[Timeline | None, Field(description="Tidslinje.")] = None


class Table(Part):
    """Rows and columns to fill in."""

    row_label: Annotated[Text | None, Field(description="Overskriften over de faste radene.")] = None
    columns: Annotated[tuple[Column, ...], Field(min_length=1, description="Kolonnene.")]
    groups: Annotated[tuple[Group, ...], Field(description="Grupper av faste rader.")] = ()
    rows: Annotated[tuple[Row, ...], Field(description="Faste rader.")] = ()
    open: Annotated[OpenRows | None, Field(description="Rader som gruppa legger til selv.")] = None
    lines: Annotated[int, Field(ge=1, le=12, description="Antall skrivelinjer i hver rad på papir.")] = 2
    rules: Annotated[tuple[RowRule, ...], Field(description="Det som skal stemme i hver rad.")] = ()
    units: Annotated[Units | None, Field(description="Når tabellen fylles ut én gang for hver enhet og måling.")] = None
    diagram: Annotated[Diagram | None, Field(description="Tegning av tabellen.")] = None


class SheetField(Lasting):
    """A text outside the tables."""

    label: Annotated[Text, Field(description="Ledeteksten.")]
    help: Annotated[Text | None, Field(description="Hjelp til utfylling.")] = None
    lines: Annotated[int, Field(ge=1, le=30, description="Antall skrivelinjer på papir.")] = 2


class Check(Lasting):
    """A point to tick."""

    text: Annotated[Text, Field(description="Det som krysses av.")]


class SheetPart(Lasting):
    """A section of a sheet: fields, a table or points to tick, in that order."""

    title: Annotated[Text, Field(description="Overskriften på delen.")]
    help: Annotated[Text | None, Field(description="Hvordan delen fylles ut.")] = None
    fields: Annotated[tuple[SheetField, ...], Field(description="Felter å skrive i.")] = ()
    table: Annotated[Table | None, Field(description="Tabell å fylle ut.")] = None
    checks: Annotated[tuple[Check, ...], Field(description="Punkter å krysse av.")] = ()


OWN_TEXT = "rad"
"""The key of the text in front of an open row, in a table that has fixed rows too. No column may have it as id."""


class FilledRow(Part):
    """One row as the invented group filled it in."""

    row: Annotated[Id | None, Field(description="Id-en til raden, når den er fast.")] = None
    cells: Annotated[
        dict[str, Text],
        Field(description="Kolonne og svar, som «eier: Seksjonslederen». Teksten foran en egen rad heter «rad»."),
    ]


class FilledUnit(Part):
    """One unit's answers at one time."""

    unit: Annotated[Text, Field(description="Enheten som svarte.")]
    date: Annotated[Text, Field(description="Datoen, som 2026-11-22, i hermetegn.", pattern=r"^\d{4}-\d\d-\d\d$")]
    rows: Annotated[tuple[FilledRow, ...], Field(min_length=1, description="Radene.")]


class FilledPart(Part):
    """A section as the invented group filled it in."""

    part: Annotated[Id, Field(description="Id-en til delen.")]
    fields: Annotated[
        dict[str, Text], Field(default_factory=dict, description="Felt og tekst, som «maal: Trygg hjemreise».")
    ]
    rows: Annotated[tuple[FilledRow, ...], Field(description="Radene.")] = ()
    units: Annotated[tuple[FilledUnit, ...], Field(description="Målingene, når delen fylles ut for hver enhet.")] = ()
    checks: Annotated[Ids, Field(description="Punktene som er krysset av.")] = ()


class FilledSheet(Part):
    """The sheet filled in by an invented group."""

    title: Annotated[Text, Field(description="Hva eksempelet handler om.")]
    intro: Annotated[Text, Field(description="Hvem gruppa er, og hva de gjorde. Oppdiktet.")]
    parts: Annotated[tuple[FilledPart, ...], Field(min_length=1, description="Delene.")]


class Print(Part):
    """How the empty sheet comes out on paper."""

    size: Annotated[Paper, Field(description="A4 eller A3.")]
    orientation: Annotated[Orientation, Field(description="stående eller liggende.")]


class Sheet(Entity):
    """A sheet that belongs to a tool. Page, print, document and the sheet in the browser are all made from it."""

    title: Annotated[Text, Field(description="Navnet på arket.")]
    tool: Annotated[Id, Field(description="Verktøyet arket hører til. Et verktøy har høyst ett ark.")]
    summary: Annotated[Text, Field(max_length=160, description="Hva arket gir dere, i én setning på høyst 160 tegn.")]
    intro: Annotated[Text, Field(description="Hvordan arket brukes, i en setning eller to. Står øverst på arket.")]
    how: Annotated[Texts, Field(description="Slik fyller dere det ut, ett punkt for hvert steg.")]
    privacy: Annotated[Text | None, Field(description="Advarselen øverst på arket. Utelatt: den vanlige.")] = None
    print: Annotated[Print, Field(description="Størrelse og retning på papir.")]
    scales: Annotated[tuple[Scale, ...], Field(description="Skalaer som kolonner med ett valg viser til.")] = ()
    parts: Annotated[tuple[SheetPart, ...], Field(min_length=1, description="Delene av arket.")]
    example: Annotated[FilledSheet, Field(description="Et utfylt, oppdiktet eksempel.")]
