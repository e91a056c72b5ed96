"""The kinds of print that one can ask for by name."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from handbook.editions.pdf import book, cards, forms, phases, sheets
from handbook.editions.pdf.typeset import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from handbook.editions.pdf.edition import Edition
    from handbook.editions.pdf.typeset import Document

KINDS: dict[str, Callable[[Edition, Path], Iterator[Document]]] = {
    "plakat": lambda edition, _: phases.poster(edition),
    "plakat-sv": lambda edition, _: phases.plain_poster(edition),
    "faser-a4": lambda edition, _: phases.sheets(edition),
    "kort": lambda edition, _: cards.documents(edition),
    "handbok": book.documents,
    "skjema": lambda edition, _: forms.documents(edition),
    "ark": lambda edition, _: sheets.documents(edition),
}
"""Name to what makes the documents, given the edition and the root of the checkout."""

ALL = "alt"
"""The name for every kind at once."""


def documents(kind: str, edition: Edition, root: Path) -> Iterator[Document]:
    """The documents of a kind, or of all kinds in order."""
    for name in KINDS if kind == ALL else (kind,):
        yield from KINDS[name](edition, root)


def printed(kind: str, edition: Edition, root: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of the files of a kind. Raises TypesetError when one cannot be set."""
    typeset = Typesetter(root, edition.day)
    for document in documents(kind, edition, root):
        yield document.name, typeset(document)


def print_day() -> date:
    """The day that prints carry: that of SOURCE_DATE_EPOCH, so that the same commit gives the same bytes, else today.

    0 stands for «nobody knows», and nobody wants a poster from 1970.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() and int(seconds) else datetime.now(UTC)
    return moment.date()
