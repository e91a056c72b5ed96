"""The course for learning platforms that follow SCORM 1.2 or SCORM 2004 4th edition.

One archive holds one activity (SCO): the platform opens one page, which keeps the session while the pages of the course
come and go in a frame. The pass mark is not in the manifest on purpose: a platform that finds one sets the status
itself, and would pass somebody who has taken the check without reading the lessons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from handbook.packaging import START, make, manifest, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from handbook.packaging import Maker, Unit

Version = Literal["scorm12", "scorm2004"]

MANIFEST = "imsmanifest.xml"


def archives(maker: Maker, root: Path, units: Iterable[Unit], version: Version) -> Iterator[tuple[str, bytes]]:
    """Name and content of the archive of each unit."""
    for unit in units:
        package = make(maker, root, unit, ("scorm", version))
        text = manifest(version, unit=unit, id=unit.name, start=START, files=sorted(package.files))
        yield f"{unit.name}-{version}.zip", written({**package.files, MANIFEST: text.encode()}, MANIFEST)
