"""The course as data for the scripts of its pages: one classic script, which works from a folder too."""

from __future__ import annotations

import hashlib
import json
from itertools import product
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import script_data
from handbook.pages.questions import drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handbook.catalogue import Catalogue
    from handbook.models.module import Checkpoint, Goal, Lesson, Module, Question

ADDRESS = "kurs/kurs.js"


def scripts(catalogue: Catalogue) -> dict[str, str]:
    """Address to script: the course in bokmål, and in nynorsk when there is a translation of anything."""
    found = {ADDRESS: written(data(catalogue))}
    if catalogue.nynorsk:
        pages = {page: there for page, there in at.in_nynorsk(catalogue).items() if page.startswith("kurs/")}
        # Progress is kept by addresses in bokmål, and what it knows is of one revision in both languages.
        names = {**data(catalogue.nynorsk), "revisjon": revision(catalogue), "nynorsk": pages}
        found[at.nynorsk(ADDRESS)] = written(names)
    return found


def written(course: dict[str, object]) -> str:
    """The data of a course as a script."""
    return script_data.whole("fellesKurs", course)


def data(catalogue: Catalogue) -> dict[str, object]:
    """The course, its modules and their former ids; the shape is FellesKurs in laering/typer.d.ts."""
    return {
        "id": catalogue.course.id,
        "revisjon": revision(catalogue),
        "adresse": at.COURSE,
        "repetisjon": at.RECALL,
        "tittel": catalogue.course.title,
        "moduler": [_module(module) for module in catalogue.modules],
        "alias": _aliases(catalogue),
    }


def revision(catalogue: Catalogue) -> str:
    """Eight signs that change when anything that the course teaches or asks does."""
    content = [
        module.model_dump(mode="json", exclude={"folder": True, "lessons": {"__all__": {"file", "body_line"}}})
        for module in catalogue.modules
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _module(module: Module) -> dict[str, object]:
    return {
        "id": module.id,
        "nr": module.number,
        "tittel": module.title,
        "adresse": at.module(module.id),
        "sjekk": {
            "adresse": at.knowledge_check(module.id),
            "minutter": module.check_minutes,
            "antall": drawn(module),
        },
        "maal": [{"id": goal.id, "tekst": goal.text} for goal in module.goals],
        "leksjoner": [_lesson(module, lesson) for lesson in module.lessons],
        "sporsmal": [{"id": item.id, "maal": item.goal, "type": item.kind} for item in module.questions],
        "sjekkpunkter": [item.id for item in module.checkpoints],
    }


def _lesson(module: Module, lesson: Lesson) -> dict[str, object]:
    return {
        "id": f"{module.id}/{lesson.id}",
        "tittel": lesson.title,
        "adresse": at.lesson(module.id, lesson.id),
        "minutter": lesson.minutes,
        "rev": lesson.revision,
        "maal": list(lesson.goals),
    }


def _aliases(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    modules = catalogue.modules
    moved = at.redirects(catalogue)
    return {
        "modul": {old: module.id for module in modules for old in module.aliases},
        "leksjon": {
            f"{folder}/{name}": f"{module.id}/{lesson.id}"
            for module in modules
            for lesson in module.lessons
            for folder, name in product((module.id, *module.aliases), (lesson.id, *lesson.aliases))
            if (folder, name) != (module.id, lesson.id)
        },
        "maal": _former(goal for module in modules for goal in module.goals),
        "sporsmal": _former(item for module in modules for item in module.questions),
        "sjekkpunkt": _former(item for module in modules for item in module.checkpoints),
        "side": {_page(old): _page(new) for old, new in moved.items() if old.startswith("kurs/")},
    }


def _former(parts: Iterable[Goal | Question | Checkpoint]) -> dict[str, str]:
    return {old: part.id for part in parts for old in part.aliases}


def _page(address: str) -> str:
    return address.partition("#")[0]
