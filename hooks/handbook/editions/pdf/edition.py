"""What every document of one print run shares: the catalogue, where its site lies, and which edition it is."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import segno

from handbook import addresses
from handbook.editions.pdf.content import Content, Walk
from handbook.norwegian import STATUS, day
from handbook.pages.prose import Lookup, Prose
from handbook.relations import Relations
from handbook.revision import revision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from handbook.catalogue import Catalogue
    from handbook.models.base import Entity
    from handbook.models.phase import Phase

SHORT_STATUS = {"utkast": "Utkast", "kvalitetssikret": "Kvalitetssikret"}


@dataclass(frozen=True)
class Edition:
    """A catalogue as it is printed on one day.

    `site_url` is where the site lies, or empty when nobody has said: then no QR code is made, for it would lead
    nowhere, and the address in the handbook stands as text.
    """

    catalogue: Catalogue
    site_url: str
    day: date
    whole: Catalogue | None = None
    """The catalogue in bokmål, when this one is in nynorsk: they are printed under one revision."""

    @cached_property
    def nynorsk(self) -> Edition | None:
        """The same edition in nynorsk, where anything is translated."""
        other = self.catalogue.nynorsk
        return replace(self, catalogue=other, whole=self.catalogue) if other else None

    @cached_property
    def relations(self) -> Relations:
        """What belongs together in the catalogue."""
        return Relations(self.catalogue)

    @cached_property
    def revision(self) -> str:
        """The revision of the whole catalogue."""
        return revision(self.whole or self.catalogue)

    def stamp(self, entity: Entity | None = None) -> dict[str, object]:
        """What tells a stale print: status, revision and date."""
        status = (entity or self.catalogue.course).status
        return {
            "status": self.catalogue.say(SHORT_STATUS[status]),
            "lang_status": self.catalogue.say(STATUS[status]),
            "revisjon": self.revision,
            "dato": day(self.day),
            "kort_dato": f"{self.day.day:02}.{self.day.month:02}.{self.day.year}",
            "dag": [self.day.year, self.day.month, self.day.day],
            "eier": self.plain(self.catalogue.course.owner),
        }

    def place(self, address: str) -> dict[str, object]:
        """An address of the handbook in the language of the edition, as text, as a link and as a QR code."""
        address = self.address(address)
        if not self.site_url:
            return {"tekst": address, "url": "", "qr": ""}
        url = f"{self.site_url.rstrip('/')}/{address}"
        return {"tekst": url.partition("://")[2], "url": url, "qr": _qr(url)}

    def address(self, address: str) -> str:
        """Where a page that exists in both languages lies in the language of the edition."""
        return addresses.nynorsk(address) if self.catalogue.language == "nn" else address

    def file_name(self, name: str) -> str:
        """The name of a file in the language of the edition."""
        return f"{name}-nynorsk.pdf" if self.catalogue.language == "nn" else f"{name}.pdf"

    def wording(self) -> dict[str, object]:
        """The language of a document and the words of its template, for those that exist in both languages."""
        return {"spraak": self.catalogue.language, "ord": self.catalogue.interface}

    def plain(self, text: str) -> str:
        """A text without emphasis or links: a name. One that has fallen back to bokmål says so."""
        return f"{text} {self._prose.lookup.note}" if text in self.catalogue.fallbacks else text

    def text(self, text: str, start: Callable[[str], str] = str) -> Content:
        """A run of catalogue text, with its emphasis, and its links where the site is known."""
        # The prose would tell of the fall back in words of its own.
        found = self._walk.inline(str(self._prose.run(start(text))))
        if text not in self.catalogue.fallbacks:
            return found
        return [{"k": "nb", "c": found}, f" {self._prose.lookup.note}"]

    def texts(self, texts: Iterable[str]) -> list[Content]:
        """Several runs."""
        return [self.text(one) for one in texts]

    def phase(self, phase: Phase) -> dict[str, object]:
        """As much of a phase as its mark needs."""
        return {"nr": phase.number, "navn": self.plain(phase.name)}

    def phases(self, ids: Iterable[str]) -> list[dict[str, object]]:
        """The marks of several phases."""
        return [self.phase(self.catalogue.phase_by_id[one]) for one in ids]

    @cached_property
    def _prose(self) -> Prose:
        return Prose(Lookup(self.catalogue), "index.html", explain=False)

    @cached_property
    def _walk(self) -> Walk:
        return Walk(lambda href: f"{self.site_url.rstrip('/')}/{href}" if self.site_url else "")


def _qr(url: str) -> str:
    """The code as SVG, with the quiet zone that readers need."""
    out = io.BytesIO()
    segno.make_qr(url, error="m").save(out, kind="svg", border=4, xmldecl=False, svgns=True, light="#fff")
    return out.getvalue().decode()
