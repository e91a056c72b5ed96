"""Forms and templates can be filled in: the choices, columns and lines they need are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.checks.subject import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.catalogue import Origin
    from handbook.checks.subject import Subject
    from handbook.models.report_form import ExampleAnswer, FormField
    from handbook.models.tool import TemplatePart, Tool
    from handbook.problems import Problem
    from handbook.yaml_source import Path_

_CHOICES = ("ett valg", "flere valg")
_NEED_TEMPLATE = ("mal", "sjekkliste")


def form_fields(subject: Subject) -> Iterator[Problem]:
    """A choice has options and a table has columns, and nothing else has."""
    for origin, path, field in _fields(subject):
        yield from _belongs(origin, path, field, "options", needed=field.kind in _CHOICES)
        yield from _belongs(origin, path, field, "columns", needed=field.kind == "tabell")


def _belongs(origin: Origin, path: Path_, field: FormField, key: str, *, needed: bool) -> Iterator[Problem]:
    has = bool(getattr(field, key))
    if needed and not has:
        yield origin.problem(f"et felt av typen «{field.kind}» må ha «{key}». Legg det til.", *path)
    if has and not needed:
        fault = f"et felt av typen «{field.kind}» skal ikke ha «{key}». Fjern det, eller rett «kind»."
        yield origin.problem(fault, *path, key)


def _fields(subject: Subject) -> Iterator[tuple[Origin, Path_, FormField]]:
    catalogue = subject.catalogue
    for head in catalogue.report_heads:
        for index, field in enumerate(head.section.fields):
            yield catalogue.origin(head), ("section", "fields", index), field
    for form in catalogue.report_forms:
        for number, section in enumerate(form.sections):
            for index, field in enumerate(section.fields):
                yield catalogue.origin(form), ("sections", number, "fields", index), field


def examples(subject: Subject) -> Iterator[Problem]:
    """A filled-in example answers fields of its form, each once and in the way the field asks for."""
    catalogue = subject.catalogue
    head = [field for one in catalogue.report_heads for field in one.section.fields]
    for form in catalogue.report_forms:
        if form.example is None:
            continue
        fields = {field.id: field for field in (*head, *(field for part in form.sections for field in part.fields))}
        origin = catalogue.origin(form)
        seen = set()
        for index, answer in enumerate(form.example.answers):
            path = ("example", "answers", index)
            if answer.field in seen:
                yield origin.problem(f"feltet «{answer.field}» er besvart to ganger. Slett det ene svaret.", *path)
            elif answer.field in fields:
                yield from _answer(origin, path, fields[answer.field], answer)
            elif catalogue.report_heads:  # without the head it is not known which fields it has
                near = nearest(answer.field, tuple(fields)) or " Se id-ene under «fields»."
                yield origin.problem(f"ukjent skjemafelt «{answer.field}».{near}", *path, "field")
            seen.add(answer.field)


def examples_in_nynorsk(subject: Subject) -> Iterator[Problem]:
    """What is chosen in a translated example is one of the choices as they are called in nynorsk."""
    other = subject.catalogue.nynorsk
    if other is None:
        return
    head = [field for one in other.report_heads for field in one.section.fields]
    for form in filter(other.is_translated, other.report_forms):
        fields = {field.id: field for field in (*head, *(field for part in form.sections for field in part.fields))}
        answers = {answer.field: answer for answer in form.example.answers} if form.example else {}
        origin = other.origin(form)
        for index, written in enumerate(_written_answers(origin)):
            field = fields.get(written["field"])
            if field and field.kind in _CHOICES and field.options and "text" in written:
                yield from _choices(origin, ("example", "answers", index, "text"), field, answers[field.id])


def _written_answers(origin: Origin) -> list[dict[str, str]]:
    """The answers that a translation holds, in its own order."""
    written: Any = origin.written()
    found: list[dict[str, str]] = written.get("example", {}).get("answers", [])
    return found


def _answer(origin: Origin, path: Path_, field: FormField, answer: ExampleAnswer) -> Iterator[Problem]:
    wanted, other = ("rows", "text") if field.kind == "tabell" else ("text", "rows")
    if not getattr(answer, wanted) or getattr(answer, other):
        fault = f"et felt av typen «{field.kind}» besvares med «{wanted}». Rett svaret på «{field.id}»."
        yield origin.problem(fault, *path)
        return
    for index, row in enumerate(answer.rows):
        if field.columns and len(row) != len(field.columns):
            fault = f"antall ruter i raden er {len(row)}, men tabellen har {len(field.columns)} kolonner. Rett raden."
            yield origin.problem(fault, *path, "rows", index)
    if field.kind in _CHOICES and field.options:
        yield from _choices(origin, (*path, "text"), field, answer)


def _choices(origin: Origin, path: Path_, field: FormField, answer: ExampleAnswer) -> Iterator[Problem]:
    for index, text in enumerate(answer.text):
        if text not in field.options:
            near = nearest(text, field.options) or f" Velg blant {', '.join(field.options)}."
            yield origin.problem(f"«{text}» er ikke et av valgene.{near}", *path, index)
    if field.kind == "ett valg" and len(answer.text) > 1:
        yield origin.problem(f"feltet «{field.id}» tar bare ett valg. Behold ett.", *path)


def templates(subject: Subject) -> Iterator[Problem]:
    """A template or a checklist has a sheet to fill in, and every part of a sheet has something to fill in."""
    for tool in subject.catalogue.tools:
        if tool.template is None:
            if tool.kind in _NEED_TEMPLATE and not _may_have_sheet(subject, tool):
                fault = (
                    f"et verktøy av typen «{tool.kind}» må ha noe å fylle ut. "
                    "Legg til «template», lag et ark i tools_catalog/sheets, eller rett «kind»."
                )
                yield subject.catalogue.origin(tool).problem(fault, "kind")
            continue
        for index, part in enumerate(tool.template.parts):
            fault = _empty(part)
            if fault:
                yield subject.catalogue.origin(tool).problem(fault, "template", "parts", index)


def _may_have_sheet(subject: Subject, tool: Tool) -> bool:
    """Whether a sheet names the tool, or may do so in a file that could not be read."""
    catalogue = subject.catalogue
    lost = any(file.startswith("tools_catalog/sheets/") for file in catalogue.unread_files)
    return tool.id in catalogue.sheet_by_tool or (lost and (subject.has_gaps or tool.id in subject.unread_words))


def _empty(part: TemplatePart) -> str:
    if part.table is not None and not part.table.rows and not part.table.empty_rows:
        return f"tabellen i «{part.title}» har ingen rader. Legg til «rows», eller sett «empty_rows»."
    if part.table is None and not part.fields and not part.checklist:
        return f"delen «{part.title}» har ikke noe å fylle ut. Legg til «fields», «table» eller «checklist»."
    return ""
