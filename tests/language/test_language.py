"""Plain language is a gate: how it is measured, and that the handbook passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factory import ROOT, TODAY
from handbook import checks
from handbook.cli import main
from handbook.language import lix, overlap, report, spelling, words
from handbook.language.places import Place
from handbook.language.prose import pages
from handbook.language.repeats import repeats
from handbook.language.text import blocks, sentences
from handbook.models.language import AvoidedWord
from handbook.norwegian import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from handbook.catalogue import Catalogue


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


# What a reader sees


def test_blocks_are_what_stands_by_itself() -> None:
    html = "<h2>Hode</h2><ul><li>Ett</li><li>To <em>ting</em></li></ul><table><tr><th>A</th><td>B</td></tr></table>"
    assert texts(html) == ["Hode", "Ett", "To ting", "A", "B"]
    assert texts("<dl><dt>Tid</dt><dd>5 minutter</dd></dl>") == ["Tid", "5 minutter"]


def test_what_is_not_prose_is_left_out() -> None:
    html = (
        "<p>Her <code>kode</code> nå</p><nav>meny</nav><span aria-hidden='true'>x</span><pre>a</pre><svg>b</svg>"
        "<p class='ikke-sok'>skjult</p><button>Lagre</button>"
    )
    assert texts(html) == ["Her nå"]


def test_what_a_page_says_about_itself_is_told_apart() -> None:
    html = "<p>Tekst</p><section class='status'><p>Utkast</p></section><p>Mer</p>"
    assert [(block.text, block.apparatus) for block in blocks(html)] == [
        ("Tekst", False), ("Utkast", True), ("Mer", False),
    ]  # fmt: skip


def test_a_row_of_links_is_a_list_of_signposts() -> None:
    found = blocks("<p><a href='a.html'>Ett navn</a>, <a href='b.html'>Et annet</a></p><p>Se <a href='c'>her</a></p>")
    assert [(block.text, block.signpost) for block in found] == [
        ("Ett navn", True), ("Et annet", True), ("Se her", False),
    ]  # fmt: skip


def test_a_line_break_ends_a_block() -> None:
    assert texts("<li><strong>Svar</strong><br>Forklaring</li>") == ["Svar", "Forklaring"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Møt opp kl. 09.00 og ta med kart. Alle kommer.", 2),
        ("Dette skjer 1. mai i år.", 1),
        ("1. Finn fram lapper", 1),
        ("Ta med lapper, f.eks. Gule lapper, bl.a. Store.", 1),
        ("Se nr. 4 i kap. 2 hos L. S. Ramstad.", 1),
        ("«Hva ser du?» Vent litt. «Mer?»", 3),
        ("Si: «Stopp.» Ta pause … Så går dere videre!", 3),
        ("Det var i 2025. Da begynte de.", 2),
        ("Epikrisen var ferdig klokka 14. Den ble sendt mandag.", 2),
        ("Punkt uten punktum", 1),
        ("–", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


# LIX


def test_lix_is_mean_length_and_share_of_long_words() -> None:
    text = "Dere samler folk i dag. Kommunene samarbeider godt nå. " * 12
    figures = lix.measure([text])
    assert (figures.words, figures.sentences, figures.long_words) == (108, 24, 24)
    assert figures.lix == pytest.approx(108 / 24 + 100 * 24 / 108)


def test_letters_make_a_word_long_and_short_pages_have_no_lix() -> None:
    figures = lix.measure(["fjorten femtena 2025–2026 kl. 10.30–11.45"])
    assert figures.long_words == 2
    assert figures.lix is None


def test_a_sentence_of_thirty_words_is_the_longest() -> None:
    assert not lix.too_long(["ord " * 30])
    assert lix.too_long(["ord " * 31])


# Words

RULES = words.Avoidance(
    [
        AvoidedWord(words=("*workshop*",), use="samling", why="Norsk.", unless=("oppstartsworkshop*",)),
        AvoidedWord(words=("man",), use="dere", why="Hvem?"),
        AvoidedWord(words=("i forhold til",), use="om", why="Uklart."),
        AvoidedWord(words=("og/eller",), use="og", why="Velg."),
        AvoidedWord(words=("feedback*",), use="tilbakemelding", why="Norsk."),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi har workshop og miniworkshoper.", ["workshop", "miniworkshoper"]),
        ("Oppstartsworkshopen er en samling.", []),
        ("Man kan spørre en mann fra Manndalen.", ["Man"]),
        ("Hva er dette i  forhold\ttil noe?", []),
        ("I forhold til planen, og/eller målet", ["I forhold til", "og/eller"]),
        ("Gi feedbacken nå", ["feedbacken"]),
    ],
)
def test_avoided_words(text: str, found: list[str]) -> None:
    assert [hit.word for hit in RULES(text)] == found


def test_abbreviations_are_explained_on_the_page() -> None:
    page = ["Strategisk samarbeidsutvalg (SSU) møtes.", "SSU og FSU svarer KS."]
    assert words.unexplained(page, {"KS"}) == ("FSU",)


def test_passive_chains_are_seen_and_other_words_let_be() -> None:
    chain = "Saken behandles av utvalget og sendes tilbake."
    assert words.passive_chains(
        [chain, "Saken behandles.", "Deres felles mål finnes.", "Partnernes og kommunenes"]
    ) == (chain,)
    assert words.passive_chains(["Kortet ble brukt, og listen blir ikke skrevet."])


# Spelling


def dictionary(found: Iterable[str]) -> set[str]:
    known = {"samhandling", "matrise", "arbeid", "plan", "møte", "verktøy", "bruker", "rapp", "port"}
    return {word for word in found if word.lower() not in known}


def test_compounds_of_known_words_are_right() -> None:
    found = {"samhandlingsmatrise", "Møteplan", "arbeidsplanmøte", "rappport", "samhandlnig", "idéplan", "StimuLab"}
    assert spelling.unknown(found, {"StimuLab", "idéplan"}, dictionary) == {"rappport", "samhandlnig"}


def test_own_words_count_in_any_case_unless_they_are_names() -> None:
    assert spelling.unknown({"Fuge", "fuge", "oslo", "Oslo"}, {"fuge", "Oslo"}, dictionary) == {"oslo"}


def test_what_is_looked_up() -> None:
    page = ["SSU-møte kl. 09.00 på www.nettsted.no", "oppstart-felles-problem", "kommune- og brukerspørsmål i 2025"]
    found = ["møte", "kl", "på", "kommune", "og", "brukerspørsmål"]
    assert list(spelling.spelled(page)) == found


def test_the_dictionary_is_not_trusted_where_it_reads_two_letters_as_one() -> None:
    assert {"foerst", "noe", "rappport"} <= spelling.hunspell(["foerst", "noe", "rappport", "kommune"])
    assert "kommune" not in spelling.hunspell(["kommune"])


# Text that stands twice

SENTENCE = "Ring begge lederne og be dem åpne dagen sammen."


def test_a_long_sentence_stands_once() -> None:
    places = [
        Place("a.yml", 1, f"Kort setning. {SENTENCE}"),
        Place("b.yml", 2, f"{SENTENCE.upper()} Kort setning."),
        Place("c.yml", 3, SENTENCE, shared=True),
    ]
    assert [(one.first.file, one.again.file) for one in repeats(places)] == [("a.yml", "b.yml")]


# What is too close to the sources

SOURCE = (
    "En modell for inno-\nvasjon skal gi felles forståelse, effektiv bruk av ressurser og gode resultater for alle."
)
TAKEN = "felles forståelse, effektiv bruk av ressurser og gode resultater"


def run(html: str) -> int:
    known = overlap.read(overlap.fingerprint([SOURCE]))
    return overlap.longest_run((piece for block in blocks(html) for piece in block.own), known).length


def test_a_run_is_counted_in_words_whatever_the_signs() -> None:
    assert run(f"<p>Modellen gir {TAKEN.upper()} og mer.</p>") == 9
    assert run("<p>En modell for innovasjon skal gi noe.</p>") == 6
    assert run("<p>Helt andre ord om en sak vi selv har skrevet.</p>") == 0


def test_a_run_does_not_reach_from_one_block_to_the_next() -> None:
    assert run("<p>gi felles forståelse, effektiv</p><p>bruk av ressurser og gode</p>") == 5


def test_a_quotation_with_its_source_is_free() -> None:
    assert run(f"<p>De skriver «{TAKEN}».</p>") == 9
    assert run(f"<p>De skriver «{TAKEN}» (S0).</p>") == 0
    assert run(f"<p>De skriver «{TAKEN}». <span class='kildemerke'>Kilde: S0</span></p>") == 0
    assert run(f"<p>De skriver «{TAKEN}», se <a href='../kilder.html#s0'>kilden</a>.</p>") == 0
    assert run(f"<p>{TAKEN}, se <a href='../kilder.html#s0'>kilden</a>.</p>") == 9


def test_the_title_of_a_source_is_free() -> None:
    assert run(f"<p>Bygger på <a href='../kilder.html#s0'>{TAKEN}</a>.</p>") == 0


# The handbook itself


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found, problems = checks.inspect(ROOT, TODAY)
    assert not [str(problem) for problem in problems if problem.severity == "feil"]
    return found


@pytest.fixture(scope="module")
def whole(catalogue: Catalogue) -> report.Report:
    return report.inspect(ROOT, catalogue)


def test_everything_is_looked_at(whole: report.Report) -> None:
    assert not whole.left_out
    assert len(whole.pages) > 40


def test_every_page_is_plain(whole: report.Report) -> None:
    """Spelling, LIX, long sentences, avoided words, abbreviations, repetition, and likeness to the sources."""
    assert [str(problem) for problem in whole.problems] == []


def test_the_figures_are_within_the_limits(whole: report.Report) -> None:
    measured = [one for one in whole.pages if one.figures.lix is not None]
    too_heavy = {one.page.address for one in measured if (one.figures.lix or 0) > lix.PAGE_LIMIT}
    heavy_lessons = {one.page.address for one in measured if one.page.is_lesson and (one.figures.lix or 0) > 40}
    assert (too_heavy, heavy_lessons) == (set(), set())
    assert whole.longest_run.run.length < overlap.LIMIT


def test_own_words_are_in_order_and_needed(catalogue: Catalogue) -> None:
    rows = (ROOT / report.OWN_WORDS).read_text(encoding="utf-8").splitlines()
    own = [row for row in rows if not row.startswith("#")]
    assert own == sorted(set(own), key=lambda word: (alphabetical(word), word))
    found = {word for page in pages(ROOT, catalogue) for word in spelling.spelled(page.texts)}
    needed = {word.lower() for word in spelling.unknown(found, (), spelling.hunspell)}
    assert [word for word in own if word.lower() not in needed] == []


def test_no_rule_avoids_what_another_asks_for() -> None:
    rules = report.read_language(ROOT).avoid
    once = [word for rule in rules for word in rule.words]
    assert len(once) == len(set(once))


def test_one_command_prints_the_figures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, whole: report.Report
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(report, "inspect", lambda *_: whole)
    assert main(["language", "--worst", "5"]) == 0
    printed = capsys.readouterr().out
    assert all(one.page.address in printed for one in whole.pages)
    assert printed.count("\n  lix ") == 5
    assert "Likt med kildene: høyst" in printed


def test_the_command_fails_and_tells_where(
    mini: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (report.RULES, report.OWN_WORDS):
        (mini / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    path = mini / "docs" / "prove.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: Prøve\n---\n\n# Prøve\n\nMan kan spørre.\n", encoding="utf-8")
    monkeypatch.chdir(mini)
    assert main(["language"]) == 1
    assert "docs/prove.md:7: «Man» er et ord vi unngår" in capsys.readouterr().out
