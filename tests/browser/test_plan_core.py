"""The core of planning in a real browser: sums, warnings, links and files, and plans made long ago."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factory
from handbook import addresses, plan_data, timing, tool_data
from handbook.catalogue import load
from handbook.models.plan import SIDES
from support.studying import student

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from handbook.catalogue import Catalogue

pytest_plugins = ["support.fixtures"]

SCRIPTS = factory.ROOT / "docs/assets/js"
CORE = ("felles/felles", "felles/biter", "samling/plan", "samling/plankode")
LINK = (factory.ROOT / "tests/fixtures/plan-v1.txt").read_text(encoding="utf-8").strip()
FILE = (factory.ROOT / "tests/fixtures/plan-v1.json").read_text(encoding="utf-8")
LONGEST_LINK = 500
SERVER = "https://handbok.helsefellesskap-innlandet.example/fellesmodellen/"
"""Where a handbook may lie: its address is part of the link."""

TRIES = 3000
NOW = "2026-11-22T12:00:00+01:00"


@contextmanager
def core(browser: Browser, catalogue: Catalogue) -> Iterator[Page]:
    """The core alone on an empty page, with the data of a catalogue and the details of all its tools."""
    with student(browser, now=NOW) as page:
        page.goto("about:blank")
        page.add_script_tag(content=tool_data.script(catalogue))
        for address, text in plan_data.scripts(catalogue).items():
            if not address.startswith(addresses.NYNORSK):
                page.add_script_tag(content=text)
        for name in CORE:
            page.add_script_tag(path=SCRIPTS / f"{name}.js")
        yield page


@pytest.fixture(scope="module")
def real() -> Catalogue:
    """The catalogue of this checkout."""
    return load(factory.real_or_mini())[0]


@pytest.fixture(scope="module")
def page(browser: Browser, real: Catalogue) -> Iterator[Page]:
    """The core with the catalogue of this checkout."""
    with core(browser, real) as found:
        yield found


def cleaned(page: Page, raw: object) -> Any:  # noqa: ANN401
    """What the core makes of anything: the plan and the remarks, or nothing."""
    return page.evaluate("raw => window.fellesPlan.rens(raw)", raw)


def meeting(*items: dict[str, Any], **fields: object) -> dict[str, Any]:
    """A meeting where all sides come and nothing is set."""
    plain = {"tittel": "", "dag": "", "start": 540, "slutt": None, "sted": "", "form": "fysisk", "antall": None}
    return {**plain, "sider": list(SIDES), "vurdert": [], "borte": None, "poster": list(items), **fields}


def tool(name: str, variant: str = "", minutes: int | None = None, steps: list[int] | None = None) -> dict[str, Any]:
    """A tool in a meeting."""
    return {"slag": "verktoy", "verktoy": name, "variant": variant, "minutter": minutes, "steg": steps}


def free(kind: str, minutes: int, title: str = "") -> dict[str, Any]:
    """An item without a tool."""
    titles = {"apning": "Åpning", "avslutning": "Avslutning", "pause": "Pause"}
    return {"slag": kind, "tittel": title or titles.get(kind, "Noe eget"), "minutter": minutes}


def warnings(page: Page, one: dict[str, Any]) -> list[dict[str, Any]]:
    """What the core warns against in a meeting."""
    found: list[dict[str, Any]] = page.evaluate("m => window.fellesPlan.varsler(m)", one)
    return found


# Sums


def test_steps_take_the_same_minutes_here_and_on_printed_plans(page: Page, real: Catalogue) -> None:
    asked = []
    expected = []
    for one in real.tools:
        for variant in ("", *(way.id for way in one.variants)):
            steps = timing.steps_of(one, variant or None)
            some = list(range(0, len(steps), 2))
            for chosen in (None, some):
                span = timing.limits(one, variant or None, chosen or ())
                for minutes in {span.least, span.usual, span.most, (2 * span.least + span.most) // 3}:
                    asked.append(tool(one.id, variant, minutes, chosen))
                    lengths = [steps[index].minutes for index in (chosen or range(len(steps)))]
                    expected.append([span.least, span.most, span.usual, minutes, list(timing.scaled(lengths, minutes))])
    found = page.evaluate(
        """posts => posts.map(post => {
            const {min, maks, standard} = fellesPlan.grenser(post);
            return [min, maks, standard, fellesPlan.minutter(post), fellesPlan.steg(post).map(s => s.minutter)];
        })""",
        asked,
    )
    assert found == expected


def test_ready_plans_have_the_clocks_of_their_pages(browser: Browser, site: Path, real: Catalogue) -> None:
    with student(browser) as shown:
        for plan in real.plans.plans:
            shown.goto((site / addresses.ready_plan(plan.id)).as_uri())
            printed = shown.locator(".ferdig-klokke").all_text_contents()
            shown.goto((site / addresses.PLANNER).as_uri())
            counted = shown.evaluate(
                """async id => {
                    const {plan} = fellesPlan.rens(fellesPlaner.ferdige.find(one => one.id === id).plan);
                    await fellesPlan.lastDetaljer(plan);
                    return plan.moter.flatMap(mote => fellesPlan.tidslinje(mote)).flatMap(post => [
                        `${fellesPlan.klokke(post.start)}–${fellesPlan.klokke(post.slutt)}`,
                        ...post.steg.map(step => fellesPlan.klokke(step.start)),
                    ]);
                }""",
                plan.id,
            )
            assert counted == printed


def test_opening_and_closing_stretch_too(page: Page, real: Catalogue) -> None:
    for kind, frame in (("apning", real.plans.opening), ("avslutning", real.plans.closing)):
        steps = page.evaluate("post => fellesPlan.steg(post)", free(kind, 17))
        assert [step["tittel"] for step in steps] == [step.title for step in frame.steps]
        assert sum(step["minutter"] for step in steps) == 17


def test_a_meeting_past_midnight(page: Page) -> None:
    late = meeting(free("egen", 40), free("egen", 30), start=1410, slutt=1500)
    clocks = "m => fellesPlan.tidslinje(m).map(p => fellesPlan.klokke(p.start))"
    assert page.evaluate("m => fellesPlan.sum(m)", late) == {"minutter": 70, "slutt": 1480, "slakk": 20}
    assert page.evaluate(clocks, late) == [
        "23.30",
        "00.10",
    ]


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 minutter"), (1, "1 minutt"), (60, "1 time"), (90, "1 time og 30 minutter")]
)
def test_durations_in_words(page: Page, minutes: int, words: str) -> None:
    assert page.evaluate("m => fellesPlan.varighet(m)", minutes) == words


# Anything becomes a sound plan, or none


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NUMBER = JSON | st.integers(-5, 2000) | st.none()
TEXT = st.text(max_size=150) | JSON
ITEM = JSON | st.fixed_dictionaries(
    {"slag": st.sampled_from(["verktoy", "pause", "apning", "avslutning", "egen", "noe annet"])},
    optional={
        "verktoy": st.sampled_from(["oppstartsworkshop", "loggbok", "finnes-ikke", "__proto__", "constructor"]) | JSON,
        "variant": st.sampled_from(["", "video", "hel-dag", "toString"]) | JSON,
        "minutter": NUMBER,
        "steg": st.lists(NUMBER, max_size=6) | JSON,
        "tittel": TEXT,
    },
)
MEETING = JSON | st.fixed_dictionaries(
    {"poster": st.lists(ITEM, max_size=6)},
    optional={
        "tittel": TEXT,
        "dag": st.dates().map(str) | TEXT,
        "start": NUMBER,
        "slutt": NUMBER,
        "sted": TEXT,
        "form": st.sampled_from(["fysisk", "digitalt", "begge"]) | JSON,
        "antall": NUMBER,
        "sider": st.lists(st.sampled_from(SIDES) | JSON, max_size=6),
        "vurdert": st.lists(st.sampled_from(SIDES) | JSON, max_size=6),
        "borte": NUMBER,
    },
)
ANY_PLAN = st.fixed_dictionaries({"moter": st.lists(MEETING, max_size=4)}, optional={"v": JSON, "tittel": TEXT})

TAKE_IN = """raw => {
    const first = fellesPlan.rens(raw);
    if (!first) return null;
    const again = fellesPlan.rens(first.plan);
    const numbers = first.plan.moter.flatMap(mote => [fellesPlan.sum(mote).minutter, fellesPlan.sum(mote).slutt]);
    first.plan.moter.forEach(mote => { fellesPlan.varsler(mote); fellesPlan.tidslinje(mote); });
    return {
        stable: JSON.stringify(again.plan) === JSON.stringify(first.plan) && !again.merknader.length,
        sound: numbers.every(Number.isInteger),
        link: JSON.stringify(fellesPlankode.pakkUt(fellesPlankode.pakk(first.plan)))
            === JSON.stringify({plan: first.plan, merknader: []}),
        file: JSON.stringify(fellesPlankode.fraFil(fellesPlankode.tilFil(first.plan)))
            === JSON.stringify({plan: first.plan, merknader: []}),
        alphabet: /^[A-Za-z0-9_.~-]+$/.test(fellesPlankode.pakk(first.plan)),
    };
}"""
GOOD = {"stable": True, "sound": True, "link": True, "file": True, "alphabet": True}


@settings(max_examples=250)
@given(raw=ANY_PLAN)
def test_anything_with_meetings_becomes_a_sound_plan(page: Page, raw: object) -> None:
    assert page.evaluate(TAKE_IN, raw) == GOOD


@given(raw=JSON)
def test_what_is_no_plan_is_none(page: Page, raw: object) -> None:
    assert page.evaluate(TAKE_IN, raw) in (None, GOOD)
    assert page.evaluate("() => [null, 1, '', [], {}, {moter: 3}].map(fellesPlan.rens)") == [None] * 6


def test_remarks_say_what_was_changed(page: Page) -> None:
    taken = cleaned(
        page,
        {
            "v": 1,
            "tittel": "  Møte\nom\tnoe  ",
            "moter": [
                meeting(
                    tool("finnes-ikke", minutes=25),
                    tool("oppstartsworkshop", "finnes-ikke"),
                    tool("oppstartsworkshop", minutes=30),
                    tool("oppstartsworkshop", steps=[0, 99]),
                    free("pause", 999),
                    vurdert=["kommune", "fastlege"],
                    sider=["kommune"],
                )
            ],
        },
    )
    assert taken["merknader"] == [
        "Verktøyet «finnes-ikke» finnes ikke lenger. Tiden står igjen som et eget punkt.",
        "En variant av Oppstartsworkshop finnes ikke lenger. Planen bruker stegene i verktøyet selv.",
        "Oppstartsworkshop kan ta 180–360 minutter her. 30 minutter er endret til 180.",
        "Noen av stegene i Oppstartsworkshop finnes ikke lenger. Se over stegene.",
        "«Pause» kan ta 1–240 minutter. 999 minutter er endret til 240.",
    ]
    plan = taken["plan"]
    assert plan["tittel"] == "Møte om noe"
    assert plan["moter"][0]["vurdert"] == ["fastlege"]
    first, second, third, fourth, _ = plan["moter"][0]["poster"]
    assert (first["slag"], first["minutter"]) == ("egen", 25)
    assert second == tool("oppstartsworkshop")
    assert third["minutter"] == 180
    assert fourth["steg"] == [0]


def test_a_plan_from_a_newer_handbook_is_taken_as_far_as_it_goes(page: Page) -> None:
    taken = cleaned(page, {"v": 2, "tittel": "Ny", "moter": [meeting(tool("loggbok"), {"slag": "hologram"})]})
    assert taken["merknader"] == ["Planen er laget med en nyere utgave av håndboken. Noe kan mangle."]
    assert taken["plan"]["moter"][0]["poster"] == [tool("loggbok")]


# Links and files


def twelve(real: Catalogue) -> dict[str, Any]:
    """A full plan: twelve tools with variants, minutes set by hand and some steps only, a name, a place and a day."""
    items = []
    for index, one in enumerate([one for one in real.tools if one.variants][-12:]):
        variant = one.variants[-1].id
        chosen = [0, 2] if index % 2 and len(one.variants[-1].steps) > 2 else None
        span = timing.limits(one, variant, chosen or ())
        items.append(tool(one.id, variant, span.most if index % 3 else span.least, chosen))
    return {
        "v": 1,
        "tittel": "Å gjøre overføringen trygg i Østre Våler!",
        "moter": [
            meeting(*items[:6], tittel="Første dag", dag="2027-03-28", sted="Kulturhuset på Rena", antall=24),
            meeting(*items[6:], tittel="Andre dag", dag="2027-03-29", sted="Kulturhuset på Rena", borte=420),
        ],
    }


def test_a_link_holds_twelve_tools_in_500_characters(page: Page, real: Catalogue) -> None:
    plan = twelve(real)
    taken = cleaned(page, plan)
    assert taken["merknader"] == []
    assert len(plan["tittel"]) >= 40
    assert sum(len(one["poster"]) for one in taken["plan"]["moter"]) == 12
    assert page.evaluate("plan => fellesPlankode.pakkUt(fellesPlankode.pakk(plan))", plan) == taken
    code = page.evaluate("plan => fellesPlankode.pakk(plan)", plan)
    assert len(f"{SERVER}{addresses.PLANNER}#p={code}") <= LONGEST_LINK


def test_every_ready_plan_and_route_fits_in_a_link(page: Page) -> None:
    codes = page.evaluate(
        """() => [...fellesPlaner.ferdige, ...fellesPlaner.loyper].map(({plan}) => {
            const sound = fellesPlan.rens(plan);
            const code = fellesPlankode.pakk(plan);
            const back = fellesPlankode.pakkUt(code);
            return [code, sound.merknader.length, JSON.stringify(back) === JSON.stringify(sound)];
        })"""
    )
    for code, remarks, same in codes:
        assert len(f"{SERVER}{addresses.PLANNER}#p={code}") <= LONGEST_LINK
        assert (remarks, same) == (0, True)


def test_any_text_is_a_plan_or_none(page: Page) -> None:
    """Random texts, and good links damaged, half of them with the signs of control put right again."""
    outcome = page.evaluate(
        """([good, tries]) => {
            let seed = 20261122;
            const chance = most => (seed = Math.imul(seed, 1664525) + 1013904223 >>> 0) % most;
            const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
            const fnv = text => {
                let h = 0x811c9dc5;
                for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
                return h >>> 0;
            };
            const control = text => signs[fnv(text) & 63] + signs[fnv(text) >>> 6 & 63];
            const count = {none: 0, plan: 0};
            for (let i = 0; i < tries; i++) {
                let text = good;
                if (i % 3 === 0) {
                    text = Array.from({length: chance(60)}, () => String.fromCodePoint(chance(0x2fff))).join('');
                } else {
                    const body = [...good.slice(0, -2)];
                    for (let n = chance(4); n >= 0; n--) body[1 + chance(body.length - 1)] = signs[chance(64)];
                    text = body.slice(0, i % 5 ? body.length : 1 + chance(body.length)).join('');
                    text += i % 2 ? control(text) : good.slice(-2);
                }
                const found = fellesPlankode.pakkUt(text);
                fellesPlankode.fraFil(text);
                count[found ? 'plan' : 'none']++;
                if (!found) continue;
                const again = fellesPlan.rens(found.plan);
                if (JSON.stringify(again) !== JSON.stringify({plan: found.plan, merknader: []})) return text;
            }
            return count;
        }""",
        [LINK.partition("#p=")[2], TRIES],
    )
    assert set(outcome) == {"none", "plan"}, outcome
    assert min(outcome.values()) > TRIES / 20, outcome


@given(text=st.text(max_size=200))
def test_no_text_breaks_the_reader(page: Page, text: str) -> None:
    page.evaluate("text => [fellesPlankode.pakkUt(text), fellesPlankode.fraFil(text)]", text)


def test_mail_may_break_a_link(page: Page) -> None:
    code = LINK.partition("#p=")[2]
    whole = page.evaluate("code => fellesPlankode.pakkUt(code)", code)
    for broken in (f"{code[:70]}\r\n {code[70:]}", f"{code}.", f" {code}>)"):
        assert page.evaluate("code => fellesPlankode.pakkUt(code)", broken) == whole
    assert page.evaluate("code => fellesPlankode.pakkUt(code)", code[:-1]) is None
    assert page.evaluate("code => fellesPlankode.pakkUt(code)", code.swapcase()) is None


def test_a_link_pasted_where_a_file_is_asked_for(page: Page) -> None:
    assert page.evaluate("text => fellesPlankode.fraFil(text)", LINK) == page.evaluate(
        "code => fellesPlankode.pakkUt(code)", LINK.partition("#p=")[2]
    )


def test_the_address_of_the_page_holds_the_plan(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        page.goto((site / addresses.RUN).as_uri())
        link = page.evaluate("() => fellesPlankode.lenke(fellesPlaner.ferdige[0].plan, 'kjor.html')")
        assert re.fullmatch(r"file:.+/kjor\.html#p=[A-Za-z0-9_-]+", link)
        page.goto("about:blank")
        page.goto(f"{link}&m=0&n=3")
        found = page.evaluate("() => fellesPlankode.fraAdresse()")
        assert found == page.evaluate("() => fellesPlan.rens(fellesPlaner.ferdige[0].plan)")
        page.goto("about:blank")
        page.goto((site / addresses.RUN).as_uri())
        assert page.evaluate("() => fellesPlankode.fraAdresse()") is None


# Plans made long ago


@pytest.fixture
def aged(mini: Path) -> Catalogue:
    """The small catalogue some years on: a tool renamed, shortened and given a step, a variant gone, a tool gone."""
    alfa, beta = mini / "tools_catalog/tools/alfa.yml", mini / "tools_catalog/tools/beta.yml"
    alfa.with_name("alfa.nn.yml").unlink()
    text = alfa.read_text(encoding="utf-8")
    for old, new in (
        ("id: alfa\n", "id: alfa-ny\naliases: [alfa]\n"),
        ("name: Alfa\n", "name: Ny alfa\n"),
        ("minutes: {min: 30, max: 45}", "minutes: {min: 20, max: 40}"),
        ("    minutes: 25\n    do: La alle skrive.\n", "    minutes: 20\n    do: La alle skrive.\n"),
        ("result:", "  - title: Lukk\n    minutes: 5\n    do: Takk.\nresult:"),
        ("  - id: kort\n", "  - id: rask\n"),
    ):
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    alfa.rename(alfa.with_name("alfa-ny.yml")).write_text(text, encoding="utf-8")
    gone = beta.read_text(encoding="utf-8").replace("id: beta\nnumber: 2\n", "id: beta-to\nnumber: 22\n")
    beta.rename(beta.with_name("beta-to.yml")).write_text(gone, encoding="utf-8")
    for name in ("routes.yml", "plans.yml"):
        path = mini / "tools_catalog" / name
        lines = path.read_text(encoding="utf-8")
        lines = re.sub(r"tool: alfa$", "tool: alfa-ny", lines, flags=re.MULTILINE)
        path.write_text(re.sub(r"tool: beta$", "tool: beta-to", lines, flags=re.MULTILINE), encoding="utf-8")
    for path in (mini / "modules").rglob("*"):
        if path.suffix in {".md", ".yml"}:
            known = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"\b(alfa|beta)\b", r"\1-ny", known).replace("beta-ny", "beta-to"), encoding="utf-8")
    for path in (mini / "tools_catalog/tools").glob("*.yml"):
        known = path.read_text(encoding="utf-8").replace("[[beta]]", "[[beta-to]]").replace("[[alfa]]", "[[alfa-ny]]")
        path.write_text(known, encoding="utf-8")
    catalogue, problems = load(mini)
    assert problems == ()
    return catalogue


KEPT = {
    "tittel": "Første møte",
    "dag": "2026-11-24",
    "start": 525,
    "slutt": 720,
    "sted": "Rådhuset, møterom Åsen",
    "form": "fysisk",
    "antall": 9,
    "sider": ["kommune", "sykehus"],
    "vurdert": ["fastlege"],
    "borte": 180,
}
"""What an old plan says of its first meeting, whatever has become of its tools."""


def test_a_link_made_today_opens_today(browser: Browser, mini_catalogue: Catalogue) -> None:
    with core(browser, mini_catalogue) as page:
        found = page.evaluate("link => fellesPlankode.pakkUt(link.split('#p=')[1])", LINK)
        assert found["merknader"] == []
        assert found == page.evaluate("text => fellesPlankode.fraFil(text)", FILE)
        assert page.evaluate("plan => fellesPlankode.pakk(plan)", found["plan"]) == LINK.partition("#p=")[2]
        assert {name: found["plan"]["moter"][0][name] for name in KEPT} == KEPT


def test_an_old_link_opens_in_a_changed_catalogue(browser: Browser, aged: Catalogue) -> None:
    with core(browser, aged) as page:
        found = page.evaluate("link => fellesPlankode.pakkUt(link.split('#p=')[1])", LINK)
        assert sorted(found["merknader"]) == [
            "En variant av Ny alfa finnes ikke lenger. Planen bruker stegene i verktøyet selv.",
            "Ny alfa kan ta 20–40 minutter her. 18 minutter er endret til 20.",
            "Ny alfa kan ta 20–40 minutter her. 44 minutter er endret til 40.",
            "Stegene i Ny alfa er endret siden planen ble laget. Se over hvilke dere vil bruke.",
            "Verktøy nr. 2 finnes ikke lenger. Tiden står igjen som et eget punkt.",
        ]
        plan = found["plan"]
        assert plan["tittel"] == "Oppstart på Elverum: vi får det til"
        first, second = plan["moter"]
        assert {name: first[name] for name in KEPT} == KEPT
        assert first["poster"] == [
            free("apning", 8),
            tool("alfa-ny", minutes=40),
            free("pause", 15, "Kaffe"),
            tool("alfa-ny", minutes=20),
            free("egen", 35, "Verktøy nr. 2 finnes ikke lenger"),
            free("egen", 10, "Ordet er fritt"),
            free("avslutning", 5),
        ]
        assert second["poster"] == [tool("alfa-ny", steps=[1])]


def test_an_old_file_opens_in_a_changed_catalogue(browser: Browser, aged: Catalogue) -> None:
    with core(browser, aged) as page:
        found = page.evaluate("text => fellesPlankode.fraFil(text)", FILE)
        first = found["plan"]["moter"][0]
        assert {name: first[name] for name in KEPT} == KEPT
        assert [one.get("verktoy") for one in first["poster"]] == [None, "alfa-ny", None, "alfa-ny", None, None, None]
        assert first["poster"][4] == free("egen", 35, "Verktøyet «beta» finnes ikke lenger")
        assert page.evaluate("() => fellesPlan.verktoy('alfa').navn") == "Ny alfa"


# Details


def test_details_that_cannot_be_had_are_named(browser: Browser, site: Path) -> None:
    with student(browser) as page:
        page.route("**/verktoy/data/loggbok.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.goto((site / addresses.PLANNER).as_uri())
        plan = {"v": 1, "tittel": "", "moter": [meeting(tool("loggbok"), tool("vaermelding"), tool("loggbok"))]}
        assert page.evaluate("plan => fellesPlan.lastDetaljer(plan)", plan) == ["Loggbok"]
        steps = "name => fellesPlan.steg({slag: 'verktoy', verktoy: name, variant: '', minutter: null, steg: null})"
        assert page.evaluate(steps, "loggbok") == []
        assert len(page.evaluate(steps, "vaermelding")) == 6
        # Times are known all the same.
        assert page.evaluate("plan => fellesPlan.sum(plan.moter[0]).minutter", plan) == 55 + 44 + 55


# Warnings

WORKSHOP = tool("oppstartsworkshop")
TALK = free("egen", 20)


@pytest.mark.parametrize(
    ("one", "kind", "gravity", "words"),
    [
        (meeting(WORKSHOP, sider=["sykehus", "bruker"]), "side", "viktig", "Kommunen mangler. «Oppstartsworkshop»"),
        (meeting(WORKSHOP, sider=["kommune", "sykehus"]), "side", "viktig", "Brukere og pårørende mangler."),
        (meeting(WORKSHOP, sider=["kommune", "sykehus", "bruker"]), "side", "rad", "Tillitsvalgte mangler."),
        (meeting(WORKSHOP, sider=[]), "side", "rad", "Kryss av for hvem som kommer."),
        (meeting(WORKSHOP, borte=120), "borte", "viktig", "kan bare være borte i 2 timer."),
        (meeting(WORKSHOP, borte=120), "borte", "viktig", "«To korte videomøter»"),
        (meeting(WORKSHOP, slutt=750), "slakk", "viktig", "Planen er 30 minutter for lang. Den er ferdig kl. 13.00"),
        (meeting(WORKSHOP, slutt=780), "slakk", "rad", "Det er ingen tid til overs."),
        (meeting(WORKSHOP, slutt=783), "slakk", "rad", "Det er bare 3 minutter til overs."),
        (meeting(WORKSHOP, antall=4), "antall", "viktig", "trenger minst 8 personer. Dere er 4."),
        (meeting(WORKSHOP, antall=40), "antall", "rad", "er laget for høyst 24 personer. Dere er 40."),
        (meeting(WORKSHOP), "forberedelse", "rad", "skal sju ting være gjort."),
        (meeting(WORKSHOP, dag="2026-12-01"), "forberedelse", "viktig", "Det er 9 dager igjen."),
        (meeting(WORKSHOP, dag="2026-11-22"), "forberedelse", "viktig", "Samlingen er i dag."),
        (meeting(tool("oppstartsworkshop", "hel-dag"), form="digitalt"), "form", "viktig", "i samme rom. Bytt til"),
        (meeting(tool("oppstartsworkshop", "video")), "form", "viktig", "er laget for møte på skjerm."),
        (meeting(tool("oppstartsworkshop", "hel-dag"), form="begge"), "form", "rad", "krever at alle er i samme rom"),
        (meeting(*[TALK] * 6), "pause", "rad", "Fra kl. 09.00 til kl. 11.00 er det ingen pause."),
        (meeting(free("pause", 3), *[TALK] * 6), "pause", "rad", "Fra kl. 09.00 til kl. 11.03"),
        (meeting(*[TALK] * 3, free("avslutning", 10)), "apning", "rad", "mangler en åpning"),
        (meeting(free("apning", 10), *[TALK] * 3), "apning", "rad", "mangler en avslutning"),
        (meeting(tool("finnes-ikke", minutes=10)), "ukjent", "viktig", "«finnes-ikke» finnes ikke."),
    ],
)
def test_what_is_warned_against(page: Page, one: dict[str, Any], kind: str, gravity: str, words: str) -> None:
    found = [one for one in warnings(page, one) if one["slag"] == kind and words in one["tekst"]]
    assert len(found) == 1, warnings(page, one)
    assert found[0]["alvor"] == gravity


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Send datoen minst seks uker før.", 42),
        ("Send datoen minst seks veker før.", 42),
        ("Ring dem én uke før.", 7),
        ("Ring dei ei veke før.", 7),
        ("Ring dei éi veke før.", 7),
        ("Les loggen to arbeidsdagar før.", 2),
        ("Minn alle på det ein dag før.", 1),
        ("Ring kvar brukar.", 0),
    ],
)
def test_deadlines_are_read_in_both_languages(page: Page, line: str, days: int) -> None:
    told = """([line, day]) => {
      const details = fellesVerktoyDetaljer.oppstartsworkshop, kept = details.forberedelse;
      details.forberedelse = [line];
      const post = {slag: 'verktoy', verktoy: 'oppstartsworkshop', variant: '', minutter: null, steg: null};
      const found = fellesPlan.varsler({...fellesPlan.nyttMote(), dag: day, poster: [post]});
      details.forberedelse = kept;
      return found.some(one => one.slag === 'forberedelse' && one.alvor === 'viktig');
    }"""
    today = date.fromisoformat(NOW[:10])
    late = [left for left in range(60) if page.evaluate(told, [line, (today + timedelta(left)).isoformat()])]
    assert late == list(range(days))


@pytest.mark.parametrize(
    ("first", "last", "missing"),
    [
        ("Åpne sammen", "Avslutt sammen", []),
        ("Opne saman", "Summer opp", []),
        ("Ønsk velkomen", "Send alle heim", []),
        ("Hels på kvarandre", "Dei første stega og neste steg", []),
        ("Helse og omsorg", "Snakk om dagen", ["en åpning", "en avslutning"]),
    ],
)
def test_steps_that_open_and_close_are_known_in_both_languages(
    page: Page, first: str, last: str, missing: list[str]
) -> None:
    found = warnings(page, meeting(free("egen", 30, first), TALK, free("egen", 30, last)))
    told = " ".join(one["tekst"] for one in found if one["slag"] == "apning")
    assert [what for what in ("en åpning", "en avslutning") if f"mangler {what}" in told] == missing


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (meeting(WORKSHOP), "side"),
        (meeting(WORKSHOP, sider=["kommune"], vurdert=["sykehus", "bruker", "fastlege", "ansatt"]), "side"),
        (meeting(WORKSHOP, borte=240), "borte"),
        (meeting(WORKSHOP, slutt=785), "slakk"),
        (meeting(WORKSHOP, antall=8), "antall"),
        (meeting(WORKSHOP, form="digitalt"), "form"),
        (meeting(tool("oppstartsworkshop", "video"), form="digitalt"), "form"),
        (meeting(WORKSHOP), "pause"),
        (meeting(*[TALK] * 4, free("pause", 10), *[TALK] * 4), "pause"),
        (meeting(WORKSHOP), "apning"),
        (meeting(TALK), "apning"),
        (meeting(free("apning", 10), *[TALK] * 3, free("avslutning", 10)), "apning"),
    ],
)
def test_what_is_not_warned_against(page: Page, one: dict[str, Any], kind: str) -> None:
    assert [one for one in warnings(page, one) if one["slag"] == kind] == []


def test_preparation_that_can_still_be_done_in_time_is_not_called_late(page: Page) -> None:
    late = [one for one in warnings(page, meeting(WORKSHOP, dag="2027-02-01")) if one["alvor"] == "viktig"]
    assert late == []


def test_experience_is_told(page: Page, real: Catalogue) -> None:
    hard = next(one for one in real.tools if one.experience == "erfaren")
    found = [one for one in warnings(page, meeting(tool(hard.id))) if one["slag"] == "erfaring"]
    assert [one["tekst"].startswith(f"«{hard.name}» bør ledes av en erfaren") for one in found] == [True]


def test_what_stops_a_session_comes_first(page: Page) -> None:
    found = [
        one["alvor"] for one in warnings(page, meeting(WORKSHOP, sider=["kommune"], borte=60, slutt=600, antall=4))
    ]
    assert found == sorted(found, key=["viktig", "rad"].index)
    assert warnings(page, meeting()) == []


def test_ready_plans_have_nothing_that_stops_them(page: Page) -> None:
    found = page.evaluate(
        """() => fellesPlaner.ferdige.flatMap(({plan}) => plan.moter.flatMap(mote => fellesPlan.varsler(mote)))
            .filter(one => one.alvor === 'viktig' || ['pause', 'apning', 'slakk'].includes(one.slag))"""
    )
    assert found == []


def test_every_warning_is_whole_sentences(page: Page, real: Catalogue) -> None:
    texts = set()
    for one in real.tools:
        for form in ("fysisk", "digitalt", "begge"):
            crowded = meeting(
                tool(one.id), sider=["kommune"], antall=1, borte=10, slutt=545, form=form, dag="2026-11-23"
            )
            texts |= {warning["tekst"] for warning in warnings(page, crowded)}
    assert len(texts) > 100
    for text in texts:
        assert re.fullmatch(r"[A-ZÆØÅ«].*[.?]", text), text
        assert not re.search(r"\b(?:undefined|null|NaN)\b|\[object|  ", text), text
