"""The sheets, templates and report forms as Word documents, made from the same definitions as the pages."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import sheet_data
from handbook.documents import contents
from handbook.documents.word import moment
from handbook.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from handbook.catalogue import Catalogue

_MARK = re.compile(r"<!--størrelse:([a-z0-9/.-]+)-->")
_KILO = 1000


def documents(catalogue: Catalogue, epoch: str | None, store: Path | None = None) -> dict[str, bytes]:
    """Address to document, for every tool with something to fill in and every report form.

    `epoch` is SOURCE_DATE_EPOCH. Documents are kept in `store` by a sum of all that goes into them, and made anew only
    when that has changed; what is no longer asked for there is thrown away.
    """
    made = moment(epoch)
    found: dict[str, bytes] = {}
    kept = set()
    for address, key, make in _wanted(catalogue, made):
        path = store / key if store else None
        if path is not None and path.is_file():
            found[address] = path.read_bytes()
        else:
            found[address] = make()
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(found[address])
        kept.add(key)
    for path in store.iterdir() if store and store.is_dir() else ():
        if path.name not in kept:
            path.unlink()
    return found


def with_sizes(html: str, sizes: Mapping[str, int]) -> str:
    """The page with the size of each document in the text of its link, where the page has left a mark for it."""
    return _MARK.sub(lambda match: f", {max(1, round(sizes[match[1]] / _KILO))} kB" if match[1] in sizes else "", html)


def _wanted(catalogue: Catalogue, made: datetime) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Each document: its address, a name that changes with its content, and how it is made."""
    relations = Relations(catalogue)
    names = repr([(tool.id, tool.name) for tool in catalogue.tools])
    for tool in catalogue.tools:
        paper = catalogue.paper_by_tool.get(tool.id)
        if paper is not None:
            owner = catalogue.sheet_by_tool.get(tool.id) or tool
            text = f"{tool.number} {tool.name} {owner.revision} {owner.status} {paper!r}"
            key = _key(text, names, str(made))
            yield at.sheet_document(tool.id), key, lambda tool=tool: contents.of_tool(relations, tool, made)  # type: ignore[misc]
    for form in catalogue.report_forms:
        key = _key(repr(sheet_data.form(relations, form)), names, str(made))
        yield at.form_document(form.id), key, lambda form=form: contents.of_form(relations, form, made)  # type: ignore[misc]


def _key(*parts: str) -> str:
    total = hashlib.sha256("\n".join((*parts, _code())).encode())
    return f"{total.hexdigest()[:32]}.docx"


@cache
def _code() -> str:
    """The source of what makes the documents, so that a change of it makes them anew."""
    folder = Path(__file__).parent
    files = (*sorted(folder.glob("*.py")), folder.parent / "paper.py", folder.parent / "norwegian.py")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)
