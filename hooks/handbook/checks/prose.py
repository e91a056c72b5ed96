"""Texts in the YAML files: links lead somewhere, and there is no HTML in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.checks.subject import Kind, line_of, nearest, strings
from handbook.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.checks.subject import Subject
    from handbook.yaml_source import Path_, Source

LINKED: tuple[Kind, ...] = ("tool", "phase", "form", "module", "term")
"""What `[[id]]` may lead to, in the order an id is looked for."""

LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*[^\[\]\s][^\[\]]*)?\]\]")
"""A whole `[[id]]` or `[[id|text]]`; whether the id exists is another matter."""

_START = re.compile(r"\[\[\s*\S+")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--")


def links(subject: Subject) -> Iterator[Problem]:
    """Every `[[id]]` in the YAML files is whole and leads to something that exists."""
    targets = frozenset().union(*(subject.ids[kind] for kind in LINKED))
    for source in subject.sources:
        if _has_faulty_link(source.text, targets):
            for path, text in strings(source.data):
                yield from _links_in(subject, source, path, text)


def _has_faulty_link(text: str, targets: frozenset[str]) -> bool:
    """Look at the raw text first: most files have nothing wrong in them, and need no closer look."""
    if "[[" not in text and "]]" not in text:
        return False
    found = LINK.findall(text)
    return text.count("[[") != len(found) or text.count("]]") != len(found) or not targets.issuperset(found)


def _links_in(subject: Subject, source: Source, path: Path_, text: str) -> Iterator[Problem]:
    for match in LINK.finditer(text):
        wanted = match[1]
        if not any(subject.is_known(kind, wanted) for kind in LINKED):
            start = _START.match(match[0])
            line = line_of(source, path, start[0] if start else "[[")
            yield Problem(source.file, line, _unknown(subject, wanted))
    rest = LINK.sub("", text)
    for mark in ("[[", "]]"):
        if mark in rest:
            fault = f"lenken med «{mark}» er ikke hel. Skriv [[id]] eller [[id|teksten som skal vises]]."
            yield Problem(source.file, _line_of_rest(source, path, mark), fault)
            return


def _line_of_rest(source: Source, path: Path_, mark: str) -> int:
    """Find the first line from the path on where a mark stands outside of whole links."""
    first = source.line(path)
    bare = LINK.sub(lambda whole: "\n" * whole[0].count("\n"), source.text).split("\n")
    for index in range(first - source.first_line, len(bare)):
        if mark in bare[index]:
            return index + source.first_line
    return first


def _unknown(subject: Subject, wanted: str) -> str:
    plain = wanted.strip()
    for kind in LINKED:
        if plain in subject.ids[kind]:
            return f"lenken «[[{wanted}]]» har mellomrom i id-en. Skriv [[{plain}]]."
        if plain in subject.aliases.get(kind, {}):
            return subject.unknown(kind, plain)
    known = tuple(sorted(frozenset().union(*(subject.ids[kind] for kind in LINKED))))
    near = nearest(plain, known) or " Bruk id-en til et verktøy, en fase, et skjema, en modul eller et ord i ordlisten."
    return f"lenken «[[{' '.join(plain.split())}]]» fører ikke til noe.{near}"


def html(subject: Subject) -> Iterator[Problem]:
    """No HTML in the YAML files: the texts are used in print and in packages too."""
    for source in subject.sources:
        if not _TAG.search(source.text):
            continue
        for path, text in strings(source.data):
            tags = set(_TAG.findall(text))
            for tag in {tag for tag in tags if not tag.startswith("</")} or tags:
                line = line_of(source, path, tag.split()[0])
                fault = f"HTML-koden «{tag}» kan ikke brukes her. Fjern den, eller uthev med **to stjerner**."
                yield Problem(source.file, line, " ".join(fault.split()))
