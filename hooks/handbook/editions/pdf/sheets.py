"""The sheets of the tools, on A4 or A3, with room to write. No other module here knows how a sheet is described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.editions.pdf.typeset import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.editions.pdf.edition import Edition
    from handbook.models.tool import Template, TemplatePart, Tool

_COLUMNS_UPRIGHT = 4
_COLUMNS_A4 = 6


def documents(edition: Edition) -> Iterator[Document]:
    """One file for each tool that has a sheet."""
    for tool in edition.catalogue.tools:
        if tool.template:
            paper, _ = paper_for(tool.template)
            data = _data(edition, tool, tool.template)
            pages = (at.sheet(tool.id), at.tool(tool.id))
            yield Document(file_name(tool.id), f"Ark: {tool.template.title}", paper, "ark", pages, data)


def file_name(tool_id: str) -> str:
    """What the file of a sheet is called."""
    return f"ark-{tool_id}.pdf"


def paper_for(template: Template) -> tuple[str, bool]:
    """The paper, and whether it lies on its side: what gives every column of the widest table room for a few words."""
    widest = max((len(part.table.columns) for part in template.parts if part.table), default=0)
    if widest <= _COLUMNS_UPRIGHT:
        return "A4", False
    return ("A4", True) if widest <= _COLUMNS_A4 else ("A3", True)


def _data(edition: Edition, tool: Tool, template: Template) -> dict[str, object]:
    paper, on_its_side = paper_for(template)
    return {
        "stempel": edition.stamp(tool),
        "sted": edition.place(at.sheet(tool.id)),
        "overskrift": template.title,
        "papir": paper,
        "liggende": on_its_side,
        "nr": tool.number,
        "verktoy": tool.name,
        "faser": edition.phases(tool.phases),
        "innledning": edition.text(template.intro),
        "deler": [_part(edition, part) for part in template.parts],
    }


def _part(edition: Edition, part: TemplatePart) -> dict[str, object]:
    return {
        "tittel": part.title,
        "hjelp": edition.text(part.help or ""),
        "felter": [
            {
                "ledetekst": edition.text(field.label),
                "hjelp": edition.text(field.help or ""),
                "linjer": field.lines,
                "tegn": field.drawing,
            }
            for field in part.fields
        ],
        "kolonner": edition.texts(part.table.columns) if part.table else [],
        "rader": edition.texts(part.table.rows) if part.table else [],
        "tomme": part.table.empty_rows if part.table else 0,
        "sjekkliste": edition.texts(part.checklist),
    }
