"""The delivery to Kompetansebroen: the handbook, each module and each tool, ready to be listed there.

Each entry is a document that an editor can read and copy from, and a row in a table and an object in a file for those
who import. A picture with its words follows each.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook import addresses as at
from handbook import norwegian, pictures
from handbook.pages.prose import Lookup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from handbook.catalogue import Catalogue
    from handbook.models.base import Entity
    from handbook.models.module import Module
    from handbook.models.tool import Tool
    from handbook.pictures import Picture

_KEYWORDS = 8
_ALWAYS = ("Fellesmodellen", "Helsefellesskap Innlandet")
_TEXT_FOR_EXCEL = "utf-8-sig"
"""Excel takes a file for UTF-8 only when it says so in its first bytes."""


@dataclass(frozen=True)
class Entry:
    """One thing to list. The names of the fields are the headings of the table."""

    id: str
    type: str
    tittel: str
    ingress: str
    tekst: tuple[str, ...]
    minutter_fra: int
    minutter_til: int
    tid: str
    malgruppe: str
    eier: str
    status: str
    sist_gjennomgatt: str
    gjennomgas_senest: str
    bilde: str
    alternativ_tekst: str
    stikkord: tuple[str, ...]
    adresse: str
    sprak: str = "nb"

    @property
    def document(self) -> str:
        """The document of the entry."""
        return f"oppforinger/{self.id}.html"


def files(catalogue: Catalogue, root: Path, site_url: str, day: date) -> dict[str, bytes]:
    """Everything in the folder, by name."""
    paint = pictures.Painter(root)
    drawn = list(_drawn(catalogue, site_url))
    found = [entry for entry, _ in drawn]
    render = _environment().get_template
    values = {"course": catalogue.course, "site_url": site_url, "day": norwegian.day(day)}
    return {
        "oversikt.html": render("oversikt.html.j2").render(entries=found, **values).encode(),
        "oppforinger.json": (json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n").encode(),
        "oppforinger.csv": _table(found),
        **{one.document: render("oppforing.html.j2").render(entry=one, **values).encode() for one in found},
        **{entry.bilde: paint(picture) for entry, picture in drawn},
    }


def entries(catalogue: Catalogue, site_url: str) -> tuple[Entry, ...]:
    """The handbook first, then the modules and the tools."""
    return tuple(entry for entry, _ in _drawn(catalogue, site_url))


def _drawn(catalogue: Catalogue, site_url: str) -> Iterator[tuple[Entry, Picture]]:
    make = _Maker(catalogue, site_url)
    yield make.handbook()
    yield from (make.module(module) for module in catalogue.modules)
    yield from (make.tool(tool) for tool in catalogue.tools)


class _Maker:
    """Makes entries of one catalogue."""

    def __init__(self, catalogue: Catalogue, site_url: str) -> None:
        self.catalogue = catalogue
        self.site_url = site_url
        self.lookup = Lookup(catalogue)
        self.plain = self.lookup.plain

    def handbook(self) -> tuple[Entry, Picture]:
        course = self.catalogue.course
        minutes = sum(module.minutes for module in self.catalogue.modules)
        picture = pictures.HOME
        title = f"Fellesmodellen – håndbok med kurs og {len(self.catalogue.tools)} verktøy"
        return (
            Entry(
                id="handboken",
                type="Håndbok",
                tittel=title,
                ingress=self.plain(course.summary),
                tekst=tuple(map(self.plain, course.intro)),
                minutter_fra=minutes,
                minutter_til=minutes,
                tid=f"Kurset tar {norwegian.duration(minutes)}. Resten er til å slå opp i.",
                malgruppe=". ".join(course.audience) + ".",
                **self.facts(course),
                **self.shown(picture, at.HOME),
                stikkord=self.keywords(*(phase.name for phase in self.catalogue.phases), text=course.summary),
            ),
            picture,
        )

    def module(self, module: Module) -> tuple[Entry, Picture]:
        picture = pictures.of_module(module)
        goals = "Etter modulen kan du " + norwegian.join(_uncapital(goal.text.rstrip(".")) for goal in module.goals)
        return (
            Entry(
                id=f"modul-{module.id}",
                type="Kursmodul",
                tittel=module.title,
                ingress=self.plain(module.summary),
                tekst=(self.plain(f"{goals}."), self.plain(module.onwards)),
                minutter_fra=module.minutes,
                minutter_til=module.minutes,
                tid=norwegian.duration(module.minutes),
                malgruppe=". ".join(module.audience) + ".",
                **self.facts(module),
                **self.shown(picture, at.module(module.id)),
                stikkord=self.keywords("Kurs", *self.phases(module.phase), text=f"{module.summary} {goals}"),
            ),
            picture,
        )

    def tool(self, tool: Tool) -> tuple[Entry, Picture]:
        kind = norwegian.KIND[tool.kind]
        picture = pictures.of_tool(tool, kind)
        roles = norwegian.join(_in_sentence(self.catalogue.role_by_id[role].name) for role in tool.roles)
        people = norwegian.span(tool.participants, "personer")
        return (
            Entry(
                id=f"verktoy-{tool.id}",
                type=kind,
                tittel=tool.name,
                ingress=self.plain(tool.summary),
                tekst=(
                    self.plain(tool.purpose),
                    f"Passer når: {self.plain(' '.join(tool.fits))}",
                    self.plain(tool.result),
                ),
                minutter_fra=tool.minutes.min,
                minutter_til=tool.minutes.max,
                tid=norwegian.span(tool.minutes, "minutter"),
                malgruppe=f"Den som skal lede en samling. {norwegian.EXPERIENCE[tool.experience]}. For {people}. "
                f"Med i rommet: {roles}.",
                **self.facts(tool),
                **self.shown(picture, at.tool(tool.id)),
                stikkord=self.keywords(kind, *self.phases(*tool.phases), text=f"{tool.summary} {tool.purpose}"),
            ),
            picture,
        )

    def facts(self, entity: Entity) -> dict[str, str]:
        """Who stands for the text, and when it was last looked at."""
        course = self.catalogue.course
        return {
            "eier": entity.owner or course.owner,
            "status": norwegian.STATUS[entity.status],
            "sist_gjennomgatt": entity.last_reviewed.isoformat() if entity.last_reviewed else "Ikke ennå",
            "gjennomgas_senest": (entity.review_due or course.review_due).isoformat(),
        }

    def shown(self, picture: Picture, address: str) -> dict[str, str]:
        """The picture, and where the entry is found: a whole address where the site has one."""
        return {
            "bilde": f"bilder/{picture.name}.png",
            "alternativ_tekst": picture.alt,
            "adresse": self.site_url + address,
        }

    def phases(self, *ids: str | None) -> tuple[str, ...]:
        return tuple(self.catalogue.phase_by_id[one].name for one in ids if one)

    def keywords(self, *first: str, text: str) -> tuple[str, ...]:
        """What people may look for: part and phase, and the words of the glossary that the text uses."""
        used = (self.lookup.words[word.lower()].term for word in self.words(text))
        return tuple(dict.fromkeys((*first, *list(dict.fromkeys(used))[:_KEYWORDS], *_ALWAYS)))

    def words(self, text: str) -> list[str]:
        return self.lookup.word.findall(text) if self.lookup.word else []


def _table(found: list[Entry]) -> bytes:
    """The entries as Excel opens them in Norway: semicolons, and lists as lines in a cell."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows = [asdict(one) for one in found]
    writer.writerow(rows[0])
    writer.writerows(
        ["\n\n".join(value) if name == "tekst" else ", ".join(value) if isinstance(value, tuple) else value
         for name, value in row.items()]
        for row in rows
    )  # fmt: skip
    return text.getvalue().encode(_TEXT_FOR_EXCEL)


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]


def _in_sentence(name: str) -> str:
    """The name of a role inside a sentence; an abbreviation keeps its capitals."""
    return name if re.match(r"[A-ZÆØÅ]{2}", name) else _uncapital(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
