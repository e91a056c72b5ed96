"""What an edition is made of. A new part is one row in `PARTS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.documents import documents
from handbook.editions import cmi5, data, pdf, scorm
from handbook.packaging import Maker, units, written
from handbook.publish import delivery, website

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from handbook.publish.order import Order


@dataclass(frozen=True)
class Part:
    """One part of an edition: what it is, in Norwegian for LES-MEG.txt, and how it is made."""

    name: str
    """The name that the commands and the figures use."""

    where: str
    """The files as the reader sees them; {edition} stands for the stamp."""

    what: str
    """What it is and what to do with it."""

    make: Callable[[Order], Iterable[tuple[str, bytes]]]


def _site(order: Order) -> Iterator[tuple[str, bytes]]:
    yield f"fellesmodellen-nettsted-{order.stamp.name}.zip", written(order.site, "index.html")


def _embedded(order: Order) -> Iterator[tuple[str, bytes]]:
    site = website.build(order.root, site_url=order.site_url, embedded=True, epoch=order.stamp.epoch)
    yield f"fellesmodellen-innebygd-{order.stamp.name}.zip", written(site, "index.html")


def _lms(order: Order) -> Iterator[tuple[str, bytes]]:
    maker, wanted = Maker(order.catalogue, order.root), units(order.catalogue)
    for version in ("scorm12", "scorm2004"):
        for name, content in scorm.archives(maker, order.root, wanted, version):
            yield f"lms/{version}/{name}", content
    for name, content in cmi5.archives(maker, order.root, wanted):
        yield f"lms/cmi5/{name}", content


def _prints(order: Order) -> Iterator[tuple[str, bytes]]:
    """The same files as the site links to; whichever comes first makes them, and the other finds them kept."""
    day = order.stamp.day if order.stamp.epoch else pdf.print_day()
    made = pdf.prints(pdf.Edition(order.catalogue, order.site_url, day), order.root)
    for one in made.files:
        yield f"pdf/{one.name}", (made.folder / one.name).read_bytes()


def _documents(order: Order) -> Iterator[tuple[str, bytes]]:
    for address, content in documents(order.catalogue, str(order.stamp.epoch)).items():
        yield f"docx/{address.replace('/', '-')}", content


def _data(order: Order) -> Iterable[tuple[str, bytes]]:
    return data.files(order.catalogue, order.root, order.site_url).items()


def _delivery(order: Order) -> Iterator[tuple[str, bytes]]:
    for name, content in delivery.files(order.catalogue, order.root, order.site_url, order.stamp.day).items():
        yield f"kompetansebroen/{name}", content


PARTS: tuple[Part, ...] = (
    Part(
        "nettsted",
        "fellesmodellen-nettsted-{edition}.zip",
        "Hele håndboken som nettsider. Pakk ut, og kopier innholdet til et nettsted eller et felles filområde. "
        "index.html åpner også med dobbeltklikk.",
        _site,
    ),
    Part(
        "innebygd",
        "fellesmodellen-innebygd-{edition}.zip",
        "Håndboken uten topp og bunn, til å vise inne i en annen nettside. Pakk ut på et nettsted. Siden bygg-inn.html "
        "i nettstedet viser koden du limer inn.",
        _embedded,
    ),
    Part(
        "lms",
        "lms/",
        "Kurset til læringsplattformer: SCORM 1.2, SCORM 2004 og cmi5. Velg mappen for den standarden plattformen tar "
        "imot, og last opp zip-filene som de er. Det er én for hver modul og én for hele kurset.",
        _lms,
    ),
    Part(
        "pdf",
        "pdf/",
        "Alt til utskrift: plakaten med fasene i farger og i svart-hvitt, fasene på A4, verktøykort, skjemaer, ark "
        "og hele håndboken. Hvert ark har revisjon og dato, så gamle utskrifter kan kjennes igjen.",
        _prints,
    ),
    Part(
        "docx",
        "docx/",
        "Arkene og rapportskjemaene som Word-dokumenter, til å fylle ut på egen maskin eller endre. De er de samme som "
        "lenkene «Last ned som Word-dokument» på nettstedet gir.",
        _documents,
    ),
    Part(
        "data",
        "katalog.json og katalog.schema.json",
        "Alt innholdet som data, til den som lager egne løsninger. Den andre filen beskriver hvert felt.",
        _data,
    ),
    Part(
        "kompetansebroen",
        "kompetansebroen/",
        "Til redaksjonen i Kompetansebroen: tekst, tid, målgruppe, eier, bilde og stikkord for håndboken, hver modul "
        "og hvert verktøy. Begynn med oversikt.html. Det samme står i oppforinger.csv og oppforinger.json.",
        _delivery,
    ),
)
