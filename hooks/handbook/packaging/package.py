"""A package without its manifest: pages, data, and of the assets those that the pages ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook import page_assets, script_data
from handbook.packaging.pages import APP, ICON, LAST_STYLES, STYLES, Maker, with_bridge
from handbook.packaging.questions import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from handbook.packaging.units import Unit

START = "index.html"
"""The page that a platform opens."""

_DATA = "kurs/pakke.js"
_START_STYLES = ("tokens", "base", "layout", "components", "pages", "lms")
_START_SCRIPTS = "assets/js/laering"
_URL = re.compile(r'url\("\.\./([^"#?:]+)')


@dataclass(frozen=True)
class Package:
    """A unit and its files, without the manifest that a standard wants."""

    unit: Unit
    files: dict[str, bytes]


def make(maker: Maker, root: Path, unit: Unit, drivers: Sequence[str], *, choices: bool = False) -> Package:
    """Put a unit together for the standard that the scripts `drivers` speak; `choices` when it wants those too."""
    content = maker.content(unit)
    scripts = (_DATA, *(f"{_START_SCRIPTS}/{name}.js" for name in (*drivers, "lms")))
    styles = tuple(f"assets/css/{name}.css" for name in dict.fromkeys((*STYLES, *content.styles, *LAST_STYLES)))
    start = maker.start(unit, scripts=scripts, styles=tuple(f"assets/css/{name}.css" for name in _START_STYLES))
    texts = {**content.pages, **content.data, _DATA: _data(unit, choices=choices), START: start}
    lazy = tuple(name for name in page_assets.LAZY if content.scripts)
    asked = {*styles, *scripts, APP, ICON, *with_bridge(content.scripts), *lazy} - texts.keys()
    assets = _assets(root, asked)
    return Package(unit, {name: text.encode() for name, text in texts.items()} | assets)


def _data(unit: Unit, *, choices: bool) -> str:
    """What the session has to know about the package."""
    data = {
        "id": unit.id,
        "start": unit.start,
        "sporsmal": described(unit.modules, choices=choices),
    }
    return script_data.whole("fellesPakke", data)


def _assets(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    docs = root / "docs"
    found = {name: (docs / name).read_bytes() for name in names}
    linked = {
        f"assets/{path}"
        for name, data in found.items()
        if name.endswith(".css")
        for path in _URL.findall(data.decode("utf-8"))
    }
    folders = {(docs / name).parent for name in found.keys() | linked}
    licences = {path.relative_to(docs).as_posix() for folder in folders for path in folder.glob("LICENSE*")}
    return found | {name: (docs / name).read_bytes() for name in linked | licences}
