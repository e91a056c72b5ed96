"""Data as classic scripts: what pages load from a folder, where no page may fetch a file."""

from __future__ import annotations

import json


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
