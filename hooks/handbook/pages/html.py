"""Generated Markdown to HTML without a Markdown parser.

Generated pages hold headings and finished HTML, nothing else, and a full Markdown pass over them takes half the time of
a build. The result is what Python-Markdown gives, except that it also sets an id on the first heading; a test holds
the two against each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

_HEADING = re.compile(r"""^(##?) (.+?)(?: \{:? ?(?=[#l])(?:#([\w-]+))?(?: ?lang="([a-z]+)")? ?\})?$""", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]#|])")
_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Article:
    """The HTML of a page, its second-level headings as (title, anchor), and every id in it."""

    html: str
    headings: tuple[tuple[str, str], ...]
    ids: frozenset[str]


def article(markdown: str) -> Article:
    """Turn the headings of a generated page into HTML and leave the rest as it is."""
    headings: list[tuple[str, str]] = []

    def heading(match: re.Match[str]) -> str:
        level, text, anchor = len(match[1]), _ESCAPED.sub(r"\1", match[2]), match[3]
        if level > 1 and anchor:
            headings.append((text, anchor))
        mark = f' id="{escape(anchor)}"' if anchor else ""
        mark += f' lang="{match[4]}"' if match[4] else ""
        return f"<h{level}{mark}>{text}</h{level}>"

    html = _HEADING.sub(heading, markdown).strip()
    return Article(html, tuple(headings), frozenset(_ID.findall(html)))
