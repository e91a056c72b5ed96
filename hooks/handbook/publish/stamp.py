"""Which edition this is: the commit it is made from, and the moment of that commit."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SHORT = 8
_CHANGED = "-endret"


@dataclass(frozen=True)
class Stamp:
    """The name of an edition, and what it comes from."""

    name: str
    """Eight signs of the commit, for names of files; those of the catalogue where there is no repository."""

    commit: str
    """The whole commit, or nothing."""

    epoch: int
    """Seconds since 1970: the moment that every file of the edition carries."""

    changed: bool
    """Whether something in the checkout is not in the commit."""

    @property
    def day(self) -> date:
        """The date of the edition."""
        return datetime.fromtimestamp(self.epoch, UTC).date()


def stamp(root: Path, revision: str) -> Stamp:
    """The stamp of the checkout at `root`. SOURCE_DATE_EPOCH, where it is set, decides the moment."""
    commit, _, moment = _git(root, "log", "-1", "--format=%H %ct").partition(" ")
    changed = bool(commit and _git(root, "status", "--porcelain"))
    name = (commit or revision)[:_SHORT] + (_CHANGED if changed else "")
    return Stamp(name, commit, int(os.environ.get("SOURCE_DATE_EPOCH") or moment or 0), changed)


def _git(root: Path, *arguments: str) -> str:
    """What git says, or nothing: a checkout handed over as an archive has no repository, and some machines no git."""
    if not (root / ".git").exists():
        return ""
    try:
        process = subprocess.run(  # noqa: S603 (our own arguments)
            ["git", *arguments],  # noqa: S607 (from wherever it is installed)
            cwd=root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return process.stdout.strip()
