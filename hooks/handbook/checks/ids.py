"""Ids are addresses: each names one thing, and the file that holds it has the same name."""

from __future__ import annotations

from itertools import product
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from handbook.short_hash import short_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.catalogue import Origin
    from handbook.checks.subject import Subject
    from handbook.models.base import Entity
    from handbook.models.module import Module
    from handbook.models.report_form import FormSection
    from handbook.models.tool import Tool
    from handbook.problems import Problem
    from handbook.yaml_source import Path_

    Place = tuple[object, Origin, Path_]
    Named = tuple[str, Sequence[str], Origin, Path_]

_RESERVED = ("index", "kunnskapssjekk", "i-gruppe", "egenerklaering")
"""Ids whose addresses belong to other pages."""

_PARTS = ("goals", "checkpoints", "questions")
"""Lists of a module whose ids the progress of a person hangs on."""


def file_names(subject: Subject) -> Iterator[Problem]:
    """A file is named as the tool, the form or the sheet in it."""
    catalogue = subject.catalogue
    for entity in (*catalogue.tools, *catalogue.report_forms, *catalogue.sheets):
        origin = catalogue.origin(entity)
        name = PurePosixPath(origin.source.file).stem
        if name != entity.id:
            yield origin.problem(f"id «{entity.id}» er ikke lik filnavnet «{name}». Rett den ene.", "id")


def folder_names(subject: Subject) -> Iterator[Problem]:
    """The folder of a module is named by its number and id."""
    for module in subject.catalogue.modules:
        wanted = f"{module.number}-{module.id}"
        if module.folder != wanted:
            fault = f"mappen heter «{module.folder}», men skulle hete «{wanted}». Gi den nytt navn, eller rett modulen."
            yield subject.catalogue.origin(module).problem(fault, "id")


def unique_ids(subject: Subject) -> Iterator[Problem]:
    """No two things of a kind share an id."""
    catalogue = subject.catalogue
    kinds = (
        catalogue.phases,
        catalogue.modules,
        catalogue.tools,
        catalogue.report_forms,
        catalogue.sheets,
        catalogue.roles,
        catalogue.purposes,
        catalogue.principles,
        catalogue.terms,
        catalogue.sources,
        catalogue.models,
        catalogue.routes,
    )
    for entities in kinds:
        yield from _unique("id", ((one.id, catalogue.origin(one), ("id",)) for one in entities))


def reserved_ids(subject: Subject) -> Iterator[Problem]:
    """No page takes the address of the page that lists its kind."""
    catalogue = subject.catalogue
    for entity in (*catalogue.tools, *catalogue.phases, *catalogue.report_forms, *catalogue.sheets, *catalogue.modules):
        yield from _reserved(catalogue.origin(entity), entity.id, entity.aliases, ("index",))


def _reserved(origin: Origin, own: str, aliases: Iterable[str], taken: Sequence[str]) -> Iterator[Problem]:
    fault = "«{}» er adressen til en annen side. Velg en annen id."
    if own in taken:
        yield origin.problem(fault.format(own), "id")
    for index, alias in enumerate(aliases):
        if alias in taken:
            yield origin.problem(fault.format(alias), "aliases", index)


def unique_words(subject: Subject) -> Iterator[Problem]:
    """No word, in any form, is explained twice."""
    first: dict[str, str] = {}
    for term in subject.catalogue.terms:
        for index, word in enumerate((term.term, *term.forms)):
            owner = first.setdefault(word.lower(), term.id)
            if owner != term.id:
                path = ("forms", index - 1) if index else ("term",)
                fault = f"ordet «{word}» står også i «{owner}». Behold det bare ett sted."
                yield subject.catalogue.origin(term).problem(fault, *path)


def unique_numbers(subject: Subject) -> Iterator[Problem]:
    """No two phases, modules, tools or principles share a number."""
    catalogue = subject.catalogue
    for entities in (catalogue.phases, catalogue.modules, catalogue.tools, catalogue.principles):
        yield from _unique("nummer", ((one.number, catalogue.origin(one), ("number",)) for one in entities))


def unique_parts(subject: Subject) -> Iterator[Problem]:
    """Goals, checkpoints, questions and tips have ids that are unique in the whole course."""
    catalogue = subject.catalogue
    for key in _PARTS:
        yield from _unique("id", _parts(subject, catalogue.modules, key))
    yield from _unique("id", _parts(subject, (*catalogue.modules, *catalogue.phases), "tips"))
    for phase in catalogue.phases:
        yield from _unique("id", _parts(subject, (phase,), "steps"))


def _parts(subject: Subject, holders: Iterable[Entity], key: str) -> Iterator[Place]:
    for holder in holders:
        origin = subject.catalogue.origin(holder)
        for index, part in enumerate(getattr(holder, key)):
            yield part.id, origin, (key, index, "id")


def lesson_ids(subject: Subject) -> Iterator[Problem]:
    """Lessons of a module have ids and numbers of their own, and none that an address already has."""
    catalogue = subject.catalogue
    for module in catalogue.modules:
        places = [(lesson, catalogue.origin(lesson)) for lesson in module.lessons]
        yield from _unique("id", ((lesson.id, origin, ("id",)) for lesson, origin in places))
        yield from _unique("nummer", ((lesson.number, origin, ()) for lesson, origin in places))
        yield from _aliases([(lesson.id, lesson.aliases, origin, ()) for lesson, origin in places])
        for lesson, origin in places:
            yield from _reserved(origin, lesson.id, lesson.aliases, _RESERVED)


def variant_ids(subject: Subject) -> Iterator[Problem]:
    """Variants of a tool have ids of their own."""
    for tool in subject.catalogue.tools:
        if len(tool.variants) > 1:
            yield from _unique("id", _parts(subject, (tool,), "variants"))


def form_ids(subject: Subject) -> Iterator[Problem]:
    """Sections and fields of a form have ids of their own, the shared head counted in."""
    catalogue = subject.catalogue
    head: list[tuple[FormSection, Origin, Path_]] = [
        (one.section, catalogue.origin(one), ("section",)) for one in catalogue.report_heads
    ]
    for form in catalogue.report_forms:
        origin = catalogue.origin(form)
        sections = [(section, origin, ("sections", index)) for index, section in enumerate(form.sections)]
        everything = [*head, *sections]
        yield from _unique("id", ((section.id, place, (*path, "id")) for section, place, path in everything))
        yield from _unique("id", _field_ids(everything))


def _field_ids(sections: Iterable[tuple[FormSection, Origin, Path_]]) -> Iterator[Place]:
    for section, origin, path in sections:
        for index, field in enumerate(section.fields):
            yield field.id, origin, (*path, "fields", index, "id")


def former_ids(subject: Subject) -> Iterator[Problem]:
    """A former id leads to one thing only, and is not in use."""
    catalogue = subject.catalogue
    kinds: tuple[Sequence[Entity], ...] = (
        catalogue.phases,
        catalogue.modules,
        catalogue.tools,
        catalogue.report_forms,
        catalogue.sheets,
        catalogue.principles,
    )
    for entities in kinds:
        yield from _aliases([(one.id, one.aliases, catalogue.origin(one), ()) for one in entities])
    for key in _PARTS:
        yield from _aliases(list(_former_parts(subject, key)))


def _former_parts(subject: Subject, key: str) -> Iterator[Named]:
    for module in subject.catalogue.modules:
        origin = subject.catalogue.origin(module)
        for index, part in enumerate(getattr(module, key)):
            yield part.id, part.aliases, origin, (key, index)


def _aliases(entities: Sequence[Named]) -> Iterator[Problem]:
    in_use = {one for one, _, _, _ in entities}
    owners: dict[str, str] = {}
    for owner, aliases, origin, path in entities:
        for index, alias in enumerate(aliases):
            if alias in in_use:
                fault = f"«{alias}» er i bruk som id. Fjern den fra «aliases»."
                yield origin.problem(fault, *path, "aliases", index)
            elif alias in owners:
                fault = f"«{alias}» står også under «aliases» i «{owners[alias]}». Behold den bare ett sted."
                yield origin.problem(fault, *path, "aliases", index)
            owners[alias] = owner


def short_hashes(subject: Subject) -> Iterator[Problem]:
    """No two ids, former ones counted in, look alike in the codes that carry progress and plans."""
    catalogue = subject.catalogue
    modules: list[Named] = [(one.id, one.aliases, catalogue.origin(one), ()) for one in catalogue.modules]
    lessons = [named for module in catalogue.modules for named in _lesson_names(subject, module)]
    variants = [_variant_names(subject, tool) for tool in catalogue.tools]
    for kind in (modules, lessons, *variants, *(list(_former_parts(subject, key)) for key in _PARTS)):
        taken: dict[int, tuple[str, str]] = {}
        for now, former, origin, path in kind:
            for name in (now, *former):
                other, leads_to = taken.setdefault(short_hash(name), (name, now))
                if other != name and leads_to != now:
                    fault = f"«{name}» får samme korte kode som «{other}». Velg en annen id."
                    yield origin.problem(fault, *path, "id")


def _variant_names(subject: Subject, tool: Tool) -> list[Named]:
    origin = subject.catalogue.origin(tool)
    return [(variant.id, (), origin, ("variants", index)) for index, variant in enumerate(tool.variants)]


def _lesson_names(subject: Subject, module: Module) -> Iterator[Named]:
    for lesson in module.lessons:
        names = product((module.id, *module.aliases), (lesson.id, *lesson.aliases))
        first, *former = (f"{folder}/{name}" for folder, name in names)
        yield first, former, subject.catalogue.origin(lesson), ()


def _unique(what: str, places: Iterable[Place]) -> Iterator[Problem]:
    """Tell of everything after the first that has the same id or number."""
    first: dict[object, tuple[Origin, Path_]] = {}
    for value, origin, path in places:
        if value in first:
            other, its_path = first[value]
            there = other.problem("", *its_path)
            fault = f"{what} «{value}» er allerede brukt i {there.file}:{there.line}. Gi den ene {_another(what)}."
            yield origin.problem(fault, *path)
        else:
            first[value] = (origin, path)


def _another(what: str) -> str:
    return "et annet nummer" if what == "nummer" else "en annen id"
