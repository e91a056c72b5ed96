"""Two editions against each other: what is new, what has moved, and what readers would miss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.publish.manifest import Blank, Manifest

_KINDS = {
    "goals": "læringsmål",
    "checkpoints": "sjekkpunkt",
    "questions": "spørsmål",
    "terms": "ord",
    "roles": "rolle",
    "principles": "prinsipp",
    "sources": "kilde",
    "models": "modell",
    "purposes": "formål",
    "sheets": "ark",
    "sheet_parts": "del av ark",
    "sheet_fields": "felt i ark",
    "sheet_columns": "kolonne i ark",
    "sheet_rows": "rad i ark",
    "sheet_checks": "punkt i ark",
}
_SHOWN = 12
_REMEDY = "Gi oppføringen tilbake id-en, eller skriv den gamle id-en under aliases der innholdet er nå."
_REMEDY_ID = (
    "Gi tilbake id-en, eller skriv den under aliases hvis oppføringen kan ha det. Lenker og utfylte ark trenger den."
)


@dataclass(frozen=True)
class Comparison:
    """What differs. Every tuple holds finished lines."""

    added: tuple[str, ...]
    moved: tuple[str, ...]
    lost_pages: tuple[str, ...]
    lost_ids: tuple[str, ...]
    blanks: tuple[str, ...]

    @property
    def breaks(self) -> bool:
        """Whether an address or an id is lost."""
        return bool(self.lost_pages or self.lost_ids)


def compare(old: Manifest, new: Manifest) -> Comparison:
    """What has happened from the old edition to the new one."""
    there = new.pages.keys() | new.redirects.keys()
    known = old.pages.keys() | old.redirects.keys()
    moved = {one: to for one, to in new.redirects.items() if one in known and old.redirects.get(one) != to}
    return Comparison(
        added=tuple(_page(new.pages, one) for one in sorted(new.pages.keys() - known - set(moved.values()))),
        moved=tuple(f"{one} leder nå til {to}" for one, to in sorted(moved.items())),
        lost_pages=tuple(_page(old.pages, one) for one in sorted(known - there)),
        lost_ids=tuple(_lost_ids(old, new)),
        blanks=tuple(_blanks(old, new)),
    )


def report(old: Manifest, new: Manifest, found: Comparison) -> str:
    """The whole comparison in plain Norwegian."""
    head = f"Sammenlignet med utgave {old.edition} fra {old.date}. Den nye er {new.edition} fra {new.date}."
    sections = (
        ("Adresser som er borte", found.lost_pages, _REMEDY),
        ("Id-er som er borte", found.lost_ids, _REMEDY_ID),
        ("Sider som har flyttet, og som leder videre", found.moved, ""),
        ("Skjemaer og ark som er endret", found.blanks, "Si fra til dem som har begynt å fylle ut."),
        ("Nye sider", found.added, ""),
    )
    parts = [_section(*section) for section in sections if section[1]]
    tail = (
        "Feil: lenker eller lagret fremdrift går i stykker." if found.breaks else "Ingen adresser eller id-er er borte."
    )
    return "\n\n".join((head, *parts, tail))


def _section(title: str, lines: tuple[str, ...], remedy: str) -> str:
    # All that is lost has to be mended; of the rest a handful tells enough.
    shown = lines if title.endswith("borte") else lines[:_SHOWN]
    rest = [f"  … og {len(lines) - len(shown)} til"] if len(lines) > len(shown) else []
    return "\n".join(
        (f"{title} ({len(lines)}):", *(f"  {line}" for line in shown), *rest, *([remedy] if remedy else []))
    )


def _page(titles: Mapping[str, str], address: str) -> str:
    title = titles.get(address)
    return f"{address} («{title}»)" if title else address


def _lost_ids(old: Manifest, new: Manifest) -> Iterable[str]:
    for kind, ids in old.ids.items():
        there = {*new.ids.get(kind, ()), *new.aliases.get(kind, {})}
        known = {*ids, *old.aliases.get(kind, {})}
        yield from (f"{_KINDS.get(kind, kind)}: {one}" for one in sorted(known - there))


def _blanks(old: Manifest, new: Manifest) -> Iterable[str]:
    """Blanks that are in both editions and differ; those that are gone or new are pages, told as such."""
    for address, before in old.blanks.items():
        after = new.blanks.get(new.redirects.get(address, address))
        if after and before.sha256 != after.sha256:
            yield f"{address} («{after.title}»){_fields(before, after)}"


def _fields(before: Blank, after: Blank) -> str:
    gone = [one for one in before.fields if one not in after.fields]
    new = [one for one in after.fields if one not in before.fields]
    parts = [f"borte: {', '.join(gone)}"] * bool(gone) + [f"nye: {', '.join(new)}"] * bool(new)
    return f" – {'; '.join(parts)}" if parts else ""
