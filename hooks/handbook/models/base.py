"""What all entities of the catalogue share: strictness, ids, texts, status and sources."""

from __future__ import annotations

from datetime import date  # noqa: TC003 (pydantic reads it at run time)
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Ids = tuple[Id, ...]
Minutes = Annotated[int, Field(ge=1, le=2400)]
Status = Literal["utkast", "kvalitetssikret"]


class Part(BaseModel):
    """A frozen piece of the catalogue that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class SourceRef(Part):
    """Where something comes from."""

    source: Annotated[
        str,
        Field(description="Nøkkelen til kilden i sources.yml, for eksempel S2, eller fag for allmenn metodekunnskap."),
    ]
    about: Annotated[
        Text | None, Field(description="Hva som er hentet derfra, eller hvem metoden kommer fra når kilden er fag.")
    ] = None


class Entity(Part):
    """Something with a lasting id, a status, a revision and sources."""

    id: Annotated[
        Id,
        Field(description="Varig id med små bokstaver, tall og bindestrek. Den blir adressen og skal aldri endres."),
    ]
    status: Annotated[
        Status, Field(description="utkast til sekretariatet har kvalitetssikret teksten, deretter kvalitetssikret.")
    ] = "utkast"
    revision: Annotated[
        int, Field(ge=1, description="Øk tallet med én når innholdet er endret så mye at leserne bør få vite det.")
    ] = 1
    aliases: Annotated[Ids, Field(description="Tidligere id-er. Gamle adresser sendes videre hit.")] = ()
    sources: Annotated[tuple[SourceRef, ...], Field(min_length=1, description="Kildene teksten bygger på.")]
    owner: Annotated[Text | None, Field(description="Hvem som eier teksten. Utelatt: eieren av kurset.")] = None
    reviewed_by: Annotated[
        Text | None, Field(description="Hvem som kvalitetssikret teksten (rolle, ikke personnavn).")
    ] = None
    last_reviewed: Annotated[
        date | None, Field(description="Datoen teksten sist ble kvalitetssikret, som 2026-11-22.")
    ] = None
    review_due: Annotated[
        date | None, Field(description="Når teksten senest skal gjennomgås på nytt. Utelatt: datoen for kurset.")
    ] = None


class Range(Part):
    """From the least to the most, both counted in."""

    min: Annotated[int, Field(ge=1, description="Minst.")]
    max: Annotated[int, Field(ge=1, description="Mest.")]


class Tip(Part):
    """A piece of advice for somebody in particular."""

    id: Annotated[Id, Field(description="Varig id for tipset.")]
    text: Annotated[Text, Field(description="Rådet, i én eller to setninger.")]
    audience: Annotated[
        Literal["alle", "prosjektleder", "fasilitator", "leder", "deltaker"], Field(description="Hvem rådet er for.")
    ]
    source: Annotated[SourceRef, Field(description="Hvor rådet kommer fra.")]
