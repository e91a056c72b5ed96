"""Links that lead out of a package become the words they stood on, so that no link is dead.

An `<a>` without an address is what HTML has for «here would a link stand»: no link to anybody, and the page looks as it
should without it.
"""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit


def within(html: str, here: str, inside: frozenset[str]) -> str:
    """The HTML of the page at `here`, with no other links than those to the addresses `inside`."""
    writer = _Writer(here, inside)
    writer.feed(html)
    writer.close()
    return "".join(writer.pieces)


class _Writer(HTMLParser):
    """Writes what it reads as it stood, links out of the package excepted."""

    def __init__(self, here: str, inside: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.here = here
        self.inside = inside
        self.pieces: list[str] = []

    def leads_inside(self, link: str) -> bool:
        """Whether a link stays in the package."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return False
        if not parts.path:
            return True
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.here), unquote(parts.path)))
        return target in self.inside

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        link = dict(attrs).get("href")
        leads_out = tag == "a" and link is not None and not self.leads_inside(link)
        self.pieces.append("<a>" if leads_out else self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.pieces.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.pieces.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.pieces.append(f"<!--{data}-->")
