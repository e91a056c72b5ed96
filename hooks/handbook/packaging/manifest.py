"""Manifests: what each standard wants to know about a package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def manifest(standard: str, **values: object) -> str:
    """Fill in the manifest of a standard."""
    return _environment().get_template(f"{standard}.xml.j2").render(values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        keep_trailing_newline=True,
    )
