"""The whole catalogue as data for other programs: one JSON file, and the schema that says what each field is."""

# ruff: noqa: TC001 (pydantic reads the types of the fields at run time)
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from handbook import addresses as at
from handbook import schemas
from handbook.models.base import Id, Part, Text
from handbook.models.governance import Governance, ProjectFile, Route
from handbook.models.module import Course, LessonHead, ModuleHead
from handbook.models.phase import Phase
from handbook.models.plan import PlanFile
from handbook.models.reference import OtherModel, Principle, Purpose, Role, Source, Term
from handbook.models.report_form import FormSection, ReportForm
from handbook.models.sheet import Sheet
from handbook.models.tool import Tool
from handbook.packaging.macros import Macros
from handbook.revision import revision

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel

    from handbook.catalogue import Catalogue
    from handbook.models.module import Lesson, Module

DATA = "katalog.json"
SCHEMA = "katalog.schema.json"
FORMAT = 1
"""Counts up when a program that read the last one could not read this one."""

Addresses = dict[str, str]


class DataLesson(LessonHead):
    """A lesson with its text."""

    number: Annotated[int, Field(ge=1, description="Rekkefølgen i modulen.")]
    text: Annotated[
        str, Field(description="Teksten i Markdown. Lenkene er relative til adressen som leksjonen har på nettstedet.")
    ]


class DataModule(ModuleHead):
    """A module with its lessons."""

    lessons: Annotated[tuple[DataLesson, ...], Field(description="Leksjonene, i rekkefølge.")]


class DataAddresses(Part):
    """Where every entry lives on the site."""

    phases: Annotated[Addresses, Field(description="Id til en fase, og siden den har.")]
    modules: Annotated[Addresses, Field(description="Id til en modul, og siden den har.")]
    lessons: Annotated[Addresses, Field(description="Id til modul og leksjon med skråstrek mellom, og siden.")]
    tools: Annotated[Addresses, Field(description="Id til et verktøy, og siden det har.")]
    sheets: Annotated[Addresses, Field(description="Id til et verktøy med ark, og siden med arket.")]
    sheet_pages: Annotated[Addresses, Field(description="Id til et ark, og siden der det forklares og fylles ut.")]
    report_forms: Annotated[Addresses, Field(description="Id til et rapportskjema, og siden det har.")]
    routes: Annotated[Addresses, Field(description="Id til en løype, og siden den har.")]
    plans: Annotated[Addresses, Field(description="Id til en ferdig plan, og siden den har.")]
    goals: Annotated[Addresses, Field(description="Id til et læringsmål, og stedet det står.")]
    checkpoints: Annotated[Addresses, Field(description="Id til et sjekkpunkt, og stedet det står.")]
    terms: Annotated[Addresses, Field(description="Id til et ord, og stedet i ordlisten.")]
    roles: Annotated[Addresses, Field(description="Id til en rolle, og stedet den står.")]
    sources: Annotated[Addresses, Field(description="Nøkkelen til en kilde, og stedet den står.")]
    nynorsk: Annotated[Addresses, Field(description="En side på bokmål, og den samme siden på nynorsk.")]


class Data(Part):
    """Everything in the handbook."""

    format: Annotated[int, Field(ge=1, description="Utgaven av dette formatet. Øker når eldre programmer må endres.")]
    language: Annotated[Text, Field(description="Språket i tekstene, som språkkode.")]
    revision: Annotated[Text, Field(description="Åtte tegn som skifter når noe av innholdet skifter.")]
    site_url: Annotated[str | None, Field(description="Adressen som nettstedet er bygget for. null når den er ukjent.")]
    course: Annotated[Course, Field(description="Kurset, med eier, vilkår og eksempelet som følges.")]
    phases: Annotated[tuple[Phase, ...], Field(description="De fire fasene, i rekkefølge.")]
    modules: Annotated[tuple[DataModule, ...], Field(description="Modulene i kurset, i rekkefølge.")]
    tools: Annotated[tuple[Tool, ...], Field(description="Verktøyene, etter nummer.")]
    sheets: Annotated[tuple[Sheet, ...], Field(description="Arkene, etter nummeret på verktøyet de hører til.")]
    purposes: Annotated[tuple[Purpose, ...], Field(description="Formålene som verktøyene er ordnet etter.")]
    report_head: Annotated[FormSection, Field(description="Hodet som alle rapportskjemaer har felles.")]
    report_forms: Annotated[tuple[ReportForm, ...], Field(description="Rapportskjemaene, etter fase.")]
    roles: Annotated[tuple[Role, ...], Field(description="Rollene og organene.")]
    principles: Annotated[tuple[Principle, ...], Field(description="Prinsippene.")]
    terms: Annotated[tuple[Term, ...], Field(description="Ordlisten.")]
    sources: Annotated[tuple[Source, ...], Field(description="Kildene.")]
    models: Annotated[tuple[OtherModel, ...], Field(description="Andre modeller, og hva de svarer til her.")]
    governance: Annotated[Governance, Field(description="Hvem som beslutter hva.")]
    projects: Annotated[ProjectFile, Field(description="Prosjektene slik de er rapportert.")]
    routes: Annotated[tuple[Route, ...], Field(description="Løypene gjennom verktøyene.")]
    plans: Annotated[PlanFile, Field(description="Ferdige planer for samlinger, og det planleggeren legger inn.")]
    addresses: Annotated[DataAddresses, Field(description="Sidene på nettstedet, regnet fra roten av det.")]
    redirects: Annotated[Addresses, Field(description="Gamle adresser, og hvor de leder nå.")]


def files(catalogue: Catalogue, root: Path, site_url: str = "") -> dict[str, bytes]:
    """The catalogue and its schema by file name."""
    found = data(catalogue, root, site_url).model_dump(mode="json")
    text = json.dumps({"$schema": SCHEMA, **found}, ensure_ascii=False, indent=1) + "\n"
    return {DATA: text.encode(), SCHEMA: schema().encode()}


def schema() -> str:
    """The JSON Schema of the file, made from the same models that the catalogue is read with."""
    link: dict[str, object] = {"type": "string", "description": "Filen som beskriver formatet."}
    return schemas.text(Data, "Katalogen til Fellesmodellen", {"$schema": link}, mode="serialization")


def data(catalogue: Catalogue, root: Path, site_url: str = "") -> Data:
    """The whole catalogue as one object. Lessons have their macros run, so that nobody has to know them."""
    macros = Macros(catalogue, root)
    return Data.model_construct(
        format=FORMAT,
        language="nb",
        revision=revision(catalogue),
        site_url=site_url or None,
        course=catalogue.course,
        phases=catalogue.phases,
        modules=tuple(_module(module, macros) for module in catalogue.modules),
        tools=catalogue.tools,
        sheets=catalogue.sheets,
        purposes=catalogue.purposes,
        report_head=catalogue.report_head.section,
        report_forms=catalogue.report_forms,
        roles=catalogue.roles,
        principles=catalogue.principles,
        terms=catalogue.terms,
        sources=catalogue.sources,
        models=catalogue.models,
        governance=catalogue.governance,
        projects=catalogue.projects,
        routes=catalogue.routes,
        plans=catalogue.plans,
        addresses=addresses(catalogue),
        redirects=at.redirects(catalogue),
    )


def addresses(catalogue: Catalogue) -> DataAddresses:
    """Where every entry lives, by kind and id."""
    modules = catalogue.modules
    return DataAddresses(
        phases={one.id: at.phase(one.id) for one in catalogue.phases},
        modules={one.id: at.module(one.id) for one in modules},
        lessons={f"{one.id}/{lesson.id}": at.lesson(one.id, lesson.id) for one in modules for lesson in one.lessons},
        tools={one.id: at.tool(one.id) for one in catalogue.tools},
        sheets={one.id: at.sheet(one.id) for one in catalogue.tools if one.id in catalogue.paper_by_tool},
        sheet_pages={one.id: at.sheet_page(one.id) for one in catalogue.sheets},
        report_forms={one.id: at.form(one.id) for one in catalogue.report_forms},
        routes={one.id: at.route(one.id) for one in catalogue.routes},
        plans={one.id: at.ready_plan(one.id) for one in catalogue.plans.plans},
        goals={goal.id: at.goal(goal.id) for one in modules for goal in one.goals},
        checkpoints={item.id: at.checkpoint(item.id) for one in modules for item in one.checkpoints},
        terms={one.id: at.term(one.id) for one in catalogue.terms},
        roles={one.id: at.role(one.id) for one in catalogue.roles},
        sources={one.id: at.source(one.id) for one in catalogue.sources},
        nynorsk=at.in_nynorsk(catalogue),
    )


def _module(module: Module, macros: Macros) -> DataModule:
    lessons = tuple(_lesson(module.id, lesson, macros) for lesson in module.lessons)
    return DataModule.model_construct(**_fields(module, ModuleHead), lessons=lessons)


def _lesson(module: Id, lesson: Lesson, macros: Macros) -> DataLesson:
    text = macros(lesson.body, at.lesson(module, lesson.id)).strip() + "\n"
    return DataLesson.model_construct(**_fields(lesson, LessonHead), number=lesson.number, text=text)


def _fields(entry: BaseModel, model: type[BaseModel]) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in model.model_fields}
