"""Empty sheets as they come out on paper: one shape for sheets and templates, for pages and for documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.norwegian import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handbook.models.sheet import Diagram, Formula, Grid, Sheet, SheetPart, Tone
    from handbook.models.sheet import Table as SheetTable
    from handbook.models.tool import Template, TemplatePart

    Say = Callable[[str], str]

NARROW = 18
"""A table no wider than this finds room beside another on a wide sheet."""

COMPARED = 4
"""So many units have a column of their own on paper."""


@dataclass(frozen=True)
class Line:
    """Something to write or draw: a leading text and room for so many lines."""

    label: str
    help: str = ""
    lines: int = 2
    drawing: bool = False


@dataclass(frozen=True)
class Column:
    """A column with its share of the width, and the values to choose from where there are any."""

    label: str
    width: int = 3
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row that has a text before its cells."""

    label: str
    help: str = ""


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading; `levels` says what each value means for them."""

    title: str
    help: str
    levels: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """A table to fill in. When `row_label` is set the first column holds the texts of the rows."""

    caption: str
    row_label: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    empty: int
    lines: int

    @property
    def breadth(self) -> int:
        """The widths of all columns together."""
        return sum(self._parts)

    @property
    def _parts(self) -> list[int]:
        parts = [column.width for column in self.columns]
        return [max(parts), *parts] if self.row_label else parts

    @property
    def widths(self) -> tuple[float, ...]:
        """The share of each column in per cent, that of the row texts first."""
        return tuple(round(100 * part / self.breadth, 2) for part in self._parts)


@dataclass(frozen=True)
class Square:
    """One square of a grid."""

    label: str
    advice: str = ""
    tone: Tone | None = None


@dataclass(frozen=True)
class Squares:
    """A grid to put marks in, the highest row first."""

    caption: str
    help: str
    x_label: str
    y_label: str
    x: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Square, ...]], ...]


@dataclass(frozen=True)
class Web:
    """An empty radar diagram to draw in, the innermost ring first."""

    caption: str
    help: str
    axes: tuple[str, ...]
    rings: tuple[str, ...]


@dataclass(frozen=True)
class LegendItem:
    """What a value means."""

    value: str
    label: str
    tone: Tone | None = None


@dataclass(frozen=True)
class Legend:
    """What the values of a column mean."""

    title: str
    items: tuple[LegendItem, ...]


@dataclass(frozen=True)
class Section:
    """A part of a sheet in the order it is read."""

    id: str
    title: str
    help: str
    fields: tuple[Line, ...] = ()
    legends: tuple[Legend, ...] = ()
    tables: tuple[Table, ...] = ()
    squares: Squares | None = None
    web: Web | None = None
    checks: tuple[str, ...] = ()

    @property
    def narrow(self) -> bool:
        """Whether the part takes no more than half the width of a wide sheet."""
        return all(table.breadth <= NARROW for table in self.tables)


def of_template(template: Template) -> tuple[Section, ...]:
    """The parts of a tool's own template."""
    return tuple(_of_part(f"del-{place}", part) for place, part in enumerate(template.parts, start=1))


def _of_part(name: str, part: TemplatePart) -> Section:
    tables: tuple[Table, ...] = ()
    if part.table:
        fixed = bool(part.table.rows)
        tables = (
            Table(
                caption=part.title,
                row_label=part.table.columns[0] if fixed else "",
                columns=tuple(Column(label) for label in part.table.columns[int(fixed) :]),
                groups=(RowGroup("", "", (), tuple(Row(label) for label in part.table.rows)),) if fixed else (),
                empty=part.table.empty_rows,
                lines=2,
            ),
        )
    fields = tuple(Line(field.label, field.help or "", field.lines, field.drawing) for field in part.fields)
    return Section(name, part.title, part.help or "", fields, tables=tables, checks=part.checklist)


def of_sheet(sheet: Sheet, say: Say = str) -> tuple[Section, ...]:
    """The parts of a sheet, with what its values mean and the diagrams to draw by hand.

    `say` gives our own words in the language of the sheet.
    """
    told: set[str] = set()
    parts = []
    for part in sheet.parts:
        parts.append(_of_sheet_part(sheet, part, told, say))
        told |= {legend.title for legend in parts[-1].legends}
    return tuple(parts)


def _of_sheet_part(sheet: Sheet, part: SheetPart, told: set[str], say: Say) -> Section:
    fields = tuple(Line(field.label, field.help or "", field.lines) for field in part.fields)
    checks = tuple(check.text for check in part.checks)
    table = part.table
    if table is None:
        return Section(part.id, part.title, part.help or "", fields, checks=checks)
    if table.units:
        fields = (*fields, Line(table.units.label, "", 1), Line(say("Dato"), "", 1))
    rules = tuple(rule.message for rule in table.rules)
    return Section(
        id=part.id,
        title=part.title,
        help=" ".join((part.help or "", *rules)).strip(),
        fields=fields,
        legends=tuple(legend for legend in _legends(sheet, table) if legend.title not in told),
        tables=tuple(_tables(sheet, part.title, table, say)),
        squares=_squares(table, table.diagram) if table.diagram else None,
        web=_web(sheet, table, table.diagram) if table.diagram else None,
        checks=checks,
    )


def _legends(sheet: Sheet, table: SheetTable) -> Iterator[Legend]:
    used = {column.scale for column in table.columns}
    for scale in sheet.scales:
        if scale.id in used:
            items = tuple(LegendItem(option.value, option.label, option.tone) for option in scale.options)
            yield Legend(scale.title, items)
    for column in table.columns:
        if column.formula and column.formula.bands:
            yield Legend(column.label, tuple(_bands(column.formula)))


def _bands(formula: Formula) -> Iterator[LegendItem]:
    for band in formula.bands:
        numbers = str(band.min) if band.min == band.max else f"{band.min}–{band.max}"
        yield LegendItem(numbers, f"{band.label}. {band.advice or ''}".strip(), band.tone)


def _tables(sheet: Sheet, caption: str, table: SheetTable, say: Say) -> Iterator[Table]:
    values = {scale.id: tuple(option.value for option in scale.options) for scale in sheet.scales}
    columns = tuple(Column(one.label, one.width, values.get(one.scale or "", ())) for one in table.columns)
    yield Table(
        caption=caption,
        row_label=(table.row_label or say("Rad")) if table.rows else "",
        columns=columns,
        groups=tuple(_groups(table)),
        empty=table.open.paper if table.open else 0,
        lines=table.lines,
    )
    if table.units:
        labels = tuple(f"{table.units.label} {place}" for place in range(1, min(table.units.max, COMPARED) + 1))
        rows = tuple(Row(group.title) for group in table.groups) or tuple(Row(row.label) for row in table.rows)
        yield Table(
            caption=filled(say("{}: sammenlignet"), caption),
            row_label=table.row_label or say("Rad"),
            columns=tuple(Column(label) for label in labels),
            groups=(RowGroup("", "", (), rows),),
            empty=0,
            lines=1,
        )


def _groups(table: SheetTable) -> Iterator[RowGroup]:
    loose = tuple(Row(row.label, row.help or "") for row in table.rows if row.group is None)
    if loose:
        yield RowGroup("", "", (), loose)
    for group in table.groups:
        rows = tuple(Row(row.label, row.help or "") for row in table.rows if row.group == group.id)
        levels = tuple((str(place), text) for place, text in enumerate(group.levels, start=1))
        yield RowGroup(group.title, group.help or "", levels, rows)


def _squares(table: SheetTable, diagram: Diagram) -> Squares | None:
    grid = diagram.grid
    if grid is None:
        return None
    rows = tuple(
        (y.label, tuple(_square(table, grid, left, up) for left in range(len(grid.x.bands))))
        for up, y in reversed(tuple(enumerate(grid.y.bands)))
    )
    return Squares(
        caption=diagram.title,
        help=diagram.help,
        x_label=grid.x.label,
        y_label=grid.y.label,
        x=tuple(band.label for band in grid.x.bands),
        rows=rows,
    )


def _square(table: SheetTable, grid: Grid, left: int, up: int) -> Square:
    for cell in grid.cells:
        if (cell.x - 1, cell.y - 1) == (left, up):
            return Square(cell.label, cell.advice or "", cell.tone)
    formula = next((column.formula for column in table.columns if column.id == grid.bands_of), None)
    if formula is None:
        return Square("")
    value = formula.worked_out((grid.x.bands[left].max, grid.y.bands[up].max))
    for band in formula.bands:
        if band.min <= value <= band.max:
            return Square(f"{value:g}", band.label, band.tone)
    return Square(f"{value:g}")


def _web(sheet: Sheet, table: SheetTable, diagram: Diagram) -> Web | None:
    radar = diagram.radar
    if radar is None:
        return None
    scale = {column.id: column.scale for column in table.columns}[radar.value]
    options = {one.id: one.options for one in sheet.scales}[scale or ""]
    axes = [group.title for group in table.groups] if radar.axes == "grupper" else [row.label for row in table.rows]
    return Web(diagram.title, diagram.help, tuple(axes), tuple(option.value for option in options))
