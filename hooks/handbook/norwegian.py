"""Dates, numbers, times and lists as written in Norwegian.

They are in bokmål; `say` gives the words of another language, as the one of a catalogue in nynorsk does.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handbook.models.base import Range

_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli",
    "august", "september", "oktober", "november", "desember",
)  # fmt: skip
NUMBERS = ("null", "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
_HOUR = 60
_HALF = 30
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|])")

FORM = {"fysisk": "Fysisk", "digitalt": "Digitalt", "begge": "Fysisk eller digitalt"}
EXPERIENCE = {
    "ingen": "Ingen erfaring nødvendig",
    "noe": "Noe erfaring med å lede grupper",
    "erfaren": "Erfaren fasilitator",
}
KIND = {"metode": "Metode", "mal": "Mal", "sjekkliste": "Sjekkliste", "verktøy": "Verktøy"}
KINDS = {"metode": "metoder", "mal": "maler", "sjekkliste": "sjekklister", "verktøy": "verktøy"}
SIDE = {
    "kommune": "Kommunene",
    "sykehus": "Sykehuset",
    "bruker": "Brukere og pårørende",
    "felles": "Felles",
    "fastlege": "Fastlegene",
    "ansatt": "De ansatte",
}
AUDIENCE = {
    "alle": "For alle",
    "prosjektleder": "For prosjektledere",
    "fasilitator": "For fasilitatorer",
    "leder": "For ledere",
    "deltaker": "For deltakere",
}
STATUS = {
    "utkast": "Utkast. Ikke kvalitetssikret av sekretariatet",
    "kvalitetssikret": "Kvalitetssikret",
}
PRIVACY = (
    "Skriv ikke navn på pasienter, brukere eller pårørende, og ikke noe om helsen til én person. "
    "Ta heller ikke med det som gjør at noen kan kjennes igjen."
)
"""The warning that stands wherever a group writes, unless a sheet has its own."""

TONE = {"grønn": "gronn", "gul": "gul", "rød": "rod", "blå": "blaa", "grå": "graa"}
"""The names of colours as classes in the style sheets."""

PAPER = {
    ("A4", "stående"): "a4", ("A4", "liggende"): "a4-liggende",
    ("A3", "stående"): "a3", ("A3", "liggende"): "a3-liggende",
}  # fmt: skip
"""Size and orientation as the name of a page in print.css."""

FIELD = {
    "kort tekst": "Skriv kort",
    "lang tekst": "Skriv fritt",
    "dato": "Skriv datoen",
    "ett valg": "Sett ett kryss",
    "flere valg": "Sett ett eller flere kryss",
    "tabell": "Før inn i tabellen",
    "personer": "Skriv rolle og virksomhet",
}
CELL = {
    "kort tekst": "Kort tekst",
    "lang tekst": "Tekst",
    "ett valg": "Velg ett",
    "tall": "Tall",
    "dato": "Dato",
    "rolle": "Rolle",
    "formel": "Regnes ut",
}
QUESTION = {
    "one": "Ett riktig svar",
    "several": "Flere riktige svar",
    "match": "Koble sammen",
    "order": "Sett i rekkefølge",
    "reflection": "Tenk selv",
}


def filled(text: str, *values: object) -> str:
    """The text with the values in the places that are marked {}, in order."""
    return "".join(part for pair in zip(text.split("{}"), (*map(str, values), ""), strict=True) for part in pair)


def day(value: date) -> str:
    """A date: 22. november 2026."""
    return f"{value.day}. {_MONTHS[value.month - 1]} {value.year}"


def iso_day(text: str) -> str:
    """A date that is written 2026-11-22."""
    return day(date.fromisoformat(text))


def duration(minutes: int, say: Callable[[str], str] = str) -> str:
    """A number of minutes as people say it: 1 time og 30 minutter."""
    hours, rest = divmod(minutes, _HOUR)
    parts = []
    if hours:
        parts.append(say("1 time") if hours == 1 else filled(say("{} timer"), hours))
    if rest or not hours:
        parts.append(say("1 minutt") if rest == 1 else filled(say("{} minutter"), rest))
    return " og ".join(parts)


def span(value: Range, unit: str = "", say: Callable[[str], str] = str) -> str:
    """From least to most: 5–6 personer, 35–45 minutter, 1½–2 timer."""
    if unit == "minutter":
        return _time_span(value.min, value.max, say)
    numbers = str(value.min) if value.min == value.max else f"{value.min}–{value.max}"
    return f"{numbers} {say(unit)}".strip()


def _time_span(least: int, most: int, say: Callable[[str], str]) -> str:
    if least == most:
        return duration(least, say)
    if least >= _HOUR and least % _HALF == 0 and most % _HALF == 0:
        return filled(say("{}–{} timer"), _hours(least), _hours(most))
    if most <= 3 * _HOUR:
        return filled(say("{}–{} minutter"), least, most)
    return filled(say("{} til {}"), duration(least, say), duration(most, say))


def _hours(minutes: int) -> str:
    return f"{minutes // _HOUR}{'½' if minutes % _HOUR else ''}"


def clock(start: int, minutes: int) -> str:
    """From and to inside a session, counted from its start: 0.10–0.25."""

    def at(moment: int) -> str:
        return f"{moment // _HOUR}.{moment % _HOUR:02}"

    return f"{at(start)}–{at(start + minutes)}"


def time_of_day(minutes: int) -> str:
    """Minutes after midnight as a clock shows them: 09.05."""
    return f"{minutes // _HOUR % 24:02}.{minutes % _HOUR:02}"


def number(value: int, say: Callable[[str], str] = str) -> str:
    """Numbers up to twelve in letters."""
    return say(NUMBERS[value]) if 0 <= value < len(NUMBERS) else str(value)


def join(items: Iterable[str]) -> str:
    """A list in a sentence: kommune, sykehus og bruker."""
    *head, last = list(items) or [""]
    return f"{', '.join(head)} og {last}" if head else last


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def escape_markdown(text: str) -> str:
    """The text as it stands, where Markdown would otherwise read signs in it."""
    return _MARKDOWN.sub(r"\\\1", text)


def alphabetical(text: str) -> tuple[tuple[int, str], ...]:
    """A sort key that puts æ, ø and å last."""
    order = "abcdefghijklmnopqrstuvwxyzæøå"
    return tuple((order.find(letter), letter) for letter in text.lower())
