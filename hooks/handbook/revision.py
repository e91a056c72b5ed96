"""The revision of everything in the catalogue, so that a print can be told from a newer one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue

_NOT_CONTENT = frozenset(("origins", "unread_files", "language", "interface", "script_words", "fallbacks", "nynorsk"))
_LENGTH = 8


def revision(catalogue: Catalogue) -> str:
    """Eight signs that change when anything that readers can see does, wherever it stands in the catalogue."""
    content = {
        field.name: [_plain(entry) for entry in getattr(catalogue, field.name)]
        for field in fields(catalogue)
        if field.name not in _NOT_CONTENT
    }
    other = catalogue.nynorsk
    if other:
        content["nynorsk"] = [revision(other), other.interface, other.script_words]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def _plain(entry: object) -> object:
    """The entry without the places of its files, which no reader sees."""
    dump = getattr(entry, "model_dump")  # noqa: B009 (the fields of a catalogue hold models of many kinds)
    return dump(mode="json", exclude={"folder": True, "lessons": {"__all__": {"file", "body_line"}}})
