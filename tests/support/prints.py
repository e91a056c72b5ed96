"""What stands on the pages of prints."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image

import factory

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = re.compile(r'^ *"(.*)"$', re.MULTILINE)

SITE_URL = "https://handbok.example.no/under/sti/"
EPOCH = "1795305600"
"""22 November 2026."""


@dataclass(frozen=True)
class Code:
    """A QR code on a page: what it says, and where its middle stands, counted from the top left corner of the page."""

    text: str
    across: float
    down: float


def lend_fonts(checkout: Path) -> None:
    """Spare a copy the seconds it takes to make the static fonts, when this checkout has made them."""
    made = factory.ROOT / ".cache" / "fonts"
    if made.is_dir():
        shutil.copytree(made, checkout / ".cache" / "fonts", ignore=shutil.ignore_patterns(".*"))


def read_aloud(path: Path) -> str:
    """The text of a file in the order of its tags, which is the order a screen reader meets it in."""
    found = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, errors="replace", check=True
    )
    return " ".join(" ".join(_TEXT.findall(found.stdout)).split())


def text(path: Path, *, page: int | None = None) -> str:
    """The text of a file, or of one page, as it stands on the paper."""
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    found = subprocess.run(["pdftotext", *pages, str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(found.stdout.split())


def picture(path: Path, page: int, dots: int = 100) -> Image.Image:
    """One page as a picture."""
    command = ["pdftoppm", "-r", str(dots), "-f", str(page), "-l", str(page), "-png", str(path)]
    found = subprocess.run(command, capture_output=True, check=True)
    return Image.open(BytesIO(found.stdout)).convert("RGB")


def codes(path: Path, page: int) -> list[Code]:
    """The QR codes on a page, read as a telephone reads them."""
    image = picture(path, page, 150)
    found = []
    for code in zxingcpp.read_barcodes(image):
        corners = (code.position.top_left, code.position.bottom_right)
        across = sum(corner.x for corner in corners) / 2 / image.width
        down = sum(corner.y for corner in corners) / 2 / image.height
        found.append(Code(code.text, across, down))
    return found
