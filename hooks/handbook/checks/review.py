"""Texts are gone through in time, and those that are said to be have been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.models.module import Course

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from handbook.checks.subject import Subject
    from handbook.problems import Problem

_MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)


def due_dates(subject: Subject) -> Iterator[Problem]:
    """Warn of what should have been gone through by now; what has no date of its own follows the course."""
    for entity in subject.entities():
        due = entity.review_due
        if due is not None and due < subject.today:
            whole = " Datoen gjelder alt som ikke har sin egen." if isinstance(entity, Course) else ""
            fault = (
                f"skulle vært gjennomgått innen {_day(due)}. "
                f"Gå gjennom teksten og sett ny «last_reviewed» og «review_due».{whole}"
            )
            yield subject.catalogue.origin(entity).problem(fault, "review_due", severity="advarsel")


def reviewed(subject: Subject) -> Iterator[Problem]:
    """What is called reviewed says by whom and when, and nothing was reviewed tomorrow; so it is for translations."""
    for entity in (*subject.entities(), *subject.translations()):
        if entity.status == "kvalitetssikret":
            if entity.reviewed_by is None:
                fault = "teksten er «kvalitetssikret», men «reviewed_by» mangler. Skriv rollen til den som gjorde det."
                yield subject.catalogue.origin(entity).problem(fault, "status")
            if entity.last_reviewed is None:
                fault = "teksten er «kvalitetssikret», men «last_reviewed» mangler. Skriv datoen det ble gjort."
                yield subject.catalogue.origin(entity).problem(fault, "status")
        if entity.last_reviewed is not None and entity.last_reviewed > subject.today:
            fault = f"«last_reviewed» er {_day(entity.last_reviewed)}, en dag som ikke har vært ennå. Rett datoen."
            yield subject.catalogue.origin(entity).problem(fault, "last_reviewed")


def _day(day: date) -> str:
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
