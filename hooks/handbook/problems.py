"""Faults and warnings in the catalogue, as an editor meets them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["feil", "advarsel"]


@dataclass(frozen=True, order=True)
class Problem:
    """One fault, where it stands and how it is mended.

    `file` is relative to the root of the checkout and `line` counts from 1. `message` is Norwegian, states the fault
    first and the remedy after it. A warning fails a run only when the editor asks for strictness.
    """

    file: str
    line: int
    message: str
    severity: Severity = "feil"

    def __str__(self) -> str:
        """The one line that is printed."""
        mark = "advarsel: " if self.severity == "advarsel" else ""
        return f"{self.file}:{self.line}: {mark}{self.message}"


class ContentError(Exception):
    """The catalogue cannot be compiled. Carries every problem found, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; the text of the error is one line for each."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Name the nearest known word as a remedy, or return an empty text when none is near."""
    near = get_close_matches(wrong.lower(), list(known), n=1, cutoff=0.6)
    return f" Mente du «{near[0]}»?" if near else ""
