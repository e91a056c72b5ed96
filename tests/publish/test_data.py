"""katalog.json: whole, as its schema says, and leading to pages that exist."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import factory
from handbook import addresses
from handbook.catalogue import load
from handbook.editions import data
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.catalogue import Catalogue


@pytest.fixture(scope="module")
def real() -> Catalogue:
    """The catalogue of the handbook itself."""
    catalogue, problems = load(factory.ROOT)
    assert not [problem for problem in problems if problem.severity == "feil"]
    return catalogue


@pytest.fixture(scope="module")
def files(real: Catalogue) -> dict[str, Any]:
    """Both files, read as another program would read them."""
    return {name: json.loads(text) for name, text in data.files(real, factory.ROOT).items()}


def test_valid_against_its_schema(files: dict[str, Any]) -> None:
    schema = files[data.SCHEMA]
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    assert [error.message for error in validator(schema).iter_errors(files[data.DATA])] == []


def test_the_schema_takes_nothing_else(files: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(files[data.SCHEMA])
    for change in ({"noe": 1}, {"format": "1"}, {"tools": [{"id": "alfa"}]}):
        assert list(validator.iter_errors({**files[data.DATA], **change})), change


def test_every_field_is_explained(files: dict[str, Any]) -> None:
    for name, field in properties(files[data.SCHEMA]):
        assert field.get("description", "").endswith((".", "»")) or "const" in field, name


def properties(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401
    """Every property of a schema."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"].items()
        for part in node.values():
            yield from properties(part)
    elif isinstance(node, list):
        for part in node:
            yield from properties(part)


def test_everything_is_there(real: Catalogue, files: dict[str, Any]) -> None:
    found = files[data.DATA]
    for kind in (
        "phases",
        "modules",
        "tools",
        "report_forms",
        "roles",
        "principles",
        "terms",
        "sources",
        "routes",
        "sheets",
        "purposes",
    ):
        assert [one["id"] for one in found[kind]] == [one.id for one in getattr(real, kind)], kind
    texts = [lesson["text"] for module in found["modules"] for lesson in module["lessons"]]
    assert len(texts) == sum(len(module.lessons) for module in real.modules)
    assert all(len(text) > 500 and "{{" not in text for text in texts)


ONE_OF = {
    "courses": "course", "report_heads": "report_head", "governances": "governance", "project_files": "projects",
    "plan_files": "plans",
}  # fmt: skip
"""Where a field of the catalogue has another name, because there is one of it."""
NOT_CONTENT = {"origins", "unread_files", "nynorsk", "interface", "script_words", "fallbacks"}
"""Where things stand, and the other language, which is read on its pages."""


def test_nothing_in_the_catalogue_is_forgotten(real: Catalogue, files: dict[str, Any]) -> None:
    """Whoever adds something to the catalogue gives it a place in the data too."""
    wanted = {ONE_OF.get(field.name, field.name) for field in fields(real)} - NOT_CONTENT
    found = files[data.DATA]
    assert wanted <= set(found)
    assert [name for name in wanted if not found[name]] == []


def test_addresses_are_those_of_the_pages(real: Catalogue, files: dict[str, Any]) -> None:
    pages = {page.address for page in compile_pages(real)}
    found = files[data.DATA]["addresses"]
    assert set(found) == {
        "phases", "modules", "lessons", "tools", "sheets", "report_forms", "routes", "goals", "checkpoints", "terms",
        "roles", "sources", "sheet_pages", "plans", "nynorsk",
    }  # fmt: skip
    assert {address.partition("#")[0] for kind in found.values() for address in kind.values()} <= pages
    assert set(found["tools"]) == {tool.id for tool in real.tools}
    assert set(found["sheets"]) == set(real.paper_by_tool)


def test_the_address_of_the_site_is_told_when_it_is_known(mini_catalogue: Catalogue) -> None:
    assert data.data(mini_catalogue, factory.ROOT).site_url is None
    assert data.data(mini_catalogue, factory.ROOT, "https://eksempel.no/").site_url == "https://eksempel.no/"


def test_old_addresses_are_told(mini_catalogue: Catalogue) -> None:
    assert data.data(mini_catalogue, factory.ROOT).redirects == addresses.redirects(mini_catalogue)
