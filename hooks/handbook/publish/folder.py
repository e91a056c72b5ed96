"""The folder that is handed over, written whole or not at all."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.norwegian import day
from handbook.publish.compare import compare, report
from handbook.publish.manifest import NAME, SUMS, Manifest, manifest, sums
from handbook.publish.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.publish.order import Order
    from handbook.publish.parts import Part

README = "LES-MEG.txt"
_WIDTH = 88


class PublishError(Exception):
    """Nothing was published; the text says why."""


@dataclass(frozen=True)
class Published:
    """What was published, and how it differs from the edition before it."""

    manifest: Manifest
    comparison: str = ""


def publish(order: Order, target: Path, old: Manifest | None = None, parts: Sequence[Part] = PARTS) -> Published:
    """Make every part and put them in the folder `target`, in place of the edition that may lie there.

    Everything is made before anything is written. Raises PublishError when `target` holds something else than an
    edition, and when an address or an id of the edition `old` is lost; `target` is then as it was.
    """
    _demand_room(target)
    told = _compared(order, old) if old else ""
    made = dict(file for part in parts for file in part.make(order))
    made[README] = readme(order, parts).encode()
    found = manifest(order, made)
    made[NAME] = found.text.encode()
    made[SUMS] = sums(made).encode()
    with _swapped(target) as tree:
        for name, data in made.items():
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return Published(found, told)


def _compared(order: Order, old: Manifest) -> str:
    """What has happened since the edition `old`. Asks for the site only: what is lost there stops the rest."""
    new = manifest(order, {})
    comparison = compare(old, new)
    told = report(old, new, comparison)
    if comparison.breaks:
        message = f"{told}\nIngenting er skrevet."
        raise PublishError(message)
    return told


def readme(order: Order, parts: Sequence[Part] = PARTS) -> str:
    """The text that tells what each file is, for somebody who was handed the folder."""
    course, mark = order.catalogue.course, order.stamp
    head = [
        "FELLESMODELLEN – HÅNDBOK",
        "",
        f"Utgave {mark.name}, {day(mark.day)}. Innholdet har revisjon {order.revision}.",
        f"Laget for {order.site_url}." if order.site_url else "Laget uten fast adresse. Alle lenker er relative.",
        *(["Utgaven har endringer som ikke er sjekket inn. Ikke publiser den."] if mark.changed else []),
        "Innholdet er et utkast. Sekretariatet har ikke kvalitetssikret det."
        if course.status == "utkast"
        else "Innholdet er kvalitetssikret.",
        f"Eier: {course.owner}. Vilkår: {course.licence}.",
    ]
    rows = [(part.where.format(edition=mark.name), part.what) for part in parts]
    rows += [
        (NAME, "Hva utgaven inneholder, for programmer. Ta vare på den: neste utgave kan sammenlignes med den."),
        (SUMS, "Kontrollsummer. Kjør «sha256sum -c SHA256SUMS» i mappen for å se at alle filene er hele."),
    ]
    body = [line for where, what in rows for line in ("", where, *_wrapped(what))]
    return "\n".join((*head, *body, ""))


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > _WIDTH - 2:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [f"  {line}" for line in lines]


def _demand_room(target: Path) -> None:
    """Refuse to replace what no earlier run has made."""
    if target.is_file():
        message = f"{target} er en fil. Velg en mappe."
        raise PublishError(message)
    if target.is_dir() and any(target.iterdir()) and not ((target / NAME).is_file() and (target / SUMS).is_file()):
        message = f"{target} har andre filer i seg. Velg en tom mappe."
        raise PublishError(message)


@contextmanager
def _swapped(target: Path) -> Iterator[Path]:
    """A folder to fill, which takes the place of `target` when it is full."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
        tree, old = Path(scratch) / "ny", Path(scratch) / "gammel"
        tree.mkdir()
        yield tree
        if target.exists():
            target.rename(old)
        try:
            tree.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
