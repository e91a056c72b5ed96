"""Texts of pages → the data scripts of the search.

| file | loaded when | holds |
|---|---|---|
| `sok/sider.js` | the search is opened | title, trail, length and number of sections of every page |
| `sok/ord-<x>.js` | a word that begins with x is typed | the stems that begin with x, and the sections they are in |
| `sok/tekst-<n>.js` | hits from it are shown | headings and text of some neighbouring pages |
| `sok/forslag.js` | a word is nowhere | the words that «Mente du …?» may name, the most used first |

A stem maps to numbers in base 36, one for each section it is in: (sections since the last one) * 32 + weight.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from handbook.search.words import STOP_WORDS, Compounds, Stemmer, shard_of, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.search.text import PageText, Section

TITLE, HEADING, SUMMARY, BODY = 16, 6, 3, 2
"""What one word weighs, by where it stands. A part of a compound weighs half. Together at most `MAX_WEIGHT`."""

MAX_WEIGHT = 31
SUMMARY_WORDS = 60
"""So many words before the first heading count as the summary of the page."""

SHARD_PAGES, SHARD_LETTERS = 20, 20_000
"""A text script takes no more pages, and no more letters unless a single page has them."""

SUGGESTIONS = 10_000
"""So many words can be suggested. Words beyond are rare, and long lists slow."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

Forms = dict[str, tuple[tuple[str, bool], ...]]
"""Word form → the stems it is found by, each with whether it is only a part of the word."""


def base36(number: int) -> str:
    """Write a number as JavaScript's `parseInt(text, 36)` reads it."""
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


def build_index(pages: Iterable[PageText]) -> dict[str, str]:
    """Return file name → JavaScript. The same pages give the same bytes, in whatever order they come."""
    ordered = sorted(pages, key=lambda page: page.url)
    vocabulary: set[str] = set()
    for page in ordered:
        vocabulary.update(tokens(page.title))
        for section in page.sections:
            vocabulary.update(tokens(section.heading), tokens(section.text))
    forms, shown = _terms(vocabulary)
    postings, lengths = _postings(ordered, forms)
    shards: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for stem in sorted(postings):
        shards["ord-" + shard_of(stem)][stem] = " ".join(postings[stem])
    groups = _text_groups(ordered)
    trails = sorted({page.trail for page in ordered})
    trail_number = {trail: number for number, trail in enumerate(trails)}
    data: dict[str, object] = dict(shards)
    for number, group in enumerate(groups):
        data[f"tekst-{number}"] = [[[s.anchor, s.heading, s.text] for s in page.sections] for page in group]
    firsts = [sum(map(len, groups[:number])) for number in range(len(groups))]
    common = sorted(filter(str.isalpha, postings), key=lambda stem: (-len(postings[stem]), stem))
    data["forslag"] = " ".join(shown[stem] for stem in common[:SUGGESTIONS])
    data["sider"] = {
        "stier": trails,
        "sider": [
            [page.url, page.title, trail_number[page.trail], len(page.sections), length]
            for page, length in zip(ordered, lengths, strict=True)
        ],
        "tekst": firsts,
        "ord": sorted(name.removeprefix("ord-") for name in shards),
        "stopp": " ".join(sorted(STOP_WORDS)),
    }
    return _scripts(data)


def _terms(vocabulary: set[str]) -> tuple[Forms, dict[str, str]]:
    """Return what each word form is found by, and for every stem the shortest word that shows it."""
    stemmer = Stemmer()
    compounds = Compounds(vocabulary, stemmer)
    forms: Forms = {}
    shown: dict[str, str] = {}
    inner: set[str] = set()
    for form in sorted(vocabulary - STOP_WORDS, key=lambda form: (len(form), form)):
        stem = stemmer(form)
        parts = compounds.parts(form)
        inner.update(parts)
        stems = sorted({stemmer(part) for part in parts} - {stem})
        forms[form] = ((stem, False), *((part, True) for part in stems))
        shown.setdefault(stem, form)
    for part in sorted(inner, key=lambda form: (len(form), form)):
        shown.setdefault(stemmer(part), part)
    return forms, shown


def _postings(pages: list[PageText], forms: Forms) -> tuple[dict[str, list[str]], list[int]]:
    """Return the encoded postings of every stem and the number of words of every page."""
    postings: defaultdict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    lengths: list[int] = []
    small = [base36(number) for number in range(8192)]
    number = 0
    for page in pages:
        length = 0
        for place, section in enumerate(page.sections):
            weights, words = _weigh(section, page.title if place == 0 else "", forms)
            length += words
            for stem, weight in weights.items():
                coded = (number - last.get(stem, 0)) * 32 + min(weight, MAX_WEIGHT)
                postings[stem].append(small[coded] if coded < len(small) else base36(coded))
                last[stem] = number
            number += 1
        lengths.append(length)
    return postings, lengths


def _weigh(section: Section, title: str, forms: Forms) -> tuple[dict[str, int], int]:
    """Return what every stem weighs in a section, and the number of words in it."""
    words = tokens(section.text)
    lead = SUMMARY_WORDS if not section.anchor else 0
    fields = ((TITLE, tokens(title)), (HEADING, tokens(section.heading)), (SUMMARY, words[:lead]), (BODY, words[lead:]))
    weights: dict[str, int] = {}
    for worth, field in fields:
        for form, times in Counter(field).items():
            for stem, is_part in forms.get(form, ()):
                weight = worth * times // 2 if is_part else worth * times
                weights[stem] = weights.get(stem, 0) + weight
    return weights, len(words)


def _text_groups(pages: list[PageText]) -> list[list[PageText]]:
    """Put neighbouring pages together, so that one script serves several hits but never holds much unasked text."""
    groups: list[list[PageText]] = []
    letters = 0
    for page in pages:
        size = sum(len(section.text) for section in page.sections)
        if not groups or letters + size > SHARD_LETTERS or len(groups[-1]) == SHARD_PAGES:
            groups.append([])
            letters = 0
        groups[-1].append(page)
        letters += size
    return groups


def _scripts(data: Mapping[str, object]) -> dict[str, str]:
    """Wrap each piece as a script. All carry one revision: the client sees when a cache has mixed two builds."""
    texts = {name: json.dumps(data[name], ensure_ascii=False, separators=(",", ":")) for name in sorted(data)}
    digest = hashlib.sha256()
    for name, text in texts.items():
        digest.update(f"{name}\n{text}\n".encode())
    revision = digest.hexdigest()[:10]
    return {f"sok/{name}.js": f'fellesSok.add("{name}","{revision}",{text});\n' for name, text in texts.items()}
