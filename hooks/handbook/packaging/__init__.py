"""What packages for learning platforms are made of, whichever standard they follow.

`units` says what there is to package, `Maker` makes the pages, `make` puts a package together, `manifest` describes it,
`written` makes an archive of it, and `Target` puts archives into a folder.
"""

from __future__ import annotations

from handbook.packaging.archive import Target, written
from handbook.packaging.manifest import manifest
from handbook.packaging.package import START, Package, make
from handbook.packaging.pages import Maker
from handbook.packaging.units import Unit, units

__all__ = ["START", "Maker", "Package", "Target", "Unit", "make", "manifest", "units", "written"]
