"""Plans of sessions: their clocks, what the scripts are told, and which pages load them."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factory
from handbook import addresses, plan_data, timing
from handbook.catalogue import load
from handbook.frame import meta
from handbook.models.plan import PlanItem
from handbook.pages import compile_pages
from handbook.pages.prose import Lookup, plain

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue

SAMLING = "assets/js/samling/"


def told(catalogue: Catalogue) -> dict[str, Any]:
    """What a browser reads out of planer.js."""
    text = plan_data.scripts(catalogue)[addresses.PLAN_DATA]
    assert "<" not in text
    found: dict[str, Any] = json.loads(text.removeprefix("window.fellesPlaner=").removesuffix(";\n"))
    return found


@given(st.lists(st.integers(1, 90), min_size=1, max_size=14), st.data())
def test_scaled_steps_fill_the_time_exactly(minutes: list[int], data: st.DataObject) -> None:
    total = data.draw(st.integers(len(minutes), 600))
    found = timing.scaled(minutes, total)
    assert sum(found) == total
    assert min(found) >= 1
    assert timing.scaled(minutes, sum(minutes)) == tuple(minutes)
    # What took longer before does not take shorter now.
    ranked = sorted(zip(minutes, found, strict=True))
    assert all(one[1] <= other[1] + 1 for one, other in pairwise(ranked))


@pytest.mark.parametrize(
    ("minutes", "total", "expected"),
    [
        ((10, 25), 40, (11, 29)),
        ((1, 1, 1), 5, (2, 2, 1)),
        ((45, 45), 61, (31, 30)),
        ((2, 2, 100), 3, (1, 1, 1)),
    ],
)
def test_largest_remainders_get_the_minutes_left_over(
    minutes: tuple[int, ...], total: int, expected: tuple[int, ...]
) -> None:
    assert timing.scaled(minutes, total) == expected


@pytest.mark.parametrize(
    ("variant", "chosen", "expected"),
    [
        (None, (), (30, 45, 35)),
        (None, (0,), (8, 13, 10)),
        ("kort", (), (12, 20, 15)),  # shorter than the tool: it stretches as much as the tool does
        ("lang", (), (51, 78, 60)),  # longer than the tool
    ],
)
def test_limits(
    mini_catalogue: Catalogue, variant: str | None, chosen: tuple[int, ...], expected: tuple[int, int, int]
) -> None:
    span = timing.limits(mini_catalogue.tool_by_id["alfa"], variant, chosen)
    assert (span.least, span.most, span.usual) == expected


def test_limits_hold_what_the_steps_take() -> None:
    catalogue, _ = load(factory.real_or_mini())
    for tool in catalogue.tools:
        for variant in (None, *(one.id for one in tool.variants)):
            count = len(timing.steps_of(tool, variant))
            for chosen in [(), *([index] for index in range(count)), tuple(range(count))[1:]]:
                span = timing.limits(tool, variant, chosen)
                assert 1 <= span.least <= span.usual <= span.most


def test_clocks_follow_each_other(mini_catalogue: Catalogue) -> None:
    meeting = mini_catalogue.plans.plans[0].meetings[0]
    items = timing.timeline(meeting, mini_catalogue.tool_by_id, mini_catalogue.plans)
    assert [(item.title, item.start, item.end) for item in items] == [
        ("Åpning", 540, 550),
        ("Alfa", 550, 590),
        ("Pause", 590, 605),
        ("Alfa: Lang", 605, 665),
        ("Prat", 665, 671),
        ("Avslutning", 671, 676),
    ]
    assert [(one.start, one.end) for one in items[1].steps] == [(550, 561), (561, 590)]
    assert items[2].steps == ()


def test_some_steps_only(mini_catalogue: Catalogue) -> None:
    item = PlanItem(kind="verktøy", tool="alfa", steps=(2,))
    steps = timing.item_steps(item, mini_catalogue.tool_by_id, mini_catalogue.plans)
    assert [step.title for step in steps] == ["Arbeid"]


def test_ready_plans_and_routes_are_told(mini_catalogue: Catalogue) -> None:
    data = told(mini_catalogue)
    assert data == plan_data.data(mini_catalogue)
    assert set(data["sider"]) == {"kommune", "sykehus", "bruker", "fastlege", "ansatt"}
    assert data["pause"] == {"tittel": "Pause", "minutter": 10}
    assert data["stegminutter"]["alfa"] == {"": [10, 25], "kort": [15], "lang": [60]}
    half, short = (entry["plan"] for entry in data["ferdige"])
    assert [item["slag"] for item in half["moter"][0]["poster"]] == [
        "apning",
        "verktoy",
        "pause",
        "verktoy",
        "egen",
        "avslutning",
    ]
    tool = {"slag": "verktoy", "verktoy": "alfa", "variant": "", "minutter": 12, "steg": [0]}
    assert short["moter"][0]["poster"] == [tool]
    (route,) = data["loyper"]
    assert route["adresse"] == addresses.route("nytt-prosjekt")
    assert [meeting["poster"][0]["verktoy"] for meeting in route["plan"]["moter"]] == ["alfa", "beta"]


def test_details_of_every_tool_are_plain_text() -> None:
    catalogue, _ = load(factory.real_or_mini())
    scripts = plan_data.scripts(catalogue)
    pages = {page.address for page in compile_pages(catalogue)}
    for tool in catalogue.tools:
        text = scripts[addresses.tool_details(tool.id)]
        found = re.fullmatch(
            r"\(window\.fellesVerktoyDetaljer=window\.fellesVerktoyDetaljer\|\|\{\}\)\[(.+?)\]=(.+);\n", text
        )
        assert found
        assert json.loads(found[1]) == tool.id
        details = json.loads(found[2])
        assert len(details["steg"]) == len(tool.steps)
        assert set(details["varianter"]) == {variant.id for variant in tool.variants}
        assert "[[" not in text
        assert "**" not in text
        assert {one["adresse"] for one in details["leksjoner"]} <= pages
        assert details["ark"] is None or details["ark"]["adresse"] in pages


def test_plain_text_names_what_it_linked_to(mini_catalogue: Catalogue) -> None:
    lookup = Lookup(mini_catalogue)
    assert plain("Ta [[beta]] **først**,\nså [[alfa|det andre]].", lookup) == "Ta Beta først, så det andre."


def test_only_pages_about_sessions_load_the_scripts(mini_catalogue: Catalogue) -> None:
    loading = set()
    for page in compile_pages(mini_catalogue):
        frame = meta(page, "")
        scripts = frame.get("scripts", [])
        assert isinstance(scripts, list)
        if any(name.startswith(SAMLING) or name == addresses.PLAN_DATA for name in scripts):
            loading.add(addresses.in_bokmaal(page.address))
            assert addresses.in_bokmaal(scripts[0]) == addresses.TOOL_DATA
            assert scripts[0].startswith(addresses.NYNORSK) == (page.language == "nn")
    assert {addresses.PLANNER, addresses.RUN} <= loading <= {addresses.PLANNER, addresses.RUN, addresses.TOOLS}


def test_plans_are_told_of_in_both_languages(mini_catalogue: Catalogue) -> None:
    scripts = plan_data.scripts(mini_catalogue)
    bokmaal = {address for address in scripts if not address.startswith(addresses.NYNORSK)}
    assert set(scripts) == bokmaal | {addresses.nynorsk(address) for address in bokmaal}
    alfa, beta = (scripts[addresses.nynorsk(addresses.tool_details(name))] for name in ("alfa", "beta"))
    assert '"tittel":"Opne"' in alfa
    assert beta == scripts[addresses.tool_details("beta")], "nobody has translated it"
    text = scripts[addresses.nynorsk(addresses.PLAN_DATA)]
    plans = json.loads(text.removeprefix("window.fellesPlaner=").rstrip(";\n"))
    assert '"tittel": "Opning"' in json.dumps(plans["ferdige"], ensure_ascii=False)
    assert without_titles(plans["ferdige"]) == without_titles(told(mini_catalogue)["ferdige"])


def without_titles(plans: list[dict[str, Any]]) -> object:
    """The meetings of plans, whatever they and what is in them is called."""
    return [
        [
            {**meeting, "tittel": "", "poster": [{**item, "tittel": ""} for item in meeting["poster"]]}
            for meeting in plan["plan"]["moter"]
        ]
        for plan in plans
    ]


def test_every_tool_leads_to_the_planner(mini_catalogue: Catalogue) -> None:
    pages = {page.address: page.markdown for page in compile_pages(mini_catalogue)}
    for tool in mini_catalogue.tools:
        assert f'href="../planlegg.html#verktoy={tool.id}"' in pages[addresses.tool(tool.id)]
    assert 'href="../planlegg.html#loype=nytt-prosjekt"' in pages[addresses.route("nytt-prosjekt")]
    for plan in mini_catalogue.plans.plans:
        assert f'href="../planlegg.html#ferdig={plan.id}"' in pages[addresses.ready_plan(plan.id)]
        assert f'href="../planer/{plan.id}.html"' in pages[addresses.tool("alfa")]
