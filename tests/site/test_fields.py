"""Nothing is decoration: change any field of the models, and some page changes."""

from __future__ import annotations

import dataclasses
import types
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from jinja2 import UndefinedError
from pydantic import BaseModel

import factory
from handbook import addresses, catalogue, sheet_data
from handbook.catalogue import Catalogue, load
from handbook.lookup import lookup
from handbook.models.governance import Governance, ProjectFile
from handbook.models.module import Course, Lesson, Module
from handbook.models.plan import Meeting
from handbook.models.reference import Term
from handbook.models.report_form import FilledExample, FormField
from handbook.models.sheet import FilledRow, FilledSheet, FilledUnit
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOT_CONTENT = {
    (Course, "id"),  # there is one of each: the name that progress and packages are kept under
    (Governance, "id"),
    (ProjectFile, "id"),
    (Lesson, "file"),  # where it was read from: «Foreslå endring» leads there
    (Lesson, "body_line"),  # for messages to the editor
    (Module, "folder"),  # where it was read from
}

EITHER = {(FormField, "options"), (FormField, "columns")}
"""A field has one of them or none."""

OF_ITS_OWN: dict[tuple[type[BaseModel], str], object] = {
    (Term, "forms"): ("skal",),  # a word is explained where a text uses it
    (Meeting, "start"): "10.00",  # the clock of every step is counted from it
    (FilledExample, "answers"): (),  # an answer that stands twice is shown once
    (FilledSheet, "parts"): (),  # so is a part
    (FilledRow, "cells"): {"sak": "noe annet"},  # a date or a choice cannot be just anything
    (FilledUnit, "date"): "2026-11-23",
}
"""A changed value that shows, where any other would be lost."""

KNOWN_IDS = {
    "tool": "alfa", "tools": "alfa", "role": "prosjektleder", "roles": "prosjektleder", "purposes": "avklare",
    "phase": "oppstart", "phases": "oppstart", "module": "introduksjon", "prerequisites": "introduksjon",
    "report_form": "oppstartsrapport", "checkpoints": "oppstart-mandat", "goals": "oppstart-forklare",
    "see_also": "mandat", "source": "S1", "field": "mandat",
}  # fmt: skip
"""What a reference may point to in the small catalogue, by the name of the field."""

COLLECTIONS = tuple(
    field.name for field in dataclasses.fields(Catalogue) if field.name not in {"origins", "unread_files", "nynorsk"}
)
"""What is changed. A translation would not follow."""


def inner(kind: Any) -> Any:  # noqa: ANN401
    """The type without what may surround it."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in {Union, types.UnionType}:
            kind = next(part for part in get_args(kind) if part is not type(None))
        else:
            return kind


def models_in(kind: Any, found: dict[type[BaseModel], None]) -> None:  # noqa: ANN401
    """Every model that a type is made of."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in found:
        found[kind] = None
        for info in kind.model_fields.values():
            models_in(info.annotation, found)
    for part in get_args(kind):
        models_in(part, found)


def fields() -> Iterator[tuple[type[BaseModel], str]]:
    """Every field of every model that the catalogue is made of."""
    hints = get_type_hints(Catalogue, vars(catalogue))
    found: dict[type[BaseModel], None] = {}
    for name in COLLECTIONS:
        models_in(hints[name], found)
    for kind in found:
        for name, info in kind.model_fields.items():
            holder = isinstance(inner(info.annotation), type) and issubclass(inner(info.annotation), BaseModel)
            # What holds only other fields is shown when they are.
            if (kind, name) not in NOT_CONTENT and not holder:
                yield kind, name


FIELDS = sorted(fields(), key=lambda pair: (pair[0].__name__, pair[1]))


def rebuilt(old: Catalogue, change: Callable[[BaseModel, str, Any], Any]) -> Catalogue:
    """The catalogue with every field of every model in it passed through `change`."""
    origins = dict(old.origins)

    def walk(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, BaseModel):
            fields = type(value).model_fields
            new = value.model_copy(update={name: change(value, name, walk(getattr(value, name))) for name in fields})
            if id(value) in old.origins:
                origins[id(new)] = old.origins[id(value)]
            return new
        return tuple(map(walk, value)) if isinstance(value, tuple) else value

    parts = {name: walk(getattr(old, name)) for name in COLLECTIONS}
    return Catalogue(**parts, origins=origins, unread_files=old.unread_files)


@cache
def full() -> Catalogue:
    """The small catalogue with every field filled in that may be left out."""
    small, problems = load(factory.MINI)
    assert problems == ()

    seen = filled(small)

    def fill(owner: BaseModel, name: str, value: Any) -> Any:  # noqa: ANN401
        if (type(owner), name) in seen | EITHER:
            return value
        return made(type(owner).model_fields[name].annotation, name)

    return rebuilt(small, fill)


def filled(whole: Catalogue) -> set[tuple[type[BaseModel], str]]:
    """The fields that somebody has filled in somewhere."""
    seen: set[tuple[type[BaseModel], str]] = set()

    def note(owner: BaseModel, name: str, value: Any) -> Any:  # noqa: ANN401
        if value not in (None, ()):
            seen.add((type(owner), name))
        return value

    rebuilt(whole, note)
    return seen


def made(kind: Any, name: str) -> Any:  # noqa: ANN401
    """A value for a field that was left out."""
    kind = inner(kind)
    if get_origin(kind) is tuple:
        return (made(get_args(kind)[0], name),)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind.model_construct(**{key: made(info.annotation, key) for key, info in kind.model_fields.items()})
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    plain = {bool: True, int: 3, date: date(2026, 1, 2), str: f"fylt-{name.replace('_', '-')}"}
    return KNOWN_IDS.get(name) or plain[kind]


def other(kind: Any, value: Any) -> Any:  # noqa: ANN401, PLR0911
    """A value of the same type that is not the same."""
    kind = inner(kind)
    if get_origin(kind) is Literal:
        return next((choice for choice in get_args(kind) if choice != value), "noe annet")
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=40)
    if isinstance(value, tuple):
        if isinstance(value[0] if value else None, BaseModel):
            return (*value, *value[:1])
        return tuple(other(get_args(kind)[0], item) for item in value)
    if isinstance(value, dict):
        return {key: other(str, text) for key, text in value.items()}
    return f"endret {value}" if " " in value else f"{value}-endret"


def shown(whole: Catalogue) -> Any:  # noqa: ANN401
    """All that readers see of a catalogue."""
    return compile_pages(whole), addresses.redirects(whole), lookup(whole), sheet_data.scripts(whole)


@cache
def before() -> Any:  # noqa: ANN401
    """What readers see before anything is changed."""
    return shown(full())


def test_small_catalogue_has_every_field() -> None:
    """Or the test below would prove nothing."""
    seen = filled(full())
    assert [(kind.__name__, name) for kind, name in FIELDS if (kind, name) not in seen] == []


@pytest.mark.parametrize(
    ("kind", "name"), FIELDS, ids=lambda value: value if isinstance(value, str) else value.__name__
)
def test_a_reader_sees_the_field(kind: type[BaseModel], name: str) -> None:
    def change(owner: BaseModel, field: str, value: Any) -> Any:  # noqa: ANN401
        mine = type(owner) is kind and field == name and value is not None
        if not mine:
            return value
        return (
            OF_ITS_OWN[kind, name] if (kind, name) in OF_ITS_OWN else other(kind.model_fields[name].annotation, value)
        )

    unchanged = before()
    changed = rebuilt(full(), change)
    try:
        after = shown(changed)
    except (KeyError, StopIteration, UndefinedError, FileNotFoundError):
        return  # A page looked the value up and did not find it: it is read.
    assert after != unchanged, f"no page shows {kind.__name__}.{name}"
