"""Everything that is printed: the catalogue as small data, Typst templates, and PDF/UA-1 out of them.

Catalogue text is data all the way. It goes through the same prose as the pages, from there to a small tree of content,
and a template turns each node of the tree into what Typst sets. Nothing of it is ever read as markup.
"""

from __future__ import annotations

from handbook.editions.pdf.edition import Edition
from handbook.editions.pdf.kinds import ALL, KINDS, documents, print_day, printed
from handbook.editions.pdf.site import Print, Prints, prints
from handbook.editions.pdf.typeset import Document, TypesetError, Typesetter

__all__ = (
    "ALL",
    "KINDS",
    "Document",
    "Edition",
    "Print",
    "Prints",
    "TypesetError",
    "Typesetter",
    "documents",
    "print_day",
    "printed",
    "prints",
)
