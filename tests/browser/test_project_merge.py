"""The project file as pure functions: whatever two people did, nothing that either wrote is lost without being told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import factory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy
    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

CORE = factory.ROOT / "docs/assets/js/prosjekt/kjerne.js"
FIXTURE = factory.ROOT / "tests/fixtures/prosjekt-v1.json"
NOW = 10_000

Json = Any
Project = dict[str, Any]

FORMER = {
    "revisjon": "ny",
    "slag": {"gammel": "ny"},
    "fase": {"start": "oppstart"},
    "alias": [
        ["kryss/a", "kryss/b"],
        ["skjema/rapport", "skjema/oppstartsrapport"],
        ["ark/ny/felt/del-a", "ark/ny/felt/del-b"],
        ["ark/ny/rad/del-a", "ark/ny/rad/del-b"],
        ["ark/ny/rad/del-b/rad-a", "ark/ny/rad/del-b/rad-b"],
        ["ark/ny/rad/del-b/*/kol-a", "ark/ny/rad/del-b/*/kol-b"],
        ["ark/ny/maaling/del-b/*/rad/*/kol-a", "ark/ny/maaling/del-b/*/rad/*/kol-b"],
    ],
    "faser": [], "ark": {}, "skjema": {},
}  # fmt: skip
"""The handbook some years on."""


@pytest.fixture(scope="module")
def core(browser: Browser) -> Iterator[Page]:
    """The pure core alone, without names or former places."""
    page = browser.new_page()
    page.add_script_tag(content=CORE.read_text(encoding="utf-8"))
    yield page
    page.close()


@pytest.fixture(scope="module")
def later(browser: Browser) -> Iterator[Page]:
    """The pure core in a handbook that has renamed things."""
    page = browser.new_page()
    page.evaluate("data => { window.fellesProsjektData = data }", FORMER)
    page.add_script_tag(content=CORE.read_text(encoding="utf-8"))
    yield page
    page.close()


def call(page: Page, function: str, *arguments: Json) -> Json:
    """One function of the core."""
    return page.evaluate("([name, given]) => window.fellesProsjektKjerne[name](...given)", [function, list(arguments)])


# What two people may have

TEXT = "om/tittel"
PLACES = (
    TEXT, "om/fase", "kryss/mandat", "skjema/r/felt/behov", "ark/a/slag", "ark/a/felt/d/x",
    "ark/a/rad/d/r1/k1", "ark/a/rad/d/r1/k2", "ark/a/rad/d/r2/k1", "ark/a/rad/d/r1/_plass",
    "ark/a/maaling/d/m1/enhet", "ark/a/maaling/d/m1/rad/f/k", "plan/p/kode",
)  # fmt: skip
WORDS = ("a", "b", "c", "d")
ANY_VALUE: SearchStrategy[Json] = st.one_of(
    st.text(max_size=6), st.integers(-9, 9), st.booleans(), st.lists(st.text(max_size=3), max_size=3)
)
VALUES: SearchStrategy[Json] = st.sampled_from((*WORDS, None))
CHANGES = st.dictionaries(st.sampled_from(PLACES), VALUES, max_size=5)


def place(earlier: int) -> SearchStrategy[Json]:
    """A field as a file may hold it."""
    return st.builds(
        lambda value, time, before: {"v": value, "t": time, **({"f": before} if before else {})},
        VALUES,
        st.integers(1, 6),
        st.lists(VALUES, max_size=earlier),
    )


def project(earlier: int = 3) -> SearchStrategy[Project]:
    """Any copy that a file may hold."""
    return st.builds(
        lambda fields, shared: {
            "format": "fellesmodellen-prosjekt", "v": 1, "id": "p", "revisjon": "r", "delt": shared, "felter": fields,
        },
        st.dictionaries(st.sampled_from(PLACES), place(earlier), max_size=8),
        st.integers(0, 6),
    )  # fmt: skip


def sound(page: Page, raw: Project) -> Project:
    """The copy as it comes out of a file."""
    found: Project = call(page, "tolk", json.dumps(raw))["prosjekt"]
    return found


def value(one: Project, where: str) -> Json:
    return one["felter"].get(where, {}).get("v")


def live(one: Project) -> dict[str, Json]:
    """What stands in a copy."""
    return {where: field["v"] for where, field in one["felter"].items() if field["v"] is not None}


def seen(one: Project, where: str) -> list[Json]:
    """What a copy has now or had before."""
    field = one["felter"].get(where)
    return [field["v"], *field.get("f", [])] if field else []


def started(page: Page, content: dict[str, Json]) -> Project:
    """A project that has met a file."""
    empty = {**call(page, "tomt"), "id": "p"}
    found: Project = call(page, "delt", call(page, "endre", empty, content, 10), 10)
    return found


# Merging


@given(here=project(), there=project())
def test_nothing_of_either_side_is_lost(core: Page, here: Project, there: Project) -> None:
    here, there = sound(core, here), sound(core, there)
    merged = call(core, "slaaSammen", here, there)
    asked = {conflict["sti"]: (conflict["her"], conflict["der"]) for conflict in merged["konflikter"]}
    for own, other in ((here, there), (there, here)):
        for where, text in live(own).items():
            if where.endswith("_plass"):
                continue
            kept = value(merged["prosjekt"], where) == text or text in asked.get(where, ())
            assert kept or text in other["felter"][where].get("f", []), where


@given(here=project())
def test_a_copy_merged_with_itself_changes_nothing(core: Page, here: Project) -> None:
    here = sound(core, here)
    assert call(core, "slaaSammen", here, here) == {"prosjekt": here, "konflikter": [], "nytt": []}


@given(
    first=project(1), second=project(1), third=project(1), choices=st.lists(st.sampled_from(("her", "der", "begge")))
)
def test_the_order_of_merges_loses_nothing(
    core: Page, first: Project, second: Project, third: Project, choices: list[str]
) -> None:
    """Whatever is chosen on the way, every text stands somewhere at the end: as value, as rival or as seen."""
    copies = [sound(core, one) for one in (first, second, third)]
    for one, two, three in ((0, 1, 2), (2, 0, 1), (1, 2, 0)):
        merged = call(core, "slaaSammen", copies[one], copies[two])
        chosen = {conflict["sti"]: choice for conflict, choice in zip(merged["konflikter"], choices * 20, strict=False)}
        decided = call(core, "avgjor", merged, chosen, NOW)
        final = call(core, "slaaSammen", decided, copies[three])
        asked = {conflict["sti"]: [conflict["her"], conflict["der"]] for conflict in final["konflikter"]}
        for copy in copies:
            for where, text in live(copy).items():
                if where.endswith("_plass"):
                    continue
                assert text in [*seen(final["prosjekt"], where), *asked.get(where, [])], where


@given(content=CHANGES, changes=st.lists(CHANGES, min_size=1, max_size=3))
def test_who_changed_nothing_gets_the_changes_of_the_other(
    core: Page, content: dict[str, Json], changes: list[dict[str, Json]]
) -> None:
    """A file goes out, comes back with changes and deletions, and nobody is asked anything."""
    here = started(core, content)
    there = here
    for time, change in enumerate(changes, start=20):
        there = call(core, "endre", there, change, time)
    merged = call(core, "slaaSammen", here, there)
    assert merged["konflikter"] == []
    assert live(merged["prosjekt"]) == live(there)
    back = call(core, "slaaSammen", there, here)
    assert (back["konflikter"], live(back["prosjekt"])) == ([], live(there))


@given(content=CHANGES, mine=CHANGES, theirs=CHANGES)
def test_changes_in_different_places_need_no_decision(
    core: Page, content: dict[str, Json], mine: dict[str, Json], theirs: dict[str, Json]
) -> None:
    def whole(where: str) -> str:
        return "/".join(where.split("/")[:2])

    # Not in one sheet, where one may have deleted what the other goes on with.
    assume(not {whole(where) for where in mine} & {whole(where) for where in theirs})
    start = started(core, content)
    merged = call(
        core, "slaaSammen", call(core, "endre", start, mine, 20), call(core, "endre", start, theirs, 5)
    )  # the clock of the other is behind
    assert merged["konflikter"] == []
    expected = {**content, **mine, **theirs}
    assert live(merged["prosjekt"]) == {where: text for where, text in expected.items() if text is not None}


@given(deleted=st.booleans(), cell=st.sampled_from(("k1", "k2", "k3")))
def test_a_row_that_one_deleted_and_the_other_went_on_with_is_one_question(
    core: Page, *, deleted: bool, cell: str
) -> None:
    """A changed cell, and one that was empty before: never is a cell left behind without its row."""
    row = "ark/a/rad/d/r1/"
    content = {row + "k1": "a", row + "k2": "b", row + "_plass": "i", "ark/a/slag": "a"}
    start = started(core, content)
    gone = call(core, "endre", start, dict.fromkeys((row + "k1", row + "k2", row + "_plass")), 20)
    on = call(core, "endre", start, {row + cell: "z"}, 30)
    here, there = (gone, on) if deleted else (on, gone)
    merged = call(core, "slaaSammen", here, there)
    assert {conflict["samlet"] for conflict in merged["konflikter"]} == {row}
    for choice, expected in (("her", here), ("der", there)):
        chosen = {conflict["sti"]: choice for conflict in merged["konflikter"]}
        assert live(call(core, "avgjor", merged, chosen, NOW)) == live(expected)


def test_a_row_that_was_only_moved_stays_deleted(core: Page) -> None:
    row = "ark/a/rad/d/r1/"
    start = started(core, {row + "k1": "a", row + "_plass": "i"})
    gone = call(core, "endre", start, dict.fromkeys((row + "k1", row + "_plass")), 20)
    moved = call(core, "endre", start, {row + "_plass": "r"}, 30)
    for here, there in ((gone, moved), (moved, gone)):
        merged = call(core, "slaaSammen", here, there)
        assert (merged["konflikter"], live(merged["prosjekt"])) == ([], {})


def test_both_texts_can_be_kept(core: Page) -> None:
    start = started(core, {TEXT: "a", "skjema/r/felt/behov": ["x"], "kryss/mandat": None})
    mine = call(core, "endre", start, {TEXT: "mitt", "skjema/r/felt/behov": ["x", "y"]}, 20)
    theirs = call(core, "endre", start, {TEXT: "ditt", "skjema/r/felt/behov": ["x", "z"]}, 21)
    merged = call(core, "slaaSammen", mine, theirs)
    both = call(core, "avgjor", merged, dict.fromkeys((TEXT, "skjema/r/felt/behov"), "begge"), NOW)
    assert live(both) == {TEXT: "mitt / ditt", "skjema/r/felt/behov": ["x", "y", "z"]}
    assert call(core, "slaaSammen", theirs, both)["konflikter"] == []


# Undoing


@given(here=project(), there=project(), data=st.data())
def test_a_merge_that_was_undone_can_be_made_again(
    core: Page, here: Project, there: Project, data: st.DataObject
) -> None:
    """Undoing leaves no deletion that the next merge would take for somebody's wish."""
    here, there = sound(core, here), sound(core, there)
    merged = call(core, "slaaSammen", here, there)
    choices = {conflict["sti"]: data.draw(st.sampled_from(("her", "der"))) for conflict in merged["konflikter"]}
    after = call(core, "delt", call(core, "avgjor", merged, choices, NOW), NOW)
    undone = call(core, "tilbake", after, after, here, NOW + 1)
    assert live(undone) == live(here)
    again = call(core, "slaaSammen", undone, there)
    first = {conflict["sti"] for conflict in merged["konflikter"]} | set(merged["nytt"])
    for where, text in live(there).items():
        if where in first and not where.endswith("_plass"):
            told = where in {conflict["sti"] for conflict in again["konflikter"]}
            assert told or value(again["prosjekt"], where) == text or text in seen(here, where), where
    assert live(call(core, "tilbake", undone, here, after, NOW + 2)) == live(after)


@given(here=project(), first=CHANGES, since=CHANGES)
def test_undoing_takes_back_one_step_and_leaves_what_was_done_since(
    core: Page, here: Project, first: dict[str, Json], since: dict[str, Json]
) -> None:
    here = sound(core, here)
    after = call(core, "endre", here, first, NOW)
    later = call(core, "endre", after, {where: text for where, text in since.items() if where not in first}, NOW + 1)
    undone = call(core, "tilbake", later, after, here, NOW + 2)
    for where in {*live(here), *live(later)}:
        assert value(undone, where) == (value(here, where) if where in first else value(later, where))


# Two tabs


@given(one=project(), two=project())
def test_two_tabs_come_to_the_same(core: Page, one: Project, two: Project) -> None:
    """Otherwise they would write over each other for ever."""
    one, two = sound(core, one), sound(core, two)
    both = call(core, "nyeste", one, two)
    assert both["felter"] == call(core, "nyeste", two, one)["felter"]
    assert call(core, "nyeste", both, two) == both


# Files


@given(raw=project(8))
def test_a_file_comes_back_as_it_was(core: Page, raw: Project) -> None:
    one = sound(core, raw)
    assert live(one) == live(raw)
    text = call(core, "tilTekst", one)
    assert call(core, "tolk", text) == {"ok": True, "prosjekt": one, "merknader": []}
    assert call(core, "tilTekst", call(core, "tolk", text)["prosjekt"]) == text


@given(fields=st.dictionaries(st.sampled_from(PLACES), ANY_VALUE, max_size=6))
def test_every_kind_of_value_comes_back(core: Page, fields: dict[str, Json]) -> None:
    one = started(core, fields)
    assert live(call(core, "tolk", call(core, "tilTekst", one))["prosjekt"]) == fields


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("format", "v", "id", "felter", "delt", "t", "f", "u", TEXT, "ark/a/slag", "__proto__"))
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=200)
@given(text=st.text() | JSON.map(json.dumps))
def test_any_text_is_read_or_refused_with_a_reason(later: Page, text: str) -> None:
    answer = call(later, "tolk", text)
    assert answer["ok"] or answer["melding"].endswith(".") or "«" in answer["melding"]


@given(fields=JSON)
def test_any_fields_are_read_or_left_out(later: Page, fields: Json) -> None:
    answer = call(later, "tolk", json.dumps({"format": "fellesmodellen-prosjekt", "v": 1, "felter": fields}))
    assert not answer["ok"] or call(later, "tolk", call(later, "tilTekst", answer["prosjekt"]))["merknader"] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "tom"),
        ("  \n", "tom"),
        ('{"format": "fellesmodellen-prosjekt", "v": 1, "felter": {"om/ti', "skadet"),
        ('{"format": "fellesmodellen-prosjekt", "v": 1, "felter": []}', "skadet"),
        ('{"format": "fellesmodellen-prosjekt", "v": 1, "felter": {"om/tittel": 3}}', "skadet"),
        ('{"format": "fellesmodellen-prosjekt", "v": 2, "felter": {}}', "nyere utgave"),
        ('{"format": "fellesmodellen-framdrift", "v": 1}', "ikke en prosjektfil"),
        ("[]", "ikke en prosjektfil"),
        ("null", "ikke en prosjektfil"),
    ],
)
def test_what_is_no_project_is_refused_with_a_reason(core: Page, text: str, reason: str) -> None:
    answer = call(core, "tolk", text)
    assert not answer["ok"]
    assert reason in answer["melding"]


def test_a_byte_order_mark_does_no_harm(core: Page) -> None:
    text = call(core, "tilTekst", started(core, {TEXT: "Ærlig talt"}))
    assert live(call(core, "tolk", "\ufeff" + text)["prosjekt"]) == {TEXT: "Ærlig talt"}


# Former places

PARTS = {
    "ark": ("gammel", "ny", "k3x9"),
    "del": ("del-a", "del-b", "del-c"),
    "rad": ("rad-a", "rad-b", "r1"),
    "kolonne": ("kol-a", "kol-b"),
}


@st.composite
def old_places(draw: st.DrawFn) -> str:
    """A place as any edition may have written it."""
    sheet, part, row, column = (draw(st.sampled_from(PARTS[name])) for name in ("ark", "del", "rad", "kolonne"))
    return draw(
        st.sampled_from((
            "kryss/a", "kryss/b", "skjema/rapport/felt/x", "skjema/oppstartsrapport/felt/x",
            f"ark/{sheet}/felt/{part}/x", f"ark/{sheet}/rad/{part}/{row}/{column}",
            f"ark/{sheet}/maaling/{part}/m1/rad/{row}/{column}", f"ark/{sheet}/finnes/ikke",
        ))
    )  # fmt: skip


@given(
    fields=st.dictionaries(old_places(), st.sampled_from(WORDS), max_size=12),
    kind=st.sampled_from(("gammel", "ny", "annet")),
)
def test_an_older_file_keeps_everything_under_the_places_of_today(
    later: Page, fields: dict[str, str], kind: str
) -> None:
    raw = {
        "format": "fellesmodellen-prosjekt", "v": 1, "id": "p", "revisjon": "", "delt": 0,
        "felter": {where: {"v": text, "t": 1} for where, text in (fields | {"ark/k3x9/slag": kind}).items()},
    }  # fmt: skip
    one = call(later, "tolk", json.dumps(raw))["prosjekt"]
    held = sorted(text for where in one["felter"] for text in set(seen(one, where)))
    assert set(held) >= set(fields.values())
    assert sum(len(seen(one, where)) for where in one["felter"]) >= len({*fields.values()})
    former = ("kryss/a", "skjema/rapport/", "ark/gammel/", "ark/ny/felt/del-a", "ark/ny/rad/del-a")
    assert not [where for where in one["felter"] if where.startswith(former)]
    assert value(one, "ark/k3x9/slag") == ("annet" if kind == "annet" else "ny")
    again = call(later, "tolk", call(later, "tilTekst", one))
    assert (again["prosjekt"], again["merknader"]) == (one, [])


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("gammel", "ark/gammel/felt/del-a/x", "ark/ny/felt/del-b/x"),
        ("gammel", "ark/k3x9/rad/del-a/rad-a/kol-a", "ark/k3x9/rad/del-b/rad-b/kol-b"),
        ("ny", "ark/k3x9/maaling/del-b/m1/rad/f/kol-a", "ark/k3x9/maaling/del-b/m1/rad/f/kol-b"),
        ("annet", "ark/k3x9/felt/del-a/x", "ark/k3x9/felt/del-a/x"),
        ("ny", "skjema/rapport/rad/f/r1/0", "skjema/oppstartsrapport/rad/f/r1/0"),
        ("ny", "borte/for/lengst", "borte/for/lengst"),
    ],
)
def test_a_former_place_leads_to_that_of_today(later: Page, kind: str, before: str, after: str) -> None:
    fields = {before: {"v": "a", "t": 1}, "ark/k3x9/slag": {"v": kind, "t": 1}, "om/fase": {"v": "start", "t": 1}}
    raw = {"format": "fellesmodellen-prosjekt", "v": 1, "felter": fields}
    answer = call(later, "tolk", json.dumps(raw))
    assert value(answer["prosjekt"], after) == "a"
    assert value(answer["prosjekt"], "om/fase") == "oppstart"
    assert bool(answer["merknader"]) == (before != after)


def test_the_first_version_opens_for_ever(core: Page, later: Page) -> None:
    """The file was written by version 1. It is never changed; what reads it may be."""
    text = FIXTURE.read_text(encoding="utf-8")
    fields = {where: field["v"] for where, field in json.loads(text)["felter"].items() if field["v"] is not None}
    assert live(call(core, "tolk", text)["prosjekt"]) == fields
    assert call(core, "tilTekst", call(core, "tolk", text)["prosjekt"]) == text
    assert sorted(map(str, live(call(later, "tolk", text)["prosjekt"]).values())) == sorted(map(str, fields.values()))


# Order of rows


@given(moves=st.lists(st.floats(0, 1), max_size=40))
def test_a_new_row_comes_where_it_was_put(core: Page, moves: list[float]) -> None:
    rows: list[str] = []
    for move in moves:
        at = round(move * len(rows))
        new = call(core, "plassMellom", rows[at - 1] if at else None, rows[at] if at < len(rows) else None)
        rows.insert(at, new)
    assert rows == sorted(set(rows))


@given(before=st.none() | st.text(max_size=6), after=st.none() | st.text(max_size=6))
def test_any_text_can_stand_where_the_order_should_be(core: Page, before: str | None, after: str | None) -> None:
    assert call(core, "plassMellom", before, after).isalnum()


def test_many_rows_at_the_end_keep_short_places(core: Page) -> None:
    last = None
    for _ in range(200):
        last = call(core, "plassMellom", last, None)
    assert len(str(last)) < 50


def test_a_place_that_no_file_could_hold_is_a_fault_of_the_program(core: Page) -> None:
    with pytest.raises(Exception, match="Ikke et sted i et prosjekt"):
        call(core, "endre", call(core, "tomt"), {"ark/Å/slag": "x"}, 1)
