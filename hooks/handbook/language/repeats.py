"""Text that stands twice: the same sentence in two places that are edited apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.language.text import plain_words, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.language.places import Place

LEAST_WORDS = 8
"""Shorter sentences may well be the same."""


@dataclass(frozen=True)
class Repeat:
    """A sentence, where it stands the first time, and where it stands once more."""

    sentence: str
    first: Place
    again: Place


def repeats(places: Iterable[Place]) -> tuple[Repeat, ...]:
    """Every long sentence that stands in more than one place."""
    seen: dict[str, Place] = {}
    found = []
    for place in places:
        for sentence in sentences(place.text):
            words = plain_words(sentence)
            if place.shared or len(words) < LEAST_WORDS:
                continue
            first = seen.setdefault(" ".join(words), place)
            if first is not place:
                found.append(Repeat(sentence, first, place))
    return tuple(found)
