"""Nynorsk laid over bokmål: the texts of a translation take the place of those they translate.

A translation has the structure of its bokmål file and holds nothing but texts. What it leaves out stays in bokmål and
is told of, so that readers can be told. Which fields are texts is read from the models.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from handbook.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from handbook.yaml_source import Path_, Source

ENDING = ".nn.yml"
"""How the name of a translation ends; before it stands the name of the bokmål file."""

LESSON_ENDING = ".nn.md"
"""The same for a lesson, which is translated with its text in Markdown."""

REVISION = "translated_from"
"""The field that tells which revision of the bokmål text was translated."""

LISTED = frozenset(("name", "title", "summary", "goals", "checkpoints", "session", "sources"))
"""The texts that other pages show: lists, the overview, the plan for a group; and the foot of every page.

An entry with more than these in nynorsk has a page in nynorsk.
"""

_KEYS = ("id", "field")
"""The fields that entries of a list are found by, whatever their order."""

_OWN: Mapping[str, dict[str, object]] = {
    "status": {
        "enum": ["utkast", "kvalitetssikret"],
        "description": "Statusen til oversettelsen: utkast til noen har kvalitetssikret den. Utelatt: utkast.",
    },
    "reviewed_by": {
        "type": "string",
        "minLength": 1,
        "description": "Hvem som kvalitetssikret oversettelsen (rolle, ikke personnavn).",
    },
    "last_reviewed": {
        "type": "string",
        "format": "date",
        "description": "Datoen oversettelsen sist ble kvalitetssikret, som 2026-11-22.",
    },
}
"""What a translation says of itself: it may be a draft of a text that is not."""

_NOT_TEXTS = frozenset((*_KEYS, *_OWN, REVISION))

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")


@dataclass(frozen=True)
class Shape:
    """What may be translated at one place: a text, the fields of an object, or every entry of a list."""

    text: bool = False
    fields: Mapping[str, Shape] = field(default_factory=dict)
    entry: Shape | None = None
    revised: bool = False
    """Whether what stands here has a revision of its own."""

    judged: bool = False
    """Whether what stands here has a status of its own."""

    description: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to translate."""
        return self.text or bool(self.fields) or self.entry is not None


@dataclass(frozen=True)
class Laid:
    """A bokmål file with its translation laid over it, and the bokmål texts that nothing was laid over."""

    data: object
    fallbacks: frozenset[str]
    given: frozenset[str]
    """The texts that were laid over, in nynorsk."""

    problems: tuple[Problem, ...]


@cache
def shape(model: type[BaseModel]) -> Shape:
    """What may be translated in the files of a model."""
    whole = model.model_json_schema()
    return _shape(whole, whole)


def lay_over(bokmaal: Source, nynorsk: Source, model: type[BaseModel]) -> Laid:
    """Lay a translation over a bokmål file that has nothing wrong in it."""
    work = _Work(nynorsk)
    data = work.lay(shape(model), bokmaal.data, nynorsk.data, ())
    return Laid(data, frozenset(work.fallbacks), frozenset(work.given), tuple(work.problems))


def fills_a_page(entry: object) -> bool:
    """Whether an entry of a translation, as it is written, has texts that no list shows."""
    return isinstance(entry, dict) and bool(set(entry) - LISTED - _NOT_TEXTS)


def places_of(data: object, key: str) -> dict[object, int]:
    """Where each entry of a list stands in a translation, which may leave some out and has an order of its own."""
    entries = data.get(key) if isinstance(data, dict) else None
    return {entry["id"]: place for place, entry in enumerate(entries or ()) if "id" in entry}


def texts(model: type[BaseModel], data: object) -> Iterator[str]:
    """Every text of a file that may be translated."""
    return _texts(shape(model), data)


def schema(model: type[BaseModel], title: str) -> dict[str, object]:
    """The JSON Schema of a translation, so that editors complete it while somebody writes."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_schema(shape(model)), "title": title}


def _shape(whole: dict[str, Any], node: dict[str, Any]) -> Shape:
    told = str(node.get("description", ""))
    while "$ref" in node:
        node = whole["$defs"][node["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in node:
        return _shape(whole, {**node["anyOf"][0], "description": told})
    variants = [_resolved(whole, one) for one in node.get("oneOf", ())] or [node]
    properties = {name: part for one in variants for name, part in one.get("properties", {}).items()}
    if properties:
        revised, judged = "revision" in properties, "reviewed_by" in properties
        own = _OWN if judged else ()
        found = {name: inner for name, part in properties.items() if name not in own and (inner := _shape(whole, part))}
        keys = {key: Shape(description="Den samme id-en som på bokmål.") for key in _KEYS if key in properties}
        return Shape(fields={**keys, **found} if found else {}, revised=revised, judged=judged, description=told)
    if "items" in node:
        entry = _shape(whole, node["items"])
        return Shape(entry=entry, description=told) if entry else Shape()
    # Ids, dates and choices are strings too, but only texts are asked to have something in them and no more.
    is_text = node.get("type") == "string" and node.get("minLength") == 1 and "pattern" not in node
    return Shape(text=is_text, description=told)


def _resolved(whole: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = whole["$defs"][node["$ref"].rsplit("/", 1)[1]] if "$ref" in node else node
    return found


def _schema(here: Shape) -> dict[str, object]:
    told: dict[str, object] = {"description": here.description} if here.description else {}
    if here.entry:
        return {"type": "array", "items": _schema(here.entry), **told}
    if not here.fields:
        return {"type": "string", "minLength": 1, **told}
    properties = {name: _schema(part) for name, part in here.fields.items()}
    if here.revised:
        about = "Revisjonen av bokmålsteksten som er oversatt."
        own = _OWN if here.judged else {}
        properties = {REVISION: {"type": "integer", "minimum": 1, "description": about}, **own, **properties}
    return {"type": "object", "properties": properties, "additionalProperties": False, **told}


def _texts(here: Shape, data: object) -> Iterator[str]:
    if here.text and isinstance(data, str):
        yield data.strip()
    elif isinstance(data, list) and here.entry:
        for item in data:
            yield from _texts(here.entry, item)
    elif isinstance(data, dict):
        for name, part in here.fields.items():
            yield from _texts(part, data.get(name))


class _Work:
    """Walks both files side by side and collects what is missing and what is wrong."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.fallbacks: set[str] = set()
        self.given: set[str] = set()
        self.problems: list[Problem] = []

    def lay(self, here: Shape, old: object, new: object, path: Path_) -> object:
        """The bokmål data at a place, with what is translated of it."""
        if here.text:
            return self._text(str(old), new, path)
        if here.entry:
            return self._list(here.entry, cast("list[object]", old), new, path)
        return self._object(here, cast("dict[str, object]", old), new, path)

    def _text(self, old: str, new: object, path: Path_) -> str:
        if not isinstance(new, str) or not new.strip():
            self._fault(path, f"{_name(path)} skal være tekst. Skriv oversettelsen, eller fjern feltet.")
            return old
        strange = set(_LINK.findall(new)) - set(_LINK.findall(old))
        for wanted in sorted(strange):
            self._fault(path, f"lenken «[[{wanted}]]» står ikke i bokmålsteksten. Bruk de samme lenkene som der.")
        if "[[" in _LINK.sub("", new) or "]]" in _LINK.sub("", new):
            self._fault(path, "lenken er ikke hel. Skriv [[id]] eller [[id|teksten som skal vises]].")
        if _TAG.search(new):
            self._fault(path, "HTML-kode kan ikke brukes her. Fjern den, eller uthev med **to stjerner**.")
        self.given.add(new.strip())
        return new

    def _object(self, here: Shape, old: dict[str, object], new: object, path: Path_) -> dict[str, object]:
        if not isinstance(new, dict):
            self._fault(path, f"{_name(path)} skal ha egne felter under seg, som på bokmål.")
            return old
        for key in new:
            self._key(here, old, str(key), path)
        laid = dict(old)
        if here.revised:
            self._revision(old, new, path)
        if here.judged:
            laid = {key: text for key, text in old.items() if key not in _OWN}
            laid |= {key: new[key] for key in _OWN if key in new}
            self._status(old, laid, path)
            if new.get(REVISION) != old.get("revision", 1):
                # Nobody has looked at the translation of what is new.
                laid.pop("status", None)
        for key, part in here.fields.items():
            if not part or old.get(key) is None:
                continue
            if key in new:
                laid[key] = self.lay(part, old[key], new[key], (*path, key))
            else:
                self.fallbacks.update(_texts(part, old[key]))
        return laid

    def _key(self, here: Shape, old: dict[str, object], key: str, path: Path_) -> None:
        """Tell of a field that has nothing to do in a translation."""
        where = (*path, key)
        if key in _KEYS and key in old and here.fields.get(key) == Shape(description=here.fields[key].description):
            return
        if (here.revised and key == REVISION) or (here.judged and key in _OWN):
            return
        if here.fields.get(key):
            if old.get(key) is None:
                self._fault(where, f"«{key}» står ikke på bokmål. Fjern feltet, eller skriv det på bokmål først.")
        elif key in old:
            self._fault(where, f"«{key}» er ikke tekst og skal ikke oversettes. Fjern feltet.")
        else:
            near = did_you_mean(key, [name for name, part in here.fields.items() if part])
            self._fault(where, f"feltet «{key}» finnes ikke på bokmål.{near or ' Fjern det, eller rett navnet.'}")

    def _revision(self, old: dict[str, object], new: dict[str, object], path: Path_) -> None:
        now, then = old.get("revision", 1), new.get(REVISION)
        if not isinstance(now, int) or now == then:
            return
        if not isinstance(then, int) or then > now:
            self._fault((*path, REVISION), f"«{REVISION}» skal være revisjonen på bokmål som er oversatt. Skriv {now}.")
            return
        told = f"oversettelsen er fra revisjon {then}, men bokmål er kommet til {now}. Rett den, og skriv {now}."
        line = self._source.line((*path, REVISION))
        self.problems.append(Problem(self._source.file, line, told, "advarsel"))

    def _status(self, old: dict[str, object], laid: dict[str, object], path: Path_) -> None:
        """A translation is never surer than what it translates."""
        if laid.get("status") == "kvalitetssikret" and old.get("status") != "kvalitetssikret":
            told = "oversettelsen er «kvalitetssikret», men bokmål er utkast. Kvalitetssikre bokmål først."
            self._fault((*path, "status"), told)

    def _list(self, here: Shape, old: list[object], new: object, path: Path_) -> list[object]:
        if not isinstance(new, list):
            self._fault(path, f"{_name(path)} skal være en liste, som på bokmål.")
            return old
        key = next((one for one in _KEYS if one in here.fields), None)
        if key:
            return self._by_id(here, key, old, new, path)
        if len(old) != len(new):
            told = f"{_name(path)} har {len(new)} punkter, men bokmål har {len(old)}. Skriv like mange, i samme orden."
            self._fault(path, told)
            return old
        return [self.lay(here, a, b, (*path, index)) for index, (a, b) in enumerate(zip(old, new, strict=True))]

    def _by_id(self, here: Shape, key: str, old: list[object], new: list[object], path: Path_) -> list[object]:
        known = [str(cast("dict[str, object]", item)[key]) for item in old]
        places: dict[str, int] = {}
        for index, item in enumerate(new):
            name = item.get(key) if isinstance(item, dict) else None
            if name is None:
                self._fault((*path, index), f"punktet mangler «{key}». Skriv den samme som på bokmål.")
            elif name not in known:
                near = did_you_mean(str(name), known)
                self._fault(
                    (*path, index), f"«{name}» finnes ikke på bokmål.{near or ' Rett den, eller fjern punktet.'}"
                )
            elif name in places:
                self._fault((*path, index), f"«{name}» står to ganger. Slå dem sammen, eller slett den ene.")
            else:
                places[str(name)] = index
        laid = []
        for name, item in zip(known, old, strict=True):
            if name in places:
                laid.append(self.lay(here, item, new[places[name]], (*path, places[name])))
            else:
                self.fallbacks.update(_texts(here, item))
                laid.append(item)
        return laid

    def _fault(self, path: Path_, message: str) -> None:
        self.problems.append(Problem(self._source.file, self._source.line(path), message))


def _name(path: Path_) -> str:
    last = path[-1] if path else "filen"
    return f"punkt {last + 1}" if isinstance(last, int) else f"«{last}»" if path else "filen"
