"""JSON-LD: what each page says of itself to search engines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from handbook import addresses, structured_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.catalogue import Catalogue
    from support.html import Document

pytest_plugins = ["support.fixtures"]

SITE = "https://eksempel.no/fellesmodellen/"
EXAMPLE = "-eksempel.html"
"""A form that is filled in already is no resource of its own."""

WANTED = {
    "side-tool": "HowTo",
    "side-lesson": "LearningResource",
    "side-module": "Course",
    "side-phase": "LearningResource",
    "side-form": "LearningResource",
}


def everything(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Every thing in a thing."""
    if isinstance(node, dict):
        yield node
        for part in node.values():
            yield from everything(part)
    elif isinstance(node, list):
        for part in node:
            yield from everything(part)


def test_pages_carry_their_thing(documents: dict[str, Document]) -> None:
    found: dict[str, set[str]] = {}
    for document in documents.values():
        blocks = [one.text for one in document.all("script", type="application/ld+json")]
        kinds = [body.attributes.get("class", "").split(" ", 1)[0] for body in document.all("body")]
        # A page in nynorsk is the same thing once more.
        own = not document.address.endswith(EXAMPLE) and not document.address.startswith("nn/")
        if kinds and kinds[0] in WANTED and own:
            assert len(blocks) == 1, document.address
            found.setdefault(kinds[0], set()).add(json.loads(blocks[0])["@type"])
        for block in blocks:
            thing = json.loads(block)
            assert thing["@context"] == "https://schema.org"
            assert thing["inLanguage"] == ("nn" if document.address.startswith(addresses.NYNORSK) else "nb")
            assert not [one for one in everything(thing) if "@id" in one or "url" in one], document.address
    assert found == {kind: {thing} for kind, thing in WANTED.items()}


def test_ids_are_absolute_and_each_points_to_a_page(mini_catalogue: Catalogue) -> None:
    things = structured_data.things(mini_catalogue, SITE)
    there = {SITE + address for address in things} | {SITE}
    for address, thing in things.items():
        assert thing["@id"] == thing["url"] == SITE + (address if address != addresses.HOME else "")
        assert {one["@id"] for one in everything(thing) if "@id" in one} <= there


def test_a_tool_is_a_how_to_with_its_steps(mini_catalogue: Catalogue) -> None:
    [tool] = [one for one in mini_catalogue.tools if one.id == "alfa"]
    thing: dict[str, Any] = structured_data.things(mini_catalogue)[addresses.tool(tool.id)]
    assert [step["name"] for step in thing["step"]] == [step.title for step in tool.steps]
    assert [step["position"] for step in thing["step"]] == list(range(1, len(tool.steps) + 1))
    assert thing["totalTime"] == f"PT{sum(step.minutes for step in tool.steps)}M"
    assert thing["creativeWorkStatus"].startswith("Utkast")
    assert "[[" not in json.dumps(thing)


def test_a_page_in_nynorsk_is_a_translation_of_the_other(mini_catalogue: Catalogue) -> None:
    things = structured_data.things(mini_catalogue, SITE)
    assert {address for address in things if address.startswith(addresses.NYNORSK)} == {
        "nn/verktoy/alfa.html",
        "nn/skjema/oppstartsrapport.html",
        "nn/kurs/index.html",
        "nn/kurs/oppstart/index.html",
        "nn/kurs/oppstart/felles-problem.html",
    }
    thing = things["nn/verktoy/alfa.html"]
    assert thing["inLanguage"] == "nn"
    assert thing["translationOfWork"] == {"@id": f"{SITE}verktoy/alfa.html"}
    steps: Any = thing["step"]
    assert [step["name"] for step in steps] == ["Opne", "Arbeid"]
    assert "translationOfWork" not in things["verktoy/alfa.html"]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "\u2028", '"'])
def test_no_text_can_end_the_script(text: str) -> None:
    written = structured_data.script({"name": text})
    assert "<" not in written
    assert "\u2028" not in written
    assert json.loads(written)["name"] == text
