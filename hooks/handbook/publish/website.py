"""The built site. The engine that builds it is run as a program of its own, so that it can be exchanged."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LAST_LINES = 20
_ONLY_FOR_SEARCH_ENGINES = frozenset(("sitemap.xml", "sitemap.xml.gz", "robots.txt"))


class BuildError(Exception):
    """The site could not be built; the text is what the build said."""


def build(root: Path, *, site_url: str = "", embedded: bool = False, epoch: int = 0) -> dict[str, bytes]:
    """Build the site of the checkout at `root`, strictly, and give its files by address.

    `embedded` gives the edition for a frame in another page, which leaves the site map to the site itself.
    """
    with tempfile.TemporaryDirectory(prefix="handbok-") as scratch:
        target = Path(scratch) / "site"
        process = subprocess.run(  # noqa: S603 (our own arguments)
            [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
            cwd=root,
            env={**os.environ, **_variables(site_url, embedded=embedded, epoch=epoch)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if process.returncode:
            lines = (process.stdout + process.stderr).strip().splitlines()[-_LAST_LINES:]
            raise BuildError("\n".join((*lines, "Nettstedet lot seg ikke bygge. Ingenting er skrevet.")))
        found = files(target)
    return {name: data for name, data in found.items() if not (embedded and name in _ONLY_FOR_SEARCH_ENGINES)}


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its address."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def titles(site: Mapping[str, bytes]) -> dict[str, str]:
    """Every page of a site with its title, as a browser shows it."""
    found = {}
    for address, data in sorted(site.items()):
        match = _TITLE.search(data.decode("utf-8")) if address.endswith(".html") else None
        if match:
            found[address] = " ".join(unescape(match[1]).split())
    return found


def _variables(site_url: str, *, embedded: bool, epoch: int) -> dict[str, str]:
    return {
        "SITE_URL": site_url,
        "HANDBOOK_EMBEDDED": "true" if embedded else "false",
        "HANDBOOK_PDF": "1",
        "SOURCE_DATE_EPOCH": str(epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }
