"""The overview of the phases: a poster in colour and in black and white, and one sheet of A4 for each phase."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.editions.pdf.typeset import Document
from handbook.norwegian import AUDIENCE, capital, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.editions.pdf.edition import Edition
    from handbook.models.base import Tip
    from handbook.models.phase import Phase

_PAGES = (at.OVERVIEW, at.PHASES)


def poster(edition: Edition) -> Iterator[Document]:
    """The poster in colour, in each language."""
    for one in _languages(edition):
        yield _document(one, "fellesmodellen-plakat-a3", "Oversikten som plakat", "A3", _poster(one, colour=True))


def plain_poster(edition: Edition) -> Iterator[Document]:
    """The poster for printers without colour: phases told apart by shape and pattern."""
    name, title = "fellesmodellen-plakat-a3-svart-hvitt", "Oversikten som plakat i svart-hvitt"
    for one in _languages(edition):
        yield _document(one, name, title, "A3", _poster(one, colour=False))


def sheets(edition: Edition) -> Iterator[Document]:
    """A sheet of A4 for each phase, in one file for each language."""
    for one in _languages(edition):
        phases = [{**_phase(one, phase), **_more(one, phase)} for phase in one.catalogue.phases]
        data = {**_common(one), "faser": phases}
        yield _document(one, "fellesmodellen-faser-a4", "Fasene, ett ark for hver", "A4", data)


def _languages(edition: Edition) -> Iterator[Edition]:
    """The edition, and the one in nynorsk when the phases are translated."""
    yield edition
    other = edition.nynorsk
    if other and other.catalogue.is_translated(other.catalogue.phases[0]):
        yield other


def _document(edition: Edition, name: str, title: str, paper: str, data: dict[str, object]) -> Document:
    template = "plakat" if paper == "A3" else "faser"
    own = [at.phase(phase.id) for phase in edition.catalogue.phases] if paper == "A4" else []
    pages = tuple(map(edition.address, (*_PAGES, *own)))
    return Document(edition.file_name(name), edition.catalogue.say(title), paper, template, pages, data)


def _poster(edition: Edition, *, colour: bool) -> dict[str, object]:
    phases = [_phase(edition, phase) for phase in edition.catalogue.phases]
    return {**_common(edition), "farge": colour, "faser": phases, "kortord": _short_forms(edition)}


def _short_forms(edition: Edition) -> list[dict[str, str]]:
    """The words in capitals that the poster leans on, with what the glossary says they are short for.

    On the wall there is no link to follow.
    """
    phases = edition.catalogue.phases
    shown = [text for phase in phases for text in (phase.purpose, phase.gate.question, phase.gate.decision)]
    words = set(re.findall(r"\w+", " ".join(shown)))
    return [
        {"kort": short, "lang": term.term.removesuffix(f" ({short})")}
        for term in edition.catalogue.terms
        for short in term.forms
        if short.isupper() and short in words
    ]


def _common(edition: Edition) -> dict[str, object]:
    return {
        **edition.wording(),
        "stempel": edition.stamp(),
        "sted": edition.place(at.OVERVIEW),
        "antall_verktoy": len(edition.catalogue.tools),
    }


def _phase(edition: Edition, phase: Phase) -> dict[str, object]:
    module = edition.catalogue.module_by_id[phase.module] if phase.module else None
    return {
        **edition.phase(phase),
        "sammendrag": edition.text(phase.summary),
        "formaal": edition.text(phase.purpose),
        "varighet": span(phase.months, edition.catalogue.say("måneder")),
        "steg": [{"navn": edition.plain(step.name), "tekst": edition.text(step.text)} for step in phase.steps],
        "maal": [edition.text(goal.text, start=capital) for goal in module.goals] if module else [],
        "sjekkpunkter": edition.texts(item.text for item in module.checkpoints) if module else [],
        "verktoy": [
            {"nr": tool.number, "navn": edition.plain(tool.name), "forst": tool.phases[0] == phase.id}
            for tool in sorted(edition.relations.tools_by_phase.get(phase.id, ()), key=lambda one: one.number)
        ],
        "tips": [
            {"tekst": edition.text(tip.text), "for": edition.catalogue.say(AUDIENCE[tip.audience])}
            for tip in _for_everybody(phase.tips)
        ],
        "leveranse": {"navn": edition.plain(phase.deliverable.name), "tekst": edition.text(phase.deliverable.text)},
        "beslutning": {"sporsmal": edition.text(phase.gate.question), "tekst": edition.text(phase.gate.decision)},
    }


def _for_everybody(tips: Iterable[Tip]) -> tuple[Tip, ...]:
    """The tips with the first for each audience in front, so that a sheet with few of them has some for everybody."""
    waiting = list(tips)
    first = {tip.audience: tip for tip in reversed(waiting)}
    front = [tip for tip in waiting if first[tip.audience] is tip]
    return (*front, *(tip for tip in waiting if tip not in front))


def _more(edition: Edition, phase: Phase) -> dict[str, object]:
    """What there is room for on A4, besides what stands on the poster."""
    roles = edition.catalogue.role_by_id
    return {
        "sted": edition.place(at.phase(phase.id) if edition.catalogue.language == "nb" else at.OVERVIEW),
        "synonymer": [edition.plain(one) for one in phase.synonyms],
        "sporsmal": edition.texts(phase.questions),
        "ledere": edition.texts(phase.leaders),
        "innhold": edition.texts(phase.deliverable.contents),
        "stopp": [
            {
                "hvem": edition.plain(roles[stop.role].name),
                "behandling": edition.catalogue.say(capital(stop.treatment)),
                "hva": edition.text(stop.what),
            }
            for stop in phase.gate.stops
        ],
    }
