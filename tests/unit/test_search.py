"""Search: what is read out of a page, how words are taken apart, and what stands in the data scripts."""

from __future__ import annotations

import json
import random
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.search import PageText, Section, build_index, page_text
from handbook.search.index import MAX_WEIGHT, base36
from handbook.search.words import Compounds, Stemmer, fold, shard_of, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLE = """
<h1 id="brukerintervju">Brukerintervju</h1>
<p>Snakk med <strong>bru</strong>kere &amp; pårørende.</p><!-- <h2 id="nei">nei</h2> -->
<nav class="toc"><a href="#x">Innhold</a></nav>
<div class="tips ikke-sok"><div>Ikke dette</div><p>eller dette</p></div>
<h2 id="slik">Slik gjør du<a class="headerlink" href="#slik" title="Lenke">¶</a></h2>
<ol><li>Del ut</li><li>Samle inn</li></ol>
<h2>Uten id</h2><p>hører til over</p>
<h3 id='etterpå' class=x>Etter<wbr>på</h3><p data-x="a > b">Skriv ned.<br>Straks.</p>
<script>var x = "<p>nei</p>";</script><style>p{}</style><svg><title>ikon</title></svg>
<p hidden>gjemt</p><span aria-hidden="true">pynt</span><button type="button">Skriv ut</button>
"""


def read(html: str) -> PageText:
    """Read a page where only the HTML matters."""
    return page_text("a.html", "A", (), html)


def pages(*texts: str) -> list[PageText]:
    """Make one page of each text, titled and addressed by its number."""
    return [PageText(f"{n}.html", f"Side {n}", (), (Section("", "", text),)) for n, text in enumerate(texts)]


def data(index: dict[str, str], name: str) -> Any:  # noqa: ANN401 (JSON)
    """Unwrap one data script."""
    found = re.fullmatch(rf'fellesSok\.add\("{name}","[0-9a-f]{{10}}",(.*)\);\n', index[f"sok/{name}.js"], re.DOTALL)
    assert found
    return json.loads(found[1])


def postings(index: dict[str, str], stem: str) -> list[tuple[int, int]]:
    """Decode the sections of a stem with their weights; nothing when it is not in the index."""
    shard = f"ord-{shard_of(stem)}"
    coded = data(index, shard).get(stem, "") if f"sok/{shard}.js" in index else ""
    section, out = 0, []
    for code in coded.split():
        section += int(code, 36) >> 5
        out.append((section, int(code, 36) & 31))
    return out


# --- text ------------------------------------------------------------------------------------------------------------


def test_page_is_cut_at_headings_with_ids_and_leaves_out_what_is_not_content() -> None:
    assert read(ARTICLE).sections == (
        Section("", "", "Snakk med brukere & pårørende."),
        Section("slik", "Slik gjør du", "Del ut Samle inn Uten id hører til over"),
        Section("etterpå", "Etterpå", "Skriv ned. Straks."),
    )


def test_letters_are_composed_and_soft_hyphens_gone() -> None:
    assert read("<p>Pa\u030ar\u00adørende</p>").sections[0].text == "Pårørende"


def test_a_nested_element_of_the_same_name_does_not_end_what_is_skipped() -> None:
    html = (
        '<div class="ikke-sok"><div>a</div><div>b</div>c</div><div class="ikke-sokbar" style="overflow: hidden">d</div>'
    )
    assert read(html).sections[0].text == "d"


@given(st.text(alphabet="<>/\"'=abp h2id-!&; \n", max_size=200))
def test_no_html_is_too_broken_to_read(html: str) -> None:
    assert read(html).sections


@pytest.mark.parametrize("piece", ["<p " + "a='" * 5, '<a "', "<!--", "<a b", "<h2 id='a'>"])
def test_broken_html_does_not_hang_the_reader(piece: str) -> None:
    start = time.process_time()
    read(piece * 4000)
    assert time.process_time() - start < 3


# --- words -----------------------------------------------------------------------------------------------------------


def test_folding_writes_as_without_a_norwegian_keyboard() -> None:
    assert fold("pårørende") == "parorende"
    assert fold("lærer") == "laerer"
    assert fold("idé") == "ide"
    assert [shard_of(w) for w in ("åpen", "økt", "ære", "gevinst", "2025", "ж")] == ["a", "o", "a", "g", "_", "_"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("brukerintervju", {"bruker", "intervju"}),
        ("brukerintervjuene", {"bruker", "intervjuene"}),
        ("forbedringsarbeid", {"forbedring", "arbeid"}),
        ("gevinstmatrise", {"gevinst", "matrise"}),  # «matrise» never stands alone here
        ("gevinstskjema", {"gevinst", "skjema"}),
        ("ekspertintervju", {"intervju"}),  # nor does «ekspert»; the whole word begins with it
        ("brukerintervjuguide", {"bruker", "intervju", "guide"}),
        ("løsninger", set()),
        ("forbedringene", set()),
        ("samarbeid", set()),
        ("intervju", set()),
    ],
)
def test_compounds_are_taken_apart_with_the_words_of_the_handbook(word: str, parts: set[str]) -> None:
    corpus = "bruker intervju forbedring forbedringer arbeid gevinst guide løsning løsninger"
    stemmer = Stemmer()
    found = Compounds([*corpus.split(), word], stemmer).parts(word)
    assert parts <= {*found}
    if not parts:
        assert not found


# --- index -----------------------------------------------------------------------------------------------------------


def test_inflections_meet_in_one_stem() -> None:
    index = build_index(pages("gevinst", "gevinstene", "gevinster"))
    assert [section for section, _ in postings(index, "gevinst")] == [0, 1, 2]


def test_parts_of_compounds_are_found_and_weigh_less() -> None:
    index = build_index(pages("intervju", "brukerintervju", "bruker"))
    assert postings(index, "intervju") == [(0, 3), (1, 1)]


def test_title_weighs_more_than_heading_more_than_summary_more_than_body() -> None:
    page = PageText(
        "a.html", "Alfa", (), (Section("", "", "gamma"), Section("b", "Beta", "delta"), Section("c", "", ""))
    )
    index = build_index([page])
    weights = [postings(index, Stemmer()(word))[0][1] for word in ("alfa", "beta", "gamma", "delta")]
    assert weights == sorted(weights, reverse=True)
    assert len({*weights}) == 4


def test_weights_never_run_into_the_section_number() -> None:
    index = build_index(pages("ord " * 500, "ord"))
    assert postings(index, "ord") == [(0, MAX_WEIGHT), (1, 3)]


def test_list_of_pages_points_at_texts_and_shards() -> None:
    many = [
        PageText(f"{n:03}.html", f"Side {n}", ("Verktøy",), (Section("", "", f"tekst {n}"), Section("b", "B", "mer")))
        for n in range(45)
    ]
    index = build_index(many)
    register = data(index, "sider")
    assert register["stier"] == [["Verktøy"]]
    assert register["sider"][3] == ["003.html", "Side 3", 0, 2, 3]
    assert register["tekst"] == [0, 20, 40]
    assert data(index, "tekst-1")[3] == [["", "", "tekst 23"], ["b", "B", "mer"]]
    assert {f"sok/ord-{name}.js" for name in register["ord"]} == {name for name in index if "/ord-" in name}


def test_long_pages_do_not_share_a_text_script() -> None:
    index = build_index(pages(*["ord " * 4000] * 3))
    assert data(index, "sider")["tekst"] == [0, 1, 2]


def test_the_same_pages_give_the_same_bytes_in_any_order() -> None:
    some = pages("gevinst og innsikt", "brukerintervju med pårørende", "intervju")
    assert build_index(some) == build_index(reversed(some))
    assert list(build_index(some)) == sorted(build_index(some))


def test_all_scripts_carry_one_revision_that_follows_the_content() -> None:
    def revisions(index: Iterable[str]) -> set[str]:
        return {found[1] for text in index if (found := re.search(r'","([0-9a-f]{10})",', text))}

    before, after = (revisions(build_index(pages(text)).values()) for text in ("gevinst", "gevinster"))
    assert len(before) == len(after) == 1
    assert before != after


def test_a_site_without_pages_has_an_index_too() -> None:
    assert data(build_index([]), "sider")["sider"] == []


def test_suggestions_are_whole_words_the_most_used_first() -> None:
    index = build_index(pages("matrisene", "matrise", "gevinst", "gevinst", "gevinstkart"))
    assert data(index, "forslag").split() == ["side", "gevinst", "matrise", "gevinstkart"]


def test_stop_words_are_not_indexed() -> None:
    assert postings(build_index(pages("og gevinst")), "og") == []


@given(st.integers(min_value=0, max_value=10**9))
def test_base36_is_what_parse_int_reads(number: int) -> None:
    assert int(base36(number), 36) == number


@given(st.text())
def test_any_text_can_be_indexed(text: str) -> None:
    index = build_index([PageText("a.html", text, (text,), (Section("", "", text), Section(text, text, text)))])
    assert data(index, "sider")["sider"][0][1] == text


# --- cost ------------------------------------------------------------------------------------------------------------


def test_cost_is_modest() -> None:
    """Far above what it takes, so that only a change of order of growth is caught."""
    chance = random.Random(1)  # noqa: S311
    roots = ["".join(chance.choices("abdefgiklmnoprstuvøå", k=chance.randint(4, 9))) for _ in range(3000)]
    words = roots + [a + b for a, b in zip(roots, reversed(roots), strict=True)]
    texts = [[" ".join(chance.choices(words, k=125)) for _ in range(8)] for _ in range(150)]
    html = ["<h2 id='a'>x</h2>".join(f"<p>{text}</p>" for text in page) for page in texts]
    start = time.process_time()
    read_pages = [page_text(f"{n}.html", f"Side {n}", (), text) for n, text in enumerate(html)]
    between = time.process_time()
    build_index(read_pages)
    assert (between - start) / len(html) < 0.01
    assert time.process_time() - between < 6
    assert len(tokens(html[0])) > 1000
