"""The QR code of the panel, read from the screen as a camera does, carries progress to another machine."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import pytest
import zxingcpp

from support.studying import opened, state, student

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytest_plugins = ["support.fixtures"]

FRONT = "kurs/index.html"
FILL = """share => fellesLager.endre(t => {
  for (const m of fellesKurs.moduler) {
    for (const l of m.leksjoner) if (share) t.lest[l.id] = {rev: l.rev, dag: '2026-11-2' + l.minutter % 10};
    m.sporsmal.forEach((q, i) => {
      t.svar[q.id] = {poeng: i % 2, forsok: 1 + i, dag: '2026-11-0' + (1 + i % 9)};
      if (share) t.igjen[q.id] = {trinn: i % 3, forfall: '2026-12-1' + i % 10};
    });
    if (share) for (const id of m.sjekkpunkter) t.kryss[id] = '2026-10-' + (10 + id.length % 20);
    t.sjekk[m.id] = {best: 88, siste: 50, maal: {}, dag: '2026-11-20'};
  }
})"""
GREY = """async picture => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + picture;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const {data} = pen.getImageData(0, 0, image.width, image.height);
  let grey = '';
  for (let i = 0; i < data.length; i += 4) {
    grey += String.fromCharCode(Math.round(data[i] * 0.3 + data[i + 1] * 0.59 + data[i + 2] * 0.11));
  }
  return [image.width, image.height, btoa(grey)];
}"""


def scanned(page: Page) -> str:
    """What a camera reads from the code on the screen."""
    page.locator("#hovedinnhold [data-framdrift-panel]").first.click()
    page.get_by_role("button", name="Vis QR-kode").click()
    picture = page.get_by_role("img", name="QR-kode med fremdriften din").screenshot()
    width, height, grey = page.evaluate(GREY, base64.b64encode(picture).decode())
    pixels: Any = memoryview(base64.b64decode(grey)).cast("B", (height, width))
    (found,) = zxingcpp.read_barcodes(pixels)
    return str(found.text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("everything", [False, True], ids=["some", "everything"])
def test_code_on_the_screen_opens_the_course_with_the_progress(
    browser: Browser,
    address: str,
    scheme: str,
    everything: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    wide = {"width": 1280, "height": 1000}
    with student(browser, viewport=wide, color_scheme=scheme, device_scale_factor=2) as one:
        one.goto(address + FRONT)
        one.evaluate(FILL, everything)
        before = state(one)
        link = scanned(one)
    assert link.startswith(f"{address}{FRONT}#framdrift=")
    with student(browser, viewport=wide) as two:
        two.goto(link)
        ask = two.get_by_role("group", name="Hente fremdriften?")
        ask.get_by_role("button", name="Hent fremdriften").click()
        after = state(two)
    for part in ("lest", "kryss", "igjen", "sjekk"):
        assert after[part] == before[part]
    assert after["svar"].keys() == before["svar"].keys()


def test_code_of_a_page_in_a_folder_is_typed_in_elsewhere(browser: Browser, site: Path) -> None:
    """An address in a folder is of no use to a phone: there the code alone is shown."""
    with student(browser, viewport={"width": 1280, "height": 1000}, device_scale_factor=2) as page:
        opened(page, site, FRONT)
        page.evaluate(FILL, False)  # noqa: FBT003 (an argument of the script)
        code = scanned(page)
        assert code.isalnum()
        assert page.evaluate("code => fellesLager.pakkUt(code)", code)["sjekk"] == state(page)["sjekk"]
