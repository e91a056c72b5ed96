"""Prose of the catalogue: emphasis, links and words explained, and nothing else gets through."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.pages.prose import Lookup, Prose

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue

HERE = "verktoy/alfa.html"


@pytest.fixture(scope="module")
def lookup(mini_catalogue: Catalogue) -> Lookup:
    """Names and words of the small catalogue."""
    return Lookup(mini_catalogue)


def test_emphasis_and_links(lookup: Lookup) -> None:
    prose = Prose(lookup, HERE, explain=False)
    assert prose("Ta **alltid** [[beta]].") == 'Ta <strong>alltid</strong> <a href="beta.html">Beta</a>.'
    assert prose("Se [[oppstart|den første fasen]].") == 'Se <a href="../faser/oppstart.html">den første fasen</a>.'
    assert prose("Et **viktig [[beta]] her**") == 'Et <strong>viktig <a href="beta.html">Beta</a> her</strong>'


def test_first_use_of_a_word_is_explained(lookup: Lookup) -> None:
    prose = Prose(lookup, HERE)
    assert prose("Skriv mandatet. Mandatet gjelder.") == (
        'Skriv <a class="begrep" href="#ord-mandat">mandatet</a>. Mandatet gjelder.'
    )
    assert prose("Et mandat til") == "Et mandat til"
    assert set(prose.used) == {"mandat"}


def test_words_inside_words_and_links_are_left(lookup: Lookup) -> None:
    prose = Prose(lookup, HERE)
    assert prose("Prosjektmandat og mandat-tekst") == "Prosjektmandat og mandat-tekst"
    assert prose("[[beta|mandat]]") == '<a href="beta.html">mandat</a>'
    assert prose.used == {}


def test_page_of_the_word_does_not_explain_it(lookup: Lookup) -> None:
    assert Prose(lookup, HERE, skip="mandat")("Et mandat") == "Et mandat"


def test_paragraphs(lookup: Lookup) -> None:
    prose = Prose(lookup, HERE, explain=False)
    assert prose.block("En.\n\n  \nTo\nlinjer.\n") == "<p>En.</p><p>To linjer.</p>"


class Tags(HTMLParser):
    """The tags and attributes of a text."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.seen: set[tuple[str, tuple[str, ...]]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep tag and names of attributes."""
        self.seen.add((tag, tuple(name for name, _ in attrs)))


PIECES = (
    "<b>", "<script>alert(1)</script>", "mandat", "**", "[[beta]]", '[[beta|x"onclick=1]]', "&", '"', "'", "\n", "[[",
    "]]", "[[<i>]]", "# ", "{{ x }}", " ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_text_becomes_anything_else(mini_catalogue: Catalogue, text: str) -> None:
    parser = Tags()
    prose = Prose(Lookup(mini_catalogue), HERE)
    parser.feed(prose(text))
    parser.close()
    assert parser.seen <= {("strong", ()), ("a", ("href",)), ("a", ("class", "href"))}
    assert "\n" not in prose(text)
