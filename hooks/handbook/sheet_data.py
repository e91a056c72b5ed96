"""The sheets and the report forms as data for the scripts that fill them in; the shapes are in js/ark/typer.d.ts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import script_data
from handbook.norwegian import PRIVACY, TONE
from handbook.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handbook.catalogue import Catalogue
    from handbook.models.report_form import FormField, ReportForm
    from handbook.models.sheet import (
        Axis,
        Column,
        Diagram,
        FilledPart,
        FilledRow,
        FilledSheet,
        Formula,
        Lasting,
        Scale,
        Sheet,
        SheetPart,
        Table,
        Tone,
    )  # fmt: skip

    Data = dict[str, object]


def scripts(catalogue: Catalogue) -> dict[str, str]:
    """Address to script: every sheet and every report form."""
    sheets = {
        at.sheet_data(one.id): script_data.entry("fellesArk", one.id, sheet(catalogue, one)) for one in catalogue.sheets
    }
    relations = Relations(catalogue)
    forms = {
        at.form_data(one.id): script_data.entry("fellesSkjema", one.id, form(relations, one))
        for one in catalogue.report_forms
    }
    return {**sheets, **forms, **_in_nynorsk(catalogue)}


def _in_nynorsk(catalogue: Catalogue) -> dict[str, str]:
    """Sheets and report forms in nynorsk, under the same ids: what is written in one language opens in the other."""
    if catalogue.nynorsk is None:
        return {}
    there = at.in_nynorsk(catalogue)
    relations = Relations(catalogue.nynorsk)
    sheets = {
        at.nynorsk(at.sheet_data(one.id)): script_data.entry(
            "fellesArk", one.id, script_data.moved(sheet(catalogue.nynorsk, one, written), there)
        )
        for written, one in zip(catalogue.sheets, catalogue.nynorsk.sheets, strict=True)
        if at.sheet_page(one.id) in there
    }
    forms = {
        at.nynorsk(at.form_data(one.id)): script_data.entry(
            "fellesSkjema", one.id, script_data.moved(form(relations, one, _options(catalogue, written)), there)
        )
        for written, one in zip(catalogue.report_forms, catalogue.nynorsk.report_forms, strict=True)
    }
    return {**sheets, **forms}


def _options(catalogue: Catalogue, one: ReportForm) -> dict[str, tuple[str, ...]]:
    """The choices of each field of a form that has any."""
    sections = (catalogue.report_head.section, *one.sections)
    return {field.id: field.options for section in sections for field in section.fields if field.options}


def sheet(catalogue: Catalogue, one: Sheet, kept: Sheet | None = None) -> Data:
    """A sheet: ArkDefinisjon in typer.d.ts.

    `kept` has the choices as files hold them, where the sheet says them in another language.
    """
    # What an invented group wrote is not translated.
    language = {"spraak": "nb"} if kept else {}
    kept = kept or one
    tool = catalogue.tool_by_id[one.tool]
    return {
        "id": one.id,
        "tittel": one.title,
        "verktoy": {"id": tool.id, "nr": tool.number, "navn": tool.name, "adresse": at.tool(tool.id)},
        "adresse": at.sheet_page(one.id),
        "utskrift": at.sheet(tool.id),
        "docx": at.sheet_document(tool.id),
        "sammendrag": one.summary,
        "intro": one.intro,
        "slik": list(one.how),
        "vern": one.privacy or catalogue.say(PRIVACY),
        "status": one.status,
        "revisjon": one.revision,
        "papir": {"format": one.print.size, "retning": one.print.orientation},
        "skalaer": {scale.id: _scale(scale, old) for scale, old in zip(one.scales, kept.scales, strict=True)},
        "deler": [_part(one, part, old) for part, old in zip(one.parts, kept.parts, strict=True)],
        "roller": [role.name for role in catalogue.roles if role.kind == "rolle"] if _asks_for_roles(one) else [],
        "alias": _sheet_aliases(one),
        "eksempel": {
            "tittel": one.example.title,
            "intro": one.example.intro,
            "innhold": _filled(one.example),
            **language,
        },
    }


def _asks_for_roles(one: Sheet) -> bool:
    return any(column.kind == "rolle" for part in one.parts if part.table for column in part.table.columns)


def _scale(scale: Scale, kept: Scale) -> Data:
    options = [
        _short(
            verdi=old.value,
            vist=option.value if option.value != old.value else None,
            tekst=option.label,
            poeng=option.score,
            tone=_tone(option.tone),
        )
        for option, old in zip(scale.options, kept.options, strict=True)
    ]
    return {"id": scale.id, "tittel": scale.title, "valg": options}


def _part(one: Sheet, part: SheetPart, kept: SheetPart) -> Data:
    return _short(
        id=part.id,
        tittel=part.title,
        hjelp=part.help,
        felt=[_short(id=field.id, tekst=field.label, hjelp=field.help, linjer=field.lines) for field in part.fields],
        tabell=_table(one, part.table, kept.table) if part.table and kept.table else None,
        punkter=[{"id": check.id, "tekst": check.text} for check in part.checks],
    )


def _table(one: Sheet, table: Table, kept: Table) -> Data:
    rows, units = table.open, table.units
    return _short(
        radtekst=table.row_label,
        kolonner=[_column(column) for column in table.columns],
        grupper=[
            _short(id=group.id, tittel=group.title, hjelp=group.help, trinn=list(group.levels))
            for group in table.groups
        ],
        faste=[_short(id=row.id, tekst=row.label, hjelp=row.help, gruppe=row.group) for row in table.rows],
        aapne={"navn": rows.noun, "start": rows.start, "maks": rows.max, "papir": rows.paper} if rows else None,
        linjer=table.lines,
        regler=[
            {"verdi": old.value, "min": rule.min, "maks": rule.max, "melding": rule.message}
            for rule, old in zip(table.rules, kept.rules, strict=True)
        ],
        enheter={"tekst": units.label, "maks": units.max, "hjelp": units.help} if units else None,
        diagram=_diagram(one, table, table.diagram) if table.diagram else None,
    )


def _column(column: Column) -> Data:
    return _short(
        id=column.id,
        tekst=column.label,
        slag=column.kind,
        hjelp=column.help,
        skala=column.scale,
        min=column.min,
        max=column.max,
        enhet=column.unit,
        formel=_formula(column.formula) if column.formula else None,
        bredde=column.width,
    )


def _formula(formula: Formula) -> Data:
    bands = [
        _short(min=band.min, max=band.max, tekst=band.label, raad=band.advice, tone=_tone(band.tone))
        for band in formula.bands
    ]
    return {"slag": formula.kind, "kolonner": list(formula.columns), "baand": bands}


def _diagram(one: Sheet, table: Table, diagram: Diagram) -> Data:
    found: Data = {"tittel": diagram.title, "hjelp": diagram.help}
    if diagram.radar:
        scale = {column.id: column.scale for column in table.columns}[diagram.radar.value]
        options = {scale.id: scale.options for scale in one.scales}[scale or ""]
        scores = [option.score for option in options if option.score is not None]
        found |= {
            "slag": "radar",
            "akser": diagram.radar.axes,
            "verdi": diagram.radar.value,
            "min": min(scores),
            "maks": max(scores),
        }
    if diagram.grid:
        grid = diagram.grid
        cells = [
            _short(x=cell.x - 1, y=cell.y - 1, tekst=cell.label, raad=cell.advice, tone=_tone(cell.tone))
            for cell in grid.cells
        ]
        found |= _short(
            slag="rutenett", x=_axis(grid.x), y=_axis(grid.y), navn=grid.name, baandAv=grid.bands_of, ruter=cells
        )
    if diagram.timeline:
        line = diagram.timeline
        found |= {
            "slag": "tidslinje",
            "spenn": [{"kolonne": span.column, "fra": span.start, "til": span.end} for span in line.spans],
            "merker": [{"kolonne": mark.column, "ved": mark.at} for mark in line.milestones],
        }
    return found


def _axis(axis: Axis) -> Data:
    bands = [{"min": band.min, "max": band.max, "tekst": band.label} for band in axis.bands]
    return {"kolonne": axis.column, "tekst": axis.label, "baand": bands}


def _sheet_aliases(one: Sheet) -> Data:
    tables = [(part, part.table) for part in one.parts if part.table]
    return {
        "ark": dict.fromkeys(one.aliases, one.id),
        "del": dict(_former("", one.parts)),
        "felt": dict(pair for part in one.parts for pair in _former(f"{part.id}/", part.fields)),
        "kolonne": dict(pair for part, table in tables for pair in _former(f"{part.id}/", table.columns)),
        "rad": dict(pair for part, table in tables for pair in _former(f"{part.id}/", table.rows)),
        "gruppe": dict(pair for part, table in tables for pair in _former(f"{part.id}/", table.groups)),
        "punkt": dict(pair for part in one.parts for pair in _former(f"{part.id}/", part.checks)),
    }


def _former(under: str, parts: Iterable[Lasting]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for old in part.aliases:
            yield f"{under}{old}", part.id


def _filled(example: FilledSheet) -> Data:
    return {"deler": {part.part: _filled_part(part) for part in example.parts}}


def _filled_part(part: FilledPart) -> Data:
    found: Data = {}
    if part.fields:
        found["felt"] = dict(part.fields)
    if part.rows:
        found["rader"] = _filled_rows(part.rows)
    if part.units:
        found["maalinger"] = [
            {"id": f"eksempel-{place}", "enhet": one.unit, "dato": one.date, "rader": _filled_rows(one.rows)}
            for place, one in enumerate(part.units, start=1)
        ]
    if part.checks:
        found["kryss"] = list(part.checks)
    return found


def _filled_rows(rows: Iterable[FilledRow]) -> list[Data]:
    return [
        {"id": row.row or f"eksempel-{place}", "celler": dict(row.cells)} for place, row in enumerate(rows, start=1)
    ]


def form(relations: Relations, one: ReportForm, kept: Mapping[str, tuple[str, ...]] | None = None) -> Data:
    """A report form with the head that all share: SkjemaDefinisjon in typer.d.ts.

    `kept` has the choices of each field as files hold them, where the form says them in another language.
    """
    catalogue = relations.catalogue
    phase = catalogue.phase_by_id[one.phase]
    sections = (catalogue.report_head.section, *one.sections)
    return {
        "id": one.id,
        "navn": one.name,
        "fase": {"id": phase.id, "navn": phase.name, "adresse": at.phase(phase.id)},
        "adresse": at.form(one.id),
        "docx": at.form_document(one.id),
        "sammendrag": one.summary,
        "formaal": one.purpose,
        "slik": list(one.how),
        "vern": catalogue.say(PRIVACY),
        "status": one.status,
        "revisjon": one.revision,
        "deler": [
            {
                "id": section.id,
                "tittel": section.title,
                "intro": section.intro,
                "felt": [_form_field(relations, field, kept or {}) for field in section.fields],
            }
            for section in sections
        ],
        "beslutning": {
            "sporsmal": phase.gate.question,
            "tekst": phase.gate.decision,
            "stopp": [
                {
                    "hvem": catalogue.role_by_id[stop.role].name,
                    "behandling": catalogue.say(stop.treatment.capitalize()).lower(),
                    "hva": stop.what,
                }
                for stop in phase.gate.stops
            ],
        },
        "alias": {"skjema": dict.fromkeys(one.aliases, one.id)},
        "eksempel": _form_example(catalogue, one),
    }


def _form_field(relations: Relations, field: FormField, kept: Mapping[str, tuple[str, ...]]) -> Data:
    points = [relations.checkpoint_by_id[key][1] for key in field.checkpoints]
    called = {"valgtekst": list(field.options)} if field.id in kept else {}
    return {
        "id": field.id,
        "tekst": field.label,
        "slag": field.kind,
        "hjelp": field.help,
        "paakrevd": field.required,
        "valg": list(kept.get(field.id, field.options)),
        **called,
        "kolonner": list(field.columns),
        "sjekkpunkter": [
            {"id": point.id, "tekst": point.text, "tegn": point.met_when, "adresse": at.checkpoint(point.id)}
            for point in points
        ],
    }


def _form_example(catalogue: Catalogue, one: ReportForm) -> Data | None:
    if one.example is None:
        return None
    answers = {
        answer.field: {"rader": [list(row) for row in answer.rows]} if answer.rows else {"tekst": list(answer.text)}
        for answer in one.example.answers
    }
    written = {text for answer in one.example.answers for row in (answer.text, *answer.rows) for text in row}
    # What an invented group wrote is read in the language that they wrote it in.
    language = {"spraak": "nb"} if written & catalogue.fallbacks else {}
    return {
        "tittel": one.example.title,
        "intro": one.example.intro,
        "adresse": at.form_example(one.id),
        "svar": answers,
        **language,
    }


def _tone(tone: Tone | None) -> str | None:
    return TONE[tone] if tone else None


def _short(**values: object) -> Data:
    """The values without those that do not apply."""
    return {key: value for key, value in values.items() if value is not None}
