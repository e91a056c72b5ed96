"""Rendered HTML → the text that is searched, section by section.

The HTML is our own and well formed, and every page of every build comes through here: one regular expression walks
the tags, which is ten times as fast as `html.parser` and enough.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Section:
    """A heading that can be linked to and the text under it. The first of a page has neither anchor nor heading."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class PageText:
    """What the search knows of a page. `url` is relative to the root of the site; `trail` leads there from the root."""

    url: str
    title: str
    trail: tuple[str, ...]
    sections: tuple[Section, ...]


_PIECE = re.compile(
    r"""<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>|([^<]++|<)""",
    re.DOTALL,
)
_ID = re.compile(r"""\bid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SKIPPED = re.compile(
    r"""\bclass\s*=\s*["']?(?:[^"'>]*\s)?(?:ikke-sok|headerlink)(?![\w-])|\shidden(?=[\s=/]|$)|aria-hidden\s*=\s*["']?true"""
)
_SKIPPED_TAGS = frozenset("button h1 head nav script select style svg template textarea".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var wbr"
    "".split()
)


def _squeeze(pieces: list[str]) -> str:
    """Join what was read, with entities resolved, spaces single and letters composed."""
    text = "".join(pieces)
    if "&" in text:
        text = unescape(text)
    return unicodedata.normalize("NFC", " ".join(text.replace("\u00ad", "").split()))


def _shown(html: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a reader sees as (text, tag, attributes); text or tag is empty. The tag of an end has its slash."""
    skipping, depth = "", 0
    for piece in _PIECE.finditer(html):
        slash, tag, attributes, words = piece.groups()
        if tag is None:
            if words and not skipping:
                yield words, "", ""
            continue
        tag = tag.lower()
        if skipping:
            if tag == skipping and not attributes.endswith("/"):
                depth += -1 if slash else 1
                skipping = skipping if depth else ""
        elif slash or tag in _VOID or not (tag in _SKIPPED_TAGS or (attributes and _SKIPPED.search(attributes))):
            if tag not in _INLINE:
                yield "", slash + tag, attributes
        elif not attributes.endswith("/"):
            skipping, depth = tag, 1


def page_text(url: str, title: str, trail: tuple[str, ...], html: str) -> PageText:
    """Read the rendered article of a page.

    Every h2 and h3 with an id begins a section. Left out: the h1 (it is the title), scripts, styles, navigation,
    controls, hidden elements and everything of class `ikke-sok`.
    """
    sections: list[Section] = []
    anchor, heading, body = "", "", list[str]()
    text = body
    for words, tag, attributes in _shown(html):
        if words:
            text.append(words)
            continue
        if tag in {"h2", "h3"} and (found := _ID.search(attributes)):
            sections.append(Section(anchor, heading, _squeeze(body)))
            anchor, heading, body, text = unescape(found[1] or found[2] or found[3] or ""), "", [], []
        elif tag in {"/h2", "/h3"} and text is not body:
            heading, text = _squeeze(text), body
        text.append(" ")
    sections.append(Section(anchor, heading, _squeeze(body)))
    return PageText(url, unicodedata.normalize("NFC", title), tuple(trail), tuple(sections))
