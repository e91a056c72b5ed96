"""Names and former places for project files, and which pages load the scripts of the project."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

import factory
from handbook import addresses, course_data, frame, project_data, sheet_data
from handbook.catalogue import Catalogue, load
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.pages.page import Page

WORK = ("ark", "form", "project")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(factory.real_or_mini())[0]


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> dict[str, Page]:
    return {page.address: page for page in compile_pages(catalogue)}


def scripts(page: Page) -> list[str]:
    found = frame.meta(page, "").get("scripts", [])
    assert isinstance(found, list)
    return found


def test_only_pages_where_a_group_writes_load_the_project(pages: dict[str, Page]) -> None:
    """Every other page gets not one byte of it: no script, no data, no style sheet."""
    parts = re.compile(r"/(prosjekt|ark|skjema|dokument)/|^(prosjekt|ark|skjema)/")
    for page in pages.values():
        works = page.kind in WORK and (page.kind != "form" or bool(page.data))
        assert works == bool([name for name in scripts(page) if parts.search(name)]), page.address
        styles = frame.meta(page, "").get("styles", [])
        assert isinstance(styles, list)
        assert works == ("prosjekt" in styles), page.address


def test_a_page_loads_what_it_fills_in(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    sheet, form = catalogue.sheets[0].id, catalogue.report_forms[0].id
    assert scripts(pages[addresses.sheet_page(sheet)])[:2] == [project_data.ADDRESS, addresses.sheet_data(sheet)]
    assert scripts(pages[addresses.form(form)])[:2] == [project_data.ADDRESS, addresses.form_data(form)]
    assert frame.meta(pages[addresses.form(form)], "")["data"] == {"side-type": "form"}


def test_a_filled_in_example_is_only_read(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    example = next(form for form in catalogue.report_forms if form.example)
    assert scripts(pages[addresses.form_example(example.id)]) == []


def test_every_script_is_there(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    made = {*course_data.scripts(catalogue), project_data.ADDRESS, addresses.TOOL_DATA, addresses.PLAN_DATA}
    made |= sheet_data.scripts(catalogue).keys() | project_data.scripts(catalogue).keys()
    for page in pages.values():
        for name in scripts(page):
            assert name in made or (factory.ROOT / "docs" / name).is_file(), name
        for style in frame.meta(page, "").get("styles", []):  # type: ignore[attr-defined]
            assert (factory.ROOT / f"docs/assets/css/{style}.css").is_file(), style


def test_every_place_has_a_name_and_a_page(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    data: Any = json.loads(project_data.script(catalogue).removeprefix("window.fellesProsjektData=").rstrip(";\n"))
    assert data == json.loads(json.dumps(project_data.data(catalogue)))
    assert [phase["id"] for phase in data["faser"]] == [phase.id for phase in catalogue.phases]
    points = {point["id"] for phase in data["faser"] for point in phase["sjekkpunkter"]}
    assert points == {point.id for module in catalogue.modules for point in module.checkpoints}
    for sheet in catalogue.sheets:
        assert list(data["ark"][sheet.id]["deler"]) == [part.id for part in sheet.parts]
    for form in catalogue.report_forms:
        fields = {field.id for section in form.sections for field in section.fields}
        assert fields < set(data["skjema"][form.id]["felt"])
    for address in re.findall(r'"adresse": "([^"#]+)', json.dumps(data)):
        assert address in pages


def test_revision_changes_with_the_places(tmp_path: Path) -> None:
    root = factory.copy_mini(tmp_path)
    before = project_data.data(load(root)[0])["revisjon"]
    assert project_data.data(load(root)[0])["revisjon"] == before
    path = next((root / "tools_catalog/sheets").glob("*.yml"))
    path.write_text(path.read_text("utf-8").replace("title: Om arket", "title: Først om arket"), encoding="utf-8")
    assert project_data.data(load(root)[0])["revisjon"] != before
