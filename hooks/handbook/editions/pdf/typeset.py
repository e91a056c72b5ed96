"""A template and its data to the bytes of an accessible PDF."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from handbook.editions.pdf import fonts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Document:
    """One file to be printed: what it is called, the template that sets it, and what stands in it."""

    name: str
    """The name of the file."""

    title: str
    """What the file is, for readers and for its own metadata."""

    paper: str
    """The paper it is made for, as people say it: A4 or A3."""

    template: str

    pages: tuple[str, ...]
    """The addresses of the pages that lead to it."""

    data: Mapping[str, object] = field(repr=False)


class TypesetError(Exception):
    """A document could not be set; the text says which and why."""


class Typesetter:
    """Sets documents with the fonts of the site, and for signs that those lack, with the fonts that Typst carries."""

    def __init__(self, root: Path, day: date) -> None:
        """Make the fonts of the checkout at `root` ready; `day` is the date that every file carries."""
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts.folder(root)]
        )
        self._moment = datetime(day.year, day.month, day.day, tzinfo=UTC)

    def __call__(self, document: Document) -> bytes:
        """The PDF of a document. Raises TypesetError when Typst refuses it."""
        try:
            return typst.compile(
                TEMPLATES / f"{document.template}.typ",
                root=TEMPLATES,
                font_paths=self._fonts,
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps({"tittel": document.title, **document.data}, ensure_ascii=False)},
                pdf_standards=["ua-1"],
                timestamp=self._moment,
            )
        except typst.TypstError as error:
            message = f"{document.name} lot seg ikke sette: {error.message}. Ingenting er skrevet."
            raise TypesetError(message) from error
