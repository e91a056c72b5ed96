"""Pictures for those who share or list a page: the words of the page and the shape of its phase, as PNG."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from handbook import addresses as at
from handbook.editions.pdf import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.catalogue import Catalogue
    from handbook.models.module import Module
    from handbook.models.tool import Tool
    from handbook.pages.page import Page

WIDTH, HEIGHT = 1200, 630
"""Pixels: what services that show a shared page ask for."""

FOLDER = "assets/img/deling"
_TEMPLATES = Path(__file__).parent
_SHAPES = {
    "oppstart": "en sirkel, som står for fasen oppstart",
    "innsikt": "en rombe tegnet med strek, som står for fasen innsikt",
    "utvikling": "en fylt rombe, som står for fasen utvikling",
    "drift": "et kvadrat, som står for fasen drift",
    "": "de fire fasene som sirkel, to romber og kvadrat",
}


@dataclass(frozen=True)
class Picture:
    """What a picture shows."""

    name: str
    """The name of the file, without its ending."""

    label: str
    title: str
    phase: str = ""

    @property
    def alt(self) -> str:
        """The picture in words."""
        label = f"{self.label}. " if self.label else ""
        return f"{label}«{self.title}». Ved siden av teksten: {_SHAPES.get(self.phase, _SHAPES[''])}."

    @property
    def address(self) -> str:
        """Where the picture lies on the site."""
        return f"{FOLDER}/{self.name}.png"


HOME = Picture("forside", "Håndbok", "Bedre tjenester sammen, mellom kommune og sykehus")


class Painter:
    """Draws pictures with the fonts of the site and no others."""

    def __init__(self, root: Path) -> None:
        """Make the fonts of the checkout at `root` ready."""
        folder = fonts.folder(root)
        self._fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])

    def __call__(self, picture: Picture) -> bytes:
        """The picture as PNG."""
        phase = picture.phase if picture.phase in _SHAPES else ""
        text = {"merke": picture.label, "tittel": picture.title, "fase": phase}
        return typst.compile(
            _TEMPLATES / "bilde.typ",
            root=_TEMPLATES,
            font_paths=self._fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(text, ensure_ascii=False)},
            format="png",
            ppi=72,
        )


def of_page(page: Page, catalogue: Catalogue) -> Picture:
    """The picture of a page: one for each phase of each part of the site, so that they stay few."""
    phase = catalogue.phase_by_id.get(page.phase)
    if page.address == at.HOME or phase is None:
        return _SECTIONS.get(page.section, HOME)
    label = _LABELS.get(page.section, f"Fase {phase.number}")
    return Picture(f"{page.section}-{phase.id}", label, phase.name, phase.id)


def of_site(pages: Iterable[Page], catalogue: Catalogue) -> dict[str, Picture]:
    """The pictures that the pages of a site ask for, by name."""
    found = (HOME, *(of_page(page, catalogue) for page in pages))
    return {picture.name: picture for picture in found}


def of_tool(tool: Tool, kind: str) -> Picture:
    """The picture of one tool; `kind` is what it is called."""
    return Picture(f"verktoy-{tool.id}", f"{kind} nr. {tool.number}", tool.name, tool.phases[0])


def of_module(module: Module) -> Picture:
    """The picture of one module."""
    return Picture(f"modul-{module.id}", f"Kurs: modul {module.number}", module.title, module.phase or "")


_LABELS = {"verktoy": "Verktøy i fasen", "kurs": "Kurs om fasen", "skjema": "Rapportskjema etter fasen"}
_SECTIONS = {
    "verktoy": Picture("verktoy", "Verktøy", "Metoder, maler og sjekklister til samarbeidet"),
    "kurs": Picture("kurs", "Kurs", "Lær å lede og delta i felles tjenesteutvikling"),
    "skjema": Picture("skjema", "Rapportskjema", "Det dere skriver når en fase er ferdig"),
    "oversikt": Picture("oversikt", "Oversikt", "Faser, verktøy, læringsmål, sjekkpunkter og tips"),
}
