"""JSON Schema for every kind of file, so that editors complete and underline while somebody writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from handbook.models.governance import Governance, ProjectFile, RouteFile
from handbook.models.interface import InterfaceFile
from handbook.models.language import LanguageFile
from handbook.models.module import Course, LessonHead, ModuleHead
from handbook.models.phase import PhaseFile
from handbook.models.plan import PlanFile
from handbook.models.reference import CrosswalkFile, PrincipleFile, PurposeFile, RoleFile, SourceFile, TermFile
from handbook.models.report_form import ReportForm, ReportHead
from handbook.models.sheet import Sheet
from handbook.models.tool import Tool
from handbook.translation import schema as translation_schema

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import BaseModel

KINDS: dict[str, tuple[type[BaseModel], str]] = {
    "course": (Course, "Kurset"),
    "phases": (PhaseFile, "Fasene"),
    "module": (ModuleHead, "En modul"),
    "lesson": (LessonHead, "Feltene øverst i en leksjon"),
    "tool": (Tool, "Et verktøy"),
    "sheet": (Sheet, "Et ark"),
    "report-form": (ReportForm, "Et rapportskjema"),
    "report-head": (ReportHead, "Hodet som alle rapportskjemaer har felles"),
    "role": (RoleFile, "Rollene"),
    "purpose": (PurposeFile, "Formålene"),
    "principle": (PrincipleFile, "Prinsippene"),
    "term": (TermFile, "Ordlisten"),
    "source": (SourceFile, "Kildene"),
    "crosswalk": (CrosswalkFile, "Sammenhengen med andre modeller"),
    "governance": (Governance, "Hvem som beslutter hva"),
    "project": (ProjectFile, "Rapporterte prosjekter"),
    "route": (RouteFile, "Løypene"),
    "plan": (PlanFile, "Planer for samlinger"),
    "language": (LanguageFile, "Ord vi unngår"),
    "interface": (InterfaceFile, "Ordene på sidene, på nynorsk"),
}

_NYNORSK = ".nn"
_BOKMAAL_ONLY = frozenset(("lesson", "language", "interface"))
KINDS |= {
    f"{kind}{_NYNORSK}": (model, f"{title}, på nynorsk")
    for kind, (model, title) in KINDS.items()
    if kind not in _BOKMAAL_ONLY
}


def schema(kind: str) -> str:
    """The JSON Schema of one kind, as text. Descriptions are Norwegian; English docstrings are left out."""
    model, title = KINDS[kind]
    if kind.endswith(_NYNORSK):
        return json.dumps(translation_schema(model, title), ensure_ascii=False, indent=1) + "\n"
    return text(model, title)


def text(
    model: type[BaseModel],
    title: str,
    extra: dict[str, object] | None = None,
    mode: Literal["validation", "serialization"] = "validation",
) -> str:
    """The JSON Schema of a model, as text; `extra` are properties that only the JSON has."""
    found = _plain(model.model_json_schema(mode=mode))
    properties = found.get("properties")
    if extra and isinstance(properties, dict):
        found["properties"] = {**extra, **properties}
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": title}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def write(folder: Path) -> tuple[str, ...]:
    """Write all schemas to `folder` and return the names of those that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for kind in KINDS:
        path = folder / f"{kind}.schema.json"
        text = schema(kind)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path.name)
    return tuple(changed)


def _plain(node: dict[str, object]) -> dict[str, object]:
    """The schema without the titles and docstrings that Python gave it."""
    found: dict[str, object] = {}
    is_object = "properties" in node
    for key, value in node.items():
        if key == "title" or (key == "description" and is_object):
            continue
        if key in {"properties", "$defs"} and isinstance(value, dict):
            found[key] = {name: _plain(part) for name, part in value.items()}
        elif isinstance(value, dict):
            found[key] = _plain(value)
        elif isinstance(value, list):
            found[key] = [_plain(part) if isinstance(part, dict) else part for part in value]
        else:
            found[key] = value
    return found
