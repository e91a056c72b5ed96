"""Every text as it is edited: the file, the line, and the words, so that a fault can be told where it is mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.checks.subject import strings
from handbook.language.prose import hand_written
from handbook.language.text import blocks, plain_words, sentences
from handbook.pages.markdown_html import to_html
from handbook.pages.prose import LINK
from handbook.translation import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.language.prose import Macros
    from handbook.yaml_source import Source

_SHARED = frozenset(
    ("about", "authors", "cite", "contact", "licence", "options", "owner", "publisher", "reviewed_by", "title")
)
"""Fields that may say the same in many places: who owns it, what it is called, where it is from, what can be chosen."""

_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Place:
    """A text and where it is edited. `shared` is set where the same words may stand in many places."""

    file: str
    line: int
    text: str
    shared: bool = False


def places(root: Path, catalogue: Catalogue, macros: Macros) -> tuple[Place, ...]:
    """Every text of the handbook at `root` in bokmål, once, file by file."""
    sources = {origin.source.file: origin.source for origin in catalogue.origins.values()}
    sources = {name: source for name, source in sources.items() if not name.endswith(ENDING)}
    found = [place for source in sources.values() for place in _fields(source)]
    for module in catalogue.modules:
        for lesson in module.lessons:
            found.extend(_markdown(lesson.file, lesson.body_line, lesson.body, macros))
    for name, text in hand_written(root):
        found.extend(_markdown(name, 1, text, macros))
    return tuple(found)


def by_sentence(found: Iterable[Place]) -> dict[str, Place]:
    """The first place of every sentence, by its plain words."""
    index: dict[str, Place] = {}
    for place in found:
        for sentence in sentences(place.text):
            index.setdefault(key(sentence), place)
    return index


def key(sentence: str) -> str:
    """What two ways of writing the same sentence have in common."""
    return " ".join(plain_words(sentence))


def _fields(source: Source) -> Iterator[Place]:
    for path, text in strings(source.data):
        names = [part for part in path if isinstance(part, str)]
        plain = LINK.sub(lambda match: match[2] or match[1], text).replace("**", "")
        for paragraph in _PARAGRAPH.split(plain):
            yield Place(source.file, source.line(path), " ".join(paragraph.split()), names[-1] in _SHARED)


def _markdown(name: str, first_line: int, text: str, macros: Macros) -> Iterator[Place]:
    at = 0
    for block in blocks(to_html(macros(text))):
        at = max(at, _found(text, block.text, at))
        yield Place(name, first_line + text.count("\n", 0, at), block.text)


def _found(text: str, words: str, start: int) -> int:
    """Where a block begins in the file, as far as its first words tell."""
    first = r"\W+".join(map(re.escape, re.findall(r"\w+", words)[:3]))
    match = re.compile(first).search(text, start)
    return match.start() if match else start
