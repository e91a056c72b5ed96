"""What is read on a page in nynorsk, and what of it is not nynorsk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ONLY_BOKMAAL = re.compile(
    r"\b(?:ikke|noe|noen|hva|hvem|hvor|hvordan|hvilke|hver|dere|deres|fra|filen|siden|maskinen|nettleseren|ennå|nå"
    r"|en|et|huskes|lagret|lagres|åpne|åpnet|åpnes|flere|navn|navnet|sammen|utgave|gjør|gjøre|skrevet|slettet|hentet"
    r"|besvart|krysset av|antatt|avgjøres|sjekkpunkter|kryssene|raden|velg|bokstaver|beslutning|beslutningen)\b",
    re.IGNORECASE,
)
"""Words and forms of bokmål that are none of nynorsk."""

TEXTS = """() => {
  const found = [];
  const other = 'body [lang=nb], [hreflang=nb], script, style';
  const shown = e => e.checkVisibility({visibilityProperty: true}) && !e.closest(other);
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (shown(walk.currentNode.parentElement)) found.push(walk.currentNode.data);
  for (const e of document.body.querySelectorAll('*')) {
    if (shown(e)) for (const name of ['aria-label', 'title', 'placeholder']) found.push(e.getAttribute(name) || '');
  }
  return found.map(text => text.trim()).filter(Boolean);
}"""


def bokmaal(page: Page) -> list[str]:
    """What can be seen or heard on the page now that is in bokmål without being said to be."""
    return [text for text in page.evaluate(TEXTS) if ONLY_BOKMAAL.search(text)]
