"""Data as classic scripts: what pages load from a folder, where no page may fetch a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


_ADDRESSES = frozenset(("adresse", "utskrift"))
"""The keys under which data has addresses of pages."""


def text(value: object) -> str:
    """JSON on one line that may stand in a script, and in a script element that somebody puts into a page."""
    # «</script» may not stand there, nor these two in old JavaScript.
    found = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return found.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def whole(name: str, value: object) -> str:
    """A script that puts `value` in the global object `name`."""
    return f"window.{name}={text(value)};\n"


def entry(name: str, key: str, value: object) -> str:
    """A script that puts `value` under `key` of the global object `name`, and makes the object if there is none."""
    return f"(window.{name}=window.{name}||{{}})[{text(key)}]={text(value)};\n"


def moved(value: object, there: Mapping[str, str]) -> object:
    """Data whose addresses lead to the pages in nynorsk; `there` tells where those that exist lie."""
    if isinstance(value, list):
        return [moved(one, there) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: _moved(one, there) if key in _ADDRESSES else moved(one, there) for key, one in value.items()}


def _moved(address: str, there: Mapping[str, str]) -> str:
    page, mark, anchor = address.partition("#")
    return f"{there.get(page, page)}{mark}{anchor}"
