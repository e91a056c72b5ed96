"""The prints as the site offers them: made when somebody asks for them, kept while nothing has changed."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.editions.pdf import fonts
from handbook.editions.pdf.kinds import ALL, documents
from handbook.editions.pdf.typeset import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.editions.pdf.edition import Edition

FOLDER = "utskrift"
"""Where the files lie on the site."""

_CACHE = Path(".cache/pdf")
_LIST = "utskrifter.json"
_KEPT = 3
_MADE_FROM = frozenset((".py", ".j2", ".typ", ".svg"))
_PACKAGE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Print:
    """One file, as a page speaks of it."""

    name: str
    title: str
    paper: str
    pages: tuple[str, ...]
    size: int
    """Bytes."""

    @property
    def address(self) -> str:
        """Where the file lies on the site."""
        return f"{FOLDER}/{self.name}"

    @property
    def note(self) -> str:
        """Type, paper and size, for the link."""
        kilo = -(-self.size // 1000)
        return f"PDF, {self.paper}, {kilo} kB" if kilo < 1000 else f"PDF, {self.paper}, {kilo / 1000:.0f} MB"  # noqa: PLR2004


@dataclass(frozen=True)
class Prints:
    """All files of a site, and the folder they stand in until it is built."""

    folder: Path
    files: tuple[Print, ...]

    def of(self, address: str) -> tuple[Print, ...]:
        """The files that the page at `address` leads to."""
        return tuple(one for one in self.files if address in one.pages)


def prints(edition: Edition, root: Path) -> Prints:
    """Every print of an edition, from the cache when it was made before. Raises TypesetError."""
    folder = root / _CACHE / _key(edition, root)
    if not (folder / _LIST).is_file():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".lages-") as scratch:
            made = Path(scratch) / "ferdig"
            _make(edition, root, made)
            shutil.rmtree(folder, ignore_errors=True)
            made.rename(folder)
        _forget(folder)
    listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    return Prints(folder, tuple(Print(**{**one, "pages": tuple(one["pages"])}) for one in listed))


def _make(edition: Edition, root: Path, target: Path) -> None:
    target.mkdir()
    typeset = Typesetter(root, edition.day)
    found = []
    for document in documents(ALL, edition, root):
        content = typeset(document)
        (target / document.name).write_bytes(content)
        found.append(Print(document.name, document.title, document.paper, document.pages, len(content)))
    text = json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1)
    (target / _LIST).write_text(text, encoding="utf-8")


def _key(edition: Edition, root: Path) -> str:
    """Changes when anything that a print is made from does."""
    total = hashlib.sha256()
    told = (edition.revision, edition.day.isoformat(), edition.site_url, version("typst"), fonts.fingerprint(root))
    total.update("\n".join(told).encode())
    for path in sorted(_sources(root)):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:16]


def _sources(root: Path) -> Iterable[Path]:
    yield root / "hooks" / "macros.py"
    for path in _PACKAGE.rglob("*"):
        if path.suffix in _MADE_FROM:
            yield path


def _forget(newest: Path) -> None:
    """Keep the last few editions, for those who build for several addresses."""
    kept = sorted(newest.parent.glob("[!.]*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
