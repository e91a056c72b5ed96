"""The tools as data: what the scripts that find and plan are told, and that it is the same each time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from handbook import addresses, tool_data
from handbook.catalogue import load
from handbook.pages import compile_pages

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from handbook.catalogue import Catalogue


def told(catalogue: Catalogue) -> Any:  # noqa: ANN401
    """What a browser reads out of the script."""
    text = tool_data.script(catalogue)
    assert "<" not in text
    return json.loads(text.removeprefix("window.fellesVerktoy=").removesuffix(";\n"))


def test_every_tool_is_told(mini_catalogue: Catalogue) -> None:
    found = told(mini_catalogue)
    assert [tool["id"] for tool in found["verktoy"]] == [tool.id for tool in mini_catalogue.tools]
    for tool, one in zip(mini_catalogue.tools, found["verktoy"], strict=True):
        assert (one["min"], one["maks"]) == (tool.minutes.min, tool.minutes.max)
        assert one["standard"] == sum(step.minutes for step in tool.steps)
        assert (one["fra"], one["til"]) == (tool.participants.min, tool.participants.max)
        assert [variant["minutter"] for variant in one["varianter"]] == [part.minutes for part in tool.variants]
    pages = {page.address for page in compile_pages(mini_catalogue)}
    assert {tool["adresse"] for tool in found["verktoy"]} <= pages


def test_every_id_of_a_tool_is_explained(mini_catalogue: Catalogue) -> None:
    found = told(mini_catalogue)
    for tool in found["verktoy"]:
        for mine, all_of_them in (
            ("faser", "faser"),
            ("formaal", "formaal"),
            ("sjekkpunkter", "sjekkpunkter"),
        ):
            assert set(tool[mine]) <= {one["id"] for one in found[all_of_them]}
        assert set(tool["roller"]) <= set(found["roller"])


def test_sides_are_those_of_the_roles_that_are_not_shared(mini: Path) -> None:
    path = mini / "tools_catalog/roles.yml"
    text = path.read_text(encoding="utf-8")
    assert told(load(mini)[0])["verktoy"][0]["sider"] == []
    path.write_text(text.replace("side: felles", "side: kommune", 1), encoding="utf-8")
    assert told(load(mini)[0])["verktoy"][0]["sider"] == ["kommune"]


def test_former_ids_lead_on(mini: Path) -> None:
    path = mini / "tools_catalog/tools/alfa.yml"
    path.write_text(path.read_text(encoding="utf-8") + "aliases: [alef]\n", encoding="utf-8")
    assert told(load(mini)[0])["alias"] == {"alef": "alfa"}


def test_revision_follows_what_is_told(mini: Path) -> None:
    before = told(load(mini)[0])["revisjon"]
    assert re.fullmatch(r"[0-9a-f]{8}", before)
    assert told(load(mini)[0])["revisjon"] == before
    path = mini / "tools_catalog/purposes.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("short: Avklare", "short: Klare"), encoding="utf-8")
    assert told(load(mini)[0])["revisjon"] != before


def test_the_tools_in_nynorsk_are_the_same_tools(mini_catalogue: Catalogue) -> None:
    text = tool_data.scripts(mini_catalogue)[addresses.nynorsk(addresses.TOOL_DATA)]
    other = json.loads(text.removeprefix("window.fellesVerktoy=").removesuffix(";\n"))
    bokmaal = told(mini_catalogue)
    assert other.pop("detaljer") == "nn/verktoy/data/"
    assert other["revisjon"] == bokmaal["revisjon"]
    assert [tool["id"] for tool in other["verktoy"]] == [tool["id"] for tool in bokmaal["verktoy"]]
    assert {tool["id"]: tool["adresse"] for tool in other["verktoy"]} == {
        tool.id: f"{'nn/' if tool.id == 'alfa' else ''}verktoy/{tool.id}.html" for tool in mini_catalogue.tools
    }


def test_without_a_page_in_nynorsk_there_are_no_tools_in_it(mini: Path) -> None:
    (mini / "tools_catalog/tools/alfa.nn.yml").unlink()
    catalogue = load(mini)[0]
    assert catalogue.nynorsk
    assert list(tool_data.scripts(catalogue)) == [addresses.TOOL_DATA]
