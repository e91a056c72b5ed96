"""The fonts of the site as the files Typst reads: one static file for each weight, made once and kept."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

_FOLDER = Path("docs/assets/fonts")
_CACHE = Path(".cache/fonts")
_NAMES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
_REGULAR, _BOLD = 400, 700
_WINDOWS = (3, 1, 0x409)
_ITALIC_IN_HEAD, _ITALIC_IN_SELECTION, _REGULAR_IN_SELECTION = 0b10, 0b1, 0b100_0000


@dataclass(frozen=True)
class _Face:
    """One variable file of the site, and the weights that the templates ask of it."""

    file: str
    family: str
    weights: tuple[int, ...]
    italic: bool = False


_FACES = (
    _Face("source-sans-3-latin-wght-normal.woff2", "Source Sans 3", (400, 600, 700)),
    _Face("source-sans-3-latin-wght-italic.woff2", "Source Sans 3", (400, 600), italic=True),
    _Face("source-serif-4-latin-wght-normal.woff2", "Source Serif 4", (400, 600, 700)),
)


def folder(root: Path) -> Path:
    """The folder of static fonts for the checkout at `root`, made when the fonts of the site are new or changed."""
    target = root / _CACHE / fingerprint(root)
    if not target.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".lages-") as scratch:
            made = Path(scratch) / "ferdig"
            made.mkdir()
            for face in _FACES:
                for weight in face.weights:
                    _instance(root, face, weight, made)
            if not target.is_dir():
                made.rename(target)
    return target


def fingerprint(root: Path) -> str:
    """Changes when a font of the site, or what is made of it, does."""
    total = hashlib.sha256(repr(_FACES).encode())
    for face in _FACES:
        total.update((root / _FOLDER / face.file).read_bytes())
    return total.hexdigest()[:16]


def _instance(root: Path, face: _Face, weight: int, target: Path) -> None:
    """Write one static font."""
    with TTFont(root / _FOLDER / face.file, recalcTimestamp=False) as variable:
        font = instancer.instantiateVariableFont(variable, {"wght": weight})
        font.flavor = None
        _name(font, face, weight)
        font.save(target / f"{face.family.replace(' ', '')}-{weight}{'-italic' if face.italic else ''}.ttf")


def _name(font: TTFont, face: _Face, weight: int) -> None:
    """Let the font say its family, weight and slant: Typst picks fonts by these."""
    style = f"{_NAMES[weight]} Italic" if face.italic else _NAMES[weight]
    names = font["name"]
    for number, text in {
        1: face.family if weight in {_REGULAR, _BOLD} else f"{face.family} {_NAMES[weight]}",
        2: style if weight in {_REGULAR, _BOLD} else ("Italic" if face.italic else "Regular"),
        4: f"{face.family} {style}",
        6: f"{face.family}-{style}".replace(" ", ""),
        16: face.family,
        17: style,
    }.items():
        names.removeNames(nameID=number)
        names.setName(text, number, *_WINDOWS)
    font["OS/2"].usWeightClass = weight
    if face.italic:
        font["head"].macStyle |= _ITALIC_IN_HEAD
        font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~_REGULAR_IN_SELECTION | _ITALIC_IN_SELECTION
