"""What a page is, as JSON-LD in the words of schema.org, for search engines and catalogues.

Ids and addresses are absolute by nature, so they are there only when the address of the site is known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from handbook import addresses as at
from handbook import norwegian
from handbook.pages.prose import Lookup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.catalogue import Catalogue
    from handbook.models.base import Entity
    from handbook.models.module import Lesson, Module
    from handbook.models.phase import Phase
    from handbook.models.report_form import ReportForm
    from handbook.models.tool import Tool

Thing = dict[str, object]

_SITE = "Fellesmodellen"
_PUBLISHER: Thing = {"@type": "Organization", "name": "Helsefellesskap Innlandet"}


def script(thing: Thing) -> str:
    """The thing as the text of a script element. No tag can end it, whatever the catalogue holds."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def things(catalogue: Catalogue, site_url: str = "") -> dict[str, Thing]:
    """The thing that each page is about, by address. Pages that only list or explain have none."""
    found = dict(_Maker(catalogue, site_url).all())
    other = catalogue.nynorsk
    if other is None:
        return found
    there = at.in_nynorsk(catalogue)
    maker = _Maker(other, site_url, there)
    translated = ((there.get(address), thing) for address, thing in maker.all())
    return found | {address: thing for address, thing in translated if address}


class _Maker:
    """Makes the things of one catalogue."""

    def __init__(self, catalogue: Catalogue, site_url: str, there: Mapping[str, str] | None = None) -> None:
        """`there` tells where the pages lie that exist in nynorsk, when the catalogue is in nynorsk."""
        self.catalogue = catalogue
        self.site_url = site_url
        self.there = there or {}
        self.plain = Lookup(catalogue).plain

    def all(self) -> Iterator[tuple[str, Thing]]:
        yield at.HOME, self.site()
        yield at.COURSE, self.course()
        yield at.GLOSSARY, self.glossary()
        for phase in self.catalogue.phases:
            yield at.phase(phase.id), self.phase(phase)
        for module in self.catalogue.modules:
            yield at.module(module.id), self.module(module)
            for lesson in module.lessons:
                yield at.lesson(module.id, lesson.id), self.lesson(module, lesson)
        for tool in self.catalogue.tools:
            yield at.tool(tool.id), self.tool(tool)
        for form in self.catalogue.report_forms:
            yield at.form(form.id), self.form(form)

    def site(self) -> Thing:
        described = self.plain(self.catalogue.course.summary)
        return {**self.base("WebSite", _SITE, at.HOME), "description": described, "publisher": _PUBLISHER}

    def course(self) -> Thing:
        course = self.catalogue.course
        minutes = sum(module.minutes for module in self.catalogue.modules)
        return {
            **self.base("Course", course.title, at.COURSE),
            **self.of_entity(course, course.summary),
            "provider": _PUBLISHER,
            "audience": [_audience(text) for text in course.audience],
            "hasCourseInstance": _instance(minutes),
            "hasPart": [self.base("Course", module.title, at.module(module.id)) for module in self.catalogue.modules],
        }

    def module(self, module: Module) -> Thing:
        return {
            **self.base("Course", module.title, at.module(module.id)),
            **self.of_entity(module, module.summary),
            "provider": _PUBLISHER,
            "audience": [_audience(text) for text in module.audience],
            "teaches": [self.plain(goal.text) for goal in module.goals],
            "hasCourseInstance": _instance(module.minutes),
            "isPartOf": self.base("Course", self.catalogue.course.title, at.COURSE),
            "hasPart": [
                self.base("LearningResource", lesson.title, at.lesson(module.id, lesson.id))
                for lesson in module.lessons
            ],
        }

    def lesson(self, module: Module, lesson: Lesson) -> Thing:
        goals = {goal.id: self.plain(goal.text) for goal in module.goals}
        return {
            **self.base("LearningResource", lesson.title, at.lesson(module.id, lesson.id)),
            "description": self.plain(lesson.summary),
            "learningResourceType": "leksjon",
            "timeRequired": _time(lesson.minutes),
            "teaches": [goals[goal] for goal in lesson.goals if goal in goals],
            "version": str(lesson.revision),
            "isPartOf": self.base("Course", module.title, at.module(module.id)),
        }

    def phase(self, phase: Phase) -> Thing:
        return {
            **self.base("LearningResource", phase.name, at.phase(phase.id)),
            **self.of_entity(phase, phase.summary),
            "learningResourceType": self.catalogue.say("veiledning"),
            "isPartOf": self.base("WebSite", _SITE, at.HOME),
        }

    def tool(self, tool: Tool) -> Thing:
        steps = [
            {
                "@type": "HowToStep",
                "position": position,
                "name": self.plain(step.title),
                "text": self.plain(step.do),
            }
            for position, step in enumerate(tool.steps, 1)
        ]
        return {
            **self.base("HowTo", tool.name, at.tool(tool.id)),
            **self.of_entity(tool, tool.summary),
            "totalTime": _time(sum(step.minutes for step in tool.steps)),
            "supply": [{"@type": "HowToSupply", "name": self.plain(text)} for text in tool.equipment],
            "step": steps,
            "isPartOf": self.base("WebSite", _SITE, at.HOME),
        }

    def form(self, form: ReportForm) -> Thing:
        return {
            **self.base("LearningResource", form.name, at.form(form.id)),
            **self.of_entity(form, form.summary),
            "learningResourceType": self.catalogue.say("skjema"),
            "isPartOf": self.base("WebSite", _SITE, at.HOME),
        }

    def glossary(self) -> Thing:
        return self.base("DefinedTermSet", self.catalogue.say("Ordliste"), at.GLOSSARY)

    def base(self, kind: str, name: str, address: str) -> Thing:
        """What every thing has."""
        found: Thing = {"@type": kind}
        moved = self.there.get(address)
        if self.site_url:
            found["@id"] = found["url"] = self.site_url + ("" if address == at.HOME else moved or address)
            if moved:
                found["translationOfWork"] = {"@id": self.site_url + address}
        return {**found, "name": name, "inLanguage": "nn" if moved else "nb", "isAccessibleForFree": True}

    def of_entity(self, entity: Entity, summary: str) -> Thing:
        found: Thing = {
            "description": self.plain(summary),
            "creativeWorkStatus": self.catalogue.say(norwegian.STATUS[entity.status]),
            "version": str(entity.revision),
        }
        if entity.last_reviewed:
            found["dateModified"] = entity.last_reviewed.isoformat()
        return found


def _instance(minutes: int) -> Thing:
    return {"@type": "CourseInstance", "courseMode": "Online", "courseWorkload": _time(minutes)}


def _audience(text: str) -> Thing:
    return {"@type": "Audience", "audienceType": text}


def _time(minutes: int) -> str:
    """A number of minutes as ISO 8601 writes it."""
    return f"PT{minutes}M"
