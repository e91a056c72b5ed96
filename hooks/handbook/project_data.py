"""What project files can hold, as data for the scripts: names, addresses and former ids of every place to write."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import script_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.catalogue import Catalogue
    from handbook.models.module import Module
    from handbook.models.report_form import FormField, FormSection, ReportForm
    from handbook.models.sheet import Lasting, Sheet, SheetPart

    Data = dict[str, object]
    Pairs = Iterator[tuple[str, str]]

ADDRESS = "prosjekt/data.js"

_BOUND = frozenset({"ett valg", "tall", "dato", "formel"})
"""Kinds of columns and fields where two values cannot stand together."""


def scripts(catalogue: Catalogue) -> dict[str, str]:
    """Address to script: the names in bokmål, and in nynorsk when there is a translation of anything."""
    found = {ADDRESS: script(catalogue)}
    if catalogue.nynorsk:
        there = at.in_nynorsk(catalogue)
        # A file is of the same revision whatever language it was written in.
        names = {**data(catalogue), **_places(catalogue.nynorsk), "valg": _choices(catalogue, catalogue.nynorsk)}
        found[at.nynorsk(ADDRESS)] = script_data.whole("fellesProsjektData", script_data.moved(names, there))
    return found


def script(catalogue: Catalogue) -> str:
    """The text of prosjekt/data.js."""
    return script_data.whole("fellesProsjektData", data(catalogue))


def _choices(catalogue: Catalogue, nynorsk: Catalogue) -> dict[str, str]:
    """What the choices of the report forms, which files hold in bokmål, are in nynorsk."""
    return {
        kept: called
        for old, new in zip(_fields(catalogue), _fields(nynorsk), strict=True)
        for kept, called in zip(old.options, new.options, strict=True)
    }


def _fields(catalogue: Catalogue) -> Iterator[FormField]:
    yield from catalogue.report_head.section.fields
    yield from (field for form in catalogue.report_forms for section in form.sections for field in section.fields)


def data(catalogue: Catalogue) -> Data:
    """Names and former ids; the shape is FellesProsjektData in prosjekt/typer.d.ts."""
    found = _places(catalogue)
    text = script_data.text(found)
    return {"revisjon": hashlib.sha256(text.encode()).hexdigest()[:8], **found}


def _places(catalogue: Catalogue) -> Data:
    shared = catalogue.report_head.section
    return {
        "slag": {old: sheet.id for sheet in catalogue.sheets for old in sheet.aliases},
        "fase": {old: phase.id for phase in catalogue.phases for old in phase.aliases},
        "alias": list(aliases(catalogue)),
        "faser": [_phase(catalogue, phase.id) for phase in catalogue.phases],
        "ark": {sheet.id: _sheet(sheet) for sheet in catalogue.sheets},
        "skjema": {form.id: _form(form, (shared, *form.sections)) for form in catalogue.report_forms},
    }


def _phase(catalogue: Catalogue, phase_id: str) -> Data:
    phase = catalogue.phase_by_id[phase_id]
    points = [point for module in catalogue.modules if module.phase == phase_id for point in module.checkpoints]
    return {
        "id": phase.id,
        "navn": phase.name,
        "adresse": at.phase(phase.id),
        "sjekkpunkter": [{"id": point.id, "tekst": point.text, "adresse": at.checkpoint(point.id)} for point in points],
    }


def _sheet(sheet: Sheet) -> Data:
    return {
        "tittel": sheet.title,
        "adresse": at.sheet_page(sheet.id),
        "deler": {part.id: _part(part) for part in sheet.parts},
    }


def _part(part: SheetPart) -> Data:
    table = part.table
    found: Data = {
        "tittel": part.title,
        "felt": {field.id: field.label for field in part.fields},
        "kolonner": {column.id: column.label for column in table.columns} if table else {},
        "rader": {row.id: row.label for row in table.rows} if table else {},
        "punkter": {point.id: point.text for point in part.checks},
        "bundet": [column.id for column in table.columns if column.kind in _BOUND] if table else [],
    }
    return {key: value for key, value in found.items() if value}


def _form(form: ReportForm, sections: Iterable[FormSection]) -> Data:
    return {
        "navn": form.name,
        "adresse": at.form(form.id),
        "fase": form.phase,
        "felt": {field.id: _field(field) for section in sections for field in section.fields},
    }


def _field(field: FormField) -> Data:
    found: Data = {"tekst": field.label}
    if field.columns:
        found["kolonner"] = list(field.columns)
    if field.kind in _BOUND:
        found["bundet"] = True
    return found


def aliases(catalogue: Catalogue) -> Pairs:
    """From the beginning of a former place to that of today.

    They are used in order: parts before what stands in them. «*» is a part that is made up where the file was written.
    Under «ark/» the second part is the definition, whatever the copy of the sheet is called.
    """
    for module in catalogue.modules:
        yield from _points(module)
    for form in catalogue.report_forms:
        yield from ((f"skjema/{old}", f"skjema/{form.id}") for old in form.aliases)
    for sheet in catalogue.sheets:
        for part in sheet.parts:
            for kind in ("felt", "kryss", "rad", "maaling"):
                yield from _former(f"ark/{sheet.id}/{kind}", (part,))
        for part in sheet.parts:
            yield from _in_part(f"ark/{sheet.id}", part)


def _points(module: Module) -> Pairs:
    for point in module.checkpoints:
        yield from ((f"kryss/{old}", f"kryss/{point.id}") for old in point.aliases)


def _in_part(sheet: str, part: SheetPart) -> Pairs:
    yield from _former(f"{sheet}/felt/{part.id}", part.fields)
    yield from _former(f"{sheet}/kryss/{part.id}", part.checks)
    if part.table:
        rows = (f"{sheet}/rad/{part.id}", f"{sheet}/maaling/{part.id}/*/rad")
        for row in rows:
            yield from _former(row, part.table.rows)
            yield from _former(f"{row}/*", part.table.columns)


def _former(under: str, parts: Iterable[Lasting]) -> Pairs:
    for part in parts:
        yield from ((f"{under}/{old}", f"{under}/{part.id}") for old in part.aliases)
