"""What the checks look at: the catalogue, the hand-written pages beside it, and the day it is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from handbook.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from handbook.catalogue import Catalogue
    from handbook.models.base import Entity
    from handbook.models.module import Lesson, Module
    from handbook.yaml_source import Path_, Source

Kind = Literal["tool", "phase", "form", "module", "term", "role", "purpose", "source", "goal", "checkpoint"]

_ID = re.compile(r"""(?<![\w-])["']?id["']?:\s*["']?([\w-]+)""")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Noun:
    """What a kind of thing is called, and where its ids are found."""

    name: str
    look: str


NOUNS: dict[Kind, Noun] = {
    "tool": Noun("verktøy", "filnavnene i tools_catalog/tools"),
    "phase": Noun("fase", "id-ene i modules/phases.yml"),
    "form": Noun("rapportskjema", "filnavnene i tools_catalog/report_forms"),
    "module": Noun("modul", "mappene i modules"),
    "term": Noun("ord", "id-ene i tools_catalog/glossary.yml"),
    "role": Noun("rolle", "id-ene i tools_catalog/roles.yml"),
    "purpose": Noun("formål", "id-ene i tools_catalog/purposes.yml"),
    "source": Noun("kilde", "nøklene i tools_catalog/sources.yml"),
    "goal": Noun("læringsmål", "«goals» i module.yml"),
    "checkpoint": Noun("sjekkpunkt", "«checkpoints» i module.yml"),
}

_FILES: dict[Kind, str] = {
    "phase": "modules/phases.yml",
    "module": "/module.yml",
    "goal": "/module.yml",
    "checkpoint": "/module.yml",
    "term": "tools_catalog/glossary.yml",
    "role": "tools_catalog/roles.yml",
    "purpose": "tools_catalog/purposes.yml",
    "source": "tools_catalog/sources.yml",
}


@dataclass(frozen=True)
class Subject:
    """Everything a check may ask about, each index built once."""

    catalogue: Catalogue
    today: date
    docs: Mapping[str, str] | None = None

    @cached_property
    def ids(self) -> dict[Kind, frozenset[str]]:
        """The ids of every kind, those in files that could not be read included."""
        catalogue = self.catalogue
        return {
            "tool": frozenset(catalogue.tool_by_id),
            "phase": frozenset(catalogue.phase_by_id),
            "form": frozenset(catalogue.form_by_id),
            "module": frozenset(catalogue.module_by_id),
            "term": frozenset(catalogue.term_by_id),
            "role": frozenset(catalogue.role_by_id),
            "purpose": frozenset(catalogue.purpose_by_id),
            "source": frozenset(catalogue.source_by_id),
            "goal": frozenset(goal.id for module in catalogue.modules for goal in module.goals),
            "checkpoint": frozenset(point.id for module in catalogue.modules for point in module.checkpoints),
        }

    @cached_property
    def aliases(self) -> dict[Kind, dict[str, str]]:
        """The id that each former id now has."""
        catalogue = self.catalogue
        kinds: dict[Kind, tuple[Entity, ...]] = {
            "tool": catalogue.tools,
            "phase": catalogue.phases,
            "form": catalogue.report_forms,
            "module": catalogue.modules,
        }
        found = {kind: {old: one.id for one in entities for old in one.aliases} for kind, entities in kinds.items()}
        modules = catalogue.modules
        found["goal"] = {old: goal.id for module in modules for goal in module.goals for old in goal.aliases}
        found["checkpoint"] = {old: one.id for module in modules for one in module.checkpoints for old in one.aliases}
        return found

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """Ids that stand in files that could not be read."""
        return frozenset(_ID.findall(self.catalogue.unread))

    @cached_property
    def unread_words(self) -> frozenset[str]:
        """Words and ids that stand anywhere in files that could not be read."""
        return frozenset(_WORD.findall(self.catalogue.unread))

    @cached_property
    def has_gaps(self) -> bool:
        """Whether a file is missing or empty, so that nothing can be said about what is not used."""
        return any(_is_blank(text) for text in self.catalogue.unread_files.values())

    def is_known(self, kind: Kind, wanted: str) -> bool:
        """Whether the id exists, or may exist in something that could not be read."""
        return wanted in self.ids[kind] or wanted in self.unread_ids or self._is_lost(kind)

    def _is_lost(self, kind: Kind) -> bool:
        """Whether the file that holds the ids of this kind is missing or empty."""
        name = _FILES.get(kind)
        if name is None or not self.has_gaps:
            return False
        return any(file.endswith(name) and _is_blank(text) for file, text in self.catalogue.unread_files.items())

    def unknown(self, kind: Kind, wrong: str) -> str:
        """Say that an id is unknown, and what to write instead."""
        noun = NOUNS[kind]
        now = self.aliases.get(kind, {}).get(wrong)
        if now:
            return f"«{wrong}» har fått ny id. Skriv «{now}»."
        near = nearest(wrong, tuple(sorted(self.ids[kind])))
        return f"ukjent {noun.name} «{wrong}».{near or f' Se {noun.look}.'}"

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every file that was read, once."""
        return tuple({origin.source.file: origin.source for origin in self.catalogue.origins.values()}.values())

    def lessons(self) -> Iterator[tuple[Module, Lesson]]:
        """Every lesson with its module."""
        for module in self.catalogue.modules:
            for lesson in module.lessons:
                yield module, lesson

    def lesson_texts(self) -> Iterator[Lesson]:
        """Every lesson as somebody wrote it, and once more for each that is translated."""
        yield from (lesson for _, lesson in self.lessons())
        other = self.catalogue.nynorsk
        if other is not None:
            translated = (lesson for _, lesson in Subject(other, self.today).lessons())
            yield from (lesson for lesson in translated if other.is_translated(lesson))

    def entities(self) -> Iterator[Entity]:
        """Everything that has a status and a date of review."""
        catalogue = self.catalogue
        yield from catalogue.courses
        yield from catalogue.phases
        yield from catalogue.modules
        yield from catalogue.tools
        yield from catalogue.report_forms
        yield from catalogue.sheets
        yield from catalogue.principles
        yield from catalogue.governances
        yield from catalogue.project_files

    def translations(self) -> Iterator[Entity]:
        """Those of them that are translated, as they are in nynorsk."""
        other = self.catalogue.nynorsk
        if other is not None:
            yield from (entity for entity in Subject(other, self.today).entities() if other.is_translated(entity))


def _is_blank(text: str) -> bool:
    return all(not row.strip() or row.lstrip().startswith("#") for row in text.split("\n"))


@lru_cache(maxsize=512)
def nearest(wrong: str, known: tuple[str, ...]) -> str:
    """Name the nearest known word; asked often for the same word."""
    return did_you_mean(wrong, known)


def strings(data: object, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Every text in the data of a file, with the path to it."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from strings(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from strings(value, (*path, index))


def line_of(source: Source, path: Path_, needle: str) -> int:
    """Find the line a piece of a text stands on, or else the line the text begins on."""
    first = source.line(path)
    rows = source.text.split("\n")
    for number in range(first, first + len(rows)):
        index = number - source.first_line
        if index < len(rows) and needle in rows[index]:
            return number
    return first
