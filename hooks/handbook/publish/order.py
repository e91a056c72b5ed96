"""What is to be published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from handbook import revision
from handbook.publish import stamp, website

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.catalogue import Catalogue
    from handbook.publish.stamp import Stamp


@dataclass(frozen=True)
class Order:
    """The checkout, its catalogue, and the address that the site is for, if it is known."""

    root: Path
    catalogue: Catalogue
    site_url: str = ""

    @cached_property
    def revision(self) -> str:
        """The revision of the content."""
        return revision.revision(self.catalogue)

    @cached_property
    def stamp(self) -> Stamp:
        """The stamp of the edition."""
        return stamp.stamp(self.root, self.revision)

    @cached_property
    def site(self) -> dict[str, bytes]:
        """The files of the site, built once."""
        return website.build(self.root, site_url=self.site_url, epoch=self.stamp.epoch)
