"""The sheets as pages: what each is for, the empty sheet, help and an example; and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.norwegian import PAPER
from handbook.pages.page import Link, Page, Side
from handbook.paper import of_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.pages.render import Renderer

_FORMS = Link("Skjema og ark", at.FORMS)
_CRUMB = Link("Ark å fylle ut sammen", at.SHEETS)


def pages(render: Renderer) -> Iterator[Page]:
    """The list of sheets, then one page for each. Nothing while there are none."""
    sheets = render.catalogue.sheets
    if not sheets:
        return
    yield Page(
        address=at.SHEETS,
        title="Ark å fylle ut sammen",
        description="Ark til samlingene: på skjerm, på papir eller i et dokument.",
        markdown=render("ark_index", at.SHEETS, explain=False),
        section="skjema",
        kind="index",
        source="tools_catalog/sheets",
        crumbs=(_FORMS,),
    )
    links = tuple(Link(sheet.title, at.sheet_page(sheet.id)) for sheet in sheets)
    for sheet, link in zip(sheets, links, strict=True):
        tool = render.catalogue.tool_by_id[sheet.tool]
        yield Page(
            address=link.address,
            title=f"{sheet.title}: arket",
            description=sheet.summary,
            markdown=render(
                "ark",
                link.address,
                explain=False,
                sheet=sheet,
                tool=tool,
                parts=of_sheet(sheet),
                filled={part.part: part for part in sheet.example.parts},
            ),
            section="skjema",
            kind="ark",
            source=render.catalogue.origin(sheet).source.file,
            phase=tool.phases[0],
            crumbs=(_FORMS, _CRUMB),
            side=Side(_CRUMB.title, at.SHEETS, links),
            paper=PAPER[sheet.print.size, sheet.print.orientation],
            print_hint="Skriv ut det tomme arket.",
            data=at.sheet_data(sheet.id),
        )
