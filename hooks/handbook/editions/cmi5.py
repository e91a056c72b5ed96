"""The course for learning platforms that follow cmi5, and so speak xAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.packaging import START, make, manifest, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from handbook.packaging import Maker, Unit

MANIFEST = "cmi5.xml"


def archives(maker: Maker, root: Path, units: Iterable[Unit]) -> Iterator[tuple[str, bytes]]:
    """Name and content of the archive of each unit."""
    for unit in units:
        package = make(maker, root, unit, ("cmi5",), choices=True)
        text = manifest("cmi5", unit=unit, id=unit.iri, start=START)
        yield f"{unit.name}-cmi5.zip", written({**package.files, MANIFEST: text.encode()}, MANIFEST)
