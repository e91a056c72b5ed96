"""The site in a browser: opened from a folder and from a server, with and without scripts, keyboard alone, on paper."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from support.browsing import serve, watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from support.html import Document

pytest_plugins = ["support.fixtures"]

NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 800}

OUTLINE = """() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  return [style.outlineStyle, parseFloat(style.outlineWidth), here.outerHTML.slice(0, 80)];
}"""

STORAGE_THROWS = """
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied', 'SecurityError'); } });
}
Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('no', 'SecurityError'); } });
"""


def from_folder(site: Path, address: str) -> str:
    """The address of a page opened by double-click."""
    return (site / address).as_uri()


def test_every_page_fits_a_narrow_screen_and_runs_clean(
    browser: Browser, site: Path, documents: dict[str, Document]
) -> None:
    """No console error, no failed request and no sideways scroll at 320 px, which is 400 % zoom of 1280."""
    wide = []
    with watched(browser, viewport=NARROW) as (page, wrong, _):
        for address, document in documents.items():
            if document.redirects or address == "404.html":
                continue
            page.goto(from_folder(site, address))
            page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true })")
            if page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"):
                wide.append(address)
    assert (wide, wrong) == ([], [])


def test_every_type_of_page_runs_clean_on_a_server(browser: Browser, address: str, kinds: dict[str, str]) -> None:
    with watched(browser, viewport=WIDE) as (page, wrong, asked):
        for one in kinds.values():
            page.goto(address + one)
    assert wrong == []
    assert {url for url in asked if not url.startswith(address)} == set()


def test_page_for_what_is_not_found(browser: Browser, site: Path) -> None:
    """A server hands it out at any address, so its links start at the root."""
    with serve(site) as root, watched(browser, viewport=NARROW) as (page, wrong, _):
        page.goto(f"{root}/404.html")
        assert not page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth")
        page.get_by_role("link", name="forsiden").click()
        page.wait_for_url("**/index.html")
        assert wrong == []


def test_links_work_from_a_folder(browser: Browser, site: Path) -> None:
    with watched(browser, viewport=WIDE) as (page, wrong, _):
        page.goto(from_folder(site, "index.html"))
        page.locator(".fasefigur a").first.click()
        page.locator(".hovedmeny").get_by_role("link", name="Verktøy").click()
        page.locator(".kort a").first.click()
        assert page.locator("h1").count() == 1
        page.locator(".smuler a").first.click()
        assert page.url.endswith("verktoy/index.html")
        page.goto(from_folder(site, "verktoy/index.html"))
        page.locator(".hopp-til a").last.click()
        assert page.url.endswith("#alle")
        assert wrong == []


def test_suggesting_a_change_shows_the_text(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    with watched(browser, viewport=WIDE) as (page, wrong, _):
        page.goto(from_folder(site, kinds["side-tool"]))
        page.locator(".endre a").click()
        assert page.locator("body").inner_text().startswith("Slik foreslår du en endring")
        assert wrong == []


def test_nothing_of_search_is_loaded_before_it_is_used(browser: Browser, address: str, kinds: dict[str, str]) -> None:
    """And a lesson asks for little: itself, style sheets, fonts, an icon, and the scripts of questions and progress."""
    with watched(browser, viewport=WIDE) as (page, wrong, asked):
        page.goto(address + kinds["side-lesson"], wait_until="networkidle")
        page.mouse.wheel(0, 2000)
        page.keyboard.press("Tab")
        page.wait_for_timeout(300)
        assert not [url for url in asked if "/sok/" in url]
        assert len(asked) <= 22, "\n".join(asked)
        assert wrong == []


def test_keyboard_alone_on_a_wide_screen(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    with watched(browser, viewport=WIDE) as (page, wrong, _):
        page.goto(from_folder(site, kinds["side-tool"]))
        focused = page.locator(":focus")
        page.keyboard.press("Tab")
        assert focused.inner_text() == "Hopp til innholdet"
        assert focused.is_visible()
        box = focused.bounding_box()
        assert box
        assert box["y"] >= 0, "the skip link stays outside the screen"
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.closest('main') !== null")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('main') !== null"), "the skip link led nowhere"

        reached = []
        page.goto(from_folder(site, kinds["side-tool"]))
        for _ in range(60):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate("() => (document.activeElement.closest('nav, main, .sok') || document.body).className")
            )
        for part in ("hovedmeny", "sok", "sidespalte", "smuler", "hovedspalte"):
            assert part in reached, part
        assert wrong == []


def test_focus_is_always_to_be_seen(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    """Whatever Tab reaches has an outline, on every type of page."""
    with watched(browser, viewport=WIDE) as (page, _, _):
        for address in kinds.values():
            if address == "404.html":
                continue
            page.goto(from_folder(site, address))
            for _ in range(25):
                page.keyboard.press("Tab")
                outline, width, html = page.evaluate(OUTLINE)
                if html.startswith("<body"):
                    break  # past the last one
                assert outline != "none", f"{address}: {html}"
                assert width >= 2, f"{address}: {html}"


def test_search_by_keyboard(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    with watched(browser, viewport=WIDE) as (page, wrong, _):
        page.goto(from_folder(site, kinds["side-tool"]))
        opener = page.locator(".topp .sok-lenke, .topp .sok button").first
        opener.focus()
        page.keyboard.press("Enter")
        field = page.get_by_role("combobox").or_(page.get_by_role("searchbox")).first
        field.wait_for()
        page.keyboard.type("mandat")
        page.locator("dialog a, [role=option], .sok a").filter(
            has_text=re.compile("mandat", re.IGNORECASE)
        ).first.wait_for()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        field.wait_for(state="hidden")
        assert page.evaluate("() => document.activeElement.closest('.sok') !== null"), (
            "focus is lost when search closes"
        )
        assert wrong == []


def test_menu_on_a_phone_by_keyboard(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    with watched(browser, viewport=NARROW) as (page, wrong, _):
        page.goto(from_folder(site, kinds["side-tool"]))
        menu = page.locator(".mobilmeny")
        menu.locator("summary").focus()
        page.keyboard.press("Enter")
        menu.get_by_role("link", name="Skjema").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        menu.get_by_role("link", name="Skjema").wait_for(state="hidden")
        assert page.locator(":focus").inner_text() == "Meny"
        page.keyboard.press("Enter")
        for _ in range(1 + menu.get_by_role("link").all_text_contents().index("Skjema")):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/skjema/index.html")
        assert wrong == []


def test_neighbours_on_a_phone_by_keyboard(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    """What stands beside the text on a wide screen unfolds above it on a narrow one."""
    with watched(browser, viewport=NARROW) as (page, wrong, _):
        page.goto(from_folder(site, kinds["side-lesson"]))
        page.locator(".brett-del summary").focus()
        page.keyboard.press("Enter")
        link = page.locator(".brett-del li a:not([aria-current])").first
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("before => location.href !== before", arg=from_folder(site, kinds["side-lesson"]))
        assert wrong == []


def test_print_button_prints(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    with watched(browser, viewport=WIDE) as (page, wrong, _):
        page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 };")
        page.goto(from_folder(site, kinds["side-tool"]))
        page.get_by_role("button", name="Skriv ut").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("() => window.printed") == 1
        assert wrong == []


def test_the_code_to_embed_can_be_copied(browser: Browser, address: str) -> None:
    """What lands on the clipboard is the whole listing, as it stands."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}bygg-inn.html")
    page.get_by_role("button", name="Kopier koden").press("Enter")
    page.get_by_role("button", name="Kopiert").wait_for()
    copied = str(page.evaluate("() => navigator.clipboard.readText()"))
    assert copied == page.locator("pre").text_content()
    assert copied.startswith("<iframe")
    context.close()


def test_without_scripts(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    with watched(browser, viewport=NARROW, java_script_enabled=False) as (page, wrong, _):
        for address in kinds.values():
            if address == "404.html":
                continue
            page.goto(from_folder(site, address))
            assert page.locator("h1").is_visible(), address
            assert page.locator("main").inner_text().count(" ") > 20, address
        page.goto(from_folder(site, kinds["side-tool"]))
        assert page.get_by_role("button", name="Skriv ut").count() == 0, "a button that does nothing"
        page.locator(".mobilmeny summary").press("Enter")
        page.locator(".mobilmeny").get_by_role("link", name="Kurs").click()
        assert page.url.endswith("kurs/index.html")
        page.locator(".sok-lenke").click()
        assert page.url.endswith("sok.html")
        page.get_by_role("link", name="Alle verktøy fra A til Å").click()
        assert "verktoy/index.html" in page.url
        page.goto(from_folder(site, kinds["side-check"]))
        page.locator("details.fasit summary").first.press("Enter")
        assert page.locator("details.fasit li, details.fasit dl, details.fasit p").first.is_visible()
        assert wrong == []


def test_storage_that_throws(browser: Browser, site: Path, kinds: dict[str, str]) -> None:
    with watched(browser, viewport=WIDE) as (page, wrong, _):
        page.add_init_script(STORAGE_THROWS)
        for address in kinds.values():
            if address == "404.html":
                continue
            page.goto(from_folder(site, address))
        page.locator(".sok-lenke, .sok button").first.click()
        assert wrong == []


FRAME = """<!doctype html><html lang="nb"><title>Ramme</title>
<iframe {attributes} src="{source}" width=1250 height=700></iframe>"""


@pytest.mark.parametrize(
    "attributes", ['sandbox="allow-scripts"', "", "sandbox"], ids=["sandboxed", "cross-site", "bare"]
)
def test_in_a_frame_of_another_site(
    browser: Browser, address: str, tmp_path: Path, kinds: dict[str, str], attributes: str
) -> None:
    """In learning platforms and intranets, with storage kept from us."""
    tool = address.replace("127.0.0.1", "localhost") + kinds["side-tool"]
    (tmp_path / "ramme.html").write_text(FRAME.format(attributes=attributes, source=tool), encoding="utf-8")
    (tmp_path / "favicon.ico").write_bytes(b"")
    with serve(tmp_path) as host, watched(browser, viewport=WIDE) as (page, wrong, _):
        page.goto(f"{host}/ramme.html")
        inside = page.frame_locator("iframe")
        inside.locator("h1").wait_for()
        inside.locator(".hovedmeny").get_by_role("link", name="Kurs").click()
        inside.locator(".modulliste").wait_for()
        # A sandbox has no origin, so fonts are kept from it, and the page falls back on those of the machine; without
        # scripts it says that too.
        expected = ("/assets/fonts/", "Blocked script execution") if "sandbox" in attributes else ("no exceptions",)
        assert [line for line in wrong if not any(part in line for part in expected)] == []


def printed(page: Page, target: Path) -> tuple[str, str]:
    """Print a page as its style sheet asks; give the facts and the text of the PDF."""
    page.emulate_media(media="print")
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    facts = subprocess.run(["pdfinfo", str(target)], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True).stdout
    return facts, text


def test_overview_is_one_sheet(browser: Browser, site: Path, tmp_path: Path) -> None:
    with watched(browser) as (page, wrong, _):
        page.goto(from_folder(site, "oversikt.html"))
        titles = page.locator(".oversikt h2").all_inner_texts()
        facts, text = printed(page, tmp_path / "oversikt.pdf")
    assert re.search(r"^Pages:\s+1$", facts, re.MULTILINE), facts
    width, height = map(float, re.findall(r"^Page size:\s+([\d.]+) x ([\d.]+)", facts, re.MULTILINE)[0])
    assert (round(width * 25.4 / 72), round(height * 25.4 / 72)) == (420, 297)
    assert len(titles) == 4
    for title in titles:
        assert title.split(". ")[-1].strip() in text
    assert wrong == []


@pytest.mark.parametrize("kind", ["side-tool", "side-template", "side-lesson", "side-form", "side-check"])
def test_paper_has_the_text_and_nothing_to_click(
    browser: Browser, site: Path, tmp_path: Path, kinds: dict[str, str], kind: str
) -> None:
    with watched(browser) as (page, wrong, _):
        page.goto(from_folder(site, kinds[kind]))
        title = page.locator("h1").inner_text()
        menu = page.locator(".hovedmeny a").all_inner_texts()
        facts, text = printed(page, tmp_path / "ark.pdf")
    assert re.search(r"A4", facts), facts
    words = " ".join(text.split())
    assert title in words
    assert "Hopp til innholdet" not in words
    assert " ".join(menu[:3]) not in words
    assert not re.search(r"På denne siden\b|I denne delen\b|Foreslå endring|\bForrige\b|\bNeste\b", words)
    if kind == "side-check":
        assert re.search(r"Fasit 1\. [A-H](?:, [A-H])*(?: og [A-H])? er riktige?\.", words), (
            "the key prints, at the end"
        )
    if kind == "side-lesson":
        assert re.search(r"Fasit .*(?:Riktig:|→)", words), "the answers print although they are folded"
    assert wrong == []
