"""How much of our text stands word for word in the sources, without the sources being here.

The sources belong to others. Of each run of five words in them only a short digest is kept, sorted, so that the text
cannot be read from it. A run of ours is the longest chain of neighbouring fives that are all found. That is an upper
bound: fives found in different places of the sources can make a chain that stands in none of them.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import blake2b
from textwrap import wrap
from typing import TYPE_CHECKING

from handbook.language.text import plain_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

SIZE = 5
"""So many words make a shingle."""

LIMIT = 10
"""A run of so many words is taken from the source."""

_BYTES = 4
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=\w)")


@dataclass(frozen=True, order=True)
class Run:
    """Neighbouring words that all stand in the sources."""

    length: int = 0
    text: str = ""


def shingles(words: list[str]) -> Iterator[bytes]:
    """The digest of every five neighbouring words."""
    for start in range(len(words) - SIZE + 1):
        yield blake2b(" ".join(words[start : start + SIZE]).encode(), digest_size=_BYTES).digest()


def fingerprint(texts: Iterable[str]) -> str:
    """The digests of some texts as lines of Base64. Words divided at the end of a line are read both ways."""
    found = {one for text in texts for way in (text, _HYPHEN.sub("", text)) for one in shingles(plain_words(way))}
    return "\n".join(wrap(b64encode(b"".join(sorted(found))).decode(), 120)) + "\n"


def read(text: str) -> frozenset[bytes]:
    """The digests of a fingerprint."""
    raw = b64decode(text)
    return frozenset(raw[start : start + _BYTES] for start in range(0, len(raw), _BYTES))


def longest_run(pieces: Iterable[str], known: Collection[bytes]) -> Run:
    """The longest run of words in some texts that stands in the sources."""
    return max((run for piece in pieces for run in _runs(piece, known)), default=Run())


def _runs(piece: str, known: Collection[bytes]) -> Iterator[Run]:
    words = plain_words(piece)
    start = None
    for index, one in enumerate((*shingles(words), b"")):
        if one in known:
            start = index if start is None else start
        elif start is not None:
            end = index - 1 + SIZE
            yield Run(end - start, " ".join(words[start:end]))
            start = None
