"""Lessons and hand-written pages: they have text, one title, no links that only YAML knows, and snippets that exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.checks.macros import MACROS
from handbook.checks.prose import LINK, LINKED
from handbook.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.checks.subject import Subject

_SNIPPETS = "docs/snippets/"
_FENCE = re.compile(r" {0,3}(```|~~~)")
_TITLE = re.compile(r" {0,3}#(?:\s|$)|\s*<h1[\s>]", re.IGNORECASE)
_UNDERLINE = re.compile(r" {0,3}=+\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INCLUDE = re.compile(r"\{!\s*([^!\s]+)[^!]*!\}")


def lesson_bodies(subject: Subject) -> Iterator[Problem]:
    """A lesson has text, and leaves its title to the page."""
    for lesson in subject.lesson_texts():
        rows = [row for row in _COMMENT.sub("", lesson.body).split("\n") if row.strip()]
        if all(row.lstrip().startswith("#") for row in rows):
            yield Problem(lesson.file, lesson.body_line, "leksjonen har ingen tekst. Skriv den under linjen med ---.")
        for line in _titles(lesson.body):
            fault = "overskrift på øverste nivå (#). Siden får tittelen fra «title»; bruk ## i teksten."
            yield Problem(lesson.file, lesson.body_line + line, fault)


def page_titles(subject: Subject) -> Iterator[Problem]:
    """A hand-written page has no more than one title."""
    for name, text in (subject.docs or {}).items():
        if not name.startswith(_SNIPPETS):
            for line in list(_titles(text))[1:]:
                fault = "siden har mer enn én overskrift på øverste nivå (#). Bruk ## på denne."
                yield Problem(name, 1 + line, fault)


def _titles(text: str) -> Iterator[int]:
    """The lines, counted from 0, of the headings of the first level outside of code."""
    fence = ""
    above = ""
    for line, row in enumerate(text.split("\n")):
        mark = _FENCE.match(row)
        if mark and fence in {"", mark[1]}:
            fence = "" if fence else mark[1]
        elif not fence and _TITLE.match(row):
            yield line
        elif not fence and above.strip() and _UNDERLINE.match(row):
            yield line - 1
        above = row


def lesson_links(subject: Subject) -> Iterator[Problem]:
    """`[[id]]` works in the YAML files only; lessons are Markdown and use macros."""
    for lesson in subject.lesson_texts():
        for match in LINK.finditer(lesson.body):
            macro = _macro_for(subject, match[1].strip())
            fault = f"«{' '.join(match[0].split())}» virker bare i YAML-filene. Skriv {macro}."
            line = lesson.body_line + lesson.body.count("\n", 0, match.start())
            yield Problem(lesson.file, line, fault)


def _macro_for(subject: Subject, wanted: str) -> str:
    kind = next((kind for kind in LINKED if wanted in subject.ids[kind]), "tool")
    name = next(name for name, macro in MACROS.items() if macro.kind == kind)
    return f'{{{{ {name}("{wanted}") }}}}'


def snippets(subject: Subject) -> Iterator[Problem]:
    """Every snippet that is put in exists under docs."""
    if subject.docs is None:
        return
    texts = [(lesson.file, lesson.body_line, lesson.body) for lesson in subject.lesson_texts()]
    texts += [(name, 1, text) for name, text in subject.docs.items()]
    for name, first_line, text in texts:
        for match in _INCLUDE.finditer(text):
            if f"docs/{match[1]}" not in subject.docs:
                fault = f"utdraget «{match[1]}» finnes ikke under docs. Rett navnet, eller lag filen."
                yield Problem(name, first_line + text.count("\n", 0, match.start()), fault)
