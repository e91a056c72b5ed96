"""What there is to package: each module by itself, and the whole course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook import addresses as at

if TYPE_CHECKING:
    from handbook.catalogue import Catalogue
    from handbook.models.module import Module


@dataclass(frozen=True)
class Unit:
    """One package to be. Its id is lasting: platforms know a package again by it."""

    id: str
    title: str
    summary: str
    start: str
    modules: tuple[Module, ...]
    whole: bool = False

    @property
    def name(self) -> str:
        """The name of the archive, without the standard."""
        return f"fellesmodellen-{self.id}"

    @property
    def iri(self) -> str:
        """The lasting id where a standard wants an IRI. No domain is ours for good, so it names none."""
        return f"urn:x-fellesmodellen:{self.id}"


def units(catalogue: Catalogue, module_id: str | None = None) -> tuple[Unit, ...]:
    """One unit a module, then the whole course; or the one module that is asked for, none if there is no such."""
    single = tuple(_single(module) for module in catalogue.modules if module_id in {None, module.id})
    if module_id is not None:
        return single
    course = catalogue.course
    return (*single, Unit("kurs", course.title, course.summary, at.COURSE, catalogue.modules, whole=True))


def _single(module: Module) -> Unit:
    title = f"Modul {module.number}: {module.title}"
    return Unit(module.id, title, module.summary, at.module(module.id), (module,))
