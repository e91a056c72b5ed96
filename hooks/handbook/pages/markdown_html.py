"""Markdown written by hand to HTML, with the extensions that mkdocs.yml names and nothing of the engine that reads it.

Files that a page includes with `{! … !}` are not put in here: only hand-written pages have them, no lesson does.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

import markdown

_TAG = re.compile(r"</?[^>]*>")
_NOT_IN_IDS = re.compile(r"[^\w\- ]")


def to_html(text: str) -> str:
    """The HTML of a page, with the same ids on the headings as on the site."""
    return markdown.markdown(
        text,
        extensions=["admonition", "attr_list", "tables", "toc"],
        extension_configs={"toc": {"permalink": False, "slugify": heading_id}},
    )


def heading_id(title: str, separator: str) -> str:
    """The id of a heading: what pymdownx.slugs.slugify gives in small letters."""
    plain = _TAG.sub("", unicodedata.normalize("NFC", unescape(title))).strip().lower()
    return _NOT_IN_IDS.sub("", plain).replace(" ", separator)
