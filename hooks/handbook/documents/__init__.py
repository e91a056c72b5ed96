"""The sheets, templates and report forms as Word documents, made from the same definitions as the pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.documents.contents import of_form, of_tool
from handbook.documents.word import moment
from handbook.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from handbook.catalogue import Catalogue

_MARK = re.compile(r"<!--størrelse:([a-z0-9/.-]+)-->")
_KILO = 1000


def documents(catalogue: Catalogue, epoch: str | None) -> dict[str, bytes]:
    """Address to document, for every tool with something to fill in and every report form, in both languages if it can.

    `epoch` is SOURCE_DATE_EPOCH: the date in the properties, and in the footer when it is set.
    """
    made = moment(epoch)
    relations = Relations(catalogue)
    tools = {
        at.sheet_document(tool.id): of_tool(relations, tool, made)
        for tool in catalogue.tools
        if tool.id in catalogue.paper_by_tool
    }
    forms = {at.form_document(form.id): of_form(relations, form, made) for form in catalogue.report_forms}
    return {**tools, **forms, **_in_nynorsk(catalogue, made)}


def _in_nynorsk(catalogue: Catalogue, made: datetime) -> dict[str, bytes]:
    other = catalogue.nynorsk
    if other is None:
        return {}
    relations, there = Relations(other), at.documents_in_nynorsk(catalogue)
    tools = ((there.get(at.sheet_document(tool.id)), tool) for tool in other.tools)
    forms = ((there.get(at.form_document(form.id)), form) for form in other.report_forms)
    return {
        **{address: of_tool(relations, tool, made) for address, tool in tools if address},
        **{address: of_form(relations, form, made) for address, form in forms if address},
    }


def with_sizes(html: str, sizes: Mapping[str, int]) -> str:
    """The page with the size of each document in the text of its link, where the page has left a mark for it."""
    return _MARK.sub(lambda match: f", {max(1, round(sizes[match[1]] / _KILO))} kB" if match[1] in sizes else "", html)
