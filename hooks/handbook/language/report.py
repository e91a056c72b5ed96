"""What the language of the handbook looks like, page by page, and what must be mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.language import nynorsk, overlap, spelling, words
from handbook.language.lix import LESSON_LIMIT, PAGE_LIMIT, SENTENCE_LIMIT, Figures, measure, too_long
from handbook.language.places import by_sentence, key, places
from handbook.language.prose import Macros, pages
from handbook.language.repeats import repeats
from handbook.language.text import sentences
from handbook.models.explain import validate
from handbook.models.language import LanguageFile
from handbook.problems import ContentError, Problem
from handbook.yaml_source import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.language.places import Place
    from handbook.language.prose import PageProse

RULES = "tools_catalog/language.yml"
OWN_WORDS = "tools_catalog/spelling.txt"
FINGERPRINT = "tests/language/sources.fingerprint"

_WIDTHS = (6, 6, 8, 8, 8, 8, 6)
_HEADS = ("ord", "lix", "lengst", "staving", "unngå", "passiv", "likt")


@dataclass(frozen=True)
class Rules:
    """What pages are held against. Without a dictionary or a fingerprint that part is left out and said to be."""

    avoided: words.Avoidance
    abbreviations: frozenset[str]
    misspelt: frozenset[str] | None
    sources: frozenset[bytes] | None


@dataclass(frozen=True)
class PageReport:
    """The figures of one page, and what was found on it."""

    page: PageProse
    figures: Figures
    misspelt: tuple[str, ...]
    avoided: tuple[words.Avoided, ...]
    unexplained: tuple[str, ...]
    passives: tuple[str, ...]
    run: overlap.Run


@dataclass(frozen=True)
class Report:
    """Every page, everything that must be mended, and what could not be looked at."""

    pages: tuple[PageReport, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()

    def worst(self, number: int) -> tuple[PageReport, ...]:
        """The pages that are hardest to read, the hardest first."""
        return tuple(sorted(self.pages, key=lambda one: (-(one.figures.lix or 0), one.page.address))[:number])

    @property
    def longest_run(self) -> PageReport:
        """The page with the longest run of words that stands in the sources."""
        return max(self.pages, key=lambda one: one.run)


def inspect(
    root: Path, catalogue: Catalogue, dictionary: Callable[[Iterable[str]], Collection[str]] = spelling.hunspell
) -> Report:
    """Look at every page of the handbook at `root`. The catalogue must be free of problems."""
    every = pages(root, catalogue)
    rules, left_out = _rules(root, every, dictionary)
    forms = {term.id: frozenset((term.term, *term.forms)) for term in catalogue.terms}
    reports = tuple(_look(page, rules, forms) for page in every)
    found = places(root, catalogue, Macros(catalogue))
    try:
        told = nynorsk.problems(root)
    except spelling.NoDictionaryError:
        told, left_out = (
            (),
            (*left_out, "Nynorsk er ikke sett på: hunspell med nynorsk ordbok (nn_NO) er ikke installert."),
        )
    return Report(reports, tuple(sorted((*_problems(reports, found), *told))), left_out)


def _rules(
    root: Path, every: tuple[PageProse, ...], dictionary: Callable[[Iterable[str]], Collection[str]]
) -> tuple[Rules, tuple[str, ...]]:
    language = read_language(root)
    left_out = []
    own = read_own_words(root)
    found = {word for page in every for word in spelling.spelled(page.texts)}
    misspelt, sources = None, None
    try:
        misspelt = frozenset(spelling.unknown(found, own, dictionary))
    except spelling.NoDictionaryError:
        left_out.append("Stavingen er ikke sett på: hunspell med norsk ordbok (nb_NO) er ikke installert.")
    if (root / FINGERPRINT).is_file():
        sources = overlap.read((root / FINGERPRINT).read_text(encoding="ascii"))
    else:
        left_out.append(f"Likhet med kildene er ikke sett på: {FINGERPRINT} mangler.")
    known = frozenset(one.short for one in language.abbreviations)
    return Rules(words.Avoidance(language.avoid), known, misspelt, sources), tuple(left_out)


def read_own_words(root: Path) -> frozenset[str]:
    """The right words that the dictionary does not know."""
    path = root / OWN_WORDS
    return spelling.own_words(path.read_text(encoding="utf-8")) if path.is_file() else frozenset()


def read_language(root: Path) -> LanguageFile:
    """The words we avoid, or the problems that keep them from being read."""
    source, problems = read_file(root / RULES, RULES)
    if source is None:
        raise ContentError(problems)
    language, problems = validate(source, LanguageFile)
    if language is None:
        raise ContentError(problems)
    return language


def _look(page: PageProse, rules: Rules, forms: Mapping[str, frozenset[str]]) -> PageReport:
    explained = frozenset().union(*(forms.get(term, frozenset()) for term in page.explained))
    misspelt = sorted(rules.misspelt & set(spelling.spelled(page.texts))) if rules.misspelt else ()
    own = (piece for block in page.blocks for piece in block.own)
    return PageReport(
        page=page,
        figures=measure(page.prose),
        misspelt=tuple(misspelt),
        avoided=tuple(hit for text in page.texts for hit in rules.avoided(text)),
        unexplained=words.unexplained(page.texts, rules.abbreviations | explained),
        passives=words.passive_chains(page.prose),
        run=overlap.longest_run(own, rules.sources) if rules.sources else overlap.Run(),
    )


def _problems(reports: tuple[PageReport, ...], found: tuple[Place, ...]) -> tuple[Problem, ...]:
    index = by_sentence(found)
    told = {problem for report in reports for problem in _of_page(report, index)}
    for repeat in repeats(found):
        first, again = repeat.first, repeat.again
        message = f"setningen «{_short(repeat.sentence)}» står også i {first.file}:{first.line}. Skriv om den ene."
        told.add(Problem(again.file, again.line, message))
    return tuple(sorted(told))


def _of_page(report: PageReport, index: Mapping[str, Place]) -> Iterator[Problem]:
    page, lix = report.page, report.figures.lix
    limit = LESSON_LIMIT if page.is_lesson else PAGE_LIMIT
    if lix is not None and lix > limit:
        message = f"{page.address} har lix {lix:.0f}. Skriv kortere setninger og ord, til høyst {limit}."
        yield Problem(page.file, 1, message)
    if report.run.length >= overlap.LIMIT:
        message = (
            f"{report.run.length} ord på rad står i en kilde: «{report.run.text}». Skriv dem om, eller sett dem i "
            "hermetegn med kilden bak."
        )
        yield _told(page, index, report.run.text, message)
    for sentence in too_long(page.prose):
        message = f"setningen «{_short(sentence)}» har mer enn {SENTENCE_LIMIT} ord. Del den."
        yield _told(page, index, sentence, message)
    for word in report.misspelt:
        message = f"«{word}» står ikke i ordboken. Rett ordet, eller legg det i {OWN_WORDS} hvis det er riktig."
        yield _told(page, index, word, message)
    for hit in report.avoided:
        why = hit.rule.why.rstrip(".")
        yield _told(page, index, hit.word, f"«{hit.word}» er et ord vi unngår ({why}). Skriv {hit.rule.use}.")
    for word in report.unexplained:
        message = f"«{word}» er ikke forklart på {page.address}. Skriv hele navnet første gang, med {word} i parentes."
        yield _told(page, index, word, message)


def _told(page: PageProse, index: Mapping[str, Place], needle: str, message: str) -> Problem:
    """A problem at the sentence of the page that holds the words, or at the file when a template wrote it."""
    wanted = f" {key(needle)} "
    for text in page.texts:
        for sentence in sentences(text):
            place = index.get(key(sentence)) if wanted in f" {key(sentence)} " else None
            if place:
                return Problem(place.file, place.line, message)
    return Problem(page.file, 1, message)


def _short(sentence: str) -> str:
    head = sentence.split()[:10]
    return " ".join(head) + (" …" if len(head) < len(sentence.split()) else "")


def table(report: Report, worst: int) -> str:
    """The figures as text: a line for each page, the worst pages, the longest run, and what must be mended."""
    width = max(len(one.page.address) for one in report.pages)
    rows = [
        _row("side", _HEADS, width),
        *(_row(one.page.address, _cells(one), width) for one in report.pages),
        *_second_look(report),
        *(("", "Dette må rettes:", *map(str, report.problems)) if report.problems else ()),
        "",
        f"Tyngst å lese, av {len(report.pages)} sider:",
        *(f"  lix {one.figures.lix or 0:.1f}  {one.page.address}" for one in report.worst(worst)),
        _longest(report.longest_run),
        *report.left_out,
        f"{len(report.problems)} feil." if report.problems else "Ingen feil.",
    ]
    return "\n".join(rows)


def _longest(one: PageReport) -> str:
    run = one.run
    if not run.length:
        return f"Likt med kildene: ingen {overlap.SIZE} ord på rad."
    return f"Likt med kildene: høyst {run.length} ord på rad, «{run.text}» på {one.page.address}."


def _second_look(report: Report) -> Iterator[str]:
    """Sentences with several passives: right now and then, so they are shown and not refused."""
    found = dict.fromkeys(sentence for one in report.pages for sentence in one.passives)
    if found:
        yield ""
        yield f"Se en gang til på {len(found)} setninger med flere passiver:"
        yield from (f"  {sentence}" for sentence in found)


def _cells(one: PageReport) -> tuple[str, ...]:
    lix = "–" if one.figures.lix is None else f"{one.figures.lix:.1f}"
    counts = (len(one.misspelt), len(one.avoided) + len(one.unexplained), len(one.passives), one.run.length)
    return (str(one.figures.words), lix, str(one.figures.longest_words), *map(str, counts))


def _row(name: str, cells: tuple[str, ...], width: int) -> str:
    return f"{name:<{width}}" + "".join(f"{cell:>{space}}" for cell, space in zip(cells, _WIDTHS, strict=True))
