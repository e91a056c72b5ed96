"""HTML to prose: blocks, sentences and words as a reader meets them.

A block is what stands by itself on the page: a paragraph, a heading, an item of a list, a cell of a table. A sentence
never reaches beyond its block, so an item without a full stop is a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the title of a source, which is not our own text; private signs that no text uses."""

_INLINE = frozenset("a abbr b bdi cite del dfn em i ins mark q s small span strong sub sup time u var".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SKIPPED_TAGS = frozenset("button code head nav pre script select style svg template textarea".split())
_SKIPPED_CLASSES = frozenset(("ikke-sok", "headerlink", "kildemerke"))
_APPARATUS = frozenset(("status", "ordboks", "kildeliste"))
"""What a page says about itself. It is checked for likeness to the sources, but is not the prose of the page."""

_TO_SOURCE = re.compile(r"(?:^|/)kilder\.(?:html|md)#")
_TITLE = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}?")
_QUOTED = re.compile(r"«[^»]*»")
_KEY = re.compile(r"\((?:kilde:? )?S\d\b[^)]*\)")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+|\b[\w.-]+\.(?:no|org|com|html|md|yml)\b\S*")

_WORD = re.compile(r"[^\W_]+(?:[-–./:’'][^\W_]+)*")
_STOP = re.compile(r"[.!?…]+[»”\")\]]*\s+(?=[«“\"(]?[A-ZÆØÅ\d–])")
_LAST = re.compile(r"[«“\"(]?([^\s«“\"(]+)$")
_INITIAL = re.compile(r"[A-ZÆØÅ]\Z")
_ORDINAL = re.compile(r"\d{1,2}\Z")
_SHORT = frozenset("bl.a ca dr dvs evt f.eks fig inkl jf kap kl m.fl m.m mill nr obs pkt prof s sml st tlf".split())
"""Words that are written with a full stop inside a sentence, without the last one."""


@dataclass(frozen=True)
class Block:
    """A piece of text that stands by itself.

    `apparatus` is what the page says about itself, and `signpost` is nothing but a link to what is said elsewhere:
    neither is the prose of the page. `cited` is a block that names a source.
    """

    marked: str
    apparatus: bool = False
    cited: bool = False
    signpost: bool = False

    @cached_property
    def text(self) -> str:
        """What the reader sees."""
        return " ".join(self.marked.replace(_OPEN, "").replace(_CLOSE, "").split())

    @property
    def own(self) -> tuple[str, ...]:
        """The pieces that we answer for: without titles of sources, and without quotations that name their source."""
        pieces = _TITLE.sub("\n", self.marked)
        if self.cited or _KEY.search(pieces):
            pieces = _QUOTED.sub("\n", pieces)
        return tuple(piece for piece in pieces.split("\n") if piece.strip())


class _Reader(HTMLParser):
    """Collects the visible blocks of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.cited = False
        self.in_title = False
        self.links = 0
        self.outside_links = False
        self.after_link = False
        self.skipped = 0
        self.apparatus = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        classes = frozenset((found.get("class") or "").split())
        if "kildemerke" in classes:
            self.cited = True
        if tag in _VOID:
            self.void(tag)
            return
        if self.skipped or tag in _SKIPPED_TAGS or classes & _SKIPPED_CLASSES or found.get("aria-hidden") == "true":
            self.skipped += 1
            return
        if tag not in _INLINE:
            self.flush()
        elif tag == "span":
            self.pieces.append(" ")
        if self.apparatus or classes & _APPARATUS:
            self.apparatus += 1
        self.links += tag == "a"
        if tag == "a" and _TO_SOURCE.search(found.get("href") or ""):
            self.cited = self.in_title = True
            self.pieces.append(_OPEN)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.skipped:
            self.skipped -= 1
            return
        if tag == "a" and self.in_title:
            self.in_title = False
            self.pieces.append(_CLOSE)
        self.after_link = tag == "a"
        self.links -= self.after_link
        if tag not in _INLINE:
            self.flush()
        self.apparatus = max(0, self.apparatus - 1)

    def handle_data(self, data: str) -> None:
        if self.skipped:
            return
        if self.after_link and data.strip() == ",":
            # A row of links with commas between is a list, not a sentence.
            self.flush()
            return
        if data.strip():
            self.after_link = False
            self.outside_links = self.outside_links or not self.links
        self.pieces.append(data)

    def void(self, tag: str) -> None:
        """A line break ends a block; other tags without content only part words."""
        if tag == "br" and not self.skipped:
            self.flush()
        self.pieces.append(" ")

    def flush(self) -> None:
        """End the block that is open."""
        marked = unicodedata.normalize("NFC", " ".join("".join(self.pieces).replace("\u00ad", "").split()))
        if _WORD.search(marked):
            self.blocks.append(Block(marked, self.apparatus > 0, self.cited, not self.outside_links))
        self.pieces, self.cited, self.in_title, self.outside_links = [], False, False, False


def blocks(html: str) -> tuple[Block, ...]:
    """Read the blocks of a piece of HTML. Code, menus, controls and what is hidden are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return tuple(reader.blocks)


def sentences(text: str) -> tuple[str, ...]:
    """Split a block where a sentence ends, not at «kl. 09.00», «1. mai», «f.eks.» or initials."""
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        head = text[start : stop.start()]
        if stop[0].rstrip() == "." and _goes_on(head):
            continue
        found.append(text[start : stop.end()].strip())
        start = stop.end()
    rest = text[start:].strip()
    return (*found, rest) if _WORD.search(rest) else tuple(found)


def _goes_on(head: str) -> bool:
    """Whether the full stop after `head` belongs to its last word: an abbreviation, an initial, a number first."""
    last = _LAST.search(head)
    if last is None:
        return False
    word = last[1]
    is_number_first = _ORDINAL.match(word) is not None and last.start() == 0
    return word.lower() in _SHORT or _INITIAL.match(word) is not None or is_number_first


def words(text: str) -> list[str]:
    """The words of a text. A number, a time and a word with hyphens are one word each; addresses are none."""
    return _WORD.findall(_ADDRESS.sub(" ", text))


def plain_words(text: str) -> list[str]:
    """The words in small letters and without signs, for finding the same words again."""
    return re.findall(r"[^\W_]+", text.lower())
