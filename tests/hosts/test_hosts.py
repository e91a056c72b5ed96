"""The site on nginx and Apache with the headers we give publishers: at the root, in a sub-path and in a frame."""

from __future__ import annotations

import re
from contextlib import contextmanager
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml

from support import checkout as checkouts
from support import hosting
from support.browsing import serve, watched
from support.html import Document, broken, read
from support.studying import axe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from email.message import Message
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Host = Callable[..., AbstractContextManager[str]]

pytest_plugins = ["support.fixtures"]

SITE_URL = f"https://eksempel.no{hosting.FOLDER}"
HOSTS = (hosting.nginx, hosting.apache, hosting.web_hotel)
BOTH = (hosting.nginx, hosting.apache)
FILES = ("nginx.conf", "apache.conf", "webhotell.htaccess")
POLICY = re.compile(r"default-src 'none';[^\"]*")
STORAGE_THROWS = """
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied', 'SecurityError'); } });
}
"""


@pytest.fixture(scope="module")
def at_address(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built for an address with a sub-path."""
    return build(checkout, tmp_path_factory.mktemp("adresse") / "site", SITE_URL=SITE_URL)


@pytest.fixture(scope="module")
def embedded(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition for a frame in another page."""
    return build(checkout, tmp_path_factory.mktemp("innebygd") / "site", HANDBOOK_EMBEDDED="true")


def build(checkout: Path, target: Path, **variables: str) -> Path:
    """Build the site in one of its ways."""
    process = checkouts.build(checkout, target, **variables)
    assert process.returncode == 0, process.stdout + process.stderr
    return target


def crawl(start: str) -> tuple[dict[str, Document], list[str]]:
    """Every page reached by links from the start, and everything that is not there, is elsewhere or lacks a header."""
    pages: dict[str, Document] = {}
    wrong: list[str] = []
    seen, waiting = {start}, [start]
    while waiting:
        address = waiting.pop()
        status, headers, body = hosting.asked(address)
        if status != 200:
            wrong.append(f"{status} {address}")
            continue
        wrong += [f"no {name}: {address}" for name in lacking(headers)]
        if headers["Content-Type"].split(";")[0] != "text/html":
            continue
        document = pages[address] = Document(unquote(address.removeprefix(start)), body.decode("utf-8"))
        for element, link in document.links():
            target = urldefrag(urljoin(address, link)).url
            if urlsplit(target).scheme not in {"http", "https"} or target in seen:
                continue
            if target.startswith(start):
                seen.add(target)
                waiting.append(target)
            elif element.name != "a" and element.attributes.get("rel") not in {"canonical", "alternate"}:
                wrong.append(f"elsewhere: {target} on {address}")
    return pages, wrong


def lacking(headers: Message) -> set[str]:
    """The headers that an answer should have had."""
    there = {name.lower(): value for name, value in headers.items()}
    wanted = {"x-content-type-options", "referrer-policy", "permissions-policy", "cache-control"}
    kind = there["content-type"]
    if kind.startswith("text/html"):
        wanted.add("content-security-policy")
    # Text that does not say its letters comes out wrong in old browsers.
    if kind.startswith("text/") and "utf-8" not in kind.lower():
        return {f"charset in {kind}"}
    return wanted - there.keys()


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.__name__)
@pytest.mark.parametrize("path", ["/", hosting.FOLDER], ids=["root", "sub-path"])
def test_every_page_and_file_is_there_with_its_headers(host: Host, path: str, at_address: Path) -> None:
    with hosting.published(at_address, path=path) as root, host(root, path) as address:
        pages, wrong = crawl(address)
        missing = checkouts.addresses(at_address) - {page.address or "index.html" for page in pages.values()}
        assert (wrong, missing) == ([], {"404.html"})


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.__name__)
def test_page_for_what_is_not_found(host: Host, at_address: Path) -> None:
    """It is handed out at any depth, and its links and style sheets still lead where they should."""
    with hosting.published(at_address, path=hosting.FOLDER) as root, host(root, hosting.FOLDER) as address:
        status, headers, body = hosting.asked(f"{address}verktoy/dypt/nede/finnes-ikke.html")
        assert status == 404
        assert lacking(headers) == set()
        page = Document("404.html", body.decode("utf-8"))
        assert "Vi fant ikke siden" in page.source
        targets = {link for element, link in page.links() if not link.startswith("#")}
        assert all(hosting.asked(urljoin(address, target))[0] == 200 for target in targets), targets


@pytest.mark.parametrize("host", BOTH, ids=lambda host: host.__name__)
@pytest.mark.parametrize("path", ["/", hosting.FOLDER], ids=["root", "sub-path"])
def test_every_type_of_page_under_the_policy(
    browser: Browser, host: Host, path: str, site: Path, kinds: dict[str, str]
) -> None:
    """No failed request, nothing that the policy stops, no other host: also when search and panels are opened."""
    with hosting.published(site, path=path) as root, host(root, path) as address, watched(browser) as found:
        page, wrong, asked = found
        for one in kinds.values():
            if one == "404.html":
                continue
            page.goto(address + one)
            page.locator("h1").wait_for()
            page.keyboard.press("Tab")
        page.locator(".topp .sok button").click()
        page.keyboard.type("mandat")
        page.locator("dialog a").first.wait_for()
        assert wrong == []
        assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(address).netloc}


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.__name__)
def test_the_policy_is_in_force(browser: Browser, host: Host, site: Path) -> None:
    """What the site never does is stopped: a script in the page, eval, and an image from another host."""
    with hosting.published(site) as root, host(root) as address, watched(browser) as (page, _, _):
        page.goto(f"{address}index.html")
        page.evaluate("""() => {
          window.stopped = [];
          document.addEventListener('securitypolicyviolation', told => window.stopped.push(told.effectiveDirective));
          const script = document.createElement('script');
          script.textContent = 'window.caught = true';
          const image = new Image();
          image.src = 'http://localhost:9/bilde.png';
          const button = document.createElement('button');
          button.setAttribute('onclick', 'window.caught = true');
          document.body.append(script, image, button);
          button.click();
          setTimeout('window.caught = true');
        }""")
        page.wait_for_function("() => window.stopped.length >= 4")
        stopped = set(page.evaluate("() => window.stopped"))
        assert stopped == {"script-src-elem", "script-src-attr", "script-src", "img-src"}
        assert page.evaluate("() => window.caught") is None


def test_the_policy_is_the_same_in_every_file_and_allows_no_more_than_it_must() -> None:
    found = {
        name: [
            policy.split("; frame-ancestors")[0]
            for policy in POLICY.findall((hosting.HOSTING / name).read_text(encoding="utf-8"))
        ]
        for name in FILES
    }
    guide = (checkouts.ROOT / "docs/for-publisister.md").read_text(encoding="utf-8")
    policies = {policy for many in found.values() for policy in many}
    assert all(found.values())
    assert len(policies) == 1
    policy = policies.pop()
    assert policy in guide
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("script-src ")[1].split(";")[0]
    assert "http" not in policy


EMBEDDED_PAGE = """<!doctype html><html lang="nb"><title>Intranett</title><body style="margin: 0"><p>Intranett</p>
{code}
<p id="under">Under rammen</p>"""

FITS = """() => document.readyState === 'complete'
  && Math.abs(window.innerHeight - document.body.getBoundingClientRect().height) <= 1
  && document.documentElement.scrollHeight <= window.innerHeight + 1"""


def embed_code(site: Path, address: str) -> str:
    """The code as the page tells to copy it, with the address that it tells to change."""
    page = (site / "bygg-inn.html").read_text(encoding="utf-8")
    match = re.search(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)
    assert match
    code = unescape(match[1])
    src = re.search(r'src="([^"]+)"', code)
    assert src
    return code.replace(src[1], f"{address}innebygd/index.html")


@contextmanager
def intranet(folder: Path) -> Iterator[str]:
    """Another site: another port and another name, so that nothing is shared."""
    (folder / "favicon.ico").write_bytes(b"")
    with serve(folder) as address:
        yield address.replace("127.0.0.1", "localhost")


def wait_for_height(page: Page) -> float:
    """Wait until the frame is as tall as what is in it, without a scroll bar of its own, and tell how tall."""
    page.frames[1].wait_for_function(FITS)
    return float(page.evaluate("() => document.querySelector('iframe').getBoundingClientRect().height"))


@pytest.mark.parametrize("host", BOTH, ids=lambda host: host.__name__)
@pytest.mark.parametrize("storage", ["allowed", "throws"])
def test_in_a_page_of_another_site(  # noqa: PLR0913, PLR0917 (pytest hands over each by its name)
    browser: Browser,
    host: Host,
    storage: str,
    site: Path,
    embedded: Path,
    tmp_path: Path,
    kinds: dict[str, str],
) -> None:
    """The frame follows its content, taller and shorter, through links and dialogs, and nothing is asked elsewhere."""
    with (
        intranet(tmp_path) as outside,
        hosting.published(site, embedded) as root,
        host(root, embedder=outside) as address,
        watched(browser, viewport={"width": 1100, "height": 800}) as (page, wrong, asked),
    ):
        (tmp_path / "index.html").write_text(EMBEDDED_PAGE.format(code=embed_code(site, address)), encoding="utf-8")
        if storage == "throws":
            page.add_init_script(STORAGE_THROWS)
        page.goto(f"{outside}/index.html")
        home = wait_for_height(page)
        frame = page.frame_locator("iframe")
        assert frame.locator("footer.bunn, .merke, .hovedmeny").count() == 0
        frame.locator("summary", has_text="Meny").click()
        frame.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Kurs").click()
        frame.locator(".modulliste").wait_for()
        course = wait_for_height(page)
        assert course != home
        page.locator("#under").scroll_into_view_if_needed()
        frame.get_by_role("link", name="Forside").click()
        frame.locator(".fasefigur").wait_for()
        assert wait_for_height(page) == home, "a frame that has been tall becomes short again"
        page.wait_for_function("() => document.querySelector('iframe').getBoundingClientRect().top >= -1")
        for one in kinds.values():
            if one != "404.html":
                page.frames[1].goto(f"{address}innebygd/{one}")
                wait_for_height(page)
        page.frames[1].goto(f"{address}innebygd/{kinds['side-tool']}")
        frame.locator(".topp .sok button").click()
        frame.locator("dialog input[type=search]").press_sequentially("mandat")
        frame.locator("dialog a").first.wait_for()
        assert frame.locator("dialog").evaluate("e => e.getBoundingClientRect().top") < 200
        assert wrong == []
        hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
        assert hosts == {urlsplit(address).netloc, urlsplit(outside).netloc}


def test_a_jump_inside_a_page_moves_the_page_around_it(
    browser: Browser, site: Path, embedded: Path, tmp_path: Path, kinds: dict[str, str]
) -> None:
    """A frame as tall as its content has nothing to scroll; the reader goes there all the same, and again, and back."""
    with (
        intranet(tmp_path) as outside,
        hosting.published(site, embedded) as root,
        hosting.nginx(root, embedder=outside) as address,
        watched(browser, viewport={"width": 1300, "height": 700}) as (page, wrong, _),
    ):
        (tmp_path / "index.html").write_text(EMBEDDED_PAGE.format(code=embed_code(site, address)), encoding="utf-8")
        page.goto(f"{outside}/index.html")
        wait_for_height(page)
        assert page.evaluate("() => window.scrollY") == 0, "the page around stays where it is until the reader goes"
        page.frames[1].goto(f"{address}innebygd/{kinds['side-tool']}")
        wait_for_height(page)
        link = page.frame_locator("iframe").locator(".paa-siden a[href='#steg']")
        target = page.frame_locator("iframe").locator("#steg")
        for _ in range(2):
            page.evaluate("() => window.scrollTo(0, 0)")
            link.evaluate("link => link.click()")
            page.wait_for_function("() => window.scrollY > 0")
            box = target.bounding_box()
            assert box
            assert abs(box["y"]) < 2
        page.frames[1].goto(f"{address}innebygd/{kinds['side-lesson']}")
        page.wait_for_function("() => Math.abs(document.querySelector('iframe').getBoundingClientRect().top) < 2")
        assert wrong == []


def test_the_listener_believes_only_the_frame(browser: Browser, site: Path, embedded: Path, tmp_path: Path) -> None:
    with (
        intranet(tmp_path) as outside,
        hosting.published(site, embedded) as root,
        hosting.nginx(root, embedder=outside) as address,
        watched(browser) as (page, wrong, _),
    ):
        code = embed_code(site, address)
        (tmp_path / "index.html").write_text(EMBEDDED_PAGE.format(code=code), encoding="utf-8")
        page.goto(f"{outside}/index.html")
        height = wait_for_height(page)
        for height_told in (5, "5", -1, 1e9, None):
            page.evaluate(
                """told => new Promise(done => {
                  window.addEventListener('message', () => setTimeout(done), { once: true });
                  window.postMessage({ type: 'fellesmodellen:hoyde', hoyde: told }, '*');
                })""",
                height_told,
            )
        page.frames[1].evaluate("window.parent.postMessage({ type: 'noe annet', hoyde: 5 }, '*')")
        page.frames[1].evaluate("window.parent.postMessage(null, '*')")
        page.frames[1].evaluate("window.parent.postMessage({ type: 'fellesmodellen:sted', sted: 'ned' }, '*')")
        page.frames[1].evaluate("window.parent.postMessage({ type: 'fellesmodellen:hoyde', hoyde: 1e9 }, '*')")
        assert wait_for_height(page) == height
        assert wrong == []


def test_nobody_else_may_show_it(browser: Browser, site: Path, embedded: Path, tmp_path: Path) -> None:
    """Neither the site in any page, nor the embedded edition in a page that was not named."""
    with (
        intranet(tmp_path) as outside,
        hosting.published(site, embedded) as root,
        hosting.nginx(root) as address,
        watched(browser) as (page, wrong, _),
    ):
        for one in ("index.html", "innebygd/index.html"):
            (tmp_path / "index.html").write_text(f'<iframe src="{address}{one}"></iframe>', encoding="utf-8")
            page.goto(f"{outside}/index.html")
        assert sum("frame-ancestors" in text for text in wrong) == 2


def test_the_embedded_edition_is_a_whole_site(embedded: Path, site: Path) -> None:
    documents = read(embedded)
    assert broken(documents, checkouts.addresses(embedded, "*")) == []
    assert checkouts.addresses(embedded) == checkouts.addresses(site)


def test_the_embedded_edition_opens_from_a_folder(browser: Browser, embedded: Path, kinds: dict[str, str]) -> None:
    with watched(browser, viewport={"width": 320, "height": 640}) as (page, wrong, asked):
        for one in kinds.values():
            page.goto((embedded / one).as_uri())
            if one != "404.html":
                assert not page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"), one
        assert {urlsplit(url).scheme for url in asked} <= {"file", "data"}
        assert [text for text in wrong if "404.html" not in text] == []


def test_axe_finds_nothing_in_the_embedded_edition(browser: Browser, embedded: Path, kinds: dict[str, str]) -> None:
    """The frame of it is another one: looked at in light and dark, with its menu open."""
    with watched(browser, viewport={"width": 320, "height": 640}) as (page, _, _):
        for kind in ("side-home", "side-lesson"):
            page.goto((embedded / kinds[kind]).as_uri())
            page.locator(".topp summary").click()
            assert axe(page) == [], kind


def test_what_search_engines_are_told(at_address: Path, site: Path) -> None:
    """With an address: canonical addresses, a site map and pictures, all of pages and files that exist."""
    namespace = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ET.parse(at_address / "sitemap.xml")  # noqa: S314 (our own file)
    listed = {str(one.text) for one in tree.iterfind("s:url/s:loc", namespace)}
    documents = {name: page for name, page in read(at_address).items() if name != "404.html" and not page.redirects}
    assert {one.removeprefix(SITE_URL) or "index.html" for one in listed} == set(documents)
    for name, page in documents.items():
        [canonical] = [link.attributes["href"] for link in page.all("link", rel="canonical")]
        assert (canonical.removeprefix(SITE_URL) or "index.html") == name
        [picture] = [meta.attributes["content"] for meta in page.all("meta", property="og:image")]
        assert (at_address / picture.removeprefix(SITE_URL)).is_file()
        [alt] = [meta.attributes["content"] for meta in page.all("meta", property="og:image:alt")]
        assert len(alt) > 20
    robots = (at_address / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {SITE_URL}sitemap.xml" in robots
    assert not (site / "robots.txt").exists()
    assert "og:image" not in (site / "index.html").read_text(encoding="utf-8")


def test_workflows_are_whole() -> None:
    """They cannot be run here; they are read, and ask for commands that exist."""
    for name in ("github-pages.yml", "gitlab-pages.yml"):
        text = (hosting.HOSTING / name).read_text(encoding="utf-8")
        assert yaml.safe_load(text)
        assert "make site" in text
        assert "SITE_URL" in text
