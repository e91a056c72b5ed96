"""LIX, the readability index of Björnsson: the mean length of sentences plus the share of long words in per cent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.language.text import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG_WORD = 6
"""A word with more letters is long."""

LEAST_WORDS = 100
"""A page with fewer words is too short to be measured."""

PAGE_LIMIT, LESSON_LIMIT = 45, 40
SENTENCE_LIMIT = 30


@dataclass(frozen=True)
class Figures:
    """What was counted on a page."""

    words: int
    sentences: int
    long_words: int
    longest: str

    @property
    def lix(self) -> float | None:
        """The index, or nothing for a page that is too short.

        A colon does not end a sentence here, which gives a little more than Björnsson's own count.
        """
        if self.words < LEAST_WORDS:
            return None
        return self.words / self.sentences + 100 * self.long_words / self.words

    @property
    def longest_words(self) -> int:
        """How many words the longest sentence has."""
        return len(words(self.longest))


def measure(texts: Iterable[str]) -> Figures:
    """Count the words and sentences of the blocks of a page."""
    split = [(sentence, words(sentence)) for text in texts for sentence in sentences(text)]
    found = [(sentence, parts) for sentence, parts in split if parts]
    every = [word for _, parts in found for word in parts]
    longest = max(found, key=lambda pair: len(pair[1]), default=("", []))
    return Figures(len(every), len(found), sum(_letters(word) > LONG_WORD for word in every), longest[0])


def too_long(texts: Iterable[str]) -> tuple[str, ...]:
    """Every sentence with more words than a reader can hold."""
    return tuple(one for text in texts for one in sentences(text) if len(words(one)) > SENTENCE_LIMIT)


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))
