"""What stands in the document of a tool, a sheet or a report form, in the order of the page that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.documents.word import SHAPE, Word, is_known
from handbook.models.tool import Template
from handbook.norwegian import FIELD, PRIVACY, STATUS, day, filled
from handbook.pages.prose import NOT_TRANSLATED
from handbook.paper import Line, Section, of_sheet, of_template

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from handbook.models.base import Entity
    from handbook.models.report_form import FormField, ReportForm
    from handbook.models.tool import Tool
    from handbook.paper import Legend, RowGroup, Squares, Table
    from handbook.relations import Relations

_LINK = re.compile(r"\[\[(?P<id>[a-z0-9-]+)(\|(?P<text>[^\]]+))?\]\]")
_LINES = {"kort tekst": 1, "dato": 1, "personer": 2, "lang tekst": 5}
_EMPTY_ROWS = 4
_LINE_HEIGHT = 6.0
_HEAD = (("Prosjekt", 1), ("Dato og deltakere", 1))


def of_tool(relations: Relations, tool: Tool, made: datetime) -> bytes:
    """What the group fills in with a tool: its sheet, or its own template."""
    catalogue = relations.catalogue
    say = catalogue.say
    paper = catalogue.paper_by_tool[tool.id]
    sheet = catalogue.sheet_by_tool.get(tool.id)
    owner: Entity = sheet or tool
    word = Word(
        paper.title,
        _footer(paper.title, owner, made, say),
        size=sheet.print.size if sheet else "A4",
        landscape=bool(sheet and sheet.print.orientation == "liggende"),
        made=made,
        language=catalogue.language,
        choose=say("Velg"),
    )
    word.heading(paper.title, 1)
    belongs = filled(say("Hører til verktøyet «{}», nummer {} i håndboken."), tool.name, tool.number)
    word.text(belongs, "Hjelp")
    word.text(f"{say(STATUS[owner.status])}.", "Ledetekst")
    word.text(_plain(relations, paper.intro))
    word.text((sheet.privacy if sheet else None) or say(PRIVACY), "Advarsel")
    if sheet:
        word.heading(say("Slik fyller dere det ut"), 2)
        word.bullets(_plain(relations, text) for text in sheet.how)
    word.heading(say("Om arbeidet"), 2)
    _lines(word, tuple(Line(say(text), "", lines) for text, lines in _HEAD))
    for section in of_template(paper) if isinstance(paper, Template) else of_sheet(paper, say):
        _section(word, section, say)
    return word.finish()


def of_form(relations: Relations, form: ReportForm, made: datetime) -> bytes:
    """A report form with the head that all share."""
    catalogue = relations.catalogue
    phase = catalogue.phase_by_id[form.phase]
    say, language = catalogue.say, catalogue.language
    footer = _footer(form.name, form, made, say)
    word = Word(form.name, footer, size="A4", landscape=False, made=made, language=language)
    word.heading(_plain(relations, form.name), 1)
    word.text(filled(say("Rapportskjema for fasen {}."), _plain(relations, phase.name)), "Hjelp")
    word.text(f"{say(STATUS[form.status])}.", "Ledetekst")
    word.text(_plain(relations, form.purpose))
    word.text(say(PRIVACY), "Advarsel")
    word.heading(say("Slik fyller dere det ut"), 2)
    word.bullets(_plain(relations, text) for text in form.how)
    for section in (catalogue.report_head.section, *form.sections):
        word.heading(_plain(relations, section.title), 2)
        word.text(_plain(relations, section.intro))
        for field in section.fields:
            _field(word, relations, field)
    word.heading(say("Dette skal avgjøres"), 2)
    word.text(_plain(relations, phase.gate.question), "Ledetekst")
    word.text(_plain(relations, phase.gate.decision))
    return word.finish()


def _footer(title: str, owner: Entity, made: datetime, say: Callable[[str], str] = str) -> str:
    date = f" {day(made.date())}." if is_known(made) else ""
    whole = filled(say("Fellesmodellen: {}, revisjon {}."), title, owner.revision)
    return f"{whole} {say(STATUS[owner.status])}.{date}"


def _field(word: Word, relations: Relations, field: FormField) -> None:
    say = relations.catalogue.say
    label = _plain(relations, field.label)
    word.heading(label if field.required else f"{label} ({say('frivillig')})", 3)
    word.text(f"{say(FIELD[field.kind])}. {_plain(relations, field.help)}", "Hjelp")
    for key in field.checkpoints:
        word.text(f"{say('Sjekkpunkt:')} {_plain(relations, relations.checkpoint_by_id[key][1].text)}", "Hjelp")
    if field.options:
        word.checks(tuple(_plain(relations, option) for option in field.options))
    elif field.columns:
        empty = [[""] * len(field.columns)] * _EMPTY_ROWS
        share = 100 / len(field.columns)
        heads = tuple(_plain(relations, column) for column in field.columns)
        word.table(field.label, heads, empty, widths=[share] * len(field.columns), height=2 * _LINE_HEIGHT)
    else:
        word.answer(field.label, _LINES[field.kind])


def _section(word: Word, section: Section, say: Callable[[str], str]) -> None:
    word.heading(section.title, 2)
    if section.help:
        word.text(section.help)
    _lines(word, section.fields)
    for legend in section.legends:
        _legend(word, legend)
    for place, table in enumerate(section.tables):
        if place:
            word.heading(table.caption, 3)
        _table(word, table)
    word.checks(section.checks)
    if section.squares:
        _squares(word, section.squares, say)
    if section.web:
        word.heading(section.web.caption, 2)
        word.text(section.web.help)
        word.text(say("Tegn på papir, eller fyll ut arket i nettleseren. Da tegnes det av seg selv."), "Hjelp")


def _lines(word: Word, lines: tuple[Line, ...]) -> None:
    for line in lines:
        word.text(line.label, "Ledetekst")
        if line.help:
            word.text(line.help, "Hjelp")
        word.answer(line.label, line.lines)


def _legend(word: Word, legend: Legend) -> None:
    items = "; ".join(f"{_shape(item.tone)}{item.value} = {item.label.rstrip('.')}" for item in legend.items)
    word.text(f"{legend.title}: {items}.", "Hjelp")


def _table(word: Word, table: Table) -> None:
    heads = [*((table.row_label,) if table.row_label else ()), *(column.label for column in table.columns)]
    choices = [*(((),) if table.row_label else ()), *(column.choices for column in table.columns)]
    empty = [""] * len(heads)
    whole: list[RowGroup | None] = [*table.groups] or [None]
    for place, group in enumerate(whole):
        rows = [[_row(row.label, row.help), *empty[1:]] for row in group.rows] if group else []
        if group and group.title:
            word.heading(group.title, 3)
            word.bullets(f"{value}: {text}" for value, text in group.levels)
            if group.help:
                word.text(group.help, "Hjelp")
        if place == len(whole) - 1:
            rows += [empty] * table.empty
        word.table(
            f"{table.caption}: {group.title}" if group and group.title else table.caption,
            heads,
            rows,
            widths=table.widths,
            choices=choices,
            row_heads=bool(table.row_label),
            height=table.lines * _LINE_HEIGHT + 2,
        )


def _row(label: str, note: str) -> str:
    return f"{label} – {note}" if note else label


def _squares(word: Word, squares: Squares, say: Callable[[str], str]) -> None:
    across, up = squares.x_label.lower(), squares.y_label.lower()
    word.heading(squares.caption, 2)
    word.text(f"{squares.help} {filled(say('Bortover: {}. Oppover: {}.'), across, up)}")
    heads = (f"{squares.y_label} og {across}", *squares.x)
    rows: list[list[str | tuple[str, str]]] = [
        [label, *((f"{_shape(cell.tone)}{cell.label} {cell.advice}".strip(), cell.tone or "") for cell in cells)]
        for label, cells in squares.rows
    ]
    share = 100 / len(heads)
    word.table(squares.caption, heads, rows, widths=[share] * len(heads), row_heads=True, height=2 * _LINE_HEIGHT)


def _shape(tone: str | None) -> str:
    return f"{SHAPE[tone]} " if tone else ""


def _plain(relations: Relations, text: str) -> str:
    """The text with the names of what it links to, and told of when it has fallen back to bokmål."""
    catalogue = relations.catalogue
    note = f" ({catalogue.say(NOT_TRANSLATED)})" if text in catalogue.fallbacks else ""
    text = " ".join(text.split()) + note
    if "[[" not in text:
        return text
    return _LINK.sub(lambda match: match["text"] or _name(relations, match["id"]), text)


def _name(relations: Relations, key: str) -> str:
    catalogue = relations.catalogue
    if key in catalogue.tool_by_id:
        return catalogue.tool_by_id[key].name
    if key in catalogue.phase_by_id:
        return catalogue.phase_by_id[key].name
    if key in catalogue.form_by_id:
        return catalogue.form_by_id[key].name
    if key in catalogue.module_by_id:
        return catalogue.module_by_id[key].title
    return catalogue.term_by_id[key].term
