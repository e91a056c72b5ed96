"""The sheets of the tools on A4 or A3, with room to write: what `paper` says of them, as data for the template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.editions.pdf.typeset import Document
from handbook.models.sheet import Print, Sheet
from handbook.norwegian import PRIVACY, join
from handbook.paper import of_sheet, of_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.editions.pdf.edition import Edition
    from handbook.models.tool import Template, Tool
    from handbook.paper import Legend, Line, RowGroup, Section, Squares, Table, Web

_COLUMNS_UPRIGHT = 4
_COLUMNS_A4 = 6


def documents(edition: Edition) -> Iterator[Document]:
    """One file for each tool that has something to fill in, be it a sheet or a template of its own."""
    for tool in edition.catalogue.tools:
        found = edition.catalogue.paper_by_tool.get(tool.id)
        if found is None:
            continue
        own_page = (at.sheet_page(found.id),) if isinstance(found, Sheet) else ()
        sections = of_sheet(found) if isinstance(found, Sheet) else of_template(found)
        size = found.print if isinstance(found, Sheet) else print_for(sections)
        yield Document(
            name=file_name(tool.id),
            title=f"Ark: {found.title}",
            paper=size.size,
            template="ark",
            pages=(at.sheet(tool.id), at.tool(tool.id), *own_page),
            data=_data(edition, tool, found, sections, size),
        )


def file_name(tool_id: str) -> str:
    """What the file of a sheet is called."""
    return f"ark-{tool_id}.pdf"


def print_for(sections: tuple[Section, ...]) -> Print:
    """The paper of a template, which names none: what gives every column of the widest table room for a few words."""
    widest = max((len(table.widths) for section in sections for table in section.tables), default=0)
    if widest <= _COLUMNS_UPRIGHT:
        return Print(size="A4", orientation="stående")
    return Print(size="A4" if widest <= _COLUMNS_A4 else "A3", orientation="liggende")


def _data(
    edition: Edition, tool: Tool, paper: Sheet | Template, sections: tuple[Section, ...], size: Print
) -> dict[str, object]:
    sheet = paper if isinstance(paper, Sheet) else None
    return {
        "stempel": edition.stamp(sheet or tool),
        "sted": edition.place(at.sheet(tool.id)),
        "overskrift": paper.title,
        "papir": size.size,
        "liggende": size.orientation == "liggende",
        "nr": tool.number,
        "verktoy": tool.name,
        "faser": edition.phases(tool.phases),
        "innledning": edition.text(paper.intro),
        "vern": edition.text((sheet and sheet.privacy) or PRIVACY),
        "deler": [part for section in sections for part in _parts(edition, section)],
    }


def _parts(edition: Edition, section: Section) -> Iterator[dict[str, object]]:
    """A section, and each diagram to draw by hand as a part with a heading of its own."""
    yield {
        "tittel": section.title,
        "hjelp": edition.text(section.help),
        "smal": section.narrow,
        "felter": [_field(edition, field) for field in section.fields],
        "skalaer": [_legend(edition, legend) for legend in section.legends],
        "tabeller": [_table(edition, table) for table in section.tables],
        "sjekkliste": edition.texts(section.checks),
    }
    if section.squares:
        yield _squares(edition, section.squares)
    if section.web:
        yield _web(edition, section.web)


def _field(edition: Edition, field: Line) -> dict[str, object]:
    return {
        "ledetekst": edition.text(field.label),
        "hjelp": edition.text(field.help),
        "linjer": field.lines,
        "tegn": field.drawing,
    }


def _legend(edition: Edition, legend: Legend) -> dict[str, object]:
    return {
        "tittel": legend.title,
        "verdier": [
            {"verdi": item.value, "tekst": edition.text(item.label), "farge": item.tone or ""} for item in legend.items
        ],
    }


def _table(edition: Edition, table: Table) -> dict[str, object]:
    return {
        "tittel": table.caption,
        "hode": edition.texts(
            (*((table.row_label,) if table.row_label else ()), *(one.label for one in table.columns))
        ),
        "bredder": table.widths,
        "grupper": [_group(edition, group) for group in table.groups],
        "tomme": table.empty,
        "linjer": table.lines,
    }


def _group(edition: Edition, group: RowGroup) -> dict[str, object]:
    return {
        "tittel": group.title,
        "hjelp": edition.text(group.help),
        "trinn": [{"verdi": value, "tekst": edition.text(text)} for value, text in group.levels],
        "rader": [{"tekst": edition.text(row.label), "hjelp": edition.text(row.help)} for row in group.rows],
    }


def _squares(edition: Edition, squares: Squares) -> dict[str, object]:
    return {
        "tittel": squares.caption,
        "hjelp": edition.text(squares.help),
        "smal": True,
        "ruter": {
            "bortover": squares.x_label,
            "oppover": squares.y_label,
            "hode": squares.x,
            "rader": [
                {
                    "tekst": label,
                    "ruter": [
                        {"navn": one.label, "hjelp": edition.text(one.advice), "farge": one.tone or ""} for one in cells
                    ],
                }
                for label, cells in squares.rows
            ],
        },
    }


def _web(edition: Edition, web: Web) -> dict[str, object]:
    return {
        "tittel": web.caption,
        "hjelp": edition.text(web.help),
        "smal": True,
        "nett": {
            "akser": web.axes,
            "ringer": web.rings,
            "alt": f"Tomt diagram å tegne i, med en akse for {join(web.axes)}. "
            f"Ringene fra midten og ut er {join(web.rings)}.",
        },
    }
