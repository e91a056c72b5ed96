"""The report forms on A4, with room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook.editions.pdf.typeset import Document
from handbook.norwegian import FIELD, PRIVACY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.editions.pdf.edition import Edition
    from handbook.models.report_form import FormField, FormSection, ReportForm

LINES = {"kort tekst": 1, "dato": 1, "personer": 3, "lang tekst": 6}
"""Lines to write on, for each kind of field."""

ROWS = 5
"""Empty rows of a table."""


def documents(edition: Edition) -> Iterator[Document]:
    """One file for each form, and one more for each that is translated."""
    for form in edition.catalogue.report_forms:
        yield _document(edition, form)
    other = edition.nynorsk
    if other:
        translated = filter(other.catalogue.is_translated, other.catalogue.report_forms)
        yield from (_document(other, form) for form in translated)


def file_name(form_id: str) -> str:
    """What the file of a form in bokmål is called."""
    return f"skjema-{form_id}.pdf"


def _document(edition: Edition, form: ReportForm) -> Document:
    name, pages = edition.file_name(f"skjema-{form.id}"), (at.FORMS, at.form(form.id))
    return Document(name, form.name, "A4", "skjema", tuple(map(edition.address, pages)), _data(edition, form))


def _data(edition: Edition, form: ReportForm) -> dict[str, object]:
    phase = edition.catalogue.phase_by_id[form.phase]
    return {
        **edition.wording(),
        "stempel": edition.stamp(form),
        "sted": edition.place(at.form(form.id)),
        "fase": edition.phase(phase),
        "sammendrag": edition.text(form.summary),
        "slik": edition.texts(form.how),
        "vern": edition.text(edition.catalogue.say(PRIVACY)),
        "deler": [_section(edition, one) for one in (edition.catalogue.report_head.section, *form.sections)],
        "beslutning": {"sporsmal": edition.text(phase.gate.question), "tekst": edition.text(phase.gate.decision)},
    }


def _section(edition: Edition, section: FormSection) -> dict[str, object]:
    return {
        "tittel": edition.plain(section.title),
        "innledning": edition.text(section.intro),
        "felter": [_field(edition, field) for field in section.fields],
    }


def _field(edition: Edition, field: FormField) -> dict[str, object]:
    return {
        "ledetekst": edition.text(field.label),
        "type": edition.catalogue.say(FIELD[field.kind]),
        "hjelp": edition.text(field.help),
        "frivillig": not field.required,
        "linjer": LINES.get(field.kind, 0),
        "valg": edition.texts(field.options),
        "kolonner": edition.texts(field.columns),
        "rader": ROWS,
    }
