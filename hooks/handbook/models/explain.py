"""What a rejected field is told the editor, in Norwegian."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from handbook.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import ErrorDetails

    from handbook.yaml_source import Path_, Source

M = TypeVar("M", bound=BaseModel)

_TAGGED = "questions"
"""The one list whose items are told apart by their kind; pydantic then puts the kind into the path."""
_KINDS = "one, several, match, order, reflection"

_CLOCKS = {"start", "end"}
"""Fields that hold a time of day."""

_SHORT = 40

_EMPTY = "er tomt. Fyll det ut, eller fjern det hvis det er frivillig."
_TEXT = 'skal være tekst. Sett verdien i hermetegn ("…").'
_COLON = 'skal være tekst, men kolonet gjør den til et felt med navn. Sett hele teksten i hermetegn ("…").'
_ONE_TEXT = "skal være én tekst, ikke en liste. Skriv teksten uten bindestreker og klammer foran."
_WHOLE = "skal være et helt tall uten hermetegn. Skriv bare tallet."
_DATE = "er ikke en gyldig dato. Skriv den som 2026-11-22."
_LIST = "skal være en liste. Skriv ett punkt på hver linje, med bindestrek og mellomrom foran."
_OTHER = "har en verdi som ikke kan brukes. Se hvordan det er gjort i en annen fil."
_FIELDS = "skal ha egne felter under seg. Se hvordan det er gjort i en annen fil."

_PLAIN = {
    "string_too_short": _EMPTY,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "bool_type": "skal være true eller false. Skriv ordet uten hermetegn.",
    "tuple_type": _LIST,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
}
"""What is wrong with a field, where nothing more needs to be said than what it should be."""


@dataclass(frozen=True)
class _Fault:
    """One rejected field."""

    model: type[BaseModel]
    details: ErrorDetails
    path: Path_

    @property
    def name(self) -> str:
        return _name(self.path)

    @property
    def given(self) -> object:
        return self.details["input"]

    def limit(self, key: str) -> str:
        return str(self.details.get("ctx", {}).get(key))


def validate(source: Source, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """Turn the data of a file into a model, or into one problem for every field that is wrong."""
    try:
        # JSON is the strict reading that takes lists as tuples and text as dates, which is what YAML gives us.
        return model.model_validate_json(json.dumps(source.data)), ()
    except ValidationError as error:
        faults = [details for details in error.errors(include_url=False) if not _is_echo(details)]
        return None, tuple(_problem(source, model, details) for details in faults)


def _is_echo(details: ErrorDetails) -> bool:
    """Whether a list is called too short only because something in it was rejected, which is told by itself."""
    given = details["input"]
    return details["type"] == "too_short" and isinstance(given, list) and len(given) >= details["ctx"]["min_length"]


def _problem(source: Source, model: type[BaseModel], details: ErrorDetails) -> Problem:
    loc = details["loc"]
    path: Path_ = (*loc[:2], *loc[3:]) if loc[:1] == (_TAGGED,) else loc
    if details["type"] == "union_tag_invalid":
        path = (*path, "kind")
    message = _message(_Fault(model, details, path))
    return Problem(source.file, source.line(path), " ".join(message.split()))


def _message(fault: _Fault) -> str:
    kind = fault.details["type"]
    if kind in _SPECIAL:
        return _SPECIAL[kind](fault)
    if fault.given is None:
        return f"{fault.name} {_EMPTY}"
    if not fault.path:
        return "filen skal bestå av felter, som «id: …». Se hvordan det er gjort i en annen fil."
    return f"{fault.name} {_PLAIN.get(kind, _OTHER)}"


def _missing(fault: _Fault) -> str:
    return f"feltet {fault.name} mangler. Legg det til."


def _unknown(fault: _Fault) -> str:
    near = did_you_mean(str(fault.path[-1]), _fields(fault.model, fault.details["loc"][:-1]))
    return f"ukjent felt {fault.name}.{near or ' Fjern det, eller rett navnet.'}"


def _not_text(fault: _Fault) -> str:
    told = {dict: _COLON, list: _ONE_TEXT, type(None): _EMPTY}
    return f"{fault.name} {told.get(type(fault.given), _TEXT)}"


def _not_allowed(fault: _Fault) -> str:
    context = fault.details.get("ctx", {})
    allowed = str(context.get("expected") or context.get("expected_tags")).replace("'", "").replace(" or ", ", ")
    given = context.get("tag", fault.given)
    if given is None:
        return f"{fault.name} {_EMPTY}"
    near = did_you_mean(str(given), allowed.split(", "))
    return f"{fault.name} har verdien «{_short(given)}». Velg blant {allowed}.{near}"


def _no_kind(fault: _Fault) -> str:
    return f"{fault.name} mangler feltet «kind». Velg blant {_KINDS}."


def _wrong_form(fault: _Fault) -> str:
    if str(fault.path[-1]).endswith("url"):
        remedy = "Skriv hele adressen, med https:// foran."
    elif fault.path[-1] in _CLOCKS:
        remedy = 'Skriv klokkeslettet med fire siffer, som "09.00".'
    else:
        remedy = "Bruk små bokstaver fra a til z, tall og bindestrek, med en bokstav først."
    return f"{fault.name} har verdien «{_short(fault.given)}», som ikke er skrevet riktig. {remedy}"


def _too_long(fault: _Fault) -> str:
    return f"{fault.name} er {len(str(fault.given))} tegn. Kort ned til høyst {fault.limit('max_length')}."


def _too_few(fault: _Fault) -> str:
    least = fault.limit("min_length")
    return f"{fault.name} har for få punkter. Skriv minst {'ett' if least == '1' else least}."


def _too_many(fault: _Fault) -> str:
    return f"{fault.name} har for mange punkter. Skriv høyst {fault.limit('max_length')}."


def _too_small(fault: _Fault) -> str:
    return f"{fault.name} er {_short(fault.given)}. Skriv et tall som er minst {fault.limit('ge')}."


def _too_big(fault: _Fault) -> str:
    return f"{fault.name} er {_short(fault.given)}. Skriv et tall som er høyst {fault.limit('le')}."


_SPECIAL: dict[str, Callable[[_Fault], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _not_text,
    "literal_error": _not_allowed,
    "union_tag_invalid": _not_allowed,
    "union_tag_not_found": _no_kind,
    "string_pattern_mismatch": _wrong_form,
    "string_too_long": _too_long,
    "too_short": _too_few,
    "too_long": _too_many,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_big,
}
"""What is wrong with a field, where the value or a limit has to be told."""


def _name(path: Path_) -> str:
    """Name the field as an editor finds it: «minutes» i punkt 2 under «steps». The line tells the rest."""
    *above, last = path or ("",)
    if isinstance(last, int):
        return f"punkt {last + 1} under «{above[-1]}»" if above else f"punkt {last + 1}"
    if not above:
        return f"«{last}»" if path else "filen"
    return f"«{last}» i {_name(tuple(above[-2:]))}" if isinstance(above[-1], int) else f"«{last}» under «{above[-1]}»"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _fields(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Read from the JSON Schema which fields may stand where an unknown one was found."""
    schema = model.model_json_schema()
    here: dict[str, Any] = schema
    for part in loc:
        here = _resolve(schema, here)
        if isinstance(part, int):
            here = here.get("items", {})
        elif "oneOf" in here:
            here = {"$ref": here["discriminator"]["mapping"][part]}
        else:
            here = here.get("properties", {}).get(part, {})
    return list(_resolve(schema, here).get("properties", {}))


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node or "anyOf" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node["anyOf"][0]
    return node
