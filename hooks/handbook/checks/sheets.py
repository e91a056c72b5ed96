"""A sheet can be filled in, worked out and drawn: what it names is there, and every value has a meaning."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product
from typing import TYPE_CHECKING

from handbook.checks.subject import nearest
from handbook.models.sheet import OWN_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from handbook.catalogue import Origin
    from handbook.checks.subject import Subject
    from handbook.models.sheet import (
        Axis,
        Column,
        FilledPart,
        FilledRow,
        Formula,
        Grid,
        Lasting,
        Sheet,
        SheetPart,
        Table,
        Timeline,
    )
    from handbook.problems import Problem
    from handbook.yaml_source import Path_

_NEEDS = {"scale": "ett valg", "formula": "formel", "min": "tall", "max": "tall", "unit": "tall"}
"""Fields of a column, and the only kind of column that has them."""


@dataclass(frozen=True)
class _Place:
    """A table with where it stands."""

    sheet: Sheet
    part: SheetPart
    table: Table
    origin: Origin
    path: Path_

    def problem(self, fault: str, *path: str | int) -> Problem:
        return self.origin.problem(fault, *self.path, *path)

    def column(self, wanted: str) -> Column | None:
        return next((column for column in self.table.columns if column.id == wanted), None)

    def scores(self, column: Column) -> tuple[int, ...] | None:
        """Every number that the column can have, or None when it has none or any."""
        if column.kind == "ett valg":
            options = (one for scale in self.sheet.scales if scale.id == column.scale for one in scale.options)
            scores = [option.score for option in options]
            return tuple(score for score in scores if score is not None) or None
        if column.kind == "tall" and column.min is not None and column.max is not None:
            return tuple(range(column.min, column.max + 1))
        return None

    def has_number(self, column: Column) -> bool:
        return column.kind in ("tall", "formel") or self.scores(column) is not None


def _places(subject: Subject) -> Iterator[_Place]:
    for sheet in subject.catalogue.sheets:
        for index, part in enumerate(sheet.parts):
            if part.table:
                origin = subject.catalogue.origin(sheet)
                yield _Place(sheet, part, part.table, origin, ("parts", index, "table"))


def tools(subject: Subject) -> Iterator[Problem]:
    """A sheet belongs to a tool that exists, has no other sheet and no template of its own."""
    first: dict[str, Sheet] = {}
    for sheet in subject.catalogue.sheets:
        origin = subject.catalogue.origin(sheet)
        tool = subject.catalogue.tool_by_id.get(sheet.tool)
        other = first.setdefault(sheet.tool, sheet)
        if not subject.is_known("tool", sheet.tool):
            yield origin.problem(subject.unknown("tool", sheet.tool), "tool")
        elif other is not sheet:
            fault = f"verktøyet «{sheet.tool}» har alt arket «{other.id}». Slå dem sammen, eller velg et annet verktøy."
            yield origin.problem(fault, "tool")
        elif tool is not None and tool.template is not None:
            fault = (
                f"verktøyet «{tool.id}» har både ark og «template». Flytt det som mangler, til arket og slett malen."
            )
            yield subject.catalogue.origin(tool).problem(fault, "template")


def ids(subject: Subject) -> Iterator[Problem]:
    """What a filled-in sheet is kept under has one name only, former names counted in."""
    for sheet in subject.catalogue.sheets:
        origin = subject.catalogue.origin(sheet)
        yield from _unique(origin, ("parts",), sheet.parts)
        yield from _unique_names(origin, [(("scales", at, "id"), one.id) for at, one in enumerate(sheet.scales)])
        for at, scale in enumerate(sheet.scales):
            values = [(("scales", at, "options", place), one.value) for place, one in enumerate(scale.options)]
            yield from _unique_names(origin, values)
        for at, part in enumerate(sheet.parts):
            yield from _unique(origin, ("parts", at, "fields"), part.fields)
            yield from _unique(origin, ("parts", at, "checks"), part.checks)
    for place in _places(subject):
        for key, parts in (
            ("columns", place.table.columns),
            ("rows", place.table.rows),
            ("groups", place.table.groups),
        ):
            yield from _unique(place.origin, (*place.path, key), parts)
        for index, column in enumerate(place.table.columns):
            if OWN_TEXT in (column.id, *column.aliases):
                fault = f"«{OWN_TEXT}» er navnet på teksten foran raden. Velg en annen id."
                yield place.problem(fault, "columns", index, "id")


def _unique(origin: Origin, path: Path_, parts: Sequence[Lasting]) -> Iterator[Problem]:
    names: list[tuple[Path_, str]] = []
    for index, part in enumerate(parts):
        names.append(((*path, index, "id"), part.id))
        names += [((*path, index, "aliases", place), old) for place, old in enumerate(part.aliases)]
    return _unique_names(origin, names)


def _unique_names(origin: Origin, names: Iterable[tuple[Path_, str]]) -> Iterator[Problem]:
    seen = set()
    for path, name in names:
        if name in seen:
            yield origin.problem(f"«{name}» er brukt to ganger her. Gi den ene et annet navn.", *path)
        seen.add(name)


def parts(subject: Subject) -> Iterator[Problem]:
    """Every part of a sheet has something to fill in, and every scale is used and has numbers throughout or none."""
    for sheet in subject.catalogue.sheets:
        origin = subject.catalogue.origin(sheet)
        for index, part in enumerate(sheet.parts):
            if not part.fields and not part.table and not part.checks:
                fault = f"delen «{part.title}» har ikke noe å fylle ut. Legg til «fields», «table» eller «checks»."
                yield origin.problem(fault, "parts", index)
        used = {column.scale for part in sheet.parts if part.table for column in part.table.columns}
        for index, scale in enumerate(sheet.scales):
            if scale.id not in used:
                fault = f"ingen kolonne bruker skalaen «{scale.id}». Sett den på en kolonne, eller slett den."
                yield origin.problem(fault, "scales", index, "id")
            if len({option.score is None for option in scale.options}) > 1:
                fault = f"noen valg på skalaen «{scale.id}» mangler «score». Gi alle valg et tall, eller ingen."
                yield origin.problem(fault, "scales", index, "options")


def columns(subject: Subject) -> Iterator[Problem]:
    """A column has what its kind needs, and nothing else."""
    for place in _places(subject):
        scales = tuple(scale.id for scale in place.sheet.scales)
        for index, column in enumerate(place.table.columns):
            path: Path_ = ("columns", index)
            for key, kind in _NEEDS.items():
                given = getattr(column, key) is not None
                if given and column.kind != kind:
                    fault = f"en kolonne av typen «{column.kind}» skal ikke ha «{key}». Fjern det, eller rett «kind»."
                    yield place.problem(fault, *path, key)
                elif not given and column.kind == kind and key in ("scale", "formula"):
                    fault = f"en kolonne av typen «{column.kind}» må ha «{key}». Legg det til."
                    yield place.problem(fault, *path)
            if column.scale is not None and column.scale not in scales:
                near = nearest(column.scale, scales) or " Se id-ene under «scales»."
                yield place.problem(f"ukjent skala «{column.scale}».{near}", *path, "scale")
            if column.min is not None and column.max is not None and column.min > column.max:
                yield place.problem("«min» er større enn «max». Bytt dem om.", *path, "min")


def formulas(subject: Subject) -> Iterator[Problem]:
    """A formula is worked out of columns with numbers before it, and its bands meet every number it can give."""
    for place in _places(subject):
        known: list[str] = []
        for index, column in enumerate(place.table.columns):
            if column.formula:
                yield from _formula(place, column.formula, known, ("columns", index, "formula"))
            known.append(column.id)


def _formula(place: _Place, formula: Formula, known: Sequence[str], path: Path_) -> Iterator[Problem]:
    values = []
    for index, wanted in enumerate(formula.columns):
        column = place.column(wanted)
        if column is None or wanted not in known:
            near = nearest(wanted, tuple(known)) or " Velg blant kolonnene foran."
            yield place.problem(f"ukjent kolonne «{wanted}».{near}", *path, "columns", index)
        elif not place.has_number(column):
            fault = f"kolonnen «{wanted}» har ikke tall. Velg en annen, eller gi valgene «score»."
            yield place.problem(fault, *path, "columns", index)
        else:
            values.append(place.scores(column))
    yield from _order(place, [(band.min, band.max) for band in formula.bands], (*path, "bands"))
    choices = [one for one in values if one is not None]
    if formula.bands and len(choices) == len(formula.columns):
        reached = sorted({formula.worked_out(one) for one in product(*choices)})
        for value in reached:
            if not any(band.min <= value <= band.max for band in formula.bands):
                fault = f"ingen bånd dekker {value:g}, som er et mulig svar. Rett «min» eller «max»."
                yield place.problem(fault, *path, "bands")
                return


def _order(place: _Place, bands: Sequence[tuple[int, int]], path: Path_) -> Iterator[Problem]:
    for index, (low, high) in enumerate(bands):
        if low > high:
            yield place.problem("«min» er større enn «max». Bytt dem om.", *path, index)
    for index, ((_, before), (after, _)) in enumerate(pairwise(bands), start=1):
        if after <= before:
            fault = f"båndet begynner på {after}, men båndet foran slutter på {before}. Rett tallene."
            yield place.problem(fault, *path, index)


def tables(subject: Subject) -> Iterator[Problem]:
    """A table has rows, its rows stand in groups that exist, and levels match the scale."""
    for place in _places(subject):
        table = place.table
        if not table.rows and table.open is None:
            yield place.problem("tabellen har ingen rader. Legg til «rows» eller «open».")
        if bool(table.rows) != (table.row_label is not None):
            fault = "«row_label» skal stå når tabellen har faste rader, og ellers ikke. Legg det til, eller fjern det."
            yield place.problem(fault)
        if table.open and table.open.start > table.open.max:
            yield place.problem("«start» er større enn «max». Bytt dem om.", "open", "start")
        if table.units and (table.open or not table.rows):
            yield place.problem(
                "en tabell med «units» har bare faste rader. Fjern «open», og legg til «rows».", "units"
            )
        yield from _groups(place)
        yield from _rules(place)


def _groups(place: _Place) -> Iterator[Problem]:
    groups = tuple(group.id for group in place.table.groups)
    for index, row in enumerate(place.table.rows):
        if row.group is not None and row.group not in groups:
            near = nearest(row.group, groups) or " Se id-ene under «groups»."
            yield place.problem(f"ukjent gruppe «{row.group}».{near}", "rows", index, "group")
    sizes = {
        len(scale.options) for column in place.table.columns for scale in place.sheet.scales if scale.id == column.scale
    }
    for index, group in enumerate(place.table.groups):
        if not any(row.group == group.id for row in place.table.rows):
            fault = f"ingen rader står i gruppa «{group.id}». Sett «group» på radene, eller slett gruppa."
            yield place.problem(fault, "groups", index)
        if group.levels and len(group.levels) not in sizes:
            fault = f"gruppa har {len(group.levels)} trinn, men skalaen har et annet antall valg. Rett «levels»."
            yield place.problem(fault, "groups", index, "levels")


def _rules(place: _Place) -> Iterator[Problem]:
    used = {column.scale for column in place.table.columns}
    values = tuple(option.value for scale in place.sheet.scales if scale.id in used for option in scale.options)
    for index, rule in enumerate(place.table.rules):
        if rule.value not in values:
            near = nearest(rule.value, values) or " Velg en verdi fra en skala i tabellen."
            yield place.problem(f"ukjent verdi «{rule.value}».{near}", "rules", index, "value")
        if rule.min > rule.max:
            yield place.problem("«min» er større enn «max». Bytt dem om.", "rules", index, "min")


def diagrams(subject: Subject) -> Iterator[Problem]:
    """A diagram is of one kind, and draws columns that its table has."""
    for place in _places(subject):
        diagram = place.table.diagram
        if diagram is None:
            continue
        kinds = [diagram.radar, diagram.grid, diagram.timeline]
        if sum(kind is not None for kind in kinds) != 1:
            fault = "diagrammet skal ha ett av «radar», «grid» og «timeline». Behold det som passer."
            yield place.problem(fault, "diagram")
        if diagram.radar:
            yield from _scored(place, diagram.radar.value, "diagram", "radar", "value")
            if diagram.radar.axes == "grupper" and not place.table.groups:
                yield place.problem("tabellen har ingen grupper. Skriv «axes: rader».", "diagram", "radar", "axes")
        if diagram.grid:
            yield from _grid(place, diagram.grid)
        if diagram.timeline:
            yield from _timeline(place, diagram.timeline)


def _timeline(place: _Place, line: Timeline) -> Iterator[Problem]:
    path: Path_ = ("diagram", "timeline")
    for index, span in enumerate(line.spans):
        yield from _known(place, span.column, *path, "spans", index, "column")
        if span.start >= span.end:
            yield place.problem("«start» må være før «end». Rett tallene.", *path, "spans", index)
    for index, mark in enumerate(line.milestones):
        yield from _known(place, mark.column, *path, "milestones", index, "column")


def _grid(place: _Place, grid: Grid) -> Iterator[Problem]:
    path: Path_ = ("diagram", "grid")
    for key, axis in (("x", grid.x), ("y", grid.y)):
        yield from _axis(place, axis, (*path, key))
    if grid.name is not None:
        yield from _known(place, grid.name, *path, "name")
    elif place.table.open:
        yield place.problem("rutenettet mangler «name», som sier hva merkene heter. Legg det til.", *path)
    if bool(grid.cells) == (grid.bands_of is not None):
        fault = "rutenettet skal ha enten «cells» eller «bands_of». Behold det som passer."
        yield place.problem(fault, *path)
    if grid.bands_of is not None:
        column = place.column(grid.bands_of)
        if column is None or column.formula is None or not column.formula.bands:
            fault = f"«{grid.bands_of}» er ikke en formel med bånd i tabellen. Velg en kolonne som er det."
            yield place.problem(fault, *path, "bands_of")
    if grid.cells:
        yield from _cells(place, grid, path)


def _axis(place: _Place, axis: Axis, path: Path_) -> Iterator[Problem]:
    yield from _scored(place, axis.column, *path, "column")
    bands = [(band.min, band.max) for band in axis.bands]
    yield from _order(place, bands, (*path, "bands"))
    column = place.column(axis.column)
    for value in (place.scores(column) if column else None) or ():
        if not any(low <= value <= high for low, high in bands):
            yield place.problem(f"ingen strekning dekker {value}, som er et mulig svar. Rett tallene.", *path, "bands")
            return


def _cells(place: _Place, grid: Grid, path: Path_) -> Iterator[Problem]:
    wanted = set(product(range(1, len(grid.x.bands) + 1), range(1, len(grid.y.bands) + 1)))
    given = Counter((cell.x, cell.y) for cell in grid.cells)
    for index, cell in enumerate(grid.cells):
        if (cell.x, cell.y) not in wanted:
            yield place.problem(f"rute {cell.x}, {cell.y} finnes ikke. Rett «x» eller «y».", *path, "cells", index)
    for (x, y), count in given.items():
        if count > 1:
            yield place.problem(f"rute {x}, {y} er beskrevet {count} ganger. Behold den ene.", *path, "cells")
    for x, y in sorted(wanted - set(given)):
        yield place.problem(f"rute {x}, {y} er ikke beskrevet. Legg den til under «cells».", *path, "cells")


def _known(place: _Place, wanted: str, *path: str | int) -> Iterator[Problem]:
    if place.column(wanted) is None:
        known = tuple(column.id for column in place.table.columns)
        near = nearest(wanted, known) or " Se id-ene under «columns»."
        yield place.problem(f"ukjent kolonne «{wanted}».{near}", *path)


def _scored(place: _Place, wanted: str, *path: str | int) -> Iterator[Problem]:
    yield from _known(place, wanted, *path)
    column = place.column(wanted)
    if column is not None and not place.has_number(column):
        fault = f"kolonnen «{wanted}» har ikke tall. Velg en annen, eller gi valgene «score»."
        yield place.problem(fault, *path)


def examples(subject: Subject) -> Iterator[Problem]:
    """A filled-in example fills in what is there, in the way it is asked for."""
    for sheet in subject.catalogue.sheets:
        origin = subject.catalogue.origin(sheet)
        parts = {part.id: part for part in sheet.parts}
        seen = set()
        for index, answer in enumerate(sheet.example.parts):
            path: Path_ = ("example", "parts", index)
            part = parts.get(answer.part)
            if part is None:
                near = nearest(answer.part, tuple(parts)) or " Se id-ene under «parts»."
                yield origin.problem(f"ukjent del «{answer.part}».{near}", *path, "part")
            elif answer.part in seen:
                yield origin.problem(f"delen «{answer.part}» er fylt ut to ganger. Slå dem sammen.", *path, "part")
            else:
                yield from _filled_part(sheet, part, answer, origin, path)
            seen.add(answer.part)


def _filled_part(sheet: Sheet, part: SheetPart, answer: FilledPart, origin: Origin, path: Path_) -> Iterator[Problem]:
    fields = tuple(field.id for field in part.fields)
    for key in answer.fields:
        if key not in fields:
            near = nearest(key, fields) or " Se id-ene under «fields»."
            yield origin.problem(f"ukjent felt «{key}».{near}", *path, "fields", key)
    checks = tuple(check.id for check in part.checks)
    for index, key in enumerate(answer.checks):
        if key not in checks:
            near = nearest(key, checks) or " Se id-ene under «checks»."
            yield origin.problem(f"ukjent punkt «{key}».{near}", *path, "checks", index)
    units = part.table.units if part.table else None
    for given, wanted, key in ((answer.rows, units is None, "rows"), (answer.units, units is not None, "units")):
        if given and (part.table is None or not wanted):
            fault = f"delen «{part.id}» fylles ikke ut med «{key}». Se hvordan delen er laget."
            yield origin.problem(fault, *path, key)
            return
    if part.table is None:
        return
    place = _Place(sheet, part, part.table, origin, path)
    yield from _filled_rows(place, answer.rows, ("rows",))
    for index, unit in enumerate(answer.units):
        yield from _filled_rows(place, unit.rows, ("units", index, "rows"))
        if not _is_day(unit.date):
            yield place.problem(f"«{unit.date}» er ikke en dato. Skriv den som 2026-11-22.", "units", index, "date")


def _filled_rows(place: _Place, rows: Sequence[FilledRow], path: Path_) -> Iterator[Problem]:
    fixed = tuple(row.id for row in place.table.rows)
    seen = set()
    for index, row in enumerate(rows):
        here: Path_ = (*path, index)
        if row.row is not None and row.row not in fixed:
            near = nearest(row.row, fixed) or " Se id-ene under «rows» i tabellen."
            yield place.problem(f"ukjent rad «{row.row}».{near}", *here, "row")
        elif row.row is None and place.table.open is None:
            yield place.problem("raden mangler «row», for tabellen har bare faste rader. Legg det til.", *here)
        elif row.row is not None and row.row in seen:
            yield place.problem(f"raden «{row.row}» er fylt ut to ganger. Slå dem sammen.", *here, "row")
        seen.add(row.row)
        for key, text in row.cells.items():
            fault = _cell(place, row, key, text)
            if fault:
                yield place.problem(fault, *here, "cells", key)


def _cell(place: _Place, row: FilledRow, key: str, text: str) -> str:  # noqa: PLR0911 (one line for each kind)
    if key == OWN_TEXT and row.row is None and place.table.rows:
        return ""
    column = place.column(key)
    if column is None:
        known = tuple(one.id for one in place.table.columns)
        return f"ukjent kolonne «{key}».{nearest(key, known) or ' Se id-ene under «columns».'}"
    if column.kind == "formel":
        return f"kolonnen «{key}» regnes ut. Fjern svaret."
    if column.kind == "dato" and not _is_day(text):
        return f"«{text}» er ikke en dato. Skriv den som 2026-11-22."
    if column.kind == "tall":
        return _number(column, text)
    if column.kind == "ett valg":
        values = tuple(one.value for scale in place.sheet.scales if scale.id == column.scale for one in scale.options)
        if values and text not in values:
            near = nearest(text, values) or f" Velg blant {', '.join(values)}."
            return f"«{text}» er ikke et av valgene.{near}"
    return ""


def _number(column: Column, text: str) -> str:
    try:
        value = int(text)
    except ValueError:
        return f"«{text}» er ikke et helt tall. Skriv bare tallet."
    if column.min is not None and value < column.min:
        return f"{value} er for lite. Skriv minst {column.min}."
    if column.max is not None and value > column.max:
        return f"{value} er for mye. Skriv høyst {column.max}."
    return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
