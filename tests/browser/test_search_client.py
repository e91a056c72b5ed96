"""Search in a real browser, on a small site that is opened both as files and from a server under a sub-path."""

from __future__ import annotations

import random
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.search import build_index, page_text
from handbook.search.words import Stemmer, fold, tokens
from support.browsing import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
INLINE = '<div data-sok-side data-sok-base="."></div>'

ARTICLES = {
    "verktoy/brukerintervju.html": (
        "Brukerintervju",
        ("Verktøy", "Innsikt"),
        """<p>Snakk med innbyggere og pårørende om hverdagen deres.</p>
        <h2 id="slik">Slik gjør du</h2><p>Sett av god tid. Skriv ned hva brukeren sier, ord for ord.</p>
        <h2 id="rad">Råd</h2><p>Ikke still ledende spørsmål. Gjør opptak bare når det er avklart.</p>""",
    ),
    "verktoy/gevinstmatrise.html": (
        "Gevinstmatrise",
        ("Verktøy", "Utvikling"),
        """<p>Vis hvem som får hvilken virkning av løsningen.</p>
        <h2 id="fyll">Fyll ut</h2>
        <p>Skriv gevinsten i første kolonne. Gevinster uten eier blir sjelden hentet ut.</p>""",
    ),
    "verktoy/gevinst.html": (
        "Gevinst",
        ("Ordliste",),
        "<p>Ønsket virkning for innbygger, medarbeider eller tjeneste.</p>",
    ),
    "kurs/drift/maal.html": (
        "Mål og mening",
        ("Kurs", "Drift"),
        f"<p>Sett mål dere kan måle.</p>{'<p>Linje uten innhold.</p>' * 60}<p>Til slutt: forankring.</p>",
    ),
    "kurs/drift/mal.html": (
        "Maler",
        ("Kurs", "Drift"),
        "<p>Her ligger en mal. <b>1</b> &lt;script&gt;alert(1)&lt;/script&gt;</p>",
    ),
} | {
    f"kurs/innsikt/{n:02}.html": (
        f"Leksjon {n}",
        ("Kurs", "Innsikt"),
        f"<p>Leksjonen handler om samling nummer {n}.</p>",
    )
    for n in range(1, 46)
}

PAGE = """<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>{title}</title></head><body>
<header>
<div class="sok" data-sok data-sok-base="{base}"><a href="{base}/sok.html" class="sok-lenke">Søk</a></div>
</header>
<main><h1>{title}</h1>{html}<p><label>Felt <input id="felt"></label></p></main>
<script src="{base}/assets/js/sok.js" defer></script></body></html>"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site with one page an article, a search page and the index."""
    root = tmp_path_factory.mktemp("vert") / "under" / "sti"
    texts = []
    articles = ARTICLES | {"index.html": ("Forside", (), "<p>Velkommen.</p>"), "sok.html": ("Søk", (), INLINE)}
    for url, (title, trail, html) in articles.items():
        base = "/".join([".."] * url.count("/")) or "."
        file = root / url
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(title=title, base=base, html=html), encoding="utf-8")
        if html != INLINE:
            texts.append(page_text(url, title, trail, html))
    for name, text in build_index(texts).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    script = root / "assets/js/sok.js"
    script.parent.mkdir(parents=True)
    script.write_bytes((ROOT / "docs/assets/js/sok.js").read_bytes())
    return root


class Quiet(SimpleHTTPRequestHandler):
    """A server that keeps its log to itself."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Serve the folder above, so that the site lies under a sub-path."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.parents[1]))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/under/sti/"
        running.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start the Chromium of the machine."""
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page that fails the test when a script throws."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(10_000)
    yield page
    context.close()
    assert errors == []


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, site: Path) -> str:
    """Give the address of the site, once for each way to open it."""
    return f"{site.as_uri()}/" if request.param == "file" else str(request.getfixturevalue("server"))


def search(page: Page, words: str) -> list[str]:
    """Open the dialog if need be, ask, wait for an answer and return the titles."""
    dialog = page.get_by_role("dialog")
    if not dialog.is_visible():
        page.get_by_role("button", name="Søk", exact=True).click()
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(".sok-status")).to_contain_text(f"«{words}»")
    return page.locator(".sok-tittel").all_inner_texts()


# --- everywhere ------------------------------------------------------------------------------------------------------


def test_nothing_is_asked_for_until_the_search_is_opened(page: Page, root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(root)))
    page.goto(root + "verktoy/gevinst.html")
    page.wait_for_load_state("load")
    assert [url for url in asked if not url.endswith("favicon.ico")] == ["verktoy/gevinst.html", "assets/js/sok.js"]
    search(page, "matrise")
    expect(page.locator(".sok-utdrag")).not_to_be_empty()
    scripts = [re.sub(r"^sok/|\.js(\?v=[0-9a-f]{10})?$", "", url) for url in asked if url.startswith("sok/")]
    assert scripts[:2] == ["sider", "ord-m"]
    assert len(scripts) == 3
    assert scripts[2].startswith("tekst-")


def test_a_hit_has_title_trail_excerpt_and_leads_to_its_section(page: Page, root: str) -> None:
    page.goto(root + "kurs/drift/mal.html")
    assert search(page, "eier") == ["Gevinstmatrise"]
    hit = page.locator(".sok-treff a")
    expect(hit.locator(".sok-sti")).to_have_text("Verktøy › Utvikling › Fyll ut")
    expect(hit.locator(".sok-utdrag mark")).to_have_text("eier")
    expect(page.locator(".sok-status")).to_have_text("1 treff på «eier»")
    page.keyboard.press("Enter")
    page.wait_for_url(root + "verktoy/gevinstmatrise.html#fyll")


def test_search_page_reads_the_question_from_the_address(page: Page, root: str) -> None:
    page.goto(root + "sok.html?q=p%C3%A5r%C3%B8rende")
    expect(page.locator("main .sok-tittel")).to_have_text(["Brukerintervju"])
    expect(page.locator("main .sok-utdrag mark")).to_have_text(["pårørende"])
    page.get_by_role("searchbox").fill("gevinster")
    page.keyboard.press("Enter")
    expect(page.locator("main .sok-treff a").first).to_be_focused()
    expect(page.locator("main .sok-tittel")).to_have_text(["Gevinst", "Gevinstmatrise"])


def test_missing_data_is_said_plainly_with_another_way(page: Page, root: str) -> None:
    page.route(re.compile(r"/sok/"), lambda route: route.abort())
    page.goto(root + "verktoy/gevinst.html")
    page.get_by_role("button", name="Søk", exact=True).click()
    status = page.locator(".sok-status")
    expect(status).to_have_text(
        "Søket kan ikke lese registeret her. Bruk listene i stedet: verktøylisten og ordlisten.",
    )
    assert status.get_by_role("link", name="verktøylisten").evaluate("a => a.href") == root + "verktoy/index.html"
    page.unroute_all()
    assert search(page, "eier") == ["Gevinstmatrise"]


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("intervju", ["Brukerintervju"]),
        ("matriser", ["Gevinstmatrise"]),
        ("parorende", ["Brukerintervju"]),
        ("paaroerende", ["Brukerintervju"]),
        ("PÅRØRENDE", ["Brukerintervju"]),
        ("forank", ["Mål og mening"]),
        ("loesn", ["Gevinstmatrise"]),
        ("gevinst", ["Gevinst", "Gevinstmatrise"]),
        ("mål", ["Mål og mening"]),
        ("mal", ["Maler", "Mål og mening"]),
        ("gevinst eier", ["Gevinstmatrise", "Gevinst"]),
        ("hva er en gevinst", ["Gevinst", "Gevinstmatrise"]),
    ],
)
def test_words_are_found_in_every_shape(page: Page, server: str, words: str, titles: list[str]) -> None:
    page.goto(server + "index.html")
    assert search(page, words) == titles


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gevist", "gevinst"),
        ("hevinst", "gevinst"),
        ("egvinst", "gevinst"),
        ("gevinstskriv", "gevinst skriv"),
        ("intrevju", "intervju"),
        ("løsnning", "løsningen"),
    ],
)
def test_slips_are_answered_with_a_question(page: Page, server: str, typed: str, meant: str) -> None:
    page.goto(server + "index.html")
    assert search(page, typed) == []
    question = page.locator(".sok-status").get_by_role("button", name=f"«{meant}»")
    question.click()
    expect(page.locator(".sok-tittel").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value(meant)
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_no_hits_points_elsewhere(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    assert search(page, "xyzzy") == []
    expect(page.locator(".sok-status")).to_have_text(
        "Ingen treff på «xyzzy». Prøv et kortere ord, eller bla i verktøylisten og ordlisten.",
    )


def test_all_words_come_before_some_words(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    assert search(page, "gevinst eier") == ["Gevinstmatrise", "Gevinst"]
    expect(page.locator(".sok-status")).to_have_text("1 treff på «gevinst eier», og 1 med noen av ordene.")


def test_text_that_looks_like_html_stays_text(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    search(page, "alert")
    expect(page.locator(".sok-utdrag")).to_contain_text("<script>alert(1)</script>")


def test_excerpt_is_cut_round_the_word(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    search(page, "forankring")
    excerpt = page.locator(".sok-utdrag")
    expect(excerpt.locator("mark")).to_have_text("forankring")
    text = excerpt.inner_text()
    assert text.startswith("… ")
    assert len(text) < 240


def test_stems_and_folds_are_those_of_the_index(page: Page, server: str) -> None:
    """Every word of the test site, made-up roots under every ending, and plain noise."""
    chance = random.Random(7)  # noqa: S311
    letters = "abcdefghijklmnopqrstuvwxyzæøåéòêüž"
    roots = (
        "bruk matris gevinst løs samhandl øvels vennskap hav giv kap møt klok løv bakk sykl vekst erf innsikt år"
    ).split()
    roots += ["".join(chance.choices(letters, k=chance.randint(1, 8))) for _ in range(700)]
    ends = (
        "a e ede ande ende ane ene hetene erte en heten ar er heter s as es edes endes enes hetenes ens hetens ers ets "
        "et het ert ast dt vt leg eleg ig eig lig elig els lov elov slov hetslov inders skapers øvers havers giv igs "
        "rs ers ks ls"
    ).split()
    words = {root + end for root in roots for end in ["", *ends]}
    words |= {a + b for a in roots[:18] for b in roots}
    words |= {"".join(chance.choices("aeioøsktrvndlgh", k=chance.randint(1, 9))) for _ in range(20_000)}
    words |= {word for _, _, html in ARTICLES.values() for word in tokens(html)}
    page.goto(server + "index.html")
    stemmer = Stemmer()
    ordered = sorted(words)
    found = page.evaluate("words => words.map(w => [w, fellesSok.stem(w), fellesSok.fold(w)])", ordered)
    assert len(found) > 60_000
    assert [row for row in found if row[1:] != [stemmer(row[0]), fold(row[0])]] == []


# --- hands and eyes --------------------------------------------------------------------------------------------------


def test_keyboard_alone(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    button = page.get_by_role("button", name="Søk", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("leksjon")
    hits = page.locator(".sok-treff a")
    expect(hits).to_have_count(20)
    page.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(hits.nth(2)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def ask_and_step_in(page: Page, question: str) -> None:
    """Ask something new, and stand in the old hits before the answer has come."""
    page.evaluate(
        """question => {
          const felt = document.querySelector('.sok-dialog input[type=search]');
          felt.value = question;
          felt.dispatchEvent(new Event('input'));
          document.querySelectorAll('.sok-treff a')[1].focus();
        }""",
        question,
    )


def test_keyboard_keeps_its_place_when_new_hits_come(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    page.get_by_role("button", name="Søk", exact=True).click()
    hits = page.locator(".sok-treff a")
    field = page.get_by_role("searchbox")
    field.fill("leksjon")
    expect(hits).to_have_count(20)
    ask_and_step_in(page, "leksjonen")
    expect(page.get_by_role("status")).to_contain_text("«leksjonen»")
    expect(hits.nth(1)).to_be_focused()
    ask_and_step_in(page, "l")
    expect(hits).to_have_count(0)
    expect(field).to_be_focused()


def test_more_hits_on_request(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    assert len(search(page, "leksjon")) == 20
    expect(page.locator(".sok-status")).to_have_text("45 treff på «leksjon»")
    more = page.get_by_role("button", name="Vis flere")
    more.click()
    expect(page.locator(".sok-treff a")).to_have_count(40)
    expect(page.locator(".sok-treff a").nth(20)).to_be_focused()
    more.click()
    expect(page.locator(".sok-treff a")).to_have_count(45)
    expect(more).to_be_hidden()
    expect(page.locator(".sok-utdrag").last).not_to_be_empty()


def test_slash_opens_but_not_from_a_field_and_can_be_turned_off(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    dialog = page.get_by_role("dialog")
    page.locator("#felt").focus()
    page.keyboard.press("/")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Søk", exact=True).hover()
    expect(page.locator(".sok-knapp")).to_have_attribute("title", "")
    page.locator("#felt").blur()
    page.keyboard.press("/")
    expect(dialog).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.get_by_label("Tasten / åpner søket").uncheck()
    page.get_by_role("button", name="Lukk").click()
    page.keyboard.press("/")
    expect(dialog).to_be_hidden()


def test_hit_on_the_page_itself_closes_the_dialog(page: Page, server: str) -> None:
    page.goto(server + "verktoy/brukerintervju.html")
    search(page, "opptak")
    expect(page.locator(".sok-sti")).to_contain_text("Råd")
    page.locator(".sok-treff a").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith("brukerintervju.html#rad")


def test_an_old_list_of_pages_in_a_cache_is_asked_for_anew(page: Page, server: str, site: Path) -> None:
    register = (site / "sok/sider.js").read_text(encoding="utf-8")
    old = re.sub(r'"[0-9a-f]{10}",', '"0123456789",', register, count=1).replace("Gevinstmatrise", "Gammelt navn")
    page.route(
        re.compile(r"/sok/sider\.js$"),
        lambda route: route.fulfill(body=old, content_type="text/javascript; charset=utf-8"),
    )
    page.goto(server + "index.html")
    assert search(page, "eier") == ["Gevinstmatrise"]


def test_sandboxed_frame_without_storage_searches(page: Page, server: str) -> None:
    page.goto(server + "index.html")
    page.evaluate(
        "src => { document.body.innerHTML = `<iframe sandbox='allow-scripts' src='${src}'></iframe>` }",
        server + "sok.html?q=matrise",
    )
    expect(page.frame_locator("iframe").locator("main .sok-tittel")).to_have_text(["Gevinstmatrise"])


def test_without_scripts_there_is_a_link(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "verktoy/gevinst.html")
    page.get_by_role("link", name="Søk").click()
    assert page.url == server + "sok.html"
    context.close()


@pytest.mark.parametrize("words", ["gevinst eier", "gevist", "leksjon", ""])
@pytest.mark.parametrize("where", ["index.html", "sok.html"])
def test_axe_finds_nothing(page: Page, server: str, words: str, where: str) -> None:
    """All rules but one: parts of the bare test page lie outside landmarks."""
    page.goto(server + where)
    if where == "index.html":
        page.get_by_role("button", name="Søk", exact=True).click()
    if words:
        host = page.get_by_role("dialog" if where == "index.html" else "main")
        host.get_by_role("searchbox").fill(words)
        expect(host.locator(".sok-status")).to_contain_text("«")
        page.wait_for_timeout(400)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html)))")
    assert [v for v in found if not v.startswith("region")] == []
