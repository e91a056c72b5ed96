"""Progress in a real browser: what is kept, what is shown, what is carried along, and what goes wrong quietly."""

from __future__ import annotations

import gzip
import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect

import factory
from handbook import course_data
from handbook.catalogue import load
from handbook.short_hash import short_hash
from support.browsing import framed
from support.renaming import RENAMED, rename

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Response

expect.set_options(timeout=15_000)

pytest_plugins = ["support.fixtures"]

SCRIPTS = factory.ROOT / "docs/assets/js"
AXE = factory.ROOT / "tests/node_modules/axe-core/axe.min.js"
FIXTURE = factory.ROOT / "tests/fixtures/framdrift-v1.json"
STORED = factory.ROOT / "tests/fixtures/framdrift-lagret-v1.json"
STORE = ("felles/felles", "felles/minne", "felles/biter", "laering/tilstand", "laering/kode", "laering/lager")
CODE = "felles.last('assets/js/felles/biter.js').then(() => felles.last('assets/js/laering/kode.js'))"
"""On the site the compact form comes with the panel."""

MOST = 4096
"""What SCORM 1.2 lets a course keep."""

KEY = "felles.framdrift.fellesmodellen"
LATE = re.compile(r"/(biter|kode|panel|qr|qrcode)\.js")
LESSON = "kurs/oppstart/rette-folk.html"
LESSON_ID = "oppstart/rette-folk"

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
THROWS = """Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('nei', 'SecurityError') }})"""


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, site: Path) -> Any:  # noqa: ANN401
    """The site opened from a folder, and from a server under a sub-path."""
    return f"{site.as_uri()}/" if request.param == "file" else request.getfixturevalue("address")


@contextmanager
def opened(browser: Browser, *scripts: str, **options: Any) -> Iterator[Page]:  # noqa: ANN401
    """A page in a browser that knows nothing; it fails when a script does."""
    context = browser.new_context(reduced_motion="reduce", **options)
    context.set_default_timeout(30_000)
    for script in scripts:
        context.add_init_script(script)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    try:
        yield page
        assert faults == []
    finally:
        context.close()


def read_to_the_end(page: Page) -> None:
    """Scroll so that the end of a lesson is in view, and stay."""
    page.locator(".lest-tekst").scroll_into_view_if_needed()
    expect(page.locator(".lest-tekst")).to_contain_text("Lest")


def remember(page: Page) -> None:
    """Press the button in the panel."""
    page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
    page.get_by_role("button", name="Husk fremdriften på denne maskinen").click()
    expect(page.locator(".panel-status")).to_contain_text("Fremdriften huskes nå")
    page.get_by_role("button", name="Lukk").click()


def stored(page: Page) -> Any:  # noqa: ANN401
    """The state that lies in the storage of the browser."""
    return page.evaluate("JSON.parse(JSON.parse(localStorage.getItem(Object.keys(localStorage)[0])).tekst).tilstand")


def state(page: Page) -> Any:  # noqa: ANN401
    """What the store holds."""
    return page.evaluate("fellesLager.les()")


def change(page: Page, body: str) -> None:
    """Change the state as a component would."""
    page.evaluate(f"fellesLager.endre(t => {{ {body} }})")


# What is kept and shown


def test_nothing_is_stored_unasked(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        page.goto(root + LESSON)
        read_to_the_end(page)
        expect(page.locator(".lest-tekst")).to_contain_text("Det huskes bare til du forlater siden")
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
        page.goto(root + "sjekkpunkter.html")
        page.get_by_role("checkbox").first.check()
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_what_is_kept_is_said_before_it_is_kept(browser: Browser, address: str) -> None:
    """What, where and how long, with a length to choose; then the last day, and a way to forget."""
    with opened(browser) as page:
        page.clock.set_fixed_time("2026-11-22T12:00:00+01:00")
        page.goto(address + LESSON)
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        panel = page.get_by_role("region", name="Husk på denne maskinen")
        for said in (
            "Nå huskes ingenting.",
            "Hva: ",
            "Hvor: ",
            "Ingenting sendes ut.",
            "Hvor lenge: ",
            "Deler du maskinen",
        ):
            expect(panel).to_contain_text(said)
        page.get_by_label("Husk i").select_option("30 dager")
        page.get_by_role("button", name="Husk fremdriften på denne maskinen").click()
        expect(panel).to_contain_text("på denne maskinen, til 22. desember 2026.")
        assert page.evaluate("localStorage.length") == 1
        page.get_by_role("button", name="Glem alt").click()
        page.get_by_role("button", name="Ja, glem alt").click()
        expect(page.locator(".panel-status")).to_have_text("Alt er glemt. Ingenting er lagret.")
        assert page.evaluate("localStorage.length") == 0


def test_what_is_answered_shows_on_the_front_pages(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address + LESSON)
        remember(page)
        page.get_by_role("button", name="Sjekk svaret").first.click()
        for select in page.locator(".sporsmal").first.locator("select").all():
            select.select_option(index=1)
        for box in page.locator(".sporsmal").first.locator("input").all()[:1]:
            box.check()
        page.get_by_role("button", name="Sjekk svaret").first.click()
        total = page.evaluate("fellesKurs.moduler.find(m => m.id === 'oppstart').sporsmal.length")
        for where, place in (("kurs/index.html", ".modulliste"), ("kurs/oppstart/index.html", ".framdrift-linje")):
            page.goto(address + where)
            expect(page.locator(f"{place} .modul-framdrift")).to_contain_text(f"kunnskapssjekk 1 av {total} besvart")


def test_every_lesson_says_how_long_it_takes(browser: Browser, address: str) -> None:
    """On the page itself and in the list of the module, the same as the scripts reckon with."""
    with opened(browser) as page:
        page.goto(address + "kurs/index.html")
        modules = page.evaluate("fellesKurs.moduler")
        for module in modules:
            page.goto(address + module["adresse"])
            rows = page.locator(".leksjonsliste > li")
            for lesson, row in zip(module["leksjoner"], rows.all(), strict=False):
                expect(row).to_contain_text(f"{lesson['minutter']} minutter")
        for lesson in (lesson for module in modules for lesson in module["leksjoner"][:1]):
            page.goto(address + lesson["adresse"])
            expect(page.locator("#hovedinnhold .merker")).to_contain_text(f"{lesson['minutter']} minutter")


def test_what_is_read_shows_everywhere(browser: Browser, root: str) -> None:
    with opened(browser, viewport={"width": 1280, "height": 800}) as page:
        page.goto(root + LESSON)
        remember(page)
        assert stored(page)["v"] == 1
        read_to_the_end(page)
        side = page.locator(".sidespalte a[aria-current=page]")
        expect(side.locator(".merke-lest")).to_have_text("lest")
        page.goto(root + "kurs/oppstart/index.html")
        expect(page.locator("#hovedinnhold .framdrift-linje .modul-framdrift")).to_contain_text("1 av 6 leksjoner lest")
        expect(page.locator(".leksjonsliste .merke-lest")).to_have_count(1)
        change(page, "t.sjekk.oppstart = {best: 88, siste: 88, maal: {}, dag: felles.dag()}")
        expect(page.locator("#hovedinnhold .framdrift-linje .modul-framdrift")).to_contain_text(
            "kunnskapssjekk bestått (88 %)"
        )
        page.goto(root + "kurs/index.html")
        expect(page.locator(".modulliste .modul-framdrift")).to_have_text(
            re.compile("1 av 6 leksjoner lest, kunnskapssjekk bestått")
        )
        expect(page.locator("section.framdrift")).to_contain_text("Du har lest 1 av 30 leksjoner og bestått 1 av 5")


def test_changed_lesson_says_so(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        page.goto(root + "kurs/oppstart/index.html")
        change(page, f"t.lest['{LESSON_ID}'] = {{rev: 0, dag: '2026-03-02'}}")
        page.evaluate("fellesLager.husk()")
        expect(page.locator(".leksjonsliste .merke-endret")).to_have_text("endret siden du leste den")
        page.goto(root + LESSON)
        expect(page.locator(".framdrift-endret")).to_have_text("Leksjonen er endret siden du leste den 2. mars 2026.")
        read_to_the_end(page)
        page.reload()
        expect(page.locator(".framdrift-endret")).to_have_count(0)


def test_reader_decides_what_is_read(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address + LESSON)
        page.evaluate("document.addEventListener('felles:lest', h => { window.lest = h.detail.leksjon })")
        page.get_by_role("button", name="Marker som lest").click()
        assert page.evaluate("window.lest") == LESSON_ID
        page.get_by_role("button", name="Fjern merket").click()
        expect(page.locator(".lest-tekst")).to_have_text("Ikke lest ennå.")
        page.wait_for_timeout(2000)
        assert state(page)["lest"] == {}, "what was taken back must not come again by itself"


def test_goes_on_where_the_reader_was(browser: Browser, root: str) -> None:
    with opened(browser, viewport={"width": 1280, "height": 800}) as page:
        page.goto(root + LESSON)
        page.evaluate("fellesLager.husk()")
        heading = page.locator("#hovedinnhold > h2").nth(2)
        heading.evaluate("e => window.scrollTo(0, e.offsetTop - 100)")
        anchor = heading.get_attribute("id")
        page.wait_for_function("id => (fellesLager.les().sist || {}).anker === id", arg=anchor)
        page.goto(root + "kurs/index.html")
        page.get_by_role("button", name="Jeg har 5 minutter").click()
        first = page.locator(".pause-liste li").first
        expect(first).to_contain_text("igjen, du er midt i den")
        assert int(re.findall(r"(\d+) minutt", first.inner_text())[0]) < 6
        page.get_by_role("link", name="Fortsett der du slapp").click()
        expect(page).to_have_url(re.compile(rf"{LESSON}#"))
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_short_breaks_are_filled(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address + "kurs/drift/index.html")
        for minutes in (5, 10, 20):
            page.get_by_role("button", name=f"Jeg har {minutes} minutter").click()
            told = [
                int(text)
                for text in re.findall(r"(\d+) minutt", " ".join(page.locator(".pause-liste .tid").all_inner_texts()))
            ]
            assert told
            assert sum(told) <= minutes
            first = page.locator(".pause-liste a").first.get_attribute("href") or ""
            assert minutes == 5 or "/drift/" in first, "the module comes first, where a lesson of it fits"
        change(
            page,
            "for (const m of fellesKurs.moduler)"
            " for (const l of m.leksjoner) t.lest[l.id] = {rev: l.rev, dag: '2026-01-01'}",
        )
        page.get_by_role("button", name="Jeg har 10 minutter").click()
        expect(page.locator(".pause-svar")).to_contain_text("Du har lest alle leksjonene")


def test_checkpoints_are_ticked_on_every_list(browser: Browser, root: str) -> None:
    with opened(browser) as page:
        page.goto(root + "sjekkpunkter.html")
        page.evaluate("fellesLager.husk()")
        box = page.locator("article.sjekkpunkt input").first
        box.check()
        expect(page.locator(".kryss-telling").first).to_contain_text("1 av 12 krysset av")
        page.goto(root + "faser/oppstart.html")
        expect(page.locator("ul.sjekk-kryss input:checked")).to_have_count(1)
        page.goto(root + "kurs/oppstart/index.html")
        page.locator("ul.sjekk-kryss input:checked").uncheck()
        assert state(page)["kryss"] == {}


def test_two_tabs_keep_step(browser: Browser, address: str) -> None:
    with opened(browser) as one:
        two = one.context.new_page()
        one.goto(address + LESSON)
        two.goto(address + "kurs/oppstart/index.html")
        one.evaluate("fellesLager.husk()")
        two.wait_for_function("fellesLager.modus() === 'lokal'")
        one.get_by_role("button", name="Marker som lest").click()
        expect(two.locator("#hovedinnhold .modul-framdrift").first).to_contain_text("1 av 6")
        change(two, "t.kryss['x-y'] = '2026-01-01'")
        one.wait_for_function("'x-y' in fellesLager.les().kryss")
        change(one, "t.kryss['x-z'] = '2026-01-01'")
        assert set(stored(one)["kryss"]) == {"x-y", "x-z"}, "no tab writes over the other"
        two.evaluate("fellesLager.glem()")
        one.wait_for_function("fellesLager.modus() === 'minne'")
        expect(one.locator(".lest-tekst")).to_have_text("Ikke lest ennå.")
        assert one.evaluate("localStorage.length") == 0


# Storage that fails


@pytest.mark.parametrize("script", [THROWS, FULL], ids=["throws", "full"])
def test_failing_storage_costs_memory_only(browser: Browser, root: str, script: str) -> None:
    with opened(browser, script) as page:
        page.goto(root + LESSON)
        read_to_the_end(page)
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        page.get_by_role("button", name="Husk fremdriften på denne maskinen").click()
        wanted = "ikke plass" if script == FULL else "lar ikke dette nettstedet lagre"
        expect(page.locator(".panel-status")).to_contain_text(wanted)
        assert page.evaluate("fellesLager.modus()") == "minne"
        assert LESSON_ID in state(page)["lest"]


def test_storage_that_fills_up_later(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address + LESSON)
        page.evaluate("fellesLager.husk()")
        page.evaluate(f"() => {{ {FULL} }}")
        page.get_by_role("button", name="Marker som lest").click()
        expect(page.locator(".lest-boks .framdrift-melding")).to_contain_text("Det er ikke plass til mer")
        assert LESSON_ID in state(page)["lest"]


@pytest.mark.parametrize(
    ("kept", "says", "left"),
    [
        ("{", "kan ikke leses", True),
        ("null", "kan ikke leses", True),
        ('{"v":1}', "kan ikke leses", True),
        ('{"v":1,"utloper":"2999-01-01","dager":30}', "kan ikke leses", True),
        ('{"v":2,"utloper":"2999-01-01","dager":30,"tekst":"nei"}', "kan ikke leses", True),
        ('{"v":9,"utloper":"2999-01-01","tilstand":{}}', "nyere utgave", True),
        ('{"v":1,"utloper":"2020-01-31","dager":30,"tilstand":{"v":1}}', "var lagret her til 31. januar 2020", False),
    ],
    ids=["cut", "null", "empty", "hollow", "odd", "newer", "expired"],
)
def test_damaged_progress(browser: Browser, address: str, kept: str, says: str, left: bool) -> None:  # noqa: FBT001
    script = (
        f"if (!sessionStorage.seen) {{ localStorage.setItem('{KEY}', {json.dumps(kept)}); sessionStorage.seen = 1 }}"
    )
    with opened(browser, script) as page:
        page.goto(address + "kurs/index.html")
        expect(page.locator("section.framdrift .framdrift-melding")).to_contain_text(says)
        assert page.evaluate("fellesLager.modus()") == "minne"
        assert (page.evaluate(f"localStorage.getItem('{KEY}')") == kept) is left
        change(page, "t.kryss['oppstart-x'] = '2026-01-01'")
        assert state(page)["kryss"]


def test_odd_entries_are_left_out(browser: Browser, address: str) -> None:
    odd = {
        "lest": {
            LESSON_ID: {"rev": 1, "dag": "2026-01-01"},
            "__proto__": {},
            "a/b": {"rev": "x", "dag": "igår"},
            "c": 3,
        },
        "svar": {"sp-a": {"poeng": 7, "forsok": -3, "dag": "2026-01-01"}, "sp-b": None},
        "sjekk": [1, 2],
        "sist": {"adresse": "https://example.no/", "dag": "2026-01-01"},
        "igjen": {"sp-a": {"trinn": 99, "forfall": "2026-01-01"}},
        "underveis": {
            "drift": {"trukket": ["sp-a"], "rett": [True, False]},
            "innsikt": {"trukket": ["sp-a", 3], "rett": [True]},
            "introduksjon": {"trukket": ["sp-a", "sp-b"], "rett": [1]},
            "oppstart": {"trukket": ["sp-a", "sp-b"], "rett": []},
            "utvikling": {"trukket": ["sp-a"] * 100, "rett": [True]},
        },
    }
    with opened(browser) as page:
        page.goto(address + "kurs/index.html")
        text = json.dumps({"format": "fellesmodellen-framdrift", "v": 1, "tilstand": odd})
        assert page.evaluate("t => fellesLager.importer(t)", text)["ok"]
        assert state(page) == {
            "v": 1,
            "lest": {LESSON_ID: {"rev": 1, "dag": "2026-01-01"}},
            "svar": {"sp-a": {"poeng": 1, "forsok": 0, "dag": "2026-01-01"}},
            "sjekk": {},
            "kryss": {},
            "sist": None,
            "igjen": {"sp-a": {"trinn": 2, "forfall": "2026-01-01"}},
            "underveis": {"introduksjon": {"trukket": ["sp-a", "sp-b"], "rett": [False]}},
        }
        for foreign in ("", "x", "{}", '{"format":"annet"}', "1AAAA-AAAA", "https://example.no"):
            assert not page.evaluate("t => fellesLager.importer(t)", foreign)["ok"]


def test_pages_are_whole_without_scripts(browser: Browser, site: Path) -> None:
    with opened(browser, java_script_enabled=False) as page:
        for address in (
            LESSON,
            "kurs/index.html",
            "kurs/oppstart/index.html",
            "sjekkpunkter.html",
            "faser/oppstart.html",
        ):
            page.goto(f"{site.as_uri()}/{address}")
            assert page.locator("[data-framdrift], [data-framdrift-panel], .framdrift-merke, .kryss").count() == 0
            assert page.locator("#hovedinnhold h1").count() == 1


# Frames

KEPT, BLOCKED = "Fremdriften huskes nå", "lar ikke dette nettstedet lagre"
EITHER = f"{KEPT}|{BLOCKED}"


@pytest.mark.parametrize(
    ("host", "attributes", "script", "says"),
    [
        ("localhost", "", "", EITHER),
        ("localhost", "", THROWS, BLOCKED),
        ("localhost", 'sandbox="allow-scripts"', "", BLOCKED),
        ("localhost", 'sandbox="allow-scripts allow-same-origin"', "", EITHER),
        ("127.0.0.1", 'sandbox="allow-scripts allow-same-origin"', "", KEPT),
        ("127.0.0.1", 'sandbox="allow-scripts"', "", BLOCKED),
    ],
    ids=[
        "cross-site",
        "cross-site-blocked",
        "cross-site-sandbox",
        "cross-site-sandbox-origin",
        "sandbox-origin",
        "sandbox",
    ],
)
def test_in_a_frame(  # noqa: PLR0913, PLR0917 (what varies, and two fixtures)
    browser: Browser, address: str, host: str, attributes: str, script: str, says: str
) -> None:
    """Browsers differ in what a frame from another site may keep; the page is whole in any case."""
    scripts = [script] if script else []
    with framed(address + LESSON, host, attributes) as outside, opened(browser, *scripts) as page:
        page.goto(outside)
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Marker som lest").click()
        expect(frame.locator(".lest-tekst")).to_contain_text("Lest")
        frame.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        frame.get_by_role("button", name="Husk fremdriften på denne maskinen").click()
        expect(frame.locator(".panel-status")).to_have_text(re.compile(says))
        frame.get_by_role("button", name="Vis QR-kode").click()
        expect(frame.locator(".panel-qr svg")).to_be_visible()


# Carrying along


def test_link_carries_progress_and_asks_first(browser: Browser, address: str) -> None:
    with opened(browser) as one:
        one.goto(address + LESSON)
        change(
            one,
            "t.lest['oppstart/felles-problem'] = {rev: 1, dag: '2026-01-01'};"
            "t.sjekk.drift = {best: 90, siste: 90, maal: {}, dag: '2026-01-02'}",
        )
        one.evaluate(CODE)
        link = f"{address}kurs/index.html#framdrift={one.evaluate('fellesLager.pakk(fellesLager.les())')}"
    with opened(browser) as two:
        two.goto(address + "kurs/index.html")
        two.evaluate("fellesLager.husk()")
        change(
            two,
            "t.sjekk.drift = {best: 50, siste: 50, maal: {}, dag: '2026-01-03'}; t.kryss['oppstart-x'] = '2026-01-01'",
        )
        two.goto(link)
        ask = two.get_by_role("group", name="Hente fremdriften?")
        expect(ask).to_contain_text("1 lest leksjon og 1 kunnskapssjekk")
        expect(ask).to_be_focused()
        assert two.evaluate("location.hash") == ""
        assert state(two)["lest"] == {}, "nothing is taken in before the person has said how"
        ask.get_by_role("button", name="Slå sammen, og behold det beste").click()
        expect(two.locator(".panel-status")).to_contain_text("slått sammen")
        merged = state(two)
        assert merged["lest"].keys() == {"oppstart/felles-problem"}
        assert merged["sjekk"]["drift"] == {"best": 90, "siste": 50, "maal": {}, "dag": "2026-01-03"}
        assert merged["kryss"] == {"oppstart-x": "2026-01-01"}
        two.get_by_label("Har du en kode fra en annen maskin").fill(link)
        two.get_by_role("button", name="Hent fremdriften").click()
        ask.get_by_role("button", name="Bytt ut det som er her").click()
        expect(two.locator(".panel-status")).to_contain_text("byttet ut")
        assert state(two)["kryss"] == {}


def test_short_code_can_be_typed(browser: Browser, address: str) -> None:
    with opened(browser) as page:
        page.goto(address + "kurs/index.html")
        change(
            page,
            "for (const l of fellesKurs.moduler[0].leksjoner) t.lest[l.id] = {rev: l.rev, dag: '2026-01-01'};"
            "t.sjekk.introduksjon = {best: 100, siste: 80, maal: {}, dag: '2026-01-02'}",
        )
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        code = page.get_by_label("Kode å skrive av").input_value()
        print(f"one module, as a code to type: {len(code.replace('-', ''))} signs: {code}")  # noqa: T201
        assert len(code) < 70
        page.evaluate("fellesLager.glem()")
        field = page.get_by_label("Har du en kode fra en annen maskin")
        wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
        field.fill(wrong)
        page.get_by_role("button", name="Hent fremdriften").click()
        expect(page.locator(".panel-status")).to_contain_text("om alle tegnene stemmer")
        field.fill(code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))
        page.get_by_role("button", name="Hent fremdriften").click()
        page.get_by_role("group", name="Hente fremdriften?").get_by_role("button", name="Hent fremdriften").click()
        expect(page.locator(".panel-status")).to_contain_text("Den huskes bare til du forlater siden")
        assert len(state(page)["lest"]) == 6
        assert state(page)["sjekk"]["introduksjon"]["best"] == 100


def test_file_goes_out_and_in(browser: Browser, root: str, tmp_path: Path) -> None:
    with opened(browser) as page:
        page.goto(root + LESSON)
        page.get_by_role("button", name="Marker som lest").click()
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        with page.expect_download() as download:
            page.get_by_role("button", name="Lagre til fil").click()
        file = tmp_path / "fremdrift.json"
        download.value.save_as(file)
        before = state(page)
        page.get_by_role("button", name="Glem alt").click()
        page.get_by_role("button", name="Ja, glem alt").click()
        expect(page.locator(".panel-status")).to_contain_text("Alt er glemt")
        assert state(page)["lest"] == {}
        page.get_by_label("Hent fra fil").set_input_files(file)
        page.get_by_role("group", name="Hente fremdriften?").get_by_role("button", name="Hent fremdriften").click()
        expect(page.locator(".panel-status")).to_contain_text("Fremdriften er")
        assert state(page)["lest"] == before["lest"]
        page.get_by_label("Hent fra fil").set_input_files({"name": "x.json", "mimeType": "", "buffer": b"hei"})
        expect(page.locator(".panel-status")).to_contain_text("ikke fremdrift fra dette kurset")


def test_qr_library_is_loaded_on_demand(browser: Browser, address: str) -> None:
    """The library is asked for first when somebody wants the code."""
    with opened(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + LESSON)
        page.get_by_role("button", name="Marker som lest").click()
        assert not [url for url in asked if LATE.search(url)]
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        page.get_by_role("button", name="Vis QR-kode").click()
        expect(page.get_by_role("img", name="QR-kode med fremdriften din")).to_be_visible()
        loaded = [url.rsplit("/", 1)[1] for url in asked if LATE.search(url)]
        assert sorted(loaded) == ["biter.js", "kode.js", "panel.js", "qr.js", "qrcode.js"]


# Keyboard and assistive technology


def test_keyboard_alone(browser: Browser, address: str) -> None:
    with opened(browser, viewport={"width": 1280, "height": 800}) as page:
        page.goto(address + "kurs/index.html")
        opener = page.get_by_role("button", name="Husk eller flytt fremdriften")
        for _ in range(80):
            page.keyboard.press("Tab")
            if opener.evaluate("e => e === document.activeElement"):
                break
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Din fremdrift").last).to_be_focused()
        for _ in range(3):
            page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Husk fremdriften på denne maskinen")).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator(".panel-status")).to_contain_text("Fremdriften huskes nå")
        expect(page.get_by_role("button", name="Glem alt")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("group", name="Glemme alt?")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Glem alt")).to_be_focused()
        page.keyboard.press("Escape")
        expect(opener).to_be_focused()
        page.goto(address + "faser/oppstart.html")
        page.locator("ul.sjekk-kryss input").first.focus()
        page.keyboard.press("Space")
        assert len(state(page)["kryss"]) == 1


def axe(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = page.evaluate(
        """() => axe.run(document, {runOnly: {type: 'tag', values:
        ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']},
        resultTypes: ['violations'], preload: false}).then(r => r.violations)"""
    )
    return [f"{rule['id']}: {node['target']}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_in_any_state(browser: Browser, address: str, scheme: Any, width: int) -> None:  # noqa: ANN401
    with opened(browser, viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        page.goto(address + "kurs/index.html")
        page.evaluate("fellesLager.husk()")
        change(
            page,
            f"t.lest['{LESSON_ID}'] = {{rev: 0, dag: '2026-03-02'}};"
            "t.lest['oppstart/felles-problem'] = {rev: 1, dag: '2026-03-02'};"
            "t.sjekk.oppstart = {best: 60, siste: 60, maal: {}, dag: '2026-03-02'};"
            "t.sjekk.drift = {best: 100, siste: 60, maal: {}, dag: '2026-03-02'};"
            "t.kryss[fellesKurs.moduler[1].sjekkpunkter[0]] = '2026-03-02';"
            "t.sist = {adresse: 'kurs/innsikt/tolk-sammen.html', anker: '', tittel: 'x', dag: '2026-03-02', del: 40}",
        )
        page.get_by_role("button", name="Jeg har 10 minutter").click()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        page.get_by_role("button", name="Vis QR-kode").click()
        expect(page.locator(".panel-qr svg")).to_be_visible()
        page.get_by_role("button", name="Glem alt").click()
        page.get_by_label("Har du en kode fra en annen maskin").fill(
            page.get_by_label("Kode å skrive av").input_value()
        )
        page.get_by_role("button", name="Hent fremdriften").click()
        assert axe(page) == []
        assert page.evaluate(
            "document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth"
        )
        for where in ("kurs/oppstart/index.html", LESSON, "sjekkpunkter.html", "faser/oppstart.html"):
            page.goto(address + where)
            page.wait_for_function("!!window.fellesFramdrift")
            assert axe(page) == [], where
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
        small = page.evaluate(
            """() => [...document.querySelectorAll('[data-framdrift-panel], .kryss, .sjekk-kryss input')]
            .filter(e => e.getClientRects().length).map(e => e.getBoundingClientRect())
            .filter(r => r.width < 24 || r.height < 24).length"""
        )
        assert small == 0
        page.evaluate("fellesLager.glem()")
        page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
        expect(page.get_by_role("button", name="Husk fremdriften på denne maskinen")).to_be_visible()
        assert axe(page) == []


# The compact form

_FILL = """(chance) => {
  const k = fellesKurs, t = {v: 1, lest: {}, svar: {}, sjekk: {}, kryss: {}, sist: null, igjen: {}};
  let seed = 7;
  const r = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n };
  const some = () => r(100) < chance;
  const day = () => new Date(Date.UTC(2026, 0, 1) + r(1500) * 864e5).toISOString().slice(0, 10);
  for (const m of k.moduler) {
    for (const l of m.leksjoner) if (some()) t.lest[l.id] = {rev: 1 + r(40), dag: day()};
    for (const s of m.sporsmal) {
      if (some()) t.svar[s.id] = {poeng: r(61) / 60, forsok: r(100), dag: day()};
      if (some()) t.igjen[s.id] = {trinn: r(3), forfall: day()};
    }
    for (const id of m.sjekkpunkter) if (some()) t.kryss[id] = day();
    if (some()) {
      const bank = m.sporsmal.map(q => q.id);
      const trukket = Array.from({length: m.sjekk.antall}, () => bank.splice(r(bank.length), 1)[0]);
      const rett = Array.from({length: 1 + r(m.sjekk.antall)}, () => r(2) === 1);
      t.underveis = {...t.underveis, [m.id]: {trukket, rett}};
    }
    if (some()) {
      t.sjekk[m.id] = {best: r(101), siste: r(101), maal: {}, dag: day()};
      for (const g of m.maal) { const n = 1 + r(99); t.sjekk[m.id].maal[g.id] = [r(n + 1), n] }
    }
  }
  const sider = k.moduler.flatMap(m => m.leksjoner);
  const l = sider[r(sider.length)];
  const anker = 'brukere-og-pårørende-avtal-det-nå-og-litt-til-så-det-blir-60';
  if (some()) t.sist = {adresse: l.adresse, anker, tittel: l.tittel, dag: day(), del: 1 + r(100)};
  return t;
}"""

_TURNED = """t => {
  for (const m of fellesKurs.moduler) { m.leksjoner.reverse(); m.sporsmal.reverse(); m.sjekkpunkter.reverse() }
  fellesKurs.moduler.reverse();
  return fellesLager.pakk(t);
}"""


def test_worst_case_fits(browser: Browser, site: Path) -> None:
    """Everything read, answered, ticked and missed, each on a day of its own: still far below what SCORM 1.2 keeps."""
    with opened(browser) as page:
        page.goto(f"{site.as_uri()}/kurs/index.html")
        page.evaluate(CODE)
        full = page.evaluate(f"({_FILL})(100)")
        counts = {name: len(full[name]) for name in ("lest", "svar", "sjekk", "kryss", "igjen", "underveis")}
        goals = sum(len(module["maal"]) for module in full["sjekk"].values())
        packed = page.evaluate("t => fellesLager.pakk(t)", full)
        print(f"worst case: {len(packed)} signs of {MOST} for {counts} and {goals} goals")  # noqa: T201
        assert min(counts.values()) > 0
        assert re.fullmatch(r"[0-9A-Z]+", packed)
        assert len(packed) <= MOST
        assert page.evaluate("t => fellesLager.pakkUt(t)", packed) == full
        plain = page.evaluate(
            "t => { fellesLager.endre(x => Object.assign(x, t)); return fellesLager.kode(true) }", full
        )
        print(f"worst case, as a code to type: {len(plain)} signs")  # noqa: T201
        page.evaluate("fellesFramdrift.panel()")
        page.get_by_role("button", name="Vis QR-kode").click()
        expect(page.locator(".panel-qr svg")).to_be_visible()


def test_compact_form_keeps_everything(browser: Browser, site: Path) -> None:
    with opened(browser) as page:
        page.goto(f"{site.as_uri()}/kurs/index.html")
        page.evaluate(CODE)
        for chance in (0, 1, 3, 10, 35, 70, 99):
            filled = page.evaluate(f"({_FILL})({chance})")
            packed = page.evaluate("t => fellesLager.pakk(t)", filled)
            assert page.evaluate("t => fellesLager.pakkUt(t)", packed) == filled
            assert page.evaluate("t => fellesLager.pakkUt(fellesKode.grupper(t).toLowerCase())", packed) == filled
            assert page.evaluate(_TURNED, filled) == packed, "the order of the course makes no difference"
            for at in range(len(packed)):
                broken = packed[:at] + ("0" if packed[at] != "0" else "Z") + packed[at + 1 :]
                if chance < 4:
                    assert page.evaluate("t => fellesLager.pakkUt(t)", broken) is None, "a wrong sign is noticed"


def test_hash_is_the_same_in_both_languages(browser: Browser, site: Path) -> None:
    with opened(browser) as page:
        page.goto(f"{site.as_uri()}/kurs/index.html")
        page.evaluate(CODE)
        ids = ["", "a", "oppstart/rette-folk", "kurs/index.html", "sp-oppstart-felles", "å"]
        assert page.evaluate("ids => ids.map(fellesKode.hash)", ids) == [short_hash(one) for one in ids]


# Other revisions


def bare(page: Page, data: str) -> None:
    """The store alone, with the data of another course."""
    page.goto("about:blank")
    for script in (data, *((SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in STORE)):
        page.evaluate(script)


def test_first_version_is_read_for_ever(browser: Browser) -> None:
    """The fixture was made by the first version and is never made anew."""
    old = json.loads(FIXTURE.read_text(encoding="utf-8"))
    with opened(browser) as page:
        bare(page, course_data.scripts(load(factory.MINI)[0])[course_data.ADDRESS])
        kept = old["fil"]["tilstand"]
        assert page.evaluate("t => fellesLager.pakkUt(t)", old["kode"]) == kept
        assert page.evaluate("t => fellesLager.pakk(t)", kept) == old["kode"]


def test_what_the_first_edition_stored_is_read(browser: Browser, address: str) -> None:
    """A record that the first edition left in a browser; what comes after is written in the form of today."""
    record = json.loads(STORED.read_text(encoding="utf-8"))
    kept = json.loads(record["tekst"])["tilstand"]
    with opened(browser) as page:
        page.clock.set_fixed_time("2027-11-22T12:00:00+01:00")
        page.goto(address + "verktoy/index.html")
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [record["nokkel"], record["tekst"]])
        page.goto(address + "kurs/index.html")
        assert page.evaluate("fellesLager.modus()") == "lokal"
        assert page.evaluate("fellesLager.status()") == {
            "melding": "", "blokkert": False, "utloper": "2027-11-22", "dager": 365,
        }  # fmt: skip
        assert state(page) == kept
        change(page, "t.kryss['oppstart-x'] = '2027-11-22'")
        assert stored(page) == kept | {"kryss": kept["kryss"] | {"oppstart-x": "2027-11-22"}}
        page.reload()
        assert page.evaluate("fellesLager.status().utloper") == "2028-11-21"
        assert state(page) == stored(page)


def test_renamed_ids_and_old_revisions_carry_over(browser: Browser, mini: Path) -> None:
    old = json.loads(FIXTURE.read_text(encoding="utf-8"))
    with opened(browser) as page:
        bare(page, course_data.scripts(load(rename(mini))[0])[course_data.ADDRESS])
        for carrier in (json.dumps(old["fil"]), old["kode"]):
            assert page.evaluate("t => fellesLager.importer(t, 'erstatt')", carrier)["ok"]
            now = state(page)
            assert now["lest"] == {
                "innforing/hva-er-det": {"rev": 1, "dag": "2026-03-02"},
                "oppstart/felles-sak": {"rev": 1, "dag": "2026-03-04"},
            }
            assert set(now["svar"]) == {"introduksjon-sporsmal-1", "oppstart-hvem-eier", "oppstart-hva-horer-sammen"}
            assert now["sjekk"]["oppstart"]["maal"] == {RENAMED["oppstart-forklare"]: [6, 8]}
            assert now["kryss"] == {RENAMED["oppstart-mandat"]: "2026-03-06"}
            assert now["igjen"] == {RENAMED["oppstart-sporsmal-3"]: {"trinn": 1, "forfall": "2026-03-12"}}
            assert now["sist"]["adresse"] == "kurs/oppstart/felles-sak.html"
            assert now["sist"]["anker"] == "begynn-her"
            assert page.evaluate("fellesLager.leksjon('oppstart/felles-sak')") == "endret"
            assert page.evaluate("fellesLager.leksjon('innforing/hva-er-det')") == "lest"
            assert page.evaluate("fellesLager.modul('oppstart')") == {
                "lest": 1, "endret": 1, "av": 1, "best": 88, "bestatt": True, "fullfort": True,
            }  # fmt: skip
        assert page.evaluate("t => fellesLager.importer(t, 'erstatt')", old["kort"])["ok"]
        assert set(state(page)["lest"]) == {"innforing/hva-er-det", "oppstart/felles-sak"}


def test_learning_platform_keeps_it(browser: Browser) -> None:
    old = json.loads(FIXTURE.read_text(encoding="utf-8"))
    with opened(browser) as page:
        bare(page, course_data.scripts(load(factory.MINI)[0])[course_data.ADDRESS])
        page.evaluate(
            "kode => { window.lms = kode; window.tar = true; fellesLager.bakende({navn: 'lms', hent: () => window.lms,"
            "lagre: t => { if (window.tar) window.lms = t; return window.tar }}) }",
            old["kode"],
        )
        assert page.evaluate("fellesLager.modus()") == "lms"
        assert state(page) == old["fil"]["tilstand"]
        change(page, "t.kryss = {}")
        assert page.evaluate("fellesLager.pakkUt(window.lms).kryss") == {}
        page.evaluate("window.tar = false")
        change(page, "t.lest = {}")
        assert "tok ikke imot" in page.evaluate("fellesLager.status().melding")
        assert state(page)["lest"] == {}


# Weight


def test_weight_of_a_lesson(browser: Browser, address: str, site: Path) -> None:
    """What a lesson loads, and how much of it the course code is; other pages load none of it."""
    with opened(browser) as page:
        loaded: dict[str, tuple[int, int]] = {}

        def hear(response: Response) -> None:
            body = response.body()
            loaded[response.url] = len(body), len(gzip.compress(body))

        page.on("response", hear)
        page.goto(address + LESSON)
        page.wait_for_load_state("networkidle")
        course = {url: sizes for url, sizes in loaded.items() if re.search(r"/laering|/felles/|/kurs\.js", url)}
        for name, part in (("a lesson", loaded), ("of it the course", course)):
            plain, packed = (sum(sizes) / 1024 for sizes in zip(*part.values(), strict=True))
            print(f"{name}: {len(part)} requests, {plain:.0f} KB, {packed:.0f} KB with gzip")  # noqa: T201
        for url, (plain, packed) in sorted(course.items()):
            print(f"  {url.rsplit('/', 1)[1]}: {plain / 1024:.1f} KB, {packed / 1024:.1f} KB")  # noqa: T201
        assert len(loaded) <= 22
        assert sum(plain for plain, _ in loaded.values()) < 400 * 1024
        assert sum(packed for _, packed in course.values()) < 40 * 1024
        loaded.clear()
        page.goto(address + "roller.html")
        page.wait_for_load_state("networkidle")
        assert not [url for url in loaded if re.search(r"laering|/felles/|kurs\.js", url)]
    text = (site / "roller.html").read_text(encoding="utf-8")
    assert "laering" not in text
    assert "js/felles/" not in text
    assert "data-base" not in text
