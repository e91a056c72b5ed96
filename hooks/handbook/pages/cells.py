"""What stands in a cell of a filled-in sheet, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from handbook.norwegian import TONE, iso_day

if TYPE_CHECKING:
    from handbook.models.sheet import Column, FilledRow, Option, Sheet, Table, Tone


def cell(sheet: Sheet, table: Table, column: Column, row: FilledRow) -> Markup:
    """A choice with its mark and meaning, a date in words, a number worked out with its band, or the text."""
    if column.formula:
        return _worked_out(sheet, table, column, row)
    text = row.cells.get(column.id, "")
    if column.kind == "dato" and text:
        return escape(iso_day(text))
    option = _option(sheet, column, text)
    if option:
        said = option.value if option.value.lower() == option.label.lower() else f"{option.value}: {option.label}"
        return _mark(option.tone) + escape(said)
    return escape(f"{text} {column.unit}" if column.unit and text else text)


def value(sheet: Sheet, table: Table, column: Column, row: FilledRow) -> float | None:
    """The number of a cell: the score of a choice, the number written, or what the formula makes of the row."""
    if column.formula:
        parts = [value(sheet, table, other, row) for other in table.columns if other.id in column.formula.columns]
        known = tuple(part for part in parts if part is not None)
        return column.formula.worked_out(known) if len(known) == len(parts) else None
    text = row.cells.get(column.id, "")
    option = _option(sheet, column, text)
    if option:
        return option.score
    return float(text) if column.kind == "tall" and text else None


def _worked_out(sheet: Sheet, table: Table, column: Column, row: FilledRow) -> Markup:
    number = value(sheet, table, column, row)
    if number is None or column.formula is None:
        return Markup()
    for band in column.formula.bands:
        if band.min <= number <= band.max:
            return _mark(band.tone) + escape(f"{number:g}: {band.label}")
    return escape(f"{number:g}")


def _option(sheet: Sheet, column: Column, text: str) -> Option | None:
    options = (option for scale in sheet.scales if scale.id == column.scale for option in scale.options)
    return next((option for option in options if option.value == text), None)


def _mark(tone: Tone | None) -> Markup:
    return Markup('<span class="tone tone-{}" aria-hidden="true"></span> ').format(TONE[tone]) if tone else Markup()
