"""Nothing of bokmål is left on a page in nynorsk without being told of.

The small catalogue is translated into a language that has one letter. What is still readable then has not been through
the translation: a string of a template that nobody wrapped, or a text that is written as it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
import yaml

from handbook import addresses
from handbook.catalogue import load
from handbook.models.module import LessonHead
from handbook.pages import compile_pages
from handbook.pages.html import article
from handbook.schemas import KINDS
from handbook.translation import ENDING, LESSON_ENDING, REVISION, Shape, shape
from handbook.yaml_source import parse, read_front_matter

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.pages.page import Page

_FILES = {
    "course": "modules/course.yml",
    "phases": "modules/phases.yml",
    "module": "modules/*/module.yml",
    "tool": "tools_catalog/tools/*.yml",
    "sheet": "tools_catalog/sheets/*.yml",
    "report-form": "tools_catalog/report_forms/*.yml",
    "report-head": "tools_catalog/report_head.yml",
    "role": "tools_catalog/roles.yml",
    "purpose": "tools_catalog/purposes.yml",
    "principle": "tools_catalog/principles.yml",
    "term": "tools_catalog/glossary.yml",
    "source": "tools_catalog/sources.yml",
    "plan": "tools_catalog/plans.yml",
}
_WORD = re.compile(r"[a-zæøå]{2,}", re.IGNORECASE)
_PROPER = re.compile(r"\bDOCX\b|\bog\b|\b\d+\. [a-z]+ \d{4}\b|https?://\S+")
"""What is the same in both languages: names, days, addresses and the word between two."""

_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_READ = ("aria-label", "alt", "title")
_VOID = ("br", "col", "img", "input")


def masked(text: str) -> str:
    """The text with every letter made unreadable, and links as they are."""
    parts = re.split(r"(\[\[[a-z0-9-]+\|?)", text)
    return "".join(part if index % 2 else re.sub(r"[^\W\d_]", "ж", part) for index, part in enumerate(parts))


class _Masked(dict[str, str]):
    """The words of the pages in the language of one letter."""

    def get(self, key: str, default: object = None) -> str:  # noqa: ARG002
        return masked(key)


def translated(here: Shape, data: object) -> object:
    """A whole translation of what stands at a place."""
    if here.entry and isinstance(data, list):
        return [translated(here.entry, one) for one in data]
    if not isinstance(data, dict):
        return masked(str(data))
    kept = {key: data[key] for key in ("id", "field") if key in data and key in here.fields}
    texts = {
        name: translated(part, data[name]) for name, part in here.fields.items() if part and data.get(name) is not None
    }
    return {**({REVISION: data.get("revision", 1)} if here.revised else {}), **texts, **kept}


class _Reader(HTMLParser):
    """Collects what a reader sees or hears that is not told to be in bokmål."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self._inside: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        hidden = given.get("lang") == "nb" or tag in {"script", "style"} or bool(self._inside and self._inside[-1])
        if not hidden:
            self.read.extend(given[name] or "" for name in _READ if name in given)
        if tag not in _VOID:
            self._inside.append(hidden)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not (self._inside and self._inside[-1]):
            self.read.append(data)


def translate_lesson(path: Path) -> None:
    """Write the translation of a lesson beside it, every letter outside of the macros made unreadable."""
    source, body, _, _ = read_front_matter(path, path.name)
    assert source
    head = yaml.safe_dump(translated(shape(LessonHead), source.data), allow_unicode=True)
    parts = re.split(r"(\{\{.*?\}\})", body)
    text = "".join(part if index % 2 else masked(part) for index, part in enumerate(parts))
    path.with_name(path.stem + LESSON_ENDING).write_text(f"---\n{head}---\n{text}", encoding="utf-8")


@pytest.fixture
def pages(mini: Path) -> dict[str, Page]:
    for kind, pattern in _FILES.items():
        for path in [path for path in mini.glob(pattern) if not path.name.endswith(ENDING)]:
            source, _ = parse(path.read_text(encoding="utf-8"), path.name)
            assert source
            laid = translated(shape(KINDS[kind][0]), source.data)
            path.with_name(path.stem + ENDING).write_text(yaml.safe_dump(laid, allow_unicode=True), encoding="utf-8")
    for path in [path for path in mini.glob("modules/*/*.md") if not path.name.endswith(LESSON_ENDING)]:
        translate_lesson(path)
    catalogue, faults = load(mini)
    assert faults == ()
    assert catalogue.nynorsk
    catalogue = replace(catalogue, nynorsk=replace(catalogue.nynorsk, interface=_Masked()))
    return {page.address: page for page in compile_pages(catalogue) if page.language == "nn"}


def _words(text: str) -> list[str]:
    return _WORD.findall(_PROPER.sub("", text))


def test_nothing_readable_is_left(pages: dict[str, Page]) -> None:
    left = {}
    for address, page in pages.items():
        reader = _Reader()
        reader.feed(article(_MACRO.sub("", page.markdown)).html)
        links = (*page.crumbs, *(page.side.items if page.side else ()), *filter(None, (page.previous, page.next)))
        frame = [page.title, page.description, page.print_hint, page.side.title if page.side else ""]
        # What has no page in nynorsk is linked to by its name in bokmål, and said to be.
        frame += [f"{link.title} {link.note}" for link in links if link.language != "nb"]
        found = [text.strip() for text in (*reader.read, *frame) if _words(text)]
        if found:
            left[address] = found
    assert left == {}


def test_every_entry_with_more_than_lists_show_has_its_page(pages: dict[str, Page]) -> None:
    found = {addresses.in_bokmaal(address) for address in pages}
    assert {
        addresses.PHASES, addresses.phase("drift"), addresses.tool("alfa"), addresses.sheet("beta"),
        addresses.sheet("delta"), addresses.module("oppstart"), addresses.knowledge_check("oppstart"),
        addresses.lesson("oppstart", "felles-problem"),
        addresses.form("oppstartsrapport"), addresses.PRINCIPLES, addresses.ROLES, addresses.GLOSSARY,
        addresses.SOURCES, addresses.CHECKPOINTS, addresses.COURSE, addresses.COURSE_PROOF, addresses.RECALL,
        addresses.GOALS, addresses.proof("oppstart"), addresses.session("oppstart"),
    } <= found  # fmt: skip
