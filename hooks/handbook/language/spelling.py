"""Spelling: the words that neither the dictionary nor our own list knows, compounds taken apart."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from handbook.language.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

_LETTERS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")
_DIGRAPH = re.compile(r"aa|ae|oe", re.IGNORECASE)
"""The dictionary reads these as å, æ and ø: it calls «noe» wrong and «foerst» right. Only our own list is asked."""

_THREE_ALIKE = re.compile(r"(\w)\1\1")
_LEAST = 4
"""Shorter parts of compounds would let too much through."""

_MOST_PARTS = 3
_JOINTS = ("", "s", "e")


class NoDictionaryError(Exception):
    """Neither hunspell nor its Norwegian dictionary is installed."""


def spelled(texts: Iterable[str]) -> Iterator[str]:
    """The words to look up: letters only, words with hyphens part by part; no ids and no abbreviations in capitals."""
    for text in texts:
        if not _ID.match(text):
            parts = (part for word in words(text) for part in _LETTERS.findall(word))
            yield from (part for part in parts if len(part) > 1 and not part.isupper())


def unknown(
    found: Iterable[str], own: Collection[str], dictionary: Callable[[Iterable[str]], Collection[str]]
) -> set[str]:
    """The words that are in no list and are not put together of words that are."""
    foreign = {word for word in found if word not in own and word.lower() not in own}
    foreign = set(dictionary(sorted(foreign)))
    parts = {part for word in foreign for part in _parts(word.lower())}
    known = parts - set(dictionary(sorted(parts - set(own))))
    return {word for word in foreign if not _is_compound(word.lower(), known)}


def _parts(word: str) -> Iterator[str]:
    """Every piece of a word that could be a part of a compound."""
    for start in range(len(word)):
        for end in range(start + _LEAST, len(word) + 1):
            yield word[start:end]


def _is_compound(word: str, known: Collection[str], joints: int = _MOST_PARTS - 1) -> bool:
    """Whether a word is two or three known words in a row, with s or e between them."""
    if joints == 0 or _THREE_ALIKE.search(word):
        return False
    heads = (end for end in range(_LEAST, len(word) - _LEAST + 1) if word[:end] in known)
    tails = (word[end:].removeprefix(joint) for end in heads for joint in _JOINTS)
    return any(tail in known or _is_compound(tail, known, joints - 1) for tail in tails)


def own_words(text: str) -> frozenset[str]:
    """The words of tools_catalog/spelling.txt, without its comments."""
    return frozenset(row.strip() for row in text.splitlines() if row.strip() and not row.startswith("#"))


def hunspell(found: Iterable[str]) -> frozenset[str]:
    """Ask hunspell with Debian's nb_NO which words it does not know."""
    return _asked("nb_NO", found)


def hunspell_nynorsk(found: Iterable[str]) -> frozenset[str]:
    """Ask hunspell with Debian's nn_NO which words it does not know."""
    return _asked("nn_NO", found)


def _asked(dictionary: str, found: Iterable[str]) -> frozenset[str]:
    command = ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"]
    asked = tuple(found)
    try:
        done = subprocess.run(command, input="\n".join(asked), capture_output=True, encoding="utf-8", check=True)  # noqa: S603 (our own words)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoDictionaryError from error
    return frozenset(done.stdout.split()) | frozenset(filter(_DIGRAPH.search, asked))
