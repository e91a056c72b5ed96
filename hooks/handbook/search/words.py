"""Words: how text is cut, stemmed and folded, and how Norwegian compounds are taken apart.

`docs/assets/js/sok.js` cuts, stems and folds in the same way. Whoever changes one changes the other; a browser test
compares them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

# The class itself: `snowballstemmer.stemmer()` would prefer an installed PyStemmer, whose rules may be of another age.
from snowballstemmer.norwegian_stemmer import NorwegianStemmer  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable

STOP_WORDS = frozenset(
    "alle at av bare ble blir både da de dem den denne der dere deres det dette disse du eller en enn er et etter for "
    "fra før ha han har hun hva hver hvis hvor i ikke ja jeg kan man med meg men mens må nei noe noen når og også om "
    "opp oss over på seg selv ser sin sine sitt skal slik som så til ut var ved vi vil være å".split()
)
"""Words that are on every page and tell none apart. They are neither indexed nor searched for."""

MIN_PART = 4
"""Letters in the shortest part of a compound. Shorter ones («sam», «ut», «med») are prefixes more often than words."""

_ENDINGS = frozenset(
    "ant asjon els end ering het ing isasjon isering ist itet lig ling ment ning ring sjon skap tet".split()
)
"""Stems of what looks like a last part and only is an ending («løsn|inger», «organ|isasjon»)."""

_WORD = re.compile(r"[^\W_]+")


def tokens(text: str) -> list[str]:
    """Cut a text into lower-case words: runs of letters and digits."""
    return _WORD.findall(text.lower())


def fold(text: str) -> str:
    """Write æøå and accented letters as somebody without a Norwegian keyboard may: `å` → `a`, `ø` → `o`, `æ` → `ae`."""
    if text.isascii():
        return text
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.replace("ø", "o").replace("æ", "ae")


def shard_of(stem: str) -> str:
    """Name the shard a stem lives in: its folded first letter, or `_` for digits and foreign letters."""
    first = fold(stem)[0]
    return first if "a" <= first <= "z" else "_"


class Stemmer:
    """The Snowball stemmer for Norwegian, with a memory: a handbook says the same words again and again."""

    def __init__(self) -> None:
        """Start with nothing remembered."""
        self._snowball = NorwegianStemmer()
        self._known: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """Return the stem, always a beginning of the word."""
        stem = self._known.get(word)
        if stem is None:
            stem = self._known[word] = str(self._snowball.stemWord(word))
        return stem


class Compounds:
    """Takes compounds apart with the words of the handbook itself as the dictionary.

    A part is a word that stands alone somewhere, in any inflection. Between two parts there may be an `s` or an `e`.
    When only one end is known, the other end is taken for a word too («gevinst|matrise» where «matrise» never stands
    alone); a wrong guess costs some bytes and is found only by who searches for the wrong guess.
    """

    def __init__(self, forms: Iterable[str], stemmer: Stemmer) -> None:
        """Make the dictionary from every word form of the handbook."""
        self._stem = stemmer
        self._forms = {form for form in forms if len(form) >= MIN_PART and form not in STOP_WORDS and form.isalpha()}
        self._stems = {stem for stem in map(stemmer, self._forms) if len(stem) >= MIN_PART - 1}
        self._begins = {stem[:5] for stem in self._stems}
        self._seen: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a compound as word forms, sorted; nothing when the word is no compound."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = tuple(sorted(self._split(word)))
        return found

    def _split(self, word: str) -> set[str]:
        if len(word) < 2 * MIN_PART or not word.isalpha():
            return set()
        stem_length = len(self._stem(word))
        half: set[str] = set()
        for cut in range(MIN_PART, min(len(word) - MIN_PART, stem_length - 2) + 1):
            tail = word[cut:]
            if not self._is_word(tail):
                continue
            if head := self._head(word[:cut]):
                return {head, tail, *self.parts(head), *self.parts(tail)}
            if inner := self.parts(word[:cut]):
                return {tail, *inner, *self.parts(tail)}
            if not half and len(self._stem(tail)) >= MIN_PART:
                half = {tail, *self.parts(tail)}
        return half or self._unknown_tail(word, stem_length)

    def _is_word(self, text: str) -> bool:
        """Tell whether the stem of the text is known. Stemming is dear, so the first letters are looked up first."""
        begins = self._begins
        return (text[:5] in begins or text[:4] in begins or text[:3] in begins) and (
            (stem := self._stem(text)) in self._stems and stem not in _ENDINGS
        )

    def _head(self, text: str) -> str:
        """Return the word that a first part is, without its joining letter, or an empty text."""
        if text in self._forms or text in self._stems:
            return text
        if text[-1] in "se" and len(text) > MIN_PART and (text[:-1] in self._forms or text[:-1] in self._stems):
            return text[:-1]
        return ""

    def _unknown_tail(self, word: str, stem_length: int) -> set[str]:
        """Return what follows the longest known first part, when it is long enough to be a word of its own.

        Nobody knows whether an `s` between the two joins them or begins the second («gevinst|skjema»): both are kept.
        """
        for cut in range(min(len(word) - MIN_PART - 1, stem_length - MIN_PART), MIN_PART, -1):
            if (head := self._head(word[:cut])) and self._stem(word[cut:]) not in _ENDINGS:
                either = {word[cut - 1 :]} if len(head) < cut and word[cut - 1] == "s" else set()
                return {head, word[cut:], *either, *self.parts(head)}
        return set()
