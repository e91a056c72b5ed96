"""The commented start of a new tool, sheet or word, made from the models so that it never lags behind them."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from handbook.models.reference import Term
from handbook.models.sheet import Sheet
from handbook.models.tool import Tool

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_FIRST_TOOL = (
    "id", "number", "name", "summary", "kind", "phases", "purposes", "purpose", "fits", "fits_not", "participants",
    "roles", "minutes", "form", "experience", "preparation", "equipment", "steps", "result", "aftermath", "variants",
    "tips", "pitfalls", "example", "involvement", "privacy", "related", "checkpoints", "goals", "template",
    "sources", "revision",
)  # fmt: skip


def tool(tool_id: str, number: int) -> str:
    """A new tool file: every field with what it is for. Optional fields are there as comments."""
    known = {"id": tool_id, "number": str(number), "revision": "1"}
    fields = {name: Tool.model_fields[name] for name in _FIRST_TOOL}
    body = "\n".join(_field(name, info, known.get(name), 0) for name, info in fields.items())
    return f"# yaml-language-server: $schema=../../schema/tool.schema.json\n{body}\n"


_FIRST_SHEET = (
    "id", "title", "tool", "sources", "summary", "intro", "how", "privacy", "print", "scales", "parts", "example",
    "revision",
)  # fmt: skip
_PARTS = """
  - id: om
    title: ""
    fields:
      - {id: maal, label: ""}
  - id: rader
    title: ""
    table:
      columns:
        - {id: hva, label: "", kind: lang tekst}
        - {id: hvem, label: "", kind: rolle}
      open: {noun: "", start: 3, max: 20, paper: 8}"""
_EXAMPLE = """
  title: ""
  intro: ""
  parts:
    - part: rader
      rows:
        - cells: {hva: "", hvem: ""}"""


def sheet(sheet_id: str) -> str:
    """A new sheet file: one part with a field and one with a table, ready to be changed."""
    known = {
        "id": sheet_id,
        "tool": sheet_id,
        "print": "{size: A3, orientation: liggende}",
        "parts": _PARTS,
        "example": _EXAMPLE,
        "revision": "1",
    }
    fields = {name: Sheet.model_fields[name] for name in _FIRST_SHEET}
    body = "\n".join(_field(name, info, known.get(name), 0) for name, info in fields.items())
    return f"# yaml-language-server: $schema=../../schema/sheet.schema.json\n{body}\n".replace(": \n", ":\n")


def term(term_id: str) -> str:
    """A new entry for the end of glossary.yml."""
    known = {"id": term_id}
    lines = "\n".join(_field(name, info, known.get(name), 4) for name, info in Term.model_fields.items())
    first, rest = lines.split(f"    id: {term_id}", 1)
    return f"{first.replace('    #', '  #', 1)}  - id: {term_id}{rest}\n"


def _field(name: str, info: FieldInfo, value: str | None, indent: int) -> str:
    pad = " " * indent
    optional = info.default is not PydanticUndefined and value is None
    note = f"{pad}# {info.description or ''}{' (Frivillig.)' if optional else ''}"
    body = f"{pad}{name}: {value}" if value is not None else _empty(name, info.annotation, indent)
    if optional:
        body = "\n".join(f"{pad}# {line[indent:]}" for line in body.split("\n"))
    return f"{note}\n{body}"


def _empty(name: str, kind: Any, indent: int) -> str:  # noqa: ANN401 (a type as pydantic holds it)
    pad = " " * indent
    kind = _inner(kind)
    if get_origin(kind) is tuple:
        item = _inner(get_args(kind)[0])
        if _is_model(item):
            first, *rest = _fields(item, indent + 4).lstrip().split("\n")
            return "\n".join((f"{pad}{name}:", f"{pad}  - {first}", *rest))
        return f"{pad}{name}:\n{pad}  - {_value(item)}"
    if _is_model(kind):
        return f"{pad}{name}:\n{_fields(kind, indent + 2)}"
    return f"{pad}{name}: {_value(kind)}"


def _fields(model: type[BaseModel], indent: int) -> str:
    required = {name: info for name, info in model.model_fields.items() if info.is_required()}
    return "\n".join(_empty(name, info.annotation, indent) for name, info in required.items())


def _value(kind: Any) -> str:  # noqa: ANN401
    if get_origin(kind) is Literal:
        return str(get_args(kind)[0])
    return "1" if kind is int else '""'


def _inner(kind: Any) -> Any:  # noqa: ANN401
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            kind = get_args(kind)[0]
        elif origin in (Union, types.UnionType):
            kind = next(part for part in get_args(kind) if part is not type(None))
        else:
            return kind


def _is_model(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
