"""Macros in lessons and hand-written pages: each exists, is written whole, and asks for something that exists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.checks.subject import Kind, nearest
from handbook.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.checks.subject import Subject


@dataclass(frozen=True)
class Macro:
    """How a macro is written, and what its first value is the id of."""

    example: str
    kind: Kind | None = None
    choices: tuple[str, ...] = ()
    least: int = 1
    most: int = 1


COUNTED = ("verktoy", "moduler", "leksjoner", "skjemaer", "ord", "ark")
"""What `{{ antall("…") }}` can count."""

COURSE_FACTS = (
    "tittel",
    "eier",
    "kontakt",
    "lisens",
    "status",
    "revisjon",
    "gjennomgang",
    "tilgjengelighetserklaering",
)
"""What `{{ kurs("…") }}` can tell."""

MACROS = {
    "verktoy": Macro('{{ verktoy("id") }}', "tool", most=2),
    "fase": Macro('{{ fase("id") }}', "phase", most=2),
    "skjema": Macro('{{ skjema("id") }}', "form", most=2),
    "begrep": Macro('{{ begrep("id") }}', "term", most=2),
    "kilde": Macro('{{ kilde("S2") }}', "source", most=2),
    "modul": Macro('{{ modul("id") }}', "module", most=2),
    "antall": Macro('{{ antall("verktoy") }}', choices=COUNTED),
    "kurs": Macro('{{ kurs("eier") }}', choices=COURSE_FACTS),
    "fasefigur": Macro("{{ fasefigur() }}", least=0, most=0),
    "nettadresse": Macro("{{ nettadresse() }}", least=0, most=0),
    "status": Macro('{{ status("S0", "S1") }}', "source", most=9),
}
"""Every macro that lessons and pages may use."""

_STRING = r"""(?:"[^"{}]*"|'[^'{}]*')"""
_CALL = re.compile(rf"\s*([A-Za-z_]\w*)\s*\(\s*((?:{_STRING}(?:\s*,\s*{_STRING})*)?)\s*\)\s*\Z")
_NAME = re.compile(r"\s*([A-Za-z_]\w*)")
_ARGUMENT = re.compile(_STRING)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_MARK = re.compile(r"\{\{|\}\}")
_OFF = re.compile(r"---\n(?:.*\n)*?render_macros: *false\n")
_SNIPPETS = "docs/snippets/"


@dataclass(frozen=True)
class Call:
    """One `{{ … }}`: where it begins, what stands in it, and what it asks for when it can be read."""

    start: int
    text: str
    name: str | None = None
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Text:
    """A text that macros may stand in, and where it begins."""

    file: str
    first_line: int
    text: str

    def problem(self, start: int, message: str) -> Problem:
        return Problem(self.file, self.first_line + self.text.count("\n", 0, start), message)


def calls(text: str) -> Iterator[Call]:
    """Every whole `{{ … }}` in a text."""
    for start, inside in _expressions(_without_raw(text)):
        if inside in {"{{", "}}"}:
            continue
        match = _CALL.match(inside)
        if match:
            yield Call(start, inside, match[1], tuple(one[1:-1] for one in _ARGUMENT.findall(match[2])))
        else:
            yield Call(start, inside)


def lesson_macros(subject: Subject) -> Iterator[Problem]:
    """Macros in lessons exist and are whole, and lessons use nothing else that is run."""
    for lesson in subject.lesson_texts():
        text = _Text(lesson.file, lesson.body_line, lesson.body)
        yield from _macros(subject, text)
        yield from _lone_ends(text)
        plain = _without_raw(text.text)
        for match in re.finditer(r"\{%", plain):
            fault = '«{%» kan ikke brukes i leksjoner. Fjern det, eller bruk en makro som {{ verktoy("id") }}.'
            yield text.problem(match.start(), fault)


def page_macros(subject: Subject) -> Iterator[Problem]:
    """Macros in hand-written pages exist and are whole; snippets have none."""
    for name, page in (subject.docs or {}).items():
        text = _Text(name, 1, page)
        if name.startswith(_SNIPPETS):
            yield from _none(text)
        elif not _OFF.match(page):
            yield from _macros(subject, text)
            yield from _open_blocks(text)


def _none(text: _Text) -> Iterator[Problem]:
    """Snippets are put in after the macros have run."""
    for match in re.finditer(r"\{\{|\{%", text.text):
        fault = f"«{match[0]}» virker ikke i docs/snippets. Skriv teksten rett ut, eller flytt makroen til siden."
        yield text.problem(match.start(), fault)


def _macros(subject: Subject, text: _Text) -> Iterator[Problem]:
    for call in calls(text.text):
        fault = _fault(subject, call)
        if fault:
            yield text.problem(call.start, fault)
    plain = _without_raw(text.text)
    for start, inside in _expressions(plain):
        if inside == "{{":
            yield text.problem(start, "«{{» er ikke lukket. Sett inn «}}» etter makroen.")


def _lone_ends(text: _Text) -> Iterator[Problem]:
    for start, inside in _expressions(_without_raw(text.text)):
        if inside == "}}":
            yield text.problem(start, "«}}» har ingen «{{» foran seg. Sett inn «{{», eller slett «}}».")


def _open_blocks(text: _Text) -> Iterator[Problem]:
    for match in re.finditer(r"\{%(?![^{]*?%\})", _without_raw(text.text)):
        yield text.problem(match.start(), "«{%» er ikke lukket. Sett inn «%}», eller slett det.")


def _fault(subject: Subject, call: Call) -> str:
    if call.name is None:
        return _unreadable(call)
    macro = MACROS.get(call.name)
    if macro is None:
        return _unknown(call.name)
    if not macro.least <= len(call.arguments) <= macro.most:
        return f"makroen «{call.name}» har feil antall verdier. Skriv {macro.example}."
    return _unknown_value(subject, call, macro)


def _unknown_value(subject: Subject, call: Call, macro: Macro) -> str:
    kind = macro.kind
    for value in asked_for(call):
        if kind and not subject.is_known(kind, value):
            return subject.unknown(kind, value)
        if macro.choices and value not in macro.choices:
            near = nearest(value, macro.choices) or f" Velg blant {', '.join(macro.choices)}."
            return f"makroen «{call.name}» kjenner ikke «{value}».{near}"
    return ""


def asked_for(call: Call) -> tuple[str, ...]:
    """Give the values that name something; with most macros a second value is the text to show."""
    return call.arguments if call.name == "status" else call.arguments[:1]


def _unreadable(call: Call) -> str:
    match = _NAME.match(call.text)
    macro = MACROS.get(match[1]) if match else None
    if match and macro is None and "(" in call.text:
        return _unknown(match[1])
    shown = " ".join(f"{{{{ {call.text} }}}}".split())
    example = macro.example if macro else MACROS["verktoy"].example
    return f"makroen «{shown}» kan ikke leses. Skriv den som {example}."


def _unknown(name: str) -> str:
    remedy = nearest(name, tuple(MACROS)) or f" Velg blant {', '.join(MACROS)}."
    return f"ukjent makro «{name}».{remedy}"


def _expressions(text: str) -> Iterator[tuple[int, str]]:
    """What stands inside each `{{ … }}`, and each mark that lacks its other half."""
    opened: int | None = None
    for match in _MARK.finditer(text):
        if match[0] == "{{":
            if opened is not None:
                yield opened, "{{"
            opened = match.start()
        elif opened is None:
            yield match.start(), "}}"
        else:
            yield opened, text[opened + 2 : match.start()]
            opened = None
    if opened is not None:
        yield opened, "{{"


def _without_raw(text: str) -> str:
    """Blank out what is shown as it is, and keep every character's place."""
    return _RAW.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text) if "{%" in text else text
