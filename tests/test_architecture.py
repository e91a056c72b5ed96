"""Arrows point one way, and only one file knows the engine that builds the site."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOOKS = ROOT / "hooks"
FILES = sorted(HOOKS.rglob("*.py"))

LAYERS = (
    {"problems", "short_hash"},
    {"yaml_source"},
    {"models"},
    {"translation"},
    {"catalogue", "timing"},
    {"checks", "schemas", "skeleton"},
    {"addresses", "norwegian", "relations", "revision", "script_data"},
    {"paper"},
    {"pages", "search", "error_page", "redirect_page"},
    {"course_data", "plan_data", "project_data", "script_words", "sheet_data", "tool_data"},
    {"documents", "page_assets"},
    {"nav", "lookup", "frame", "search_texts", "structured_data"},
    {"packaging"},
    {"editions", "language", "links"},
    {"pictures"},
    {"publish"},
    {"cli"},
)
"""A name may import names of earlier rows and itself. A new module gets its place here."""

RANK = {name: rank for rank, row in enumerate(LAYERS) for name in row}
ENGINES = {"mkdocs", "mkdocs_macros", "material", "zensical", "pymdownx", "markdown_include"}
COMES_WITH = {
    "docx": "python_docx",
    "fontTools": "fonttools",
    "markupsafe": "jinja2",
    "pydantic_core": "pydantic",
    "yaml": "pyyaml",
    "markdown": "mkdocs",
}


def imports(path: Path) -> set[str]:
    """Every module that a file imports, at run time or for its types, in full."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports fail when MkDocs loads a hook"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def place(path: Path) -> tuple[str, ...]:
    """The dotted name of a file under hooks/, as parts."""
    return path.relative_to(HOOKS).with_suffix("").parts


def handbook_files() -> list[Path]:
    """The files of the package, without the empty head of it."""
    return [path for path in FILES if place(path)[0] == "handbook" and place(path) != ("handbook", "__init__")]


def test_every_module_has_a_layer() -> None:
    assert {place(path)[1] for path in handbook_files()} == set(RANK)


@pytest.mark.parametrize("path", handbook_files(), ids=lambda path: "/".join(place(path)[1:]))
def test_arrows_point_one_way(path: Path) -> None:
    name = place(path)[1]
    wrong = {
        target
        for target in imports(path)
        if target.startswith("handbook.")
        and (other := target.split(".")[1]) != name
        and RANK.get(other, len(LAYERS)) >= RANK[name]
    }
    assert wrong == set()


def test_only_one_file_knows_the_engine() -> None:
    knows = {
        "/".join(place(path))
        for path in FILES
        if {target.split(".", maxsplit=1)[0] for target in imports(path)} & ENGINES
    }
    assert knows == {"mkdocs_hooks"}


def test_no_edition_knows_another() -> None:
    for path in sorted((HOOKS / "handbook" / "editions").rglob("*.py")):
        own = place(path)[2]
        others = {target for target in imports(path) if target.startswith("handbook.editions.")}
        assert {target.split(".")[2] for target in others} <= {own}, path


def test_macros_stand_alone() -> None:
    """The portable edition carries the file along, to places where there is no handbook package."""
    foreign = {target.split(".", maxsplit=1)[0] for target in imports(HOOKS / "macros.py")} - set(
        sys.stdlib_module_names
    )
    assert foreign == set()


def test_every_import_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(one for extra in project.get("optional-dependencies", {}).values() for one in extra),
    ]
    declared = {text.split(">")[0].split("=")[0].split("[")[0].strip().lower().replace("-", "_") for text in wanted}
    used = {target.split(".", maxsplit=1)[0] for path in FILES for target in imports(path)}
    foreign = {COMES_WITH.get(name, name) for name in used - set(sys.stdlib_module_names) - {"handbook"}}
    assert foreign <= declared
