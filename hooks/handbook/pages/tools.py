"""The index of tools, a page for each, and the empty sheets that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.models.tool import Template
from handbook.norwegian import PAPER, alphabetical, filled
from handbook.pages.page import Link, Page, Side, near
from handbook.paper import of_sheet, of_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.models.tool import Tool
    from handbook.pages.render import Renderer

_SHORT = 60


def pages(render: Renderer) -> Iterator[Page]:
    """The tool index first, then the tools by number, each followed by its sheet."""
    tools, t = render.catalogue.tools, render.catalogue.say
    yield Page(
        address=at.TOOLS,
        title=t("Verktøy"),
        description=t("Metoder, maler og sjekklister til samarbeid mellom kommune og sykehus, gruppert etter fase."),
        markdown=render(
            "tool_index",
            at.TOOLS,
            explain=False,
            alphabetical=sorted(tools, key=lambda tool: alphabetical(tool.name)),
            short=sorted(_short(tools), key=lambda row: (row[2], alphabetical(row[0].name))),
        ),
        section="verktoy",
        kind="index",
        source="tools_catalog/tools",
    )
    siblings = {
        phase.id: tuple(_link(tool) for tool in tools if tool.phases[0] == phase.id)
        for phase in render.catalogue.phases
    }
    for tool in tools:
        around = siblings[tool.phases[0]]
        yield _page(render, tool, around)
        if tool.id in render.catalogue.paper_by_tool:
            yield _sheet(render, tool)


def _page(render: Renderer, tool: Tool, around: tuple[Link, ...]) -> Page:
    address = at.tool(tool.id)
    phase = render.catalogue.phase_by_id[tool.phases[0]]
    place = next(index for index, link in enumerate(around) if link.address == address)
    t = render.catalogue.say
    return Page(
        address=address,
        title=tool.name,
        description=tool.summary,
        markdown=render("tool", address, tool=tool),
        section="verktoy",
        kind="tool",
        source=render.catalogue.origin(tool).source.file,
        phase=phase.id,
        crumbs=(Link(t("Verktøy"), at.TOOLS),),
        side=Side(filled(t("Verktøy i {}"), phase.name.lower()), f"{at.TOOLS}#fase-{phase.id}", near(around, address)),
        previous=around[place - 1] if place else None,
        next=around[place + 1] if place + 1 < len(around) else None,
        print_hint=t("Skriv ut verktøyet og ta det med i samlingen."),
    )


def _sheet(render: Renderer, tool: Tool) -> Page:
    address = at.sheet(tool.id)
    paper = render.catalogue.paper_by_tool[tool.id]
    sheet = render.catalogue.sheet_by_tool.get(tool.id)
    t = render.catalogue.say
    return Page(
        address=address,
        title=filled(t("Ark: {}"), paper.title),
        description=filled(t("Ark å skrive ut til verktøyet {}."), tool.name),
        markdown=render(
            "sheet",
            address,
            explain=False,
            tool=tool,
            paper=paper,
            sheet=sheet,
            parts=of_template(paper) if isinstance(paper, Template) else of_sheet(paper, t),
        ),
        section="verktoy",
        kind="template",
        source=render.catalogue.origin(sheet or tool).source.file,
        phase=tool.phases[0],
        crumbs=(Link(t("Verktøy"), at.TOOLS), _link(tool)),
        paper=PAPER[sheet.print.size, sheet.print.orientation] if sheet else "",
        print_hint=t("Skriv ut arket, eller fyll det ut for hånd på veggen."),
    )


def _short(tools: tuple[Tool, ...]) -> Iterator[tuple[Tool, str, int, str]]:
    """Tools and variants that fit in an hour: the tool, the variant's name, its minutes and its anchor."""
    for tool in tools:
        minutes = sum(step.minutes for step in tool.steps)
        if minutes <= _SHORT:
            yield tool, "", minutes, ""
        for variant in tool.variants:
            if variant.minutes <= _SHORT:
                yield tool, variant.name, variant.minutes, f"#variant-{variant.id}"


def _link(tool: Tool) -> Link:
    return Link(tool.name, at.tool(tool.id))
