"""The sheets as pages: what each is for, the empty sheet, help and an example; and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.norwegian import PAPER, filled
from handbook.pages.page import Link, Page, Side
from handbook.paper import of_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.models.sheet import FilledPart, FilledRow, Sheet, SheetPart
    from handbook.pages.render import Renderer


def pages(render: Renderer) -> Iterator[Page]:
    """The list of sheets, then one page for each. Nothing while there are none."""
    sheets = render.catalogue.sheets
    if not sheets:
        return
    t = render.catalogue.say
    forms, crumb = Link(t("Skjema og ark"), at.FORMS), Link(t("Ark å fylle ut sammen"), at.SHEETS)
    yield Page(
        address=at.SHEETS,
        title=crumb.title,
        description=t("Ark til samlingene: på skjerm, på papir eller i et dokument."),
        markdown=render("ark_index", at.SHEETS, explain=False),
        section="skjema",
        kind="index",
        source="tools_catalog/sheets",
        crumbs=(forms,),
    )
    links = tuple(Link(sheet.title, at.sheet_page(sheet.id)) for sheet in sheets)
    for sheet, link in zip(sheets, links, strict=True):
        tool = render.catalogue.tool_by_id[sheet.tool]
        yield Page(
            address=link.address,
            title=filled(t("{}: arket"), sheet.title),
            description=sheet.summary,
            markdown=render(
                "ark",
                link.address,
                explain=False,
                sheet=sheet,
                tool=tool,
                parts=of_sheet(sheet, t),
                filled={part.part: part for part in _example(sheet, render.kept.sheet_by_tool[sheet.tool])},
            ),
            section="skjema",
            kind="ark",
            source=render.catalogue.origin(sheet).source.file,
            phase=tool.phases[0],
            crumbs=(forms, crumb),
            side=Side(crumb.title, at.SHEETS, links),
            paper=PAPER[sheet.print.size, sheet.print.orientation],
            print_hint=t("Skriv ut det tomme arket."),
            data=at.sheet_data(sheet.id),
        )


def _example(sheet: Sheet, kept: Sheet) -> Iterator[FilledPart]:
    """The parts of the example with the choices as the sheet says them; `kept` has them as examples and files do."""
    if sheet is kept:
        yield from sheet.example.parts
        return
    called = {
        (scale.id, old.value): option.value
        for scale, was in zip(sheet.scales, kept.scales, strict=True)
        for option, old in zip(scale.options, was.options, strict=True)
    }
    parts = {part.id: part for part in sheet.parts}
    for answer in sheet.example.parts:
        scales = _scales(parts[answer.part])
        units = tuple(unit.model_copy(update={"rows": _said(unit.rows, scales, called)}) for unit in answer.units)
        yield answer.model_copy(update={"rows": _said(answer.rows, scales, called), "units": units})


def _said(
    rows: tuple[FilledRow, ...], scales: dict[str, str], called: dict[tuple[str, str], str]
) -> tuple[FilledRow, ...]:
    return tuple(
        row.model_copy(
            update={"cells": {key: called.get((scales.get(key, ""), text), text) for key, text in row.cells.items()}}
        )
        for row in rows
    )


def _scales(part: SheetPart) -> dict[str, str]:
    """The scale of each column of a part that has one."""
    return {column.id: column.scale for column in part.table.columns if column.scale} if part.table else {}
