"""All tools in short as data for the scripts that find tools and plan sessions: one classic script."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import script_data

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.models.tool import Tool

_SHARED = "felles"
"""The side of a role that any of the partners may fill."""


def scripts(catalogue: Catalogue) -> dict[str, str]:
    """Address to script: the tools in bokmål, and in nynorsk when they are found there."""
    found = {at.TOOL_DATA: script(catalogue)}
    there = at.in_nynorsk(catalogue)
    if catalogue.nynorsk and at.TOOLS in there:
        # The tools are the same whatever language they are told of in.
        told = {
            **data(catalogue.nynorsk),
            "revisjon": data(catalogue)["revisjon"],
            "detaljer": at.nynorsk(at.TOOL_DETAILS),
        }
        found[at.nynorsk(at.TOOL_DATA)] = script_data.whole("fellesVerktoy", script_data.moved(told, there))
    return found


def script(catalogue: Catalogue) -> str:
    """The text of verktoy/verktoy.js."""
    return script_data.whole("fellesVerktoy", data(catalogue))


def data(catalogue: Catalogue) -> dict[str, object]:
    """The tools and what they are sorted by; the shape is FellesVerktoy in samling/typer.d.ts."""
    content = {
        "verktoy": [_tool(tool, catalogue) for tool in catalogue.tools],
        "faser": [{"id": phase.id, "navn": phase.name, "sammendrag": phase.summary} for phase in catalogue.phases],
        "formaal": [{"id": one.id, "navn": one.name, "kort": one.short} for one in catalogue.purposes],
        "sjekkpunkter": [
            {"id": point.id, "tekst": point.text, "fase": module.phase or ""}
            for module in catalogue.modules
            for point in module.checkpoints
        ],
        "roller": {role.id: {"navn": role.name, "side": role.side} for role in catalogue.roles},
        "alias": {old: tool.id for tool in catalogue.tools for old in tool.aliases},
    }
    return {"revisjon": hashlib.sha256(script_data.text(content).encode()).hexdigest()[:8], **content}


def _tool(tool: Tool, catalogue: Catalogue) -> dict[str, object]:
    sides = {catalogue.role_by_id[role].side: None for role in tool.roles}
    return {
        "id": tool.id,
        "nr": tool.number,
        "navn": tool.name,
        "adresse": at.tool(tool.id),
        "sammendrag": tool.summary,
        "type": tool.kind,
        "faser": list(tool.phases),
        "formaal": list(tool.purposes),
        "min": tool.minutes.min,
        "maks": tool.minutes.max,
        "standard": sum(step.minutes for step in tool.steps),
        "fra": tool.participants.min,
        "til": tool.participants.max,
        "form": tool.form,
        "erfaring": tool.experience,
        "roller": list(tool.roles),
        "sider": [side for side in sides if side != _SHARED],
        "sjekkpunkter": list(tool.checkpoints),
        "varianter": [
            {"id": one.id, "navn": one.name, "minutter": one.minutes, "form": one.form} for one in tool.variants
        ],
    }
