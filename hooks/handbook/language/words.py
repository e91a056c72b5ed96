"""Words we avoid, abbreviations nobody has explained, and sentences where nobody does anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.language.text import plain_words, sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from handbook.models.language import AvoidedWord

_CAPITALS = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2,}(?!\w)")
_EXPLAINED = re.compile(r"\(([A-ZÆØÅ]{2,})\)")

_PARTICIPLE = r"(?:\w{3,}(?:et|tt|[^aeiouyæøås]t|dd|ad)|\w{2,}(?:lagt|satt|gjort|sagt|valgt|brukt))"
_PASSIVE = re.compile(
    rf"\b(?:bli|blir|ble|blitt)\s+(?:(?:alltid|da|derfor|ikke|også|ofte|så)\s+)?{_PARTICIPLE}\b|\b\w{{3,}}(?:er|[bdfghjklmnprtvaeiouyæøå])es\b",
    re.IGNORECASE,
)
_ACTIVE = frozenset(
    "alles andres annerledes avdelingens begges behøves deles deltakernes deres dettes diabetes enes fantes felles"
    " finnes flertalles flyttes hverandres høres hilses kalles kjennes lykkes manges minnes mislykkes møtes nærmes"
    " omgås oppleves samles skyldes slippes sees synes treffes trengs trives undres vises våres ønskes".split()
)
"""Words that end like a passive and are none, or are said of people who do something together."""

_GENITIVE = re.compile(r"\w(?:ene|erne)s\Z", re.IGNORECASE)
"""«Partnernes» and «kommunenes» own something."""

_CHAIN = 2
"""So many passives in one sentence are a chain."""


@dataclass(frozen=True)
class Avoided:
    """An avoided word that was found, and the rule that avoids it."""

    word: str
    rule: AvoidedWord


class Avoidance:
    """Finds every avoided word in a text with one regular expression, tried only where one of them may be."""

    def __init__(self, rules: Iterable[AvoidedWord]) -> None:
        """Put the rules together; what is excepted is tried first."""
        self._rules = tuple(rules)
        excepted = [_pattern(one) for rule in self._rules for one in rule.unless]
        avoided = [f"(?P<r{index}>{_any(rule.words)})" for index, rule in enumerate(self._rules)]
        self._found = re.compile("|".join((*excepted, *avoided)), re.IGNORECASE)
        every = frozenset(word for rule in self._rules for word in rule.words)
        self._words = frozenset(filter(str.isalpha, every))
        self._pieces = tuple(sorted(word.strip("*") for word in every - self._words))

    def __call__(self, text: str) -> Iterator[Avoided]:
        """Every avoided word in a text."""
        if not self._may_be_in(text.lower()):
            return
        for match in self._found.finditer(text):
            if match.lastgroup:
                yield Avoided(match[0], self._rules[int(match.lastgroup[1:])])

    def _may_be_in(self, text: str) -> bool:
        return not self._words.isdisjoint(plain_words(text)) or any(piece in text for piece in self._pieces)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(_pattern, words))


def _pattern(word: str) -> str:
    """A word of language.yml as a regular expression: whole words, with a star for the rest of one."""
    first = r"\b\w*" if word.startswith("*") else r"(?<!\w)"
    last = r"\w*" if word.endswith("*") else r"(?!\w)"
    return first + re.escape(word.strip("*")).replace(r"\ ", r"\s+") + last


def unexplained(texts: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    """Abbreviations in capitals that are neither known nor put in brackets after the words they stand for."""
    whole = "\n".join(texts)
    explained = set(_EXPLAINED.findall(whole))
    return tuple(
        word for word in dict.fromkeys(_CAPITALS.findall(whole)) if word not in explained and word not in known
    )


def passive_chains(texts: Iterable[str]) -> tuple[str, ...]:
    """Sentences with several passives, where the reader may ask who does it. For a second look, not a fault."""
    return tuple(one for text in texts for one in sentences(text) if len(_passives(one)) >= _CHAIN)


def _passives(sentence: str) -> list[str]:
    found = (match[0] for match in _PASSIVE.finditer(sentence))
    return [word for word in found if word.lower() not in _ACTIVE and not _GENITIVE.search(word)]
