"""The language of what stands in nynorsk: every word is one of nynorsk, and no sentence is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.checks.subject import line_of, strings
from handbook.language import spelling
from handbook.language.lix import SENTENCE_LIMIT, too_long
from handbook.pages.prose import LINK
from handbook.problems import Problem
from handbook.translation import ENDING
from handbook.yaml_source import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from handbook.yaml_source import Source

OWN_WORDS = "tools_catalog/spelling.nn.txt"

_NOT_WORDS = frozenset(("id", "field", "status"))


def problems(
    root: Path, dictionary: Callable[[Iterable[str]], Collection[str]] = spelling.hunspell_nynorsk
) -> tuple[Problem, ...]:
    """What must be mended in the translations under `root`, where it stands.

    Raises NoDictionaryError when nothing can tell which words there are in nynorsk.
    """
    path = root / OWN_WORDS
    own = spelling.own_words(path.read_text(encoding="utf-8")) if path.is_file() else frozenset()
    sources = tuple(_sources(root))
    words = {word for source in sources for _, text in _texts(source) for word in spelling.spelled([text])}
    misspelt = spelling.unknown(words, own, dictionary)
    return tuple(sorted({problem for source in sources for problem in _of_file(source, misspelt)}))


def _of_file(source: Source, misspelt: Collection[str]) -> Iterator[Problem]:
    for path, text in _texts(source):
        for word in spelling.spelled([text]):
            if word in misspelt:
                told = f"«{word}» er ikke et ord på nynorsk. Rett det, eller legg det i {OWN_WORDS} hvis det er riktig."
                yield Problem(source.file, line_of(source, path, word), told)
        for sentence in too_long([text]):
            told = f"setningen «{' '.join(sentence.split()[:8])} …» har mer enn {SENTENCE_LIMIT} ord. Del den."
            yield Problem(source.file, source.line(path), told)


def _sources(root: Path) -> Iterator[Source]:
    for folder in ("modules", "tools_catalog"):
        for path in sorted((root / folder).rglob(f"*{ENDING}")):
            source, _ = read_file(path, path.relative_to(root).as_posix())
            if source:
                yield source


def _texts(source: Source) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts that readers see, without links and emphasis."""
    for path, text in strings(source.data):
        if path[-1] not in _NOT_WORDS:
            yield path, LINK.sub(lambda match: match[2] or "", text).replace("**", "")
