"""The overview of the phases: a poster in colour and in black and white, and one sheet of A4 for each phase."""

from __future__ import annotations

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
    """The poster in colour."""
    data = _poster(edition, colour=True)
    yield Document("fellesmodellen-plakat-a3.pdf", "Oversikten som plakat", "A3", "plakat", _PAGES, data)


def plain_poster(edition: Edition) -> Iterator[Document]:
    """The poster for printers without colour: phases told apart by shape and pattern."""
    name, title = "fellesmodellen-plakat-a3-svart-hvitt.pdf", "Oversikten som plakat i svart-hvitt"
    yield Document(name, title, "A3", "plakat", _PAGES, _poster(edition, colour=False))


def sheets(edition: Edition) -> Iterator[Document]:
    """A sheet of A4 for each phase, in one file."""
    data = {
        **_common(edition),
        "faser": [{**_phase(edition, phase), **_more(edition, phase)} for phase in edition.catalogue.phases],
    }
    pages = (*_PAGES, *(at.phase(phase.id) for phase in edition.catalogue.phases))
    yield Document("fellesmodellen-faser-a4.pdf", "Fasene, ett ark for hver", "A4", "faser", pages, data)


def _poster(edition: Edition, *, colour: bool) -> dict[str, object]:
    phases = [_phase(edition, phase) for phase in edition.catalogue.phases]
    return {**_common(edition), "farge": colour, "faser": phases}


def _common(edition: Edition) -> dict[str, object]:
    return {
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
        "varighet": span(phase.months, "måneder"),
        "steg": [{"navn": step.name, "tekst": edition.text(step.text)} for step in phase.steps],
        "maal": [edition.text(capital(goal.text)) for goal in module.goals] if module else [],
        "sjekkpunkter": edition.texts(item.text for item in module.checkpoints) if module else [],
        "verktoy": [
            {"nr": tool.number, "navn": tool.name, "forst": tool.phases[0] == phase.id}
            for tool in sorted(edition.relations.tools_by_phase.get(phase.id, ()), key=lambda one: one.number)
        ],
        "tips": [
            {"tekst": edition.text(tip.text), "for": AUDIENCE[tip.audience]} for tip in _for_everybody(phase.tips)
        ],
        "leveranse": {"navn": phase.deliverable.name, "tekst": edition.text(phase.deliverable.text)},
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
        "sted": edition.place(at.phase(phase.id)),
        "synonymer": list(phase.synonyms),
        "sporsmal": edition.texts(phase.questions),
        "ledere": edition.texts(phase.leaders),
        "innhold": edition.texts(phase.deliverable.contents),
        "stopp": [
            {"hvem": roles[stop.role].name, "behandling": capital(stop.treatment), "hva": edition.text(stop.what)}
            for stop in phase.gate.stops
        ],
    }
