"""The tools as cards of A6, four to a sheet of A4, printed on both sides and cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.editions.pdf.typeset import Document
from handbook.norwegian import FORM, KIND, duration, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.editions.pdf.edition import Edition
    from handbook.models.tool import Tool


def documents(edition: Edition) -> Iterator[Document]:
    """All cards in one file, by number, after the sheet that tells how to print and use them."""
    tools = sorted(edition.catalogue.tools, key=lambda tool: tool.number)
    data = {
        "stempel": edition.stamp(),
        "sted": edition.place(at.TOOLS),
        "kort": [_card(edition, tool) for tool in tools],
        "faser": [edition.phase(phase) for phase in edition.catalogue.phases],
    }
    yield Document("fellesmodellen-verktoykort.pdf", "Verktøykort", "A4", "kort", (at.TOOLS,), data)


def _card(edition: Edition, tool: Tool) -> dict[str, object]:
    return {
        "nr": tool.number,
        "navn": tool.name,
        "type": KIND[tool.kind],
        "faser": edition.phases(tool.phases),
        "sammendrag": edition.text(tool.summary),
        "passer": edition.texts(tool.fits),
        "tid": span(tool.minutes, "minutter"),
        "folk": span(tool.participants, "personer"),
        "form": FORM[tool.form],
        "steg": [{"tittel": edition.text(step.title), "tid": f"{step.minutes} min"} for step in tool.steps],
        "samlet": duration(sum(step.minutes for step in tool.steps)),
        "utstyr": edition.texts(tool.equipment),
        "status": edition.stamp(tool)["status"],
        "sted": edition.place(at.tool(tool.id)),
    }
