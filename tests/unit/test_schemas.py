"""The JSON Schemas that editors use: fresh, complete, in Norwegian, and named in every file they are for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from handbook import schemas

ROOT = Path(__file__).resolve().parents[2]
CONTENT = [path for folder in ("modules", "tools_catalog") for path in sorted((ROOT / folder).rglob("*.yml"))]
LESSONS = sorted((ROOT / "modules").rglob("*.md"))
_MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def test_committed_schemas_are_fresh(tmp_path: Path) -> None:
    schemas.write(tmp_path)
    fresh = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").iterdir()}
    assert fresh == committed, "run .venv/bin/handbook schema"


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    assert set(schemas.write(tmp_path)) == {f"{kind}.schema.json" for kind in schemas.KINDS}
    assert schemas.write(tmp_path) == ()


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_names_its_schema(path: Path) -> None:
    match = _MODELINE.match(path.read_text(encoding="utf-8"))
    assert match, "the first line names the schema"
    target = (path.parent / match[1]).resolve()
    assert target.parent == ROOT / "schema"
    assert target.is_file()
    ending = ".nn" if path.name.endswith(".nn.yml") and path.stem != "interface.nn" else ""
    path = path.with_name(path.name.replace(".nn.yml", ".yml"))
    known = {path.stem, path.stem.removesuffix("s"), path.parent.name.removesuffix("s"), path.stem.replace("_", "-")}
    known |= {"report-form"} if path.parent.name == "report_forms" else set()
    known |= {"term"} if path.stem == "glossary" else set()
    assert target.name.removesuffix(".schema.json") in {name + ending for name in known}


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_every_field_is_explained(kind: str) -> None:
    """An editor sees what a field is for, in Norwegian, and nothing of Python."""
    schema = json.loads(schemas.schema(kind))
    for name, field in properties(schema):
        assert field.get("description", "").endswith((".", "»")) or "const" in field, f"{kind}: {name}"
    text = json.dumps({**schema, "title": ""})
    assert '"title": "' not in text.replace('"title": ""', "")


def properties(node: Any) -> list[tuple[str, dict[str, Any]]]:  # noqa: ANN401
    """Every property in a schema."""
    if isinstance(node, list):
        return [found for part in node for found in properties(part)]
    if not isinstance(node, dict):
        return []
    own = list(node["properties"].items()) if isinstance(node.get("properties"), dict) else []
    parts = [part for _, part in own]
    others = [part for key, part in node.items() if key != "properties" or not own]
    return own + [found for part in (*parts, *others) for found in properties(part)]
