"""The language of what stands in nynorsk: every word is one of nynorsk, and no sentence is too long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.checks.subject import line_of, strings
from handbook.language import spelling
from handbook.language.lix import SENTENCE_LIMIT, too_long
from handbook.pages.prose import LINK
from handbook.problems import Problem
from handbook.translation import ENDING, LESSON_ENDING
from handbook.yaml_source import read_file, read_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from handbook.yaml_source import Source

OWN_WORDS = "tools_catalog/spelling.nn.txt"

_NOT_WORDS = frozenset(("id", "field", "status"))

_MACRO = re.compile(r"""\{\{\s*\w+\(\s*["'][^"']*["'](?:\s*,\s*["']([^"']*)["'])?\s*\)\s*\}\}""")
_NOT_PROSE = re.compile(r"^```.*?^```$|\{!.*?!\}", re.MULTILINE | re.DOTALL)
_BOX = re.compile(r'^(\s*!!! .*)"$', re.MULTILINE)
_BEGINS = re.compile(r"\s*(?:[-*>] |\d+\. |#+ |!!! \w+|\|[-|: ]*)")
"""What a block of Markdown begins with, and no reader sees."""


@dataclass(frozen=True)
class _Text:
    """What readers see at one place."""

    file: str
    line: int
    text: str
    source: Source | None = None
    path: tuple[str | int, ...] = ()

    def line_of(self, word: str) -> int:
        """Where in the file a word of the text stands."""
        return line_of(self.source, self.path, word) if self.source else self.line


def problems(
    root: Path, dictionary: Callable[[Iterable[str]], Collection[str]] = spelling.hunspell_nynorsk
) -> tuple[Problem, ...]:
    """What must be mended in the translations under `root`, where it stands.

    Raises NoDictionaryError when nothing can tell which words there are in nynorsk.
    """
    path = root / OWN_WORDS
    own = spelling.own_words(path.read_text(encoding="utf-8")) if path.is_file() else frozenset()
    texts = tuple(_texts(root))
    words = {word for one in texts for word in spelling.spelled([one.text])}
    misspelt = spelling.unknown(words, own, dictionary)
    return tuple(sorted({problem for one in texts for problem in _problems(one, misspelt)}))


def _problems(one: _Text, misspelt: Collection[str]) -> Iterator[Problem]:
    for word in spelling.spelled([one.text]):
        if word in misspelt:
            told = f"«{word}» er ikke et ord på nynorsk. Rett det, eller legg det i {OWN_WORDS} hvis det er riktig."
            yield Problem(one.file, one.line_of(word), told)
    for sentence in too_long([one.text]):
        told = f"setningen «{' '.join(sentence.split()[:8])} …» har mer enn {SENTENCE_LIMIT} ord. Del den."
        yield Problem(one.file, one.line, told)


def _texts(root: Path) -> Iterator[_Text]:
    for folder in ("modules", "tools_catalog"):
        for path in sorted((root / folder).rglob(f"*{ENDING}")):
            source, _ = read_file(path, path.relative_to(root).as_posix())
            yield from _of_yaml(source) if source else ()
    for path in sorted((root / "modules").rglob(f"*{LESSON_ENDING}")):
        name = path.relative_to(root).as_posix()
        source, body, line, _ = read_front_matter(path, name)
        yield from _of_yaml(source) if source else ()
        yield from _of_markdown(name, body, line)


def _of_yaml(source: Source) -> Iterator[_Text]:
    """The texts of a file without links and emphasis."""
    for path, text in strings(source.data):
        if path[-1] not in _NOT_WORDS:
            plain = LINK.sub(lambda match: match[2] or "", text).replace("**", "")
            yield _Text(source.file, source.line(path), plain, source, path)


def _of_markdown(file: str, body: str, first_line: int) -> Iterator[_Text]:
    """The blocks of a text in Markdown: paragraphs, items, headings and cells, without marks and macros."""
    prose = _NOT_PROSE.sub(lambda match: "\n" * match[0].count("\n"), body)
    # The title of a box is a sentence of its own.
    plain = _BOX.sub(r'\1."', _MACRO.sub(lambda match: match[1] or "", prose).replace("*", ""))
    begun: list[str] = []
    at = first_line
    for line, row in enumerate((*plain.split("\n"), ""), first_line):
        mark = _BEGINS.match(row)
        if begun and (mark or not row.strip()):
            yield from (_Text(file, at, text) for text in " ".join(begun).split("|"))
            begun = []
        at = at if begun else line
        begun += [row[mark.end() :] if mark else row.strip()] if row.strip() else []
