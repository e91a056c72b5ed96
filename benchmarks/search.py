"""How soon the search answers, and what it loads to do so.

`python benchmarks/search.py [--sizes 0 100 1000] [--rounds 7]`

For each size of catalogue the home page is opened anew in headless Chromium, the search is opened, and a question is
written all at once. Measured is the time from the writing to the first hits on the screen, which holds the pause of
120 ms in which the search waits for more letters; beside it the processor time, and the kilobytes loaded from the
opening of the search until the hits stand there with their texts. The second answer is to the next question on the
same page. Files are read from the folder, so nothing here is the time of a network.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from build import grown_site
from find import ARGUMENTS, processor
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

_QUESTIONS = ("pasient", "hvem bestemmer", "brukerinvolvering", "oppstrat", "samarbeidsavtale kommune sykehus")
"""One that hits nearly everything, two words, a compound, one that is misspelt, and one that is long."""

_NEXT = "mandat"

_ASK = """question => new Promise(done => {
  const field = document.querySelector('dialog input[type=search]');
  const status = document.querySelector('dialog [role=status]');
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!status.textContent.includes('«' + question + '»')) return;
    observer.disconnect();
    document.body.getBoundingClientRect().height;
    done(performance.now() - start);
  }).observe(status, { childList: true, subtree: true, characterData: true });
  field.value = question;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
})"""

_TEXTS = "() => [...document.querySelectorAll('dialog .sok-utdrag')].every(one => one.textContent)"


def ask(browser: Browser, home: str, question: str) -> tuple[float, float, float, list[str]]:
    """Milliseconds on the wall, of the processor, and of the next answer, and the files that the first one loaded."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(home)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.locator(".topp .sok button").click()
    page.wait_for_load_state("networkidle")
    before = processor(session)
    wall = float(page.evaluate(_ASK, question))
    cpu = processor(session) - before
    page.wait_for_function(_TEXTS)
    files = list(loaded)
    following = float(page.evaluate(_ASK, _NEXT))
    page.close()
    return wall, cpu, following, files


def weight(files: Iterable[str]) -> tuple[float, float]:
    """Kilobytes of the files, as they are and compressed."""
    contents = [Path(unquote(urlsplit(one).path)).read_bytes() for one in files]
    return sum(map(len, contents)) / 1000, sum(len(gzip.compress(one)) for one in contents) / 1000


def main() -> None:
    """Measure every size and print a row for each question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[0, 100, 1000], help="0 is the real size")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=list(ARGUMENTS))
        for size in options.sizes:
            with grown_site(size) as site:
                home = (site / "index.html").as_uri()
                print(f"{len(list((site / 'verktoy').glob('*.html'))) - 1} tools", flush=True)
                for question in _QUESTIONS:
                    walls, cpus, nexts, files = zip(
                        *(ask(browser, home, question) for _ in range(options.rounds)), strict=True
                    )
                    raw, packed = weight(files[0])
                    wall, cpu, following = map(statistics.median, (walls, cpus, nexts))
                    told = f"{wall:5.0f} ms wall, {cpu:5.1f} ms cpu, next {following:4.0f} ms"
                    loads = f"{len(files[0])} files, {raw:5.0f} kB ({packed:.0f} compressed)"
                    print(f"  {question:34} {told}, {loads}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
